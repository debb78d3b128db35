#include "core/bsn.h"

#include <catch2/catch.hpp>

#include "core/domain/registrations.h"
#include "tests/support/decide.h"

using namespace kroniek;

// 123456782 and 111222333 pass the eleven-test; 123456789 does not.
TEST_CASE("citizen service number: is found in a text however it is written") {
  const auto text = GENERATE(
      values<std::string>({"123456782", "BSN 123456782.", "nr:111222333", "123.456.782", "123 456 782",
                           "1234.56.782", "1234 56 782", "12.34.56.782", "op 2026-11-23 123456782",
                           "+31612345678 en 123456782", "a123456782b", "12 3456 111222333"}));
  CHECK(contains_bsn(text));
}

TEST_CASE(
    "citizen service number: is found in other scripts' digits, and a zone's line is never let through") {
  const auto text = GENERATE(values<std::string>(
      {"１２３４５６７８２", "١٢٣٤٥٦٧٨٢", "۱۲۳۴۵۶۷۸۲", "123\u00a0456\u00a0782", "123\u202f456\u202f782",
       "SPECI20142NLD6503101F2403096231456700<<<<<22",
       "Wij lazen: SPECI20142NLD6503101F24030962314567 en meer",
       "speci20142nld6503101f2403096231456700<<<<<22", "I<NLDSPECI20142999999990<<<<<8"}));
  CHECK(contains_bsn(text));
}

TEST_CASE("citizen service number: keys, ids and names of a zone are no such line") {
  const auto text = GENERATE(values<std::string>(
      {"UYtC0pwd0mTsJaOFgNbuPYGIgyh_T_Li_j7nEgRlZXs", "P<NLDDE<BRUIJN<<WILLEKE<LISELOTTE<<<<<<<<<<<<",
       "0193aa00-0000-7000-8000-000000000001", "00000001003214345000", std::string(64, 'a')}));
  CHECK_FALSE(contains_zone_line(text));
}

TEST_CASE("citizen service number: other numbers are none") {
  const auto text = GENERATE(values<std::string>(
      {"", "123456789", "12345678", "1234567820", "+123456782", "+34 123456782", "06 12345678", "2026-11-23",
       "123  456 782", "123/456/782", "000000000", "KLM-00042F", "3 123 456 782", "één twee drie"}));
  CHECK_FALSE(contains_bsn(text));
}

TEST_CASE(
    "citizen service number: every text of every event is looked at, but for numbers with a rule of their "
    "own") {
  const auto faults_of = [](std::string_view json) {
    return test::faults<registration::Identified>(R"({"level":0,"basis":["list"],"minor":false,)" +
                                                  std::string(json) + "}");
  };
  CHECK(faults_of(R"("names":{"family":"123456782"})") == "/names/family field.bsn\n");
  CHECK(faults_of(R"("otherNames":[{"family":"Vos"},{"given":"Anna 123456782"}])") ==
        "/otherNames/1/given field.bsn\n");
  CHECK(faults_of(R"("nationalities":["NLD"],"names":{"given":"111222333"})") == "/names/given field.bsn\n");
  CHECK(faults_of(R"("names":{"family":"Vos"},"dateOfBirth":"1984-05-17")").empty());
  CHECK(faults_of(R"("document":{"type":"passport","issuer":"USA","number":"123456782"})").empty());
}
