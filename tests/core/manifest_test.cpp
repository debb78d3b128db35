#include "core/domain/manifest.h"

#include <catch2/catch.hpp>

#include "tests/core/manifest_support.h"

using namespace kroniek;
using namespace kroniek::test;
using registration::DocumentType;

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
      read("id,lastName,firstNames,dateOfBirth,sex,nationality,documentnumber,minor\na1,,,,,,,\n");
  CHECK(manifest.faults.empty());
  REQUIRE(manifest.rows.size() == 1);
  ManifestValues nothing;
  nothing.external_id = "a1";
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

TEST_CASE("manifest: a birth date is read as airlines and embassies write it") {
  const auto cell = GENERATE("17-5-1984", "17.5.1984", "17/05/1984", "05/17/1984", "19840517", "17MAY1984",
                             "17 mei 1984", "17-may-1984", "17 May 1984");
  INFO(cell);
  CHECK(to_string(only("lastName,dateOfBirth\nJansen," + std::string(cell) + "\n").date_of_birth) ==
        "1984-05-17");
}

TEST_CASE(
    "manifest: one date of the list says which part its slashes mean, unless another one contradicts it") {
  const auto births = [](const std::string& first, const std::string& second) {
    std::string said;
    const auto list = "lastName,dateOfBirth\nJansen," + first + "\nBakker," + second + "\n";
    for (const auto& row : read(list).rows) said += to_string(row.values.date_of_birth) + " ";
    return said;
  };
  CHECK(births("05/06/1984", "17/06/1984") == "1984-06-05 1984-06-17 ");
  CHECK(births("05/06/1984", "06/17/1984") == "1984-05-06 1984-06-17 ");
  CHECK(births("05/06/1984", "07/06/1984").empty());
  CHECK(births("17/06/1984", "06/17/1984") == "1984-06-17 1984-06-17 ");
  CHECK(births("06/06/1984", "31 februari 1984") == "1984-06-06 ");
  CHECK(births("17 mayo 1984", "1MAY84").empty());
}

TEST_CASE("manifest: nationalities are codes, or common ones in words") {
  const auto [cell, codes] = GENERATE(table<std::string, std::vector<std::string>>({
      {"Nederlandse", {"NLD"}},
      {"DUTCH", {"NLD"}},
      {"Belgi\u00EB", {"BEL"}},
      {"Oekra\u00EFens/Nederlandse", {"UKR", "NLD"}},
      {"Verenigde Staten; Nederland", {"USA", "NLD"}},
      {"NL MA", {"NLD", "MAR"}},
      {"Duits+D", {"DEU"}},
      {"", {}},
  }));
  const auto found = only("lastName,nationality\nJansen,\"" + cell + "\"\n").nationalities;
  CHECK(std::vector<std::string>(found.begin(), found.end()) == codes);
  CHECK(refused(read("lastName,nationality\nJansen,Marsman\n")) == Found{{2, "manifest.nationality"}});
}

TEST_CASE("manifest: what turns the direction of a name is refused before anything is sent") {
  CHECK(refused(read("lastName\nJan\u202Esen\n")) == Found{{2, "manifest.control-character"}});
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
      {"b1,Jansen,Anna", "manifest.cell-count"},
      {"b1,Jansen,Anna,,,,,,,,,,,,,", "manifest.cell-count"},
      {",,,,,,,,,,,,,,", "manifest.row-empty"},
      {"b1,\"Jansen\"x,Anna,,,,,,,,,,,,", "manifest.quoting"},
      {"b1,Jan\"sen,Anna,,,,,,,,,,,,", "manifest.quoting"},
      {"b1,\"Jansen,Anna,,,,,,,,,,,,", "manifest.quoting"},
      {"b1," + std::string(1001, 'x') + ",Anna,,,,,,,,,,,,", "manifest.cell-too-long"},
      {"b1,\"" + std::string(1001, 'x') + "\",Anna,,,,,,,,,,,,", "manifest.cell-too-long"},
      {"b1," + std::string(101, 'x') + ",Anna,,,,,,,,,,,,", "manifest.name-too-long"},
      {"b1,Jan\tsen,Anna,,,,,,,,,,,,", "manifest.control-character"},
      {"b1,1984-05-17,Anna,,,,,,,,,,,,", "manifest.name-not-a-name"},
      {"b1,Jansen,Anna,,Jansen,,,,,,,,,,", "manifest.date-malformed"},
      {"b1,Jansen,Anna,,05/06/1984,,,,,,,,,,", "manifest.date-malformed"},
      {"b1,Jansen,Anna,,1984-02-30,,,,,,,,,,", "manifest.date-malformed"},
      {"b1,Jansen,Anna,,84-02-03,,,,,,,,,,", "manifest.date-malformed"},
      {"b1,Jansen,Anna,,2026-11-24,,,,,,,,,,", "manifest.date-of-birth-in-future"},
      {"b1,Jansen,Anna,,1884-05-17,,,,,,,,,,", "manifest.date-of-birth-too-old"},
      {"b1,Jansen,Anna,,,vr.,,,,,,,,,", "manifest.sex"},
      {"b1,Jansen,Anna,,,,Marsman,,,,,,,,", "manifest.nationality"},
      {"b1,Jansen,Anna,,,,NLD/BEL/DEU/FRA/ESP/ITA,,,,,,,,", "manifest.nationality"},
      {"b1,Jansen,Anna,,,,,,Nederland,,,,,,", "manifest.document-issuer"},
      {"b1,Jansen,Anna,,,,,,NLD,999999990,,,,,", "manifest.document-number-is-bsn"},
      {"b1,Jansen,Anna,,,,,,,9999.99.990,,,,,", "manifest.document-number-is-bsn"},
      {"b1,Jansen,Anna,,,,,,NLD,,2030-13-01,,,,", "manifest.date-malformed"},
      {"b1,Jansen,Anna,,,,,,NLD,,2030,,,,", "manifest.date-malformed"},
      {"b1,Jansen,Anna,,,,,,,,,,,maybe,", "manifest.minor"},
      {",Jansen,Anna,,,,,,,,,,,,", "manifest.external-id-missing"},
      {"b/2,Jansen,Anna,,,,,,,,,,,,", "manifest.external-id"},
      {std::string(61, 'b') + ",Jansen,Anna,,,,,,,,,,,,", "manifest.external-id"},
      {"Jan-de-Vries,Jansen,Anna,,,,,,,,,,,,", "manifest.external-id-not-opaque"},
      {"999999990,Jansen,Anna,,,,,,,,,,,,", "manifest.external-id-is-bsn"},
      {"AB-12,Jansen,Anna,,,,,,BEL,ab12,,,,,", "manifest.external-id-is-document-number"},
      {"a1,Jansen,Anna,,,,,,,,,,,,", "manifest.external-id-twice"},
  }));
  const auto manifest =
      read(full_header + "a1,Eerste,,,,,,,,,,,,,\n" + row + "\n" + "c1,Laatste,,,,,,,,,,,,,\n");
  CAPTURE(row);
  CHECK(refused(manifest) == Found{{3, code}});
  CHECK(manifest.rows_refused == 1);
  REQUIRE(manifest.rows.size() == 2);
  CHECK(manifest.rows[0].values.external_id == "a1");
  CHECK(manifest.rows[1].values.external_id == "c1");
  CHECK(manifest.rows[1].line == 4);
}

TEST_CASE("manifest: where rows have shifted, no name becomes an id") {
  const auto manifest = read(
      "Volgnr;Achternaam;Voornamen;Geboortedatum\nZwartbaardson;Piet;Jan;1980-02-03\n"
      "Van.der.Kleinsma;Anna;Bea;1981-02-03\n");
  CHECK(refused(manifest) ==
        Found{{2, "manifest.external-id-not-opaque"}, {3, "manifest.external-id-not-opaque"}});
  CHECK(manifest.rows.empty());
  REQUIRE(manifest.faults.size() == 2);
  CHECK(manifest.faults[0].column == "id");
  CHECK(shown(manifest).find("Zwartbaardson") == std::string::npos);
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
      {"a1,Jansen,,,,,,library card,,,,,,,", "manifest.document-type"},
      {"a1,Jansen,,,,,,,NLD,SP?CI2014,,,,,", "manifest.document-number-characters"},
      {"a1,Jansen,,,,,,,NLD,SPECI20144,,,,,", "manifest.document-number-form"},
      {"a1,Jansen,,,,,,,NLD,SPOCI2014,,,,,", "manifest.document-number-form"},
      {"a1,Jansen,,,,,,,,,,P<NLD,,,", "mrz.length"},
      {"a1,Jansen,,,,,,,,,,,,,fam. Jansen", "manifest.group"},
      {"a1,Jansen,,,,,,,,,,,,,999999990", "manifest.group"},
  }));
  const auto manifest = read(full_header + cells + "\n");
  CHECK(noted(manifest) == Found{{2, code}});
  CHECK(manifest.rows.size() == 1);
  CHECK(manifest.rows_refused == 0);
}

TEST_CASE("manifest: an illegible document number and a free group are not kept, an unusual number is") {
  CHECK(only(full_header + "a1,Jansen,,,,,,,NLD,SP?CI2014,,,,,x y\n").document_number == std::nullopt);
  CHECK(only(full_header + "a1,Jansen,,,,,,,NLD,SP?CI2014,,,,,x y\n").group == std::nullopt);
  CHECK(only(full_header + "a1,Jansen,,,,,,,NLD,speci 2014-4,,,,,\n").document_number == "SPECI20144");
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
