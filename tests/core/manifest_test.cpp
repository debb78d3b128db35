#include "core/domain/manifest.h"

#include <rapidcheck.h>

#include <catch2/catch.hpp>

using namespace kroniek;
using registration::DocumentType;

// tests/fuzz/manifest_fuzz.cpp: stops the process where reading breaks a promise.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

constexpr Date today{2026, 11, 23};
const std::string full_header =
    "id,lastName,firstNames,otherScriptName,dateOfBirth,sex,nationalities,documentType,documentIssuer,"
    "documentNumber,"
    "documentExpiry,mrz1,mrz2,minor,group\n";
const std::string full_row =
    "7,de Bruijn,Willeke Liselotte,Виллеке,1965-03-10,F,NLD/MAR,passport,NLD,SPECI2014,2024-03-09,"
    "P<NLDDE<BRUIJN<<WILLEKE<LISELOTTE<<<<<<<<<<<,SPECI20142NLD6503101F2403096999999990<<<<<84,no,H001\n";

Manifest read(const std::string& text) {
  return read_manifest(text, today).value();
}
ManifestValues only(const std::string& text) {
  const auto manifest = read(text);
  REQUIRE(manifest.rows.size() == 1);
  return manifest.rows[0].values;
}
std::string refusal(const std::string& text) {
  return read_manifest(text, today).error().code;
}

using Found = std::vector<std::pair<std::size_t, std::string>>;
Found found(const Manifest& manifest, ManifestEffect effect) {
  Found all;
  for (const auto& fault : manifest.faults)
    if (fault.effect == effect) all.emplace_back(fault.line, fault.code);
  return all;
}
Found refused(const Manifest& manifest) {
  return found(manifest, ManifestEffect::row_refused);
}
Found noted(const Manifest& manifest) {
  return found(manifest, ManifestEffect::noted);
}

// Everything that an answer could show of the list.
std::string shown(const Manifest& manifest) {
  std::string text;
  for (const auto& fault : manifest.faults) text += fault.column + fault.code + fault.detail + "\n";
  for (const auto& [line, row] : manifest.rows) {
    text += row.external_id + row.last_name.value_or("") + row.first_names.value_or("") +
            row.group.value_or("") + row.other_script_name.value_or("") + row.document_number.value_or("");
    if (row.mrz) text += row.mrz->document_number + row.mrz->optional_data + row.mrz->optional_data_2;
  }
  return text;
}

}  // namespace

TEST_CASE("manifest: a full row is read whole") {
  const auto manifest = read(full_header + full_row);
  CHECK(manifest.faults.empty());
  CHECK(manifest.has_ids);
  REQUIRE(manifest.rows.size() == 1);
  CHECK(manifest.rows[0].line == 2);
  const auto& row = manifest.rows[0].values;
  CHECK(row.external_id == "7");
  CHECK(row.last_name == "de Bruijn");
  CHECK(row.first_names == "Willeke Liselotte");
  CHECK(row.other_script_name == "Виллеке");
  CHECK(to_string(row.date_of_birth) == "1965-03-10");
  CHECK_FALSE(row.birth_date_doubtful);
  CHECK(row.minor == false);
  CHECK(row.sex == Sex::female);
  CHECK(row.nationalities == std::vector<std::string>{"NLD", "MAR"});
  CHECK(row.document_type == DocumentType::passport);
  CHECK(row.document_issuer == "NLD");
  CHECK(row.document_number == "SPECI2014");
  CHECK(row.document_expiry == Date{2024, 3, 9});
  CHECK(row.mrz_result == registration::MrzResult::valid);
  CHECK(row.mrz->primary_identifier == "DE BRUIJN");
  CHECK(row.group == "H001");
}

TEST_CASE(
    "manifest: separators, quotes, line ends, a byte order mark and the order of columns make no "
    "difference") {
  const auto expected = only("lastName,firstNames,dateOfBirth\nJansen,\"Anna, \"\"An\"\"\",1984-05-17\n");
  CHECK(expected.first_names == "Anna, \"An\"");
  const auto text = GENERATE(values<std::string>({
      "\xEF\xBB\xBFlastName,firstNames,dateOfBirth\r\nJansen,\"Anna, \"\"An\"\"\",1984-05-17",
      "Achternaam;Voornamen;Geboortedatum\r\nJansen;\"Anna, \"\"An\"\"\";17-05-1984\r\n",
      "GEBOORTEDATUM;\"voornaam\";geslachtsnaam\n17.05.1984;\"Anna, \"\"An\"\"\"; Jansen \n",
      "\"Given names\",\"Date of birth\",SURNAME\n\"Anna, \"\"An\"\"\",\"1984-05-17\",Jansen\n",
  }));
  CHECK(only(text) == expected);
}

TEST_CASE("manifest: unknown stays unknown") {
  const auto manifest =
      read("id,lastName,firstNames,dateOfBirth,sex,nationality,documentnumber,minor\na,,,,,,,\n");
  CHECK(manifest.faults.empty());
  REQUIRE(manifest.rows.size() == 1);
  ManifestValues nothing;
  nothing.external_id = "a";
  CHECK(manifest.rows[0].values == nothing);
}

TEST_CASE("manifest: a birth date is read in its forms, with its unknown parts") {
  const auto [cell, date] = GENERATE(table<std::string, std::string>({{"1984-05-17", "1984-05-17"},
                                                                      {"17-05-1984", "1984-05-17"},
                                                                      {"17.05.1984", "1984-05-17"},
                                                                      {"1984-05", "1984-05"},
                                                                      {"1984", "1984"},
                                                                      {"1984-00-00", "1984"},
                                                                      {"00-05-1984", "1984-05"},
                                                                      {"00-00-1984", "1984"},
                                                                      {"00-00-0000", "unknown"},
                                                                      {"onbekend", "unknown"},
                                                                      {"", "unknown"},
                                                                      {"2026-11-23", "2026-11-23"}}));
  CHECK(to_string(only("lastName,dateOfBirth\nJansen," + cell + "\n").date_of_birth) == date);
}

TEST_CASE("manifest: 1 January is in doubt, and says nothing of who is a minor") {
  const auto row = only("lastName,dateOfBirth,minor\nJansen,2015-01-01,\n");
  CHECK(row.birth_date_doubtful);
  CHECK(row.minor == std::nullopt);
  CHECK(only("lastName,dateOfBirth,minor\nJansen,1984-01-01,ja\n").minor == true);
}

TEST_CASE("manifest: who is a minor follows from the birth date where it is known well enough") {
  const auto [cell, minor] = GENERATE(table<std::string, std::optional<bool>>({{"2008-11-24", true},
                                                                               {"2008-11-23", false},
                                                                               {"2008-11", std::nullopt},
                                                                               {"2008", std::nullopt},
                                                                               {"2009", true},
                                                                               {"2007", false},
                                                                               {"", std::nullopt}}));
  CHECK(only("lastName,dateOfBirth\nJansen," + cell + "\n").minor == minor);
  CHECK(noted(read("lastName,dateOfBirth,minor\nJansen,1984-05-17,ja\n")) ==
        Found{{2, "manifest.minor-differs"}});
}

TEST_CASE("manifest: each bad row is reported with line and reason, and the good rows are taken") {
  const auto [row, code] = GENERATE(table<std::string, std::string>({
      {"b,Jansen,Anna", "manifest.cell-count"},
      {"b,Jansen,Anna,,,,,,,,,,,,,", "manifest.cell-count"},
      {",,,,,,,,,,,,,,", "manifest.row-empty"},
      {"b,\"Jansen\"x,Anna,,,,,,,,,,,,", "manifest.quoting"},
      {"b,Jan\"sen,Anna,,,,,,,,,,,,", "manifest.quoting"},
      {"b,\"Jansen,Anna,,,,,,,,,,,,", "manifest.quoting"},
      {"b," + std::string(1001, 'x') + ",Anna,,,,,,,,,,,,", "manifest.cell-too-long"},
      {"b,\"" + std::string(1001, 'x') + "\",Anna,,,,,,,,,,,,", "manifest.cell-too-long"},
      {"b," + std::string(101, 'x') + ",Anna,,,,,,,,,,,,", "manifest.name-too-long"},
      {"b,Jan\tsen,Anna,,,,,,,,,,,,", "manifest.control-character"},
      {"b,1984-05-17,Anna,,,,,,,,,,,,", "manifest.name-not-a-name"},
      {"b,Jansen,Anna,,Jansen,,,,,,,,,,", "manifest.date-malformed"},
      {"b,Jansen,Anna,,05/17/1984,,,,,,,,,,", "manifest.date-malformed"},
      {"b,Jansen,Anna,,1984-02-30,,,,,,,,,,", "manifest.date-malformed"},
      {"b,Jansen,Anna,,84-02-03,,,,,,,,,,", "manifest.date-malformed"},
      {"b,Jansen,Anna,,2026-11-24,,,,,,,,,,", "manifest.date-of-birth-in-future"},
      {"b,Jansen,Anna,,1884-05-17,,,,,,,,,,", "manifest.date-of-birth-too-old"},
      {"b,Jansen,Anna,,,vr.,,,,,,,,,", "manifest.sex"},
      {"b,Jansen,Anna,,,,Dutch,,,,,,,,", "manifest.nationality"},
      {"b,Jansen,Anna,,,,NLD/BEL/DEU/FRA/ESP/ITA,,,,,,,,", "manifest.nationality"},
      {"b,Jansen,Anna,,,,,,Nederland,,,,,,", "manifest.document-issuer"},
      {"b,Jansen,Anna,,,,,,NLD,999999990,,,,,", "manifest.document-number-is-bsn"},
      {"b,Jansen,Anna,,,,,,,9999.99.990,,,,,", "manifest.document-number-is-bsn"},
      {"b,Jansen,Anna,,,,,,NLD,,2030-13-01,,,,", "manifest.date-malformed"},
      {"b,Jansen,Anna,,,,,,NLD,,2030,,,,", "manifest.date-malformed"},
      {"b,Jansen,Anna,,,,,,,,,,,maybe,", "manifest.minor"},
      {",Jansen,Anna,,,,,,,,,,,,", "manifest.external-id-missing"},
      {"b/2,Jansen,Anna,,,,,,,,,,,,", "manifest.external-id"},
      {std::string(61, 'b') + ",Jansen,Anna,,,,,,,,,,,,", "manifest.external-id"},
      {"999999990,Jansen,Anna,,,,,,,,,,,,", "manifest.external-id-is-bsn"},
      {"AB-12,Jansen,Anna,,,,,,BEL,ab12,,,,,", "manifest.external-id-is-document-number"},
      {"a,Jansen,Anna,,,,,,,,,,,,", "manifest.external-id-twice"},
  }));
  const auto manifest =
      read(full_header + "a,Eerste,,,,,,,,,,,,,\n" + row + "\n" + "c,Laatste,,,,,,,,,,,,,\n");
  CAPTURE(row);
  CHECK(refused(manifest) == Found{{3, code}});
  CHECK(manifest.rows_refused == 1);
  REQUIRE(manifest.rows.size() == 2);
  CHECK(manifest.rows[0].values.external_id == "a");
  CHECK(manifest.rows[1].values.external_id == "c");
  CHECK(manifest.rows[1].line == 4);
}

TEST_CASE("manifest: all reasons of a bad row are reported") {
  const auto manifest = read("id,lastName,dateOfBirth,sex\n?,1984-05-17,Jansen,y\n");
  CHECK(refused(manifest) == Found{{2, "manifest.external-id"},
                                   {2, "manifest.name-not-a-name"},
                                   {2, "manifest.date-malformed"},
                                   {2, "manifest.sex"}});
  CHECK(manifest.rows_refused == 1);
}

TEST_CASE("manifest: a person is taken although the document is bad") {
  const auto [cells, code] = GENERATE(table<std::string, std::string>({
      {"a,Jansen,,,,,,library card,,,,,,,", "manifest.document-type"},
      {"a,Jansen,,,,,,,NLD,SP?CI2014,,,,,", "manifest.document-number-characters"},
      {"a,Jansen,,,,,,,NLD,SPECI20144,,,,,", "manifest.document-number-form"},
      {"a,Jansen,,,,,,,NLD,SPOCI2014,,,,,", "manifest.document-number-form"},
      {"a,Jansen,,,,,,,,,,P<NLD,,,", "mrz.length"},
      {"a,Jansen,,,,,,,,,,,,,fam. Jansen", "manifest.group"},
      {"a,Jansen,,,,,,,,,,,,,999999990", "manifest.group"},
  }));
  const auto manifest = read(full_header + cells + "\n");
  CHECK(noted(manifest) == Found{{2, code}});
  CHECK(manifest.rows.size() == 1);
  CHECK(manifest.rows_refused == 0);
}

TEST_CASE("manifest: an illegible document number and a free group are not kept, an unusual number is") {
  CHECK(only(full_header + "a,Jansen,,,,,,,NLD,SP?CI2014,,,,,x y\n").document_number == std::nullopt);
  CHECK(only(full_header + "a,Jansen,,,,,,,NLD,SP?CI2014,,,,,x y\n").group == std::nullopt);
  CHECK(only(full_header + "a,Jansen,,,,,,,NLD,speci 2014-4,,,,,\n").document_number == "SPECI20144");
}

TEST_CASE("manifest: a zone with wrong check digits is not kept, and its person is") {
  auto wrong = full_row;
  wrong.replace(wrong.find("SPECI20142"), 10, "SPECI20143");
  const auto manifest = read(full_header + wrong);
  CHECK(noted(manifest) == Found{{2, "mrz.check-digit-document-number"}, {2, "mrz.check-digit-composite"}});
  REQUIRE(manifest.rows.size() == 1);
  CHECK(manifest.rows[0].values.mrz == std::nullopt);
  CHECK(manifest.rows[0].values.mrz_result == registration::MrzResult::check_digit_wrong);
}

TEST_CASE("manifest: a zone that says another number or birth date is noted") {
  auto other = full_row;
  other.replace(other.find("1965-03-10"), 10, "1965-03-11");
  CHECK(noted(read(full_header + other)) == Found{{2, "manifest.mrz-differs"}});
}

TEST_CASE("manifest: no citizen service number comes out, whatever column it stands in") {
  const std::string bsn = "999999990";
  const auto at = GENERATE(range(0, 15));
  std::string row;
  for (int column = 0; column < 15; ++column)
    row += (column > 0 ? "," : "") + (column == at ? bsn : std::string());
  CHECK(shown(read(full_header + row + "\n")).find(bsn) == std::string::npos);
  CHECK(shown(read("lastName,BSN\nJansen," + bsn + "\n")).find(bsn) == std::string::npos);
  CHECK(shown(read(full_header + full_row)).find("99999") == std::string::npos);
}

TEST_CASE("manifest: nine digits of another country's document are a document number") {
  CHECK(only("lastName,documentIssuer,documentNumber\nJansen,USA,999999990\n").document_number ==
        "999999990");
}

TEST_CASE("manifest: an unknown column is noted by its place and passed over") {
  const auto manifest = read("lastName,Meal,dateOfBirth\nJansen,\"vega\nn\",1984-05-17\n");
  REQUIRE(manifest.faults.size() == 1);
  CHECK(manifest.faults[0] ==
        ManifestFault{1, "2", "manifest.column-unknown", manifest.faults[0].detail, ManifestEffect::noted});
  CHECK(manifest.rows.size() == 1);
}

TEST_CASE("manifest: a list that is none is refused whole") {
  const auto [text, code] = GENERATE(table<std::string, std::string>({
      {"", "manifest.header-missing"},
      {"\n\n", "manifest.header-missing"},
      {"Jansen,Anna,1984-05-17\n", "manifest.header-missing"},
      {"id,dateOfBirth\n1,1984-05-17\n", "manifest.header-missing"},
      {"\"lastName\nJansen\n", "manifest.header-missing"},
      {"lastName,surname\nJansen,Jansen\n", "manifest.column-twice"},
      {"lastName\nJ\xE4ger\n", "manifest.not-utf-8"},
      {std::string("lastName\nJan\0sen\n", 17), "manifest.nul"},
      {std::string(manifest_bytes_max + 1, 'a'), "manifest.too-large"},
  }));
  CHECK(refusal(text) == code);
}

TEST_CASE("manifest: five thousand rows are taken, one more is not") {
  std::string text = "lastName\n";
  for (std::size_t i = 0; i < manifest_rows_max; ++i) text += "Jansen\n";
  CHECK(read(text).rows.size() == manifest_rows_max);
  const auto result = read_manifest(text + "Jansen\n", today);
  CHECK(result.error().code == "manifest.too-many-rows");
  CHECK(result.error().kind == ErrorKind::too_large);
}

TEST_CASE("manifest: without an id column the line is the id, under a source that is this very file") {
  const std::string text = "lastName\nEerste\n\nTweede\n";
  const auto manifest = read(text);
  REQUIRE(manifest.rows.size() == 2);
  CHECK(manifest.rows[0].values.external_id == "2");
  CHECK(manifest.rows[1].values.external_id == "4");
  const auto source = manifest_source("KL1234-2026-11-23", manifest).value();
  CHECK(source == "KL1234-2026-11-23-" + hex(ByteView(manifest.digest).first(4)));
  CHECK(source == manifest_source("KL1234-2026-11-23", read(text)).value());
  CHECK(source != manifest_source("KL1234-2026-11-23", read("lastName\nTweede\nEerste\n")).value());
}

TEST_CASE("manifest: with an id column the source is the list's name, in every version of the list") {
  const auto one = read("id,lastName\n1,Eerste\n2,Tweede\n");
  const auto two = read("id,lastName\n2,Tweede\n1,Eerste\n3,Derde\n");
  CHECK(manifest_source("KL1234", one).value() == "KL1234");
  CHECK(manifest_source("KL1234", two).value() == "KL1234");
}

TEST_CASE("manifest: a list's name is an opaque code") {
  const auto manifest = read("lastName\nJansen\n");
  const auto name =
      GENERATE(values<std::string>({"", "KL 1234", "lijst/1", std::string(52, 'x'), "999999990"}));
  CHECK(manifest_source(name, manifest).error().code == "manifest.list-name");
  CHECK(manifest_source(std::string(51, 'x'), manifest).ok());
}

TEST_CASE("manifest: the fuzz target holds for lists with any changed byte") {
  CHECK(rc::check([] {
    auto text = full_header + full_row + "8,\"Jan\"\"sen\",,,1984,m,NLD,,,,,,,,\n9,\"X\n\",,,,,,,,,,,,,\n";
    text[*rc::gen::inRange<std::size_t>(0, text.size())] = *rc::gen::arbitrary<char>();
    text[*rc::gen::inRange<std::size_t>(0, text.size())] = *rc::gen::elementOf(std::string("\"\n,;\r<9"));
    RC_ASSERT(LLVMFuzzerTestOneInput(as_bytes(text).data(), text.size()) == 0);
  }));
}
