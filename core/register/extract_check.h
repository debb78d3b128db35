// Checks an extract without asking anybody: every proof, every disclosure, and that what is shown is what was
// signed. Pure; also finds what was altered in the part for people.
#pragma once

#include "core/log/policy.h"
#include "core/register/extract.h"

namespace kroniek {

struct ExtractChecked {
  std::string origin;
  StreamId subject;
  TreeSize size;  // of the tree that all proofs are of
  std::size_t statements = 0, looks = 0, mentions = 0, parties = 0;
  std::int64_t missing_values = 0;  // of the file itself: erased
};
struct ExtractTools {
  const Policy& policy;  // names the log
  const EntryCodec& codec;
  const Verifier& verifier;
};
// `extract.malformed`; and with the item as the fault's pointer `/statements/3`: `extract.differs` (what is
// shown is not what was signed), `extract.foreign` (not of this person, log or tree), `extract.text-differs`,
// `receipt.disclosure-foreign`, and the errors of parse_sd_jwt, parse_receipt and verify_receipt. What it
// cannot see is a statement that was left out: that takes the log.
Result<ExtractChecked> check_extract(const Json& extract, const ExtractTools& tools);

// The disclosures shown with a statement must be its own: `receipt.disclosure-foreign`. Some may be withheld.
Result<Ok> check_disclosures(const SdJwt& statement);

}  // namespace kroniek
