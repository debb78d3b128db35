#include "api/cli/policy_option.h"

#include "api/cli/files.h"

namespace kroniek::cli {

Result<Policy> policy_of(const Arguments& arguments, Streams& streams) {
  Policy policy;
  if (const auto file = arguments.find("policy")) {
    TRY(text, read_text(*file, streams));
    TRY(parsed, parse_policy(text));
    policy = std::move(parsed);
  }
  if (const auto text = arguments.find("log-key")) {
    TRY(key, parse_vkey(*text));
    policy.logs = {{std::move(key), ""}};
  }
  if (policy.logs.empty())
    return Error{ErrorKind::invalid, "usage.option-missing",
                 "This needs `--log-key VKEY`, or a policy that names a log."};
  return policy;
}

}  // namespace kroniek::cli
