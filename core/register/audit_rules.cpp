#include "core/register/audit_rules.h"

#include <algorithm>

#include "core/domain/actors.h"
#include "core/register/authority.h"
#include "core/register/intake.h"
#include "core/register/operation_rules.h"
#include "core/register/seal_keys.h"

namespace kroniek {
namespace {

Error invalid(std::string code, std::string detail) {
  return {ErrorKind::invalid, std::move(code), std::move(detail)};
}

Result<Ok> check_digests(const Json& digests) {
  const auto* items = digests.array_items();
  if (items == nullptr || items->empty())
    return invalid("statement.digests", "_sd must be an array of one digest or more.");
  const std::string* before = nullptr;
  for (const auto& item : *items) {
    const auto* digest = item.string();
    const auto decoded = digest == nullptr                ? Bytes()
                         : base64url_decode(*digest).ok() ? *base64url_decode(*digest)
                                                          : Bytes();
    if (decoded.size() != sizeof(Hash))
      return invalid("statement.digests", "A digest must be a SHA-256 in base64url.");
    if (before != nullptr && *before >= *digest)
      return invalid("statement.digests-order", "Digests stand once each, in byte order.");
    before = digest;
  }
  return Ok{};
}

Result<Ok> check_hidden(const Json& data, const std::vector<FieldInfo>& fields) {
  const auto* members = data.members();
  if (members == nullptr) return Ok{};
  for (const auto& member : *members) {
    if (member.name == "_sd") {
      TRY_OK(check_digests(member.value));
      continue;
    }
    const auto field = std::find_if(fields.begin(), fields.end(),
                                    [&](const FieldInfo& each) { return each.name == member.name; });
    if (field == fields.end()) continue;  // reading refuses it
    if (field->field_class != FieldClass::open)
      return invalid("statement.hidden-in-clear",
                     "The field " + member.name + " must be a digest, never in clear.");
    if (field->kind != ValueKind::object) continue;
    if (const auto* items = member.value.array_items()) {
      for (const auto& item : *items) TRY_OK(check_hidden(item, field->members));
    } else {
      TRY_OK(check_hidden(member.value, field->members));
    }
  }
  return Ok{};
}

}  // namespace

Result<Ok> check_form(const Recorded& recorded, const Founding& founding) {
  if (recorded.claims.audience != founding.said.origin)
    return invalid("statement.wrong-log", "aud is not this log's origin.");
  if (recorded.claims.issued_at > issued_at_latest(recorded.recorded_at))
    return invalid("statement.issued-in-future", "iat is more than five minutes after it was recorded.");
  return check_hidden(recorded.claims.data, recorded.type.event->fields);
}

Result<Ok> check_place(const Recorded& recorded, const Refold& refold, const Founding& founding) {
  const auto& claims = recorded.claims;
  const Told told{claims, recorded.position, recorded.recorded_at, recorded.assurance};
  const Context context{told, refold};
  const Signed by{recorded.type, recorded.statement.key_id, recorded.assurance};
  TRY_OK(check_sealed(by, context, founding));
  TRY_OK(authorise(by, context, founding));
  const auto before = refold.held(claims.stream);
  TRY_OK(check_version(claims, recorded.type.event->use, before.get()));
  TRY_OK(check_operation(claims, before.get(), [&](const StreamId& stream) { return refold.held(stream); }));
  // Founding and seals hide nothing, and their rules are part of the format, so they hold for ever.
  if (recorded.type.aggregate->collection != Registers::collection) return Ok{};
  const auto state = before != nullptr ? before->state : recorded.type.aggregate->empty();
  return recorded.type.event->decide(state, recorded.event, context);
}

PublicKey signing_key(const Recorded& recorded, const Refold& refold, const Founding& founding) {
  const auto& key_id = recorded.statement.key_id;
  if (recorded.assurance == Assurance::sealed) {
    const auto state = std::static_pointer_cast<const Registers::State>(refold.find(founding.register_id));
    const auto* sealed_by = kroniek::founding::find_seal_key(*state, key_id);
    VERIFY(sealed_by != nullptr, "whatever was sealed was by a key of the register");
    return sealed_by->key;
  }
  if (recorded.claims.author == founding.said.service) return founding.said.log_key;
  const auto author = std::static_pointer_cast<const Actors::State>(refold.find(recorded.claims.author));
  const auto* key = actor::find_key(*author, key_id);
  VERIFY(key != nullptr, "whoever was authorised holds the key");
  return key->key;
}

}  // namespace kroniek
