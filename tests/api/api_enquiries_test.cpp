// An enquiry by a relative through the API: what waits, who may open what was asked, and that nothing
// personal stands anywhere else.
#include <catch2/catch.hpp>

#include "tests/support/api_world.h"

namespace kroniek::test {
namespace {

const std::vector<std::string> told_by_relative{"Vraagster-Personal", "+31612349999", "vraag@personal.nl",
                                                "Gezocht-Personal",   "1931-02-03",   "Litteken-Personal"};

struct FamilyDesk {
  ApiWorld api;
  StreamId enquiry = stream("enquiries", 1);
  StreamId file = api.file();
  Person contact = api.world.enrol(31, api.world.region, "family-contact", R"(["people"])");

  FamilyDesk() {
    say("received", R"({"relation": "sibling", "channel": "phone", "replyBy": "2026-11-23T21:00:00Z",
      "enquirerName": "Vraagster-Personal", "enquirerPhone": "+31612349999",
      "enquirerEmail": "vraag@personal.nl", "names": {"family": "Gezocht-Personal"},
      "dateOfBirth": "1931-02-03", "lastKnown": "Litteken-Personal"})",
        1);
    say("candidate-found",
        R"({"registration": ")" + to_string(file) +
            R"(", "score": 70, "scoreParts": [{"kind": "name", "score": 70}]})",
        2);
  }
  std::string line(std::string_view type, std::string_view data, int version) {
    return api.registered(enquiry, "enquiry." + std::string(type), data, version);
  }
  void say(std::string_view type, std::string_view data, int version) {
    api.world.state(contact, line(type, data, version));
  }
  std::string refusal(std::string_view type, std::string_view data, int version) {
    return api.world.refusal(contact, line(type, data, version));
  }
  http::Response open(const Person& by) {
    return api.post("/v1/" + to_string(enquiry) + "/_open",
                    R"({"purpose": "Terugbellen", "ground": "AVG-6-1-e"})", &by);
  }
};

}  // namespace

TEST_CASE("api enquiries: who asks and after whom stands in no view, list, history or worklist") {
  FamilyDesk desk;
  const auto path = "/v1/" + to_string(desk.enquiry);
  for (const auto& target :
       {path, path + "/statements", path + "?validAt=2026-11-23T21:00:00Z", std::string("/v1/enquiries"),
        std::string("/v1/worklist"), std::string("/v1/statements?limit=500")}) {
    const auto answer = desk.api.get(target, &desk.contact);
    CHECK(answer.status == 200);
    for (const auto& value : told_by_relative) {
      CAPTURE(target, value);
      CHECK(answer.content().find(value) == std::string_view::npos);
    }
  }
}

TEST_CASE("api enquiries: whoever has to call back opens what was asked, and others do not") {
  FamilyDesk desk;
  const auto opened = desk.open(desk.contact);
  REQUIRE(opened.status == 200);
  CHECK(text_at(json_of(opened), "values/enquirerPhone") == "+31612349999");
  CHECK(text_at(json_of(opened), "values/names/family") == "Gezocht-Personal");
  CHECK(desk.open(desk.api.world.care).status == 403);
  CHECK(desk.open(desk.api.world.coordinator).status == 403);
}

TEST_CASE("api enquiries: the enquirer waits on the worklist until the answer that may be given") {
  FamilyDesk desk;
  const auto due = "/v1/worklist?kind=enquiry.answer-due";
  const auto waiting = json_of(desk.api.get(due, &desk.contact));
  CHECK(at(waiting, "total") == Json(1));
  CHECK(text_at(waiting, "items/0/until") == "2026-11-23T21:00:00Z");
  CHECK(text_at(waiting, "items/0/role") == "family-contact");
  const auto of_file = R"({"registration": ")" + to_string(desk.file) + "\"";
  const auto answer = of_file + R"(, "what": "alive-and-well", "details": "Belt vanavond zelf"})";
  const auto consent = of_file + R"(, "ground": "consent", "outcome": "allow"})";
  CHECK(desk.refusal("answered", answer, 3) == "enquiry.ground-unchecked");
  CHECK(desk.refusal("ground-checked", consent, 3) == "enquiry.no-consent");
  const auto wish = [&](const std::string& inform, int version) {
    desk.api.world.state(desk.api.world.registrar,
                         desk.api.registered(desk.file, "registration.consent-recorded",
                                             R"({"inform": ")" + inform + "\"}", version));
  };
  wish("yes", 5);
  desk.say("ground-checked", consent, 3);
  wish("no", 6);
  CHECK(desk.refusal("answered", answer, 4) == "enquiry.no-consent");
  wish("yes", 7);
  desk.say("answered", answer, 4);
  CHECK(at(json_of(desk.api.get(due, &desk.contact)), "total") == Json(0));
}

TEST_CASE("api enquiries: who may be sought is found by what was asked, with both looks on record") {
  FamilyDesk desk;
  const auto path = "/v1/" + to_string(desk.enquiry) + "/_candidates";
  const auto ask = [&](const Person& by) {
    return desk.api.post(path, R"({"purpose": "Zoeken voor een verwant", "ground": "AVG-6-1-e"})", &by);
  };
  CHECK(items_at(json_of(ask(desk.contact)), "candidates").empty());

  desk.say("withdrawn", R"({"reasons": "Verkeerd verstaan"})", 3);
  desk.enquiry = stream("enquiries", 2);
  desk.say("received", R"({"relation": "sibling", "channel": "phone", "enquirerName": "Vraagster-Personal",
    "enquirerPhone": "+31612349999", "names": {"family": "van der zande personal", "given": "Annelot"},
    "dateOfBirth": "1984"})",
           1);
  const auto size = desk.api.world.size();
  const auto answer =
      desk.api.post("/v1/" + to_string(desk.enquiry) + "/_candidates",
                    R"({"purpose": "Zoeken voor een verwant", "ground": "AVG-6-1-e"})", &desk.contact);
  REQUIRE(answer.status == 200);
  CHECK(desk.api.world.size() == size + 2);
  const auto found = items_at(json_of(answer), "candidates");
  REQUIRE(found.size() == 1);
  CHECK(text_at(found[0], "subject") == to_string(desk.file));
  CHECK(text_at(found[0], "scoreParts/0/kind") == "name");
  for (const auto& value : personal_values()) CHECK(answer.content().find(value) == std::string_view::npos);
  desk.say("candidate-found",
           R"({"registration": ")" + to_string(desk.file) + R"(", "score": )" + text_at(found[0], "score") +
               R"(, "scoreParts": )" + write_json(at(found[0], "scoreParts")) + "}",
           2);
  CHECK(ask(desk.api.world.care).status == 403);
}

}  // namespace kroniek::test
