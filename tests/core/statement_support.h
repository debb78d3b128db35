// Statements with faults made on purpose: a sound one is taken apart, changed and signed again.
#pragma once

#include <functional>
#include <string>

#include "core/statement/jwk.h"
#include "tests/support/register_world.h"

namespace kroniek::test {

// A statement that a sound author of the world may make: everything in it may be changed before it is signed.
struct Draft {
  Json payload;
  std::vector<Disclosure> disclosures;
  std::shared_ptr<const Signer> signer;
  std::string header;  // as JSON; empty: the right one
  bool break_signature = false;
  std::string end;  // appended to the text
};

inline Draft draft_of(RegisterWorld& world, const Person& by, std::string_view json) {
  auto made = world.make(by, parse_json(json).value());
  return {std::move(made.payload), std::move(made.disclosures), by.signer, {}, false, {}};
}

inline std::string text_of(const Draft& draft) {
  auto statement = sign_sd_jwt(draft.payload, draft.disclosures, *draft.signer).value();
  if (!draft.header.empty()) {
    statement.jws.header = to_bytes(draft.header);
    statement.jws.signature = draft.signer->sign(as_bytes(signing_input(statement.jws))).value();
  }
  if (draft.break_signature) statement.jws.signature[0] ^= 1;
  return to_text(statement) + draft.end;
}

// A payload whose bytes the JSON writer would not make, signed as it stands.
inline std::string text_of_bytes(std::string_view payload, const Person& by) {
  auto statement = sign_sd_jwt(Json::object({}), {}, *by.signer).value();
  statement.jws.payload = to_bytes(payload);
  statement.jws.signature = by.signer->sign(as_bytes(signing_input(statement.jws))).value();
  return to_text(statement);
}

// One fault of each step of a documented order of refusals, and the code that it is refused with.
struct Step {
  std::string code;
  std::function<void(Draft&)> spoil;
};

inline std::string operation_opened(std::uint8_t number) {
  return R"({"type": "operation.opened", "sub": ")" + to_string(stream("operations", number)) +
         R"(", "data": {"kind": "repatriation", "title": "Een titel", "area": ["VR12"], "lead": ")" +
         to_string(stream("organisations", 1)) + R"(", "ground": "Wvr-39"}})";
}

}  // namespace kroniek::test
