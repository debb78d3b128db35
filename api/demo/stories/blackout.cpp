#include "api/demo/stories/blackout.h"

#include "core/domain/crisis_teams.h"
#include "core/domain/operations.h"
#include "core/domain/situation_reports.h"

namespace kroniek::demo {
namespace {

using namespace std::chrono_literals;
using crisis_team::Outcome;

situation_report::Published picture_of(const Scene& scene, std::chrono::minutes time, std::string_view body) {
  situation_report::Published event;
  event.kind = situation_report::Kind::national_picture;
  event.title.value = "Stroomstoring kust: landelijk beeld";
  event.body.value = body;
  event.sources = {"LCMS", "TENNET", "VR13", "VR17"};
  event.picture_time = scene.moment(time);
  event.classification = situation_report::Classification::internal;
  event.distribution = {scene.company.organisation("VR13"), scene.company.organisation("VR17")};
  event.lcms_activity = "LCMS-EL-1";
  return event;
}

situation_report::Acknowledged noted_by(const Scene& scene, std::string_view code) {
  situation_report::Acknowledged event;
  event.organisation = scene.company.organisation(code);
  return event;
}

crisis_team::AdviceAnswered answer(const Uuid& advice, Outcome outcome) {
  crisis_team::AdviceAnswered event;
  event.advice = advice;
  event.outcome = outcome;
  return event;
}

crisis_team::AdviceGiven advice_to(const Scene& scene, std::string_view code, std::int64_t picture) {
  crisis_team::AdviceGiven event;
  event.to = scene.company.organisation(code);
  event.text.value = "Sluit de IJ-tunnels af en zet de noodstroom van de regio op de twee ziekenhuizen.";
  event.picture_index = picture;
  return event;
}

crisis_team::Reissued reissue_of(const Uuid& advice, std::int64_t picture) {
  crisis_team::Reissued event;
  event.advice = advice;
  event.text.value = "De tunnels kunnen open blijven; zet de noodstroom nu op de twee ziekenhuizen.";
  event.picture_index = picture;
  return event;
}

void open_operation(Scene& scene, const Blackout& blackout) {
  const auto& officer = scene.company[Part::duty_officer];
  operation::Opened opened;
  opened.kind = operation::Kind::incident;
  opened.title.value = "Stroomstoring kust";
  opened.area = {"VR13", "VR17"};
  opened.lead = officer.organisation;
  opened.ground = "Wvr-39";
  scene.stage.say(officer, blackout.operation, opened);
  for (const auto* code : {"VR13", "VR17", "JENV"}) {
    operation::PartyConnected connected;
    connected.organisation = scene.company.organisation(code);
    scene.stage.say(officer, blackout.operation, connected);
  }
}

}  // namespace

Blackout begin_blackout(Scene& scene) {
  scene.at(0min);
  Blackout blackout;
  blackout.operation = scene.stage.new_stream("operations");
  blackout.late_report = scene.stage.new_stream("situation-reports");
  blackout.report = scene.stage.new_stream("situation-reports");
  blackout.team = scene.stage.new_stream("crisis-teams");
  blackout.adviser = &scene.company.enrol(
      scene.stage, {"Douwe Faber", "Adviseur vitale infrastructuur", mandate::Role::liaison, "KCR2"});
  open_operation(scene, blackout);
  scene.within(blackout.operation);
  return blackout;
}

void report_late(Scene& scene, Blackout& blackout) {
  const auto& company = scene.company;
  scene.at(30min);
  scene.refused("situation-report.picture-ahead", company[Part::duty_officer], blackout.late_report,
                picture_of(scene, 31min, "Nog te maken."));
  const auto published =
      scene.say(company[Part::duty_officer], blackout.late_report,
                picture_of(scene, 5min, "Geen spanning van Haarlem tot Hoek van Holland; oorzaak onbekend."));
  blackout.late_picture = scene.stage.index_of(published);
  scene.at(32min);
  scene.refused("situation-report.not-the-organisation", company[Part::officer_amsterdam],
                blackout.late_report, noted_by(scene, "VR17"));
  scene.say(company[Part::officer_amsterdam], blackout.late_report, noted_by(scene, "VR13"));
}

void acknowledge_late(Scene& scene, const Blackout& blackout) {
  scene.at(55min);
  const auto& officer = scene.company[Part::officer_rotterdam];
  scene.say(officer, blackout.late_report, noted_by(scene, "VR17"));
  scene.refused("situation-report.already-acknowledged", officer, blackout.late_report,
                noted_by(scene, "VR17"));
}

void establish_team(Scene& scene, const Blackout& blackout) {
  const auto& head = scene.company[Part::head];
  scene.at(60min);
  crisis_team::Established established;
  established.purpose.value = "Eén landelijk beeld en één advies over noodstroom en bereikbaarheid.";
  established.decision.value = "Op verzoek van twee regio's, met instemming van het ministerie.";
  established.until = scene.moment(13h);
  scene.say(head, blackout.team, established);
  crisis_team::MemberAssigned assigned;
  assigned.actor = scene.company[Part::duty_officer].actor;
  assigned.function.value = "Leider";
  scene.say(head, blackout.team, assigned);
  scene.refused("crisis-team.already-member", head, blackout.team, assigned);
  assigned.actor = blackout.adviser->actor;
  assigned.function.value = "Adviseur vitale infrastructuur";
  scene.say(head, blackout.team, assigned);
}

void advise(Scene& scene, Blackout& blackout) {
  const auto& company = scene.company;
  scene.at(75min);
  const auto advice = advice_to(scene, "VR13", blackout.late_picture);
  scene.refused("crisis-team.author-not-member", company[Part::officer_rotterdam], blackout.team, advice);
  scene.refused("crisis-team.picture-ahead", *blackout.adviser, blackout.team,
                advice_to(scene, "VR13", blackout.late_picture + 1'000'000));
  blackout.advice = scene.say(*blackout.adviser, blackout.team, advice);
  scene.refused("crisis-team.advice-not-answered", *blackout.adviser, blackout.team,
                reissue_of(blackout.advice, blackout.late_picture));
}

void answer_not_followed(Scene& scene, const Blackout& blackout) {
  const auto& addressee = scene.company[Part::officer_amsterdam];
  scene.at(100min);
  auto no = answer(blackout.advice, Outcome::not_followed);
  scene.refused("crisis-team.reasons-missing", addressee, blackout.team, no);
  no.reasons.value = "Het beeld is een uur oud: de tunnels hebben alweer spanning.";
  scene.refused("crisis-team.not-the-addressee", scene.company[Part::officer_rotterdam], blackout.team, no);
  scene.say(addressee, blackout.team, no);
  scene.refused("crisis-team.advice-already-answered", addressee, blackout.team, no);
}

void report_in_time(Scene& scene, Blackout& blackout) {
  scene.at(120min);
  const auto published = scene.say(
      scene.company[Part::duty_officer], blackout.report,
      picture_of(scene, 114min, "Tunnels en stations hebben spanning; twee ziekenhuizen nog niet."));
  blackout.picture = scene.stage.index_of(published);
  scene.at(122min);
  scene.say(scene.company[Part::officer_amsterdam], blackout.report, noted_by(scene, "VR13"));
  scene.say(scene.company[Part::officer_rotterdam], blackout.report, noted_by(scene, "VR17"));
}

void reissue_advice(Scene& scene, Blackout& blackout) {
  scene.at(130min);
  scene.refused("crisis-team.picture-older", *blackout.adviser, blackout.team,
                reissue_of(blackout.advice, blackout.late_picture - 1));
  blackout.reissued =
      scene.say(*blackout.adviser, blackout.team, reissue_of(blackout.advice, blackout.picture));
  scene.refused("crisis-team.advice-already-reissued", *blackout.adviser, blackout.team,
                reissue_of(blackout.advice, blackout.picture));
}

void answer_followed(Scene& scene, const Blackout& blackout) {
  scene.at(145min);
  scene.say(scene.company[Part::officer_amsterdam], blackout.team,
            answer(blackout.reissued, Outcome::followed));
}

void extend_team(Scene& scene, const Blackout& blackout) {
  scene.at(14h);
  scene.refused("crisis-team.term-over", *blackout.adviser, blackout.team,
                advice_to(scene, "VR17", blackout.picture));
  crisis_team::Extended extended;
  extended.until = scene.moment(36h);
  extended.reasons.value = "Herstel van het laatste onderstation duurt tot morgen.";
  scene.say(scene.company[Part::head], blackout.team, extended);
}

void disband_team(Scene& scene, const Blackout& blackout) {
  scene.at(30h);
  crisis_team::Disbanded disbanded;
  disbanded.reason.value = "Overal is spanning; de regio's kunnen het zelf af.";
  scene.say(scene.company[Part::head], blackout.team, disbanded);
  scene.refused("crisis-team.disbanded", *blackout.adviser, blackout.team,
                advice_to(scene, "VR17", blackout.picture));
  operation::Closed closed;
  closed.reason.value = "De stroomvoorziening is hersteld.";
  scene.stage.say(scene.company[Part::duty_officer], blackout.operation, closed);
}

void tell_blackout(Scene scene) {
  auto blackout = begin_blackout(scene);
  report_late(scene, blackout);
  acknowledge_late(scene, blackout);
  establish_team(scene, blackout);
  advise(scene, blackout);
  answer_not_followed(scene, blackout);
  report_in_time(scene, blackout);
  reissue_advice(scene, blackout);
  answer_followed(scene, blackout);
  extend_team(scene, blackout);
  disband_team(scene, blackout);
}

}  // namespace kroniek::demo
