// Gives the vault of a register a new key.
#include "api/cli/data_option.h"
#include "api/cli/output.h"
#include "api/cli/verbs.h"

namespace kroniek::cli {
namespace {

Result<Exit> key_rotate_vault(const Arguments& arguments, Streams& streams, const Toolbox&) {
  TRY(format, format_of(arguments, streams));
  TRY(options, data_options(arguments));
  TRY(count, DataDirectory::rotate_vault_key(options));
  const auto file = options.vault_key.value_or(options.path / "keys" / "vault.jwk");
  print(streams, format, Json::object({{"vaultKey", file.string()}, {"dataKeys", count}}));
  return Exit::ok;
}

}  // namespace

Verb key_rotate_vault_verb() {
  return {
      .name = "key rotate-vault",
      .summary = "Gives the vault a new key, and overwrites the old one.",
      .details =
          "The register must not be running. Freed blocks of a disk may hold wrapped keys of what was "
          "erased: "
          "they\n"
          "are worth nothing once the key that they are wrapped under is gone, so rotate after erasures. A "
          "backup\n"
          "opens with the key of its own time: keep that apart, for as long as the backup. Where it is cut "
          "off, the\n"
          "next start finishes it or takes it back.",
      .options = {data_option, vault_key_option, free_space_option, output_option},
      .examples = {"kroniek key rotate-vault --data /var/lib/kroniek"},
      .run = key_rotate_vault};
}

}  // namespace kroniek::cli
