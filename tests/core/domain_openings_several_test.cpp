// One look at several people.
#include <catch2/catch.hpp>

#include "tests/core/domain_people_support.h"

using namespace kroniek;
using namespace kroniek::test;

namespace {

const StreamId opening_id = stream("openings", 1);
constexpr std::string_view type = "opening.made-for-several";

std::string several(std::string_view subjects, std::string_view fields = R"(["names"])",
                    std::string_view purpose = "Lijst voor de bus", std::string_view ground = "AVG-6-1-e") {
  return R"({"subjects":)" + std::string(subjects) + R"(,"fields":)" + std::string(fields) +
         R"(,"purpose":")" + std::string(purpose) + R"(","ground":")" + std::string(ground) +
         R"(","occasion":"batch"})";
}
std::string list(const std::vector<StreamId>& subjects) {
  std::string text = "[";
  for (const auto& each : subjects) text += (text.size() > 1 ? ",\"" : "\"") + to_string(each) + "\"";
  return text + "]";
}

PeopleWorld world_with_files() {
  PeopleWorld people;
  people.given_identified();
  people.given_identified(file_id(2), "KLM-00043D");
  return people;
}

}  // namespace

TEST_CASE("opening of several: says whose, which fields, for what and on which occasion") {
  auto people = world_with_files();
  const auto json = several(list({file_id(2), file_id(1)}), R"(["names","sex"])");
  REQUIRE(people.refusal(type, json, opening_id) == accepted);
  people.world.given<Openings>(opening_id, test::read<opening::MadeForSeveral>(json));
  const auto state = people.world.state<Openings>(opening_id);
  CHECK(state.subjects == std::vector{file_id(2), file_id(1)});
  CHECK(state.opened == std::vector<std::string>{"names", "sex"});
  CHECK(state.occasion == opening::Occasion::batch);
  CHECK(state.opener == people.world.claims.author);
  CHECK(state.mandate == people.world.claims.mandate);
  CHECK(survives_storing<Openings>(state));
}

TEST_CASE("opening of several: is refused where it does not say enough") {
  const auto both = list({file_id(1), file_id(2)});
  const auto [json, code] = GENERATE_COPY(table<std::string, std::string>({
      {several("[]"), "opening.subjects-missing"},
      {several(list({file_id(1), file_id(2), file_id(1)})), "opening.subject-twice"},
      {several(list({file_id(1), movement_id(1)})), "opening.subjects-mixed"},
      {several(list({file_id(1), file_id(9)})), "opening.subject-unknown"},
      {several(both, "[]"), "opening.fields-missing"},
      {several(both, R"(["names","names"])"), "opening.field-twice"},
      {several(both, R"(["na mes"])"), "opening.field-malformed"},
      {several(both, R"(["names"])", "Zoeken", "6-1-e"), "opening.ground-malformed"},
      {several(both, R"(["names"])", "BSN 123456782"), "field.bsn"},
  }));
  CHECK(world_with_files().refusal(type, json, opening_id) == code);
}

TEST_CASE("opening of several: the limits of the list, and the occasions that there are") {
  std::vector<StreamId> many(501, file_id());
  CHECK(faults<opening::MadeForSeveral>(several(list(many))) == "/subjects field.too-many\n");
  auto json = several(list({file_id()}));
  json.replace(json.find("batch"), 5, "curiosity");
  CHECK(faults<opening::MadeForSeveral>(json) == "/occasion field.not-allowed\n");
  CHECK(faults<opening::MadeForSeveral>("{}") ==
        "/purpose field.missing\n/ground field.missing\n"
        "/occasion field.missing\n");
}

TEST_CASE("opening: a shielded person's, only on the mandate of a role that may see") {
  using mandate::Role;
  const auto [flag, role, may] = GENERATE(table<std::string, Role, bool>({
      {R"({"kind":"protection"})", Role::registrar, false},
      {R"({"kind":"protection"})", Role::reception_lead, true},
      {R"({"kind":"security"})", Role::identity_verifier, true},
      {R"({"kind":"security"})", Role::care, false},
      {R"({"kind":"protection"})", Role::data_protection_officer, true},
      {R"({"kind":"protection","visibleTo":["registrar"]})", Role::registrar, true},
      {R"({"kind":"protection","visibleTo":["registrar"]})", Role::reception_lead, false},
      {R"({"kind":"media","visibleTo":["liaison"]})", Role::registrar, true},
  }));
  INFO(flag << " " << name_of(role));
  auto people = world_with_files();
  mandate::State own;
  own.role = role;
  people.world.put<Mandates>(people.world.claims.mandate, own);
  people.given("registration.flagged", flag);
  const auto code = may ? accepted : "opening.subject-shielded";
  CHECK(people.refusal(type, several(list({file_id(2), file_id(1)})), opening_id) == code);
  CHECK(people.refusal("opening.made",
                       "{" + member("subject", file_id()) +
                           R"(,"fields":["names"],"purpose":"Zoeken","ground":"AVG-6-1-e"})",
                       opening_id) == code);
  CHECK(people.refusal(type, several(list({file_id(2)})), opening_id) == accepted);
}

TEST_CASE("opening several: only a search and a hand-over list say by what was asked, each once") {
  auto people = world_with_files();
  const auto refusal = [&](std::string occasion, const std::string& by) {
    auto json = several(list({file_id()}));
    const std::string batch = R"("occasion":"batch"})";
    json.replace(json.find(batch), batch.size(), R"("occasion":")" + occasion + R"(","by":)" + by + "}");
    return people.refusal(type, json, opening_id);
  };
  CHECK(refusal("search", R"(["names","document"])") == accepted);
  CHECK(refusal("hand-over", R"(["municipality"])") == accepted);
  CHECK(refusal("search", R"(["tag","tag"])") == "opening.search-by-twice");
  CHECK(refusal("batch", R"(["names"])") == "opening.not-a-search");
}
