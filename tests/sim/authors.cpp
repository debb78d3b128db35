#include "tests/sim/authors.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "core/domain/registration_number.h"
#include "core/statement/jwk.h"
#include "crypto/private_jwk.h"
#include "crypto/random.h"
#include "crypto/signatures.h"

namespace kroniek::sim {
namespace {

template <typename T>
T must(Result<T> result, std::string_view what) {
  if (result.ok()) return std::move(result).value();
  std::fprintf(stderr, "%.*s: %s: %s\n", static_cast<int>(what.size()), what.data(),
               result.error().code.c_str(), result.error().detail.c_str());
  std::exit(2);
}

Instant now() {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  return {std::chrono::duration_cast<std::chrono::microseconds>(since).count()};
}

std::string text_at(const Json& json, std::string_view name) {
  const auto* value = json.find(name);
  return value != nullptr && value->string() != nullptr ? *value->string() : "";
}

StreamId stream_at(const Json& json, std::string_view name) {
  return must(parse_stream_id(text_at(json, name)), name);
}

Author make_author(StreamId actor, StreamId mandate, const Json& private_jwk) {
  auto key = must(read_private_jwk(private_jwk), "reading a private key");
  return {std::move(actor), std::move(mandate), private_jwk, make_signer(std::move(key))};
}

// Makes, signs and sends the author's own statements.
class Speaker {
 public:
  explicit Speaker(std::string origin) : origin_(std::move(origin)) {}

  StreamId new_stream(std::string_view collection) {
    return {std::string(collection), new_uuid_v7(now(), *random_)};
  }
  Signed sign(const Author& author, Json plain) {
    const auto jti = to_string(new_uuid_v7(now(), *random_));
    plain.set("jti", jti);
    plain.set("mandate", to_string(author.mandate));
    plain.set("occurredAt", to_string(now()));
    plain.set("basis", Json::array({"Wvr-39"}));
    const auto statement = make_statement(must(read_plain(plain), "a statement"),
                                          {author.actor, origin_, false}, {now(), *random_, *author.signer});
    return {jti, to_text(must(statement, "signing"))};
  }
  void state(Connection& connection, const Author& author, Json plain) {
    const auto said = sign(author, std::move(plain));
    const auto answer = connection.exchange(post_request("/v1/statements", "application/sd-jwt", said.text));
    if (answer.has_value() && answer->status == 201) return;
    std::fprintf(stderr, "refused: %s\n", answer.has_value() ? answer->body.c_str() : "no answer");
    std::exit(2);
  }

 private:
  std::string origin_;
  std::unique_ptr<Random> random_ = make_random();
};

Author enrol_one(Connection& connection, const Founder& founder, Speaker& speaker, std::string_view role,
                 KeyKind kind) {
  const auto key = generate_key(kind);
  auto author =
      make_author(speaker.new_stream("actors"), speaker.new_stream("mandates"), write_private_jwk(key));
  speaker.state(connection, founder.administrator,
                Json::object({{"type", "actor.enrolled"},
                              {"sub", to_string(author.actor)},
                              {"data", Json::object({{"organisation", to_string(founder.organisation)},
                                                     {"function", role},
                                                     {"kind", "person"},
                                                     {"key", write_jwk(key.public_key)},
                                                     {"name", "Somebody"}})}}));
  speaker.state(
      connection, founder.administrator,
      Json::object({{"type", "mandate.granted"},
                    {"sub", to_string(author.mandate)},
                    {"data", Json::object({{"holder", to_string(author.actor)},
                                           {"role", role},
                                           {"scope", Json::object({})},
                                           {"tasks", Json::array({"people", "information"})},
                                           {"basis", Json::array({"Wvr-39"})},
                                           {"from", "2026-01-01T00:00:00Z"},
                                           {"instrument", Json::object({{"document", std::string(64, '0')}})},
                                           {"mayDelegate", false}})}}));
  return author;
}

// L000 to LZZZ.
std::string prefix_of(std::uint32_t series) {
  constexpr std::string_view digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  return {'L', digits[series / 36 / 36 % 36], digits[series / 36 % 36], digits[series % 36]};
}

}  // namespace

Founder read_founder(const Json& printed, const Json& private_jwk) {
  const auto* administrator = printed.find("administrator");
  if (administrator == nullptr)
    must<Ok>(Error{ErrorKind::invalid, "init.malformed", ""}, "what init printed");
  return {text_at(printed, "origin"), stream_at(printed, "organisation"),
          make_author(stream_at(*administrator, "actor"), stream_at(*administrator, "mandate"), private_jwk)};
}

Cast enrol(Connection& connection, const Founder& founder, std::size_t count, KeyKind kind) {
  Speaker speaker(founder.origin);
  Cast cast{founder.origin, speaker.new_stream("operations"), {}};
  const auto officer = enrol_one(connection, founder, speaker, "kcr2-duty-officer", kind);
  speaker.state(connection, officer,
                Json::object({{"type", "operation.opened"},
                              {"sub", to_string(cast.operation)},
                              {"data", Json::object({{"kind", "repatriation"},
                                                     {"title", "Load"},
                                                     {"area", Json::array({"VR12"})},
                                                     {"lead", to_string(founder.organisation)},
                                                     {"ground", "Wvr-39"}})}}));
  while (cast.authors.size() < count)
    cast.authors.push_back(enrol_one(connection, founder, speaker, "registrar", kind));
  return cast;
}

Json write_cast(const Cast& cast) {
  Json authors = Json::array();
  for (const auto& author : cast.authors)
    authors.push_back(Json::object(
        {{"actor", to_string(author.actor)}, {"mandate", to_string(author.mandate)}, {"key", author.key}}));
  return Json::object(
      {{"origin", cast.origin}, {"operation", to_string(cast.operation)}, {"authors", authors}});
}

Cast read_cast(const Json& json) {
  Cast cast{text_at(json, "origin"), stream_at(json, "operation"), {}};
  for (const auto& author : *json.find("authors")->array_items())
    cast.authors.push_back(
        make_author(stream_at(author, "actor"), stream_at(author, "mandate"), *author.find("key")));
  return cast;
}

std::vector<Signed> sign_openings(const Cast& cast, std::uint32_t series, std::size_t count) {
  Speaker speaker(cast.origin);
  RegistrationNumber number{prefix_of(series)};
  std::vector<Signed> statements;
  while (statements.size() < count) {
    number = must(next_registration_number(number), "a registration number");
    const auto& author = cast.authors[statements.size() % cast.authors.size()];
    statements.push_back(speaker.sign(
        author,
        Json::object({{"type", "registration.opened"},
                      {"sub", to_string(speaker.new_stream("registrations"))},
                      {"operation", to_string(cast.operation)},
                      {"data", Json::object({{"number", must(format_registration_number(number), "a number")},
                                             {"source", "desk-1"}})}})));
  }
  return statements;
}

}  // namespace kroniek::sim
