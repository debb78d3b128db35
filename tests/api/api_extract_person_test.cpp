// A person's extract beyond the one file: other files of the same person, what relatives said, and who
// received data.
#include <catch2/catch.hpp>

#include <set>

#include "core/register/extract_check.h"
#include "tests/api/privacy_support.h"

namespace kroniek::test {
namespace {

struct Whole {
  PrivacyWorld desk;
  const Person second = desk.world().enrol(61, desk.world().region, "registrar", R"(["people"])");
  const Person third = desk.world().enrol(62, desk.world().kcr2, "registrar", R"(["people"])");
  const Person family = desk.world().enrol(63, desk.world().region, "family-contact", R"(["people"])");
  const StreamId link = stream("links", 1), enquiry = stream("enquiries", 1);

  void say(const Person& by, const StreamId& of, const std::string& type, const std::string& data,
           int version) {
    desk.world().state(by, desk.api.registered(of, type, data, version));
  }
  void join() {
    say(desk.world().registrar, link, "link.suggested",
        R"({"a": ")" + to_string(desk.one) + R"(", "b": ")" + to_string(desk.other) +
            R"(", "score": 90, "method": "by-eye", "scoreParts": [{"kind": "name", "score": 90}]})",
        1);
    say(second, link, "link.confirmed", "{}", 2);
    say(third, link, "link.confirmed", "{}", 3);
  }
  // A sister asks; who she is, is hers.
  void ask_after(const StreamId& file) {
    say(family, enquiry, "enquiry.received",
        R"({"relation": "sibling", "channel": "phone", "enquirerName": "Zus-Enquirer",
            "enquirerPhone": "+31612345678", "names": {"family": "Gezocht-Sought", "given": "Anna"},
            "dateOfBirth": "1984-05-18", "lastKnown": "Hotel-Sought"})",
        1);
    say(family, enquiry, "enquiry.candidate-found",
        R"({"registration": ")" + to_string(file) +
            R"(", "score": 80, "scoreParts": [{"kind": "name", "score": 80}]})",
        2);
  }
  void allow(const StreamId& file) {
    say(family, enquiry, "enquiry.ground-checked",
        R"({"registration": ")" + to_string(file) +
            R"(", "ground": "vital-interest", "outcome": "allow", "reasons": "Gewond"})",
        3);
  }
  Json extract() {
    const auto answer = desk.extract(desk.one, desk.world().data_protection);
    INFO(answer.body);
    REQUIRE(answer.status == 200);
    auto json = json_of(answer);
    Policy policy;
    policy.logs = {{parse_vkey(text_at(json, "logKey")).value(), ""}};
    const auto checked = check_extract(json, {policy, desk.world().codec(), desk.world().verifier()});
    INFO((checked.ok() ? "" : checked.error().code + " " + checked.error().detail));
    REQUIRE(checked.ok());
    return json;
  }
};

bool holds(const Json& extract, std::string_view text) {
  return write_json(extract).find(text) != std::string::npos;
}

}  // namespace

TEST_CASE("api extract: files that a confirmed link joins are in it, under one look at all of them") {
  Whole whole;
  CHECK(whole.extract().find("files")->array_items()->size() == 1);
  whole.join();
  const auto size = whole.desk.world().size();
  const auto extract = whole.extract();
  CHECK(whole.desk.world().size() == size + 1);
  CHECK(at(extract, "files") == Json::array({to_string(whole.desk.one), to_string(whole.desk.other)}));
  std::set<std::string> streams;
  for (const auto& each : items_at(extract, "statements")) streams.insert(text_at(each, "stream"));
  CHECK(streams == std::set{to_string(whole.desk.one), to_string(whole.desk.other)});
  const auto looks = items_at(extract, "looks");
  CHECK(at(looks.back(), "data/subjects") == at(extract, "files"));
  CHECK(text_at(extract, "text").find("Yours too, by a confirmed link") != std::string::npos);
  whole.say(whole.second, whole.link, "link.withdrawn", R"({"reasons": "Toch twee mensen"})", 4);
  CHECK(whole.extract().find("files")->array_items()->size() == 1);
}

TEST_CASE("api extract: a joined file that the role may not open refuses the whole, and says which") {
  Whole whole;
  whole.join();
  const auto version = *whole.desk.world().view(whole.desk.other).find("version")->integer() + 1;
  whole.say(whole.desk.world().reception_lead, whole.desk.other, "registration.flagged",
            R"({"kind": "protection", "visibleTo": ["reception-lead"]})", static_cast<int>(version));
  const auto answer = whole.desk.extract(whole.desk.one, whole.desk.world().data_protection);
  CHECK(answer.status == 403);
  CHECK(faults_of(answer) == std::vector<std::string>{"/subjects/0 opening.subject-shielded",
                                                      "/subjects/1 opening.subject-shielded"});
}

TEST_CASE("api extract: what a relative said of the person is in it once it is known who was meant") {
  Whole whole;
  whole.ask_after(whole.desk.one);
  const auto before = whole.extract();
  CHECK_FALSE(holds(before, "Gezocht-Sought"));
  CHECK_FALSE(holds(before, "Hotel-Sought"));
  whole.allow(whole.desk.one);
  const auto extract = whole.extract();
  for (const auto value : {"Gezocht-Sought", "1984-05-18", "Hotel-Sought"}) {
    INFO(value);
    CHECK(holds(extract, value));
    CHECK(text_at(extract, "text").find(value) != std::string::npos);
  }
  for (const auto value : {"Zus-Enquirer", "+31612345678"}) CHECK_FALSE(holds(extract, value));
}

TEST_CASE("api extract: what a relative said of somebody else stays out") {
  Whole whole;
  whole.ask_after(whole.desk.one);
  whole.say(whole.family, whole.enquiry, "enquiry.candidate-rejected",
            R"({"registration": ")" + to_string(whole.desk.one) + R"(", "reasons": "Ander mens"})", 3);
  const auto extract = whole.extract();
  CHECK_FALSE(holds(extract, "Gezocht-Sought"));
  CHECK(holds(extract, "enquiry.candidate-rejected"));
}

TEST_CASE("api extract: an enquirer's own says nothing of who is sought, and how much it leaves out") {
  Whole whole;
  whole.ask_after(whole.desk.one);
  whole.say(whole.family, whole.enquiry, "enquiry.ground-checked",
            R"({"registration": ")" + to_string(whole.desk.one) +
                R"(", "ground": "consent", "outcome": "deny", "reasons": "Schuilt-in-Zwolle"})",
            3);
  whole.say(whole.family, whole.enquiry, "enquiry.refused", R"({"reasons": "Wil-geen-contact"})", 4);
  const auto answer = whole.desk.extract(whole.enquiry, whole.desk.world().data_protection);
  REQUIRE(answer.status == 200);
  const auto extract = json_of(answer);
  for (const std::string said : {"Zus-Enquirer", "+31612345678", "Hotel-Sought"}) CHECK(holds(extract, said));
  for (const std::string kept : {"Schuilt-in-Zwolle", "Wil-geen-contact"}) CHECK_FALSE(holds(extract, kept));
  CHECK_FALSE(holds(extract, to_string(whole.desk.one)));
  CHECK(at(extract, "withheldStatements") == Json(3));
  CHECK(text_at(extract, "text").find("GDPR article 15(4)") != std::string::npos);
  Policy policy;
  policy.logs = {{parse_vkey(text_at(extract, "logKey")).value(), ""}};
  CHECK(check_extract(extract, {policy, whole.desk.world().codec(), whole.desk.world().verifier()}).ok());
}

TEST_CASE("api extract: who received data, and that they left, is in it by name") {
  Whole whole;
  whole.desk.request();
  whole.desk.approve();
  REQUIRE(whole.desk.perform(whole.desk.world().reception_lead).status == 200);
  const auto extract = whole.extract();
  for (const auto type : {"disclosure.requested", "disclosure.approved", "disclosure.performed"})
    CHECK(holds(extract, type));
  CHECK(text_at(extract, "text").find("Data asked for: Veiligheidsregio Kennemerland") != std::string::npos);
  CHECK(text_at(extract, "text").find("Data given") != std::string::npos);
}

TEST_CASE("api extract: an export that the person was in is in it, with who received it") {
  Whole whole;
  auto& world = whole.desk.world();
  const auto version = *world.view(whole.desk.one).find("version")->integer() + 1;
  whole.say(world.registrar, whole.desk.one, "registration.consent-recorded", R"({"inform": "yes"})",
            static_cast<int>(version));
  const auto disclosure = stream("disclosures", 9);
  whole.say(world.registrar, disclosure, "disclosure.export-requested",
            R"({"recipient": ")" + to_string(world.ministry) + R"(", "format": "pfif", "ground": "AVG-6-1-a",
                "fields": ["dateOfBirth", "names", "otherNames", "sex"], "purpose": "Opsporing"})",
            1);
  whole.say(world.data_protection, disclosure, "disclosure.approved", "{}", 2);
  REQUIRE(whole.desk.post(to_string(disclosure) + "/_pfif", "{}", world.registrar).status == 200);
  const auto extract = whole.extract();
  CHECK(holds(extract, "disclosure.export-performed"));
  CHECK(text_at(extract, "text").find("Export asked for: Ministerie van Justitie en Veiligheid") !=
        std::string::npos);
  CHECK(text_at(extract, "text").find("Export given") != std::string::npos);
}

}  // namespace kroniek::test
