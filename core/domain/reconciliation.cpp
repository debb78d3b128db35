#include "core/domain/reconciliation.h"

#include <algorithm>

namespace kroniek {
namespace {

using registration::Phase;

bool holds(const std::vector<StreamId>& movements, const StreamId& movement) {
  return std::find(movements.begin(), movements.end(), movement) != movements.end();
}

bool is_no_show(const MovementCase& of, const registration::State& file) {
  return holds(file.no_show_on, of.movement) || file.exit == Phase::stayed_by_choice ||
         file.exit == Phase::deceased;
}

bool is_diverted(const MovementCase& of, const registration::State& file) {
  return file.exit == Phase::home_by_other_means ||
         std::any_of(file.seen_on.begin(), file.seen_on.end(),
                     [&](const StreamId& seen) { return seen != of.movement && !holds(of.chain, seen); });
}

}  // namespace

movement::Reconciled reconcile(const MovementCase& of, std::span<const registration::State> files) {
  movement::Reconciled numbers;
  std::int64_t without_trace = 0;
  for (const auto& file : files) {
    if (file.exit == Phase::registered_in_error) continue;
    const bool seen = holds(file.seen_on, of.movement);
    if (!holds(file.expected_on, of.movement)) {
      numbers.unexpected += seen ? 1 : 0;
    } else if (seen) {
      ++numbers.seen;
    } else if (is_no_show(of, file)) {
      ++numbers.no_show;
    } else if (is_diverted(of, file)) {
      ++numbers.diverted;
    } else {
      ++without_trace;
    }
  }
  const auto accounted_for = numbers.seen + numbers.no_show + numbers.diverted;
  numbers.expected = std::max(of.manifest_count, accounted_for + without_trace);
  numbers.unresolved = numbers.expected - accounted_for;
  return numbers;
}

}  // namespace kroniek
