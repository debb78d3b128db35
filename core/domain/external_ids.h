// What stands in the log in place of another system's id of somebody. A booking reference, a ticket's number
// or a staff number finds a person for whoever has the other system, and the log is open and for ever: so it
// holds a code, which the register alone can make of the id. The same source and id give the same code, so
// the same person is known again; after an erasure nobody without the register's key can tell whose it was.
#pragma once

#include <string>
#include <string_view>

#include "core/hmac.h"

namespace kroniek {

// What may stand in clear: a code of ExternalIds, the number of a row (up to four digits, which say nothing
// without the list), or a registration number, which a register gave out itself.
bool is_external_id(std::string_view id);

class ExternalIds {
 public:
  explicit ExternalIds(const Hash& secret) : secret_(secret) {}

  // `x1-` and 24 letters, no vowels among them, so that a code can be no word, no number and no name: 96 bits
  // of HMAC-SHA-256 over source ‖ 0 ‖ id. What may stand in clear stays as it is.
  std::string code(std::string_view source, std::string_view id) const;

 private:
  Hash secret_;
};

}  // namespace kroniek
