// People of an operation in PFIF: who is in it, what of them, and what is left of those who may not be any
// more.
#include <catch2/catch.hpp>

#include "core/formats/pfif.h"
#include "tests/core/people_support.h"
#include "tests/support/api_world.h"

namespace kroniek::test {
namespace {

class Desk {
 public:
  void say(std::uint8_t number, const std::string& type, int version, const std::string& data) {
    api.world.state(type == "marked-deceased" ? api.world.reception_lead : api.world.registrar,
                    about_person(api.world, number, type,
                                 R"("version": )" + std::to_string(version) + R"(, "data": )" + data));
  }
  // Opened, seen, identified, and asked whether relatives may be told.
  void person_who_says(std::uint8_t number, const std::string& family, const std::string& inform) {
    register_person(api.world, number, family);
    say(number, "consent-recorded", 4,
        R"({"inform": ")" + inform + "\"" + (inform == "named" ? R"(, "named": "Mijn zus")" : "") + "}");
  }
  void erase(std::uint8_t number) {
    const auto erasure = stream("erasures", number);
    const auto say_as = [&](const Person& by, const std::string& type, int version, const std::string& data) {
      api.world.state(by, api.registered(erasure, "erasure." + type, data, version));
    };
    say_as(api.world.data_protection, "proposed", 1,
           R"({"subject": ")" + to_string(person(number)) +
               R"(", "classes": ["personal"], "ground": "AVG-17"})");
    say_as(second, "approved", 2, "{}");
    say_as(api.world.data_protection, "performed", 3, "{}");
  }
  std::string about_export(const StreamId& disclosure, const std::string& type, int version,
                           const std::string& data) {
    return api.registered(disclosure, "disclosure." + type, data, version);
  }
  // Asked for by the registrar; each by its own number.
  StreamId request() {
    const auto disclosure = stream("disclosures", next_++);
    api.world.state(api.world.registrar,
                    about_export(disclosure, "export-requested", 1,
                                 R"({"recipient": ")" + to_string(api.world.region) +
                                     R"(", "format": "pfif", "ground": "AVG-6-1-a", )" +
                                     R"("fields": ["dateOfBirth", "names", "otherNames", "sex"], )" +
                                     R"("purpose": "Rode Kruis, opsporing"})"));
    return disclosure;
  }
  StreamId approved() {
    const auto disclosure = request();
    api.world.state(api.world.data_protection, about_export(disclosure, "approved", 2, "{}"));
    return disclosure;
  }
  http::Response perform(const StreamId& disclosure, const Person* by, const std::string& body = "{}") {
    return api.ask(
        {"/v1/" + to_string(disclosure) + "/_pfif", http::Method::post, by, body, "application/json"});
  }
  pfif::Document document() {
    const auto answer = perform(approved(), &api.world.registrar);
    INFO(answer.body);
    REQUIRE(answer.status == 200);
    CHECK(answer.content_type == "application/xml");
    auto reading = pfif::read(answer.body).value();
    CHECK(reading.faults.empty());
    return std::move(reading.document);
  }
  // Suggested by one, confirmed by two others.
  void join(std::uint8_t one, std::uint8_t other) {
    auto& world = api.world;
    world.state(world.registrar, api.registered(link, "link.suggested",
                                                R"({"a": ")" + to_string(person(one)) + R"(", "b": ")" +
                                                    to_string(person(other)) +
                                                    R"(", "score": 90, "method": "by-eye", "scoreParts": [)" +
                                                    R"({"kind": "name", "score": 90}]})",
                                                1));
    int version = 2;
    for (const auto& by : judges) world.state(by, api.registered(link, "link.confirmed", "{}", version++));
  }
  // `record > other record`, of every note that joins two.
  std::vector<std::string> joined() {
    std::vector<std::string> out;
    for (const auto& note : document().notes)
      if (!note.linked_person_record_id.empty())
        out.push_back(note.person_record_id + " > " + note.linked_person_record_id);
    return out;
  }

  std::uint8_t next_ = 100;
  ApiWorld api;
  const Person second = api.world.enrol(61, api.world.kcr2, "data-protection-officer");
  const StreamId link = stream("links", 1);
  const std::vector<Person> judges{api.world.enrol(41, api.world.region, "registrar", R"(["people"])"),
                                   api.world.enrol(42, api.world.region, "registrar", R"(["people"])")};
};

std::string record_id(std::uint8_t number) {
  return "kroniek.test/" + to_string(person(number));
}
std::vector<std::string> ids_of(const pfif::Document& document) {
  std::vector<std::string> ids;
  for (const auto& each : document.persons)
    ids.push_back((pfif::is_placeholder(each) ? "placeholder " : "") + each.record_id);
  return ids;
}

}  // namespace

TEST_CASE("api pfif: only who lets relatives be told is given out, with a name, a year and a status") {
  Desk desk;
  desk.person_who_says(1, "Janea", "yes");
  desk.person_who_says(2, "Neebee", "no");
  register_person(desk.api.world, 3, "Ongevraagd");
  desk.person_who_says(4, "Alleenwie", "named");
  const auto document = desk.document();
  REQUIRE(document.persons.size() == 1);
  const auto& given = document.persons[0];
  CHECK(given.record_id == record_id(1));
  CHECK(given.full_name == "Voornaam Janea");
  CHECK(given.family_name == "Janea");
  CHECK(given.date_of_birth == PartialDate{1984, {}, {}});
  CHECK(given.source_name == "kroniek.test");
  CHECK(given.expiry_date->microseconds ==
        given.entry_date->microseconds + 30 * std::int64_t{86'400'000'000});
  REQUIRE(document.notes.size() == 1);
  CHECK(document.notes[0].status == pfif::Status::believed_alive);
  CHECK(document.notes[0].author_made_contact == true);
  // One opening of exactly those whose data left, and the performance that names it.
  const auto& reader = desk.api.world.data_protection;
  const auto openings = json_of(desk.api.get("/v1/openings?occasion=disclosure", &reader));
  REQUIRE(items_at(openings, "items").size() == 1);
  CHECK(write_json(at(openings, "items/0/subjects")) == "[\"" + to_string(person(1)) + "\"]");
  CHECK(write_json(at(openings, "items/0/fields")) == R"(["dateOfBirth","names","otherNames","sex"])");
  CHECK(text_at(openings, "items/0/purpose") == "Rode Kruis, opsporing");
  const auto disclosures = json_of(desk.api.get("/v1/disclosures?format=pfif", &reader));
  CHECK(text_at(disclosures, "items/0/phase") == "performed");
  CHECK(text_at(disclosures, "items/0/recipient") == to_string(desk.api.world.region));
  CHECK(at(disclosures, "items/0/openings") == Json::array({text_at(openings, "items/0/id")}));
}

TEST_CASE("api pfif: nothing leaves that a second person did not approve, and each approval serves once") {
  Desk desk;
  desk.person_who_says(1, "Janea", "yes");
  auto& world = desk.api.world;
  const auto disclosure = desk.request();
  const auto size = world.size();
  CHECK(code_of(desk.perform(disclosure, &world.registrar)) == "disclosure.not-approved");
  CHECK(world.refusal(world.reception_lead,
                      desk.about_export(disclosure, "export-performed", 2, R"({"openings": []})")) ==
        "disclosure.not-approved");
  CHECK(world.size() == size);
  world.state(world.data_protection, desk.about_export(disclosure, "approved", 2, "{}"));
  const auto left = desk.perform(disclosure, &world.registrar);
  REQUIRE(left.status == 200);
  CHECK(world.size() == size + 3);  // the approval, the look, the performance
  CHECK(header_of(left, "Kroniek-Index") == std::to_string(size + 2));
  const auto performed = json_of(desk.api.get(header_of(left, "Location"), &world.registrar));
  CHECK(text_at(performed, "claims/type") == "disclosure.export-performed");
  CHECK(code_of(desk.perform(disclosure, &world.registrar)) == "disclosure.already-performed");
  CHECK(world.size() == size + 3);
}

TEST_CASE("api pfif: an approval of values is none of a document, and the other way round") {
  Desk desk;
  desk.person_who_says(1, "Janea", "yes");
  auto& world = desk.api.world;
  const auto disclosure = desk.approved();
  const auto as_values = desk.api.post("/v1/" + to_string(disclosure) + "/_perform", "{}", &world.registrar);
  CHECK(code_of(as_values) == "disclosure.is-an-export");
  const auto other = stream("disclosures", 1);
  world.state(
      world.registrar,
      desk.about_export(other, "requested", 1,
                        R"({"recipient": ")" + to_string(world.region) + R"(", "subjects": [")" +
                            to_string(person(1)) +
                            R"("], "fields": ["dateOfBirth", "names", "otherNames", "sex"], )" +
                            R"("purpose": "Opvang", "ground": "Wvr-39", "includesShielded": false})"));
  world.state(world.data_protection, desk.about_export(other, "approved", 2, "{}"));
  const auto size = world.size();
  CHECK(code_of(desk.perform(other, &world.registrar)) == "disclosure.not-an-export");
  CHECK(world.size() == size);
}

TEST_CASE("api pfif: where something cannot be recorded, nothing leaves") {
  for (const auto fault : {Fault::refuse, Fault::lose_reply, Fault::disk_full}) {
    Desk desk;
    desk.person_who_says(1, "Janea", "yes");
    const auto disclosure = desk.approved();
    desk.api.world.faults().fail_next(fault);
    const auto answer = desk.perform(disclosure, &desk.api.world.registrar);
    CHECK(answer.status >= 500);
    CHECK(answer.body.find("Janea") == std::string::npos);
  }
}

TEST_CASE("api pfif: who was given out and may not be any more is a placeholder, whatever the reason") {
  Desk desk;
  const std::vector<std::uint8_t> numbers{1, 2, 3, 4, 5};
  for (const auto number : numbers) desk.person_who_says(number, "Eerst", "yes");
  CHECK(desk.document().persons.size() == 5);
  desk.say(1, "consent-recorded", 5, R"({"inform": "no"})");
  desk.say(2, "flagged", 5, R"({"kind": "protection"})");
  desk.say(3, "marked-deceased", 5, R"({"reason": "Arts"})");
  desk.say(4, "objection-noted", 5, R"({"objection": "Niet delen"})");
  const auto later = desk.document();
  CHECK(ids_of(later) ==
        std::vector<std::string>{"placeholder " + record_id(1), "placeholder " + record_id(2),
                                 "placeholder " + record_id(3), "placeholder " + record_id(4), record_id(5)});
  CHECK(later.notes.size() == 1);
}

TEST_CASE("api pfif: who was erased is a placeholder if given out before, else nothing, and blocks nobody") {
  Desk desk;
  desk.person_who_says(1, "Eerst", "yes");
  desk.person_who_says(2, "Blijft", "yes");
  CHECK(desk.document().persons.size() == 2);
  desk.person_who_says(3, "Nooit", "yes");
  desk.erase(1);
  desk.erase(3);
  CHECK(ids_of(desk.document()) == std::vector<std::string>{"placeholder " + record_id(1), record_id(2)});
}

TEST_CASE("api pfif: who left in another disclosure was not in PFIF, and leaves no trace") {
  Desk desk;
  auto& world = desk.api.world;
  desk.person_who_says(1, "Afgeschermd", "yes");
  const auto disclosure = stream("disclosures", 1);
  const auto say = [&](const Person& by, const std::string& type, int version, const std::string& data) {
    world.state(by, desk.api.registered(disclosure, "disclosure." + type, data, version));
  };
  // Even of the very fields of an export.
  say(world.registrar, "requested", 1,
      R"({"recipient": ")" + to_string(world.region) + R"(", "subjects": [")" + to_string(person(1)) +
          R"("], "fields": ["dateOfBirth", "names", "otherNames", "sex"], "purpose": "Opvang", )" +
          R"("ground": "Wvr-39", "includesShielded": false})");
  say(world.data_protection, "approved", 2, "{}");
  const auto performed = desk.api.post("/v1/" + to_string(disclosure) + "/_perform", "{}", &world.registrar);
  INFO(performed.body);
  REQUIRE(performed.status == 200);
  desk.say(1, "flagged", 5, R"({"kind": "protection"})");
  CHECK(desk.document() == pfif::Document{});
}

TEST_CASE("api pfif: who was never given out leaves no trace") {
  Desk desk;
  desk.person_who_says(1, "Afgeschermd", "yes");
  desk.say(1, "flagged", 5, R"({"kind": "security"})");
  desk.person_who_says(2, "Overleden", "yes");
  desk.say(2, "marked-deceased", 5, R"({"reason": "Arts"})");
  const auto disclosure = desk.approved();
  const auto size = desk.api.world.size();
  const auto answer = desk.perform(disclosure, &desk.api.world.registrar);
  CHECK(pfif::read(answer.body).value().document == pfif::Document{});
  // That the document left is on record all the same.
  CHECK(desk.api.world.size() == size + 1);
  CHECK(*desk.api.world.view(disclosure).find("phase") == Json("performed"));
}

TEST_CASE("api pfif: of who was not seen information is sought, and nobody is called missing or dead") {
  Desk desk;
  auto& world = desk.api.world;
  world.state(world.registrar, opened(world, 1));
  desk.say(1, "announced", 2, R"({"by": "form"})");
  world.state(world.registrar, identified(world, 1, 3, "Aangekondigd"));
  desk.say(1, "consent-recorded", 4, R"({"inform": "yes"})");
  const auto document = desk.document();
  REQUIRE(document.notes.size() == 1);
  CHECK(document.notes[0].status == pfif::Status::information_sought);
  CHECK(document.notes[0].author_made_contact == false);
}

TEST_CASE("api pfif: no address, need, contact or document is ever in it") {
  Desk desk;
  const auto file = desk.api.file(1);
  const auto version = json_of(desk.api.get("/v1/" + to_string(file), &desk.api.world.registrar));
  const auto next = *at(version, "version").integer() + 1;
  desk.say(1, "consent-recorded", static_cast<int>(next), R"({"inform": "yes"})");
  const auto answer = desk.perform(desk.approved(), &desk.api.world.registrar);
  REQUIRE(answer.status == 200);
  const auto document = pfif::read(answer.body)->document;
  REQUIRE(document.persons.size() == 1);
  auto left = answer.body;
  for (const auto& name : {document.persons[0].family_name, document.persons[0].given_name})
    CHECK_FALSE(name.empty());
  for (const auto& value : personal_values()) {
    const bool is_name = document.persons[0].full_name.find(value) != std::string::npos;
    CHECK((is_name || left.find(value) == std::string::npos));
  }
}

TEST_CASE("api pfif: records that a confirmed link joins say so of each other, and part with it") {
  Desk desk;
  for (const std::uint8_t number : std::to_array<std::uint8_t>({1, 2, 3}))
    desk.person_who_says(number, "Dubbel", "yes");
  CHECK(desk.joined().empty());
  desk.join(1, 2);
  CHECK(desk.joined() ==
        std::vector<std::string>{record_id(1) + " > " + record_id(2), record_id(2) + " > " + record_id(1)});
  const auto withdrawn =
      desk.api.registered(desk.link, "link.withdrawn", R"({"reasons": "Toch twee mensen"})", 4);
  SECTION("withdrawn") {
    desk.api.world.state(desk.judges[0], withdrawn);
  }
  SECTION("of a file that may not leave any more nothing is said") {
    desk.say(2, "consent-recorded", 5, R"({"inform": "no"})");
  }
  CHECK(desk.joined().empty());
}

TEST_CASE(
    "api pfif: who may not open gets nothing, whether anybody is in it or not, and nothing is recorded") {
  Desk desk;
  auto& world = desk.api.world;
  desk.person_who_says(1, "Janea", "yes");
  CHECK(desk.document().persons.size() == 1);
  if (GENERATE(true, false)) desk.say(1, "consent-recorded", 5, R"({"inform": "no"})");
  const auto disclosure = desk.approved();
  const auto size = world.size();
  CHECK(desk.perform(disclosure, nullptr).status == 401);
  for (const auto* by : {&world.coordinator, &world.administrator})
    CHECK(code_of(desk.perform(disclosure, by)) == "opening.no-mandate");
  CHECK(code_of(desk.perform(disclosure, &world.care)) == "opening.field-not-allowed");
  const auto& by = world.registrar;
  CHECK(faults_of(desk.perform(disclosure, &by, R"({"fields": ["address"]})")) ==
        std::vector<std::string>{"/fields field.unknown"});
  CHECK(code_of(desk.perform(stream("disclosures", 9), &by)) == "stream.unknown");
  CHECK(desk.api.post("/v1/disclosures/nothing/_pfif", "{}", &by).status == 404);
  CHECK(world.size() == size);
}

}  // namespace kroniek::test
