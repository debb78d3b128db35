// A receipt: C2SP tlog-proof. It shows, without asking anybody, that an entry is in the log at a place, under
// a checkpoint that the log and its witnesses signed. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/log/policy.h"
#include "core/log/tree.h"

namespace kroniek {

constexpr std::size_t receipt_bytes_max = 1024 * 1024;

struct Receipt {
  std::optional<Bytes> extra;  // not authenticated; not empty
  Position index;
  std::vector<Hash> path;  // RFC 6962 section 2.1.1, the leaf's sibling first; at most 63
  std::string checkpoint;  // the signed note, byte for byte
  bool operator==(const Receipt&) const = default;
};

std::string format_receipt(const Receipt& receipt);
// Also reads the note and the checkpoint in it, so a receipt that was read is well-formed throughout; says
// nothing of signatures. `receipt.malformed`, `receipt.too-large`, and the errors of parse_note and
// parse_checkpoint.
Result<Receipt> parse_receipt(std::string_view text);

struct Proven {
  Position position;  // where the leaf stands
  Standing standing;  // under which checkpoint, cosigned by whom
  bool operator==(const Proven&) const = default;
};
// `leaf` is the leaf_hash of the entry in question. Errors of parse_note and evaluate;
// `receipt.quorum-missing`; `proof.inclusion-wrong`.
Result<Proven> verify_receipt(const Receipt& receipt, const Hash& leaf, const Policy& policy,
                              const Verifier& verifier);

}  // namespace kroniek
