// The first half of a statement's way: read, authenticate, open. Pure but for the key directory; no lock is
// held while signatures are checked, so any number of threads may prepare at once. The second half is the
// recorder's.
#pragma once

#include <string>
#include <string_view>

#include "core/register/held.h"
#include "core/register/key_directory.h"
#include "core/register/vault.h"

namespace kroniek {

// A statement whose signature counts and whose fields are in order. Whether it is recorded is decided in its
// place.
struct Prepared {
  Jws jws;
  std::string key_id;
  Claims claims;
  EventType type;
  AnyEvent event;  // with its hidden values in hand
  HiddenValues hidden;
  Assurance assurance{};
};

// Refusals come in this order, and the first one ends the reading; faults of one step are reported together:
//   1. form              statement.malformed, .header, .type, .algorithm, json.*, disclosure.*
//   2. claims            statement.claims-invalid
//   3. addressee         statement.wrong-log
//   4. type and stream   statement.type-unknown, statement.wrong-stream
//   5. time              statement.issued-in-future, statement.occurs-in-future
//   6. key               statement.key-unknown, .algorithm-mismatch, .signature-wrong, .amr-misplaced
//   7. hidden fields     statement.disclosures-invalid
//   8. fields            statement.fields-invalid; also for a key that nobody can hold (jwk.unsound), which
//                        is asked here and never in verify
class Intake {
 public:
  Intake(std::string origin, const KeyDirectory& keys, const Verifier& verifier, const Clock& clock)
      : origin_(std::move(origin)), keys_(keys), verifier_(verifier), clock_(clock) {}

  Result<Prepared> prepare(std::string_view sd_jwt) const;
  Result<Prepared> prepare(SdJwt statement) const;

 private:
  Result<Ok> check_addressee_and_time(const Claims& claims) const;
  Result<Assurance> authenticate(const SdJwt& statement, const Claims& claims) const;

  std::string origin_;
  const KeyDirectory& keys_;
  const Verifier& verifier_;
  const Clock& clock_;
};

// The latest iat, in seconds since 1970, of a statement that arrives at this moment: devices' clocks differ.
std::int64_t issued_at_latest(Instant recorded_at);
// The event of a statement, and its type: `statement.type-unknown`, `statement.wrong-stream`.
Result<EventType> type_of(const Claims& claims);
// Shared with verify: does the header's algorithm fit the key, and does the signature hold?
Result<Ok> check_signature(const SdJwt& statement, const PublicKey& key, const Verifier& verifier);

}  // namespace kroniek
