// A request's own way: drafted, submitted, and at any time before it is settled withdrawn or superseded.
#include "core/domain/assistance_requests.h"

#include <algorithm>
#include <set>

#include "core/codes.h"
#include "core/domain/assistance_request_rules.h"

namespace kroniek::assistance_request {
namespace {

Result<Ok> check_line(const std::string& at, const NeedLine& line) {
  const bool substitutes_sound =
      std::all_of(line.substitutes.begin(), line.substitutes.end(), is_opaque_code);
  const std::string wrong = !is_opaque_code(line.id)          ? "/id"
                            : !is_opaque_code(line.unit_type) ? "/unitType"
                            : !is_opaque_code(line.unit)      ? "/unit"
                            : !substitutes_sound              ? "/substitutes"
                                                              : "";
  if (!wrong.empty())
    return invalid(at + wrong, "assistance-request.code-malformed",
                   "id, unitType, unit and substitutes must be letters, digits, dots, hyphens, underscores.");
  if (line.until <= line.from)
    return invalid(at + "/until", "assistance-request.line-dates-reversed",
                   "until must lie after from in each line.");
  return Ok{};
}

Result<Ok> check_lines(const std::vector<NeedLine>& lines) {
  std::set<std::string_view> ids;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto& line = lines[i];
    const auto at = "/data/lines/" + std::to_string(i);
    TRY_OK(check_line(at, line));
    if (!ids.insert(line.id).second)
      return invalid(at + "/id", "assistance-request.line-twice", "Two lines have the same id.");
  }
  return Ok{};
}

Result<Ok> check_reception(const std::optional<Reception>& reception) {
  if (reception.has_value() && reception->lcms_id.has_value() && !is_opaque_code(*reception->lcms_id))
    return invalid("/data/reception/lcmsId", "assistance-request.code-malformed",
                   "lcmsId must be letters, digits, dots, hyphens and underscores.");
  return Ok{};
}

bool may_take(Route route, Direction direction, organisation::Kind requester) {
  using organisation::Kind;
  const bool foreign = requester == Kind::foreign;
  switch (route) {
    case Route::adjacent:
      return requester == Kind::safety_region;
    case Route::islands:
      return requester == Kind::island || foreign;
    case Route::eu:
    case Route::nato:
    case Route::bilateral:
      return foreign == (direction == Direction::in);
    case Route::national:
    case Route::defence:
    case Route::police:
      return !foreign;
  }
  return false;
}

Result<Ok> check_route(const Drafted& event, const Context& context) {
  if (!is_active(event.requester, context))
    return invalid("/data/requester", "assistance-request.requester-unknown",
                   "requester must be a registered organisation that is active.");
  if (event.direction == Direction::in && !is_international(event.route))
    return invalid("/data/direction", "assistance-request.direction-mismatch",
                   "direction is in only on the routes eu, nato and bilateral.");
  if (!may_take(event.route, event.direction, context.find<Organisations>(event.requester)->kind))
    return invalid("/data/requester", "assistance-request.requester-kind",
                   "A requester of that kind does not take this route.");
  if (event.route != Route::adjacent) return Ok{};
  // In hand only now: when it is submitted, the register knows the places of these texts and not whether they
  // hold any.
  if (!event.crisis_plan.value.has_value())
    return invalid("/data/crisisPlan", "assistance-request.crisis-plan-missing",
                   "crisisPlan must name the passage that the adjacent route rests on.");
  if (!event.urgency.value.has_value())
    return invalid("/data/urgency", "assistance-request.urgency-missing",
                   "urgency must say why the request cannot wait for the minister.");
  return Ok{};
}

// The version that this one is to replace: of the same requester, in the same operation, and still going.
Result<Ok> check_superseded(const std::optional<StreamId>& old, const State& ours, const Context& context) {
  if (!old.has_value()) return Ok{};
  const auto found = context.find<AssistanceRequests>(*old);
  if (found == nullptr || *old == context.told.claims.stream)
    return invalid("/data/supersedes", "assistance-request.superseded-unknown",
                   "supersedes must name another request.");
  if (found->requester != ours.requester || found->request_of != ours.request_of)
    return invalid("/data/supersedes", "assistance-request.superseded-differs",
                   "A new version has the requester and the operation of the version that it supersedes.");
  const bool by_us = found->phase == Phase::superseded && found->superseded_by == context.told.claims.stream;
  if (!by_us && (found->phase == Phase::withdrawn || found->phase >= Phase::superseded))
    return conflict("assistance-request.superseded-over",
                    "The version that it supersedes is withdrawn, superseded, settled or closed.");
  return Ok{};
}

Result<Ok> check_in_draft(Phase phase) {
  if (phase == Phase::drafted || phase == Phase::returned) return Ok{};
  if (phase == Phase::submitted || phase == Phase::granted || phase == Phase::partly_granted)
    return conflict("assistance-request.already-submitted", "The request has been submitted.");
  return refused_in(phase);
}

}  // namespace

Result<Ok> decide(const State&, const Drafted& event, const Context& context) {
  TRY_OK(admitted(event.route, context));
  TRY_OK(check_route(event, context));
  State ours;
  ours.requester = event.requester;
  ours.request_of = *context.told.claims.operation;
  TRY_OK(check_for_requester(ours, context));
  TRY_OK(check_lines(event.lines));
  TRY_OK(check_reception(event.reception));
  return check_superseded(event.supersedes, ours, context);
}

Result<Ok> decide(const State& state, const Redrafted& event, const Context& context) {
  TRY_OK(admitted(state.route, context));
  TRY_OK(check_in_draft(state.phase));
  TRY_OK(check_for_requester(state, context));
  TRY_OK(check_not_before(newest_step_at(state), context));
  TRY_OK(check_lines(event.lines));
  return check_reception(event.reception);
}

Result<Ok> decide(const State& state, const Submitted&, const Context& context) {
  TRY_OK(admitted(state.route, context));
  TRY_OK(check_in_draft(state.phase));
  TRY_OK(check_requester_itself(state, context));
  if (state.lines.empty())
    return conflict("assistance-request.lines-missing", "A request says what is needed: one line or more.");
  TRY_OK(check_not_before(newest_step_at(state), context));
  return check_superseded(state.supersedes, state, context);
}

Result<Ok> decide(const State& state, const Withdrawn&, const Context& context) {
  TRY_OK(admitted_to_end(state.route, context));
  if (state.phase >= Phase::refused) return refused_in(state.phase);
  TRY_OK(check_requester_itself(state, context));
  return check_not_before(newest_step_at(state), context);
}

Result<Ok> decide(const State& state, const Superseded& event, const Context& context) {
  TRY_OK(admitted(state.route, context));
  if (state.phase == Phase::drafted || state.phase >= Phase::withdrawn) return refused_in(state.phase);
  TRY_OK(check_requester_itself(state, context));
  const auto by = context.find<AssistanceRequests>(event.by);
  if (by == nullptr || by->supersedes != context.told.claims.stream)
    return invalid("/data/by", "assistance-request.version-unknown",
                   "by must name a request whose draft says that it supersedes this one.");
  if (by->phase == Phase::drafted || by->phase == Phase::withdrawn || by->phase == Phase::superseded)
    return conflict("assistance-request.version-not-submitted",
                    "The new version must have been submitted, and still stand.");
  return check_not_before(newest_step_at(state), context);
}

Result<Ok> decide(const State& state, const Informed& event, const Context& context) {
  TRY_OK(admitted_to_end(state.route, context));
  if (state.phase == Phase::drafted || state.phase == Phase::closed) return refused_in(state.phase);
  TRY_OK(check_for_requester(state, context));
  if (event.who == Informee::other && !event.organisation.has_value())
    return invalid("/data/organisation", "assistance-request.informee-missing",
                   "organisation must say who was informed.");
  if (event.organisation.has_value() && context.find<Organisations>(*event.organisation) == nullptr)
    return invalid("/data/organisation", "assistance-request.informee-unknown",
                   "organisation must be a registered organisation.");
  return Ok{};
}

Result<Ok> decide(const State& state, const ReceptionSet& event, const Context& context) {
  TRY_OK(admitted(state.route, context));
  const bool draft = state.phase == Phase::drafted || state.phase == Phase::returned;
  if (draft || state.phase >= Phase::refused) return refused_in(state.phase);
  TRY_OK(check_for_requester(state, context));
  return check_reception(event.reception);
}

}  // namespace kroniek::assistance_request

namespace kroniek {
AggregateRow assistance_requests() {
  return make_aggregate<AssistanceRequests>();
}
}  // namespace kroniek
