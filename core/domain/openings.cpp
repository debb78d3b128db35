#include "core/domain/openings.h"

#include <algorithm>

#include "core/domain/refuse.h"

namespace kroniek::opening {
namespace {

using refuse::invalid;

// A field's name, or the path of one in an object.
bool is_field_name(std::string_view name) {
  return std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '/' || c == '.';
  });
}

}  // namespace

// ---- decide

Result<Ok> decide(const State&, const Made& event, const Context& context) {
  if (context.states.find(event.subject) == nullptr)
    return invalid("opening.subject-unknown", "subject names a stream that is not there.");
  if (event.opened.empty()) return invalid("opening.fields-missing", "fields must name one field or more.");
  if (!std::all_of(event.opened.begin(), event.opened.end(), is_field_name))
    return invalid("opening.field-malformed",
                   "A field's name holds letters, digits, slashes and full stops.");
  auto names = event.opened;
  std::sort(names.begin(), names.end());
  if (std::adjacent_find(names.begin(), names.end()) != names.end())
    return invalid("opening.field-twice", "fields names one of them twice.");
  if (!is_basis_code(event.ground))
    return invalid("opening.ground-malformed", "ground must be a legal-basis code.");
  return Ok{};
}

// ---- evolve

void evolve(State& state, const Made& event, const Told& told) {
  state.subject = event.subject;
  state.opener = told.claims.author;
  state.opened = event.opened;
  state.purpose.supersede(event.purpose);
  state.ground = event.ground;
  state.at = told.recorded_at;
}

}  // namespace kroniek::opening

namespace kroniek {
AggregateRow openings() {
  return make_aggregate<Openings>();
}
}  // namespace kroniek
