#include "api/demo/desk.h"

#include <algorithm>

namespace kroniek::demo {

Uuid Desk::add(Instant at, const Persona& by, PlainStatement plain) {
  const auto jti = *plain.jti;
  acts_.push_back({at, &by, std::move(plain)});
  return jti;
}

void Desk::perform(Narrator& narrator) {
  std::stable_sort(acts_.begin(), acts_.end(), [](const Act& a, const Act& b) { return a.at < b.at; });
  for (auto& act : acts_) {
    narrator.at(act.at);
    narrator.say(*act.by, std::move(act.plain));
  }
  acts_.clear();
}

}  // namespace kroniek::demo
