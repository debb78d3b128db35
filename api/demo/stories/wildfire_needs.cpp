#include "api/demo/stories/wildfire_needs.h"

namespace kroniek::demo {

using namespace std::chrono_literals;
using namespace assistance_request;

namespace {

NeedLine helicopter_line(const Scene& scene) {
  NeedLine line;
  line.id = "1";
  line.effect.value = "Het vuurfront aan de noordzijde vanuit de lucht nathouden tot de stoplijn klaar is.";
  line.unit_type = "fire-bucket-helicopter";
  line.quantity = 1;
  line.unit = "helicopter";
  line.from = scene.moment(2h);
  line.until = scene.moment(26h);
  line.self_sufficient = true;
  return line;
}

NeedLine crew_line(const Scene& scene) {
  NeedLine line;
  line.id = "1";
  line.effect.value = "Stoplijn steken en nablussen in veengrond die met voertuigen niet te bereiken is.";
  line.unit_type = "hand-crew";
  line.quantity = 2;
  line.unit = "crew";
  line.from = scene.moment(190min);
  line.until = scene.moment(48h);
  return line;
}

assistance_request::Reception reception() {
  assistance_request::Reception at;
  at.place.value = "Uitgangsstelling Vluchtoord, loodspost aan de provinciale weg";
  at.report_to.value = "Officier van dienst, uitgangsstelling";
  at.command.value = "Commandant van dienst natuurbrand";
  at.radio.value = "Inzetgroep 22-NB-1";
  at.lcms_id = "LCMS-NB-22-1";
  return at;
}

}  // namespace

Drafted helicopter_draft(const Scene& scene) {
  Drafted draft;
  draft.requester = scene.company.organisation("VR22");
  draft.route = Route::defence;
  draft.direction = Direction::out;
  draft.priority = 1;
  draft.answer_by = scene.moment(65min);
  draft.situation.value = "Brand in heide en veen, 40 hectare, oplopende wind uit het zuidwesten.";
  draft.forecast.value = "Zonder inzet vanuit de lucht bereikt het front binnen vier uur de bebouwing.";
  draft.risks.value = "Rookontwikkeling, laagvliegroute, hoogspanningslijn langs de oostrand.";
  draft.own_means.value = "Alle basiseenheden van de regio zijn ingezet; blushelikopters heeft zij niet.";
  draft.lines = {helicopter_line(scene)};
  draft.reception = reception();
  draft.caller.emplace();
  draft.caller->name.value = "Mirjam Oudenhoven";
  draft.caller->phone.value = "+31400000022";
  return draft;
}

Drafted crews_draft(const Scene& scene) {
  Drafted draft;
  draft.requester = scene.company.organisation("VR22");
  draft.route = Route::adjacent;
  draft.direction = Direction::out;
  draft.priority = 1;
  draft.situation.value = "De brand is de stoplijn gepasseerd en loopt ondergronds door het veen.";
  draft.lines = {crew_line(scene)};
  draft.reception = reception();
  draft.crisis_plan.value = "Regionaal crisisplan, paragraaf 4.3: bijstand van buurregio's";
  return draft;
}

}  // namespace kroniek::demo
