#include "core/register/retained.h"

#include <algorithm>

#include "core/domain/holds.h"
#include "core/domain/terms.h"
#include "core/register/erasing.h"
#include "core/register/listed.h"
#include "core/register/states.h"
#include "core/register/tables.h"

namespace kroniek {
namespace {

class Retained {
 public:
  Retained(const LogReader& log, bool exercise, TreeSize size, Instant at)
      : log_(log), exercise_(exercise), moment_{size, true, std::nullopt}, at_(at) {}

  Result<Ok> add(const RetentionTerm& term) {
    const ListValues filter{{"phase", std::string(term.phase)}};
    TRY(ended, all_held(log_, {term.collection, exercise_, filter, std::nullopt, 500}, moment_));
    for (const auto& held : ended) {
      const auto since = months_after(held.envelope.occurred_at, term.months);
      if (since > at_) continue;
      TRY(gone, erased_classes(log_.snapshot, held.envelope.id));
      if (term.erased == erasure::Erased::personal ? gone.personal : gone.text) continue;
      PastTerm past{held.envelope.id, term.erased, since, std::string(term.why), {}, {}};
      TRY_OK(add_hold(past, held.envelope));
      TRY_OK(add_erasure(past));
      found.push_back(std::move(past));
    }
    return Ok{};
  }

  std::vector<PastTerm> found;

 private:
  template <typename Aggregate>
  Result<std::shared_ptr<const typename Aggregate::State>> state_of(const StreamId& stream) const {
    TRY(view, read_required(log_.snapshot, Table::views, stream_prefix(stream), "a view that is listed"));
    TRY(held, parse_view(view));
    return std::static_pointer_cast<const typename Aggregate::State>(held.state);
  }

  Result<Ok> add_hold(PastTerm& past, const Envelope& envelope) const {
    std::vector<StreamId> names{past.subject};
    if (envelope.operation.has_value()) names.push_back(*envelope.operation);
    for (const auto& name : names) {
      TRY(ids, listed_now(log_.snapshot, {Holds::collection, "subject", to_string(name), exercise_}));
      for (const auto& id : ids) {
        TRY(state, state_of<Holds>(id));
        if (hold::is_in_force(*state, at_)) past.hold = id;
      }
    }
    return Ok{};
  }

  Result<Ok> add_erasure(PastTerm& past) const {
    for (const std::string_view field : {"subject", "also"}) {
      TRY(ids, listed_now(log_.snapshot, {Erasures::collection, field, to_string(past.subject), exercise_}));
      for (const auto& id : ids) {
        TRY(state, state_of<Erasures>(id));
        const auto& classes = state->classes;
        const bool under_way =
            state->phase == erasure::Phase::proposed || state->phase == erasure::Phase::approved;
        if (under_way && std::find(classes.begin(), classes.end(), past.erased) != classes.end())
          past.erasure = id;
      }
    }
    return Ok{};
  }

  const LogReader& log_;
  const bool exercise_;
  const Moment moment_;
  const Instant at_;
};

}  // namespace

Result<std::vector<PastTerm>> past_terms(const LogReader& log, bool exercise, TreeSize size, Instant at) {
  Retained retained(log, exercise, size, at);
  for (const auto& term : retention_terms()) TRY_OK(retained.add(term));
  std::sort(retained.found.begin(), retained.found.end(), [](const PastTerm& a, const PastTerm& b) {
    return std::tie(a.since, a.subject) < std::tie(b.since, b.subject);
  });
  return std::move(retained.found);
}

}  // namespace kroniek
