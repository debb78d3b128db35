#include "core/domain/organisations.h"

#include <algorithm>

#include "core/domain/calendar.h"
#include "core/domain/parties.h"
#include "core/domain/refuse.h"
#include "core/domain/register.h"

namespace kroniek::organisation {
namespace {

using refuse::conflict;
using refuse::forbidden;
using refuse::invalid;

// Whoever suspends an organisation stays able to act, so however many are suspended, somebody is left who can
// resume them.
Result<Ok> check_not_own(const Context& context) {
  const auto& claims = context.told.claims;
  if (organisation_of(claims.author, context) != claims.stream) return Ok{};
  return forbidden("organisation.own-organisation",
                   "Nobody suspends or ends the organisation that he acts for himself.");
}

// A mandate for one organisation registers no other, and changes no other.
Result<Ok> check_reach(const Context& context) {
  if (mandate_reaches(context.told.claims.stream, context)) return Ok{};
  return forbidden("organisation.outside-mandate", "The mandate holds for another organisation.");
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_region_code(std::string_view code) {
  return code.size() == 4 && code.starts_with("VR") && is_digit(code[2]) && is_digit(code[3]) &&
         code >= "VR01" && code <= "VR25";
}
bool is_municipality_code(std::string_view code) {
  return code.size() == 6 && code.starts_with("GM") && std::all_of(code.begin() + 2, code.end(), is_digit);
}
bool is_island_code(std::string_view code) {
  return code == "BQ-BO" || code == "BQ-SA" || code == "BQ-SE";
}
bool is_free_code(std::string_view code) {
  const auto may_stand = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) || c == '-';
  };
  return !code.empty() && code.size() <= 40 && std::all_of(code.begin(), code.end(), may_stand);
}

Result<Ok> check_code(Kind kind, std::string_view code) {
  if (code_fits(kind, code)) return Ok{};
  if (kind == Kind::safety_region)
    return invalid("/data/code", "organisation.region-code",
                   "The code of a safety region must be VR01 to VR25.");
  if (kind == Kind::municipality)
    return invalid("/data/code", "organisation.municipality-code",
                   "The code of a municipality must be GM and four digits.");
  if (kind == Kind::island)
    return invalid("/data/code", "organisation.island-code",
                   "The code of an island must be BQ-BO, BQ-SA or BQ-SE.");
  return invalid("/data/code", "organisation.code-malformed",
                 "code must be 1 to 40 letters, digits and hyphens.");
}

Side side_of(Kind kind) {
  if (kind == Kind::safety_region) return Side::regions;
  return kind == Kind::ministry ? Side::ministry : Side::none;
}

bool is_region(const StreamId& organisation, const Context& context) {
  const auto found = context.find<Organisations>(organisation);
  return found != nullptr && found->kind == Kind::safety_region;
}

Result<Ok> check_adjacent(Kind kind, const std::vector<StreamId>& adjacent, const Context& context) {
  if (!adjacent.empty() && kind != Kind::safety_region)
    return invalid("/data/adjacent", "organisation.adjacent-not-region",
                   "Only a safety region has adjacent regions.");
  for (const auto& each : adjacent)
    if (each == context.told.claims.stream || !is_region(each, context))
      return invalid("/data/adjacent", "organisation.adjacent-unknown",
                     "adjacent must name other registered safety regions.");
  return Ok{};
}

Result<Ok> check_region(Kind kind, const std::optional<StreamId>& region, const Context& context) {
  if (!region.has_value()) return Ok{};
  if (kind != Kind::municipality)
    return invalid("/data/region", "organisation.region-not-municipality",
                   "Only a municipality lies in a safety region.");
  if (!is_region(*region, context))
    return invalid("/data/region", "organisation.region-unknown",
                   "region must be a registered safety region.");
  return Ok{};
}

Result<Ok> check_not_ended(const State& state) {
  if (state.phase == Phase::ended) return conflict("organisation.ended", "The organisation has ended.");
  return Ok{};
}

}  // namespace

bool code_fits(Kind kind, std::string_view code) {
  switch (kind) {
    case Kind::safety_region:
      return is_region_code(code);
    case Kind::municipality:
      return is_municipality_code(code);
    case Kind::island:
      return is_island_code(code);
    case Kind::ministry:
    case Kind::kcr2:
    case Kind::agency:
    case Kind::relief:
    case Kind::supervisor:
    case Kind::foreign:
      return is_free_code(code);
  }
  return false;
}

// ---- decide

Result<Ok> decide(const State&, const Registered& event, const Context& context) {
  if (context.told.claims.is_exercise())
    return invalid("/exercise", "organisation.exercise", "Organisations are real, also in an exercise.");
  TRY_OK(founding::check_founder(context));
  TRY_OK(check_reach(context));
  TRY_OK(check_code(event.kind, event.code));
  if (event.side != side_of(event.kind))
    return invalid(
        "/data/side", "organisation.side-mismatch",
        "side must be regions for a safety region, ministry for a ministry, and none for all others.");
  TRY_OK(check_adjacent(event.kind, event.adjacent, context));
  return check_region(event.kind, event.region, context);
}

Result<Ok> decide(const State& state, const Changed& event, const Context& context) {
  TRY_OK(check_reach(context));
  TRY_OK(check_not_ended(state));
  if (!event.name.has_value() && event.adjacent.empty() && !event.region.has_value())
    return invalid("/data", "organisation.nothing-changed", "Give a name, adjacent regions or a region.");
  TRY_OK(check_adjacent(state.kind, event.adjacent, context));
  return check_region(state.kind, event.region, context);
}

Result<Ok> decide(const State& state, const Suspended&, const Context& context) {
  TRY_OK(check_reach(context));
  TRY_OK(check_not_own(context));
  TRY_OK(check_not_ended(state));
  if (state.phase == Phase::suspended)
    return conflict("organisation.already-suspended", "The organisation is suspended already.");
  return Ok{};
}

Result<Ok> decide(const State& state, const Resumed&, const Context& context) {
  TRY_OK(check_reach(context));
  TRY_OK(check_not_ended(state));
  if (state.phase != Phase::suspended)
    return conflict("organisation.not-suspended", "The organisation is active.");
  return Ok{};
}

Result<Ok> decide(const State& state, const Ended& event, const Context& context) {
  TRY_OK(check_reach(context));
  TRY_OK(check_not_own(context));
  TRY_OK(check_not_ended(state));
  if (event.last_day > latest_day(context.told.recorded_at))
    return invalid("/data/lastDay", "organisation.last-day-ahead",
                   "lastDay must not lie ahead: it ends with this statement.");
  for (const auto& each : event.successors)
    if (each == context.told.claims.stream || context.find<Organisations>(each) == nullptr)
      return invalid("/data/successors", "organisation.successor-unknown",
                     "successors must name other registered organisations.");
  return Ok{};
}

// ---- evolve

void evolve(State& state, const Registered& event, const Told&) {
  state.name = event.name;
  state.kind = event.kind;
  state.code = event.code;
  state.side = event.side;
  state.adjacent = event.adjacent;
  state.region = event.region;
}
void evolve(State& state, const Changed& event, const Told&) {
  if (event.name.has_value()) state.name = *event.name;
  if (!event.adjacent.empty()) state.adjacent = event.adjacent;
  if (event.region.has_value()) state.region = event.region;
}
void evolve(State& state, const Suspended& event, const Told&) {
  state.phase = Phase::suspended;
  state.reason.supersede(event.reason);
}
void evolve(State& state, const Resumed& event, const Told&) {
  state.phase = Phase::active;
  state.reason.supersede(event.reason);
}
void evolve(State& state, const Ended& event, const Told&) {
  state.phase = Phase::ended;
  state.last_day = event.last_day;
  state.successors = event.successors;
}

}  // namespace kroniek::organisation

namespace kroniek {
AggregateRow organisations() {
  return make_aggregate<Organisations>();
}
}  // namespace kroniek
