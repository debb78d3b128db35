// What the commands ask of the world beside a data directory: a clock, randomness, signatures, the entry's
// encoding, and keys in files. Ports only; data_directory.cpp fills it, so no command knows a library. Any
// thread may use it.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>

#include "core/json.h"
#include "core/ports.h"

namespace kroniek {

struct Toolbox {
  std::unique_ptr<Clock> clock;
  std::unique_ptr<Random> random;
  std::unique_ptr<Verifier> verifier;
  std::unique_ptr<EntryCodec> codec;

  // A new private key as a JWK (RFC 7517; RFC 8037 section 2, RFC 7518 section 6.2.2).
  std::function<Json(KeyKind)> new_key;
  // The signer of a private JWK: `jwk.malformed`, `jwk.mismatch`, `key.secret-malformed`.
  std::function<Result<std::unique_ptr<Signer>>(const Json&)> signer_of;
  // A file with one private JWK that only its owner can read: `key-file.*`.
  std::function<Result<std::unique_ptr<Signer>>(const std::filesystem::path&)> read_key_file;
  std::function<Result<Ok>(const std::filesystem::path&, const Json&)> create_key_file;
  // Any other secret text, in a file that only its owner can read and that is never overwritten:
  // `key-file.*`.
  std::function<Result<Ok>(const std::filesystem::path&, std::string_view)> create_secret_file;
};

}  // namespace kroniek
