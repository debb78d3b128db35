// Looks at several files at once, over the API.
#include <catch2/catch.hpp>

#include "tests/api/privacy_support.h"

namespace kroniek::test {

TEST_CASE("api open several: the values of each come, after one statement that says whose") {
  PrivacyWorld desk;
  const auto size = desk.world().size();
  const auto answer = desk.open_both(desk.world().registrar, R"(, "fields": ["names"])");
  REQUIRE(answer.status == 200);
  const auto json = json_of(answer);
  CHECK(items_at(json, "subjects").size() == 2);
  CHECK(text_at(json, "subjects/0/subject") == to_string(desk.one));
  CHECK(text_at(json, "subjects/1/values/names/family") == "Vanderzande-Personal");
  CHECK(at(json, "fields") == Json::array({"names"}));
  CHECK(answer.body.find("SPECPERS") == std::string::npos);
  CHECK(desk.world().size() == size + 1);
  CHECK(header_of(answer, "Kroniek-Index") == std::to_string(size));
  const auto recorded = json_of(desk.api.get(header_of(answer, "Location"), &desk.world().registrar));
  CHECK(text_at(recorded, "claims/type") == "opening.made-for-several");
  CHECK(text_at(recorded, "claims/data/occasion") == "batch");
}

TEST_CASE("api open several: where the opening cannot be recorded, nothing is shown") {
  for (const auto fault : {Fault::refuse, Fault::lose_reply, Fault::disk_full}) {
    PrivacyWorld desk;
    desk.world().faults().fail_next(fault);
    const auto answer = desk.open_both(desk.world().registrar);
    CHECK(answer.status >= 500);
    CHECK_FALSE(shows_personal(answer.body));
  }
}

TEST_CASE("api open several: one shielded person refuses the whole, and is named") {
  PrivacyWorld desk;
  desk.shield(desk.other);
  const auto size = desk.world().size();
  const auto answer = desk.open_both(desk.world().registrar);
  CHECK(answer.status == 403);
  CHECK(code_of(answer) == "opening.subject-shielded");
  CHECK(faults_of(answer) == std::vector<std::string>{"/subjects/1 opening.subject-shielded"});
  CHECK(desk.world().size() == size);
  CHECK(desk.open_both(desk.world().reception_lead).status == 200);
}

TEST_CASE("api open several: who may not, and what is asked wrongly, is refused and not recorded") {
  PrivacyWorld desk;
  const auto size = desk.world().size();
  const auto& registrar = desk.world().registrar;
  CHECK(code_of(desk.open_both(desk.world().coordinator)) == "opening.no-mandate");
  CHECK(code_of(desk.open_both(registrar, R"(, "fields": ["needs"])")) == "opening.field-not-allowed");
  const auto ask = [&](const std::string& json) { return desk.post("registrations/_open", json, registrar); };
  CHECK(faults_of(ask("{}")) == std::vector<std::string>{"/ground field.missing", "/purpose field.missing"});
  const std::string sound = R"({"purpose": "Label", "ground": "Wvr-39")";
  CHECK(code_of(ask(sound + "}")) == "opening.subjects-missing");
  CHECK(code_of(ask(sound + R"(, "subjects": []})")) == "opening.subjects-missing");
  const auto file = '"' + to_string(desk.one) + '"';
  CHECK(code_of(ask(sound + R"(, "subjects": [)" + file + "," + file + "]}")) == "opening.subject-twice");
  CHECK(faults_of(ask(sound + R"(, "subjects": [)" + file + R"(, ")" + to_string(registrar.actor) +
                      "\"]}")) == std::vector<std::string>{"/subjects/1 field.wrong-collection"});
  const auto unknown =
      ask(sound + R"(, "subjects": [)" + file + R"(, ")" + to_string(stream("registrations", 99)) + "\"]}");
  CHECK(faults_of(unknown) == std::vector<std::string>{"/subjects/1 opening.subject-unknown"});
  std::string many = file;
  for (int i = 0; i < 500; ++i) many += "," + file;
  CHECK(faults_of(ask(sound + R"(, "subjects": [)" + many + "]}")) ==
        std::vector<std::string>{"/subjects field.too-many"});
  CHECK(code_of(ask(sound)) == "json.malformed");
  CHECK(desk.post("nothings/_open", sound + "}", registrar).status == 404);
  CHECK(desk.api.post("/v1/registrations/_open", sound + "}").status == 401);
  CHECK(desk.world().size() == size);
}

}  // namespace kroniek::test
