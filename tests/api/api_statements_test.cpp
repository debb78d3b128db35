// One statement: taken from its author's hand or sealed for a signed-in author, repeated, read back, and
// proved.
#include <catch2/catch.hpp>

#include "core/log/proof.h"
#include "core/log/signed_note.h"
#include "tests/core/statement_support.h"
#include "tests/support/api_world.h"

namespace kroniek::test {
namespace {

std::vector<std::string> names_of(const Json& json) {
  std::vector<std::string> names;
  for (const auto& member : *json.members()) names.push_back(member.name);
  return names;
}

std::string text_of(ApiWorld& api, std::uint8_t number = 9) {
  return api.world.sign(api.world.coordinator, operation_opened(number));
}

std::string opened_with(std::string_view jti, std::string_view title) {
  return R"({"jti": ")" + std::string(jti) + R"(", "type": "operation.opened", "sub": ")" +
         to_string(stream("operations", 9)) + R"(", "data": {"kind": "repatriation", "title": ")" +
         std::string(title) + R"(", "area": ["VR12"], "lead": ")" + to_string(stream("organisations", 1)) +
         R"(", "ground": "Wvr-39"}})";
}

constexpr std::string_view some_jti = "01935a00-1111-7000-8000-000000000001";

// Whether statement, receipt and the log's public key prove by themselves that the statement is recorded, and
// where.
Result<Position> prove(ApiWorld& api, std::string_view sd_jwt, std::string_view receipt_text) {
  const auto vkey = api.get("/log/key").body;
  TRY(key, parse_vkey(vkey.substr(0, vkey.size() - 1)));
  TRY(receipt, parse_receipt(receipt_text));
  TRY(recorded_at, parse_instant(text_at(json_of(as_text(*receipt.extra)), "recordedAt")));
  TRY(statement, parse_sd_jwt(sd_jwt));
  const auto& jws = statement.jws;
  TRY(leaf, api.world.codec().encode({recorded_at, jws.header, jws.payload, jws.signature}));
  Policy policy;
  policy.logs = {{key, ""}};
  TRY(proven, verify_receipt(receipt, leaf_hash(leaf), policy, api.world.verifier()));
  return proven.position;
}

}  // namespace

TEST_CASE("api statements: one signed by its author is recorded with 201, where it is and what it made") {
  ApiWorld api;
  const auto index = api.world.size();
  const auto answer = api.submit(text_of(api));
  CHECK(answer.status == 201);
  CHECK(answer.content_type == "application/json");
  const auto json = json_of(answer);
  CHECK(names_of(json) == std::vector<std::string>{"statement", "index", "recordedAt", "stream", "version",
                                                   "assurance", "proof"});
  CHECK(header_of(answer, "Location") == "/v1/statements/" + text_at(json, "statement"));
  CHECK(at(json, "index") == Json(index));
  CHECK(text_at(json, "recordedAt") == "2026-11-23T19:50:00Z");
  CHECK(text_at(json, "stream") == to_string(stream("operations", 9)));
  CHECK(at(json, "version") == Json(1));
  CHECK(text_at(json, "assurance") == "personal-key");
}

TEST_CASE("api statements: a broken rule of an aggregate names the member that breaks it") {
  ApiWorld api;
  const auto refused = [&](std::string_view json) {
    const auto answer = api.submit(api.world.sign(api.world.coordinator, json));
    CHECK(answer.status == 400);
    return faults_of(answer);
  };
  const auto with = [](std::string_view from, std::string_view to) {
    std::string json = operation_opened(9);
    json.replace(json.find(from), from.size(), to);
    return json;
  };
  using Faults = std::vector<std::string>;
  CHECK(refused(with("VR12", "VR99")) == Faults{"/data/area operation.area-malformed"});
  CHECK(refused(with("Wvr-39", "wet 39")) == Faults{"/data/ground operation.ground-malformed"});
  CHECK(refused(with("\"data\"", "\"exercise\": true, \"data\"")) ==
        Faults{"/exercise operation.exercise-mismatch"});
}

TEST_CASE("api statements: the content type is compared as a media type, not by its letters") {
  ApiWorld api;
  const auto sent = [&](const std::string& type, std::string body) {
    return api.ask({"/v1/statements", http::Method::post, &api.world.registrar, std::move(body), type});
  };
  CHECK(sent("Application/SD-JWT", text_of(api)).status == 201);
  CHECK(code_of(sent("application/json; profile=\"sd-jwt\"", text_of(api, 10))) == "json.malformed");
}

TEST_CASE("api statements: the same one again is answered with 200 and the first answer, byte for byte") {
  ApiWorld api;
  const auto text = text_of(api);
  const auto first = api.submit(text);
  api.submit(text_of(api, 10));
  api.world.clock.advance_seconds(3'600);
  const auto size = api.world.size();
  const auto again = api.submit(text);
  CHECK(first.status == 201);
  CHECK(again.status == 200);
  CHECK(again.body == first.body);
  CHECK(header_of(again, "Location") == header_of(first, "Location"));
  CHECK(api.world.size() == size);
}

TEST_CASE("api statements: other bytes under a recorded jti are a conflict") {
  ApiWorld api;
  auto draft = draft_of(api.world, api.world.coordinator, operation_opened(9));
  CHECK(api.submit(kroniek::test::text_of(draft)).status == 201);
  draft.payload.set("occurredAt", "2026-11-23T19:49:59Z");
  const auto answer = api.submit(kroniek::test::text_of(draft));
  CHECK(answer.status == 409);
  CHECK(code_of(answer) == "statement.jti-reused");
}

TEST_CASE("api statements: a signed-in author's JSON is sealed, and says so") {
  ApiWorld api;
  const auto answer = api.submit(api.world.coordinator, operation_opened(9));
  CHECK(answer.status == 201);
  CHECK(text_at(json_of(answer), "assurance") == "sealed");
  const auto read = json_of(api.get(header_of(answer, "Location"), &api.world.coordinator));
  CHECK(text_at(read, "assurance") == "sealed");
  CHECK(at(read, "claims/amr") == Json::array({"pop"}));
  CHECK(text_at(read, "claims/iss") == to_string(api.world.coordinator.actor));
}

TEST_CASE("api statements: JSON that says the same under the same jti is answered with the first answer") {
  ApiWorld api;
  const auto body =
      write_json(api.world.complete(api.world.coordinator, json_of(opened_with(some_jti, "Een titel"))));
  const auto first = api.post("/v1/statements", body, &api.world.coordinator);
  api.world.clock.advance_seconds(60);
  const auto again = api.post("/v1/statements", body, &api.world.coordinator);
  CHECK(first.status == 201);
  CHECK(again.status == 200);
  CHECK(again.body == first.body);
}

TEST_CASE("api statements: JSON that says anything else under the same jti is a conflict") {
  ApiWorld api;
  CHECK(api.submit(api.world.coordinator, opened_with(some_jti, "Een titel")).status == 201);
  const auto answer = api.submit(api.world.coordinator, opened_with(some_jti, "Een andere titel"));
  CHECK(answer.status == 409);
  CHECK(code_of(answer) == "statement.jti-reused");
}

TEST_CASE("api statements: JSON without sign-in is 401; what the author signed needs no token") {
  ApiWorld api;
  const auto body = write_json(api.world.complete(api.world.coordinator, json_of(operation_opened(9))));
  const auto answer = api.post("/v1/statements", body);
  CHECK(answer.status == 401);
  CHECK(code_of(answer) == "token.missing");
  CHECK(api.submit(text_of(api)).status == 201);
}

TEST_CASE("api statements: all faults of a document are told at once, with pointers") {
  ApiWorld api;
  const auto claims =
      api.post("/v1/statements", R"({"jti": "x", "type": "operation.opened", "mandate": "actors/1",
    "occurredAt": "2026-11-23t19:50:00z", "basis": [], "colour": "red"})",
               &api.world.coordinator);
  CHECK(claims.status == 400);
  CHECK(code_of(claims) == "statement.claims-invalid");
  CHECK(faults_of(claims).size() >= 5);

  const auto fields =
      api.submit(api.world.coordinator, R"({"type": "operation.opened", "data": {"kind": "party",
    "title": "", "area": "VR12", "colour": "red", "ground": "Wvr-39"}})");
  CHECK(fields.status == 400);
  CHECK(code_of(fields) == "statement.fields-invalid");
  CHECK(faults_of(fields) == std::vector<std::string>{"/data/area field.type", "/data/colour field.unknown",
                                                      "/data/kind field.not-allowed",
                                                      "/data/lead field.missing", "/data/title field.empty"});
}

TEST_CASE("api statements: every kind of refusal has its status") {
  ApiWorld api;
  const auto& world = api.world;
  struct Case {
    std::string body;
    int status;
    std::string code;
  };
  auto wrong_signature = draft_of(api.world, world.coordinator, operation_opened(9));
  wrong_signature.break_signature = true;
  auto unknown_key = draft_of(api.world, world.coordinator, operation_opened(9));
  unknown_key.signer = seeded_signer(99);
  auto other_log = draft_of(api.world, world.coordinator, operation_opened(9));
  other_log.payload.set("aud", "kroniek.test/other");
  auto stale = draft_of(api.world, world.coordinator, operation_opened(1));
  for (const auto& each : std::vector<Case>{
           {"not a statement", 400, "statement.malformed"},
           {kroniek::test::text_of(wrong_signature), 401, "statement.signature-wrong"},
           {kroniek::test::text_of(unknown_key), 401, "statement.key-unknown"},
           {kroniek::test::text_of(other_log), 400, "statement.wrong-log"},
           {kroniek::test::text_of(stale), 409, "stream.exists"},
           {api.world.sign(world.registrar, operation_opened(9)), 403, "mandate.type-not-covered"},
           {api.world.sign(world.coordinator, R"({"type": "operation.closed", "sub": ")" +
                                                  to_string(stream("operations", 77)) +
                                                  R"(", "version": 2, "data": {"reason": "Klaar"}})"),
            404, "stream.unknown"}}) {
    const auto answer = api.submit(each.body);
    CAPTURE(each.code, answer.body);
    CHECK(answer.status == each.status);
    CHECK(code_of(answer) == each.code);
  }
}

TEST_CASE(
    "api statements: one is read as JSON with its text, or as its author signed it, without disclosures") {
  ApiWorld api;
  const auto text = text_of(api);
  const auto where = header_of(api.submit(text), "Location");
  const auto answer = api.get(where, &api.world.registrar);
  CHECK(answer.status == 200);
  const auto json = json_of(answer);
  CHECK(text_at(json, "claims/type") == "operation.opened");
  CHECK(text_at(json, "claims/data/title") == "Een titel");
  CHECK(at(json, "claims/data/_sd").is_null());
  CHECK(text_at(json, "changed/stream") == to_string(stream("operations", 9)));
  CHECK(at(json, "changed/version") == Json(1));
  CHECK(text_at(json, "proof") == where + "/proof");
  CHECK(header_of(answer, "Kroniek-Index") == std::to_string(api.world.size() - 1));

  const auto signed_form =
      api.ask({.target = where, .by = &api.world.registrar, .headers = {{"Accept", "application/sd-jwt"}}});
  CHECK(signed_form.content_type == "application/sd-jwt");
  CHECK(signed_form.body == text.substr(0, text.find('~') + 1));
}

TEST_CASE("api statements: one that is not recorded is 404, and so is what is no id") {
  ApiWorld api;
  for (const std::string id :
       {"01935a00-1111-7000-8000-00000000ffff", "x", "01935A00-1111-7000-8000-00000000FFFF"}) {
    const auto answer = api.get("/v1/statements/" + id, &api.world.registrar);
    CHECK(answer.status == 404);
    CHECK(code_of(answer) == "statement.unknown");
    CHECK(code_of(api.get("/v1/statements/" + id + "/proof")) == "statement.unknown");
  }
}

TEST_CASE("api statements: the acknowledgement carries a proof that needs nobody") {
  ApiWorld api;
  const auto text = text_of(api);
  const auto json = json_of(api.submit(text));
  CHECK(Json(prove(api, text, text_at(json, "proof")).value().value) == at(json, "index"));
}

TEST_CASE("api statements: a proof can be fetched later, without sign-in, and proves nothing else") {
  ApiWorld api;
  const auto text = text_of(api);
  const auto other = text_of(api, 10);
  const auto answer = api.submit(text);
  api.submit(other);
  const auto proof = api.get(header_of(answer, "Location") + "/proof?checkpoint=latest");
  CHECK(proof.status == 200);
  CHECK(proof.content_type == "text/plain; charset=utf-8");
  CHECK(Json(prove(api, text, proof.body).value().value) == at(json_of(answer), "index"));
  CHECK(prove(api, other, proof.body).error().code == "proof.inclusion-wrong");
  CHECK(proof.body == api.get(header_of(answer, "Location") + "/proof").body);
  CHECK(code_of(api.get(header_of(answer, "Location") + "/proof?checkpoint=first")) == "query.malformed");
}

}  // namespace kroniek::test
