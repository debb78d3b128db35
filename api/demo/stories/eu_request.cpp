#include "api/demo/stories/eu_request.h"

#include "api/demo/stories/assistance.h"
#include "core/domain/offers.h"
#include "core/domain/operations.h"

namespace kroniek::demo {
namespace {

using namespace std::chrono_literals;
using namespace assistance_request;

NeedLine line(const Scene& scene, std::string_view id, std::int64_t quantity) {
  NeedLine need;
  need.id = id;
  need.quantity = quantity;
  need.from = scene.moment(24h);
  need.until = scene.moment(96h);
  need.self_sufficient = true;
  return need;
}

std::vector<NeedLine> lines(const Scene& scene) {
  auto pumps = line(scene, "pumps", 3);
  pumps.effect.value = "De ondergelopen waterzuivering en het ziekenhuis van Valdor droogmalen.";
  pumps.unit_type = "high-capacity-pump";
  pumps.unit = "module";
  auto shelter = line(scene, "shelter", 120);
  shelter.effect.value = "Onderdak voor wie niet naar huis kan, voor de eerste koude nacht.";
  shelter.unit_type = "family-tent";
  shelter.unit = "tent";
  shelter.substitutes = {"winter-tent"};
  return {pumps, shelter};
}

Drafted draft(const Scene& scene) {
  Drafted event;
  event.requester = scene.company.organisation("XV-CB");
  event.route = Route::eu;
  event.direction = Direction::in;
  event.priority = 2;
  event.answer_by = scene.moment(8h);
  event.situation.value = "Rivieroverstroming in het noorden van Valdoria; 14.000 inwoners zijn geëvacueerd.";
  event.forecast.value = "De tweede piek wordt over drie dagen verwacht.";
  event.lines = lines(scene);
  return event;
}

offer::Made made(const Scene& scene, const StreamId& organisation, std::string_view unit_type,
                 std::int64_t quantity) {
  offer::Made event;
  event.organisation = organisation;
  event.unit_type = unit_type;
  event.quantity = quantity;
  event.unit = "piece";
  event.from = scene.moment(20h);
  event.until = scene.moment(96h);
  event.description.value = "Beschikbaar vanuit de eigen voorraad, met begeleiders.";
  return event;
}

offer::Accepted taken_up(const EuRequest& eu, std::string_view line, std::int64_t quantity) {
  offer::Accepted event;
  event.request = eu.request;
  event.line = line;
  event.quantity = quantity;
  return event;
}

void open_operation(Scene& scene, const EuRequest& eu) {
  const auto& officer = scene.company[Part::duty_officer];
  operation::Opened opened;
  opened.kind = operation::Kind::international;
  opened.title.value = "Overstroming Valdoria";
  opened.area = {"XV"};
  opened.lead = officer.organisation;
  opened.ground = "EU-1313-2013";
  scene.stage.say(officer, eu.operation, opened);
  for (const auto* code : {"XV-CB", "VR21", "VR23", "DEF", "NRK"}) {
    operation::PartyConnected connected;
    connected.organisation = scene.company.organisation(code);
    scene.stage.say(officer, eu.operation, connected);
  }
}

}  // namespace

EuRequest begin_eu_request(Scene& scene) {
  using mandate::Role;
  scene.at(0min);
  EuRequest eu;
  eu.operation = scene.stage.new_stream("operations");
  eu.request = scene.stage.new_stream("assistance-requests");
  eu.tents = scene.stage.new_stream("offers");
  eu.kitchens = scene.stage.new_stream("offers");
  eu.generators = scene.stage.new_stream("offers");
  auto enrol = [&](const char* name, const char* function, Role role, std::string_view code) {
    return &scene.company.enrol(scene.stage, {name, function, role, code});
  };
  eu.abroad = enrol("Ilse Morandi", "Contactpunt van Valdoria", Role::requesting_authority, "XV-CB");
  eu.pumps = enrol("Ad Cuppen", "Hoofd operationele voorbereiding", Role::offering_authority, "VR23");
  eu.defence = enrol("Petra Vos", "Liaison internationale hulp", Role::offering_authority, "DEF");
  eu.unable = enrol("Sjaak Timmermans", "Hoofd incidentbestrijding", Role::offering_authority, "VR21");
  open_operation(scene, eu);
  scene.within(eu.operation);
  return eu;
}

// It comes in on the Union's form, and KCR2 writes it down; what follows Valdoria's contact says herself.
void ask_from_abroad(Scene& scene, const EuRequest& eu) {
  const auto& officer = scene.company[Part::duty_officer];
  scene.at(10min);
  auto asks = draft(scene);
  asks.direction = Direction::out;
  scene.refused("assistance-request.requester-kind", *eu.abroad, eu.request, asks);
  asks.direction = Direction::in;
  scene.via(Via::paper);
  scene.say(officer, eu.request, asks);
  scene.say(officer, eu.request, Submitted{});
  scene.via(std::nullopt);
  scene.at(40min);
  Returned returned;
  returned.reasons.value = "Waar komen de modules aan, en wie draagt daar het bevel?";
  scene.say(officer, eu.request, returned);
}

void grant_in_part(Scene& scene, const EuRequest& eu) {
  scene.at(2h);
  Redrafted redrafted;
  redrafted.reception.emplace();
  redrafted.reception->place.value = "Vliegveld Valdor-Noord, hal 3";
  redrafted.reception->report_to.value = "Ontvangst- en vertrekcentrum";
  redrafted.reception->command.value = "Nationale civiele bescherming";
  scene.say(*eu.abroad, eu.request, redrafted);
  scene.say(*eu.abroad, eu.request, Submitted{});

  scene.at(5h);
  Assessed assessed;
  assessed.outcome = Outcome::partly_granted;
  assessed.granted = {{"pumps", 4}, {"shelter", 120}};
  assessed.reasons.value = "Eén pompmodule blijft in het land: de Maas stijgt.";
  assessed.on_behalf_of = scene.company.organisation("JENV");
  scene.refused("assistance-request.granted-above-requested", scene.company[Part::head], eu.request,
                assessed);
  assessed.granted[0].quantity = 2;
  scene.say(scene.company[Part::head], eu.request, assessed);
}

// The Red Cross rings up; the others write themselves.
void offer_unasked(Scene& scene, EuRequest& eu) {
  scene.at(5h + 20min);
  scene.via(Via::phone);
  auto tents = made(scene, scene.company.organisation("NRK"), "winter-tent", 80);
  tents.conditions.value = "Wat achterblijft, wordt vergoed.";
  scene.say(scene.company[Part::duty_officer], eu.tents, tents);
  scene.via(std::nullopt);
  scene.say(*eu.defence, eu.kitchens, made(scene, eu.defence->organisation, "field-kitchen", 2));
  auto generators = made(scene, eu.pumps->organisation, "generator", 5);
  generators.reply_by = scene.moment(10h);
  scene.say(*eu.pumps, eu.generators, generators);
}

void answer_offers(Scene& scene, const EuRequest& eu) {
  const auto& officer = scene.company[Part::duty_officer];
  scene.at(6h);
  scene.refused("offer.unit-type-differs", officer, eu.kitchens, taken_up(eu, "shelter", 2));
  offer::Declined declined;
  declined.reasons.value = "Valdoria heeft eigen keukens in het gebied.";
  scene.say(officer, eu.kitchens, declined);
  scene.refused("offer.accepted-above-offered", officer, eu.tents, taken_up(eu, "shelter", 120));
  scene.say(officer, eu.tents, taken_up(eu, "shelter", 80));
  scene.refused("offer.not-lapsed-yet", officer, eu.generators, offer::Lapsed{});
  scene.at(10h);
  scene.refused("offer.too-late", officer, eu.generators, taken_up(eu, "pumps", 5));
  scene.say(officer, eu.generators, offer::Lapsed{});
}

// One pump of two, eighty tents of a hundred and twenty.
void cover_in_part(Scene& scene, EuRequest& eu) {
  const auto& officer = scene.company[Part::duty_officer];
  const auto reply_by = scene.moment(16h);
  scene.at(10h + 10min);
  scene.refused("assistance-request.party-is-requester", officer, eu.request,
                asked(eu.abroad->organisation, "pumps", 1, reply_by));
  eu.pump = scene.say(officer, eu.request, asked(eu.pumps->organisation, "pumps", 1, reply_by));
  eu.no_pump = scene.say(officer, eu.request, asked(eu.unable->organisation, "pumps", 1, reply_by));
  auto tents = asked(scene.company.organisation("NRK"), "shelter", 80, reply_by);
  tents.offer = eu.tents;
  eu.shelter = scene.say(officer, eu.request, tents);
  scene.at(13h);
  scene.say(*eu.unable, eu.request, declined(eu.no_pump, "De module staat bij de eigen dijkbewaking."));
  scene.say(*eu.pumps, eu.request, offered(eu.pump, 1, scene.moment(22h)));
  scene.via(Via::phone);
  auto winter_tents = offered(eu.shelter, 80, scene.moment(20h));
  winter_tents.unit_type = "winter-tent";  // what the line takes as well, and the offer said
  scene.say(officer, eu.request, winter_tents);
  scene.via(std::nullopt);
  scene.at(14h);
  scene.say(*eu.abroad, eu.request, accepted(eu.pump, 1));
  scene.say(*eu.abroad, eu.request, accepted(eu.shelter, 80));
}

void send_abroad(Scene& scene, const EuRequest& eu) {
  scene.at(21h);
  scene.via(Via::phone);
  scene.say(scene.company[Part::duty_officer], eu.request, moved<Departed>(eu.shelter, 80));
  scene.via(std::nullopt);
  scene.at(22h);
  scene.say(*eu.pumps, eu.request, moved<Departed>(eu.pump, 1));
  scene.at(30h);
  scene.say(*eu.abroad, eu.request, moved<Arrived>(eu.shelter, 80));
  scene.at(33h);
  scene.say(*eu.abroad, eu.request, moved<Arrived>(eu.pump, 1));
}

namespace {

operation::Closed closed_operation() {
  operation::Closed closed;
  closed.reason.value = "De hulp is thuis; alleen de kosten staan nog open.";
  return closed;
}

}  // namespace

void come_home(Scene& scene, const EuRequest& eu) {
  const auto& officer = scene.company[Part::duty_officer];
  scene.at(90h);
  scene.stage.refused(officer, plain_of(eu.operation, closed_operation()), {"operation.assistance-out"});
  for (const auto& leg : {eu.pump, eu.shelter}) scene.say(*eu.abroad, eu.request, ordered_home(leg));
  scene.say(*eu.abroad, eu.request, moved<Released>(eu.pump, 1));
  scene.say(*eu.abroad, eu.request, moved<Released>(eu.shelter, 80));
  scene.at(98h);
  scene.say(*eu.pumps, eu.request, moved<ReturnedHome>(eu.pump, 1));
  auto tents = moved<ReturnedHome>(eu.shelter, 60);
  tents.lost = 20;
  scene.refused("assistance-request.not-the-party", officer, eu.request, tents);
  scene.via(Via::phone);
  scene.refused("assistance-request.loss-unexplained", officer, eu.request, tents);
  tents.explanation.value = "Twintig tenten zijn aan Valdoria overgedragen.";
  scene.say(officer, eu.request, tents);
  scene.via(std::nullopt);
}

void close_eu_request(Scene& scene, const EuRequest& eu) {
  const auto& officer = scene.company[Part::duty_officer];
  scene.at(100h);
  scene.refused("assistance-request.not-settled", officer, eu.request, Closed{});
  scene.stage.say(officer, eu.operation, closed_operation());
  Returned again;
  again.reasons.value = "Is er nog iets nodig?";
  scene.refused("operation.closed", officer, eu.request, again);
  CostClaimed claim;
  claim.party = eu.pumps->organisation;
  claim.amount_cents = 2'310'000;
  scene.say(*eu.pumps, eu.request, claim);
  Settled settled;
  settled.borne_by = CostBearer::shared;
  settled.amount_cents = 2'790'000;
  settled.explanation.value = "De Unie draagt driekwart van het vervoer; de rest is voor Valdoria.";
  scene.refused("assistance-request.claims-open", officer, eu.request, settled);
  claim.party = scene.company.organisation("NRK");
  claim.amount_cents = 480'000;
  scene.via(Via::paper);
  scene.say(officer, eu.request, claim);
  scene.via(std::nullopt);
  scene.say(officer, eu.request, settled);
  scene.say(officer, eu.request, Closed{});
}

void tell_eu_request(Scene scene) {
  auto eu = begin_eu_request(scene);
  ask_from_abroad(scene, eu);
  grant_in_part(scene, eu);
  offer_unasked(scene, eu);
  answer_offers(scene, eu);
  cover_in_part(scene, eu);
  send_abroad(scene, eu);
  come_home(scene, eu);
  close_eu_request(scene, eu);
}

}  // namespace kroniek::demo
