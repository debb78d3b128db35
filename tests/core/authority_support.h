// Mandates of many kinds for the people of the register's world, and what is said on them.
#pragma once

#include "tests/core/people_support.h"

namespace kroniek::test {

// What a mandate says; what is left out stays as it is here.
struct Grant {
  std::string role = "kcr2-duty-officer";
  std::string tasks = "[]";
  std::string scope = "{}";
  std::string from = "2026-01-01T00:00:00Z";
  std::string until = "2027-01-01T00:00:00Z";
};

// Gives the coordinator a further mandate.
inline StreamId granted(RegisterWorld& world, std::uint8_t number, const StreamId& holder,
                        const Grant& grant) {
  const auto id = stream("mandates", number);
  world.state(world.administrator,
              R"({"type": "mandate.granted", "sub": ")" + to_string(id) + R"(", "data": {"holder": ")" +
                  to_string(holder) + R"(", "role": ")" + grant.role + R"(", "scope": )" + grant.scope +
                  R"(, "tasks": )" + grant.tasks + R"(, "basis": ["Wvr-39"], "from": ")" + grant.from +
                  R"(", "until": ")" + grant.until + R"(", "instrument": {"document": ")" +
                  std::string(64, 'a') + R"("}, "mayDelegate": false}})");
  return id;
}
// A mandate that holds within the world's operation only.
inline StreamId granted_within(RegisterWorld& world, std::uint8_t number, const Person& holder,
                               Grant grant = {}) {
  grant.scope = R"({"operation": ")" + to_string(world.operation) + "\"}";
  return granted(world, number, holder.actor, grant);
}

inline std::string other_organisation(const RegisterWorld& world) {
  return R"({"organisation": ")" + to_string(world.region) + "\"}";
}

// The members type and sub of a statement, and the rest of it.
inline std::string about(const StreamId& of, std::string_view type, std::string_view rest) {
  return R"("type": ")" + std::string(type) + R"(", "sub": ")" + to_string(of) + "\", " + std::string(rest);
}

}  // namespace kroniek::test
