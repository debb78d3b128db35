// Requests for operational assistance, national and international (tasks 2 and 3). What may happen when:
// assistance_requests.cpp (the request's own way), assistance_request_decisions.cpp and
// assistance_request_legs.cpp; what it changes: assistance_request_fold.cpp; what waits: _duties.cpp.
#pragma once

#include "core/domain/assistance_request_state.h"

namespace kroniek::assistance_request {

// Refusals: invalid for what the statement itself says, forbidden for who says it, conflict for what the
// request's or the leg's phase or numbers do not allow.
Result<Ok> decide(const State& state, const Drafted& event, const Context& context);
Result<Ok> decide(const State& state, const Redrafted& event, const Context& context);
Result<Ok> decide(const State& state, const Submitted& event, const Context& context);
Result<Ok> decide(const State& state, const Returned& event, const Context& context);
Result<Ok> decide(const State& state, const Assessed& event, const Context& context);
Result<Ok> decide(const State& state, const DecisionRevised& event, const Context& context);
Result<Ok> decide(const State& state, const Withdrawn& event, const Context& context);
Result<Ok> decide(const State& state, const Superseded& event, const Context& context);
Result<Ok> decide(const State& state, const Informed& event, const Context& context);
Result<Ok> decide(const State& state, const ReceptionSet& event, const Context& context);
Result<Ok> decide(const State& state, const Asked& event, const Context& context);
Result<Ok> decide(const State& state, const Offered& event, const Context& context);
Result<Ok> decide(const State& state, const Declined& event, const Context& context);
Result<Ok> decide(const State& state, const Accepted& event, const Context& context);
Result<Ok> decide(const State& state, const NotNeeded& event, const Context& context);
Result<Ok> decide(const State& state, const Departed& event, const Context& context);
Result<Ok> decide(const State& state, const Arrived& event, const Context& context);
Result<Ok> decide(const State& state, const Extended& event, const Context& context);
Result<Ok> decide(const State& state, const ReleaseOrdered& event, const Context& context);
Result<Ok> decide(const State& state, const Released& event, const Context& context);
Result<Ok> decide(const State& state, const ReturnedHome& event, const Context& context);
Result<Ok> decide(const State& state, const CostClaimed& event, const Context& context);
Result<Ok> decide(const State& state, const Settled& event, const Context& context);
Result<Ok> decide(const State& state, const Closed& event, const Context& context);

void evolve(State& state, const Drafted& event, const Told& told);
void evolve(State& state, const Redrafted& event, const Told& told);
void evolve(State& state, const Submitted& event, const Told& told);
void evolve(State& state, const Returned& event, const Told& told);
void evolve(State& state, const Assessed& event, const Told& told);
void evolve(State& state, const DecisionRevised& event, const Told& told);
void evolve(State& state, const Withdrawn& event, const Told& told);
void evolve(State& state, const Superseded& event, const Told& told);
void evolve(State& state, const Informed& event, const Told& told);
void evolve(State& state, const ReceptionSet& event, const Told& told);
void evolve(State& state, const Asked& event, const Told& told);
void evolve(State& state, const Offered& event, const Told& told);
void evolve(State& state, const Declined& event, const Told& told);
void evolve(State& state, const Accepted& event, const Told& told);
void evolve(State& state, const NotNeeded& event, const Told& told);
void evolve(State& state, const Departed& event, const Told& told);
void evolve(State& state, const Arrived& event, const Told& told);
void evolve(State& state, const Extended& event, const Told& told);
void evolve(State& state, const ReleaseOrdered& event, const Told& told);
void evolve(State& state, const Released& event, const Told& told);
void evolve(State& state, const ReturnedHome& event, const Told& told);
void evolve(State& state, const CostClaimed& event, const Told& told);
void evolve(State& state, const Settled& event, const Told& told);
void evolve(State& state, const Closed& event, const Told& told);

// `assistance-request.<what>-due`: resubmission, assessment, inform, reply, acceptance, departure,
// stand-down, release, return, cost-claim, settlement, closing.
std::vector<Duty> duties(const State& state);

}  // namespace kroniek::assistance_request

namespace kroniek {

// A request over an international route asks the task `international` of its mandates besides.
struct AssistanceRequests {
  static constexpr std::string_view collection = "assistance-requests";
  static constexpr std::string_view singular = "assistance-request";
  static constexpr Task task = Task::assistance;
  using State = assistance_request::State;
  using Events = std::tuple<
      assistance_request::Drafted, assistance_request::Redrafted, assistance_request::Submitted,
      assistance_request::Returned, assistance_request::Assessed, assistance_request::DecisionRevised,
      assistance_request::Asked, assistance_request::Offered, assistance_request::Declined,
      assistance_request::Accepted, assistance_request::NotNeeded, assistance_request::Departed,
      assistance_request::Arrived, assistance_request::Extended, assistance_request::ReleaseOrdered,
      assistance_request::Released, assistance_request::ReturnedHome, assistance_request::Informed,
      assistance_request::ReceptionSet, assistance_request::CostClaimed, assistance_request::Settled,
      assistance_request::Withdrawn, assistance_request::Superseded, assistance_request::Closed>;
};
AggregateRow assistance_requests();

}  // namespace kroniek
