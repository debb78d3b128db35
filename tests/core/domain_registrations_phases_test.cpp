// What may be said in which phase: the whole table, written by hand from the design's flow, apart from the
// code.
#include <catch2/catch.hpp>

#include "tests/core/domain_people_support.h"

using namespace kroniek;
using namespace kroniek::test;
using registration::Phase;

namespace {

constexpr std::size_t phases = 17;

struct Row {
  std::string type;
  std::string json;
  std::array<std::string, phases> codes;  // in the order of Phase, without `registration.`; empty: accepted
};

const std::string need = member("need", statement_id(50));
const std::string contradicting = member("sighting", statement_id(51));
const std::string to = member("to", organisation_id(1));
const std::string second_leg = member("movement", movement_id(2));
const std::string third_leg = member("movement", movement_id(3));

// opened, announced, expected | seen, identified, registered | needs-assessed, in-care, transferred |
// departed, aftercare-handed-over, closed | no-show, stayed-by-choice, home-by-other-means | deceased,
// registered-in-error
const std::vector<Row> rows{
    {"registration.announced",
     R"({"by":"form"})",
     {"", "", "", "already-seen", "already-seen", "already-seen", "already-seen", "already-seen",
      "already-seen", "departed", "aftercare-handed-over", "closed", "no-show", "stayed-by-choice",
      "home-by-other-means", "deceased", "registered-in-error"}},
    {"registration.expected",
     "{" + third_leg + "}",
     {"", "", "", "", "", "", "", "", "", "departed", "aftercare-handed-over", "closed", "", "", "",
      "deceased", "registered-in-error"}},
    {"registration.seen",
     R"({"checkpoint":"EIN-1"})",
     {"", "", "", "", "", "", "", "", "", "", "", "closed", "", "", "", "", "registered-in-error"}},
    {"registration.checkpoint-passed",
     R"({"checkpoint":"EIN-2"})",
     {"", "", "", "", "", "", "", "", "", "", "", "closed", "", "", "", "", "registered-in-error"}},
    {"registration.identified",
     R"({"level":1,"basis":["oral-self"],"minor":false})",
     {"", "", "", "", "", "", "", "", "", "departed", "aftercare-handed-over", "closed", "no-show",
      "stayed-by-choice", "home-by-other-means", "deceased", "registered-in-error"}},
    {"registration.corrected",
     R"({"reason":"Verschrijving","category":"eu"})",
     {"", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "registered-in-error"}},
    {"registration.registered",
     "{}",
     {"not-seen", "not-seen", "not-seen", "not-identified", "", "already-registered", "already-registered",
      "already-registered", "already-registered", "departed", "aftercare-handed-over", "closed", "no-show",
      "stayed-by-choice", "home-by-other-means", "deceased", "registered-in-error"}},
    {"registration.needs-assessed",
     "{}",
     {"not-seen", "not-seen", "not-seen", "not-identified", "not-registered", "", "", "",
      "already-transferred", "departed", "aftercare-handed-over", "closed", "no-show", "stayed-by-choice",
      "home-by-other-means", "deceased", "registered-in-error"}},
    {"registration.taken-into-care",
     R"({"place":"EIN-opvang-1"})",
     {"not-seen", "not-seen", "not-seen", "not-identified", "not-registered", "", "", "", "", "departed",
      "aftercare-handed-over", "closed", "no-show", "stayed-by-choice", "home-by-other-means", "deceased",
      "registered-in-error"}},
    {"registration.transferred",
     "{" + to + "}",
     {"not-seen", "not-seen", "not-seen", "not-identified", "", "", "", "", "", "departed",
      "aftercare-handed-over", "closed", "no-show", "stayed-by-choice", "home-by-other-means", "deceased",
      "registered-in-error"}},
    {"registration.handover-accepted",
     "{}",
     {"no-handover", "no-handover", "no-handover", "no-handover", "no-handover", "no-handover", "no-handover",
      "no-handover", "no-handover", "no-handover", "no-handover", "closed", "no-handover", "no-handover",
      "no-handover", "no-handover", "registered-in-error"}},
    {"registration.handover-refused",
     R"({"reasons":"Vol"})",
     {"no-handover", "no-handover", "no-handover", "no-handover", "no-handover", "no-handover", "no-handover",
      "no-handover", "no-handover", "no-handover", "no-handover", "closed", "no-handover", "no-handover",
      "no-handover", "no-handover", "registered-in-error"}},
    {"registration.departed",
     "{}",
     {"not-seen", "not-seen", "not-seen", "not-identified", "", "", "", "", "", "departed",
      "aftercare-handed-over", "closed", "no-show", "stayed-by-choice", "home-by-other-means", "deceased",
      "registered-in-error"}},
    {"registration.aftercare-handed-over",
     "{" + to + "}",
     {"not-departed", "not-departed", "not-departed", "not-departed", "not-departed", "not-departed",
      "not-departed", "not-departed", "", "", "aftercare-handed-over", "closed", "", "", "", "",
      "registered-in-error"}},
    {"registration.tagged",
     R"({"tag":"A-17"})",
     {"not-seen", "not-seen", "not-seen", "", "", "", "", "", "", "departed", "aftercare-handed-over",
      "closed", "no-show", "stayed-by-choice", "home-by-other-means", "deceased", "registered-in-error"}},
    {"registration.need-recorded",
     R"({"category":"medical","urgent":true})",
     {"", "", "", "", "", "", "", "", "", "", "", "closed", "", "", "", "deceased", "registered-in-error"}},
    {"registration.need-met",
     "{" + need + "}",
     {"", "", "", "", "", "", "", "", "", "", "", "closed", "", "", "", "deceased", "registered-in-error"}},
    {"registration.flagged",
     R"({"kind":"media"})",
     {"", "", "", "", "", "", "", "", "", "", "", "closed", "", "", "", "", "registered-in-error"}},
    {"registration.flag-cleared",
     R"({"kind":"attention"})",
     {"", "", "", "", "", "", "", "", "", "", "", "closed", "", "", "", "", "registered-in-error"}},
    {"registration.contact-recorded",
     R"({"relation":"partner","phone":"+31612345678"})",
     {"", "", "", "", "", "", "", "", "", "", "", "closed", "", "", "", "", "registered-in-error"}},
    {"registration.destination-recorded",
     R"({"municipality":"GM0772"})",
     {"", "", "", "", "", "", "", "", "", "", "", "closed", "", "", "", "deceased", "registered-in-error"}},
    {"registration.objection-noted",
     R"({"objection":"Geen foto"})",
     {"", "", "", "", "", "", "", "", "", "", "", "closed", "", "", "", "", "registered-in-error"}},
    {"registration.consent-recorded",
     R"({"inform":"yes"})",
     {"", "", "", "", "", "", "", "", "", "", "", "closed", "", "", "", "", "registered-in-error"}},
    {"registration.marked-no-show",
     "{" + second_leg + "}",
     {"not-expected-there", "not-expected-there", "", "", "", "", "", "", "", "departed",
      "aftercare-handed-over", "closed", "", "stayed-by-choice", "home-by-other-means", "deceased",
      "registered-in-error"}},
    {"registration.stayed-by-choice",
     "{}",
     {"", "", "", "", "", "", "", "", "", "departed", "aftercare-handed-over", "closed", "",
      "stayed-by-choice", "home-by-other-means", "deceased", "registered-in-error"}},
    {"registration.went-home-by-other-means",
     "{}",
     {"", "", "", "", "", "", "", "", "", "departed", "aftercare-handed-over", "closed", "", "",
      "home-by-other-means", "deceased", "registered-in-error"}},
    {"registration.marked-deceased",
     R"({"reason":"Arts ter plaatse"})",
     {"", "", "", "", "", "", "", "", "", "", "", "closed", "", "", "", "deceased", "registered-in-error"}},
    {"registration.marked-registered-in-error",
     R"({"reason":"Bemanning"})",
     {"", "", "", "", "", "", "", "", "", "", "", "closed", "", "", "", "", "registered-in-error"}},
    {"registration.contradiction-settled",
     "{" + contradicting + R"(,"reason":"Verkeerde band"})",
     {"", "", "", "", "", "", "", "", "", "", "", "closed", "", "", "", "", "registered-in-error"}},
    {"registration.closed",
     R"({"reason":"Klaar"})",
     {"not-finished", "not-finished", "not-finished", "not-finished", "not-finished", "not-finished",
      "not-finished", "not-finished", "", "", "", "closed", "", "", "", "", ""}},
    {"registration.reopened",
     R"({"reason":"Teruggekomen"})",
     {"in-hand", "in-hand", "in-hand", "in-hand", "in-hand", "in-hand", "in-hand", "in-hand", "in-hand", "",
      "", "", "", "", "", "", ""}},
    {"registration.expectation-ended",
     "{" + second_leg + "}",
     {"not-expected-there", "not-expected-there", "", "", "", "", "", "", "", "", "", "closed", "", "", "",
      "", "registered-in-error"}},
    {"registration.reported-otherwise",
     R"({"what":"registration.identified","category":"eu",)" + member("refused", statement_id(60)) + "}",
     {"", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", ""}},
    {"registration.handover-answered-on-behalf",
     R"({"answer":"accepted","evidence":"Getekende lijst",)" + member("organisation", organisation_id(1)) +
         "}",
     {"no-handover", "no-handover", "no-handover", "no-handover", "no-handover", "no-handover", "no-handover",
      "no-handover", "no-handover", "no-handover", "no-handover", "closed", "no-handover", "no-handover",
      "no-handover", "no-handover", "registered-in-error"}},
    {"registration.responsible-adult-recorded",
     R"({"guardianDecision":"NIDOS-17"})",
     {"", "", "", "", "", "", "", "", "", "departed", "aftercare-handed-over", "closed", "no-show",
      "stayed-by-choice", "home-by-other-means", "deceased", "registered-in-error"}},
};

// A file of somebody of age in that phase, with one open need and a flag; expected on two legs, seen with the
// first.
registration::State file_in(Phase phase) {
  registration::State state;
  state.phase = phase;
  state.file_of = operation_id(1);
  state.number = "KLM-00042F";
  state.minor = false;
  state.level = 0;
  if (phase >= Phase::expected) {
    state.expected_on = {movement_id(1), movement_id(2)};
    state.expectations = {{movement_id(1), {}, statement_id(52), {}},
                          {movement_id(2), {}, statement_id(53), {}}};
  }
  if (phase >= Phase::seen && phase <= Phase::closed) state.seen_on = {movement_id(1)};
  state.needs = {{statement_id(50), registration::NeedCategory::medical, false, false, {}, {}}};
  state.flags = {{registration::FlagKind::attention, {}}};
  return state;
}

PeopleWorld world_for(const Row& row, Phase phase) {
  PeopleWorld people;
  auto state = file_in(phase);
  if (row.type == "registration.contradiction-settled")
    state.contradictions = {{registration::ContradictionKind::two_places, statement_id(51), {}, false, {}}};
  people.world.put<Registrations>(file_id(), state);
  return people;
}

}  // namespace

TEST_CASE("registration: in each phase each event is taken, or refused with its code") {
  const auto row = GENERATE(from_range(rows));
  for (std::size_t phase = 0; phase < phases; ++phase) {
    const auto people = world_for(row, static_cast<Phase>(phase));
    INFO(row.type << " in " << name_of(static_cast<Phase>(phase)));
    const auto& code = row.codes[phase];
    CHECK(people.refusal(row.type, row.json) == (code.empty() ? accepted : "registration." + code));
  }
}

TEST_CASE("registration: the table names every event but the first, and every phase") {
  CHECK(names_of(Phase{}).size() == phases);
  const auto events = registrations().events;
  REQUIRE(rows.size() + 1 == events.size());
  CHECK(events.front().type == "registration.opened");
  for (const auto& event : events) {
    const auto named =
        std::count_if(rows.begin(), rows.end(), [&](const Row& row) { return row.type == event.type; });
    CHECK(named == (event.type == "registration.opened" ? 0 : 1));
  }
}

TEST_CASE("registration: sightings, needs and contacts are facts, all else says the version that it makes") {
  const std::vector<std::string_view> facts{"registration.seen", "registration.checkpoint-passed",
                                            "registration.need-recorded", "registration.contact-recorded",
                                            "registration.reported-otherwise"};
  for (const auto& event : registrations().events) {
    const bool is_fact = std::find(facts.begin(), facts.end(), event.type) != facts.end();
    INFO(event.type);
    CHECK(event.use == (event.type == "registration.opened" ? Use::opens
                        : is_fact                           ? Use::fact
                                                            : Use::changes));
  }
}

TEST_CASE("registration: what an event changes does not rest on hidden values") {
  const auto row = GENERATE(from_range(rows));
  auto with = world_for(row, Phase::transferred);
  auto without = world_for(row, Phase::transferred);
  auto open_part = parse_json(row.json).value();
  for (const auto& event : registrations().events)
    if (event.type == row.type)
      for (const auto& field : event.fields)
        if (field.field_class != FieldClass::open) open_part.remove(field.name);
  with.fold(row.type, row.json, file_id(), ReadMode::intake);
  without.fold(row.type, write_json(open_part), file_id(), ReadMode::fold);
  CHECK(write_fields(with.state(), WriteMode::state) == write_fields(without.state(), WriteMode::state));
  CHECK(survives_storing<Registrations>(with.state()));
}
