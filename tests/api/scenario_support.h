// What scenario tests ask of the register beside views and worklists: figures.
#pragma once

#include "tests/support/story_world.h"

namespace kroniek::test {

inline std::string in_operation(const StreamId& operation) {
  return "operation=" + to_string(operation);
}
inline std::string on(const StreamId& organisation) {
  return "&organisation=" + to_string(organisation);
}

// How many statements of that type there are.
inline std::int64_t count_of(StoryWorld& world, std::string_view type, const std::string& filter) {
  return *at(world.get("/v1/figures/counts?type=" + std::string(type) + "&" + filter), "total").integer();
}

struct Between {
  std::string_view from, to;  // types
};
// The lead times in seconds, in the order of the first statements; `waits` where the second is not there.
inline std::string lead_times(StoryWorld& world, const Between& types, const std::string& filter) {
  const auto answer = world.get("/v1/figures/lead-times?fromType=" + std::string(types.from) +
                                "&toType=" + std::string(types.to) + "&" + filter);
  std::string out;
  for (const auto& item : items_at(answer, "items"))
    out += (out.empty() ? "" : " ") +
           (item.find("seconds") == nullptr ? std::string("waits") : text_at(item, "seconds"));
  return out;
}

}  // namespace kroniek::test
