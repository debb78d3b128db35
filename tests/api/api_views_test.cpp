// Views: now, as the register knew it then, as it had happened by then; their tags, and their history.
#include <catch2/catch.hpp>

#include "tests/core/statement_support.h"
#include "tests/support/api_world.h"

namespace kroniek::test {
namespace {

// Operation 9: opened, a party connected at 20:30, and closed at 20:00 though that was recorded at 21:00.
struct Told {
  ApiWorld api;
  const std::string path = "/v1/" + to_string(stream("operations", 9));
  const Person& reader = api.world.registrar;
  std::uint64_t opened_at = 0;

  Told() {
    say("18:00",
        R"("type": "operation.opened", "version": 1, "data": {"kind": "repatriation", "title": "Eerste titel",
      "area": ["VR12"], "lead": ")" +
            to_string(api.world.kcr2) + R"(", "ground": "Wvr-39"})",
        "19:50");
    opened_at = api.world.size() - 1;
    say("20:30",
        R"("type": "operation.party-connected", "version": 2, "data": {"organisation": ")" +
            to_string(api.world.region) + R"("})",
        "20:30");
    say("20:00", R"("type": "operation.closed", "version": 3, "data": {"reason": "Klaar"})", "21:00");
  }
  void say(const std::string& occurred, const std::string& rest, const std::string& recorded) {
    api.world.clock.set(instant("2026-11-23T" + recorded + ":00Z"));
    api.world.state(api.world.coordinator, R"({"sub": ")" + to_string(stream("operations", 9)) +
                                               R"(", "occurredAt": "2026-11-23T)" + occurred + R"(:00Z", )" +
                                               rest + "}");
  }
  http::Response get(const std::string& query) { return api.get(path + query, &reader); }
  // `version phase`, or the code of the refusal.
  std::string seen(const std::string& query) {
    const auto answer = get(query);
    if (answer.status != 200) return code_of(answer);
    return text_at(json_of(answer), "version") + " " + text_at(json_of(answer), "phase");
  }
};

}  // namespace

TEST_CASE("api views: a view has its text, its version as ETag, and the index that it is true for") {
  Told told;
  const auto answer = told.get("");
  CHECK(answer.status == 200);
  const auto json = json_of(answer);
  CHECK(text_at(json, "id") == to_string(stream("operations", 9)));
  CHECK(text_at(json, "title") == "Eerste titel");
  CHECK(text_at(json, "reason") == "Klaar");
  CHECK(header_of(answer, "ETag") == "\"3\"");
  CHECK(header_of(answer, "Kroniek-Index") == std::to_string(told.api.world.size() - 1));
}

TEST_CASE("api views: who has the newest version is told so with 304") {
  Told told;
  const auto ask = [&](const std::string& tag) {
    return told.api.ask({.target = told.path, .by = &told.reader, .headers = {{"If-None-Match", tag}}});
  };
  for (const std::string tag : {"\"3\"", "\"1\", \"3\"", "W/\"3\"", "*"}) {
    const auto answer = ask(tag);
    CHECK(answer.status == 304);
    CHECK(answer.content().empty());
    CHECK(header_of(answer, "ETag") == "\"3\"");
    CHECK_FALSE(header_of(answer, "Kroniek-Index").empty());
  }
  for (const std::string tag : {"\"2\"", "\"33\"", "3"}) CHECK(ask(tag).status == 200);
}

TEST_CASE(
    "api views: asOf shows what the register knew, validAt what had happened, both what it knew had "
    "happened") {
  Told told;
  CHECK(told.seen("") == "3 closed");
  CHECK(told.seen("?asOf=2026-11-23T20:59:59Z") == "2 open");
  CHECK(told.seen("?asOf=2026-11-23T19:50:00Z") == "1 open");
  CHECK(told.seen("?asOf=2026-11-23T19:49:59Z") == "stream.unknown");
  CHECK(told.seen("?validAt=2026-11-23T17:59:59Z") == "stream.unknown");
  CHECK(told.seen("?validAt=2026-11-23T18:00:00Z") == "1 open");
  CHECK(told.seen("?validAt=2026-11-23T20:00:00Z") == "2 closed");
  CHECK(told.seen("?validAt=2026-11-23T20:30:00Z") == "3 closed");
  CHECK(told.seen("?validAt=2026-11-23T20:00:00Z&asOf=2026-11-23T20:59:59Z") == "1 open");
  CHECK(told.seen("?validAt=2026-11-23T21:30:00%2B01:00&asOf=2026-11-23T21:30:00+01:00") == "2 open");
}

TEST_CASE("api views: the index of an answer as of a moment is the one of that moment") {
  Told told;
  CHECK(header_of(told.get("?asOf=2026-11-23T19:50:00Z"), "Kroniek-Index") == std::to_string(told.opened_at));
  CHECK(header_of(told.get("?validAt=2026-11-23T18:00:00Z"), "Kroniek-Index") ==
        std::to_string(told.api.world.size() - 1));
}

TEST_CASE("api views: moments are RFC 3339 with a known offset, and all faults are told at once") {
  Told told;
  for (const std::string moment : {"2026-11-23", "2026-11-23t20:00:00z", "2026-11-23T20:00:00", "yesterday",
                                   "", "2026-11-23T20:00:00-00:00"}) {
    const auto answer = told.get("?asOf=" + moment + "&validAt=" + moment);
    CHECK(answer.status == 400);
    CHECK(code_of(answer) == "query.malformed");
    CHECK(faults_of(answer) ==
          std::vector<std::string>{"/query/asOf query.malformed", "/query/validAt query.malformed"});
  }
}

TEST_CASE("api views: what is no view is 404") {
  Told told;
  for (const auto& path :
       {"/v1/" + to_string(stream("operations", 77)), "/v1/" + to_string(stream("parties", 9)),
        std::string("/v1/operations/x"), "/v1/" + to_string(stream("operations", 77)) + "/statements"}) {
    const auto answer = told.api.get(path, &told.reader);
    CHECK(answer.status == 404);
    CHECK(code_of(answer) == "stream.unknown");
  }
}

TEST_CASE("api views: a history tells every statement, each with the version that it made") {
  Told told;
  const auto json = json_of(told.get("/statements"));
  REQUIRE(items_at(json, "items").size() == 3);
  CHECK(text_at(json, "items/0/claims/data/title") == "Eerste titel");
  CHECK(at(json, "items/0/index") == Json(told.opened_at));
  CHECK(text_at(json, "items/2/claims/type") == "operation.closed");
  CHECK(at(json, "items/2/version") == Json(3));
  CHECK(items_at(json_of(told.get("/statements?asOf=2026-11-23T20:30:00Z")), "items").size() == 2);
  const auto valid = json_of(told.get("/statements?validAt=2026-11-23T20:00:00Z"));
  REQUIRE(items_at(valid, "items").size() == 2);
  CHECK(at(valid, "items/1/version") == Json(3));
}

TEST_CASE("api views: a history's pages are one snapshot while new statements arrive") {
  Told told;
  const auto first = told.get("/statements?limit=2");
  CHECK(items_at(json_of(first), "items").size() == 2);
  told.say("21:30", R"("type": "operation.reopened", "version": 4, "data": {"reason": "Toch niet"})",
           "21:30");
  const auto second = told.api.get(next_of(first), &told.reader);
  CHECK(second.status == 200);
  CHECK(items_at(json_of(second), "items").size() == 1);
  CHECK(at(json_of(second), "items/0/version") == Json(3));
  CHECK(next_of(second).empty());
  CHECK(header_of(second, "Kroniek-Index") == header_of(first, "Kroniek-Index"));
  CHECK(items_at(json_of(told.get("/statements")), "items").size() == 4);
}

}  // namespace kroniek::test
