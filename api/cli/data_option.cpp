#include "api/cli/data_option.h"

namespace kroniek::cli {

Result<DataOptions> data_options(const Arguments& arguments) {
  DataOptions options;
  options.path = *arguments.find("data");
  TRY(mebibytes,
      number_option(arguments, "free-space-min", {1, 1'000'000}, options.free_space_min_bytes >> 20));
  options.free_space_min_bytes = mebibytes << 20;
  if (const auto file = arguments.find("vault-key")) options.vault_key = *file;
  return options;
}

}  // namespace kroniek::cli
