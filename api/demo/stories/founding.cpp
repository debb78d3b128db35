#include "api/demo/stories/founding.h"

#include <algorithm>
#include <array>

namespace kroniek::demo {
namespace {

using consultation::Views;

constexpr std::string_view region = "VR03";
constexpr std::string_view forgotten = "GM1690";  // De Wolden
constexpr std::string_view late = "GM1701";       // Westerveld

struct Council {
  std::string_view code, clerk;
  std::int64_t day;  // of its views
  Views views;
  std::string_view text;
};
// In the order in which their views come in.
constexpr auto councils = std::to_array<Council>({
    {"GM0119", "Gea Hofsteenge", 30, Views::none, ""},
    {"GM0106", "Bart Sikkema", 35, Views::wishes,
     "De raad wil jaarlijks een verslag van de inzet van het knooppunt in onze regio."},
    {"GM0109", "Trijnie Lubbers", 38, Views::none, ""},
    {"GM1680", "Hidde Bruining", 41, Views::none, ""},
    {"GM1681", "Alie Warringa", 44, Views::none, ""},
    {"GM1730", "Sjoerd Meursing", 45, Views::none, ""},
    {"GM0118", "Lammert Kreeft", 48, Views::concerns,
     "De raad vreest dat de kosten na de eerste twee jaar bij de gemeenten terechtkomen."},
    {"GM1699", "Ilse Nijdam", 50, Views::wishes_and_concerns,
     "De raad wil een plaats voor bevolkingszorg en mist waarborgen voor de persoonsgegevens."},
    {"GM1731", "Otto Haveman", 52, Views::none, ""},
    {"GM0114", "Jantina Eising", 66, Views::wishes,
     "De raad wil dat oefeningen met de Duitse buren in het jaarplan komen."},
    {forgotten, "Wubbo Kloeze", 70, Views::wishes,
     "De raad wil voortaan gelijk met de anderen bericht krijgen."},
    {late, "Renske Oldenbeuving", 75, Views::wishes,
     "De raad wil inzicht in de bereikbaarheid bij natuurbranden."},
});

const Council& council_of(std::string_view code) {
  return *std::find_if(councils.begin(), councils.end(),
                       [&](const Council& each) { return each.code == code; });
}

}  // namespace

void FoundingConsultation::enrol_everybody() {
  stage_.at(begins_);
  secretary_ = &company_.enrol(stage_, {"Minke Postmus",
                                        "Secretaris van het algemeen bestuur",
                                        mandate::Role::board_secretary,
                                        region,
                                        {},
                                        {Task::founding}});
  for (const auto& each : councils)
    clerks_[std::string(each.code)] = &company_.enrol(stage_, {std::string(each.clerk),
                                                               "Griffier",
                                                               mandate::Role::board_secretary,
                                                               each.code,
                                                               {},
                                                               {Task::founding}});
}

void FoundingConsultation::send_to(std::string_view code) {
  stage_.say(*secretary_, consultation_, consultation::Sent{council(code)});
}

void FoundingConsultation::give_views(std::string_view code) {
  const auto& row = council_of(code);
  consultation::ViewsGiven event;
  event.municipality = council(code);
  event.views = row.views;
  if (!row.text.empty()) event.text.value = row.text;
  event.document.value = instrument_of("raadsbesluit " + std::string(code));
  event.council_date = date_of(stage_.now());
  stage_.say(*clerks_.at(std::string(code)), consultation_, event);
}

void FoundingConsultation::answer(std::optional<std::string_view> code, std::string_view text) {
  consultation::Answered event;
  if (code.has_value()) event.municipality = council(*code);
  event.text.value = text;
  event.document.value = instrument_of("reactienota");
  stage_.say(*secretary_, consultation_, event);
}

consultation::FinalDecisionTaken FoundingConsultation::decided_today() const {
  consultation::FinalDecisionTaken event;
  event.board = consultation::Board::general_board;
  event.outcome = consultation::Outcome::in_favour;
  event.date = date_of(stage_.now());
  event.reasons.value = "Samen staan wij sterker; de zorgen van de raden zijn in de statuten verwerkt.";
  event.document.value = instrument_of("besluit van het algemeen bestuur");
  return event;
}

void FoundingConsultation::send_draft() {
  enrol_everybody();
  stage_.at(day(1));
  consultation_ = stage_.new_stream("consultations");
  consultation::Opened opened;
  opened.founder = company_.organisation(region);
  opened.draft.value = instrument_of("ontwerpbesluit oprichting");
  opened.deadline = day(57);
  for (const auto& each : councils) opened.municipalities.push_back(council(each.code));
  stage_.say(*secretary_, consultation_, opened);
  for (const auto& each : councils)
    if (each.code != forgotten) send_to(each.code);
  stage_.at(day(2));
  for (const auto& each : councils)
    if (each.code != forgotten && each.code != late)
      stage_.say(*clerks_.at(std::string(each.code)), consultation_,
                 consultation::Received{council(each.code)});
  stage_.at(day(3));
  stage_.refused(*secretary_, plain_of(consultation_, decided_today()), {"consultation.draft-not-sent"});
}

void FoundingConsultation::send_to_the_forgotten() {
  stage_.at(day(20));
  send_to(forgotten);
  consultation::DeadlineMoved moved;
  moved.municipality = council(forgotten);
  moved.deadline = day(76);
  moved.reasons.value = "Het ontwerp is deze raad niet tegelijk met de andere toegezonden.";
  stage_.say(*secretary_, consultation_, moved);
  stage_.say(*clerks_.at(std::string(forgotten)), consultation_, consultation::Received{council(forgotten)});
}

void FoundingConsultation::hear_ten_councils() {
  for (const auto& each : councils) {
    if (each.code == "GM0114") {
      stage_.at(day(54));
      consultation::DeadlineMoved moved;
      moved.deadline = day(71);
      moved.reasons.value = "Op verzoek van de raad van Emmen, die door het reces niet eerder vergadert.";
      stage_.say(*secretary_, consultation_, moved);
    }
    if (each.code == forgotten) break;
    stage_.at(day(each.day));
    give_views(each.code);
  }
}

void FoundingConsultation::answer_concerns() {
  stage_.at(day(67));
  answer("GM0118",
         "De bijdrage staat voor vier jaar vast en stijgt daarna alleen met instemming van beide zijden.");
  answer("GM1699",
         "Bevolkingszorg krijgt een vaste plaats; voor persoonsgegevens geldt een eigen reglement.");
  stage_.at(day(68));
  stage_.refused(*secretary_, plain_of(consultation_, decided_today()), {"consultation.councils-not-heard"});
}

void FoundingConsultation::hear_the_late() {
  stage_.at(day(70));
  give_views(forgotten);
  stage_.at(day(73));
  answer(std::nullopt, "Wij nemen uw wensen over in het eerste jaarplan.");
  stage_.at(day(75));
  // A colleague cannot speak for a council that is not his own.
  consultation::ViewsGiven borrowed;
  borrowed.municipality = council(late);
  borrowed.views = Views::none;
  borrowed.council_date = date_of(stage_.now());
  stage_.refused(*clerks_.at("GM0106"), plain_of(consultation_, borrowed),
                 {"consultation.other-organisation"});
  give_views(late);
}

void FoundingConsultation::decide() {
  stage_.at(day(78));
  decision_ = stage_.say(*secretary_, consultation_, decided_today());
}

void FoundingConsultation::answer_after_deciding() {
  stage_.at(day(80));
  consultation::ViewsGiven anew;
  anew.municipality = council("GM1731");
  anew.views = Views::concerns;
  anew.text.value = "De raad komt terug op zijn eerdere besluit.";
  anew.council_date = date_of(stage_.now());
  stage_.refused(*clerks_.at("GM1731"), plain_of(consultation_, anew), {"consultation.decided"});
  stage_.at(day(85));
  answer(late, "Uw wens kwam na de termijn en wordt betrokken bij het tweede jaarplan.");
}

void FoundingConsultation::tell() {
  send_draft();
  send_to_the_forgotten();
  hear_ten_councils();
  answer_concerns();
  hear_the_late();
  decide();
  answer_after_deciding();
}

}  // namespace kroniek::demo
