// One person's files, joined by confirmed links and parted again, at any moment; and never a name.
#include <catch2/catch.hpp>

#include "tests/support/api_world.h"

namespace kroniek::test {
namespace {

// Files 1 to 3 in the world's operation, and four people of whom any two may judge.
struct Desk {
  ApiWorld api;
  std::vector<Person> people;
  StreamId link = stream("links", 1);

  Desk() {
    for (const std::uint8_t number : std::to_array<std::uint8_t>({1, 2, 3})) api.file(number);
    for (const std::uint8_t number : std::to_array<std::uint8_t>({31, 32, 33, 34}))
      people.push_back(api.world.enrol(number, api.world.region, "registrar", R"(["people"])"));
  }
  static StreamId file(std::uint8_t number) { return stream("registrations", number); }

  std::string suggestion(const StreamId& of, std::uint8_t a, std::uint8_t b) {
    return api.registered(
        of, "link.suggested",
        R"({"a": ")" + to_string(file(a)) + R"(", "b": ")" + to_string(file(b)) +
            R"(", "score": 90, "method": "by-eye", "scoreParts": [{"kind": "name", "score": 90}]})",
        1);
  }
  Accepted confirm(std::size_t by, const StreamId& of, int version) {
    return api.world.state(people[by], api.registered(of, "link.confirmed", "{}", version));
  }
  void join(std::uint8_t number, std::uint8_t a, std::uint8_t b) {
    const auto of = stream("links", number);
    api.world.state(people[0], suggestion(of, a, b));
    confirm(1, of, 2);
    confirm(2, of, 3);
  }
  Json person(std::uint8_t number, const std::string& query = {}) {
    const auto answer = api.get("/v1/" + to_string(file(number)) + "/_person" + query, &api.world.registrar);
    REQUIRE(answer.status == 200);
    return json_of(answer);
  }
  std::vector<std::string> files(std::uint8_t number, const std::string& query = {}) {
    std::vector<std::string> out;
    for (const auto& each : items_at(person(number, query), "files"))
      out.push_back(text_at(each, "registration"));
    return out;
  }
  std::string now() { return to_string(api.world.clock.now()); }
  void wait() { api.world.clock.advance_seconds(60); }
};

std::vector<std::string> names(const std::vector<std::uint8_t>& numbers) {
  std::vector<std::string> out;
  for (const auto number : numbers) out.push_back(to_string(stream("registrations", number)));
  return out;
}

}  // namespace

TEST_CASE("api person: a file without links stands alone, as under its own path") {
  Desk desk;
  const auto person = desk.person(1);
  REQUIRE(items_at(person, "files").size() == 1);
  CHECK(at(person, "links") == Json::array());
  CHECK(text_at(person, "files/0/phase") == "identified");
  const auto view = json_of(desk.api.get("/v1/" + to_string(Desk::file(1)), &desk.api.world.registrar));
  CHECK(canonical_json(at(person, "files/0/view")) == canonical_json(view));
}

TEST_CASE("api person: two people join files, each with its own status, and the answer says who") {
  Desk desk;
  desk.api.world.state(desk.people[0], desk.suggestion(desk.link, 1, 2));
  CHECK(desk.files(1) == names({1}));
  const auto first = desk.confirm(1, desk.link, 2);
  CHECK(desk.files(1) == names({1}));
  const auto second = desk.confirm(2, desk.link, 3);
  desk.api.world.state(desk.api.world.registrar,
                       desk.api.registered(Desk::file(2), "registration.registered", "{}", 5));
  CHECK(desk.files(1) == names({1, 2}));
  CHECK(desk.files(2) == names({1, 2}));
  const auto person = desk.person(1);
  CHECK(text_at(person, "files/0/phase") == "identified");
  CHECK(text_at(person, "files/1/phase") == "registered");
  CHECK(text_at(person, "links/0/link") == to_string(desk.link));
  CHECK(text_at(person, "links/0/confirmations/0/by") == to_string(desk.people[1].actor));
  CHECK(text_at(person, "links/0/confirmations/0/statement") == to_string(first.jti));
  CHECK(text_at(person, "links/0/confirmations/1/by") == to_string(desk.people[2].actor));
  CHECK(text_at(person, "links/0/confirmations/1/statement") == to_string(second.jti));
  const auto body = write_json(person);
  for (const auto& value : personal_values()) CHECK(body.find(value) == std::string::npos);
}

TEST_CASE("api person: links lead on from file to file, whichever is asked about") {
  Desk desk;
  desk.join(1, 1, 2);
  desk.join(2, 3, 2);
  for (const std::uint8_t number : std::to_array<std::uint8_t>({1, 2, 3}))
    CHECK(desk.files(number) == names({1, 2, 3}));
  CHECK(items_at(desk.person(1), "links").size() == 2);
}

TEST_CASE(
    "api person: the enquiries that name one of the files are there, for whoever has the person erased") {
  Desk desk;
  auto& world = desk.api.world;
  desk.join(1, 1, 2);
  const auto family = world.enrol(40, world.region, "family-contact", R"(["people"])");
  const auto say = [&](std::uint8_t enquiry, std::string_view type, int version, const std::string& data) {
    world.state(family, desk.api.registered(stream("enquiries", enquiry), "enquiry." + std::string(type),
                                            data, version));
  };
  const auto ask_after = [&](std::uint8_t enquiry, std::uint8_t file) {
    say(enquiry, "received", 1,
        R"({"relation": "sibling", "channel": "phone", "enquirerName": "Vraagster",
            "enquirerPhone": "+31612345678", "names": {"family": "Ik"}})");
    say(enquiry, "candidate-found", 2,
        R"({"registration": ")" + to_string(Desk::file(file)) +
            R"(", "score": 90, "scoreParts": [{"kind": "name", "score": 90}]})");
  };
  CHECK(at(desk.person(1), "enquiries") == Json::array());
  const auto before = desk.now();
  desk.wait();
  ask_after(1, 2);
  ask_after(2, 3);
  say(1, "candidate-rejected", 3,
      R"({"registration": ")" + to_string(Desk::file(2)) + R"(", "reasons": "Ander"})");
  const auto person = desk.person(1);  // joined with file 2, not with file 3
  REQUIRE(items_at(person, "enquiries").size() == 1);
  CHECK(text_at(person, "enquiries/0/enquiry") == to_string(stream("enquiries", 1)));
  CHECK(text_at(person, "enquiries/0/registration") == to_string(Desk::file(2)));
  CHECK(text_at(person, "enquiries/0/phase") == "received");
  CHECK(at(person, "enquiries/0/rejected") == Json(true));
  CHECK(text_at(person, "enquiries/0/operation") == to_string(world.operation));
  CHECK(items_at(desk.person(1, "?asOf=" + before), "enquiries").empty());
  CHECK(write_json(person).find("Vraagster") == std::string::npos);
}

TEST_CASE("api person: joined from the second confirmation on, parted from the withdrawal on") {
  Desk desk;
  const auto before = desk.now();
  desk.wait();
  desk.join(1, 1, 2);
  const auto joined = desk.now();
  desk.wait();
  const auto moment = desk.now();
  desk.wait();
  // It had been wrong for a minute when that was recorded.
  auto json = desk.api.registered(desk.link, "link.withdrawn", R"({"reasons": "Tweeling"})", 4);
  json.insert(1, R"("occurredAt": ")" + moment + R"(", )");
  desk.api.world.state(desk.people[3], json);
  CHECK(desk.files(1) == names({1}));
  CHECK(desk.files(2) == names({2}));
  for (const std::string key : {"?asOf=", "?validAt="}) {
    CHECK(desk.files(1, key + before) == names({1}));
    CHECK(desk.files(1, key + joined) == names({1, 2}));
    CHECK(desk.files(1, key + desk.now()) == names({1}));
  }
  CHECK(desk.files(1, "?asOf=" + moment) == names({1, 2}));  // what was known
  CHECK(desk.files(1, "?validAt=" + moment) == names({1}));  // what is now known to have been true
  CHECK(desk.files(1, "?validAt=" + moment + "&asOf=" + moment) == names({1, 2}));
}

TEST_CASE("api person: a pair that was rejected is not suggested again, in either order") {
  Desk desk;
  desk.api.world.state(desk.people[0], desk.suggestion(desk.link, 1, 2));
  const auto again = [&](std::uint8_t number, std::uint8_t a, std::uint8_t b) {
    return desk.api.world.refusal(desk.people[3], desk.suggestion(stream("links", number), a, b));
  };
  CHECK(again(2, 1, 2) == "link.taken");
  desk.api.world.state(desk.people[1],
                       desk.api.registered(desk.link, "link.rejected", R"({"reasons": "Tweeling"})", 2));
  CHECK(again(2, 1, 2) == "link.taken");
  CHECK(again(2, 2, 1) == "link.taken");
  CHECK(again(2, 1, 3).empty());
  CHECK(desk.files(1) == names({1}));
  desk.api.world.state(desk.people[3],
                       desk.api.registered(desk.link, "link.reopened", R"({"reasons": "Foto gezien"})", 3));
  CHECK(desk.api.world.refusal(desk.people[3], desk.api.registered(desk.link, "link.confirmed", "{}", 4)) ==
        "link.confirmed-by-proposer");
  desk.confirm(1, desk.link, 4);
  desk.confirm(2, desk.link, 5);
  CHECK(desk.files(1) == names({1, 2}));
}

TEST_CASE("api person: of what is no file there is no person") {
  Desk desk;
  const auto& by = desk.api.world.registrar;
  const auto before = to_string(instant("2026-01-01T00:00:00Z"));
  for (const std::string target :
       {"/v1/registrations/x/_person", "/v1/registrations/01935a00-0000-7000-8000-0000000000ff/_person"}) {
    CHECK(desk.api.get(target, &by).status == 404);
    CHECK(code_of(desk.api.get(target, &by)) == "stream.unknown");
  }
  CHECK(desk.api.get("/v1/links/" + to_string(desk.link.id) + "/_person", &by).status == 404);
  const auto path = "/v1/" + to_string(Desk::file(1)) + "/_person";
  CHECK(desk.api.get(path + "?asOf=" + before, &by).status == 404);
  CHECK(desk.api.get(path + "?validAt=" + before, &by).status == 404);
  CHECK(desk.api.get(path + "?colour=red", &by).status == 400);
  CHECK(desk.api.get(path).status == 401);
}

}  // namespace kroniek::test
