// The complete tables of movements and registrations, as pages of the documentation.
#include "tests/core/domain_people_support.h"
#include "tests/support/golden.h"
#include "tests/support/transitions.h"

using namespace kroniek;
using namespace kroniek::test;

namespace {

using Line = std::pair<std::string, std::string>;  // a type, and its `data` as JSON
using Lines = std::vector<Line>;

Lines operator+(Lines lines, const Lines& more) {
  lines.insert(lines.end(), more.begin(), more.end());
  return lines;
}

// In the world's operation; `lines` one after the other.
Phases::mapped_type telling(const StreamId& of, const Lines& lines) {
  return [=](Story& story) {
    story.world = PeopleWorld().world;
    for (const auto& [type, json] : lines) story.given(type, json, of);
    return of;
  };
}

const std::string nothing = "{}";
const std::string because = R"({"reason":"Volgens de arts"})";

// ---- movements

const Line planned{"movement.planned",
                   R"({"kind":"flight","carrier":"KL","number":"KL1234","from":"BEY","to":"EIN"})"};
const Line manifest{"movement.manifest-received",
                    R"({"source":"airline","version":1,"count":2,"digest":")" + std::string(64, 'a') + "\"}"};
const Line departed{"movement.departed", R"({"at":"2026-11-23T15:00:00Z"})"};
const Line diverted{"movement.diverted", R"({"to":"AMS"})"};
const Line arrived{"movement.arrived", R"({"at":"2026-11-23T19:40:00Z","place":"Platform 3"})"};
const Line reconciled{"movement.reconciled",
                      R"({"expected":0,"seen":0,"noShow":0,"diverted":0,"unexpected":0,"unresolved":0})"};
const Line unresolved{"movement.reconciled",
                      R"({"expected":2,"seen":0,"noShow":0,"diverted":0,"unexpected":0,"unresolved":2})"};
const Line cancelled{"movement.cancelled", because};
const Line movement_closed{"movement.closed", nothing};

// ---- registrations: statement 102 records a need, 103 a flag

const Lines opened{
    {"registration.opened", R"({"number":"KLM-00042F","source":"desk-1"})"},
    {"registration.need-recorded", R"({"category":"shelter","urgent":false})"},
    {"registration.flagged", R"({"kind":"attention"})"},
};
const Line announced{"registration.announced", R"({"by":"form"})"};
const Lines announced_file = opened + Lines{announced};
const Lines expected_file =
    opened + Lines{{"registration.expected", "{" + member("movement", movement_id(1)) + "}"},
                   {"registration.expected", "{" + member("movement", movement_id(2)) + "}"}};
const Line seen{"registration.seen", R"({"checkpoint":"EIN-1",)" + member("movement", movement_id(1)) + "}"};
const Lines seen_file = expected_file + Lines{seen};
const Line identified{"registration.identified", R"({"level":1,"basis":["oral-self"],"minor":false})"};
const Lines identified_file = seen_file + Lines{identified};
const Lines registered_file = identified_file + Lines{{"registration.registered", nothing}};
const Line taken{"registration.taken-into-care", R"({"place":"EIN-opvang-1"})"};
const Lines in_care_file = registered_file + Lines{taken};
const Line transferred{"registration.transferred", "{" + member("to", organisation_id(1)) + "}"};
const Line accepting{"registration.handover-accepted", nothing};
const Lines transferred_file = identified_file + Lines{transferred, accepting};
const Line departing{"registration.departed", nothing};
const Line aftercare{"registration.aftercare-handed-over", "{" + member("to", organisation_id(1)) + "}"};
const Line no_show{"registration.marked-no-show", "{" + member("movement", movement_id(2)) + "}"};
const Line stayed{"registration.stayed-by-choice", nothing};
const Line went_home{"registration.went-home-by-other-means", nothing};
const Line deceased{"registration.marked-deceased", because};
const Line in_error{"registration.marked-registered-in-error", because};
const Line closed{"registration.closed", because};

using PhaseLines = std::map<std::string, Lines>;
const PhaseLines files{
    {"opened", opened},
    {"announced", announced_file},
    {"expected", expected_file},
    {"seen", seen_file},
    {"identified", identified_file},
    {"registered", registered_file},
    {"needs-assessed", registered_file + Lines{{"registration.needs-assessed", nothing}}},
    {"in-care", in_care_file},
    {"transferred", transferred_file},
    {"departed", identified_file + Lines{departing}},
    {"aftercare-handed-over", identified_file + Lines{departing, aftercare}},
    {"closed", identified_file + Lines{departing, closed}},
    {"no-show",
     expected_file + Lines{{"registration.marked-no-show", "{" + member("movement", movement_id(1)) + "}"}}},
    {"stayed-by-choice", expected_file + Lines{stayed}},
    {"home-by-other-means", expected_file + Lines{went_home}},
    {"deceased", identified_file + Lines{deceased}},
    {"registered-in-error", identified_file + Lines{in_error}},
};

// What is told last of a file in each of these phases.
Phases phases_with(const std::vector<std::string>& names, const Lines& last) {
  Phases phases;
  for (const auto& name : names) phases[name] = telling(file_id(), files.at(name) + last);
  return phases;
}

const Samples samples{
    announced,
    {"registration.expected", "{" + member("movement", movement_id(3)) + "}"},
    seen,
    {"registration.checkpoint-passed", R"({"checkpoint":"EIN-2"})"},
    identified,
    {"registration.corrected", R"({"reason":"Verschrijving","category":"eu"})"},
    {"registration.registered", nothing},
    {"registration.needs-assessed", nothing},
    taken,
    transferred,
    accepting,
    {"registration.handover-refused", R"({"reasons":"Vol"})"},
    departing,
    aftercare,
    {"registration.tagged", R"({"tag":"A-17"})"},
    {"registration.need-recorded", R"({"category":"medical","urgent":true})"},
    {"registration.need-met", "{" + member("need", statement_id(102)) + "}"},
    {"registration.flagged", R"({"kind":"media"})"},
    {"registration.flag-cleared", R"({"kind":"attention"})"},
    {"registration.contact-recorded", R"({"relation":"partner","phone":"+31612345678"})"},
    {"registration.destination-recorded", R"({"municipality":"GM0772"})"},
    {"registration.objection-noted", R"({"objection":"Geen foto"})"},
    {"registration.consent-recorded", R"({"inform":"yes"})"},
    no_show,
    stayed,
    went_home,
    deceased,
    in_error,
    {"registration.contradiction-settled",
     "{" + member("sighting", statement_id(200)) + R"(,"reason":"Verkeerde band"})"},
    closed,
    {"registration.reopened", R"({"reason":"Teruggekomen"})"},
    {"registration.expectation-ended", "{" + member("movement", movement_id(1)) + "}"},
    {"registration.reported-otherwise",
     R"({"what":"registration.identified","category":"eu",)" + member("refused", statement_id(210)) + "}"},
    {"registration.handover-answered-on-behalf", R"({"answer":"accepted","evidence":"Getekende lijst",)" +
                                                     member("organisation", organisation_id(1)) + "}"},
    {"registration.responsible-adult-recorded", R"({"guardianDecision":"NIDOS-17"})"},
};

// A second sighting, at once, with another movement: statement 200, whatever was told before it.
Phases contradicted(const std::vector<std::string>& names) {
  Phases phases;
  for (const auto& name : names)
    phases[name] = [=](Story& story) {
      telling(file_id(), files.at(name))(story);
      story.world.claims.jti = statement_id(200);
      registration::Seen again;
      again.checkpoint = "EIN-9";
      again.movement = movement_id(3);
      story.world.given<Registrations>(file_id(), again);
      return file_id();
    };
  return phases;
}

std::string about(const std::string& caption, const std::string& rows) {
  return "\n" + caption + "\n\n" + rows.substr(rows.find("| event |"));
}

}  // namespace

TEST_CASE("movement: the complete table of its transitions") {
  const auto to_arrived = Lines{planned, departed, arrived};
  const auto tell = [](const Lines& lines) { return telling(movement_id(9), lines); };
  const Samples rest{manifest, departed, diverted, arrived, reconciled, cancelled, movement_closed};
  const auto page =
      transitions_page<movement::Phase>(movements(),
                                        {{"planned", tell({planned})},
                                         {"departed", tell({planned, departed})},
                                         {"diverted", tell({planned, departed, diverted})},
                                         {"arrived", tell(to_arrived)},
                                         {"reconciled", tell(to_arrived + Lines{reconciled})},
                                         {"cancelled", tell({planned, cancelled})},
                                         {"closed", tell(to_arrived + Lines{reconciled, movement_closed})}},
                                        rest);
  const auto waiting = transitions_table(
      movements(), {"reconciled"}, {{"reconciled", tell(to_arrived + Lines{manifest, unresolved})}}, rest);
  check_generated("ops/transitions/movements.md",
                  page + about("In `reconciled` above everybody is accounted for. Where somebody is not:",
                               rows_about(waiting, {movement_closed.first})));
}

TEST_CASE("registration: the complete table of its transitions") {
  const auto& row = registrations();
  const auto all = names_of(registration::Phase{});
  const std::vector<std::string> names(all.begin(), all.end());
  const auto page = transitions_page<registration::Phase>(row, phases_with(names, {}), samples);

  const std::vector<std::string> may_wait{"identified", "registered", "needs-assessed", "in-care",
                                          "transferred"};
  auto with_handover = phases_with(may_wait, {transferred});
  // A death is recorded whatever waits, so a hand-over may still wait after it.
  with_handover["deceased"] = telling(file_id(), identified_file + Lines{transferred, deceased});
  auto waiting_names = may_wait;
  waiting_names.push_back("deceased");
  const auto waiting = transitions_table(row, waiting_names, with_handover, samples);

  const std::vector<std::string> may_contradict{
      "seen",    "identified",  "registered", "needs-assessed",
      "in-care", "transferred", "departed",   "aftercare-handed-over",
      "deceased"};
  const auto contradiction = transitions_table(row, may_contradict, contradicted(may_contradict), samples);
  check_generated("ops/transitions/registrations.md",
                  page + about("While a hand-over waits for its answer:", waiting) +
                      about("While two sightings contradict each other, all else being as above:",
                            rows_about(contradiction, {"registration.contradiction-settled", closed.first})));
}
