// What a row of a list takes over from a valid machine-readable zone.
#include <catch2/catch.hpp>

#include "tests/core/manifest_support.h"

using namespace kroniek;
using namespace kroniek::test;
using registration::DocumentType;

namespace {

const std::string zone_header =
    "Volgnr;Achternaam;Voornamen;Geboortedatum;Geslacht;Documentnummer;mrz1;mrz2\n";
const std::string zone =
    "P<NLDDE<BRUIJN<<WILLEKE<LISELOTTE<<<<<<<<<<<;SPECI20142NLD6503101F2403096999999990<<<<<84\n";

std::string zone_of(const Mrz& values) {
  const auto lines = write_mrz(values).value();
  return lines[0] + ";" + lines[1] + (lines.size() > 2 ? ";" + lines[2] : "") + "\n";
}

Mrz stateless_child() {
  Mrz values;
  values.format = MrzFormat::td2;
  values.document_type = "I";
  values.issuer = "D";
  values.document_number = "C01X00T47";
  values.primary_identifier = "OEZ";
  values.nationality = "XXA";
  values.birth_date = {2015, 1, 1};
  return values;
}

}  // namespace

TEST_CASE("manifest: a list of zones only names its people") {
  const auto manifest = read("Volgnr;mrz1;mrz2\nY1;" + zone);
  CHECK(manifest.faults.empty());
  REQUIRE(manifest.rows.size() == 1);
  const auto& row = manifest.rows[0].values;
  CHECK(row.last_name == "DE BRUIJN");
  CHECK(row.first_names == "WILLEKE LISELOTTE");
  CHECK(to_string(row.date_of_birth) == "1965-03-10");
  CHECK(row.minor == false);
  CHECK(row.sex == Sex::female);
  CHECK(row.nationalities == std::vector<std::string>{"NLD"});
  CHECK(row.document_type == DocumentType::passport);
  CHECK(row.document_issuer == "NLD");
  CHECK(row.document_number == "SPECI2014");
  CHECK(row.document_expiry == Date{2024, 3, 9});
  CHECK(row.mrz_result == registration::MrzResult::valid);
  CHECK(shown(manifest).find("99999") == std::string::npos);
}

TEST_CASE("manifest: what a row says itself goes before its zone") {
  const auto row = only(zone_header + "1;Bruijn;Wil;1965;X;;" + zone);
  CHECK(row.last_name == "Bruijn");
  CHECK(row.first_names == "Wil");
  CHECK(row.sex == Sex::unspecified);
  CHECK(to_string(row.date_of_birth) == "1965-03-10");  // the rest of what the row leaves out
  CHECK(row.document_number == "SPECI2014");
}

TEST_CASE("manifest: nothing is taken over from a zone that may be somebody else's") {
  const auto said = GENERATE(values<std::string>({"1;;;1965-03-11;;;", "1;;;1966;;;", "1;;;;;XA1234567;"}));
  const auto manifest = read(zone_header + said + zone);
  REQUIRE_FALSE(noted(manifest).empty());
  CHECK(noted(manifest).back() == Found::value_type{2, "manifest.mrz-differs"});
  REQUIRE(manifest.rows.size() == 1);
  CHECK(manifest.rows[0].values.last_name == std::nullopt);
  CHECK(manifest.rows[0].values.sex == std::nullopt);
}

TEST_CASE("manifest: a zone with a doubtful birth date says nothing of who is a minor") {
  const auto row = only("Volgnr;mrz1;mrz2\n1;" + zone_of(stateless_child()));
  CHECK(row.last_name == "OEZ");
  CHECK(row.first_names == std::nullopt);
  CHECK(row.birth_date_doubtful);
  CHECK(row.minor == std::nullopt);
  CHECK(row.document_type == DocumentType::identity_card);
  CHECK(row.document_issuer == "DEU");
  CHECK(row.nationalities == std::vector<std::string>{"XXA"});
  CHECK(row.document_expiry == std::nullopt);
}

TEST_CASE("manifest: partial birth dates of a zone stay partial, and an unspecified nationality unknown") {
  auto values = stateless_child();
  values.birth_date = {2015, 6, std::nullopt};
  values.nationality = "XXX";
  const auto row = only("Volgnr;mrz1;mrz2\n1;" + zone_of(values));
  CHECK(to_string(row.date_of_birth) == "2015-06");
  CHECK(row.minor == true);
  CHECK(row.nationalities.empty());
}

TEST_CASE("manifest: a zone with faults fills nothing") {
  auto wrong = zone;
  wrong.replace(wrong.find("SPECI20142"), 10, "SPECI20143");
  const auto row = only("Volgnr;mrz1;mrz2\n1;" + wrong);
  CHECK(row.last_name == std::nullopt);
  CHECK(row.document_number == std::nullopt);
}

TEST_CASE("manifest: a zone's document number is no person's id either") {
  CHECK(refused(read("Volgnr;mrz1;mrz2\nspeci-2014;" + zone)) ==
        Found{{2, "manifest.external-id-is-document-number"}});
}
