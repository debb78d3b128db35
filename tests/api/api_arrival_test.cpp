// List against seen, through the API: totals with the files that they are made of, now and at past moments.
#include "tests/api/arrival_support.h"

namespace kroniek::test {

TEST_CASE("api reconciliation: totals, columns and files say the same, and dual nationals count once") {
  ArrivalWorld at_desk;
  const auto flight = at_desk.fly(1);
  at_desk.list(flight, "L1", 1, 5);
  for (const std::uint8_t number : std::to_array<std::uint8_t>({1, 2, 3, 4})) at_desk.expect(number, flight);
  at_desk.say("movement.departed", flight, R"({"at":"2026-11-23T15:00:00Z","onBoard":4})",
              "2026-11-23T15:00:00Z");
  at_desk.see(person_id(1), flight);
  at_desk.see(person_id(2), flight);
  at_desk.open(9);
  at_desk.see(person_id(9), flight);
  at_desk.identify(person_id(1), R"(,"category":"dutch","dualNational":true,"nationalities":["NLD","LBN"])");
  at_desk.identify(person_id(9), R"(,"category":"eu")");
  at_desk.say("registration.marked-no-show", person_id(3), R"({"movement":")" + to_string(flight) + "\"}");
  const auto answer = at_desk.read("/v1/" + to_string(flight) + "/_reconciliation");
  CHECK(ArrivalWorld::numbers(at(answer, "totals")) == "5 2 1 0 2 1");
  CHECK(at(answer, "withoutFile") == Json(1));
  CHECK(at(answer, "aboard") == Json(3));
  CHECK(at(answer, "onBoard") == Json(4));
  CHECK(at(answer, "onBoardDifference") == Json(1));
  CHECK(at(answer, "dualNationals") == Json(1));
  CHECK(text_at(answer, "dualNationalsCount") == "once");
  CHECK(items_at(answer, "items").size() == 5);
  std::vector<std::string> columns;
  for (const auto& column : items_at(answer, "columns"))
    columns.push_back(text_at(column, "category") + " " + ArrivalWorld::numbers(at(column, "totals")));
  CHECK(columns == std::vector<std::string>{"dutch 1 1 0 0 0 0", "eu 0 0 0 0 0 1", "other 0 0 0 0 0 0",
                                            "unknown 4 1 1 0 2 0"});
  CHECK(write_json(answer).find("LBN") == std::string::npos);
}

TEST_CASE("api reconciliation: every total at every past moment, by what was known and by what was true") {
  ArrivalWorld at_desk;
  auto& clock = at_desk.world().clock;
  const auto flight = at_desk.fly(1);
  at_desk.list(flight, "L1", 1, 2);
  at_desk.expect(1, flight);
  at_desk.expect(2, flight);
  clock.set(instant("2026-11-23T20:00:00Z"));
  at_desk.see(person_id(1), flight, "2026-11-23T19:45:00Z");
  clock.set(instant("2026-11-23T21:00:00Z"));
  at_desk.see(person_id(2), flight, "2026-11-23T19:46:00Z");
  CHECK(at_desk.totals(flight) == "2 2 0 0 0 0");
  CHECK(at_desk.totals(flight, "?asOf=2026-11-23T20:30:00Z") == "2 1 0 0 1 0");
  CHECK(at_desk.totals(flight, "?validAt=2026-11-23T19:45:30Z") == "2 1 0 0 1 0");
  CHECK(at_desk.totals(flight, "?validAt=2026-11-23T09:10:00Z") == "2 0 0 0 2 0");
  CHECK(at_desk.totals(flight, "?asOf=2026-11-23T20:30:00Z&validAt=2026-11-23T19:50:00Z") == "2 1 0 0 1 0");
}

TEST_CASE("api reconciliation: true numbers are taken, others are refused, later changes show") {
  ArrivalWorld at_desk;
  const auto flight = at_desk.fly(1);
  at_desk.list(flight, "L1", 1, 2);
  at_desk.expect(1, flight);
  at_desk.expect(2, flight);
  at_desk.say("movement.departed", flight, R"({"at":"2026-11-23T15:00:00Z"})", "2026-11-23T15:00:00Z");
  at_desk.say("movement.arrived", flight, R"({"at":"2026-11-23T19:40:00Z","place":"Hal 2"})",
              "2026-11-23T19:40:00Z");
  at_desk.see(person_id(1), flight);
  const auto numbers = [](int seen, int unresolved) {
    return R"({"expected":2,"seen":)" + std::to_string(seen) +
           R"(,"noShow":0,"diverted":0,"unexpected":0,"unresolved":)" + std::to_string(unresolved) + "}";
  };
  CHECK(at_desk.refusal("movement.reconciled", flight, numbers(2, 0)) == "movement.numbers-differ");
  at_desk.say("movement.reconciled", flight, numbers(1, 1));
  const auto target = "/v1/" + to_string(flight) + "/_reconciliation";
  CHECK(at(at_desk.read(target), "stated/differs") == Json(false));
  at_desk.see(person_id(2), flight);
  const auto after = at_desk.read(target);
  CHECK(at(after, "stated/differs") == Json(true));
  CHECK(ArrivalWorld::numbers(at(after, "stated/totals")) == "2 1 0 0 1 0");
  CHECK(at_desk.refusal("movement.reconciled", flight, numbers(1, 1)) == "movement.numbers-differ");
}

TEST_CASE("api reconciliation: over a chain of legs, who joined and who was lost where") {
  ArrivalWorld at_desk;
  const auto flight = at_desk.fly(1);
  const auto bus = at_desk.fly(2, R"(,"previous":")" + to_string(flight) + "\"");
  at_desk.expect(1, flight);
  at_desk.expect(2, flight);
  at_desk.open(3);
  at_desk.say("movement.departed", flight, R"({"at":"2026-11-23T10:00:00Z"})", "2026-11-23T10:00:00Z");
  at_desk.say("movement.departed", bus, R"({"at":"2026-11-23T15:00:00Z"})", "2026-11-23T15:00:00Z");
  for (const std::uint8_t number : std::to_array<std::uint8_t>({1, 2}))
    at_desk.see(person_id(number), flight, "2026-11-23T14:00:00Z");
  for (const std::uint8_t number : std::to_array<std::uint8_t>({1, 3}))
    at_desk.see(person_id(number), bus, "2026-11-23T18:00:00Z");
  const auto answer = at_desk.read("/v1/" + to_string(bus) + "/_reconciliation?chain=true");
  CHECK(ArrivalWorld::numbers(at(answer, "totals")) == "0 0 0 0 0 2");
  CHECK(ArrivalWorld::numbers(at(answer, "chain/totals")) == "2 2 0 0 0 1");
  CHECK(text_at(answer, "chain/legs/0/movement") == to_string(flight));
  CHECK(text_at(answer, "chain/legs/0/lost/0/registration") == to_string(person_id(2)));
  CHECK(text_at(answer, "chain/legs/1/joined/0/registration") == to_string(person_id(3)));
  CHECK(text_at(answer, "chain/departedAt") == "2026-11-23T10:00:00Z");
}

TEST_CASE("api manifests: each version shows whom it brought and whom it left out, by number") {
  ArrivalWorld at_desk;
  const auto flight = at_desk.fly(1);
  at_desk.list(flight, "L1", 1, 2);
  at_desk.expect(1, flight);
  at_desk.expect(2, flight);
  at_desk.list(flight, "L1", 2, 3);
  at_desk.expect(3, flight);
  at_desk.say("registration.expectation-ended", person_id(1),
              R"({"movement":")" + to_string(flight) + R"(","source":"L1"})");
  at_desk.list(flight, "embassy", 1, 1);
  const auto answer = at_desk.read("/v1/" + to_string(flight) + "/_manifests");
  REQUIRE(items_at(answer, "items").size() == 3);
  CHECK(items_at(answer, "items/0/added").size() == 2);
  CHECK(at(answer, "items/0/current") == Json(false));
  CHECK(text_at(answer, "items/1/added/0/number") == format_registration_number({"TST", 3}).value());
  CHECK(text_at(answer, "items/1/removed/0/registration") == to_string(person_id(1)));
  CHECK(at(answer, "items/1/unchanged") == Json(1));
  CHECK(at(answer, "items/1/withoutFile") == Json(1));
  CHECK(at(answer, "items/1/current") == Json(true));
  CHECK(text_at(answer, "items/2/source") == "embassy");
  CHECK(items_at(answer, "items/2/added").empty());
  CHECK(at_desk.totals(flight) == "3 0 0 0 3 0");
}

TEST_CASE("api reconciliation: what is not there is not found, and wrong questions are refused") {
  ArrivalWorld at_desk;
  const auto* who = &at_desk.world().registrar;
  for (const std::string last : {"_reconciliation", "_manifests"}) {
    CHECK(code_of(at_desk.api.get("/v1/" + to_string(movement_id(9)) + "/" + last, who)) == "stream.unknown");
    CHECK(code_of(at_desk.api.get("/v1/movements/x/" + last, who)) == "stream.unknown");
    CHECK(code_of(at_desk.api.get("/v1/" + to_string(movement_id(9)) + "/" + last)) == "token.missing");
    CHECK(at_desk.api.get("/v1/" + to_string(movement_id(9)) + "/" + last + "?asOf=x", who).status == 400);
  }
}

}  // namespace kroniek::test
