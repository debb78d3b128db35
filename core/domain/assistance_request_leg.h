// One leg as numbers: what a statement makes of it, and whether the numbers still add up then. Shared by what
// decides on legs and what folds them, so that the two cannot differ.
#pragma once

#include "core/domain/assistance_request_state.h"

namespace kroniek::assistance_request {

// Over: declined, not needed, or all home.
bool is_over(const Leg& leg);
// Something of it left home.
bool has_served(const Leg& leg);
// Accepted, and not home again.
std::int64_t committed_now(const Leg& leg);
// Accepted for a line, home again or not: what covers the need.
std::int64_t committed_in_all(const State& state, std::string_view line);
// What the leg sends: what it offered, or else what its line asks for.
const std::string& unit_type_of(const Line& line, const Leg& leg);

void advance(Leg& leg, const Offered& event, Instant at);
void advance(Leg& leg, const Declined& event, Instant at);
void advance(Leg& leg, const Accepted& event, Instant at);
void advance(Leg& leg, const NotNeeded& event, Instant at);
void advance(Leg& leg, const Departed& event, Instant at);
void advance(Leg& leg, const Arrived& event, Instant at);
void advance(Leg& leg, const Extended& event, Instant at);
void advance(Leg& leg, const ReleaseOrdered& event, Instant at);
void advance(Leg& leg, const Released& event, Instant at);
void advance(Leg& leg, const ReturnedHome& event, Instant at);

// departed ≤ committed; arrived ≤ departed; released ≤ arrived and ≤ ordered home ≤ departed; what came home
// or was lost had been released, or turned round before it arrived. Codes: `assistance-request.` and
// `departed-above-committed`, `arrived-above-departed`, `ordered-above-departed`, `released-above-ordered`,
// `released-above-arrived`, `returned-above-released`.
Result<Ok> check_numbers(const Leg& leg);

Leg* find_leg(State& state, const Uuid& id);
const Leg* find_leg(const State& state, const Uuid& id);

}  // namespace kroniek::assistance_request
