#include <rapidcheck.h>

#include <catch2/catch.hpp>

#include "tests/core/domain_people_support.h"

using namespace kroniek;
using namespace kroniek::test;
using registration::Phase;

namespace {

const std::string to_hospital = "{" + member("to", organisation_id(1)) + "}";

PeopleWorld world_identified(bool minor = false) {
  PeopleWorld people;
  people.given("registration.opened", R"({"number":"KLM-00042F","source":"desk-1"})");
  people.given("registration.expected", "{" + member("movement", movement_id(1)) + "}");
  people.given("registration.seen", R"({"checkpoint":"EIN-1",)" + member("movement", movement_id(1)) + "}");
  people.given("registration.identified",
               std::string(R"({"level":1,"basis":["oral-self"],"minor":)") + (minor ? "true}" : "false}"));
  return people;
}

}  // namespace

TEST_CASE("registration: a person's way from the first announcement to the end") {
  PeopleWorld people;
  const std::vector<std::tuple<std::string, std::string, Phase>> way{
      {"registration.opened", R"({"number":"KLM-00042F","source":"form","externalId":"7"})", Phase::opened},
      {"registration.announced", R"({"by":"form"})", Phase::announced},
      {"registration.expected", "{" + member("movement", movement_id(1)) + "}", Phase::expected},
      {"registration.seen", R"({"checkpoint":"EIN-1"})", Phase::seen},
      {"registration.identified", R"({"level":1,"basis":["oral-self"],"minor":false})", Phase::identified},
      {"registration.registered", "{}", Phase::registered},
      {"registration.needs-assessed", "{}", Phase::needs_assessed},
      {"registration.taken-into-care", R"({"place":"EIN-opvang-1"})", Phase::in_care},
      {"registration.needs-assessed", "{}", Phase::in_care},
      {"registration.checkpoint-passed", R"({"checkpoint":"EIN-9"})", Phase::in_care},
      {"registration.transferred", to_hospital, Phase::in_care},
      {"registration.handover-accepted", R"({"receivedBy":"Zuster Vos"})", Phase::transferred},
      {"registration.taken-into-care", R"({"place":"EIN-opvang-1"})", Phase::in_care},
      {"registration.departed", R"({"pickedUpBy":"Broer"})", Phase::departed},
      {"registration.aftercare-handed-over", to_hospital, Phase::aftercare_handed_over},
      {"registration.closed", R"({"reason":"Klaar"})", Phase::closed},
      {"registration.reopened", R"({"reason":"Toch terug"})", Phase::in_care},
  };
  for (const auto& [type, json, phase] : way) {
    people.given(type, json);
    INFO(type);
    CHECK(people.state().phase == phase);
    CHECK(survives_storing<Registrations>(people.state()));
  }
  CHECK(people.state().aftercare_by == organisation_id(1));
}

TEST_CASE("registration: a minor neither departs nor is transferred without anybody responsible") {
  const auto type = GENERATE(values<std::string>({"registration.departed", "registration.transferred"}));
  const std::string rest = type == "registration.transferred" ? member("to", organisation_id(1)) + "," : "";
  auto people = world_identified(true);
  people.given_identified(file_id(2), "KLM-00043D");
  const auto refusal = [&](const std::string& more) {
    auto json = "{" + rest + more;
    if (json.back() == ',') json.pop_back();
    return people.refusal(type, json + "}");
  };
  CHECK(refusal("") == "registration.responsible-adult-missing");
  CHECK(refusal(member("responsibleAdult", file_id(2))) == accepted);
  CHECK(refusal(R"("responsiblePerson":"Oma, legitimatie gezien")") == accepted);
  CHECK(refusal(R"("guardianDecision":"RvdK-2026-17")") == accepted);
  CHECK(refusal(R"("guardianDecision":"brief van de Raad")") == "registration.code-malformed");
}

TEST_CASE("registration: the case number of a guardian's decision about a child stands in no log") {
  const auto class_in = [](const std::vector<FieldInfo>& fields) {
    const auto found = std::find_if(fields.begin(), fields.end(),
                                    [](const FieldInfo& each) { return each.name == "guardianDecision"; });
    return found->field_class;
  };
  CHECK(class_in(describe_fields<registration::Transferred>()) == FieldClass::text);
  CHECK(class_in(describe_fields<registration::Departed>()) == FieldClass::text);
  CHECK(class_in(describe_fields<registration::ResponsibleAdultRecorded>()) == FieldClass::text);
  auto people = world_identified(true);
  people.given("registration.responsible-adult-recorded", R"({"guardianDecision":"NIDOS-17"})");
  CHECK(people.state().guardian_decision.places.size() == 1);
  CHECK(registration::duties(people.state()).empty());
}

TEST_CASE("registration: the responsible adult is another person, registered here, and of age") {
  auto people = world_identified(true);
  const auto refusal = [&](std::uint8_t adult) {
    return people.refusal("registration.departed", "{" + member("responsibleAdult", file_id(adult)) + "}");
  };
  CHECK(refusal(9) == "registration.responsible-adult-unknown");
  CHECK(refusal(1) == "registration.responsible-adult-unknown");
  people.given("registration.opened", R"({"number":"KLM-00043D","source":"desk-1"})", file_id(2));
  CHECK(refusal(2) == "registration.responsible-adult-is-minor");
  people.given("registration.identified", R"({"level":0,"basis":["list"],"minor":true})", file_id(2));
  CHECK(refusal(2) == "registration.responsible-adult-is-minor");
  people.given("registration.corrected", R"({"reason":"Leeftijd","minor":false,"birthDateDoubtful":true})",
               file_id(2));
  CHECK(refusal(2) == accepted);
  auto elsewhere = people.state(file_id(2));
  elsewhere.file_of = operation_id(2);
  people.world.put<Registrations>(file_id(3), elsewhere);
  CHECK(refusal(3) == "registration.responsible-adult-unknown");
  people.given("registration.marked-registered-in-error", R"({"reason":"Bemanning"})", file_id(2));
  CHECK(refusal(2) == "registration.responsible-adult-unknown");
}

TEST_CASE("registration: whose age nobody said is taken for a minor") {
  auto people = world_identified();
  auto state = people.state();
  state.minor.reset();
  people.world.put<Registrations>(file_id(), state);
  CHECK(people.refusal("registration.departed", "{}") == "registration.responsible-adult-missing");
}

TEST_CASE("registration: nothing ends while a hand-over waits") {
  auto people = world_identified();
  people.given("registration.transferred", to_hospital);
  CHECK(people.state().phase == Phase::identified);
  CHECK(people.refusal("registration.transferred", to_hospital) == "registration.handover-waits");
  CHECK(people.refusal("registration.departed", "{}") == "registration.handover-waits");
  CHECK(people.refusal("registration.stayed-by-choice", "{}") == "registration.handover-waits");
  CHECK(people.refusal("registration.went-home-by-other-means", "{}") == "registration.handover-waits");
  CHECK(people.refusal("registration.marked-registered-in-error", R"({"reason":"Dubbel"})") ==
        "registration.handover-waits");
  people.given("registration.marked-deceased", R"({"reason":"Arts ter plaatse"})");
  CHECK(people.refusal("registration.closed", R"({"reason":"Klaar"})") == "registration.handover-waits");
  CHECK(people.refusal("registration.aftercare-handed-over", to_hospital) == "registration.handover-waits");
  people.given("registration.handover-refused", R"({"reasons":"Overleden"})");
  people.given("registration.closed", R"({"reason":"Klaar"})");
}

TEST_CASE("registration: a refused hand-over leaves the person where he was") {
  auto people = world_identified();
  people.given("registration.transferred", to_hospital);
  people.given("registration.handover-refused", R"({"reasons":"Vol"})");
  CHECK(people.state().phase == Phase::identified);
  CHECK(people.state().handover->status == registration::HandoverStatus::refused);
  CHECK(people.refusal("registration.transferred", to_hospital) == accepted);
  CHECK(people.refusal("registration.departed", "{}") == accepted);
}

TEST_CASE("registration: transfers and aftercare go to an organisation that is active") {
  auto people = world_identified();
  const auto to = "{" + member("to", organisation_id(2)) + "}";
  CHECK(people.refusal("registration.transferred", to) == "registration.organisation-unknown");
  organisation::State ended;
  ended.phase = organisation::Phase::ended;
  people.world.put<Organisations>(organisation_id(2), ended);
  CHECK(people.refusal("registration.transferred", to) == "registration.organisation-unknown");
  people.given("registration.departed", "{}");
  CHECK(people.refusal("registration.aftercare-handed-over", to) == "registration.organisation-unknown");
}

TEST_CASE("registration: is expected on a movement of its own operation that still goes, once") {
  auto people = world_identified();
  const auto on = [](std::uint8_t number) { return "{" + member("movement", movement_id(number)) + "}"; };
  CHECK(people.refusal("registration.expected", on(1)) == "registration.already-expected");
  CHECK(people.refusal("registration.expected", on(9)) == "registration.movement-unknown");
  movement::State other;
  other.movement_of = operation_id(2);
  people.world.put<Movements>(movement_id(4), other);
  CHECK(people.refusal("registration.expected", on(4)) == "registration.movement-of-other-operation");
  CHECK(people.refusal("registration.seen", R"({"checkpoint":"EIN-1",)" + on(9).substr(1)) ==
        "registration.movement-unknown");
  CHECK(people.refusal("registration.checkpoint-passed", R"({"checkpoint":"EIN-1",)" + on(4).substr(1)) ==
        "registration.movement-of-other-operation");
  for (const auto phase : {movement::Phase::cancelled, movement::Phase::closed}) {
    movement::State ended;
    ended.movement_of = operation_id(1);
    ended.phase = phase;
    people.world.put<Movements>(movement_id(5), ended);
    CHECK(people.refusal("registration.expected", on(5)) == "registration.movement-closed");
  }
}

TEST_CASE("registration: to be expected on the next leg does not undo having been seen") {
  auto people = world_identified();
  people.given("registration.expected", "{" + member("movement", movement_id(2)) + "}");
  CHECK(people.state().phase == Phase::identified);
  CHECK(people.state().movement == movement_id(2));
  CHECK(people.state().expected_on == std::vector{movement_id(1), movement_id(2)});
}

TEST_CASE("registration: a no-show is one of a movement, and who was seen before has only missed a leg") {
  auto people = world_identified();
  const auto on = [](std::uint8_t number) { return "{" + member("movement", movement_id(number)) + "}"; };
  CHECK(people.refusal("registration.marked-no-show", on(2)) == "registration.not-expected-there");
  CHECK(people.refusal("registration.marked-no-show", on(1)) == "registration.seen-there");
  people.given("registration.expected", on(2));
  people.given("registration.marked-no-show", on(2));
  CHECK(people.state().phase == Phase::identified);
  CHECK(people.state().no_show_on == std::vector{movement_id(2)});
  CHECK(people.refusal("registration.marked-no-show", on(2)) == "registration.already-no-show");
}

TEST_CASE("registration: a reopened file goes on where it was last in hand") {
  const auto [type, json] = GENERATE(table<std::string, std::string>({
      {"registration.departed", "{}"},
      {"registration.stayed-by-choice", "{}"},
      {"registration.went-home-by-other-means", "{}"},
      {"registration.marked-deceased", R"({"reason":"Verwisseling"})"},
      {"registration.marked-registered-in-error", R"({"reason":"Verwisseling"})"},
  }));
  auto people = world_identified();
  people.given("registration.registered", "{}");
  people.given(type, json);
  CHECK(people.state().left_at == people.world.claims.occurred_at);
  people.given("registration.closed", R"({"reason":"Klaar"})");
  people.given("registration.reopened", R"({"reason":"Toch niet"})");
  CHECK(people.state().phase == Phase::registered);
  CHECK(people.state().exit == std::nullopt);
  CHECK(people.state().left_at == std::nullopt);
}

TEST_CASE("registration: a closed file still says which exit was taken") {
  auto people = world_identified();
  people.given("registration.stayed-by-choice", R"({"reason":"Blijft bij familie"})");
  people.given("registration.closed", R"({"reason":"Klaar"})");
  CHECK(people.state().exit == Phase::stayed_by_choice);
}

TEST_CASE("registration: whatever is said in whatever order, a closed file leaves nothing waiting") {
  const std::vector<std::pair<std::string, std::string>> events{
      {"registration.seen", R"({"checkpoint":"A",)" + member("movement", movement_id(1)) + "}"},
      {"registration.seen", R"({"checkpoint":"B",)" + member("movement", movement_id(2)) + "}"},
      {"registration.expected", "{" + member("movement", movement_id(1)) + "}"},
      {"registration.marked-no-show", "{" + member("movement", movement_id(1)) + "}"},
      {"registration.identified", R"({"level":1,"basis":["oral-self"],"minor":false})"},
      {"registration.registered", "{}"},
      {"registration.taken-into-care", R"({"place":"C"})"},
      {"registration.need-recorded", R"({"category":"shelter","urgent":true})"},
      {"registration.transferred", to_hospital},
      {"registration.handover-accepted", "{}"},
      {"registration.handover-refused", R"({"reasons":"Vol"})"},
      {"registration.departed", "{}"},
      {"registration.stayed-by-choice", "{}"},
      {"registration.marked-deceased", R"({"reason":"Arts"})"},
      {"registration.closed", R"({"reason":"Klaar"})"},
      {"registration.reopened", R"({"reason":"Toch niet"})"},
  };
  CHECK(rc::check([&] {
    PeopleWorld people;
    people.given("registration.opened", R"({"number":"KLM-00042F","source":"desk-1"})");
    const auto order =
        *rc::gen::container<std::vector<std::size_t>>(rc::gen::inRange<std::size_t>(0, events.size()));
    for (const auto at : order) {
      const auto before = people.state().phase;
      const auto& [type, json] = events[at];
      if (people.refusal(type, json) != accepted) continue;
      people.given(type, json);
      const auto state = people.state();
      const bool waits = state.handover && state.handover->status == registration::HandoverStatus::waiting;
      RC_ASSERT(state.phase != Phase::closed || (!waits && !state.contradiction_open));
      RC_ASSERT(before != Phase::closed || type == "registration.reopened");
      RC_ASSERT(state.needs_open == static_cast<std::int64_t>(state.needs.size()));
      RC_ASSERT(survives_storing<Registrations>(state));
    }
  }));
}
