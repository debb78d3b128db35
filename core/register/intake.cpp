#include "core/register/intake.h"

#include <algorithm>

#include "core/faults.h"
#include "core/statement/jwk.h"

namespace kroniek {
namespace {

constexpr std::int64_t ahead_seconds_max = 5 * 60;  // devices' clocks differ; more than that is a wrong clock

Error refuse(ErrorKind kind, std::string code, std::string detail) {
  return {kind, std::move(code), std::move(detail)};
}

// Keys under which no signature would ever count: whoever were enrolled with one could say nothing.
class KeyCheck {
 public:
  KeyCheck(const Verifier& verifier, std::vector<Fault>& faults) : verifier_(verifier), faults_(faults) {}

  void check_members(const std::vector<FieldInfo>& fields, const Json& object, const std::string& pointer) {
    for (const auto& field : fields) {
      const auto* value = holds_key(field) ? object.find(field.name) : nullptr;
      if (value != nullptr) check_field(field, *value, pointer + "/" + std::string(field.name));
    }
  }

 private:
  static bool holds_key(const FieldInfo& field) {
    return field.kind == ValueKind::key || std::any_of(field.members.begin(), field.members.end(), holds_key);
  }
  void check_field(const FieldInfo& field, const Json& value, const std::string& pointer) {
    const auto* items = field.list ? value.array_items() : nullptr;
    if (items == nullptr) return check_value(field, value, pointer);
    for (std::size_t i = 0; i < items->size(); ++i)
      check_value(field, (*items)[i], pointer + "/" + std::to_string(i));
  }
  void check_value(const FieldInfo& field, const Json& value, const std::string& pointer) {
    if (field.kind != ValueKind::key) return check_members(field.members, value, pointer);
    const auto key = read_jwk(value);
    if (key.ok() && !verifier_.is_sound(*key))  // what is no JWK at all has its fault already
      note_fault(faults_, {pointer, "jwk.unsound", "Its coordinates are no point that a key can be."});
  }

  const Verifier& verifier_;
  std::vector<Fault>& faults_;
};

Result<AnyEvent> read_event(const EventRow& event, const Json& data, const Uuid& jti,
                            const Verifier& verifier) {
  auto read = event.read(data, ReadMode::intake, jti);
  auto faults = read.ok() ? std::vector<Fault>{} : std::move(read).error().faults;
  for (auto& fault : faults) fault.pointer = "/data" + fault.pointer;
  KeyCheck(verifier, faults).check_members(event.fields, data, "/data");
  if (faults.empty()) return read;
  return Error{ErrorKind::invalid, "statement.fields-invalid", "Some fields of the event break their rules.",
               std::move(faults)};
}

}  // namespace

std::int64_t issued_at_latest(Instant recorded_at) {
  return recorded_at.microseconds / 1'000'000 + ahead_seconds_max;
}

Result<EventType> type_of(const Claims& claims) {
  const auto type = find_event(claims.type);
  if (type.event == nullptr)
    return one_fault("/type", "statement.type-unknown", "type names no event type of this register.");
  if (claims.stream.collection != type.aggregate->collection)
    return one_fault(
        "/sub", "statement.wrong-stream",
        "sub must be a stream of " + std::string(type.aggregate->collection) + " for this type.");
  return type;
}

Result<Ok> check_signature(const SdJwt& statement, const PublicKey& key, const Verifier& verifier) {
  const bool is_ed25519 = statement.algorithm == "EdDSA" || statement.algorithm == "Ed25519";
  if (is_ed25519 != (key.kind == KeyKind::ed25519))
    return refuse(ErrorKind::unauthenticated, "statement.algorithm-mismatch",
                  "The header's alg is not the algorithm of the key that kid names.");
  if (!verifier.check(key, as_bytes(signing_input(statement.jws)), statement.jws.signature))
    return refuse(ErrorKind::unauthenticated, "statement.signature-wrong",
                  "The signature does not hold under the key that kid names.");
  return Ok{};
}

Result<Ok> Intake::check_addressee_and_time(const Claims& claims) const {
  if (claims.audience != origin_)
    return one_fault("/aud", "statement.wrong-log", "aud must be this log's origin.");
  TRY_OK(type_of(claims));
  const auto latest = issued_at_latest(clock_.now());
  if (claims.issued_at > latest)
    return one_fault("/iat", "statement.issued-in-future", "iat is more than five minutes ahead.");
  if (claims.occurred_at.microseconds / 1'000'000 > latest)
    return one_fault("/occurredAt", "statement.occurs-in-future",
                     "occurredAt is more than five minutes ahead.");
  return Ok{};
}

Result<Assurance> Intake::authenticate(const SdJwt& statement, const Claims& claims) const {
  TRY(key, keys_.find(claims.author, statement.key_id));
  if (!key.has_value())
    return refuse(ErrorKind::unauthenticated, "statement.key-unknown", "kid names no key of the author.");
  TRY_OK(check_signature(statement, key->key, verifier_));
  // amr says how the service authenticated the author; only the service can say that.
  if (claims.amr.empty() == (key->assurance == Assurance::sealed))
    return one_fault("/amr", "statement.amr-misplaced",
                     "amr stands in a statement exactly where the service sealed it.");
  return key->assurance;
}

Result<Prepared> Intake::prepare(std::string_view sd_jwt) const {
  TRY(statement, parse_sd_jwt(sd_jwt));
  return prepare(std::move(statement));
}

Result<Prepared> Intake::prepare(SdJwt statement) const {
  TRY(claims, read_claims(statement.payload));
  TRY_OK(check_addressee_and_time(claims));
  TRY(type, type_of(claims));
  TRY(assurance, authenticate(statement, claims));
  TRY(data, reveal(claims.data, statement.disclosures, type.event->fields));
  TRY(event, read_event(*type.event, data, claims.jti, verifier_));
  auto hidden = sort_by_class(claims.data, statement.disclosures, type.event->fields);
  return Prepared{std::move(statement.jws), std::move(statement.key_id), std::move(claims), type,
                  std::move(event),         std::move(hidden),           assurance};
}

}  // namespace kroniek
