// Who must have signed a checkpoint before it counts: C2SP tlog-policy. Logs, witnesses, groups of them, and
// a quorum. Pure. It only says what holds; what a missing quorum means is for the caller to decide.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/log/checkpoint.h"
#include "core/log/signed_note.h"

namespace kroniek {

constexpr std::size_t policy_bytes_max = 64 * 1024;  // some hundreds of lines; the specification asks for 96

struct PolicyLog {
  NoteKey key;      // type ed25519; its name is the log's origin
  std::string url;  // may be empty
  bool operator==(const PolicyLog&) const = default;
};
struct PolicyWitness {
  std::string name;  // within the policy; the key's own name may differ
  NoteKey key;       // type cosignature
  std::string url;   // submission prefix; may be empty
  bool operator==(const PolicyWitness&) const = default;
};
struct PolicyGroup {
  std::string name;
  std::size_t threshold = 1;  // how many members must have cosigned, 1 to all
  std::vector<std::string> members;
  bool operator==(const PolicyGroup&) const = default;
};
struct Policy {
  std::vector<PolicyLog> logs;  // a checkpoint is signed by any one of them
  std::vector<PolicyWitness> witnesses;
  std::vector<PolicyGroup> groups;    // each after the groups that are its members
  std::optional<std::string> quorum;  // a witness or group; none: no cosignature is needed
  bool operator==(const Policy&) const = default;
};
// `policy.malformed` names the line; `policy.too-large`.
Result<Policy> parse_policy(std::string_view text);

enum class Quorum { missing, met };
struct Cosigned {
  std::string witness;     // its name in the policy
  std::uint64_t time = 0;  // POSIX seconds; the newest, if it cosigned twice
  bool operator==(const Cosigned&) const = default;
};
// What a checkpoint is worth under a policy.
struct Standing {
  Checkpoint checkpoint;
  std::vector<Cosigned> cosigned;  // by the policy's witnesses, in its order
  Quorum quorum = Quorum::missing;
  bool operator==(const Standing&) const = default;
};
// Errors of parse_checkpoint and verify_note; `checkpoint.log-unknown` if no log of the policy with this
// origin signed.
Result<Standing> evaluate(const Policy& policy, const Note& checkpoint, const Verifier& verifier);

}  // namespace kroniek
