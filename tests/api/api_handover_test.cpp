// Hand-over lists: who is bound where, opened in one look; and what waits keeps all else from closing.
#include "tests/api/arrival_support.h"

namespace kroniek::test {
namespace {

std::string asking(std::string_view to) {
  return "{" + std::string(to) + R"(,"purpose":"Overdracht aan de gemeente","ground":"Wvr-39"})";
}
const std::string to_eindhoven = asking(R"("municipality":"GM0772")");

struct Hall : ArrivalWorld {
  Hall() {
    for (const std::uint8_t number : std::to_array<std::uint8_t>({1, 2, 3, 4})) {
      const auto person = open(number);
      say("registration.seen", person, R"({"checkpoint":"EIN-1"})");
      identify(person, R"(,"names":{"family":"Achternaam-)" + std::to_string(number) + "\"}");
      if (number < 4)
        say("registration.destination-recorded", person,
            R"({"municipality":"GM0772","address":"Stationsweg 1"})");
    }
    say("registration.need-recorded", person_id(1), R"({"category":"shelter","urgent":false})");
    say("registration.flagged", person_id(3), R"({"kind":"protection"})");
  }
  void erase(std::uint8_t number) {
    const auto erasure = stream("erasures", number);
    const auto say_as = [&](const Person& by, std::string_view type, int version, std::string_view data) {
      world().state(by, said(type, erasure, version, data));
    };
    say_as(
        world().data_protection, "erasure.proposed", 1,
        R"({"subject":")" + to_string(person_id(number)) + R"(","classes":["personal"],"ground":"AVG-17"})");
    say_as(second, "erasure.approved", 2, "{}");
    say_as(world().data_protection, "erasure.performed", 3, "{}");
  }
  const Person second = world().enrol(61, world().kcr2, "data-protection-officer");
  http::Response list(std::string_view json, const Person* by = nullptr) {
    return api.post("/v1/" + to_string(world().operation) + "/_handover-list", json,
                    by == nullptr ? &world().registrar : by);
  }
};

}  // namespace

TEST_CASE("api hand-over list: names those bound there in one opening; shielded persons are only counted") {
  Hall hall;
  const auto size = hall.world().size();
  const auto answer = hall.list(to_eindhoven);
  INFO(answer.content());
  REQUIRE(answer.status == 200);
  const auto json = json_of(answer);
  REQUIRE(items_at(json, "items").size() == 2);
  CHECK(at(json, "shielded") == Json(1));
  CHECK(text_at(json, "items/0/values/names/family") == "Achternaam-1");
  CHECK(text_at(json, "items/0/values/address") == "Stationsweg 1");
  CHECK(text_at(json, "items/0/number") == format_registration_number({"TST", 1}).value());
  CHECK(text_at(json, "items/0/needs/0/category") == "shelter");
  CHECK(answer.body.find("Achternaam-3") == std::string::npos);
  CHECK(hall.world().size() == size + 1);
  const auto opening = hall.read("/v1/openings/" + text_at(json, "opening/stream").substr(9));
  CHECK(text_at(opening, "occasion") == "hand-over");
  CHECK(at(opening, "by") == Json::array({"municipality"}));
  CHECK(items_at(opening, "subjects").size() == 2);
}

TEST_CASE("api hand-over list: who was erased is counted, and does not hold up the others") {
  Hall hall;
  auto& world = hall.world();
  hall.erase(1);
  const auto json = json_of(hall.list(to_eindhoven));
  REQUIRE(items_at(json, "items").size() == 1);
  CHECK(text_at(json, "items/0/values/names/family") == "Achternaam-2");
  CHECK(at(json, "erased") == Json(1));
  CHECK(at(json, "shielded") == Json(1));
  hall.erase(2);
  const auto size = world.size();
  const auto nobody = hall.list(to_eindhoven);
  CHECK(nobody.status == 200);
  CHECK(at(json_of(nobody), "erased") == Json(2));
  CHECK(world.size() == size + 1);
}

TEST_CASE("api hand-over list: numbers alone are a look too, recorded before they are told") {
  Hall hall;
  auto& world = hall.world();
  const auto [question, by, shielded] = GENERATE_COPY(
      table<std::string, std::string, int>({{asking(R"("municipality":"GM0363")"), R"(["municipality"])", 0},
                                            {asking(R"("place":"Nergens")"), R"(["place"])", 0},
                                            {to_eindhoven, R"(["municipality"])", 3}}));
  if (shielded > 0)
    for (const std::uint8_t number : std::to_array<std::uint8_t>({1, 2}))
      hall.say("registration.flagged", person_id(number), R"({"kind":"protection"})");
  const auto size = world.size();
  const auto answer = hall.list(question);
  INFO(answer.body);
  REQUIRE(answer.status == 200);
  CHECK(at(json_of(answer), "shielded") == Json(shielded));
  REQUIRE(world.size() == size + 1);
  const auto recorded = json_of(hall.api.get(header_of(answer, "Location"), &world.data_protection));
  CHECK(text_at(recorded, "claims/type") == "opening.searched");
  CHECK(write_json(at(recorded, "claims/data/by")) == by);
  CHECK(text_at(recorded, "claims/operation") == to_string(world.operation));
  world.faults().fail_next(Fault::refuse);
  const auto unrecorded = hall.list(question);
  CHECK(unrecorded.status == 503);
  CHECK(unrecorded.body.find("shielded") == std::string::npos);
}

TEST_CASE("api hand-over list: who may open nobody gets no numbers either, whoever stands on it") {
  Hall hall;
  const auto care = hall.world().enrol(62, hall.world().region, "care", R"(["people"])");
  const auto supervisor = hall.world().enrol(63, hall.world().kcr2, "supervisor");
  const auto nobody = asking(R"("place":"Nergens")");
  CHECK(hall.list(nobody).status == 200);
  for (const auto* by : {&care, &supervisor})
    for (const auto& question : {to_eindhoven, nobody}) {
      const auto answer = hall.list(question, by);
      CHECK(answer.status == 403);
      CHECK(code_of(answer).starts_with("opening."));
    }
}

TEST_CASE("api hand-over list: for a place, and for an organisation that was asked and did not refuse") {
  Hall hall;
  CHECK(items_at(json_of(hall.list(asking(R"("place":"EIN-1")"))), "items").size() == 3);
  const auto to_ministry = asking(R"("organisation":")" + to_string(hall.world().ministry) + "\"");
  const auto nobody = hall.list(to_ministry);
  CHECK(nobody.status == 200);
  CHECK(at(json_of(nobody), "opening").members() != nullptr);  // that nobody is bound there was told
  hall.say("registration.transferred", person_id(4), R"({"to":")" + to_string(hall.world().ministry) + "\"}");
  CHECK(items_at(json_of(hall.list(to_ministry)), "items").size() == 1);
  hall.say("registration.handover-answered-on-behalf", person_id(4),
           R"({"answer":"refused","reasons":"Vol","evidence":"Telefonisch, genoteerd door de balie",)"
           R"("organisation":")" +
               to_string(hall.world().ministry) + "\"}");
  CHECK(items_at(json_of(hall.list(to_ministry)), "items").empty());
}

TEST_CASE("api hand-over list: for a municipality that there is, or was") {
  Hall hall;
  const auto municipality = stream("organisations", 40);
  const auto state = [&](std::string_view type, int version, std::string_view data) {
    hall.world().state(hall.world().administrator, R"({"type":"organisation.)" + std::string(type) +
                                                       R"(","sub":")" + to_string(municipality) +
                                                       R"(","version":)" + std::to_string(version) +
                                                       R"(,"data":)" + std::string(data) + "}");
  };
  state("registered", 1, R"({"name":"Eindhoven","kind":"municipality","code":"GM0772","side":"none"})");
  CHECK(items_at(json_of(hall.list(to_eindhoven)), "items").size() == 2);
  CHECK(faults_of(hall.list(asking(R"("municipality":"GM0773")"))) ==
        std::vector<std::string>{"/municipality handover-list.municipality-unknown"});
  state("ended", 2, R"({"lastDay":"2026-11-01"})");
  CHECK(items_at(json_of(hall.list(to_eindhoven)), "items").size() == 2);
}

TEST_CASE(
    "api hand-over list: bad questions and those without the right are refused, and nothing is opened") {
  Hall hall;
  const auto size = hall.world().size();
  CHECK(faults_of(hall.list(R"({"purpose":"x","ground":"Wvr-39"})")) ==
        std::vector<std::string>{"/municipality handover-list.not-one"});
  CHECK(hall.list(asking(R"("municipality":"GM0772","place":"EIN-1")")).status == 400);
  CHECK(hall.list(R"({"municipality":"GM0772","purpose":"x","ground":"?"})").status == 400);
  CHECK(hall.list(R"({"municipality":"GM0772","ground":"Wvr-39"})").status == 400);
  CHECK(hall.list(R"({"municipality":"GM0772","purpose":"x","ground":"Wvr-39","all":true})").status == 400);
  CHECK(hall.list(to_eindhoven, &hall.world().coordinator).status == 403);
  const auto other =
      hall.api.post("/v1/operations/" + to_string(stream("operations", 9).id) + "/_handover-list",
                    to_eindhoven, &hall.world().registrar);
  CHECK(code_of(other) == "stream.unknown");
  CHECK(hall.world().size() == size);
}

TEST_CASE(
    "api hand-over: the operation does not close while one waits, and a batch answers several at once") {
  Hall hall;
  auto& world = hall.world();
  const auto doctor = world.enrol(60, world.ministry, "liaison", R"(["people"])");
  for (const std::uint8_t number : std::to_array<std::uint8_t>({1, 2}))
    hall.say("registration.transferred", person_id(number), R"({"to":")" + to_string(world.ministry) + "\"}");
  const auto waiting = hall.read("/v1/worklist?organisation=" + to_string(world.ministry));
  CHECK(at(waiting, "total") == Json(2));
  const auto close = R"({"type":"operation.closed","sub":")" + to_string(world.operation) +
                     R"(","version":2,"data":{"reason":"Klaar"}})";
  CHECK(world.refusal(world.coordinator, close) == "operation.handover-waits");
  CHECK(hall.refusal("registration.handover-accepted", person_id(1), "{}") ==
        "registration.handover-of-other");
  std::string lines;
  for (const std::uint8_t number : std::to_array<std::uint8_t>({1, 2}))
    lines += write_json(Json(world.sign(
                 doctor, hall.said("registration.handover-accepted", person_id(number),
                                   hall.version(person_id(number)) + 1, R"({"receivedBy":"Zuster Vos"})")))) +
             "\n";
  for (const auto& line : lines_of(hall.api.batch(lines).body))
    CHECK(at(json_of(line), "status") == Json(201));
  CHECK(world.refusal(world.coordinator, close).empty());
}

}  // namespace kroniek::test
