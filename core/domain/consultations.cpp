#include "core/domain/consultations.h"

#include <algorithm>

#include "core/domain/actors.h"
#include "core/domain/calendar.h"
#include "core/domain/consultation_rules.h"
#include "core/domain/organisations.h"
#include "core/domain/refuse.h"

namespace kroniek::consultation {
namespace {

using refuse::conflict;
using refuse::forbidden;
using refuse::invalid;

// Each founder states its own consultation; a council's own people may state what the council did.
Result<Ok> check_author(const StreamId& founder, const std::optional<StreamId>& municipality,
                        const Context& context) {
  const auto author = context.find<Actors>(context.told.claims.author);
  if (author != nullptr && (author->organisation == founder || author->organisation == municipality))
    return Ok{};
  return forbidden("consultation.other-organisation",
                   "The author belongs neither to the founder nor to the municipality concerned.");
}

Result<Ok> check_running(const State& state) {
  switch (state.phase) {
    case Phase::running:
      return Ok{};
    case Phase::in_favour:
    case Phase::against:
      return conflict("consultation.decided", "The founder has decided.");
    case Phase::withdrawn:
      return conflict("consultation.withdrawn", "The consultation was withdrawn.");
    case Phase::established:
      return conflict("consultation.established", "The foundation is established.");
  }
  return Ok{};
}
Result<Ok> check_not_over(const State& state) {
  const bool decided = state.phase == Phase::in_favour || state.phase == Phase::against;
  return decided ? Result<Ok>(Ok{}) : check_running(state);
}

Error not_participating() {
  return invalid("/data/municipality", "consultation.not-participating",
                 "The municipality takes no part in this consultation.");
}

Result<Ok> check_municipality(std::string_view at, const StreamId& municipality, const StreamId& founder,
                              const Context& context) {
  const auto found = context.find<Organisations>(municipality);
  if (found == nullptr || found->kind != organisation::Kind::municipality ||
      found->phase == organisation::Phase::ended)
    return invalid(at, "consultation.municipality-unknown",
                   "A municipality must be registered as one, and not have ended.");
  if (found->region != founder)
    return invalid(at, "consultation.municipality-of-other-region",
                   "A region consults the councils of its own municipalities.");
  return Ok{};
}

Result<Ok> check_region(const Opened& event, const Context& context) {
  if (!event.deadline.has_value())
    return invalid("/data/deadline", "consultation.deadline-missing",
                   "The councils must be given a deadline.");
  if (*event.deadline <= context.told.claims.occurred_at)
    return invalid("/data/deadline", "consultation.deadline-not-ahead",
                   "deadline must lie after occurredAt.");
  if (event.municipalities.empty())
    return invalid("/data/municipalities", "consultation.municipalities-missing",
                   "Name every municipality of the region.");
  for (const auto& each : event.municipalities) {
    TRY_OK(check_municipality("/data/municipalities", each, event.founder, context));
    if (std::count(event.municipalities.begin(), event.municipalities.end(), each) != 1)
      return invalid("/data/municipalities", "consultation.municipality-twice",
                     "A municipality takes part once.");
  }
  return Ok{};
}

// What the council is said to have done happened, and after what it rests on.
Result<Ok> check_dates(Instant earliest, const Context& context) {
  if (context.told.claims.occurred_at < earliest)
    return invalid("/occurredAt", "consultation.dates-reversed", "It lies before what it rests on.");
  return Ok{};
}

}  // namespace

// ---- decide

Result<Ok> decide(const State&, const Opened& event, const Context& context) {
  if (context.told.claims.is_exercise())
    return invalid("/exercise", "consultation.exercise", "No council is consulted in an exercise.");
  const auto founder = context.find<Organisations>(event.founder);
  using organisation::Kind;
  if (founder == nullptr || founder->phase != organisation::Phase::active ||
      (founder->kind != Kind::safety_region && founder->kind != Kind::ministry))
    return invalid("/data/founder", "consultation.not-a-founder",
                   "founder must be a safety region or a ministry that is registered and active.");
  TRY_OK(check_author(event.founder, std::nullopt, context));
  if (founder->kind == Kind::safety_region) return check_region(event, context);
  if (event.deadline.has_value() || !event.municipalities.empty())
    return invalid(event.deadline.has_value() ? "/data/deadline" : "/data/municipalities",
                   "consultation.ministry-without-councils",
                   "The ministry consults no councils and sets no deadline.");
  return Ok{};
}

Result<Ok> decide(const State& state, const MunicipalityAdded& event, const Context& context) {
  TRY_OK(check_author(state.founder, std::nullopt, context));
  TRY_OK(check_running(state));
  TRY_OK(check_municipality("/data/municipality", event.municipality, state.founder, context));
  if (council_of(state, event.municipality) != nullptr)
    return conflict("consultation.municipality-twice", "The municipality takes part already.");
  return check_dates(state.since, context);
}

Result<Ok> decide(const State& state, const Sent& event, const Context& context) {
  TRY_OK(check_author(state.founder, std::nullopt, context));
  TRY_OK(check_running(state));
  const auto* council = council_of(state, event.municipality);
  if (council == nullptr) return not_participating();
  if (council->sent_at.has_value())
    return conflict("consultation.already-sent", "The council was sent the draft before.");
  TRY_OK(check_dates(council->since, context));
  if (context.told.claims.occurred_at >= deadline_of(state, *council))
    return conflict("consultation.deadline-passed",
                    "A council must be sent the draft before its deadline; move the deadline first.");
  return Ok{};
}

Result<Ok> decide(const State& state, const Received& event, const Context& context) {
  TRY_OK(check_author(state.founder, event.municipality, context));
  TRY_OK(check_running(state));
  const auto* council = council_of(state, event.municipality);
  if (council == nullptr) return not_participating();
  if (!council->sent_at.has_value())
    return conflict("consultation.not-sent", "The council was not sent the draft.");
  if (council->received_at.has_value())
    return conflict("consultation.already-received", "The council said so before.");
  return check_dates(*council->sent_at, context);
}

// Late views are views: they are taken until the founder has decided, and shown as late.
Result<Ok> decide(const State& state, const ViewsGiven& event, const Context& context) {
  TRY_OK(check_author(state.founder, event.municipality, context));
  TRY_OK(check_running(state));
  const auto* council = council_of(state, event.municipality);
  if (council == nullptr) return not_participating();
  if (!council->sent_at.has_value())
    return conflict("consultation.not-sent", "The council was not sent the draft.");
  if (event.views != Views::none && !event.text.value.has_value())
    return invalid("/data/text", "consultation.text-missing",
                   "text must say what the wishes or concerns are.");
  if (council->views == event.views && council->council_date == event.council_date)
    return conflict("consultation.views-already-given", "The council gave these views before.");
  TRY_OK(check_dates(council->views_at.value_or(*council->sent_at), context));
  const auto earliest = council->council_date.value_or(date_of(*council->sent_at));
  if (event.council_date < earliest || event.council_date > latest_day(context.told.claims.occurred_at))
    return invalid("/data/councilDate", "consultation.council-date",
                   "councilDate lies before the draft was sent or the earlier views, or after occurredAt.");
  return Ok{};
}

Result<Ok> decide(const State& state, const Answered& event, const Context& context) {
  TRY_OK(check_author(state.founder, std::nullopt, context));
  TRY_OK(check_not_over(state));
  if (event.municipality.has_value() && council_of(state, *event.municipality) == nullptr)
    return not_participating();
  bool waits = false;
  for (const auto& council : state.councils) {
    if (!waits_for_answer(council)) continue;
    if (event.municipality.has_value() && council.municipality != *event.municipality) continue;
    waits = true;
    TRY_OK(check_dates(*council.views_at, context));
  }
  if (!waits)
    return conflict("consultation.nothing-to-answer", "No views of that council, or of any, wait for it.");
  return Ok{};
}

Result<Ok> decide(const State& state, const DeadlineMoved& event, const Context& context) {
  TRY_OK(check_author(state.founder, std::nullopt, context));
  TRY_OK(check_running(state));
  auto standing = state.deadline;
  if (event.municipality.has_value()) {
    const auto* council = council_of(state, *event.municipality);
    if (council == nullptr) return not_participating();
    standing = deadline_of(state, *council);
  }
  if (!standing.has_value())
    return invalid("/data/deadline", "consultation.ministry-without-councils",
                   "The ministry consults no councils and sets no deadline.");
  if (event.deadline <= *standing)
    return invalid("/data/deadline", "consultation.deadline-not-later",
                   "A deadline moves to a later moment only.");
  if (event.deadline <= context.told.claims.occurred_at)
    return invalid("/data/deadline", "consultation.deadline-not-ahead",
                   "deadline must lie after occurredAt.");
  return check_dates(state.since, context);
}

Result<Ok> decide(const State& state, const FinalDecisionTaken& event, const Context& context) {
  TRY_OK(check_author(state.founder, std::nullopt, context));
  TRY_OK(check_not_over(state));
  return check_final_decision(state, event, context);
}

Result<Ok> decide(const State& state, const Withdrawn&, const Context& context) {
  TRY_OK(check_author(state.founder, std::nullopt, context));
  if (state.phase != Phase::against) TRY_OK(check_running(state));
  return check_dates(state.since, context);
}

Result<Ok> decide(const State& state, const FoundationEstablished& event, const Context& context) {
  TRY_OK(check_author(state.founder, std::nullopt, context));
  if (state.phase == Phase::running)
    return conflict("consultation.undecided", "The founder has not decided yet.");
  if (state.phase == Phase::against)
    return conflict("consultation.decided-against", "The founder decided against founding.");
  if (state.phase != Phase::in_favour) return check_running(state);
  return check_establishment(state, event, context);
}

}  // namespace kroniek::consultation

namespace kroniek {
AggregateRow consultations() {
  return make_aggregate<Consultations>();
}
}  // namespace kroniek
