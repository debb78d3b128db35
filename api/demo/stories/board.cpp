#include "api/demo/stories/board.h"

#include <array>

#include "api/demo/regions.h"

namespace kroniek::demo {
namespace {

using board_matter::Position;

constexpr std::string_view ministry = "JENV";

// Who votes for a region that has no persona on the board, in the order of the regions' codes.
constexpr auto board_names = std::to_array<std::string_view>(
    {"Aukje Dijkema",   "Foppe Zijlstra",   "Roelien Kamps",    "Gerben Haarsma",   "Marieke Tulner",
     "Stijn Vrielink",  "Elske Woudstra",   "Hamza Oulad",      "Petra Leusink",    "Koen Schagen",
     "Ingrid Beukman",  "Rutger Waalwijk",  "Saskia Amstelaar", "Jolanda Gooijers", "Maarten Haagsma",
     "Diana Rijnsdorp", "Vincent Maaskant", "Willeke Dordtman", "Adriaan Zeeuwen",  "Lonneke Baronie",
     "Twan Meierij",    "Sjef Kempenaar",   "Riny Peelmans",    "Math Heuvelland"});

// How the regions vote at first; all others are for.
struct Dissent {
  std::string_view code;
  Position position;
};
constexpr auto dissents = std::to_array<Dissent>(
    {{"VR15", Position::against}, {"VR17", Position::against}, {"VR19", Position::abstain}});

Position first_position(std::string_view code) {
  for (const auto& each : dissents)
    if (each.code == code) return each.position;
  return Position::in_favour;
}

board_matter::Side side_of(std::string_view code) {
  return code == ministry ? board_matter::Side::ministry : board_matter::Side::regions;
}

board_matter::Tabled tabled(board_matter::Kind kind, std::string_view title, std::string_view text) {
  board_matter::Tabled event;
  event.kind = kind;
  event.title.value = title;
  event.text.value = text;
  event.document.value = instrument_of(title);
  return event;
}

}  // namespace

void BoardDecision::enrol_board() {
  stage_.at(begins_);
  std::size_t next = 0;
  for (const auto& region : regions()) {
    const std::string code(region.code);
    if (code == company_[Part::board_regions].row->organisation_code) {
      members_[code] = &company_[Part::board_regions];
      continue;
    }
    members_[code] =
        &company_.enrol(stage_, {std::string(board_names[next++]), "Bestuurslid namens de veiligheidsregio's",
                                 mandate::Role::board_member, region.code});
  }
  members_[std::string(ministry)] = &company_[Part::board_ministry];
}

board_matter::Procedure BoardDecision::procedure() const {
  board_matter::Procedure made;
  for (const auto& region : regions()) made.regions.members.push_back(company_.organisation(region.code));
  made.regions.quorum = 17;
  made.regions.majority = board_matter::Majority::two_thirds;
  made.ministry = {{company_.organisation(ministry)}, 1, board_matter::Majority::simple};
  return made;
}

std::vector<StreamId> BoardDecision::all_members() const {
  return board_matter::members_of_both(procedure());
}

board_matter::PositionTaken BoardDecision::position(std::string_view code, Position position) const {
  board_matter::PositionTaken event;
  event.on = text_;
  event.member = company_.organisation(code);
  event.side = side_of(code);
  event.position = position;
  if (position == Position::against)
    event.reasons.value = "De verdeling moet ook voor waterschappen en voor het Rijk gelden.";
  return event;
}

void BoardDecision::vote(const StreamId& matter, std::string_view code, Position taken) {
  stage_.say(member(code), matter, position(code, taken));
}

void BoardDecision::adopt_rules() {
  const auto& secretary = company_[Part::board_secretary];
  enrol_board();
  stage_.at(day(1));
  rules_ = stage_.new_stream("board-matters");
  auto event = tabled(board_matter::Kind::rules, "Reglement van orde van het bestuur",
                      "Elk lid heeft één stem. De regio's besluiten met twee derde bij ten minste zeventien "
                      "leden, het ministerie met zijn eigen stem; een voorstel is pas aangenomen als beide "
                      "zijden het dragen.");
  event.procedure = procedure();
  event.members = all_members();
  text_ = stage_.say(secretary, rules_, event);
  stage_.at(day(2));
  for (const auto& [code, voter] : members_)
    if (code != ministry) vote(rules_, code, Position::in_favour);
  stage_.at(day(3));
  stage_.refused(secretary, plain_of(rules_, board_matter::Adopted{}), {"board-matter.quorum-not-reached"});
  vote(rules_, ministry, Position::in_favour);
  stage_.at(day(4));
  stage_.say(secretary, rules_, board_matter::Adopted{});
  board_matter::Published published;
  published.place.value = "Staatscourant (demonstratie)";
  stage_.say(secretary, rules_, published);
  board_matter::Executed executed;
  executed.findings.value = "Het bestuur vergadert voortaan volgens dit reglement.";
  stage_.say(secretary, rules_, executed);
}

void BoardDecision::open_flood() {
  stage_.at(day(10));
  const auto& officer = company_[Part::duty_officer];
  flood_ = stage_.new_stream("operations");
  operation::Opened opened;
  opened.kind = operation::Kind::incident;
  opened.title.value = "Hoogwater Maas en Overijsselse Vecht";
  opened.area = {"VR03", "VR04", "VR23", "VR24"};
  opened.lead = officer.organisation;
  opened.ground = "Wvr-39";
  stage_.say(officer, flood_, opened);
  for (const auto* code : {"VR04", "VR24"})
    stage_.say(officer, flood_, operation::PartyConnected{company_.organisation(code)});
}

// What the members' own keys, sides and texts are for.
void BoardDecision::votes_are_kept_apart() {
  const auto attempt = [&](const board_matter::PositionTaken& event) { return plain_of(matter_, event); };
  const auto refused = [&](std::string_view by, const board_matter::PositionTaken& event, Refusal refusal) {
    stage_.refused(member(by), attempt(event), refusal);
  };
  const auto own = position("VR24", Position::in_favour);
  refused("VR24", own, {"board-matter.sealed-vote", Signing::sealed});
  refused("VR23", own, {"board-matter.other-member"});
  auto wrong_side = own;
  wrong_side.side = board_matter::Side::ministry;
  refused("VR24", wrong_side, {"board-matter.wrong-side"});
}

void BoardDecision::vote_once() {
  stage_.at(day(11));
  matter_ = stage_.new_stream("board-matters");
  auto event =
      tabled(board_matter::Kind::decision, "Verdeling van hoogwaterpompen",
             "Bij gelijktijdige vraag naar hoogwaterpompen gaan ziekenhuizen en bewoonde kernen voor; "
             "KCR2 verdeelt de pompen van de regio's.");
  event.rules = rules_;
  event.members = all_members();
  event.vote_by = hours_after(day(12), 12);
  text_ = stage_.say(company_[Part::head], matter_, event);
  votes_are_kept_apart();
  stage_.at(day(12));
  for (const auto& [code, voter] : members_)
    if (code != ministry) vote(matter_, code, first_position(code));
  stage_.refused(member("VR01"), plain_of(matter_, position("VR01", Position::in_favour)),
                 {"board-matter.position-unchanged"});
  vote(matter_, ministry, Position::against);
}

void BoardDecision::reject() {
  stage_.at(day(13));
  const auto& secretary = company_[Part::board_secretary];
  stage_.refused(secretary, plain_of(matter_, board_matter::Adopted{}), {"board-matter.side-against"});
  stage_.refused(secretary, priority_on_matter(), {"operation.matter-not-in-force"});
  board_matter::NotAdopted event;
  event.reasons.value = "De regio's dragen het voorstel, het ministerie niet.";
  event.minutes.value = instrument_of("besluitenlijst eerste stemming");
  stage_.say(secretary, matter_, event);
}

void BoardDecision::amend() {
  stage_.at(day(14));
  const auto old_text = text_;
  board_matter::Amended event;
  event.text.value =
      "Bij gelijktijdige vraag naar hoogwaterpompen gaan ziekenhuizen, bewoonde kernen en vitale "
      "infrastructuur van het Rijk voor; KCR2 verdeelt de pompen van de regio's, de waterschappen en "
      "Rijkswaterstaat.";
  event.reasons.value = "Aan het bezwaar van het ministerie is tegemoetgekomen.";
  event.vote_by = hours_after(day(15), 12);
  text_ = stage_.say(company_[Part::board_secretary], matter_, event);
  auto stale = position(ministry, Position::in_favour);
  stale.on = old_text;
  stage_.refused(member(ministry), plain_of(matter_, stale), {"board-matter.other-text"});
}

void BoardDecision::vote_again() {
  stage_.at(day(15));
  for (const auto& [code, voter] : members_)
    if (code != "VR17") vote(matter_, code, Position::in_favour);
  vote(matter_, "VR17", Position::abstain);
}

void BoardDecision::adopt() {
  stage_.at(day(16));
  const auto& secretary = company_[Part::board_secretary];
  board_matter::Adopted adopted;
  adopted.minutes.value = instrument_of("besluitenlijst tweede stemming");
  stage_.say(secretary, matter_, adopted);
  board_matter::Published published;
  published.place.value = "Staatscourant (demonstratie)";
  stage_.say(secretary, matter_, published);
  stage_.refused(member("VR17"), plain_of(matter_, position("VR17", Position::in_favour)),
                 {"board-matter.already-adopted"});
}

PlainStatement BoardDecision::priority_on_matter() const {
  operation::PrioritySet event;
  event.priority = 1;
  event.decision.value = "De pompen gaan eerst naar het ziekenhuis van Venlo.";
  event.matter = matter_;
  return plain_of(flood_, event);
}

// Who carries it out in the operation has his mandate from the same decision.
void BoardDecision::grant_to_deputy() {
  const Extra about{"Tamara Woldring", "Coördinator schaarste", mandate::Role::kcr2_head, "KCR2"};
  deputy_ = &company_.enrol_without_mandate(stage_, about);
  mandate::Granted granted;
  granted.holder = deputy_->actor;
  granted.role = about.role;
  granted.scope.operation = flood_;
  granted.tasks = {Task::assistance};
  granted.basis = {"Wvr-39"};
  granted.from = stage_.now();
  granted.until = day(60);
  granted.instrument.matter = matter_;
  grant_ = stage_.say(company_[Part::administrator], deputy_->mandate, granted);
}

void BoardDecision::carry_out() {
  stage_.at(day(17));
  const auto& secretary = company_[Part::board_secretary];
  grant_to_deputy();
  stage_.at(hours_after(day(17), 1));
  auto on_own_power = priority_on_matter();
  on_own_power.data.remove("matter");
  stage_.refused(secretary, on_own_power, {"operation.matter-missing"});
  auto priority = priority_on_matter();
  priority_ = stage_.new_jti();
  priority.jti = priority_;
  stage_.say(*deputy_, std::move(priority));
  stage_.at(hours_after(day(17), 2));
  board_matter::Executed executed;
  executed.findings.value = "De coördinator schaarste is gemandateerd en de voorrang is vastgelegd.";
  executed.carried_out_in = {deputy_->mandate, flood_};
  stage_.say(secretary, matter_, executed);
}

void BoardDecision::close() {
  stage_.at(day(30));
  const auto& officer = company_[Part::duty_officer];
  operation::WoundDown wound_down;
  wound_down.reason.value = "Het water zakt; de pompen gaan terug.";
  stage_.say(officer, flood_, wound_down);
  operation::Closed closed;
  closed.reason.value = "Alle pompen zijn terug.";
  stage_.say(officer, flood_, closed);
}

void BoardDecision::tell() {
  adopt_rules();
  open_flood();
  vote_once();
  reject();
  amend();
  vote_again();
  adopt();
  carry_out();
  close();
}

}  // namespace kroniek::demo
