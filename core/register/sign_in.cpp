#include "core/register/sign_in.h"

#include "core/domain/organisations.h"
#include "core/register/intake.h"
#include "core/register/tables.h"
#include "core/sha256.h"
#include "core/statement/jwk.h"
#include "core/statement/sd_jwt.h"

namespace kroniek {
namespace {

struct TokenClaims {
  StreamId actor;
  std::string audience;
  std::int64_t expires = 0;
  std::optional<std::int64_t> issued_at;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("iss", &TokenClaims::actor, RefersTo{"actors"}, "Who signs in."),
        field("aud", &TokenClaims::audience, "The origin of the log."),
        field("exp", &TokenClaims::expires, Range{0, 253402300799}, "Until when, in seconds since 1970."),
        field("iat", &TokenClaims::issued_at, Range{0, 253402300799}, "Since when, in seconds since 1970."));
  };
};

Error refuse(std::string code, std::string detail) {
  return {ErrorKind::unauthenticated, std::move(code), std::move(detail)};
}

// The view of an actor's organisation: who was suspended or has ended sends nobody any more.
Result<std::string> active_organisation(const StreamId& organisation, const Snapshot& snapshot) {
  TRY(view, snapshot.read(Table::views, stream_prefix(organisation)));
  VERIFY(view.has_value(), "an actor is enrolled in an organisation that is registered");
  TRY(held, parse_view(*view));
  if (std::static_pointer_cast<const Organisations::State>(held.state)->phase != organisation::Phase::active)
    return refuse("token.organisation-not-active", "The actor's organisation is suspended or has ended.");
  return *std::move(view);
}

std::int64_t seconds(Instant instant) {
  return instant.microseconds / 1'000'000;
}

}  // namespace

Result<std::string> make_token(const StreamId& actor, std::string_view origin, Instant now,
                               const Signer& signer) {
  Jws jws;
  jws.header = to_bytes(write_json(Json::object({{"alg", jws_algorithm(signer.key().kind)},
                                                 {"typ", token_media_type},
                                                 {"kid", thumbprint(signer.key())}})));
  jws.payload = to_bytes(write_json(
      Json::object({{"iss", to_string(actor)}, {"aud", origin}, {"exp", seconds(now) + token_seconds_max}})));
  TRY(signature, signer.sign(as_bytes(signing_input(jws))));
  jws.signature = std::move(signature);
  return compact(jws);
}

std::optional<CheckedTokens::Checked> CheckedTokens::find(const std::string& digest) {
  const std::lock_guard lock(mutex_);
  const auto* checked = checked_.find(digest);
  return checked == nullptr ? std::nullopt : std::optional(*checked);
}

void CheckedTokens::keep(const std::string& digest, Checked checked) {
  const std::lock_guard lock(mutex_);
  checked_.put(digest, std::move(checked));
}

Result<SignedIn> SignIn::check(std::string_view token) const {
  const auto hash = sha256(as_bytes(token));
  const std::string digest(hash.begin(), hash.end());
  const auto snapshot = store_.snapshot();
  if (const auto known = checked_.find(digest); known.has_value() && known->expires > seconds(clock_.now())) {
    TRY(actor, snapshot->read(Table::views, stream_prefix(known->who.actor)));
    TRY(organisation, snapshot->read(Table::views, stream_prefix(known->who.organisation)));
    if (actor == known->actor_view && organisation == known->organisation_view) return known->who;
  }
  TRY(checked, check_anew(token, *snapshot));
  const auto who = checked.who;
  checked_.keep(digest, std::move(checked));
  return who;
}

Result<CheckedTokens::Checked> SignIn::check_anew(std::string_view token, const Snapshot& snapshot) const {
  auto parsed = parse_signed(token, token_media_type);
  if (!parsed.ok() && parsed.error().code == "statement.type")
    return refuse("token.type", "The bearer token's typ must be kroniek-auth+jwt.");
  if (!parsed.ok())
    return refuse("token.malformed", "The bearer token is not a signed JWT of alg, typ and kid.");
  const auto claims = read_fields<TokenClaims>(parsed->payload, ReadMode::fold);
  if (!claims.ok())
    return Error{ErrorKind::unauthenticated, "token.malformed",
                 "The token's claims are iss, aud, exp and, if given, iat.", claims.error().faults};
  if (claims->audience != origin_)
    return refuse("token.wrong-log", "The token's aud must be this log's origin.");
  const auto now = seconds(clock_.now());
  if (claims->expires <= now) return refuse("token.expired", "The token has expired.");
  // A minute for clocks that differ: a token made now by a device that runs ahead is still a short-lived one.
  if (claims->expires > now + token_seconds_max + 60)
    return refuse("token.too-long-lived", "A token's exp is at most five minutes ahead.");
  TRY(key, keys_.find(claims->actor, parsed->key_id));
  if (!key.has_value() || key->assurance == Assurance::sealed)
    return refuse("token.key-unknown", "The token's kid names no key of iss.");
  if (!check_signature(*parsed, key->key, verifier_).ok())
    return refuse("token.signature-wrong",
                  "The token's signature does not hold under the key that kid names.");

  TRY(view, snapshot.read(Table::views, stream_prefix(claims->actor)));
  if (!view.has_value()) return refuse("token.actor-not-active", "The token's iss may not sign in.");
  TRY(held, parse_view(*view));
  const auto& state = *std::static_pointer_cast<const Actors::State>(held.state);
  const auto* enrolled = actor::find_key(state, parsed->key_id);
  if (enrolled == nullptr || enrolled->revoked_at.has_value())
    return refuse("token.key-revoked", "The key was revoked.");
  if (state.phase != actor::Phase::active)
    return refuse("token.actor-not-active", "The actor is suspended or has ended.");
  TRY(organisation, active_organisation(state.organisation, snapshot));
  return CheckedTokens::Checked{{claims->actor, state.organisation, parsed->key_id},
                                claims->expires,
                                *std::move(view),
                                std::move(organisation)};
}

}  // namespace kroniek
