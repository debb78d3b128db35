#include "core/register/sealing.h"

#include "core/catalog.h"
#include "core/faults.h"
#include "core/statement/claim_rules.h"

namespace kroniek {
namespace {

template <typename T>
void set_if(Json& payload, std::string_view name, const std::optional<T>& value) {
  if (value.has_value()) payload.set(name, Codec<T>::write(*value, WriteMode::values));
}

Uuid new_id(const Making& making) {
  std::array<std::uint8_t, 10> random{};
  making.random.fill(random);
  return make_uuid_v7(making.now, random);
}

Error broken(std::vector<Fault> faults) {
  return {ErrorKind::invalid, "statement.claims-invalid", "Some members of the statement break their rules.",
          std::move(faults)};
}

bool lacks_stream(const PlainStatement& plain, const EventType& type) {
  return !plain.stream.has_value() && type.event != nullptr && type.event->use != Use::opens;
}
Fault stream_missing() {
  return {"/sub", "statement.stream-missing", "A type that changes a stream must say which one."};
}

Result<StreamId> stream_of(const PlainStatement& plain, const EventType& type, const Making& making) {
  if (lacks_stream(plain, type)) return broken({stream_missing()});
  if (plain.stream.has_value()) return *plain.stream;
  return StreamId{std::string(type.aggregate->collection), new_id(making)};
}

}  // namespace

Result<PlainStatement> read_plain(const Json& json) {
  PlainStatement plain;
  FieldReader reader(ReadMode::fold, {}, {});
  read_members(json, &plain, reader, members_of<PlainStatement>());
  auto faults = within_bounds(reader.take_faults());
  if (json.members() != nullptr) {
    check_shared_rules({plain.jti, plain.basis, plain.device, plain.device_sequence, plain.data}, faults);
    if (json.find("sub") == nullptr && lacks_stream(plain, find_event(plain.type)))
      note_fault(faults, stream_missing());
  }
  if (faults.empty()) return plain;
  return broken(std::move(faults));
}

Result<SdJwt> make_statement(const PlainStatement& plain, const Author& author, const Making& making) {
  const auto type = find_event(plain.type);
  if (type.event == nullptr)
    return one_fault("/type", "statement.type-unknown", "type names no event type of this register.");
  TRY(stream, stream_of(plain, type, making));
  auto version = plain.version;
  if (!version.has_value() && type.event->use == Use::opens) version = 1;
  auto concealed = conceal(plain.data, type.event->fields, making.random);

  Json payload = Json::object({{"jti", to_string(plain.jti.value_or(new_id(making)))},
                               {"iss", to_string(author.actor)},
                               {"aud", author.origin},
                               {"iat", making.now.microseconds / 1'000'000},
                               {"type", plain.type},
                               {"sub", to_string(stream)}});
  set_if(payload, "version", version);
  payload.set("mandate", to_string(plain.mandate));
  payload.set("occurredAt", to_string(plain.occurred_at));
  payload.set("basis", Codec<std::vector<std::string>>::write(plain.basis, WriteMode::values));
  set_if(payload, "operation", plain.operation);
  payload.set("via", name_of(plain.via.value_or(Via::api)));
  set_if(payload, "device", plain.device);
  set_if(payload, "deviceSeq", plain.device_sequence);
  if (!plain.causes.empty())
    payload.set("causes", Codec<std::vector<Uuid>>::write(plain.causes, WriteMode::values));
  set_if(payload, "exercise", plain.exercise);
  // RFC 8176: the author proved to hold a key when signing in.
  if (author.is_sealed) payload.set("amr", Json::array({"pop"}));
  payload.set("data", std::move(concealed.data));
  payload.set("_sd_alg", "sha-256");
  return sign_sd_jwt(std::move(payload), std::move(concealed.disclosures), making.signer);
}

}  // namespace kroniek
