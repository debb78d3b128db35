// Sign-in: a short-lived token of one's own key, and every way in which it does not count.
#include "core/register/sign_in.h"

#include <catch2/catch.hpp>

#include "tests/core/statement_support.h"

namespace kroniek::test {
namespace {

constexpr std::string_view header_start = R"({"alg":"EdDSA","typ":"kroniek-auth+jwt","kid":")";

std::string token_of(const Person& by, std::string_view header, const Json& payload) {
  Jws jws{to_bytes(header), to_bytes(write_json(payload)), {}};
  jws.signature = by.signer->sign(as_bytes(signing_input(jws))).value();
  return compact(jws);
}
std::string header_of(const Person& by) {
  return std::string(header_start) + thumbprint(by.signer->key()) + "\"}";
}
Json claims_of(const RegisterWorld& world, const Person& by) {
  return Json::object({{"iss", to_string(by.actor)},
                       {"aud", RegisterWorld::origin},
                       {"exp", world.clock.now().microseconds / 1'000'000 + 60}});
}
std::string code_of(RegisterWorld& world, std::string_view token) {
  const auto signed_in = world.service().sign_in(token);
  if (!signed_in.ok()) CHECK(signed_in.error().kind == ErrorKind::unauthenticated);
  return signed_in.ok() ? "" : signed_in.error().code;
}

}  // namespace

TEST_CASE("sign-in: a token of one's own key says who it is") {
  RegisterWorld world;
  const auto& by = world.registrar;
  const auto token = make_token(by.actor, RegisterWorld::origin, world.clock.now(), *by.signer).value();
  const auto signed_in = world.service().sign_in(token).value();
  CHECK(signed_in.actor == by.actor);
  CHECK(signed_in.organisation == world.region);
  CHECK(signed_in.key_id == thumbprint(by.signer->key()));
}

TEST_CASE("sign-in: form and claims") {
  RegisterWorld world;
  const auto& by = world.registrar;
  CHECK(code_of(world, "") == "token.malformed");
  CHECK(code_of(world, "a.b.c") == "token.malformed");
  CHECK(code_of(world, token_of(by, R"({"alg":"none","typ":"kroniek-auth+jwt","kid":"x"})",
                                Json::object({}))) == "token.malformed");
  CHECK(code_of(world, token_of(by, R"({"alg":"EdDSA","typ":"JWT","kid":"x"})", claims_of(world, by))) ==
        "token.type");
  auto claims = claims_of(world, by);
  claims.set("admin", true);
  CHECK(code_of(world, token_of(by, header_of(by), claims)) == "token.malformed");
  claims = claims_of(world, by);
  claims.set("aud", "kroniek.test/other");
  CHECK(code_of(world, token_of(by, header_of(by), claims)) == "token.wrong-log");
}

TEST_CASE("sign-in: a token lives shortly") {
  RegisterWorld world;
  const auto& by = world.registrar;
  const auto now = world.clock.now().microseconds / 1'000'000;
  const auto with_exp = [&](std::int64_t exp) {
    auto claims = claims_of(world, by);
    claims.set("exp", exp);
    return code_of(world, token_of(by, header_of(by), claims));
  };
  CHECK(with_exp(now) == "token.expired");
  CHECK(with_exp(now + 1) == "");
  CHECK(with_exp(now + token_seconds_max + 60) == "");
  CHECK(with_exp(now + token_seconds_max + 61) == "token.too-long-lived");
}

TEST_CASE("sign-in: a token that was good is refused from its last moment on") {
  RegisterWorld world;
  const auto& by = world.registrar;
  const auto token = token_of(by, header_of(by), claims_of(world, by));
  CHECK(code_of(world, token) == "");
  world.clock.advance_seconds(59);
  CHECK(code_of(world, token) == "");
  world.clock.advance_seconds(1);
  CHECK(code_of(world, token) == "token.expired");
}

TEST_CASE("sign-in: the key must be the actor's own, and the signature must hold") {
  RegisterWorld world;
  const auto& by = world.registrar;
  CHECK(code_of(world, token_of(world.care, header_of(world.care), claims_of(world, by))) ==
        "token.key-unknown");
  CHECK(code_of(world, token_of(world.care, header_of(by), claims_of(world, by))) == "token.signature-wrong");
  const Person seal{by.actor, by.organisation, by.mandate, seeded_signer(202)};
  CHECK(code_of(world, token_of(seal, header_of(seal), claims_of(world, by))) == "token.key-unknown");
  const Person service{stream("actors", 250), world.kcr2, stream("mandates", 250), seeded_signer(201)};
  CHECK(code_of(world, token_of(service, header_of(service), claims_of(world, service))) ==
        "token.actor-not-active");
}

TEST_CASE("sign-in: a revoked key and a suspended actor sign in no more") {
  RegisterWorld world;
  const auto& by = world.registrar;
  const auto token = make_token(by.actor, RegisterWorld::origin, world.clock.now(), *by.signer).value();
  CHECK(code_of(world, token) == "");
  world.state(world.administrator, R"({"type": "actor.suspended", "version": 2, "sub": ")" +
                                       to_string(by.actor) + R"(", "data": {"reason": "Weg"}})");
  CHECK(code_of(world, token) == "token.actor-not-active");
  world.state(world.administrator, R"({"type": "actor.key-revoked", "version": 3, "sub": ")" +
                                       to_string(by.actor) + R"(", "data": {"keyId": ")" +
                                       thumbprint(by.signer->key()) +
                                       R"(", "reason": "Gestolen", "since": "2026-11-23T19:00:00Z"}})");
  CHECK(code_of(world, token) == "token.key-revoked");
}

TEST_CASE("sign-in: nobody signs in for an organisation that is suspended, and its people do once resumed") {
  RegisterWorld world;
  const auto& by = world.registrar;
  const auto token = make_token(by.actor, RegisterWorld::origin, world.clock.now(), *by.signer).value();
  CHECK(code_of(world, token) == "");
  const auto state = [&](std::string_view type, int version) {
    world.state(world.administrator, R"({"type": "organisation.)" + std::string(type) + R"(", "version": )" +
                                         std::to_string(version) + R"(, "sub": ")" + to_string(world.region) +
                                         R"(", "data": {"reason": "Onderzoek"}})");
  };
  state("suspended", 2);
  CHECK(code_of(world, token) == "token.organisation-not-active");
  state("resumed", 3);
  CHECK(code_of(world, token) == "");
}

}  // namespace kroniek::test
