// A machine-readable zone read for the desk: answered, neither kept nor logged. The zones are ICAO's.
#include <catch2/catch.hpp>

#include "tests/support/api_world.h"

namespace kroniek::test {
namespace {

constexpr std::string_view path = "/v1/registrations/_read-mrz";

std::string zone(std::string_view second) {
  return R"({"lines": ["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", ")" + std::string(second) + "\"]}";
}
const auto specimen = zone("L898902C36UTO7408122F1204159ZE184226B<<<<<10");

}  // namespace

TEST_CASE("api mrz: a zone is read into the terms of a registration, with each check digit's result") {
  ApiWorld api;
  const auto size = api.world.size();
  const auto answer = api.post(std::string(path), specimen, &api.world.registrar);
  REQUIRE(answer.status == 200);
  const auto json = json_of(answer);
  CHECK(text_at(json, "format") == "TD3");
  CHECK(text_at(json, "primaryIdentifier") == "ERIKSSON");
  CHECK(text_at(json, "secondaryIdentifier") == "ANNA MARIA");
  CHECK(text_at(json, "dateOfBirth") == "1974-08-12");
  CHECK(text_at(json, "expiry") == "2012-04-15");
  CHECK(text_at(json, "checks/composite") == "verified");
  CHECK(api.world.size() == size);
}

TEST_CASE("api mrz: a wrong check digit, a wrong length and lower case are refused by name") {
  ApiWorld api;
  const auto refused = [&](std::string_view second) {
    const auto answer = api.post(std::string(path), zone(second), &api.world.registrar);
    CHECK(answer.status == 400);
    CHECK(answer.body.find("898902") == std::string::npos);
    return code_of(answer);
  };
  CHECK(refused("L898902C37UTO7408122F1204159ZE184226B<<<<<10") == "mrz.check-digit-document-number");
  CHECK(refused("L898902C36UTO7408122F1204159ZE184226B<<<<<1") == "mrz.length");
  CHECK(refused("l898902c36uto7408122f1204159ze184226b<<<<<10") == "mrz.lower-case");
  CHECK(api.post(std::string(path), specimen).status == 401);
}

}  // namespace kroniek::test
