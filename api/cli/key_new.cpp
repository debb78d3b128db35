// Makes a key pair for an author.
#include "api/cli/output.h"
#include "api/cli/verbs.h"
#include "core/statement/jwk.h"

namespace kroniek::cli {
namespace {

Result<KeyKind> kind_of(const Arguments& arguments) {
  const auto name = arguments.get("algorithm", "ed25519");
  if (name == "ed25519") return KeyKind::ed25519;
  if (name == "es256") return KeyKind::p256;
  return Error{ErrorKind::invalid, "usage.algorithm", "`--algorithm` must be ed25519 or es256."};
}

Result<Exit> key_new(const Arguments& arguments, Streams& streams, const Toolbox& tools) {
  TRY(format, format_of(arguments, streams));
  TRY(kind, kind_of(arguments));
  const auto path = *arguments.find("out");
  const auto key = tools.new_key(kind);
  TRY_OK(tools.create_key_file(path, key));
  TRY(signer, tools.signer_of(key));
  print(streams, format,
        Json::object({{"keyId", thumbprint(signer->key())},
                      {"publicKey", write_jwk(signer->key())},
                      {"keyFile", path}}));
  return Exit::ok;
}

}  // namespace

Verb key_new_verb() {
  return {.name = "key new",
          .summary = "Makes a key pair; the private half goes to a file that only its owner can read.",
          .details = "Prints the public key as a JWK, to be enrolled with actor.enrolled or actor.key-added.",
          .options = {{"out", "FILE", "Where the private key goes; never overwritten.", true},
                      {"algorithm", "ed25519|es256", "Which kind; ed25519 where left out."},
                      output_option},
          .examples = {"kroniek key new --out registrar.jwk",
                       "kroniek key new --algorithm es256 --out phone.jwk"},
          .run = key_new};
}

}  // namespace kroniek::cli
