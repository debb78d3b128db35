// What a reader is shown besides what is open: where a shielded person is, free text, and who looked at whom.
#include <catch2/catch.hpp>

#include "core/catalog.h"
#include "core/domain/registration_shield.h"
#include "tests/api/privacy_support.h"

namespace kroniek::test {
namespace {

// One file in care in Eindhoven, bound for GM0772 and handed over to the region; the other one is not
// shielded.
struct Shielded {
  PrivacyWorld desk;
  const Person& registrar = desk.world().registrar;
  const Person& lead = desk.world().reception_lead;
  const std::string path = "/v1/" + to_string(desk.one);

  Shielded() {
    for (const auto& file : {desk.one, desk.other}) {
      say(file, "registration.destination-recorded", R"({"municipality": "GM0772", "address": "Dam 1"})");
      say(file, "registration.transferred", R"({"to": ")" + to_string(desk.world().region) + "\"}");
    }
    desk.shield(desk.one);
  }
  void say(const StreamId& file, std::string_view type, std::string_view data) {
    const auto version = *desk.world().view(file).find("version")->integer() + 1;
    desk.world().state(desk.world().reception_lead,
                       desk.api.registered(file, type, data, static_cast<int>(version)));
  }
  Json get(const std::string& target, const Person& by) {
    const auto answer = desk.api.get(target, &by);
    INFO(answer.body);
    REQUIRE(answer.status == 200);
    return json_of(answer);
  }
  std::size_t listed(const std::string& query, const Person& by) {
    return items_at(get("/v1/registrations?" + query, by), "items").size();
  }
};

bool tells(const Json& json) {
  const auto text = write_json(json);
  for (const auto value : {"gate-d", "GM0772", "protection", "organisations/"})
    if (text.find(value) != std::string::npos) return true;
  return false;
}

const FieldInfo* find_field(const std::vector<FieldInfo>& fields, std::string_view name) {
  for (const auto& each : fields)
    if (each.name == name) return &each;
  return nullptr;
}

}  // namespace

TEST_CASE("sight: what is withheld of a shielded file are members of its view") {
  for (const auto& [name, inside] : registration::withheld_of_view()) {
    INFO(name);
    const auto* field = find_field(find_aggregate("registrations")->view_fields, name);
    REQUIRE(field != nullptr);
    for (const auto each : inside) CHECK(find_field(field->members, each) != nullptr);
  }
}

TEST_CASE("sight: a shielded person's view does not say where to a role that may not see") {
  Shielded shielded;
  const auto view = shielded.get(shielded.path, shielded.registrar);
  CHECK_FALSE(tells(view));
  CHECK(at(view, "withheld") == Json(true));
  CHECK(at(view, "sightings/0/statement").string() != nullptr);
  CHECK(text_at(view, "phase") == "identified");
  for (const auto name : {"flags", "place", "municipality", "handover", "handoverWaits"})
    CHECK(view.find(name) == nullptr);
  const auto person = shielded.get(shielded.path + "/_person", shielded.registrar);
  CHECK_FALSE(tells(person));
  CHECK(at(person, "files/0/view/withheld") == Json(true));
  const auto whole = shielded.get(shielded.path, shielded.lead);
  CHECK(tells(whole));
  CHECK(whole.find("withheld") == nullptr);
  CHECK(text_at(whole, "municipality") == "GM0772");
  CHECK(text_at(whole, "flags/0/kind") == "protection");
  const auto other = shielded.get("/v1/" + to_string(shielded.desk.other), shielded.registrar);
  CHECK(text_at(other, "municipality") == "GM0772");
}

TEST_CASE("sight: what is shielded now is not told of then either, nor under the tag of another reader") {
  Shielded shielded;
  auto& world = shielded.desk.world();
  world.clock.advance_seconds(60);
  const auto then = shielded.get(shielded.path + "?asOf=2026-11-23T19:50:00Z", shielded.registrar);
  CHECK_FALSE(tells(then));
  CHECK_FALSE(tells(shielded.get(shielded.path + "?validAt=2026-11-23T19:50:00Z", shielded.registrar)));
  const auto of_lead = shielded.desk.api.get(shielded.path, &shielded.lead);
  const auto of_registrar = shielded.desk.api.get(shielded.path, &shielded.registrar);
  CHECK(header_of(of_lead, "ETag") != header_of(of_registrar, "ETag"));
}

TEST_CASE("sight: a list by what is withheld leaves out whom it is withheld of, without a trace") {
  Shielded shielded;
  const auto filter = GENERATE(std::string("municipality=GM0772"), "place=gate-d", "handoverWaits=true");
  INFO(filter);
  CHECK(shielded.listed(filter, shielded.registrar) == 1);
  CHECK(shielded.listed(filter, shielded.lead) == 2);
  CHECK(shielded.listed("phase=identified&" + filter, shielded.registrar) == 1);
  // Neither an empty page nor a next one where there is nobody else.
  const auto page = shielded.desk.api.get("/v1/registrations?limit=1&" + filter, &shielded.registrar);
  CHECK(items_at(json_of(page), "items").size() == 1);
  CHECK(next_of(page).empty());
  CHECK(next_of(shielded.desk.api.get("/v1/registrations?limit=1&" + filter, &shielded.lead)).size() > 0);
  const auto all = shielded.get("/v1/registrations", shielded.registrar);
  REQUIRE(items_at(all, "items").size() == 2);
  CHECK(at(all, "items/0/withheld") == Json(true));
  CHECK_FALSE(tells(at(all, "items/0")));
}

TEST_CASE(
    "sight: a shield holds of the person, in every file that confirmed links join with the shielded one") {
  Shielded shielded;
  auto& [api, one, other, disclosure] = shielded.desk;
  const auto path = "/v1/" + to_string(other);
  const auto opened = [&, &other = other](const Person& by) {
    const auto answer =
        shielded.desk.post(to_string(other) + "/_open",
                           R"({"purpose": "Zoeken", "ground": "AVG-6-1-e", "fields": ["names"]})", by);
    return answer.status == 200 ? std::string("opened") : code_of(answer);
  };
  const auto before = api.get(path, &shielded.registrar);
  CHECK(tells(json_of(before)));
  CHECK(opened(shielded.registrar) == "opened");

  const auto link = stream("links", 1);
  api.world.state(shielded.registrar,
                  api.registered(link, "link.suggested",
                                 R"({"a": ")" + to_string(one) + R"(", "b": ")" + to_string(other) +
                                     R"(", "score": 90, "method": "by-eye", "scoreParts": )" +
                                     R"([{"kind": "name", "score": 90}]})",
                                 1));
  CHECK(tells(shielded.get(path, shielded.registrar)));  // nobody confirmed it yet
  for (std::uint8_t number = 1; number <= 2; ++number)
    api.world.state(api.world.enrol(static_cast<std::uint8_t>(60 + number), api.world.region, "registrar",
                                    R"(["people"])"),
                    api.registered(link, "link.confirmed", "{}", number + 1));

  const auto after = api.get(path, &shielded.registrar);
  CHECK_FALSE(tells(json_of(after)));
  CHECK(at(json_of(after), "withheld") == Json(true));
  CHECK(header_of(before, "ETag") != header_of(after, "ETag"));
  CHECK(shielded.listed("municipality=GM0772", shielded.registrar) == 0);
  CHECK(shielded.listed("municipality=GM0772", shielded.lead) == 2);
  CHECK(opened(shielded.registrar) == "opening.subject-shielded");
  CHECK(opened(shielded.lead) == "opened");
  CHECK(tells(shielded.get(path, shielded.lead)));

  api.world.state(shielded.lead,
                  api.registered(link, "link.withdrawn", R"({"reasons": "Toch een ander"})", 4));
  CHECK(tells(shielded.get(path, shielded.registrar)));
}

TEST_CASE("sight: neither do the file's statements, in any list of them") {
  Shielded shielded;
  auto& api = shielded.desk.api;
  const auto stream = to_string(shielded.desk.one);
  for (const auto& target : {shielded.path + "/statements", "/v1/statements?stream=" + stream}) {
    const auto listed = shielded.get(target, shielded.registrar);
    REQUIRE(items_at(listed, "items").size() == 7);
    std::size_t withheld = 0;
    for (const auto& each : items_at(listed, "items")) {
      CHECK_FALSE(tells(at(each, "claims/data")));
      withheld += each.find("withheld") != nullptr ? 1 : 0;
    }
    CHECK(withheld == 4);  // seen, destination-recorded, transferred, flagged
    CHECK(tells(shielded.get(target, shielded.lead)));
  }
  const auto flagged = shielded.get("/v1/statements?type=registration.flagged", shielded.lead);
  const auto one = "/v1/statements/" + text_at(flagged, "items/0/claims/jti");
  CHECK_FALSE(tells(at(shielded.get(one, shielded.registrar), "claims/data")));
  const auto signed_form = [&](const Person& by) {
    return api.ask({.target = one, .by = &by, .headers = {{"Accept", "application/sd-jwt"}}});
  };
  CHECK(code_of(signed_form(shielded.registrar)) == "statement.withheld");
  CHECK(signed_form(shielded.lead).status == 200);
}

TEST_CASE("sight: free text takes a mandate, of whatever kind") {
  PrivacyWorld desk;
  auto& world = desk.world();
  const auto somebody = world.enrol(71, world.kcr2, "supervisor");
  const auto path = "/v1/" + to_string(world.operation);
  const auto title = at(json_of(desk.api.get(path, &somebody)), "title");
  REQUIRE(title.string() != nullptr);
  const auto tag = header_of(desk.api.get(path, &somebody), "ETag");
  world.state(world.administrator, R"({"type": "mandate.withdrawn", "sub": ")" + to_string(somebody.mandate) +
                                       R"(", "version": 2, "data": {"reason": "Uit dienst"}})");
  for (const auto& target : {path, std::string("/v1/operations"), path + "/statements",
                             std::string("/v1/statements?type=operation.opened")}) {
    INFO(target);
    const auto answer = desk.api.get(target, &somebody);
    CHECK(answer.status == 200);
    CHECK(answer.body.find(*title.string()) == std::string::npos);
    CHECK(desk.api.get(target, &world.registrar).body.find(*title.string()) != std::string::npos);
  }
  const auto view = json_of(desk.api.get(path, &somebody));
  CHECK(items_at(view, "title/_text").size() == 1);
  CHECK(header_of(desk.api.get(path, &somebody), "ETag") != tag);
}

TEST_CASE("sight: who looked is for those who watch, and for whoever may open the file") {
  PrivacyWorld desk;
  auto& world = desk.world();
  desk.open_both(world.registrar);
  const auto path = "/v1/" + to_string(desk.one) + "/_looks";
  const auto supervisor = world.enrol(71, world.kcr2, "supervisor");
  const auto member = world.enrol(72, world.kcr2, "board-member");
  for (const auto* by : std::vector<const Person*>{&supervisor, &member, &world.data_protection,
                                                   &world.reception_lead, &world.registrar, &world.care}) {
    const auto answer = desk.api.get(path, by);
    CHECK(answer.status == 200);
    CHECK(items_at(json_of(answer), "items").size() == 1);
  }
  for (const auto* by : {&world.coordinator, &world.administrator})
    CHECK(code_of(desk.api.get(path, by)) == "looks.not-allowed");
  // A shielded person's, to the few.
  desk.shield(desk.one);
  CHECK(code_of(desk.api.get(path, &world.registrar)) == "looks.not-allowed");
  CHECK(desk.api.get(path, &world.reception_lead).status == 200);
}

TEST_CASE("sight: the openings' own views and statements do not tell it either") {
  PrivacyWorld desk;
  auto& world = desk.world();
  desk.open_both(world.registrar);
  const auto by_subject = "/v1/openings?subjects=" + to_string(desk.one);
  CHECK(items_at(json_of(desk.api.get(by_subject, &world.data_protection)), "items").size() == 1);
  CHECK(items_at(json_of(desk.api.get(by_subject, &world.coordinator)), "items").empty());
  const auto openings = json_of(desk.api.get("/v1/openings", &world.coordinator));
  CHECK(at(openings, "items/0/withheld") == Json(true));
  for (const auto name : {"subjects", "fields", "purpose"})
    CHECK(at(openings, std::string("items/0/") + name).is_null());
  const auto type = "/v1/statements?type=opening.made-for-several";
  const auto told = desk.api.get(type, &world.coordinator);
  CHECK(at(json_of(told), "items/0/withheld") == Json(true));
  CHECK(told.body.find(to_string(desk.one)) == std::string::npos);
  CHECK(told.body.find("Lijst voor de bus") == std::string::npos);
  CHECK(desk.api.get(type, &world.registrar).body.find(to_string(desk.one)) != std::string::npos);
}

}  // namespace kroniek::test
