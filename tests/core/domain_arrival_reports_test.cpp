// What a device says of a file that others changed while it was away, and the duties of files and movements.
#include <catch2/catch.hpp>

#include "tests/core/domain_people_support.h"
#include "tests/support/story.h"

using namespace kroniek;
using namespace kroniek::test;
using registration::ContradictionKind;
using registration::Phase;

namespace {

std::string report(std::uint8_t refused, std::string_view rest = "") {
  return R"({"what":"registration.identified",)" + member("refused", statement_id(refused)) +
         std::string(rest) + "}";
}

PeopleWorld world_identified() {
  PeopleWorld people;
  people.given_identified();
  return people;
}

std::string waiting(const registration::State& state) {
  std::string lines;
  for (const auto& duty : duties(state))
    lines += std::string(duty.kind) + (duty.organisation ? " " + to_string(*duty.organisation) : "") + "\n";
  return lines;
}

}  // namespace

TEST_CASE("report: is kept beside what holds, opens a case, and changes nothing else") {
  auto people = world_identified();
  const auto before = people.state();
  const auto jti = people.given(
      "registration.reported-otherwise",
      report(60, R"(,"level":2,"category":"dutch","names":{"family":"de Vries","given":"Anna"})"));
  const auto state = people.state();
  CHECK(state.phase == before.phase);
  CHECK(state.level == before.level);
  CHECK(state.category == before.category);
  CHECK(state.names.places.size() == before.names.places.size());
  REQUIRE(state.reports.size() == 1);
  CHECK(state.reports[0].level == 2);
  CHECK(state.reports[0].names.places.size() == 1);
  REQUIRE(state.contradictions.size() == 1);
  CHECK(state.contradictions[0].kind == ContradictionKind::report);
  CHECK(state.contradictions[0].sighting == jti);
  CHECK(state.contradiction_open);
  CHECK(survives_storing<Registrations>(state));
  CHECK(waiting(state) == "registration.settlement-due\n");
}

TEST_CASE("report: is settled as any contradiction, and keeps the file from closing until then") {
  auto people = world_identified();
  const auto jti = people.given("registration.reported-otherwise", report(60));
  people.given("registration.departed", "{}");
  CHECK(people.refusal("registration.closed", R"({"reason":"Klaar"})") == "registration.contradiction-open");
  people.given("registration.contradiction-settled",
               "{" + member("sighting", jti) + R"(,"reason":"Het paspoort gaat voor"})");
  CHECK_FALSE(people.state().contradiction_open);
  people.given("registration.closed", R"({"reason":"Klaar"})");
}

TEST_CASE("report: of a file that was closed meanwhile is not lost, and is settled there") {
  auto people = world_identified();
  people.given("registration.departed", "{}");
  people.given("registration.closed", R"({"reason":"Klaar"})");
  const auto jti = people.given("registration.reported-otherwise", report(60));
  CHECK(people.state().phase == Phase::closed);
  CHECK(waiting(people.state()) == "registration.settlement-due\n");
  people.given("registration.contradiction-settled",
               "{" + member("sighting", jti) + R"(,"reason":"Niets nieuws"})");
  CHECK(waiting(people.state()).empty());
}

TEST_CASE("report: a device reports, and only a person settles") {
  auto people = world_identified();
  const auto jti = people.given("registration.reported-otherwise", report(60));
  const auto settled = "{" + member("sighting", jti) + R"(,"reason":"Het paspoort gaat voor"})";
  actor::State device;
  device.kind = actor::Kind::device;
  device.organisation = organisation_id(1);
  const auto person = people.world.state<Actors>(people.world.claims.author);
  people.world.put<Actors>(people.world.claims.author, device);
  CHECK(people.refusal("registration.contradiction-settled", settled) == "registration.not-a-person");
  people.world.put<Actors>(people.world.claims.author, person);
  CHECK(people.refusal("registration.contradiction-settled", settled) == accepted);
}

TEST_CASE("report: bad input is refused for what it is") {
  auto people = world_identified();
  people.given("registration.reported-otherwise", report(60));
  CHECK(people.refusal("registration.reported-otherwise", report(60)) == "registration.already-reported");
  CHECK(people.refusal("registration.reported-otherwise",
                       R"({"what":"movement.arrived",)" + member("refused", statement_id(61)) + "}") ==
        "registration.type-unknown");
  const auto [rest, code] = GENERATE(table<std::string, std::string>({
      {R"(,"place":"bij de familie Jansen")", "registration.code-malformed"},
      {R"(,"municipality":"EHV")", "registration.municipality-malformed"},
      {R"(,"country":"be")", "registration.country-malformed"},
      {"," + member("movement", movement_id(9)), "registration.movement-unknown"},
      {"," + member("organisation", organisation_id(9)), "registration.organisation-unknown"},
      {R"(,"document":{"type":"passport","issuer":"NLD","number":"123456782"})",
       "registration.document-number-is-bsn"},
      {R"(,"told":"Nummer 123456782")", "field.bsn"},
  }));
  CHECK(people.refusal("registration.reported-otherwise", report(61, rest)) == code);
}

TEST_CASE("hand-over: only the organisation that was asked answers by its own people") {
  auto people = world_identified();
  people.given("registration.transferred", "{" + member("to", organisation_id(1)) + "}");
  CHECK(people.state().handover_waits);
  CHECK(waiting(people.state()) == "registration.handover-due " + to_string(organisation_id(1)) + "\n");
  actor::State other;
  other.organisation = organisation_id(2);
  people.world.put<Actors>(people.world.claims.author, other);
  CHECK(people.refusal("registration.handover-accepted", "{}") == "registration.handover-of-other");
  CHECK(people.refusal("registration.handover-refused", R"({"reasons":"Vol"})") ==
        "registration.handover-of-other");
  people.world.claims.author = stream("actors", 99);
  CHECK(people.refusal("registration.handover-accepted", "{}") == "registration.handover-of-other");
}

TEST_CASE("hand-over: an answer on behalf names the organisation that was asked, and how it is known") {
  auto people = world_identified();
  people.given("registration.transferred", "{" + member("to", organisation_id(1)) + "}");
  const auto answer = [](std::uint8_t organisation, std::string_view said, std::string_view rest = "") {
    return "{" + member("organisation", organisation_id(organisation)) + R"(,"answer":")" +
           std::string(said) + R"(","evidence":"Getekende lijst")" + std::string(rest) + "}";
  };
  const std::string type = "registration.handover-answered-on-behalf";
  CHECK(people.refusal(type, answer(2, "accepted")) == "registration.handover-of-other");
  CHECK(people.refusal(type, answer(1, "refused")) == "registration.reasons-missing");
  CHECK(faults<registration::HandoverAnsweredOnBehalf>("{" + member("organisation", organisation_id(1)) +
                                                       R"(,"answer":"accepted"})") ==
        "/evidence field.missing\n");
  people.given(type, answer(1, "refused", R"(,"reasons":"Vol")"));
  CHECK(people.state().handover->status == registration::HandoverStatus::refused);
  CHECK(people.state().phase == Phase::identified);
  CHECK_FALSE(people.state().handover_waits);
  people.given("registration.transferred", "{" + member("to", organisation_id(1)) + "}");
  people.given(type, answer(1, "accepted", R"(,"receivedBy":"Zuster Vos")"));
  CHECK(people.state().phase == Phase::transferred);
  CHECK_FALSE(people.state().received_by.places.empty());
}

TEST_CASE("hand-over: neither its movement nor its operation closes while it waits") {
  auto people = world_identified();
  people.given("registration.seen", R"({"checkpoint":"EIN-1",)" + member("movement", movement_id(1)) + "}");
  people.given("registration.transferred", "{" + member("to", organisation_id(1)) + "}");
  people.given("movement.departed", R"({"at":"2026-11-23T15:00:00Z"})", movement_id(1));
  people.given("movement.arrived", R"({"at":"2026-11-23T19:40:00Z","place":"Platform 3"})", movement_id(1));
  people.given("movement.reconciled",
               R"({"expected":0,"seen":0,"noShow":0,"diverted":0,"unexpected":1,"unresolved":0})",
               movement_id(1));
  CHECK(people.refusal("movement.closed", "{}", movement_id(1)) == "movement.handover-waits");
  CHECK(people.world.refusal<Operations>(operation_id(1), operation::Closed{}) == "operation.handover-waits");
  CHECK(people.world.refusal<Operations>(operation_id(2), operation::Closed{}) == accepted);
  people.given("registration.handover-accepted", "{}");
  CHECK(people.refusal("movement.closed", "{}", movement_id(1)) == accepted);
  CHECK(people.world.refusal<Operations>(operation_id(1), operation::Closed{}) == accepted);
}

TEST_CASE("duties: a minor who is here needs somebody, until somebody is known or the minor has left") {
  PeopleWorld people;
  people.given("registration.opened", R"({"number":"KLM-00042F","source":"desk-1"})");
  people.given("registration.identified", R"({"level":0,"basis":["list"],"minor":true})");
  CHECK(waiting(people.state()).empty());
  people.given("registration.seen", R"({"checkpoint":"EIN-1"})");
  CHECK(waiting(people.state()) == "registration.responsible-adult-due\n");
  CHECK(people.refusal("registration.responsible-adult-recorded", "{}") ==
        "registration.responsible-adult-missing");
  CHECK(people.refusal("registration.responsible-adult-recorded",
                       "{" + member("responsibleAdult", file_id(9)) + "}") ==
        "registration.responsible-adult-unknown");
  people.given("registration.responsible-adult-recorded", R"({"responsiblePerson":"Tante Els"})");
  CHECK(waiting(people.state()).empty());
  // Who looks after a child here need not be who takes it along.
  people.given("registration.identified", R"({"level":1,"basis":["oral-self"],"minor":true})");
  CHECK(people.refusal("registration.departed", "{}") == "registration.responsible-adult-missing");
}

TEST_CASE("duties: an urgent need waits for care until it is met, other needs do not press") {
  auto people = world_identified();
  people.given("registration.need-recorded", R"({"category":"clothing","urgent":false})");
  const auto need = people.given("registration.need-recorded", R"({"category":"medicines","urgent":true})");
  const auto found = duties(people.state());
  REQUIRE(found.size() == 1);
  CHECK(found[0].kind == "registration.urgent-need-due");
  CHECK(found[0].about == to_string(need));
  CHECK(found[0].role == "care");
  people.given("registration.need-met", "{" + member("need", need) + "}");
  CHECK(waiting(people.state()).empty());
}

TEST_CASE("duties: a movement is reconciled after it arrived, and handled while somebody is unresolved") {
  PeopleWorld people;
  const auto kinds = [&] {
    std::string lines;
    for (const auto& duty : duties(people.movement_state(1))) lines += std::string(duty.kind) + "\n";
    return lines;
  };
  people.given("movement.manifest-received",
               R"({"source":"KLM","version":1,"count":1,"digest":")" + std::string(64, 'a') + "\"}",
               movement_id(1));
  people.given("movement.departed", R"({"at":"2026-11-23T15:00:00Z"})", movement_id(1));
  CHECK(kinds().empty());
  people.given("movement.arrived", R"({"at":"2026-11-23T19:40:00Z","place":"Platform 3"})", movement_id(1));
  CHECK(kinds() == "movement.reconciliation-due\n");
  people.given("movement.reconciled",
               R"({"expected":1,"seen":0,"noShow":0,"diverted":0,"unexpected":0,"unresolved":1})",
               movement_id(1));
  CHECK(kinds() == "movement.handling-due\n");
}
