// Data leave as a second person approved, and not otherwise.
#include <catch2/catch.hpp>

#include "tests/api/privacy_support.h"

namespace kroniek::test {

TEST_CASE("api disclosures: the look and the performance are recorded, and then the values leave") {
  PrivacyWorld desk;
  desk.request();
  desk.approve();
  const auto size = desk.world().size();
  const auto answer = desk.perform(desk.world().reception_lead);
  REQUIRE(answer.status == 200);
  const auto json = json_of(answer);
  CHECK(desk.world().size() == size + 2);
  CHECK(at(json, "opening/index") == Json(size));
  CHECK(at(json, "performed/index") == Json(size + 1));
  CHECK(header_of(answer, "Kroniek-Index") == std::to_string(size + 1));
  CHECK(at(json, "fields") == Json::array({"names", "sex"}));
  REQUIRE(items_at(json, "subjects").size() == 2);
  CHECK(text_at(json, "subjects/0/values/names/family") == "Vanderzande-Personal");
  CHECK(answer.body.find("1984-05-17") == std::string::npos);
  CHECK(answer.body.find("SPECPERS") == std::string::npos);
  const auto view = desk.world().view(desk.disclosure);
  CHECK(*view.find("phase") == Json("performed"));
  CHECK(*view.find("openings") == Json::array({text_at(json, "opening/stream")}));
  const auto again = desk.perform(desk.world().reception_lead);
  CHECK(again.status == 409);
  CHECK(code_of(again) == "disclosure.already-performed");
  CHECK(desk.world().size() == size + 2);
}

TEST_CASE("api disclosures: before its approval nothing leaves, and nobody looks") {
  PrivacyWorld desk;
  desk.request();
  const auto size = desk.world().size();
  const auto answer = desk.perform(desk.world().reception_lead);
  CHECK(answer.status == 409);
  CHECK(code_of(answer) == "disclosure.not-approved");
  CHECK(desk.world().size() == size);
  CHECK(desk.world().refusal(desk.world().registrar, desk.about_disclosure("approved", 2, "{}")) ==
        "mandate.type-not-covered");
}

TEST_CASE("api disclosures: who may not open the data does not hand them out") {
  PrivacyWorld desk;
  desk.request();
  desk.approve();
  const auto size = desk.world().size();
  for (const auto* person : {&desk.world().coordinator, &desk.world().administrator})
    CHECK(code_of(desk.perform(*person)) == "opening.no-mandate");
  CHECK(code_of(desk.perform(desk.world().care)) == "opening.field-not-allowed");
  CHECK(desk.world().size() == size);
}

TEST_CASE("api disclosures: who is shielded meanwhile stays behind") {
  PrivacyWorld desk;
  desk.request();
  desk.approve();
  desk.shield(desk.other);
  const auto by_registrar = desk.perform(desk.world().registrar);
  CHECK(code_of(by_registrar) == "opening.subject-shielded");
  const auto answer = desk.perform(desk.world().reception_lead);
  CHECK(code_of(answer) == "disclosure.subject-shielded");
  CHECK_FALSE(shows_personal(answer.body));
}

TEST_CASE("api disclosures: an objection that whoever approved could not weigh keeps the data here") {
  PrivacyWorld desk;
  const auto object = [&] {
    const auto version = *desk.world().view(desk.other).find("version")->integer() + 1;
    desk.world().state(desk.world().registrar, desk.api.registered(desk.other, "registration.objection-noted",
                                                                   R"({"objection": "Niet aan de gemeente"})",
                                                                   static_cast<int>(version)));
  };
  desk.request();
  SECTION("noted after the approval") {
    desk.approve();
    object();
    const auto answer = desk.perform(desk.world().reception_lead);
    CHECK(code_of(answer) == "disclosure.objected-meanwhile");
    CHECK_FALSE(shows_personal(answer.body));
  }
  SECTION("known when it was approved") {
    object();
    desk.world().clock.advance_seconds(1);
    desk.approve();
    CHECK(desk.perform(desk.world().reception_lead).status == 200);
  }
}

TEST_CASE("api disclosures: where something cannot be recorded, nothing leaves") {
  for (const auto fault : {Fault::refuse, Fault::lose_reply, Fault::disk_full}) {
    PrivacyWorld desk;
    desk.request();
    desk.approve();
    desk.world().faults().fail_next(fault);
    const auto answer = desk.perform(desk.world().reception_lead);
    CHECK(answer.status >= 500);
    CHECK_FALSE(shows_personal(answer.body));
  }
}

TEST_CASE("api disclosures: what is asked wrongly") {
  PrivacyWorld desk;
  desk.request();
  desk.approve();
  const auto& by = desk.world().reception_lead;
  CHECK(desk.post("disclosures/nothing/_perform", "{}", by).status == 404);
  CHECK(code_of(desk.post(to_string(stream("disclosures", 9)) + "/_perform", "{}", by)) == "stream.unknown");
  CHECK(faults_of(desk.post(to_string(desk.disclosure) + "/_perform", R"({"fields": ["names"]})", by)) ==
        std::vector<std::string>{"/fields field.unknown"});
  CHECK(code_of(desk.post(to_string(desk.disclosure) + "/_perform", "[", by)) == "json.malformed");
  CHECK(desk.api.post("/v1/" + to_string(desk.disclosure) + "/_perform", "{}").status == 401);
}

}  // namespace kroniek::test
