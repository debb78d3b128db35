// Sealed statements: what a signed-in author says as plain JSON becomes an SD-JWT that the service signs with
// its seal key. From there on it goes the one way of all statements.
#pragma once

#include "core/register/founding.h"
#include "core/register/sign_in.h"
#include "core/statement/sd_jwt.h"

namespace kroniek {

// The JSON form: {jti?, type, sub?, version?, mandate, occurredAt, basis, operation?, via?, device?,
// deviceSeq?, causes?, exercise?, data}. `sub` may be left out by types that open a stream.
struct PlainStatement {
  std::optional<Uuid> jti;
  std::string type;
  std::optional<StreamId> stream;
  std::optional<std::int64_t> version;
  StreamId mandate;
  Instant occurred_at;
  std::vector<std::string> basis;
  std::optional<StreamId> operation;
  std::optional<Via> via;
  std::optional<std::string> device;
  std::optional<std::int64_t> device_sequence;
  std::vector<Uuid> causes;
  std::optional<bool> exercise;
  Json data;

  static constexpr auto fields = [](auto&& each) {
    return each(
        field("jti", &PlainStatement::jti, "The statement's identity; give it to make a retry safe."),
        field("type", &PlainStatement::type, "The event's type."),
        field("sub", &PlainStatement::stream, "The stream; left out, a new one is opened."),
        field("version", &PlainStatement::version, Range{1, 1'000'000'000},
              "The version of the stream that it makes."),
        field("mandate", &PlainStatement::mandate, RefersTo{"mandates"},
              "The mandate that the author acts on."),
        field("occurredAt", &PlainStatement::occurred_at, "When it happened."),
        field("basis", &PlainStatement::basis, Items{10}, Limit{40}, "Legal-basis codes, one or more."),
        field("operation", &PlainStatement::operation, RefersTo{"operations"},
              "The operation that it belongs to."),
        field("via", &PlainStatement::via, "How it reached the register; api where left out."),
        field("device", &PlainStatement::device, Limit{60},
              "An opaque code of the device that made it offline."),
        field("deviceSeq", &PlainStatement::device_sequence, Range{0, json_integer_max},
              "Its number on that device."),
        field("causes", &PlainStatement::causes, Items{100}, "Statements that this one answers or corrects."),
        field("exercise", &PlainStatement::exercise, "True for exercise data."),
        field("data", &PlainStatement::data, "The event's own fields, hidden ones in clear."));
  };
};
Result<PlainStatement> read_plain(const Json& json);  // `statement.claims-invalid` with all faults

// Who signs a statement made from its plain form, and what it then says of its author.
struct Author {
  StreamId actor;
  std::string origin;
  bool is_sealed = true;  // false: `signer` is the author's own key
};
// Fills in what the plain form leaves open (jti, a new stream and version 1 for a type that opens one), hides
// what the field list says is hidden, and signs. `statement.type-unknown`, `statement.stream-missing`.
struct Making {
  Instant now;
  Random& random;
  const Signer& signer;
};
Result<SdJwt> make_statement(const PlainStatement& plain, const Author& author, const Making& making);

}  // namespace kroniek
