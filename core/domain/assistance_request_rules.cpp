#include "core/domain/assistance_request_rules.h"

#include <algorithm>

#include "core/domain/actors.h"
#include "core/domain/mandates.h"
#include "core/domain/order.h"

namespace kroniek::assistance_request {

std::optional<StreamId> authors_organisation(const Context& context) {
  const auto author = context.find<Actors>(context.told.claims.author);
  if (author == nullptr) return std::nullopt;
  return author->organisation;
}
std::optional<organisation::Kind> authors_kind(const Context& context) {
  const auto own = authors_organisation(context);
  const auto found = own.has_value() ? context.find<Organisations>(*own) : nullptr;
  if (found == nullptr) return std::nullopt;
  return found->kind;
}
bool is_active(const StreamId& organisation, const Context& context) {
  const auto found = context.find<Organisations>(organisation);
  return found != nullptr && found->phase == organisation::Phase::active;
}

Result<Ok> check_task(Route route, const Context& context) {
  if (!is_international(route)) return Ok{};
  const auto mandate = context.find<Mandates>(context.told.claims.mandate);
  const auto covers = [](const mandate::State& held) {
    return std::find(held.tasks.begin(), held.tasks.end(), Task::international) != held.tasks.end();
  };
  if (mandate == nullptr || !covers(*mandate))
    return forbidden("mandate.task-not-covered", "The mandate does not cover the task international.");
  return Ok{};
}

Result<Ok> check_for_requester(const State& state, const Context& context) {
  if (speaks_for(state.requester, context)) return Ok{};
  return forbidden(
      "assistance-request.not-the-requester",
      "Only the requesting organisation says this, or an officer of KCR2 who writes down what it said "
      "by phone or on paper.");
}
Result<Ok> check_requester_itself(const State& state, const Context& context) {
  const auto requester = context.find<Organisations>(state.requester);
  const bool is_abroad = requester != nullptr && requester->kind == organisation::Kind::foreign;
  if (is_abroad) return check_for_requester(state, context);
  if (authors_organisation(context) != state.requester)
    return forbidden(
        "assistance-request.not-the-requester",
        "Only the requesting organisation itself says this; for an authority abroad also an officer "
        "of KCR2 who writes down what it said by phone or on paper.");
  if (acts_as_centre(context))
    return forbidden(
        "mandate.type-not-covered",
        "An officer of KCR2 says this only for an authority abroad; for his own organisation it takes "
        "the mandate of a requesting authority.");
  return Ok{};
}

Error refused_in(Phase phase) {
  switch (phase) {
    case Phase::drafted:
    case Phase::returned:
      return conflict("assistance-request.not-submitted", "The request has yet to be submitted.");
    case Phase::submitted:
      return conflict("assistance-request.not-assessed", "The request has yet to be assessed.");
    case Phase::granted:
    case Phase::partly_granted:
      return conflict("assistance-request.already-assessed", "The request has been assessed.");
    case Phase::refused:
      return conflict("assistance-request.refused", "The request is refused.");
    case Phase::withdrawn:
      return conflict("assistance-request.withdrawn", "The request is withdrawn.");
    case Phase::superseded:
      return conflict("assistance-request.superseded", "A new version took the request's place.");
    case Phase::settled:
      return conflict("assistance-request.settled", "The request is settled.");
    case Phase::closed:
      return conflict("assistance-request.closed", "The request is closed.");
  }
  return conflict("assistance-request.closed", "The request is closed.");
}

bool is_open_for_legs(const State& state) {
  return state.phase == Phase::granted || state.phase == Phase::partly_granted ||
         (state.phase == Phase::submitted && state.route == Route::adjacent);
}
bool is_calling_home(Phase phase) {
  return phase == Phase::refused || phase == Phase::withdrawn || phase == Phase::superseded;
}
bool all_legs_over(const State& state) {
  return std::all_of(state.legs.begin(), state.legs.end(), is_over);
}
bool anything_served(const State& state) {
  return std::any_of(state.legs.begin(), state.legs.end(), has_served);
}
bool is_informed(const State& state, Informee who) {
  return std::any_of(state.informed.begin(), state.informed.end(),
                     [&](const Notice& each) { return each.who == who; });
}

Result<Ok> check_not_before(const std::optional<Instant>& earliest, const Context& context) {
  return kroniek::check_not_before(earliest, "assistance-request.times-reversed", context);
}

std::optional<Instant> newest_step_at(const Leg& leg) {
  return std::max({std::optional(leg.asked_at), leg.offered_at, leg.accepted_at, leg.departed_at,
                   leg.arrived_at, leg.ordered_home_at, leg.released_at, leg.home_at});
}
std::optional<Instant> newest_step_at(const State& state) {
  auto newest = std::max({std::optional(state.drafted_at), state.submitted_at, state.returned_at,
                          state.decided_at, state.ended_at, state.settled_at});
  for (const auto& leg : state.legs) newest = std::max(newest, newest_step_at(leg));
  return newest;
}

const Line* find_line(const State& state, std::string_view id) {
  const auto found =
      std::find_if(state.lines.begin(), state.lines.end(), [&](const Line& each) { return each.id == id; });
  return found == state.lines.end() ? nullptr : &*found;
}

}  // namespace kroniek::assistance_request
