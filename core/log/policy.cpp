#include "core/log/policy.h"

#include <algorithm>
#include <set>

#include "core/log/text.h"

namespace kroniek {
namespace {

using Items = std::vector<std::string_view>;

// The parts of a line between spaces and tabs.
Items items_of(std::string_view line) {
  Items items;
  for (std::size_t at = line.find_first_not_of(" \t"); at != std::string_view::npos;) {
    const std::size_t end = std::min(line.find_first_of(" \t", at), line.size());
    items.push_back(line.substr(at, end - at));
    at = line.find_first_not_of(" \t", end);
  }
  return items;
}

// Bytes with the high bit set are opaque: they may stand in names, addresses and comments.
bool is_policy_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte == '\t' || byte == '\n' || (byte >= 0x20 && byte != 0x7f);
}

// Reads line by line; what a line refers to must stand above it.
class PolicyReader {
 public:
  Result<Policy> read(std::string_view text) {
    for (std::size_t number = 1; !text.empty(); ++number) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      if (const std::string_view fault = read_line(items_of(text.substr(0, end))); !fault.empty()) {
        return Error{ErrorKind::invalid, "policy.malformed",
                     "Line " + std::to_string(number) + ": " + std::string(fault)};
      }
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    if (!quorum_seen_) return Error{ErrorKind::invalid, "policy.malformed", "A policy has one quorum line."};
    return std::move(policy_);
  }

 private:
  // Each reader answers what is wrong with its line, or nothing.
  std::string_view read_line(const Items& items) {
    if (items.empty() || items[0].starts_with('#')) return {};
    if (items[0] == "log") return read_log(items);
    if (items[0] == "witness") return read_witness(items);
    if (items[0] == "group") return read_group(items);
    if (items[0] == "quorum") return read_quorum(items);
    return "A line starts with log, witness, group, quorum or #.";
  }

  std::string_view read_log(const Items& items) {
    if (items.size() < 2 || items.size() > 3) return "A log line is: log <vkey> [<url>].";
    const Result<NoteKey> key = parse_vkey(items[1]);
    if (!key || key->type != NoteKeyType::ed25519) return "A log has an Ed25519 verifier key (type 1).";
    if (!log_keys_.insert(key->key.x).second) return "This log's key stands above already.";
    policy_.logs.push_back({*key, items.size() == 3 ? std::string(items[2]) : ""});
    return {};
  }

  std::string_view read_witness(const Items& items) {
    if (items.size() < 3 || items.size() > 4) return "A witness line is: witness <name> <vkey> [<url>].";
    const Result<NoteKey> key = parse_vkey(items[2]);
    if (!key || key->type != NoteKeyType::cosignature) return "A witness has a cosigner key (type 4).";
    if (!witness_keys_.insert(key->key.x).second) return "This witness's key stands above already.";
    if (const std::string_view fault = define(items[1]); !fault.empty()) return fault;
    policy_.witnesses.push_back(
        {std::string(items[1]), *key, items.size() == 4 ? std::string(items[3]) : ""});
    return {};
  }

  std::string_view read_group(const Items& items) {
    if (items.size() < 4) return "A group line is: group <name> all|any|<k> <member>...";
    PolicyGroup group{std::string(items[1]), 1, {items.begin() + 3, items.end()}};
    if (items[2] == "all") {
      group.threshold = group.members.size();
    } else if (items[2] != "any") {
      const auto threshold = parse_decimal(items[2]);
      if (!threshold || *threshold == 0 || *threshold > group.members.size()) {
        return "A threshold is all, any, or a number from 1 to that of the members.";
      }
      group.threshold = static_cast<std::size_t>(*threshold);
    }
    for (const std::string& member : group.members) {
      if (!names_.contains(member)) return "A member of a group is defined on a line above.";
      // So that a witness counts in one way only.
      if (!members_.insert(member).second) return "A name is a member at most once.";
    }
    if (const std::string_view fault = define(items[1]); !fault.empty()) return fault;
    policy_.groups.push_back(std::move(group));
    return {};
  }

  std::string_view read_quorum(const Items& items) {
    if (items.size() != 2) return "A quorum line is: quorum <name>.";
    if (quorum_seen_) return "A policy has one quorum line.";
    quorum_seen_ = true;
    if (items[1] == "none") return {};
    if (!names_.contains(std::string(items[1]))) return "The quorum is a name defined on a line above.";
    policy_.quorum = std::string(items[1]);
    return {};
  }

  std::string_view define(std::string_view name) {
    if (name == "none") return "The name none is taken: it stands for no quorum.";
    if (!names_.emplace(name).second) return "This name is defined on a line above already.";
    return {};
  }

  Policy policy_;
  bool quorum_seen_ = false;
  std::set<std::string> names_;
  std::set<std::string> members_;
  std::set<Bytes> log_keys_;
  std::set<Bytes> witness_keys_;
};

Quorum quorum_of(const Policy& policy, const std::vector<Cosigned>& cosigned) {
  if (!policy.quorum) return Quorum::met;
  std::set<std::string> satisfied;
  for (const Cosigned& by : cosigned) satisfied.insert(by.witness);
  for (const PolicyGroup& group : policy.groups) {
    const auto count = std::count_if(group.members.begin(), group.members.end(),
                                     [&](const std::string& member) { return satisfied.contains(member); });
    if (static_cast<std::size_t>(count) >= group.threshold) satisfied.insert(group.name);
  }
  return satisfied.contains(*policy.quorum) ? Quorum::met : Quorum::missing;
}

}  // namespace

Result<Policy> parse_policy(std::string_view text) {
  if (text.size() > policy_bytes_max) {
    return Error{ErrorKind::too_large, "policy.too-large", "A policy has at most 64 KiB."};
  }
  if (!std::all_of(text.begin(), text.end(), is_policy_byte)) {
    return Error{ErrorKind::invalid, "policy.malformed",
                 "The only control characters are tab and line feed."};
  }
  return PolicyReader{}.read(text);
}

Result<Standing> evaluate(const Policy& policy, const Note& checkpoint, const Verifier& verifier) {
  Standing standing;
  TRY(parsed, parse_checkpoint(checkpoint.text));
  standing.checkpoint = std::move(parsed);

  // The witnesses stand first, so that a verified key's index is its witness's. A log vouches for its own
  // origin only.
  std::vector<NoteKey> keys;
  for (const PolicyWitness& witness : policy.witnesses) keys.push_back(witness.key);
  for (const PolicyLog& log : policy.logs) {
    if (log.key.name == standing.checkpoint.origin) keys.push_back(log.key);
  }
  TRY(verified, verify_note(checkpoint, keys, verifier));

  bool log_signed = false;
  std::vector<std::optional<std::uint64_t>> times(policy.witnesses.size());
  for (const VerifiedSignature& signature : verified) {
    if (signature.key >= times.size()) {
      log_signed = true;
    } else {
      times[signature.key] = std::max(times[signature.key], signature.time);
    }
  }
  if (!log_signed) {
    return Error{ErrorKind::invalid, "checkpoint.log-unknown",
                 "No log of the policy with this origin has signed it."};
  }
  for (std::size_t i = 0; i < times.size(); ++i) {
    if (times[i]) standing.cosigned.push_back({policy.witnesses[i].name, *times[i]});
  }
  standing.quorum = quorum_of(policy, standing.cosigned);
  return standing;
}

}  // namespace kroniek
