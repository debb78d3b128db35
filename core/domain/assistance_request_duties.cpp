// What of a request waits on whom.
#include <algorithm>

#include "core/domain/assistance_request_rules.h"
#include "core/domain/assistance_request_terms.h"
#include "core/domain/mandates.h"

namespace kroniek::assistance_request {
namespace {

using mandate::Role;

class Duties {
 public:
  explicit Duties(const State& state) : state_(state) {}

  // On whoever holds the role; none where nothing says since when.
  void for_role(std::string_view kind, Role role, std::optional<Instant> since,
                std::optional<Instant> until = {}) {
    if (since.has_value()) made_.push_back({kind, {}, {}, name_of(role), *since, until});
  }
  // On KCR2's duty officer, who finds parties for what was granted before it is needed.
  void for_line(std::string_view kind, const Line& line) {
    for_role(kind, Role::kcr2_duty_officer, state_.decided_at, line.from);
    made_.back().about = line.id;
  }
  void for_requester(std::string_view kind, std::string about, std::optional<Instant> since,
                     std::optional<Instant> until = {}) {
    add(kind, std::move(about), state_.requester, Role::requesting_authority, since, until);
  }
  void for_party(std::string_view kind, const Leg& leg, std::optional<Instant> since,
                 std::optional<Instant> until = {}) {
    add(kind, to_string(leg.id), leg.party, Role::offering_authority, since, until);
  }
  void add(std::string_view kind, std::string about, const StreamId& organisation, Role role,
           std::optional<Instant> since, std::optional<Instant> until) {
    if (since.has_value())
      made_.push_back({kind, std::move(about), organisation, name_of(role), *since, until});
  }
  std::vector<Duty> made() && { return std::move(made_); }

 private:
  const State& state_;
  std::vector<Duty> made_;
};

// Overdue until it is recorded: Wvr 51.5 has both informed at once.
void add_informing(const State& state, Duties& duties) {
  if (state.route != Route::adjacent) return;
  for (const auto who : {Informee::minister, Informee::kings_commissioner})
    if (!is_informed(state, who))
      duties.for_requester("assistance-request.inform-due", std::string(name_of(who)), state.submitted_at,
                           state.submitted_at);
}

void add_cover(const State& state, Duties& duties) {
  if (!is_open_for_legs(state)) return;
  const bool direct = state.route == Route::adjacent;
  for (const auto& line : state.lines) {
    if (committed_in_all(state, line.id) >= line.granted) continue;
    if (direct)
      duties.for_requester("assistance-request.cover-due", line.id, state.submitted_at, line.from);
    else
      duties.for_line("assistance-request.cover-due", line);
  }
}

// What leaves, and comes home, once it was accepted.
void add_service(const State& state, const Leg& leg, Duties& duties) {
  const bool calling_home = is_calling_home(state.phase);
  if (leg.phase == LegPhase::accepted && calling_home)
    duties.for_requester("assistance-request.stand-down-due", to_string(leg.id), state.ended_at,
                         state.ended_at);
  if (leg.phase == LegPhase::accepted && !calling_home)
    duties.for_party("assistance-request.departure-due", leg, leg.accepted_at, leg.earliest);
  const bool is_out = leg.phase == LegPhase::departed || leg.phase == LegPhase::arrived;
  if (is_out && calling_home)
    duties.for_requester("assistance-request.release-due", to_string(leg.id), state.ended_at, state.ended_at);
  if (leg.phase == LegPhase::arrived && !calling_home)
    duties.for_requester("assistance-request.release-due", to_string(leg.id), leg.arrived_at, leg.until);
  if (leg.ordered_home > leg.home + leg.lost)
    duties.for_party("assistance-request.return-due", leg, leg.ordered_home_at);
}

void add_leg(const State& state, const Leg& leg, Duties& duties) {
  if (leg.phase == LegPhase::asked)
    duties.for_party("assistance-request.reply-due", leg, leg.asked_at, leg.reply_by);
  if (leg.phase == LegPhase::offered)
    duties.for_requester("assistance-request.acceptance-due", to_string(leg.id), leg.offered_at);
  add_service(state, leg, duties);
}

bool has_claimed(const State& state, const StreamId& party) {
  return std::any_of(state.claims.begin(), state.claims.end(),
                     [&](const Claim& each) { return each.party == party; });
}

// One for each party that sent something, whatever the number of its legs.
void add_claims(const State& state, Duties& duties) {
  const auto since = all_released_at(state);
  std::vector<StreamId> seen;
  for (const auto& leg : state.legs) {
    const bool is_first = std::find(seen.begin(), seen.end(), leg.party) == seen.end();
    if (!has_served(leg) || !is_first || has_claimed(state, leg.party)) continue;
    seen.push_back(leg.party);
    duties.add("assistance-request.cost-claim-due", to_string(leg.party), leg.party, Role::offering_authority,
               since, claim_term(state));
  }
}

void add_ending(const State& state, Duties& duties) {
  if (state.phase == Phase::settled)
    return duties.for_role("assistance-request.closing-due", Role::kcr2_duty_officer, state.settled_at);
  add_claims(state, duties);
  if (!all_legs_over(state)) return;
  std::optional<Instant> last_home;
  for (const auto& leg : state.legs) last_home = std::max(last_home, leg.home_at);
  if (anything_served(state))
    duties.for_role("assistance-request.settlement-due", Role::kcr2_duty_officer,
                    std::max(last_home, claims_over_at(state)));
  else if (is_calling_home(state.phase))
    duties.for_role("assistance-request.closing-due", Role::kcr2_duty_officer, state.ended_at);
}

}  // namespace

std::vector<Duty> duties(const State& state) {
  Duties found(state);
  if (state.phase == Phase::closed) return {};
  if (state.phase == Phase::returned)
    found.for_requester("assistance-request.resubmission-due", {}, state.returned_at, state.answer_by);
  if (state.phase == Phase::submitted && state.route != Route::adjacent)
    found.for_role("assistance-request.assessment-due", Role::kcr2_head, state.submitted_at, state.answer_by);
  add_informing(state, found);
  add_cover(state, found);
  for (const auto& leg : state.legs) add_leg(state, leg, found);
  add_ending(state, found);
  return std::move(found).made();
}

}  // namespace kroniek::assistance_request
