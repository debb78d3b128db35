// All states of one aggregate at a moment, for answers that are computed over a whole collection.
#pragma once

#include <memory>

#include "core/register/views.h"

namespace kroniek {

constexpr std::size_t states_max = 20'000;  // of one answer; kind too_large, `states.too-many`

// The open streams whose views match, read page by page.
Result<std::vector<Held>> all_held(const LogReader& log, ListQuery query, const Moment& moment);

template <typename Aggregate>
struct StreamState {
  StreamId id;
  std::shared_ptr<const typename Aggregate::State> state;
};

// Of all streams that match the filters, in the order of their ids; exercise data is no part of it.
template <typename Aggregate>
Result<std::vector<StreamState<Aggregate>>> all_states(const LogReader& log, const ListValues& filters,
                                                       const Moment& moment) {
  TRY(held, all_held(log, {Aggregate::collection, false, filters, std::nullopt, 500}, moment));
  std::vector<StreamState<Aggregate>> out;
  for (const auto& each : held)
    out.push_back({each.envelope.id, std::static_pointer_cast<const typename Aggregate::State>(each.state)});
  return out;
}

}  // namespace kroniek
