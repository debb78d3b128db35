#include <catch2/catch.hpp>

#include "core/domain/mrz.h"
#include "core/domain/mrz_states.h"

using namespace kroniek;

namespace {

Mrz specimen() {
  Mrz mrz;
  mrz.document_type = "P";
  mrz.issuer = "NLD";
  mrz.nationality = "NLD";
  mrz.document_number = "SPECI2021";
  mrz.primary_identifier = "de Bruijn";
  mrz.secondary_identifier = "Willeke Liselotte";
  mrz.birth_date = parse_partial_date("1965-03-10").value();
  mrz.sex = Sex::female;
  mrz.expiry = Date{2031, 8, 30};
  return mrz;
}

}  // namespace

TEST_CASE("mrz: the Dutch specimens are written as printed") {
  auto mrz = specimen();
  CHECK(write_mrz(mrz).value() == std::vector<std::string>{"P<NLDDE<BRUIJN<<WILLEKE<LISELOTTE<<<<<<<<<<<",
                                                           "SPECI20212NLD6503101F3108309<<<<<<<<<<<<<<<0"});
  mrz.document_number = "SPECI2014";
  mrz.optional_data = "999999990";
  mrz.expiry = Date{2024, 3, 9};
  CHECK(write_mrz(mrz).value()[1] == "SPECI20142NLD6503101F2403096999999990<<<<<84");
}

TEST_CASE("mrz: a number longer than nine characters runs on into the optional data") {
  auto mrz = specimen();
  mrz.format = MrzFormat::td1;
  mrz.document_type = "ID";
  mrz.issuer = mrz.nationality = "BEL";
  mrz.document_number = "600001795015";
  mrz.optional_data = "X1";
  CHECK(write_mrz(mrz).value()[0] == "IDBEL600001795<0152<X1<<<<<<<<");
}

TEST_CASE("mrz: Latin letters with marks are written as Doc 9303 part 3 section 6 says") {
  const auto [name, expected] = GENERATE(table<std::string, std::string>({
      {"Ångström", "AANGSTROEM"},
      {"A\u030Angstro\u0308m", "AANGSTROEM"},
      {"Müller-Lüdenscheidt", "MUELLER LUEDENSCHEIDT"},
      {"Weiß", "WEISS"},
      {"Søren Æbelø", "SOEREN AEBELOE"},
      {"Þórður Guðmundsson", "THORDUR GUDMUNDSSON"},
      {"Çağlar Işık", "CAGLAR ISIK"},
      {"İbrahim", "IBRAHIM"},
      {"Łukasz Żółć", "LUKASZ ZOLC"},
      {"Dvořák", "DVORAK"},
      {"Nguyễn Thị Hồng", "NGUYEN THI HONG"},
      {"Ștefan Țepeș", "STEFAN TEPES"},
      {"Ĳsbrand", "IJSBRAND"},
      {"Đặng Đào", "DANG DAO"},
      {"O'Connor", "OCONNOR"},
      {"van 't Hof", "VAN T HOF"},
      {"d’Ancona", "DANCONA"},
      {"Jan  Piet", "JAN PIET"},
      {"J.P.", "JP"},
      {"Œuvre", "OEUVRE"},
      {"señor", "SENOR"},
      {"", ""},
  }));
  CHECK(mrz_letters(name).value() == expected);
}

TEST_CASE("mrz: another script, a digit or broken UTF-8 has no place in a name") {
  const auto name =
      GENERATE(values<std::string>({"Иван", "محمد", "李", "דוד", "Νίκος", "Jan2", "a×b", "\xc3", "a\nb"}));
  CHECK(mrz_letters(name).error().code == "mrz.name-not-latin");
}

TEST_CASE("mrz: names that do not fit are cut so that the last position is a letter") {
  auto mrz = specimen();
  const auto [primary, secondary, expected] = GENERATE(table<std::string, std::string, std::string>({
      {"Nilavadhanananda", "Chayapa Dejthamrong Krasuang", "NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K"},
      {"Nilavadhanananda", "Arnpol Petch Charonguang Xy", "NILAVADHANANANDA<<ARNPOL<PETCH<CHARONGU"},
      {"Abcdefghijklmnopqrstuvwxyz Abcdefghijklmnopqrstuvwxyz", "Bo",
       "ABCDEFGHIJKLMNOPQRSTUVWXYZ<ABCDEFGHI<<B"},
      {"Abcdefghijklmnopqrstuvwxyzabcdefghijkl Mn", "", "ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJK<M"},
      {"Abcdefghijklmnopqrstuvwxyzabcdefghi Mn", "Bo", "ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHI<<BO"},
  }));
  mrz.primary_identifier = primary;
  mrz.secondary_identifier = secondary;
  const auto lines = write_mrz(mrz).value();
  CHECK(lines[0].substr(5) == expected);
  CHECK(read_mrz(lines, Date{2026, 11, 23}).value().names_truncated);
}

TEST_CASE("mrz: what no zone can hold is not written") {
  const auto [change, code] = GENERATE(table<void (*)(Mrz&), std::string>({
      {[](Mrz& mrz) { mrz.document_type = "V"; }, "mrz.document-type"},
      {[](Mrz& mrz) { mrz.document_type = "P12"; }, "mrz.document-type"},
      {[](Mrz& mrz) { mrz.issuer = "QQQ"; }, "mrz.issuer"},
      {[](Mrz& mrz) { mrz.nationality = ""; }, "mrz.nationality"},
      {[](Mrz& mrz) { mrz.primary_identifier = ""; }, "mrz.name"},
      {[](Mrz& mrz) { mrz.primary_identifier = "Иван"; }, "mrz.name-not-latin"},
      {[](Mrz& mrz) { mrz.document_number = ""; }, "mrz.document-number"},
      {[](Mrz& mrz) { mrz.document_number = "abc"; }, "mrz.document-number"},
      {[](Mrz& mrz) { mrz.document_number = "1234567890"; }, "mrz.document-number"},
      {[](Mrz& mrz) { mrz.optional_data = "123456789012345"; }, "mrz.optional-data"},
      {[](Mrz& mrz) { mrz.optional_data_2 = "1"; }, "mrz.optional-data"},
      {[](Mrz& mrz) { mrz.optional_data = "a"; }, "mrz.optional-data"},
  }));
  auto mrz = specimen();
  change(mrz);
  CHECK(write_mrz(mrz).error().code == code);
}

TEST_CASE("mrz: states are known by the codes of travel documents, and by those of lists") {
  CHECK(is_mrz_state("NLD"));
  CHECK(is_mrz_state("D"));
  CHECK(is_mrz_state("XXA"));
  CHECK_FALSE(is_mrz_state("NL"));
  CHECK_FALSE(is_mrz_state("DNL"));
  CHECK_FALSE(is_mrz_state(""));
  CHECK(state_code("nl") == "NLD");
  CHECK(state_code("D") == "DEU");
  CHECK(state_code("deu") == "DEU");
  CHECK(state_code("xxa") == "XXA");
  CHECK(state_code("XA ") == std::nullopt);
  CHECK(state_code("") == std::nullopt);
}
