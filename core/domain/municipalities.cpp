#include "core/domain/municipalities.h"

#include <algorithm>

#include "core/domain/organisations.h"

namespace kroniek {
namespace {

using organisation::Kind;

bool exists_on(const organisation::State& municipality, const std::optional<Date>& day) {
  return !day.has_value() || !municipality.last_day.has_value() || *day <= *municipality.last_day;
}

}  // namespace

bool is_known_municipality(std::string_view code, const std::optional<Date>& day, const States& states) {
  if (organisation::code_fits(Kind::island, code)) return true;  // there are three, and the form says which
  for (const auto& id : states.listed({Organisations::collection, "code", std::string(code)})) {
    const auto found = find_state<Organisations>(states, id);
    if (found != nullptr && found->kind == Kind::municipality && found->code == code)
      return exists_on(*found, day);
  }
  const auto registered =
      states.listed({Organisations::collection, "kind", std::string(name_of(Kind::municipality))});
  return std::none_of(registered.begin(), registered.end(), [&](const StreamId& id) {
    const auto found = find_state<Organisations>(states, id);
    return found != nullptr && found->kind == Kind::municipality;
  });
}

}  // namespace kroniek
