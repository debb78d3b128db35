// Registrations: one file per person per operation. What may happen when is decided in registrations.cpp (the
// person's way), registration_care.cpp (around it), registration_exits.cpp and registration_arrivals.cpp;
// registration_fold.cpp and registration_sightings.cpp say what it changes. No status ever comes from
// elsewhere: a file changes only by its own statements.
#pragma once

#include "core/domain/registration_state.h"

namespace kroniek::registration {

// Refusals: kind conflict for what the file's phase or contents do not allow, invalid for what the statement
// itself says.
Result<Ok> decide(const State& state, const Opened& event, const Context& context);
Result<Ok> decide(const State& state, const Announced& event, const Context& context);
Result<Ok> decide(const State& state, const Expected& event, const Context& context);
Result<Ok> decide(const State& state, const Seen& event, const Context& context);
Result<Ok> decide(const State& state, const CheckpointPassed& event, const Context& context);
Result<Ok> decide(const State& state, const Identified& event, const Context& context);
Result<Ok> decide(const State& state, const Corrected& event, const Context& context);
Result<Ok> decide(const State& state, const Registered& event, const Context& context);
Result<Ok> decide(const State& state, const NeedsAssessed& event, const Context& context);
Result<Ok> decide(const State& state, const TakenIntoCare& event, const Context& context);
Result<Ok> decide(const State& state, const Transferred& event, const Context& context);
Result<Ok> decide(const State& state, const HandoverAccepted& event, const Context& context);
Result<Ok> decide(const State& state, const HandoverRefused& event, const Context& context);
Result<Ok> decide(const State& state, const Departed& event, const Context& context);
Result<Ok> decide(const State& state, const AftercareHandedOver& event, const Context& context);
Result<Ok> decide(const State& state, const Tagged& event, const Context& context);
Result<Ok> decide(const State& state, const NeedRecorded& event, const Context& context);
Result<Ok> decide(const State& state, const NeedMet& event, const Context& context);
Result<Ok> decide(const State& state, const Flagged& event, const Context& context);
Result<Ok> decide(const State& state, const FlagCleared& event, const Context& context);
Result<Ok> decide(const State& state, const ContactRecorded& event, const Context& context);
Result<Ok> decide(const State& state, const DestinationRecorded& event, const Context& context);
Result<Ok> decide(const State& state, const ObjectionNoted& event, const Context& context);
Result<Ok> decide(const State& state, const ConsentRecorded& event, const Context& context);
Result<Ok> decide(const State& state, const MarkedNoShow& event, const Context& context);
Result<Ok> decide(const State& state, const StayedByChoice& event, const Context& context);
Result<Ok> decide(const State& state, const WentHomeByOtherMeans& event, const Context& context);
Result<Ok> decide(const State& state, const MarkedDeceased& event, const Context& context);
Result<Ok> decide(const State& state, const MarkedRegisteredInError& event, const Context& context);
Result<Ok> decide(const State& state, const ContradictionSettled& event, const Context& context);
Result<Ok> decide(const State& state, const Closed& event, const Context& context);
Result<Ok> decide(const State& state, const Reopened& event, const Context& context);
Result<Ok> decide(const State& state, const ExpectationEnded& event, const Context& context);
Result<Ok> decide(const State& state, const ReportedOtherwise& event, const Context& context);
Result<Ok> decide(const State& state, const HandoverAnsweredOnBehalf& event, const Context& context);
Result<Ok> decide(const State& state, const ResponsibleAdultRecorded& event, const Context& context);

void evolve(State& state, const Opened& event, const Told& told);
void evolve(State& state, const Announced& event, const Told& told);
void evolve(State& state, const Expected& event, const Told& told);
void evolve(State& state, const Seen& event, const Told& told);
void evolve(State& state, const CheckpointPassed& event, const Told& told);
void evolve(State& state, const Identified& event, const Told& told);
void evolve(State& state, const Corrected& event, const Told& told);
void evolve(State& state, const Registered& event, const Told& told);
void evolve(State& state, const NeedsAssessed& event, const Told& told);
void evolve(State& state, const TakenIntoCare& event, const Told& told);
void evolve(State& state, const Transferred& event, const Told& told);
void evolve(State& state, const HandoverAccepted& event, const Told& told);
void evolve(State& state, const HandoverRefused& event, const Told& told);
void evolve(State& state, const Departed& event, const Told& told);
void evolve(State& state, const AftercareHandedOver& event, const Told& told);
void evolve(State& state, const Tagged& event, const Told& told);
void evolve(State& state, const NeedRecorded& event, const Told& told);
void evolve(State& state, const NeedMet& event, const Told& told);
void evolve(State& state, const Flagged& event, const Told& told);
void evolve(State& state, const FlagCleared& event, const Told& told);
void evolve(State& state, const ContactRecorded& event, const Told& told);
void evolve(State& state, const DestinationRecorded& event, const Told& told);
void evolve(State& state, const ObjectionNoted& event, const Told& told);
void evolve(State& state, const ConsentRecorded& event, const Told& told);
void evolve(State& state, const MarkedNoShow& event, const Told& told);
void evolve(State& state, const StayedByChoice& event, const Told& told);
void evolve(State& state, const WentHomeByOtherMeans& event, const Told& told);
void evolve(State& state, const MarkedDeceased& event, const Told& told);
void evolve(State& state, const MarkedRegisteredInError& event, const Told& told);
void evolve(State& state, const ContradictionSettled& event, const Told& told);
void evolve(State& state, const Closed& event, const Told& told);
void evolve(State& state, const Reopened& event, const Told& told);
void evolve(State& state, const ExpectationEnded& event, const Told& told);
void evolve(State& state, const ReportedOtherwise& event, const Told& told);
void evolve(State& state, const HandoverAnsweredOnBehalf& event, const Told& told);
void evolve(State& state, const ResponsibleAdultRecorded& event, const Told& told);

// A hand-over that waits for the organisation that was asked, contradictions to settle, a minor without a
// responsible adult, urgent needs that are open.
std::vector<Duty> duties(const State& state);

}  // namespace kroniek::registration

namespace kroniek {

struct Registrations {
  static constexpr std::string_view collection = "registrations";
  static constexpr std::string_view singular = "registration";
  static constexpr Task task = Task::people;
  using State = registration::State;
  using Events =
      std::tuple<registration::Opened, registration::Announced, registration::Expected, registration::Seen,
                 registration::CheckpointPassed, registration::Identified, registration::Corrected,
                 registration::Registered, registration::NeedsAssessed, registration::TakenIntoCare,
                 registration::Transferred, registration::HandoverAccepted, registration::HandoverRefused,
                 registration::Departed, registration::AftercareHandedOver, registration::Tagged,
                 registration::NeedRecorded, registration::NeedMet, registration::Flagged,
                 registration::FlagCleared, registration::ContactRecorded, registration::DestinationRecorded,
                 registration::ObjectionNoted, registration::ConsentRecorded, registration::MarkedNoShow,
                 registration::StayedByChoice, registration::WentHomeByOtherMeans,
                 registration::MarkedDeceased, registration::MarkedRegisteredInError,
                 registration::ContradictionSettled, registration::Closed, registration::Reopened,
                 registration::ExpectationEnded, registration::ReportedOtherwise,
                 registration::HandoverAnsweredOnBehalf, registration::ResponsibleAdultRecorded>;
};
AggregateRow registrations();

}  // namespace kroniek
