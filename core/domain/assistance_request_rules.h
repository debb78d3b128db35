// Rules that several statements on requests and offers share; only the files that decide on these include it.
#pragma once

#include "core/domain/assistance_request_leg.h"
#include "core/domain/assistance_requests.h"
#include "core/domain/organisations.h"
#include "core/domain/parties.h"
#include "core/domain/refuse.h"
#include "core/domain/within_operation.h"

namespace kroniek::assistance_request {

using refuse::conflict;
using refuse::forbidden;
using refuse::invalid;

// The organisation of the statement's author; none where he is not enrolled.
std::optional<StreamId> authors_organisation(const Context& context);
// Its kind, likewise.
std::optional<organisation::Kind> authors_kind(const Context& context);
bool is_active(const StreamId& organisation, const Context& context);

// `mandate.task-not-covered`: an international route asks the task international of the mandate besides.
Result<Ok> check_task(Route route, const Context& context);

// `assistance-request.not-the-requester`, where neither he speaks nor an officer of KCR2 who writes down what
// he said (parties.h).
Result<Ok> check_for_requester(const State& state, const Context& context);
// The same of what only the requester's authority says: that it submits, withdraws and replaces. An officer
// of KCR2 writes it down for an authority abroad only, which has nobody in this register. For his own
// organisation he needs an authority's mandate as everybody: `mandate.type-not-covered`.
Result<Ok> check_requester_itself(const State& state, const Context& context);

// The code of a phase that is past: `assistance-request.refused`, `withdrawn`, `superseded`, `settled`,
// `closed`; of one that is not reached: `not-submitted`, `not-assessed`; else `already-assessed`.
Error refused_in(Phase phase);

// Legs may be asked for, answered and sent: granted, or submitted on the adjacent route.
bool is_open_for_legs(const State& state);
// What is out only comes home: refused by a revised decision, withdrawn or superseded.
bool is_calling_home(Phase phase);
bool all_legs_over(const State& state);
bool anything_served(const State& state);
bool is_informed(const State& state, Informee who);

const Line* find_line(const State& state, std::string_view id);

// What holds for every statement: its operation, its task.
inline Result<Ok> admitted(Route route, const Context& context) {
  TRY_OK(within_operation(context));
  TRY_OK(check_task(route, context));
  return Ok{};
}

// The same for what ends a request or something of it: that is said also once the operation is closed.
inline Result<Ok> admitted_to_end(Route route, const Context& context) {
  TRY_OK(about_operation(context));
  TRY_OK(check_task(route, context));
  return Ok{};
}

// `assistance-request.times-reversed`.
Result<Ok> check_not_before(const std::optional<Instant>& earliest, const Context& context);
// When the newest of what was said of a request or a leg happened, up to its decision and to its way home.
std::optional<Instant> newest_step_at(const State& state);
std::optional<Instant> newest_step_at(const Leg& leg);

}  // namespace kroniek::assistance_request
