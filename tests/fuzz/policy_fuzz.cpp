// Any bytes as a policy (C2SP tlog-policy): what reads names only what it defines.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include <algorithm>
#include "core/check.h"

#include "core/log/policy.h"

using namespace kroniek;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto policy = parse_policy(text);
  if (!policy.ok()) return 0;
  const auto defines = [&](const std::string& name) {
    const auto called = [&](const auto& each) { return each.name == name; };
    return std::any_of(policy->witnesses.begin(), policy->witnesses.end(), called) ||
           std::any_of(policy->groups.begin(), policy->groups.end(), called);
  };
  VERIFY(!policy->quorum.has_value() || defines(*policy->quorum), "the quorum is a witness or a group");
  for (const auto& group : policy->groups) {
    VERIFY(group.threshold >= 1 && group.threshold <= group.members.size(), "a group can be met");
    VERIFY(std::all_of(group.members.begin(), group.members.end(), defines), "members are defined");
  }
  return 0;
}
