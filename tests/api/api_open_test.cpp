// Opening personal data: recorded first, then shown, and only to who may see it.
#include <catch2/catch.hpp>

#include "tests/support/api_world.h"

namespace kroniek::test {
namespace {

constexpr std::string_view sound = R"({"purpose": "Naam op het label", "ground": "Wvr-39"})";

struct Opening {
  ApiWorld api;
  const StreamId file = api.file();

  http::Response ask(const Person& by, std::string_view json = sound) {
    return api.post("/v1/" + to_string(file) + "/_open", json, &by);
  }
};

std::vector<std::string> names_in(const http::Response& response) {
  std::vector<std::string> names;
  const auto json = json_of(response);
  const auto values = at(json, "values");
  if (values.members() != nullptr)
    for (const auto& member : *values.members()) names.push_back(member.name);
  return names;
}

}  // namespace

TEST_CASE("api open: a view shows that personal values are there, and none of them") {
  Opening opening;
  const auto answer = opening.api.get("/v1/" + to_string(opening.file), &opening.api.world.registrar);
  CHECK(answer.status == 200);
  CHECK(at(json_of(answer), "names/_personal").array_items() != nullptr);
  for (const auto& value : personal_values()) CHECK(answer.body.find(value) == std::string::npos);
}

TEST_CASE("api open: the opening is in the log before the values are shown, and says who, what and why") {
  Opening opening;
  const auto index = opening.api.world.size();
  const auto answer = opening.ask(opening.api.world.registrar);
  REQUIRE(answer.status == 200);
  const auto json = json_of(answer);
  CHECK(text_at(json, "values/names/family") == "Vanderzande-Personal");
  CHECK(text_at(json, "values/dateOfBirth") == "1984-05-17");
  CHECK(text_at(json, "values/document/number") == "SPECPERS1");
  CHECK(at(json, "opening/index") == Json(index));
  CHECK(opening.api.world.size() == index + 1);
  CHECK(header_of(answer, "Kroniek-Index") == std::to_string(index));

  const auto recorded =
      json_of(opening.api.get(header_of(answer, "Location"), &opening.api.world.data_protection));
  CHECK(text_at(recorded, "claims/type") == "opening.made");
  CHECK(text_at(recorded, "claims/iss") == to_string(opening.api.world.registrar.actor));
  CHECK(text_at(recorded, "claims/data/subject") == to_string(opening.file));
  CHECK(text_at(recorded, "claims/data/purpose") == "Naam op het label");
  CHECK(text_at(recorded, "claims/operation") == to_string(opening.api.world.operation));
  CHECK(at(recorded, "claims/data/fields") == at(json, "fields"));
  const auto looks = "/v1/openings?subjects=" + to_string(opening.file);
  const auto found = json_of(opening.api.get(looks, &opening.api.world.data_protection));
  CHECK(items_at(found, "items").size() == 1);
}

TEST_CASE("api open: where the opening cannot be recorded, nothing is shown") {
  for (const auto fault : {Fault::refuse, Fault::lose_reply, Fault::disk_full}) {
    Opening opening;
    opening.api.world.faults().fail_next(fault);
    const auto answer = opening.ask(opening.api.world.registrar);
    CHECK(answer.status == (fault == Fault::disk_full ? 507 : 503));
    code_of(answer);
    for (const auto& value : personal_values()) CHECK(answer.body.find(value) == std::string::npos);
  }
}

TEST_CASE("api open: each opening is a statement of its own") {
  Opening opening;
  const auto size = opening.api.world.size();
  opening.ask(opening.api.world.registrar);
  opening.ask(opening.api.world.registrar);
  CHECK(opening.api.world.size() == size + 2);
}

TEST_CASE("api open: only the fields that were asked for are shown, and recorded") {
  Opening opening;
  const auto answer = opening.ask(opening.api.world.registrar,
                                  R"({"purpose": "Label", "ground": "Wvr-39", "fields": ["sex", "names"]})");
  CHECK(answer.status == 200);
  CHECK(names_in(answer) == std::vector<std::string>{"names", "sex"});
  CHECK(at(json_of(answer), "fields") == Json::array({"names", "sex"}));
  CHECK(answer.body.find("SPECPERS1") == std::string::npos);
}

TEST_CASE("api open: care fields are for care, and only they") {
  Opening opening;
  const auto care = opening.ask(opening.api.world.care);
  CHECK(care.status == 200);
  CHECK(names_in(care) == std::vector<std::string>{"needs"});
  CHECK(text_at(json_of(care), "values/needs/0/detail") == "Insulin-Personal");
  CHECK(opening.ask(opening.api.world.registrar).body.find("Insulin-Personal") == std::string::npos);

  const auto names =
      opening.ask(opening.api.world.care, R"({"purpose": "Label", "ground": "Wvr-39", "fields": ["names"]})");
  CHECK(names.status == 403);
  CHECK(code_of(names) == "opening.field-not-allowed");
  const auto needs = opening.ask(opening.api.world.registrar,
                                 R"({"purpose": "Zorg", "ground": "Wvr-39", "fields": ["needs", "names"]})");
  CHECK(needs.status == 403);
  CHECK(code_of(needs) == "opening.field-not-allowed");
}

TEST_CASE("api open: who holds no mandate to open is refused, and nothing is recorded") {
  Opening opening;
  const auto size = opening.api.world.size();
  for (const auto* person : {&opening.api.world.coordinator, &opening.api.world.administrator}) {
    const auto answer = opening.ask(*person);
    CHECK(answer.status == 403);
    CHECK(code_of(answer) == "opening.no-mandate");
  }
  CHECK(opening.api.world.size() == size);
}

TEST_CASE("api open: it needs sign-in") {
  Opening opening;
  const auto answer = opening.api.post("/v1/" + to_string(opening.file) + "/_open", sound);
  CHECK(answer.status == 401);
  CHECK(code_of(answer) == "token.missing");
}

TEST_CASE("api open: all that is wrong with the request is told at once, and nothing is recorded") {
  Opening opening;
  const auto size = opening.api.world.size();
  const auto answer =
      opening.ask(opening.api.world.registrar,
                  R"({"purpose": "", "ground": "39 of the law", "fields": "names", "reason": "x"})");
  CHECK(answer.status == 400);
  CHECK(code_of(answer) == "opening.request-invalid");
  CHECK(faults_of(answer) == std::vector<std::string>{"/fields field.type",
                                                      "/ground opening.ground-malformed",
                                                      "/purpose field.empty", "/reason field.unknown"});
  const auto empty = opening.ask(opening.api.world.registrar, "{}");
  CHECK(faults_of(empty) == std::vector<std::string>{"/ground field.missing", "/purpose field.missing"});
  CHECK(code_of(opening.ask(opening.api.world.registrar, "{\"purpose\"")) == "json.malformed");
  CHECK(code_of(opening.ask(opening.api.world.registrar,
                            R"({"purpose": "BSN 111222333", "ground": "Wvr-39"})")) ==
        "statement.fields-invalid");
  CHECK(opening.api.world.size() == size);
}

TEST_CASE("api open: unknown fields are named, and open fields are none") {
  Opening opening;
  const auto answer =
      opening.ask(opening.api.world.registrar,
                  R"({"purpose": "x", "ground": "Wvr-39", "fields": ["names", "shoeSize", "phase"]})");
  CHECK(answer.status == 400);
  CHECK(code_of(answer) == "opening.field-unknown");
  CHECK(faults_of(answer) ==
        std::vector<std::string>{"/fields/1 opening.field-unknown", "/fields/2 opening.field-unknown"});
}

TEST_CASE("api open: what is not there cannot be opened, nor what holds nothing personal") {
  Opening opening;
  auto& api = opening.api;
  const auto gone =
      api.post("/v1/" + to_string(stream("registrations", 99)) + "/_open", sound, &api.world.registrar);
  CHECK(gone.status == 404);
  CHECK(code_of(gone) == "stream.unknown");
  const auto none = api.post("/v1/" + to_string(api.world.operation) + "/_open", sound, &api.world.registrar);
  CHECK(none.status == 400);
  CHECK(code_of(none) == "opening.nothing-personal");
}

TEST_CASE("api open: personal values stand in no answer but that of an opening") {
  Opening opening;
  auto& api = opening.api;
  const auto answer = opening.ask(api.world.data_protection);
  REQUIRE(answer.status == 200);
  for (const auto& value : personal_values()) CHECK(answer.body.find(value) != std::string::npos);

  std::vector<std::string> targets{"/livez",
                                   "/readyz",
                                   "/metrics",
                                   "/version",
                                   "/log/checkpoint",
                                   "/log/key",
                                   "/v1/openapi.json",
                                   "/v1/_whoami",
                                   "/problems/stream.unknown",
                                   "/v1/statements?limit=500",
                                   "/v1/consistency?from=1&to=2",
                                   "/v1/statements?type=registration.identified"};
  for (const auto& aggregate : catalog()) {
    targets.push_back("/v1/" + std::string(aggregate.collection));
    targets.push_back("/v1/" + std::string(aggregate.collection) + "?validAt=2026-11-23T19:50:00Z");
  }
  const auto tiles = api.world.size();
  targets.push_back("/log/tile/entries/000.p/" + std::to_string(tiles));
  targets.push_back("/log/tile/0/000.p/" + std::to_string(tiles));
  for (const auto& path : {to_string(opening.file), text_at(json_of(answer), "opening/stream")}) {
    for (const std::string end :
         {"", "/_looks", "?validAt=2026-11-23T19:50:00Z", "?asOf=2026-11-23T19:50:00Z", "/statements"})
      targets.push_back("/v1/" + path + end);
  }
  const auto log = json_of(api.get("/v1/statements?limit=500", &api.world.registrar));
  for (const auto& item : items_at(log, "items")) {
    targets.push_back("/v1/statements/" + text_at(item, "claims/jti"));
    targets.push_back("/v1/statements/" + text_at(item, "claims/jti") + "/proof");
  }
  const std::vector<const Person*> readers{
      nullptr,         &api.world.administrator,  &api.world.coordinator, &api.world.registrar,
      &api.world.care, &api.world.data_protection};
  for (const auto* person : readers)
    for (const auto& target : targets) {
      const auto body = api.get(target, person).content();
      for (const auto& value : personal_values())
        if (body.find(value) != std::string::npos) FAIL_CHECK(target << " shows " << value);
    }
}

TEST_CASE("api open: what is refused does not repeat the personal values that it was given") {
  ApiWorld api;
  const auto answer = api.submit(api.world.registrar,
                                 api.registered(stream("registrations", 1), "registration.identified", R"({
    "level": 9, "basis": ["document-seen", "hearsay"], "minor": "Vanderzande-Personal",
    "dateOfBirth": "17 May 1984-05-17",
    "names": {"family": "Vanderzande-Personal", "Annelotte-Personal": "x"}, "sex": "Insulin-Personal"})",
                                                3));
  CHECK(answer.status == 400);
  CHECK(faults_of(answer).size() >= 5);
  for (const auto& value : personal_values())
    if (value != "Annelotte-Personal") CHECK(answer.body.find(value) == std::string::npos);
}

}  // namespace kroniek::test
