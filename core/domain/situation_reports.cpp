#include "core/domain/situation_reports.h"

#include <algorithm>

#include "core/codes.h"
#include "core/domain/parties.h"
#include "core/domain/refuse.h"
#include "core/domain/within_operation.h"

namespace kroniek::situation_report {
namespace {

using refuse::conflict;
using refuse::forbidden;
using refuse::invalid;

constexpr std::int64_t second = 1'000'000;  // in microseconds

Result<Ok> check_standing(const State& state, const Context& context) {
  if (state.phase == Phase::withdrawn)
    return conflict("situation-report.withdrawn", "The report is withdrawn.");
  if (context.told.claims.occurred_at < state.published_at)
    return invalid("/occurredAt", "situation-report.before-published",
                   "occurredAt lies before the publication.");
  return Ok{};
}

Result<Ok> check_publisher(const State& state, const Context& context) {
  const auto publisher = organisation_of(state.published_by, context);
  if (!publisher.has_value() || !speaks_for(*publisher, context))
    return forbidden("situation-report.not-the-publisher",
                     "Only the organisation that published a report corrects or withdraws it.");
  return Ok{};
}

Result<Ok> check_sources(const Published& event) {
  if (event.sources.empty())
    return invalid("/data/sources", "situation-report.sources-missing",
                   "sources must name one code or more.");
  if (!std::all_of(event.sources.begin(), event.sources.end(), is_opaque_code))
    return invalid("/data/sources", "situation-report.source-malformed",
                   "A source must be a code of letters, digits, dots, hyphens and underscores.");
  if (event.lcms_activity.has_value() && !is_opaque_code(*event.lcms_activity))
    return invalid("/data/lcmsActivity", "situation-report.lcms-activity-malformed",
                   "lcmsActivity must be a code of letters, digits, dots, hyphens and underscores.");
  return Ok{};
}

Result<Ok> check_distribution(const Published& event, const Context& context) {
  if (event.distribution.empty())
    return invalid("/data/distribution", "situation-report.distribution-missing",
                   "distribution must name one organisation or more.");
  auto sorted = event.distribution;
  std::sort(sorted.begin(), sorted.end());
  if (std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end())
    return invalid("/data/distribution", "situation-report.distribution-twice",
                   "distribution names an organisation twice.");
  for (const auto& each : sorted)
    if (!is_active_organisation(each, context))
      return invalid("/data/distribution", "situation-report.distribution-unknown",
                     "distribution must name registered organisations that are active.");
  return Ok{};
}

template <typename Acknowledgements>
auto find_acknowledgement(Acknowledgements& all, const StreamId& organisation) {
  return std::find_if(all.begin(), all.end(),
                      [&](const auto& each) { return each.organisation == organisation; });
}

// Has taken note of it as it now reads.
bool is_informed(const State& state, const StreamId& organisation) {
  const auto found = find_acknowledgement(state.acknowledgements, organisation);
  if (found == state.acknowledgements.end()) return false;
  return !state.corrected_at.has_value() || found->at >= *state.corrected_at;
}

}  // namespace

std::vector<Duty> duties(const State& state) {
  std::vector<Duty> waiting;
  if (state.phase == Phase::withdrawn) return waiting;
  const auto since = state.corrected_at.value_or(state.published_at);
  for (const auto& each : state.distribution)
    if (!is_informed(state, each))
      waiting.push_back(
          {"situation-report.acknowledgement-due", to_string(each), each, {}, since, std::nullopt});
  return waiting;
}

// ---- decide

Result<Ok> decide(const State&, const Published& event, const Context& context) {
  TRY_OK(within_named_operation(context));
  TRY_OK(check_sources(event));
  if (event.picture_time > context.told.claims.occurred_at)
    return invalid("/data/pictureTime", "situation-report.picture-ahead",
                   "pictureTime must not lie after occurredAt.");
  return check_distribution(event, context);
}

Result<Ok> decide(const State& state, const Corrected&, const Context& context) {
  TRY_OK(about_named_operation(context));
  TRY_OK(check_standing(state, context));
  return check_publisher(state, context);
}

Result<Ok> decide(const State& state, const Acknowledged& event, const Context& context) {
  TRY_OK(about_named_operation(context));
  TRY_OK(check_standing(state, context));
  const auto& sent_to = state.distribution;
  if (std::find(sent_to.begin(), sent_to.end(), event.organisation) == sent_to.end())
    return invalid("/data/organisation", "situation-report.not-distributed-to",
                   "The report was not sent to that organisation.");
  if (!speaks_for(event.organisation, context))
    return forbidden("situation-report.not-the-organisation",
                     "An organisation takes note by its own people, or by phone or paper to the centre.");
  if (is_informed(state, event.organisation))
    return conflict("situation-report.already-acknowledged",
                    "The organisation has taken note of the report as it reads.");
  return Ok{};
}

Result<Ok> decide(const State& state, const Withdrawn&, const Context& context) {
  TRY_OK(about_named_operation(context));
  TRY_OK(check_standing(state, context));
  return check_publisher(state, context);
}

// ---- evolve

void evolve(State& state, const Published& event, const Told& told) {
  state.kind = event.kind;
  state.title.supersede(event.title);
  state.body.supersede(event.body);
  state.sources = event.sources;
  state.picture_time = event.picture_time;
  state.published_at = told.claims.occurred_at;
  const auto delay = state.published_at.microseconds - event.picture_time.microseconds;
  state.delay_seconds = (delay + second - 1) / second;
  state.late = state.delay_seconds > delay_seconds_max;
  state.classification = event.classification;
  state.published_by = told.claims.author;
  state.distribution = event.distribution;
  state.lcms_activity = event.lcms_activity;
}
void evolve(State& state, const Corrected& event, const Told& told) {
  state.phase = Phase::corrected;
  auto& correction = state.corrections.emplace_back();
  correction.statement = told.claims.jti;
  correction.at = told.claims.occurred_at;
  correction.what.supersede(event.what);
  correction.why.supersede(event.why);
  state.corrected_at =
      std::max(state.corrected_at.value_or(told.claims.occurred_at), told.claims.occurred_at);
}
// What arrives late says nothing about corrections that were made after it was said.
void evolve(State& state, const Acknowledged& event, const Told& told) {
  const auto at = told.claims.occurred_at;
  const auto found = find_acknowledgement(state.acknowledgements, event.organisation);
  if (found == state.acknowledgements.end())
    state.acknowledgements.push_back({event.organisation, at});
  else
    found->at = std::max(found->at, at);
}
void evolve(State& state, const Withdrawn& event, const Told&) {
  state.phase = Phase::withdrawn;
  state.reason.supersede(event.reason);
}

}  // namespace kroniek::situation_report

namespace kroniek {
AggregateRow situation_reports() {
  return make_aggregate<SituationReports>();
}
}  // namespace kroniek
