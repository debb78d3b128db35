#include "api/demo/stories/wildfire.h"

#include "api/demo/stories/assistance.h"
#include "api/demo/stories/wildfire_needs.h"
#include "core/domain/operations.h"

namespace kroniek::demo {
namespace {

using namespace std::chrono_literals;
using namespace assistance_request;

void open_operation(Scene& scene, const Wildfire& fire) {
  const auto& officer = scene.company[Part::duty_officer];
  operation::Opened opened;
  opened.kind = operation::Kind::incident;
  opened.title.value = "Natuurbrand Rietvense Peel";
  opened.area = {"VR22"};
  opened.lead = scene.company.organisation("VR22");
  opened.ground = "Wvr-39";
  scene.stage.say(officer, fire.operation, opened);
  for (const auto* code : {"VR21", "VR23", "DEF", "KCR2"}) {
    operation::PartyConnected connected;
    connected.organisation = scene.company.organisation(code);
    scene.stage.say(officer, fire.operation, connected);
  }
}

Informed informed(Informee who) {
  Informed event;
  event.who = who;
  return event;
}

CostClaimed claimed(const StreamId& party, std::int64_t cents) {
  CostClaimed event;
  event.party = party;
  event.amount_cents = cents;
  event.explanation.value = "Vlieguren, brandstof en bemanning volgens het tarievenboek.";
  return event;
}

}  // namespace

Wildfire begin_wildfire(Scene& scene) {
  using mandate::Role;
  scene.at(0min);
  Wildfire fire;
  fire.operation = scene.stage.new_stream("operations");
  fire.request = scene.stage.new_stream("assistance-requests");
  fire.neighbours = scene.stage.new_stream("assistance-requests");
  auto enrol = [&](const char* name, const char* function, Role role, std::string_view code) {
    return &scene.company.enrol(scene.stage, {name, function, role, code});
  };
  fire.requester =
      enrol("Hilde van Asten", "Voorzitter veiligheidsregio", Role::requesting_authority, "VR22");
  fire.defence = enrol("Stefan Kroes", "Officier van dienst operaties", Role::offering_authority, "DEF");
  fire.helper = enrol("Loes Peeters", "Regionaal commandant", Role::offering_authority, "VR23");
  fire.refuser = enrol("Geert Verhagen", "Regionaal commandant", Role::offering_authority, "VR21");
  open_operation(scene, fire);
  scene.within(fire.operation);
  return fire;
}

void ask_helicopter(Scene& scene, Wildfire& fire) {
  const auto& company = scene.company;
  scene.at(5min);
  scene.say(company[Part::officer_eindhoven], fire.request, helicopter_draft(scene));
  scene.at(10min);
  scene.refused("mandate.type-not-covered", company[Part::officer_eindhoven], fire.request, Submitted{});
  scene.say(*fire.requester, fire.request, Submitted{});
  const auto asking = asked(company.organisation("DEF"), "1", 1, scene.moment(65min));
  scene.refused("assistance-request.not-assessed", company[Part::duty_officer], fire.request, asking);

  scene.at(30min);
  Assessed assessed;
  assessed.outcome = Outcome::granted;
  assessed.conditions.value = "Inzet alleen bij daglicht.";
  assessed.on_behalf_of = company.organisation("JENV");
  scene.refused("assistance-request.consent-by-head-only", company[Part::duty_officer], fire.request,
                assessed);
  scene.say(company[Part::head], fire.request, assessed);
  scene.at(35min);
  fire.first = scene.say(company[Part::duty_officer], fire.request, asking);
}

void send_helicopter(Scene& scene, const Wildfire& fire) {
  scene.at(55min);
  auto offer = offered(fire.first, 1, scene.moment(100min));
  offer.conditions.value = "Waterwinplaats met 3 meter diepte binnen 4 kilometer.";
  scene.say(*fire.defence, fire.request, offer);
  scene.at(60min);
  scene.refused("assistance-request.accepted-above-offered", *fire.requester, fire.request,
                accepted(fire.first, 2, "Liever twee."));
  scene.say(*fire.requester, fire.request, accepted(fire.first, 1));
  scene.at(100min);
  scene.say(*fire.defence, fire.request, moved<Departed>(fire.first, 1));
  scene.at(140min);
  scene.say(scene.company[Part::officer_eindhoven], fire.request, moved<Arrived>(fire.first, 1));
}

void ask_neighbours(Scene& scene, Wildfire& fire) {
  const auto& company = scene.company;
  scene.at(150min);
  auto draft = crews_draft(scene);
  scene.refused("assistance-request.urgency-missing", company[Part::officer_eindhoven], fire.neighbours,
                draft);
  draft.urgency.value = "Bij winddraaiing over een uur is de vluchtweg van twee woonkernen afgesneden.";
  scene.say(company[Part::officer_eindhoven], fire.neighbours, draft);
  scene.at(152min);
  scene.say(*fire.requester, fire.neighbours, Submitted{});
  scene.at(155min);
  const auto reply_by = scene.moment(180min);
  scene.refused("assistance-request.party-not-adjacent", *fire.requester, fire.neighbours,
                asked(company.organisation("VR13"), "1", 1, reply_by));
  fire.refused =
      scene.say(*fire.requester, fire.neighbours, asked(fire.refuser->organisation, "1", 1, reply_by));
  fire.crews =
      scene.say(*fire.requester, fire.neighbours, asked(fire.helper->organisation, "1", 2, reply_by));
}

void answer_as_neighbours(Scene& scene, const Wildfire& fire) {
  scene.at(165min);
  Declined silent;
  silent.leg = fire.refused;
  scene.refused("statement.fields-invalid", *fire.refuser, fire.neighbours, silent);
  const auto no = declined(fire.refused,
                           "Eigen bosbrand bij een zorginstelling; de dekking is al onder het "
                           "minimum en kan niet verder omlaag.");
  scene.refused("assistance-request.not-the-party", *fire.helper, fire.neighbours, no);
  scene.say(*fire.refuser, fire.neighbours, no);
  scene.at(170min);
  scene.say(*fire.helper, fire.neighbours, offered(fire.crews, 2, scene.moment(200min)));
  scene.at(175min);
  scene.say(*fire.requester, fire.neighbours, accepted(fire.crews, 2));
  scene.at(200min);
  scene.say(*fire.helper, fire.neighbours, moved<Departed>(fire.crews, 2));
  scene.at(240min);
  scene.say(scene.company[Part::officer_eindhoven], fire.neighbours, moved<Arrived>(fire.crews, 2));
}

void ask_three_more(Scene& scene, Wildfire& fire) {
  scene.at(360min);
  fire.more = scene.say(scene.company[Part::duty_officer], fire.request,
                        asked(fire.defence->organisation, "1", 3, scene.moment(390min)));
  scene.at(380min);
  scene.say(*fire.defence, fire.request, offered(fire.more, 3, scene.moment(420min)));
}

// The consent was for one, so whoever accepts more says why.
void send_three_more(Scene& scene, const Wildfire& fire) {
  const auto& on_site = scene.company[Part::officer_eindhoven];
  scene.at(385min);
  scene.refused("assistance-request.above-requested-reasons-missing", *fire.requester, fire.request,
                accepted(fire.more, 3));
  scene.say(
      *fire.requester, fire.request,
      accepted(fire.more, 3, "Het front is drie kilometer breed geworden; één toestel houdt het niet."));
  scene.at(420min);
  scene.say(*fire.defence, fire.request, moved<Departed>(fire.more, 2));
  scene.at(450min);
  scene.say(*fire.defence, fire.request, moved<Departed>(fire.more, 1));
  scene.refused("assistance-request.departed-above-committed", *fire.defence, fire.request,
                moved<Departed>(fire.more, 1));
  scene.at(465min);
  scene.say(on_site, fire.request, moved<Arrived>(fire.more, 2));
  scene.at(490min);
  scene.say(on_site, fire.request, moved<Arrived>(fire.more, 1));
}

void inform_minister(Scene& scene, const Wildfire& fire) {
  scene.at(9h);
  scene.say(scene.company[Part::officer_eindhoven], fire.neighbours, informed(Informee::minister));
}
void inform_commissioner(Scene& scene, const Wildfire& fire) {
  scene.at(20h);
  scene.say(*fire.requester, fire.neighbours, informed(Informee::kings_commissioner));
}

void extend_stay(Scene& scene, const Wildfire& fire) {
  scene.at(25h);
  Extended extended;
  extended.leg = fire.first;
  extended.until = scene.moment(26h);
  scene.refused("assistance-request.extension-not-later", *fire.requester, fire.request, extended);
  extended.until = scene.moment(50h);
  extended.reasons.value = "Ondergrondse haarden laaien op zodra de zon erop staat.";
  scene.say(*fire.requester, fire.request, extended);
  extended.leg = fire.more;
  scene.say(*fire.requester, fire.request, extended);
}

void release_crews(Scene& scene, const Wildfire& fire) {
  const auto& on_site = scene.company[Part::officer_eindhoven];
  scene.at(40h);
  scene.refused("assistance-request.leg-not-ordered-home", on_site, fire.neighbours,
                moved<Released>(fire.crews, 2));
  scene.say(on_site, fire.neighbours, ordered_home(fire.crews));
  scene.at(41h);
  scene.say(on_site, fire.neighbours, moved<Released>(fire.crews, 2));
  scene.at(42h);
  scene.say(*fire.helper, fire.neighbours, moved<ReturnedHome>(fire.crews, 2));
}

void release_helicopters(Scene& scene, const Wildfire& fire) {
  const auto& on_site = scene.company[Part::officer_eindhoven];
  scene.at(44h);
  scene.say(on_site, fire.request, ordered_home(fire.more, 2));
  scene.refused("assistance-request.released-above-ordered", on_site, fire.request,
                moved<Released>(fire.more, 3));
  scene.say(on_site, fire.request, moved<Released>(fire.more, 2));
  scene.at(46h);
  scene.say(*fire.defence, fire.request, moved<ReturnedHome>(fire.more, 2));
  scene.at(49h);
  scene.say(on_site, fire.request, ordered_home(fire.more));
  scene.say(on_site, fire.request, ordered_home(fire.first));
  scene.say(on_site, fire.request, moved<Released>(fire.more, 1));
  scene.say(on_site, fire.request, moved<Released>(fire.first, 1));
  scene.at(51h);
  scene.say(*fire.defence, fire.request, moved<ReturnedHome>(fire.more, 1));
  scene.say(*fire.defence, fire.request, moved<ReturnedHome>(fire.first, 1));
}

void settle_helicopters(Scene& scene, const Wildfire& fire) {
  const auto& company = scene.company;
  scene.at(72h);
  scene.refused("assistance-request.not-settled", company[Part::duty_officer], fire.request, Closed{});
  scene.refused("assistance-request.not-the-party", *fire.helper, fire.request,
                claimed(fire.defence->organisation, 41'250'000));
  Settled settled;
  settled.borne_by = CostBearer::national_government;
  settled.amount_cents = 41'250'000;
  scene.refused("assistance-request.claims-open", company[Part::duty_officer], fire.request, settled);
  scene.say(*fire.defence, fire.request, claimed(fire.defence->organisation, 41'250'000));
  scene.at(80h);
  scene.say(company[Part::duty_officer], fire.request, settled);
  scene.at(81h);
  scene.say(company[Part::duty_officer], fire.request, Closed{});
}

// It ends when the last costs are claimed and settled.
void wind_down(Scene& scene, const Wildfire& fire) {
  scene.at(82h);
  operation::WoundDown wound_down;
  wound_down.reason.value = "De brand is uit; alleen kosten staan nog open.";
  scene.stage.say(scene.company[Part::duty_officer], fire.operation, wound_down);
}

void tell_wildfire(Scene scene) {
  auto fire = begin_wildfire(scene);
  ask_helicopter(scene, fire);
  send_helicopter(scene, fire);
  ask_neighbours(scene, fire);
  answer_as_neighbours(scene, fire);
  ask_three_more(scene, fire);
  send_three_more(scene, fire);
  inform_minister(scene, fire);
  inform_commissioner(scene, fire);
  extend_stay(scene, fire);
  release_crews(scene, fire);
  release_helicopters(scene, fire);
  settle_helicopters(scene, fire);
  wind_down(scene, fire);
}

}  // namespace kroniek::demo
