// Whose checkpoints count, for the commands that check proofs offline.
#pragma once

#include "api/cli/verb.h"
#include "core/log/policy.h"

namespace kroniek::cli {

inline constexpr Option log_key_option{"log-key", "VKEY", "The log's public key, as `init` printed it."};
inline constexpr Option policy_option{"policy", "FILE", "Who else must have cosigned: a C2SP tlog-policy."};

// The policy's own logs do not count where a log key is given: the user says which log this must be.
// `usage.option-missing` where neither names a log.
Result<Policy> policy_of(const Arguments& arguments, Streams& streams);

}  // namespace kroniek::cli
