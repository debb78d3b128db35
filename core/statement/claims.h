// What every statement says besides its event's own fields: the payload of the SD-JWT (storage/README.md,
// section "Statement"). Read strictly: an unknown claim is refused, all faults are reported at once.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "core/fields.h"

namespace kroniek {

enum class Via { desk, api, import, paper, phone };
constexpr auto names_of(Via) {
  return std::array<std::string_view, 5>{"desk", "api", "import", "paper", "phone"};
}

struct Claims {
  Uuid jti;
  StreamId author;
  std::string audience;
  std::int64_t issued_at = 0;
  std::string type;
  StreamId stream;
  std::optional<std::int64_t> version;
  StreamId mandate;
  Instant occurred_at;
  std::vector<std::string> basis;
  std::optional<StreamId> operation;
  Via via = Via::api;
  std::optional<std::string> device;
  std::optional<std::int64_t> device_sequence;
  std::vector<Uuid> causes;
  std::optional<bool> exercise;
  std::vector<std::string> amr;  // sealed statements only: how the author was authenticated (RFC 8176)
  Json data;
  std::string digest_algorithm;

  bool is_exercise() const { return exercise.value_or(false); }

  static constexpr auto fields = [](auto&& each) {
    return each(
        field("jti", &Claims::jti, "The statement's identity: a UUIDv7 made by the author's device."),
        field("iss", &Claims::author, RefersTo{"actors"}, "The author."),
        field("aud", &Claims::audience, "The origin of the log that the statement is made for."),
        field("iat", &Claims::issued_at, Range{0, 253402300799},
              "When it was signed, in seconds since 1970 (RFC 7519)."),
        field("type", &Claims::type, "The event's type."),
        field("sub", &Claims::stream, "The stream, which is also the path of its view under /v1/."),
        field("version", &Claims::version, Range{1, 1'000'000'000},
              "The version of the stream that it makes."),
        field("mandate", &Claims::mandate, RefersTo{"mandates"}, "The mandate that the author acts on."),
        field("occurredAt", &Claims::occurred_at, "When it happened; may lie before it was signed."),
        field("basis", &Claims::basis, Items{10}, Limit{40}, "Legal-basis codes, one or more."),
        field("operation", &Claims::operation, RefersTo{"operations"}, "The operation that it belongs to."),
        field("via", &Claims::via, "How it reached the register."),
        field("device", &Claims::device, Limit{60}, "The device that made it offline."),
        field("deviceSeq", &Claims::device_sequence, Range{0, json_integer_max},
              "Its number in the device's own order."),
        field("causes", &Claims::causes, Items{100}, "Statements that this one answers or corrects."),
        field("exercise", &Claims::exercise, "True for exercise data, which never mixes with real data."),
        field("amr", &Claims::amr, Items{10},
              "How the author of a sealed statement was authenticated (RFC 8176)."),
        field("data", &Claims::data, "The event's own fields."),
        field("_sd_alg", &Claims::digest_algorithm, "The digest algorithm of the disclosures: sha-256."));
  };
};

// A legal-basis code such as `Wvr-39.1` or `AVG-6-1-d`: letters, digits, dots and hyphens, beginning with a
// letter, without nine digits that could be a citizen service number.
bool is_basis_code(std::string_view code);

// `statement.claims-invalid` with all faults; also holds: jti is a UUIDv7, basis names one code or more,
// `_sd_alg` is sha-256, device is an opaque code. All of it stands in clear, so nothing here is free text.
Result<Claims> read_claims(const Json& payload);

}  // namespace kroniek
