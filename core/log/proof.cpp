#include "core/log/proof.h"

#include "core/check.h"
#include "core/log/text.h"

namespace kroniek {
namespace {

constexpr std::string_view header = "c2sp.org/tlog-proof@v1";
constexpr std::string_view extra_start = "extra ";
constexpr std::string_view index_start = "index ";
constexpr std::size_t path_hashes_max = 63;

Error malformed() {
  return {ErrorKind::invalid, "receipt.malformed",
          "A receipt is a header, an index, a path, an empty line and a checkpoint (C2SP tlog-proof)."};
}

}  // namespace

std::string format_receipt(const Receipt& receipt) {
  VERIFY(receipt.path.size() <= path_hashes_max, "no tree is deeper");
  std::string text = std::string(header) + "\n";
  if (receipt.extra) {
    VERIFY(!receipt.extra->empty(), "without extra data there is no extra line");
    text += std::string(extra_start) + base64(*receipt.extra) + "\n";
  }
  text += std::string(index_start) + std::to_string(receipt.index.value) + "\n";
  for (const Hash& hash : receipt.path) text += base64(hash) + "\n";
  return text + "\n" + receipt.checkpoint;
}

Result<Receipt> parse_receipt(std::string_view text) {
  if (text.size() > receipt_bytes_max) {
    return Error{ErrorKind::too_large, "receipt.too-large", "A receipt has at most 1 MiB."};
  }
  Receipt receipt;
  if (take_line(text) != header) return malformed();
  auto line = take_line(text);
  if (line && line->starts_with(extra_start)) {
    const Result<Bytes> extra = base64_decode(line->substr(extra_start.size()));
    if (!extra || extra->empty()) return malformed();
    receipt.extra = *extra;
    line = take_line(text);
  }
  if (!line || !line->starts_with(index_start)) return malformed();
  const auto index = parse_decimal(line->substr(index_start.size()));
  if (!index) return malformed();
  receipt.index = {*index};
  for (line = take_line(text); line && !line->empty(); line = take_line(text)) {
    const auto hash = parse_hash(*line);
    if (!hash || receipt.path.size() == path_hashes_max) return malformed();
    receipt.path.push_back(*hash);
  }
  if (!line) return malformed();
  TRY(note, parse_note(text));
  TRY_OK(parse_checkpoint(note.text));
  receipt.checkpoint = std::string(text);
  return receipt;
}

Result<Proven> verify_receipt(const Receipt& receipt, const Hash& leaf, const Policy& policy,
                              const Verifier& verifier) {
  TRY(note, parse_note(receipt.checkpoint));
  TRY(standing, evaluate(policy, note, verifier));
  if (standing.quorum == Quorum::missing) {
    return Error{ErrorKind::invalid, "receipt.quorum-missing",
                 "Too few of the policy's witnesses have cosigned."};
  }
  TRY_OK(check_inclusion(receipt.path, receipt.index, leaf, standing.checkpoint.head()));
  return Proven{receipt.index, std::move(standing)};
}

}  // namespace kroniek
