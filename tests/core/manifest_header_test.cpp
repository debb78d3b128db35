#include <catch2/catch.hpp>

#include "tests/core/manifest_support.h"
#include "tests/support/workbook.h"

using namespace kroniek;
using namespace kroniek::test;

namespace {

ManifestOptions mapped(const std::vector<std::string>& choices) {
  ManifestOptions options;
  for (const auto& each : choices) options.columns.push_back(read_column_choice(each).value());
  return options;
}
std::string columns_of(const Manifest& manifest) {
  std::string text;
  for (const auto& each : manifest.columns)
    text += (text.empty() ? "" : " ") + (each.field.empty() ? std::string("-") : std::string(each.field));
  return text;
}

}  // namespace

TEST_CASE("manifest: columns are known by their names in Dutch and in English") {
  const auto [header, fields] = GENERATE(table<std::string, std::string>({
      {"Achternaam,Tussenvoegsel,Voornamen,M/V", "lastName namePrefix firstNames sex"},
      {"SURNAME,Given Names,Date of Birth,Gender", "lastName firstNames dateOfBirth sex"},
      {"Naam,Geb.datum,Nationaliteit", "fullName dateOfBirth nationalities"},
      {"Passenger name,Passport no.,Valid until", "fullName documentNumber documentExpiry"},
      {"Naam,Voornamen,Geboren", "lastName firstNames dateOfBirth"},
      {"Name,Last name,First name", "fullName lastName firstNames"},
      {"SURNAME/GIVEN NAME,PPT NO", "fullName documentNumber"},
      {"Passenger surname,Passenger given name(s)", "lastName firstNames"},
      {"Paspoort-nr,MRZ regel 1,MRZ regel 2,Stoel", "documentNumber mrz1 mrz2 -"},
  }));
  CHECK(columns_of(read(header + "\n")) == fields);
}

TEST_CASE("manifest: a prefix in a column of its own stands before the family name") {
  CHECK(only("lastName,tussenvoegsel\nVries,de\n").last_name == "de Vries");
  CHECK(only("lastName,tussenvoegsel\nAncona,d'\n").last_name == "d'Ancona");
  CHECK(only("lastName,tussenvoegsel\nVries,\n").last_name == "Vries");
  CHECK(only("lastName,tussenvoegsel\n,de\n").last_name == std::nullopt);
  CHECK(refused(read("lastName,tussenvoegsel\n" + std::string(98, 'x') + ",van\n")) ==
        Found{{2, "manifest.name-too-long"}});
}

TEST_CASE("manifest: a name in one column is kept whole") {
  const auto row = only("Naam\n\"Jansen, Anna\"\n");
  CHECK(row.full_name == "Jansen, Anna");
  CHECK(row.last_name == std::nullopt);
}

TEST_CASE("manifest: lines above the header are passed over, and said to be") {
  const auto manifest = read("Passagierslijst KL1234;;\n\nAchternaam;Voornamen;\nJansen;Anna;\n");
  CHECK(manifest.header_line == 3);
  CHECK(noted(manifest) == Found{{1, "manifest.row-above-header"}, {3, "manifest.column-unknown"}});
  REQUIRE(manifest.rows.size() == 1);
  CHECK(manifest.rows[0].line == 4);
  std::string far;
  for (std::size_t i = 0; i < manifest_header_rows_max; ++i) far += "x\n";
  CHECK(refusal(far + "lastName\nJansen\n") == "manifest.header-missing");
}

TEST_CASE("manifest: of a header over two rows the lower one counts") {
  auto book = workbook_of(
      {{"Naam", "", "Geboortedatum"}, {"Achternaam", "Voornamen", ""}, {"Jansen", "Anna", "1984"}});
  book.merged = R"(<mergeCell ref="A1:B1"/><mergeCell ref="C1:C2"/>)";
  const auto manifest = read(write_workbook(book));
  CHECK(manifest.header_line == 2);
  CHECK(columns_of(manifest) == "lastName firstNames dateOfBirth");
  CHECK(manifest.rows.size() == 1);
}

TEST_CASE("manifest: a column that counts the rows is nobody's id; numbers that people keep are") {
  const auto [numbers, is_id] = GENERATE(table<std::vector<std::string>, bool>({
      {{"1", "2", "3"}, false},
      {{"1", "2", "4"}, true},  // one was left out, and the others kept theirs
      {{"2", "1", "3"}, true},
      {{"12", "13", "14"}, true},
      {{"1", "2", "03"}, true},
  }));
  const auto column = GENERATE("Nr", "Volgnr.", "VOLGNUMMER");
  std::string list = std::string(column) + ";Achternaam\n";
  for (const auto& number : numbers) list += number + ";Jansen\n";
  const auto manifest = read(list);
  CHECK(manifest.has_ids == is_id);
  CHECK(columns_of(manifest) == (is_id ? "id lastName" : "- lastName"));
  CHECK(noted(manifest) == (is_id ? Found{} : Found{{1, "manifest.column-sequence"}}));
  REQUIRE(manifest.rows.size() == 3);
  CHECK(manifest.rows[2].values.external_id == (is_id ? numbers[2] : "4"));  // its line in the file
}

TEST_CASE("manifest: beside an id, or as a choice says, a sequence number is what it is said to be") {
  const std::string rows = "1;A7;Jansen\n2;A8;Bakker\n";
  const auto both = read("Nr;Kenmerk;Achternaam\n" + rows);
  CHECK(columns_of(both) == "- id lastName");
  CHECK(both.rows[0].values.external_id == "A7");
  CHECK(columns_of(read("Nr;Kenmerk;Achternaam\n7;A7;Jansen\n")) == "- id lastName");
  const auto chosen = read("Nr;Stoel;Achternaam\n" + rows, mapped({"Nr=id"}));
  CHECK(chosen.has_ids);
  CHECK(chosen.rows[1].values.external_id == "2");
}

TEST_CASE("manifest: columns may be chosen by name, by number, and left out") {
  const std::string text = "الاسم,Wie,Naam,Geboorte\nسلمى,Jansen,Anna,1984\n";
  const auto manifest =
      read(text, mapped({"الاسم=otherScriptName", "wie = achternaam", "Naam=-", "#4=dateOfBirth"}));
  CHECK(columns_of(manifest) == "otherScriptName lastName - dateOfBirth");
  REQUIRE(manifest.rows.size() == 1);
  CHECK(manifest.rows[0].values.last_name == "Jansen");
  CHECK(manifest.rows[0].values.full_name == std::nullopt);
  CHECK(manifest.columns[3].filled == 1);
}

TEST_CASE("manifest: a choice goes before what a heading would mean") {
  const auto chosen = read("Naam,Voornamen\nJansen,Anna\n", mapped({"Naam=fullName"}));
  CHECK(columns_of(chosen) == "fullName firstNames");
  CHECK(columns_of(read("Wie,Wat\nJansen,Anna\n", mapped({"#1=lastName"}))) == "lastName -");
}

TEST_CASE("manifest: a choice that cannot be followed is refused") {
  const auto [text, code] =
      GENERATE(table<std::string, std::string>({{"", "manifest.map-malformed"},
                                                {"Naam", "manifest.map-malformed"},
                                                {"=lastName", "manifest.map-malformed"},
                                                {"Naam=", "manifest.map-field-unknown"},
                                                {"Naam=stoel", "manifest.map-field-unknown"}}));
  CHECK(read_column_choice(text).error().code == code);
  CHECK(read_column_choice("a=b=lastName").value() == ColumnChoice{"a=b", "lastName"});
  const std::string list = "lastName,Wie\nJansen,Anna\n";
  CHECK(refusal(list, mapped({"Anders=firstNames"})) == "manifest.map-column-missing");
  CHECK(refusal(list, mapped({"#3=firstNames"})) == "manifest.map-column-missing");
  CHECK(refusal(list, mapped({"Wie=lastName"})) == "manifest.column-twice");
  CHECK(refusal(list, mapped({"lastName=-"})) == "manifest.header-missing");
  CHECK(refusal(list, ManifestOptions{{{"Wie", "stoel"}}, "", {}}) == "manifest.map-field-unknown");
}
