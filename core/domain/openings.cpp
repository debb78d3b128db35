#include "core/domain/openings.h"

#include <algorithm>

#include "core/domain/mandates.h"
#include "core/domain/persons.h"
#include "core/domain/refuse.h"
#include "core/domain/registration_shield.h"
#include "core/domain/registrations.h"

namespace kroniek::opening {
namespace {

using refuse::invalid;

// A field's name, or the path of one in an object.
bool is_field_name(std::string_view name) {
  return std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '/' || c == '.';
  });
}

Result<Ok> check_names(std::vector<std::string> names) {
  if (names.empty())
    return invalid("/data/fields", "opening.fields-missing", "fields must name one field or more.");
  if (!std::all_of(names.begin(), names.end(), is_field_name))
    return invalid("/data/fields", "opening.field-malformed",
                   "A field's name holds letters, digits, slashes and full stops.");
  std::sort(names.begin(), names.end());
  if (std::adjacent_find(names.begin(), names.end()) != names.end())
    return invalid("/data/fields", "opening.field-twice", "fields names one of them twice.");
  return Ok{};
}

template <typename Event>
Result<Ok> check_reason(const Event& event) {
  if (!is_basis_code(event.ground))
    return invalid("/data/ground", "opening.ground-malformed", "ground must be a legal-basis code.");
  return Ok{};
}

Result<Ok> check_each_once(std::vector<StreamId> subjects) {
  if (subjects.empty())
    return invalid("/data/subjects", "opening.subjects-missing", "subjects must name one file or more.");
  std::sort(subjects.begin(), subjects.end());
  if (std::adjacent_find(subjects.begin(), subjects.end()) != subjects.end())
    return invalid("/data/subjects", "opening.subject-twice", "subjects names one of them twice.");
  if (subjects.front().collection != subjects.back().collection)
    return invalid("/data/subjects", "opening.subjects-mixed", "subjects must all be of one collection.");
  return Ok{};
}

Result<Ok> check_searched_by(std::vector<SearchedBy> by) {
  std::sort(by.begin(), by.end());
  if (std::adjacent_find(by.begin(), by.end()) != by.end())
    return invalid("/data/by", "opening.search-by-twice", "by names one of them twice.");
  return Ok{};
}

// Also where somebody was shielded a moment ago, after the reader's rights were looked up: what decides is
// the order of the log.
Result<Ok> check_shield(const StreamId& subject, const Context& context) {
  if (context.find<Registrations>(subject) == nullptr) return Ok{};
  const auto flags = flags_of_person(subject, context.states);
  if (!registration::is_shielded(flags)) return Ok{};
  const auto mandate = context.find<Mandates>(context.told.claims.mandate);
  if (mandate != nullptr && registration::may_see(flags, mandate->role)) return Ok{};
  return refuse::forbidden("opening.subject-shielded",
                           "The person is shielded, and not for the role of this mandate to see.");
}

template <typename Event>
void evolve_common(State& state, const Event& event, const Told& told) {
  state.opener = told.claims.author;
  state.mandate = told.claims.mandate;
  state.opened = event.opened;
  state.purpose.supersede(event.purpose);
  state.ground = event.ground;
  state.at = told.recorded_at;
}

}  // namespace

// ---- decide

Result<Ok> decide(const State&, const Made& event, const Context& context) {
  if (context.states.find(event.subject) == nullptr)
    return invalid("/data/subject", "opening.subject-unknown", "subject names a stream that is not there.");
  TRY_OK(check_names(event.opened));
  TRY_OK(check_reason(event));
  return check_shield(event.subject, context);
}

Result<Ok> decide(const State&, const MadeForSeveral& event, const Context& context) {
  TRY_OK(check_each_once(event.subjects));
  for (const auto& subject : event.subjects)
    if (context.states.find(subject) == nullptr)
      return invalid("/data/subjects", "opening.subject-unknown",
                     "subjects names a stream that is not there.");
  TRY_OK(check_names(event.opened));
  TRY_OK(check_reason(event));
  if (!event.by.empty() && event.occasion != Occasion::search && event.occasion != Occasion::hand_over)
    return invalid("/data/by", "opening.not-a-search", "by is of a search or a hand-over list only.");
  TRY_OK(check_searched_by(event.by));
  for (const auto& subject : event.subjects) TRY_OK(check_shield(subject, context));
  return Ok{};
}

Result<Ok> decide(const State&, const Searched& event, const Context&) {
  if (event.by.empty())
    return invalid("/data/by", "opening.search-by-missing", "by must say what was searched by.");
  TRY_OK(check_searched_by(event.by));
  TRY_OK(check_names(event.opened));
  return check_reason(event);
}

// ---- evolve

void evolve(State& state, const Made& event, const Told& told) {
  state.subjects = {event.subject};
  evolve_common(state, event, told);
}

void evolve(State& state, const MadeForSeveral& event, const Told& told) {
  state.subjects = event.subjects;
  state.occasion = event.occasion;
  state.by = event.by;
  evolve_common(state, event, told);
}

void evolve(State& state, const Searched& event, const Told& told) {
  state.occasion = Occasion::search;
  state.by = event.by;
  evolve_common(state, event, told);
}

}  // namespace kroniek::opening

namespace kroniek {
AggregateRow openings() {
  return make_aggregate<Openings>();
}
}  // namespace kroniek
