// What each event of an enquiry changes, and what then waits.
#include <algorithm>

#include "core/domain/enquiries.h"
#include "core/domain/mandates.h"

namespace kroniek::enquiry {
namespace {

Candidate* candidate_of(State& state, const StreamId& registration) {
  const auto found = std::find_if(state.candidates.begin(), state.candidates.end(),
                                  [&](const Candidate& each) { return each.registration == registration; });
  return found == state.candidates.end() ? nullptr : &*found;
}

void end(State& state, Phase phase) {
  state.phase = phase;
  state.waiting_since.reset();
}

void wait_for_answer(State& state, const Told& told) {
  state.phase = Phase::received;
  state.waiting_since = told.claims.occurred_at;
}

}  // namespace

const Candidate* find_candidate(const State& state, const StreamId& registration) {
  const auto found = std::find_if(state.candidates.begin(), state.candidates.end(),
                                  [&](const Candidate& each) { return each.registration == registration; });
  return found == state.candidates.end() ? nullptr : &*found;
}

bool is_of_the_sought(std::string_view type) {
  // A refusal too: its reasons may say where the person is, or that the person is here at all.
  return type == CandidateFound::type || type == CandidateRejected::type ||
         type == CandidateReconsidered::type || type == GroundChecked::type || type == Refused::type;
}

// ---- evolve

void evolve(State& state, const Received& event, const Told& told) {
  state.relation = event.relation;
  state.channel = event.channel;
  state.reply_by = event.reply_by;
  state.enquirer_name.supersede(event.enquirer_name);
  state.enquirer_phone.supersede(event.enquirer_phone);
  state.enquirer_email.supersede(event.enquirer_email);
  state.names.supersede(event.names);
  state.other_names.supersede(event.other_names);
  state.date_of_birth.supersede(event.date_of_birth);
  state.sex.supersede(event.sex);
  state.nationalities.supersede(event.nationalities);
  state.last_known.supersede(event.last_known);
  wait_for_answer(state, told);
}
void evolve(State& state, const CandidateFound& event, const Told& told) {
  state.registrations.push_back(event.registration);
  auto& candidate = state.candidates.emplace_back();
  candidate.registration = event.registration;
  candidate.score = event.score;
  candidate.score_parts = event.score_parts;
  candidate.since = told.claims.occurred_at;
  // Whoever heard that nobody was found must hear that somebody is.
  if (state.phase == Phase::answered) wait_for_answer(state, told);
}
void evolve(State& state, const CandidateRejected& event, const Told&) {
  state.reasons.supersede(event.reasons);
  if (auto* candidate = candidate_of(state, event.registration)) candidate->rejected = true;
}
void evolve(State& state, const CandidateReconsidered& event, const Told& told) {
  state.reasons.supersede(event.reasons);
  auto* candidate = candidate_of(state, event.registration);
  if (candidate == nullptr) return;
  candidate->rejected = false;
  candidate->ground.reset();
  candidate->outcome.reset();
  candidate->checked_by.reset();
  candidate->since = told.claims.occurred_at;
}
void evolve(State& state, const GroundChecked& event, const Told& told) {
  state.reasons.supersede(event.reasons);
  auto* candidate = candidate_of(state, event.registration);
  if (candidate == nullptr) return;
  candidate->ground = event.ground;
  candidate->outcome = event.outcome;
  candidate->checked_by = told.claims.author;
}
void evolve(State& state, const Answered& event, const Told& told) {
  state.answer = event.what;
  state.answered_about = event.registration;
  state.answered_at = told.claims.occurred_at;
  state.details.supersede(event.details);
  end(state, Phase::answered);
}
void evolve(State& state, const Refused& event, const Told&) {
  state.reasons.supersede(event.reasons);
  end(state, Phase::refused);
}
void evolve(State& state, const PassedToSis& event, const Told&) {
  state.sis_reference = event.reference;
  state.passed_to = event.to;
  end(state, Phase::passed_to_sis);
}
void evolve(State& state, const Withdrawn& event, const Told&) {
  state.reasons.supersede(event.reasons);
  end(state, Phase::withdrawn);
}
void evolve(State& state, const Reopened& event, const Told& told) {
  state.reasons.supersede(event.reasons);
  state.reply_by = event.reply_by;
  wait_for_answer(state, told);
}
void evolve(State& state, const Closed& event, const Told&) {
  state.reasons.supersede(event.reasons);
  end(state, Phase::closed);
}

// ---- duties

std::vector<Duty> duties(const State& state) {
  if (!state.waiting_since.has_value()) return {};
  const auto role = name_of(mandate::Role::family_contact);
  std::vector<Duty> waiting{{"enquiry.answer-due", {}, {}, role, *state.waiting_since, state.reply_by}};
  for (const auto& each : state.candidates)
    if (!each.rejected && !each.outcome.has_value())
      waiting.push_back(
          {"enquiry.ground-check-due", to_string(each.registration), {}, role, each.since, state.reply_by});
  return waiting;
}

}  // namespace kroniek::enquiry
