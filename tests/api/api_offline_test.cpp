// Devices that were offline for hours: their batches, in any order, each statement exactly once.
#include "core/statement/jwk.h"
#include "tests/api/arrival_support.h"

namespace kroniek::test {
namespace {

std::string quoted(const std::string& sd_jwt) {
  return write_json(Json(sd_jwt)) + "\n";
}

std::vector<std::string> answers_of(const http::Response& response) {
  std::vector<std::string> answers;
  for (const auto& line : lines_of(response.body)) {
    const auto json = json_of(line);
    answers.push_back(text_at(json, "status") + " " +
                      text_at(json, json.find("code") != nullptr ? "code" : "version"));
  }
  return answers;
}

// The nth number of the device's range: one in 37 does not exist.
std::string nth_number(std::uint8_t n) {
  RegistrationNumber number{"DEV", 0};
  for (std::uint8_t i = 0; i < n; ++i) number = next_registration_number(number).value();
  return format_registration_number(number).value();
}

// The lines of one file, from its opening on, as its device signed them.
std::vector<std::string> file_lines(ArrivalWorld& at_desk, std::uint8_t number) {
  auto& world = at_desk.world();
  const auto person = person_id(number);
  const auto sign = [&](std::string_view type, int version, std::string_view data) {
    return quoted(
        world.sign(world.registrar, at_desk.said(type, person, version, data, "2026-11-23T16:00:00Z")));
  };
  return {sign("registration.opened", 1, R"({"number":")" + nth_number(number) + R"(","source":"desk-1"})"),
          sign("registration.seen", 2, R"({"checkpoint":"EIN-1"})"),
          sign("registration.identified", 3, R"({"level":1,"basis":["oral-self"],"minor":false})"),
          sign("registration.registered", 4, "{}")};
}

}  // namespace

TEST_CASE("offline: lines that stand in the wrong order are taken, and answered in theirs") {
  ArrivalWorld at_desk;
  const auto lines = file_lines(at_desk, 1);
  const auto answer = at_desk.api.batch(lines[3] + lines[1] + lines[2] + lines[0]);
  CHECK(answers_of(answer) == std::vector<std::string>{"201 4", "201 2", "201 3", "201 1"});
  const auto size = at_desk.world().size();
  CHECK(answers_of(at_desk.api.batch(lines[0] + lines[1] + lines[2] + lines[3])) ==
        std::vector<std::string>{"200 1", "200 2", "200 3", "200 4"});
  CHECK(at_desk.world().size() == size);
}

TEST_CASE("offline: what several devices have to say may stand mixed in one batch, backwards") {
  ArrivalWorld at_desk;
  std::vector<std::string> all;
  for (std::uint8_t number = 1; number <= 8; ++number)
    for (auto& line : file_lines(at_desk, number)) all.push_back(std::move(line));
  std::string batch;
  for (auto line = all.rbegin(); line != all.rend(); ++line) batch += *line;
  for (const auto& answer : answers_of(at_desk.api.batch(batch))) CHECK(answer.starts_with("201 "));
  const auto files = at_desk.read("/v1/registrations?phase=registered");
  CHECK(items_at(files, "items").size() == 8);
  CHECK(text_at(files, "items/0/placeSince") == "2026-11-23T16:00:00Z");
}

TEST_CASE("offline: a device whose key is enrolled in the same batch has its statements taken") {
  ArrivalWorld at_desk;
  auto& world = at_desk.world();
  const auto device = seeded_signer(77);
  const auto actor = stream("actors", 77);
  const auto mandate = stream("mandates", 77);
  const Person person{actor, world.region, mandate, device};
  const auto enrolled = world.sign(
      world.administrator, R"({"type":"actor.enrolled","sub":")" + to_string(actor) +
                               R"(","version":1,"data":{"organisation":")" + to_string(world.region) +
                               R"(","function":"Tablet balie 3","kind":"device","name":"Tablet","key":)" +
                               write_json(write_jwk(device->key())) + "}}");
  const auto granted = world.sign(
      world.administrator, R"({"type":"mandate.granted","sub":")" + to_string(mandate) +
                               R"(","version":1,"data":{"holder":")" + to_string(actor) +
                               R"(","role":"registrar","scope":{},"tasks":["people"],"basis":["Wvr-39"],)" +
                               R"("from":"2026-01-01T00:00:00Z","instrument":{"document":")" +
                               std::string(64, 'a') + R"("},"mayDelegate":false}})");
  const auto opened =
      world.sign(person, at_desk.said("registration.opened", person_id(1), 1,
                                      R"({"number":")" + nth_number(1) + R"(","source":"desk-3"})"));
  const auto answers = answers_of(at_desk.api.batch(quoted(enrolled) + quoted(granted) + quoted(opened)));
  CHECK(answers == std::vector<std::string>{"201 1", "201 1", "201 1"});
}

TEST_CASE("offline: what is missing for good is refused as before, beside lines that are taken") {
  ArrivalWorld at_desk;
  auto& world = at_desk.world();
  const auto lines = file_lines(at_desk, 1);
  const auto unknown =
      quoted(world.sign(world.registrar, at_desk.said("registration.registered", person_id(2), 4, "{}")));
  CHECK(answers_of(at_desk.api.batch(unknown + lines[3] + lines[0])) ==
        std::vector<std::string>{"404 stream.unknown", "409 statement.version-ahead", "201 1"});
}

TEST_CASE(
    "offline: two devices with overlapping ranges: the second number is refused, and says whose it is") {
  ArrivalWorld at_desk;
  auto& world = at_desk.world();
  const auto data = R"({"number":")" + nth_number(1) + R"(","source":"desk-1"})";
  world.state(world.registrar, at_desk.said("registration.opened", person_id(1), 1, data));
  const auto answer = at_desk.api.submit(
      world.sign(world.reception_lead, at_desk.said("registration.opened", person_id(2), 1, data)));
  CHECK(answer.status == 409);
  CHECK(code_of(answer) == "registration.taken");
  CHECK(text_at(json_of(answer), "detail").find(to_string(person_id(1))) != std::string::npos);
  CHECK(world
            .refusal(world.registrar, at_desk.said("registration.opened", person_id(3), 1,
                                                   R"({"number":"DEV-00001X","source":"desk-1"})"))
            .starts_with("registration.number"));
}

TEST_CASE("offline: a stale statement is not lost: its device reports it, and a person settles the case") {
  ArrivalWorld at_desk;
  auto& world = at_desk.world();
  const auto person = at_desk.open(1);
  at_desk.see(person, at_desk.fly(1));
  at_desk.identify(person, R"(,"category":"dutch","names":{"family":"Jansen"})");
  const auto stale = at_desk.api.submit(world.sign(
      world.reception_lead,
      at_desk.said("registration.identified", person, at_desk.version(person),
                   R"({"level":1,"basis":["oral-self"],"minor":false,"names":{"family":"Janssen"}})")));
  CHECK(stale.status == 409);
  CHECK(code_of(stale) == "statement.version-stale");
  CHECK(text_at(json_of(stale), "detail").find("registration.reported-otherwise") != std::string::npos);
  const auto report = R"({"what":"registration.identified","refused":")" + to_string(stream("x", 9).id) +
                      R"(","names":{"family":"Janssen"},"reason":"Offline bij gate D"})";
  const auto recorded =
      world.state(world.reception_lead, at_desk.said("registration.reported-otherwise", person, 0, report));
  const auto view = at_desk.read("/v1/" + to_string(person));
  CHECK(at(view, "contradictionOpen") == Json(true));
  CHECK(text_at(view, "contradictions/0/kind") == "report");
  CHECK(write_json(view).find("Janssen") == std::string::npos);
  const auto work = at_desk.read("/v1/worklist?kind=registration.settlement-due");
  CHECK(text_at(work, "items/0/about") == to_string(recorded.jti));
  const auto opened =
      at_desk.api.post("/v1/" + to_string(person) + "/_open",
                       R"({"purpose":"Tegenspraak oplossen","ground":"Wvr-39"})", &world.registrar);
  CHECK(opened.body.find("Janssen") != std::string::npos);
  world.state(
      world.registrar,
      at_desk.said("registration.contradiction-settled", person, at_desk.version(person) + 2,
                   R"({"sighting":")" + to_string(recorded.jti) + R"(","reason":"Paspoort gezien"})"));
  CHECK(at(at_desk.read("/v1/" + to_string(person)), "contradictionOpen") == Json(false));
}

TEST_CASE("offline: paper forms entered later leave the person where the newest sighting was") {
  ArrivalWorld at_desk;
  auto& world = at_desk.world();
  const auto person = at_desk.open(1);
  const auto seen = [&](std::string_view checkpoint, std::string_view at, std::string_view via) {
    auto json = json_of(at_desk.said("registration.seen", person, 0,
                                     R"({"checkpoint":")" + std::string(checkpoint) + "\"}", at));
    if (!via.empty()) json.set("via", std::string(via));
    world.state(world.registrar, write_json(json));
  };
  seen("EIN-2", "2026-11-23T19:00:00Z", "");
  seen("BEY-1", "2026-11-23T10:00:00Z", "paper");
  seen("EIN-1", "2026-11-23T18:00:00Z", "paper");
  const auto view = at_desk.read("/v1/" + to_string(person));
  CHECK(text_at(view, "place") == "EIN-2");
  CHECK(items_at(view, "sightings").size() == 3);
  const auto then = at_desk.read("/v1/" + to_string(person) + "?validAt=2026-11-23T18:30:00Z");
  CHECK(text_at(then, "place") == "EIN-1");
}

}  // namespace kroniek::test
