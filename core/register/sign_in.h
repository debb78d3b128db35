// Sign-in by proof of possession: a short-lived JWT signed with a key of one's own (RFC 7519, RFC 8725). The
// service keeps no password, no session and no secret of the people who use it.
#pragma once

#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "core/domain/actors.h"
#include "core/register/generations.h"
#include "core/register/key_directory.h"

namespace kroniek {

constexpr std::string_view token_media_type = "kroniek-auth+jwt";
constexpr std::int64_t token_seconds_max = 5 * 60;

struct SignedIn {
  StreamId actor;
  StreamId organisation;
  std::string key_id;
};

// A token for `actor`, valid from `now` for `seconds` (at most token_seconds_max).
Result<std::string> make_token(const StreamId& actor, std::string_view origin, Instant now,
                               const Signer& signer);

// Who was found behind a token, until it expires: a signature is checked once, whether its actor may still
// sign in is looked up each time. Keeps digests of tokens, never a token. Any thread.
class CheckedTokens {
 public:
  struct Checked {
    SignedIn who;
    std::int64_t expires = 0;
    std::string actor_view, organisation_view;  // as stored when it was checked
  };
  std::optional<Checked> find(const std::string& digest);
  void keep(const std::string& digest, Checked checked);

 private:
  std::mutex mutex_;
  Generations<std::string, Checked> checked_{10'000};  // about 10 MB; guarded by mutex_
};

class SignIn {
 public:
  SignIn(std::string origin, const Store& store, const KeyDirectory& keys, const Verifier& verifier,
         const Clock& clock)
      : origin_(std::move(origin)), store_(store), keys_(keys), verifier_(verifier), clock_(clock) {}

  // Kind unauthenticated: `token.malformed`, `token.type`, `token.wrong-log`, `token.expired`,
  // `token.too-long-lived`, `token.key-unknown`, `token.signature-wrong`, `token.key-revoked`,
  // `token.actor-not-active`, `token.organisation-not-active`.
  Result<SignedIn> check(std::string_view token) const;

 private:
  Result<CheckedTokens::Checked> check_anew(std::string_view token, const Snapshot& snapshot) const;

  std::string origin_;
  const Store& store_;
  const KeyDirectory& keys_;
  const Verifier& verifier_;
  const Clock& clock_;
  mutable CheckedTokens checked_;
};

}  // namespace kroniek
