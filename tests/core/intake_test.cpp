// Intake: what is refused before a statement has a place, with which code, and in which order.
#include "core/register/intake.h"

#include <catch2/catch.hpp>

#include "tests/core/audit_support.h"
#include "tests/core/desk.h"

namespace kroniek::test {
namespace {

std::string code_of(const RegisterWorld& world, std::string_view text) {
  const auto prepared = const_cast<RegisterWorld&>(world).service().prepare(text);
  return prepared.ok() ? "" : prepared.error().code;
}
std::string faults_of(RegisterWorld& world, const Draft& draft) {
  const auto prepared = world.service().prepare(text_of(draft));
  std::string lines;
  if (!prepared.ok())
    for (const auto& fault : prepared.error().faults) lines += fault.pointer + " " + fault.code + "\n";
  return lines;
}
Draft sound(RegisterWorld& world) {
  return draft_of(world, world.coordinator, operation_opened(9));
}

// In the documented order: step k is refused before step k + 1 is looked at.
const std::vector<Step>& steps() {
  static const std::vector<Step> all{
      {"statement.malformed", [](Draft& draft) { draft.end = " "; }},
      {"statement.claims-invalid", [](Draft& draft) { draft.payload.set("exp", 1); }},
      {"statement.wrong-log", [](Draft& draft) { draft.payload.set("aud", "kroniek.test/other"); }},
      {"statement.type-unknown", [](Draft& draft) { draft.payload.set("type", "operation.dreamt"); }},
      {"statement.issued-in-future", [](Draft& draft) { draft.payload.set("iat", 2'000'000'000); }},
      {"statement.signature-wrong", [](Draft& draft) { draft.break_signature = true; }},
      {"statement.disclosures-invalid", [](Draft& draft) { draft.disclosures.pop_back(); }},
      {"statement.fields-invalid", [](Draft& draft) { draft.payload.find("data")->set("extra", 1); }},
  };
  return all;
}

}  // namespace

TEST_CASE("intake: a sound statement is prepared") {
  RegisterWorld world;
  CHECK(code_of(world, text_of(sound(world))) == "");
}

TEST_CASE("intake: each step refuses with its code") {
  RegisterWorld world;
  for (const auto& step : steps()) {
    auto draft = sound(world);
    step.spoil(draft);
    CHECK(code_of(world, text_of(draft)) == step.code);
  }
}

TEST_CASE("intake: of two faults the documented order tells the first") {
  RegisterWorld world;
  for (std::size_t first = 0; first < steps().size(); ++first) {
    for (auto second = first + 1; second < steps().size(); ++second) {
      auto draft = sound(world);
      steps()[second].spoil(draft);
      steps()[first].spoil(draft);
      CAPTURE(steps()[second].code);
      // Without a signature over a known type and its fields, the order is that of the table.
      CHECK(code_of(world, text_of(draft)) == steps()[first].code);
    }
  }
}

TEST_CASE("intake: within a step the order is fixed too") {
  RegisterWorld world;
  auto draft = sound(world);
  draft.payload.set("occurredAt", "2027-01-01T00:00:00Z");
  CHECK(code_of(world, text_of(draft)) == "statement.occurs-in-future");
  draft.payload.set("iat", 2'000'000'000);
  CHECK(code_of(world, text_of(draft)) == "statement.issued-in-future");
  draft.payload.set("sub", to_string(stream("actors", 9)));
  CHECK(code_of(world, text_of(draft)) == "statement.wrong-stream");
  draft.payload.set("type", "operation.dreamt");
  CHECK(code_of(world, text_of(draft)) == "statement.type-unknown");
}

TEST_CASE("intake: key before algorithm, algorithm before signature, signature before amr") {
  RegisterWorld world;
  auto draft = sound(world);
  draft.payload.set("amr", Json::array({"pop"}));
  CHECK(code_of(world, text_of(draft)) == "statement.amr-misplaced");
  draft.break_signature = true;
  CHECK(code_of(world, text_of(draft)) == "statement.signature-wrong");
  const auto kid = thumbprint(draft.signer->key());
  draft.header = R"({"alg":"ES256","typ":"kroniek+sd-jwt","kid":")" + kid + "\"}";
  CHECK(code_of(world, text_of(draft)) == "statement.algorithm-mismatch");
  draft.header = R"({"alg":"ES256","typ":"kroniek+sd-jwt","kid":")" + kid.substr(1) + "A\"}";
  CHECK(code_of(world, text_of(draft)) == "statement.key-unknown");
}

TEST_CASE("intake: the header's faults, in their order") {
  RegisterWorld world;
  auto draft = sound(world);
  draft.header = R"({"alg":"none","typ":"kroniek+sd-jwt","kid":"x"})";
  CHECK(code_of(world, text_of(draft)) == "statement.algorithm");
  draft.header = R"({"alg":"none","typ":"dc+sd-jwt","kid":"x"})";
  CHECK(code_of(world, text_of(draft)) == "statement.type");
  draft.header = R"({"alg":"none","typ":"dc+sd-jwt","kid":"x","jwk":{}})";
  CHECK(code_of(world, text_of(draft)) == "statement.header");
}

TEST_CASE("intake: the payload is strict JSON") {
  RegisterWorld world;
  const auto& by = world.coordinator;
  CHECK(code_of(world, text_of_bytes("{\"jti\":1,\"jti\":2}", by)) == "json.duplicate-member");
  CHECK(code_of(world, text_of_bytes("{\"aud\":\"\xC3\x28\"}", by)) == "json.malformed");
  CHECK(code_of(world, text_of_bytes(R"({"aud":"a\u0000b"})", by)) == "json.nul");
  CHECK(code_of(world, text_of_bytes("{\"iat\":1.5}", by)) == "json.number");
  CHECK(code_of(world, text_of_bytes("{\"data\":" + std::string(1'000'000, '['), by)) == "json.too-deep");
  CHECK(code_of(world, text_of_bytes("[]", by)) == "statement.claims-invalid");
}

TEST_CASE("intake: a hidden field in clear, and disclosures unknown, doubled and missing") {
  RegisterWorld world;
  auto draft = sound(world);
  draft.payload.find("data")->set("title", "In clear");
  CHECK(faults_of(world, draft) ==
        "/data/title statement.hidden-in-clear\n/data/_sd/0 statement.disclosure-doubled\n");
  draft = sound(world);
  draft.disclosures.push_back(draft.disclosures[0]);
  CHECK(faults_of(world, draft) == "/disclosures/1 statement.disclosure-unknown\n");
  draft = sound(world);
  draft.disclosures.clear();
  CHECK(faults_of(world, draft) == "/data/_sd/0 statement.disclosure-missing\n");
  draft = sound(world);
  draft.disclosures[0] =
      parse_disclosure(base64url(as_bytes(R"(["AAAAAAAAAAAAAAAAAAAAAA","title","Other"])"))).value();
  CHECK(faults_of(world, draft) ==
        "/data/_sd/0 statement.disclosure-missing\n/disclosures/0 statement.disclosure-unknown\n");
}

TEST_CASE("intake: all faults of the fields are reported at once, below /data") {
  RegisterWorld world;
  auto draft = sound(world);
  draft.payload.find("data")->set("kind", "party");
  draft.payload.find("data")->set("extra", 1);
  CHECK(faults_of(world, draft) == "/data/kind field.not-allowed\n/data/extra field.unknown\n");
}

TEST_CASE("intake: a value too long for its field is refused, however it is hidden") {
  RegisterWorld world;
  auto json = parse_json(operation_opened(9)).value();
  json.find("data")->set("title", std::string(700'000, 'x'));
  const auto made = world.make(world.coordinator, json);
  CHECK(code_of(world, to_text(made)) == "statement.fields-invalid");
}

TEST_CASE("intake: a key that nobody can hold is enrolled nowhere, and its place is told") {
  RegisterWorld world;
  const auto with = [&](std::string_view type, const std::string& key) {
    return draft_of(world, world.administrator,
                    R"({"type": ")" + std::string(type) + R"(", "sub": ")" + to_string(stream("actors", 40)) +
                        R"(", "data": {"key": )" + key + "}}");
  };
  const auto of_small_order = R"({"crv": "Ed25519", "kty": "OKP", "x": "AQ)" + std::string(41, 'A') + "\"}";
  auto off_curve = seeded_signer(40, KeyKind::p256)->key();
  off_curve.y.back() ^= 1;
  for (const auto& key : {of_small_order, write_json(write_jwk(off_curve))})
    CHECK(faults_of(world, with("actor.key-added", key)) == "/data/key jwk.unsound\n");
  CHECK(faults_of(world, with("actor.key-added", R"({"kty": "RSA"})")) == "/data/key jwk.malformed\n");
  // With the other faults of the fields, in one answer.
  const auto enrolled = faults_of(world, with("actor.enrolled", of_small_order));
  CHECK(enrolled.find("/data/organisation field.missing\n") != std::string::npos);
  CHECK(enrolled.ends_with("/data/key jwk.unsound\n"));
  for (const auto kind : {KeyKind::ed25519, KeyKind::p256})
    CHECK(faults_of(world, with("actor.key-added", write_json(write_jwk(seeded_signer(40, kind)->key())))) ==
          "");
}

TEST_CASE("intake: a register that took such a key before keys were asked about still verifies") {
  class Unasking final : public Verifier {
   public:
    explicit Unasking(const Verifier& inner) : inner_(inner) {}
    bool check(const PublicKey& key, ByteView message, ByteView signature) const override {
      return inner_.check(key, message, signature);
    }
    bool is_sound(const PublicKey&) const override { return true; }

   private:
    const Verifier& inner_;
  };
  RegisterWorld world;
  const auto added = world.sign(world.administrator,
                                R"({"type": "actor.key-added", "sub": ")" + to_string(world.registrar.actor) +
                                    R"(", "version": 2, "data": {"key": {"crv": "Ed25519",
                                                         "kty": "OKP", "x": "AQ)" +
                                    std::string(41, 'A') + "\"}}}");
  CHECK(world.refusal_of(added) == "statement.fields-invalid");
  Desk desk(world);
  const auto founding = recover({world.store(), world.high_water, world.codec(), world.verifier()})->founding;
  const KeyDirectory keys(world.store(), founding);
  const Unasking unasking(world.verifier());
  const Intake before(RegisterWorld::origin, keys, unasking, world.clock);
  REQUIRE(desk.record({before.prepare(added).value()}).ok());
  const auto report =
      audit_store(*world.inner_store().snapshot(), {world.codec(), world.verifier(), world.random}, {});
  CHECK_FALSE(report.value().problem.has_value());
}

TEST_CASE("intake: a key counts for its holder only") {
  RegisterWorld world;
  auto draft = sound(world);
  draft.payload.set("iss", to_string(world.registrar.actor));
  CHECK(code_of(world, text_of(draft)) == "statement.key-unknown");
  draft.payload.set("iss", to_string(stream("actors", 99)));
  CHECK(code_of(world, text_of(draft)) == "statement.key-unknown");
  draft.signer = seeded_signer(99);
  CHECK(code_of(world, text_of(draft)) == "statement.key-unknown");
}

TEST_CASE("intake: the seal key speaks for an author only with amr") {
  RegisterWorld world;
  auto draft = sound(world);
  draft.signer = seeded_signer(202);
  CHECK(code_of(world, text_of(draft)) == "statement.amr-misplaced");
  draft.payload.set("amr", Json::array({"pop"}));
  CHECK(code_of(world, text_of(draft)) == "");
}

TEST_CASE("intake: both algorithms count, and both names of Ed25519") {
  RegisterWorld world;
  const auto p256 = seeded_signer(77, KeyKind::p256);
  world.state(world.administrator,
              write_json(Json::object({{"type", "actor.key-added"},
                                       {"sub", to_string(world.coordinator.actor)},
                                       {"version", 2},
                                       {"data", Json::object({{"key", write_jwk(p256->key())}})}})));
  auto draft = sound(world);
  draft.header =
      R"({"alg":"Ed25519","typ":"kroniek+sd-jwt","kid":")" + thumbprint(draft.signer->key()) + "\"}";
  CHECK(code_of(world, text_of(draft)) == "");
  draft = sound(world);
  draft.signer = p256;
  CHECK(code_of(world, text_of(draft)) == "");
}

TEST_CASE("intake: five minutes ahead is a clock that differs, more is a wrong one; far behind is paper") {
  RegisterWorld world;
  auto draft = sound(world);
  const auto now = world.clock.now().microseconds / 1'000'000;
  draft.payload.set("iat", now + 300);
  draft.payload.set("occurredAt", to_string(Instant{(now + 300) * 1'000'000}));
  CHECK(code_of(world, text_of(draft)) == "");
  draft.payload.set("iat", now + 301);
  CHECK(code_of(world, text_of(draft)) == "statement.issued-in-future");
  draft.payload.set("iat", now);
  draft.payload.set("occurredAt", to_string(Instant{(now + 301) * 1'000'000}));
  CHECK(code_of(world, text_of(draft)) == "statement.occurs-in-future");
  draft.payload.set("iat", 1'000);
  draft.payload.set("occurredAt", "1999-01-01T00:00:00Z");
  CHECK(code_of(world, text_of(draft)) == "");
}

}  // namespace kroniek::test
