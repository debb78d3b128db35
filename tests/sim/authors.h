// People who may open registrations in a register that runs, and the statements that they sign: enrolled
// through the API by the administrator that `kroniek init` made. What cannot be done stops the program.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/register/sealing.h"
#include "tests/sim/connection.h"

namespace kroniek::sim {

struct Author {
  StreamId actor;
  StreamId mandate;
  Json key;                              // the private JWK
  std::shared_ptr<const Signer> signer;  // shared by the copies of one author
};

// What `kroniek init` printed, and the administrator's key.
struct Founder {
  std::string origin;
  StreamId organisation;
  Author administrator;
};
Founder read_founder(const Json& printed, const Json& private_jwk);

struct Cast {
  std::string origin;
  StreamId operation;
  std::vector<Author> authors;
};
// Enrols `count` registrars with keys of this kind, and somebody who opens an operation for them.
Cast enrol(Connection& connection, const Founder& founder, std::size_t count, KeyKind kind);

// Private keys and all, for the next run of the program.
Json write_cast(const Cast& cast);
Cast read_cast(const Json& json);

struct Signed {
  std::string jti;
  std::string text;  // the SD-JWT
};
// Statements `registration.opened`, each of a person's file of its own, signed by the authors in turn. Runs
// of different series, 0 to 46,655, never use the same registration number.
std::vector<Signed> sign_openings(const Cast& cast, std::uint32_t series, std::size_t count);

}  // namespace kroniek::sim
