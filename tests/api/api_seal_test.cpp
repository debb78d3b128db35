// Seals of the state on request, and the proof of a view, from the API to its check offline.
#include <catch2/catch.hpp>

#include "core/register/recovery.h"
#include "core/register/view_proof.h"
#include "tests/core/statement_support.h"
#include "tests/support/api_world.h"

namespace kroniek::test {
namespace {

std::string register_path(ApiWorld& api) {
  return "/v1/" + to_string(api.world.service().founding().register_id);
}
http::Response seal(ApiWorld& api, const Person& by) {
  return api.ask({register_path(api) + "/_seal", http::Method::post, &by});
}
std::string proof_path(const StreamId& stream) {
  return "/v1/" + to_string(stream) + "/_seal-proof";
}

struct Checking {
  explicit Checking(ApiWorld& asked)
      : api(asked), policy{{{log_note_key(asked.world.service().founding()), ""}}, {}, {}, std::nullopt} {}
  std::string operator()(const Json& document, const std::optional<Json>& view = {}) const {
    const auto proven = check_view_proof(document, view, {policy, api.world.codec(), api.world.verifier()});
    return proven.ok() ? "" : proven.error().code;
  }
  ApiWorld& api;
  Policy policy;
};

}  // namespace

TEST_CASE("api seal: who keeps the register's keys asks for a seal, and nobody else") {
  ApiWorld api;
  const auto refused = seal(api, api.world.registrar);
  CHECK(refused.status == 403);
  CHECK(code_of(refused) == "register.may-not-seal");
  const auto size = api.world.size();
  const auto sealed = seal(api, api.world.administrator);
  CHECK(sealed.status == 201);
  CHECK(api.world.size() == size + 1);
  const auto view = json_of(api.get(register_path(api), &api.world.registrar));
  CHECK(at(view, "sealedSize") == Json(static_cast<std::int64_t>(size)));
  CHECK(code_of(api.ask({"/v1/registers/01935a00-0000-7000-8000-0000000000ff/_seal", http::Method::post,
                         &api.world.administrator})) == "stream.unknown");
}

TEST_CASE("api seal: the proof of a view holds offline, of what was sealed and of nothing else") {
  ApiWorld api;
  const auto early = api.get(proof_path(api.world.operation), &api.world.registrar);
  CHECK(early.status == 404);
  CHECK(code_of(early) == "seal.none");
  REQUIRE(seal(api, api.world.administrator).status == 201);
  api.world.state(api.world.coordinator, operation_opened(9));  // after the seal
  api.world.state(api.world.coordinator, R"({"type": "operation.wound-down", "version": 2, "sub": ")" +
                                             to_string(api.world.operation) + "\"}");
  CHECK(code_of(api.get(proof_path(stream("operations", 9)), &api.world.registrar)) == "stream.unknown");

  const auto document = json_of(api.get(proof_path(api.world.operation), &api.world.registrar));
  const Checking check(api);
  REQUIRE(check(document) == "");
  CHECK(at(document, "statements") == Json(1));
  CHECK(at(document, "view/version") == Json(1));

  SECTION("a view of which one byte differs") {
    auto text = write_json(*document.find("view"));
    text[text.find("\"kind\":\"") + 9] ^= 1;
    CHECK(check(document, parse_json(text).value()) == "seal.view-differs");
    auto altered = document;
    altered.set("view", parse_json(text).value());
    CHECK(check(altered) == "seal.view-differs");
  }
  SECTION("another stream's view, and a leaf that was made to fit") {
    const auto other = json_of(api.get(proof_path(api.world.registrar.actor), &api.world.registrar));
    REQUIRE(check(other) == "");
    CHECK(check(document, *other.find("view")) == "seal.view-differs");
    auto altered = document;
    altered.set("view", *other.find("view"));
    altered.set("leaf", *other.find("leaf"));
    CHECK(check(altered) == "proof.inclusion-wrong");
  }
  SECTION("the proof's parts") {
    auto altered = document;
    altered.set("index", *document.find("index")->integer() + 1);
    CHECK(check(altered) != "");
    // The root binds the leaf and its place; how many leaves there are, it binds as far as the path's shape.
    altered = document;
    altered.set("streams", 1);
    CHECK(check(altered) != "");
    altered = document;
    altered.find("path")->array_items()->pop_back();
    CHECK(check(altered) == "proof.inclusion-wrong");
    altered = document;
    altered.remove("receipt");
    CHECK(check(altered) == "seal.proof-malformed");
  }
  SECTION("a statement that seals nothing") {
    const auto other = api.world.sign(api.world.coordinator, operation_opened(10));
    auto altered = document;
    altered.set("seal", other.substr(0, other.find('~') + 1));
    CHECK(check(altered) == "seal.not-a-seal");
  }
  SECTION("another seal's statement with this receipt") {
    REQUIRE(seal(api, api.world.administrator).status == 201);
    const auto later = json_of(api.get(proof_path(api.world.operation), &api.world.registrar));
    REQUIRE(check(later) == "");
    auto altered = document;
    altered.set("seal", *later.find("seal"));
    CHECK(check(altered) == "proof.inclusion-wrong");
    altered = document;
    altered.set("seal", *later.find("seal"));
    altered.set("receipt", *later.find("receipt"));
    CHECK(check(altered) == "proof.inclusion-wrong");
  }
}

}  // namespace kroniek::test
