// Who looked at a person, when and what for.
#include <catch2/catch.hpp>

#include "tests/api/privacy_support.h"

namespace kroniek::test {

TEST_CASE("api looks: every look of every kind is there: who, when, which fields, what for") {
  PrivacyWorld desk;
  CHECK(items_at(json_of(desk.looks(desk.one)), "items").empty());
  desk.post(to_string(desk.one) + "/_open",
            R"({"purpose": "Naam op het label", "ground": "Wvr-39", "fields": ["names"]})",
            desk.world().registrar);
  desk.world().clock.advance_seconds(60);
  desk.open_both(desk.world().reception_lead);
  desk.world().clock.advance_seconds(60);
  desk.request();
  desk.approve();
  REQUIRE(desk.perform(desk.world().reception_lead).status == 200);
  desk.world().clock.advance_seconds(60);
  REQUIRE(desk.extract(desk.one, desk.world().data_protection).status == 200);

  const auto answer = desk.looks(desk.one);
  CHECK(answer.status == 200);
  const auto json = json_of(answer);
  REQUIRE(items_at(json, "items").size() == 4);
  CHECK(text_at(json, "items/0/purpose") == "Naam op het label");
  CHECK(text_at(json, "items/0/opener") == to_string(desk.world().registrar.actor));
  CHECK(text_at(json, "items/0/role") == "registrar");
  CHECK(text_at(json, "items/0/ground") == "Wvr-39");
  CHECK(text_at(json, "items/0/at") == "2026-11-23T19:50:00Z");
  CHECK(at(json, "items/0/fields") == Json::array({"names"}));
  CHECK(at(json, "items/0/occasion").is_null());
  CHECK(text_at(json, "items/1/occasion") == "batch");
  CHECK(text_at(json, "items/2/occasion") == "disclosure");
  CHECK(text_at(json, "items/2/purpose") == "Opvang in de gemeente");
  CHECK(text_at(json, "items/3/occasion") == "extract");
  CHECK(text_at(json, "items/3/role") == "data-protection-officer");
  CHECK_FALSE(shows_personal(answer.body));
  CHECK(items_at(json_of(desk.looks(desk.other)), "items").size() == 2);
  const auto statement = "/v1/statements/" + text_at(json, "items/0/statement");
  CHECK(text_at(json_of(desk.api.get(statement, &desk.world().registrar)), "claims/type") == "opening.made");
}

TEST_CASE("api looks: a purpose that was erased is said to be, and all else of the look stays") {
  PrivacyWorld desk;
  auto& world = desk.world();
  const auto opened =
      json_of(desk.post(to_string(desk.one) + "/_open",
                        R"({"purpose": "Naam van Geheime-Persoon", "ground": "Wvr-39", "fields": ["names"]})",
                        world.registrar));
  const auto second = world.enrol(60, world.kcr2, "data-protection-officer");
  const auto say = [&](const Person& by, std::string_view type, int version, const std::string& data) {
    world.state(by, R"({"type": "erasure.)" + std::string(type) + R"(", "sub": ")" +
                        to_string(stream("erasures", 1)) + R"(", "version": )" + std::to_string(version) +
                        R"(, "operation": ")" + to_string(world.operation) + R"(", "data": )" + data + "}");
  };
  say(world.data_protection, "proposed", 1,
      R"({"subject": ")" + text_at(opened, "opening/stream") +
          R"(", "classes": ["text"], "ground": "AVG-17"})");
  say(second, "approved", 2, "{}");
  say(world.data_protection, "performed", 3, "{}");
  const auto answer = desk.looks(desk.one);
  const auto look = at(json_of(answer), "items/0");
  CHECK(at(look, "purpose").is_null());
  CHECK(at(look, "textErased") == Json(true));
  CHECK(text_at(look, "opener") == to_string(world.registrar.actor));
  CHECK(text_at(look, "ground") == "Wvr-39");
  CHECK(at(look, "fields") == Json::array({"names"}));
  const auto extract = desk.extract(desk.one, world.data_protection);
  REQUIRE(extract.status == 200);
  CHECK(extract.body.find("Geheime-Persoon") == std::string::npos);
}

TEST_CASE("api looks: as it was known at a moment, and page by page") {
  PrivacyWorld desk;
  for (int i = 0; i < 3; ++i) {
    desk.open_both(desk.world().registrar);
    desk.world().clock.advance_seconds(60);
  }
  CHECK(items_at(json_of(desk.looks(desk.one, "?asOf=2026-11-23T19:51:30Z")), "items").size() == 2);
  CHECK(desk.looks(desk.one, "?asOf=2026-01-01T00:00:00Z").status == 404);
  const auto first = desk.looks(desk.one, "?limit=2");
  CHECK(items_at(json_of(first), "items").size() == 2);
  const auto second = desk.api.get(next_of(first), &desk.world().data_protection);
  CHECK(items_at(json_of(second), "items").size() == 1);
  CHECK(next_of(second).empty());
}

TEST_CASE("api looks: what has no looks to show") {
  PrivacyWorld desk;
  CHECK(code_of(desk.looks(stream("registrations", 99))) == "stream.unknown");
  CHECK(items_at(json_of(desk.looks(desk.world().operation)), "items").empty());
  CHECK(code_of(desk.looks(desk.one, "?cursor=x")) == "query.cursor");
  CHECK(code_of(desk.looks(desk.one, "?who=me")) == "query.unknown");
  CHECK(desk.api.get("/v1/" + to_string(desk.one) + "/_looks").status == 401);
  CHECK(items_at(json_of(desk.looks(desk.world().registrar.actor)), "items").empty());
}

}  // namespace kroniek::test
