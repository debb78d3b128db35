#include "api/demo/stories/exercise.h"

#include "core/domain/actors.h"
#include "core/domain/assistance_requests.h"
#include "core/domain/offers.h"
#include "core/domain/operations.h"
#include "core/domain/organisations.h"
#include "core/domain/preparations.h"
#include "core/domain/situation_reports.h"

namespace kroniek::demo {
namespace {

using namespace std::chrono_literals;
namespace request = assistance_request;

operation::Opened opened(const Scene& scene, operation::Kind kind, std::string_view title) {
  operation::Opened event;
  event.kind = kind;
  event.title.value = title;
  event.area = {"VR22"};
  event.lead = scene.company.organisation("VR22");
  event.ground = "Wvr-39";
  return event;
}

request::Drafted pumps_needed(const Scene& scene) {
  request::NeedLine line;
  line.id = "1";
  line.effect.value = "De wijk achter de kade droog houden.";
  line.unit_type = "high-capacity-pump";
  line.quantity = 2;
  line.unit = "module";
  line.from = scene.moment(30h);
  line.until = scene.moment(90h);
  request::Drafted event;
  event.requester = scene.company.organisation("VR22");
  event.route = request::Route::national;
  event.direction = request::Direction::out;
  event.situation.value = "Hoogwater; de kade is verzadigd.";
  event.lines = {line};
  return event;
}

situation_report::Published report(const Scene& scene) {
  situation_report::Published event;
  event.kind = situation_report::Kind::situation_report;
  event.title.value = "Dijkdoorbraak bij de sluis";
  event.body.value = "OEFENING. De kade is over twintig meter bezweken.";
  event.sources = {"VR22"};
  event.picture_time = scene.stage.now();
  event.classification = situation_report::Classification::internal;
  event.distribution = {scene.company.organisation("VR23")};
  return event;
}

offer::Made pumps_offered(const Scene& scene) {
  offer::Made event;
  event.organisation = scene.company.organisation("VR13");
  event.unit_type = "high-capacity-pump";
  event.quantity = 2;
  event.unit = "module";
  event.from = scene.moment(28h);
  event.until = scene.moment(90h);
  event.description.value = "Twee modules met bemanning.";
  return event;
}

preparation::ExercisePlanned plan(const Scene& scene) {
  preparation::ExercisePlanned event;
  event.organisation = scene.company.organisation("VR22");
  event.title.value = "Oefening Natte Voeten";
  event.goals.value = "Bijstand aanvragen en ontvangen over regiogrenzen heen.";
  event.from = scene.moment(26h);
  event.until = scene.moment(34h);
  event.participants = {scene.company.organisation("VR23"), scene.company.organisation("KCR2")};
  return event;
}

preparation::CapabilityDeclared pumps_ready(const Scene& scene) {
  preparation::CapabilityDeclared event;
  event.organisation = scene.company.organisation("VR22");
  event.unit_type = "high-capacity-pump";
  event.quantity = 6;
  event.readiness_minutes = 30;
  return event;
}

preparation::Evaluated evaluation() {
  preparation::Evaluated event;
  event.findings.value = "De aanvraag was in acht minuten de deur uit; niemand wist wie de minister belt.";
  return event;
}

operation::Closed closed(std::string_view reason) {
  operation::Closed event;
  event.reason.value = reason;
  return event;
}

// Tries to say it in that operation, or in none, as exercise data or as real: it is refused with that code.
struct Attempt {
  std::string_view code;
  std::optional<StreamId> operation;
  bool played = true;
};
template <typename Event>
void attempt(Scene& scene, const Attempt& at, const Persona& by, const std::pair<StreamId, Event>& said) {
  Details details;
  details.operation = at.operation;
  details.exercise = at.played;
  scene.stage.refused(by, plain_of(said.first, said.second, details), {at.code});
}

// Streams do not change sides: neither what is there nor what would be opened.
void try_to_mix(Scene& scene, const Exercise& exercise) {
  const auto& officer = scene.company[Part::duty_officer];
  const auto& requester = *exercise.requester;
  constexpr std::string_view mixed = "statement.exercise-mixed";
  const auto anew = scene.stage.new_stream("assistance-requests");
  request::Withdrawn withdrawn;
  withdrawn.reasons.value = "OEFENING: de aanvraag wordt ingetrokken.";
  attempt(scene, {mixed, exercise.operation}, requester, std::pair(exercise.flood_request, withdrawn));
  attempt(scene, {mixed, exercise.flood}, requester, std::pair(exercise.flood_request, withdrawn));
  attempt(scene, {mixed, exercise.flood}, requester, std::pair(anew, pumps_needed(scene)));
  attempt(scene, {mixed, exercise.operation, false}, requester, std::pair(anew, pumps_needed(scene)));
  attempt(scene, {mixed, exercise.operation, false}, requester, std::pair(exercise.request, withdrawn));
  attempt(scene, {mixed, exercise.flood}, officer, std::pair(exercise.flood, closed("OEFENING: einde.")));
  attempt(scene, {"operation.exercise-mismatch", std::nullopt}, officer,
          std::pair(scene.stage.new_stream("operations"), opened(scene, operation::Kind::incident, "Echt?")));
  attempt(scene, {"operation.required", std::nullopt}, officer,
          std::pair(scene.stage.new_stream("situation-reports"), report(scene)));
}

// Nor does what is played take hold of what is real by naming it.
void try_to_name(Scene& scene, const Exercise& exercise) {
  const auto& officer = scene.company[Part::duty_officer];
  auto newer = pumps_needed(scene);
  newer.supersedes = exercise.flood_request;
  attempt(scene, {"assistance-request.superseded-differs", exercise.operation}, *exercise.requester,
          std::pair(scene.stage.new_stream("assistance-requests"), newer));
  offer::Accepted accepted;
  accepted.request = exercise.flood_request;
  accepted.line = "1";
  accepted.quantity = 2;
  attempt(scene, {"offer.request-unknown", exercise.operation}, officer, std::pair(exercise.offer, accepted));
  preparation::ExerciseHeld held;
  held.played_in = exercise.flood;
  attempt(scene, {"preparation.played-in-real-operation", std::nullopt, false},
          scene.company[Part::officer_eindhoven], std::pair(exercise.preparation, held));
  attempt(scene, {"preparation.exercise-is-real-work", exercise.operation},
          scene.company[Part::officer_eindhoven],
          std::pair(scene.stage.new_stream("preparations"), plan(scene)));
}

// Nobody comes by a power through an exercise, and a power for the exercise ends at its border.
void try_to_get_power(Scene& scene, const Exercise& exercise) {
  const auto& administrator = scene.company[Part::administrator];
  attempt(scene, {"mandate.other-operation", exercise.flood, false}, *exercise.player,
          std::pair(scene.stage.new_stream("assistance-requests"), pumps_needed(scene)));
  mandate::Granted granted;
  granted.holder = exercise.player->actor;
  granted.role = mandate::Role::requesting_authority;
  granted.tasks = {Task::assistance};
  granted.basis = {"Wvr-39"};
  granted.from = scene.stage.now();
  granted.instrument.document.value = instrument_of("Oefenmandaat");
  attempt(scene, {"mandate.exercise", exercise.operation}, administrator,
          std::pair(scene.stage.new_stream("mandates"), granted));
  attempt(scene, {"mandate.exercise", std::nullopt}, administrator,
          std::pair(scene.stage.new_stream("mandates"), granted));
  actor::Enrolled enrolled;
  enrolled.organisation = scene.company.organisation("VR22");
  enrolled.function.value = "Tegenspeler";
  enrolled.key = exercise.player->signer->key();
  enrolled.name.value = "Niemand";
  attempt(scene, {"actor.exercise", std::nullopt}, administrator,
          std::pair(scene.stage.new_stream("actors"), enrolled));
  organisation::Registered registered;
  registered.name = "Oefenregio";
  registered.kind = organisation::Kind::agency;
  registered.code = "OEF";
  registered.side = organisation::Side::none;
  attempt(scene, {"organisation.exercise", std::nullopt}, administrator,
          std::pair(scene.stage.new_stream("organisations"), registered));
}

}  // namespace

Exercise begin_exercise(Scene& scene) {
  scene.at(0min);
  Exercise exercise;
  for (auto* id : {&exercise.flood, &exercise.operation}) *id = scene.stage.new_stream("operations");
  for (auto* id : {&exercise.flood_request, &exercise.request})
    *id = scene.stage.new_stream("assistance-requests");
  exercise.offer = scene.stage.new_stream("offers");
  exercise.report = scene.stage.new_stream("situation-reports");
  for (auto* id : {&exercise.preparation, &exercise.capability}) *id = scene.stage.new_stream("preparations");
  exercise.requester = &scene.company.enrol(scene.stage, {"Tineke Smits", "Portefeuillehouder veiligheid",
                                                          mandate::Role::requesting_authority, "VR22"});
  const auto& officer = scene.company[Part::duty_officer];
  scene.stage.say(officer, exercise.flood, opened(scene, operation::Kind::incident, "Hoogwater Dommel"));
  scene.at(10min);
  scene.within(exercise.flood);
  scene.say(*exercise.requester, exercise.flood_request, pumps_needed(scene));
  scene.say(*exercise.requester, exercise.flood_request, request::Submitted{});
  return exercise;
}

void plan_exercise(Scene& scene, const Exercise& exercise) {
  scene.at(1h);
  const auto& organiser = scene.company[Part::officer_eindhoven];
  scene.stage.say(organiser, exercise.preparation, plan(scene));
  attempt(scene, {"preparation.exercise-not-held", std::nullopt, false}, organiser,
          std::pair(exercise.preparation, evaluation()));
}

void play(Scene& scene, Exercise& exercise) {
  const auto& officer = scene.company[Part::duty_officer];
  scene.at(26h);
  scene.within(exercise.operation, true);
  scene.stage.say(officer, exercise.operation, opened(scene, operation::Kind::exercise, "Natte Voeten"),
                  {.exercise = true});
  exercise.player =
      &scene.company.enrol(scene.stage, {"Bas Keulers", "Speler bevolkingszorg",
                                         mandate::Role::requesting_authority, "VR22", exercise.operation});
  scene.at(26h + 10min);
  scene.say(*exercise.player, exercise.request, pumps_needed(scene));
  scene.say(*exercise.player, exercise.request, request::Submitted{});
  scene.say(scene.company[Part::officer_amsterdam], exercise.offer, pumps_offered(scene));
  scene.say(officer, exercise.report, report(scene));
  scene.say(scene.company[Part::officer_eindhoven], exercise.capability, pumps_ready(scene));
}

void try_to_touch_what_is_real(Scene& scene, const Exercise& exercise) {
  scene.at(27h);
  try_to_mix(scene, exercise);
  try_to_name(scene, exercise);
  try_to_get_power(scene, exercise);
}

void hold_exercise(Scene& scene, const Exercise& exercise) {
  const auto& organiser = scene.company[Part::officer_eindhoven];
  scene.at(34h);
  scene.say(scene.company[Part::duty_officer], exercise.operation, closed("OEFENING: einde oefening."));
  preparation::ExerciseHeld held;
  held.played_in = exercise.operation;
  scene.stage.say(organiser, exercise.preparation, held);
}

void evaluate_exercise(Scene& scene, Exercise& exercise) {
  const auto& organiser = scene.company[Part::officer_eindhoven];
  scene.at(58h);
  scene.stage.say(organiser, exercise.preparation, evaluation());
  preparation::ActionOpened opened;
  opened.text.value = "Zet in het crisisplan wie de minister en de commissaris van de Koning inlicht.";
  opened.owner = scene.company.organisation("VR23");
  opened.due = scene.moment(82h);
  exercise.action = scene.stage.say(organiser, exercise.preparation, opened);
}

void do_action(Scene& scene, const Exercise& exercise) {
  scene.at(84h);
  preparation::ActionDone done;
  done.action = exercise.action;
  done.result.value = "Paragraaf 4.3 is aangevuld.";
  attempt(scene, {"preparation.not-the-owner", std::nullopt, false}, scene.company[Part::officer_amsterdam],
          std::pair(exercise.preparation, done));
  scene.stage.say(scene.company[Part::officer_eindhoven], exercise.preparation, done);
}

void end_flood(Scene& scene, const Exercise& exercise) {
  scene.at(90h);
  scene.within(exercise.flood);
  request::Withdrawn withdrawn;
  withdrawn.reasons.value = "Het water zakt.";
  scene.say(*exercise.requester, exercise.flood_request, withdrawn);
  scene.say(scene.company[Part::duty_officer], exercise.flood_request, request::Closed{});
  scene.stage.say(scene.company[Part::duty_officer], exercise.flood, closed("Het water zakt."));
}

void tell_exercise(Scene scene) {
  auto exercise = begin_exercise(scene);
  plan_exercise(scene, exercise);
  play(scene, exercise);
  try_to_touch_what_is_real(scene, exercise);
  hold_exercise(scene, exercise);
  evaluate_exercise(scene, exercise);
  do_action(scene, exercise);
  end_flood(scene, exercise);
}

}  // namespace kroniek::demo
