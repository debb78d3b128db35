// The options that every command shares which opens a data directory.
#pragma once

#include "api/cli/verb.h"
#include "api/data_directory.h"

namespace kroniek::cli {

inline constexpr Option data_option{"data", "DIR", "The data directory.", true};
inline constexpr Option free_space_option{
    "free-space-min", "MIB", "Record nothing with less free space than this; 640 where left out."};

inline constexpr Option vault_key_option{
    "vault-key", "FILE", "The vault's key, where it is not keys/vault.jwk in the data directory."};

// `usage.number`.
Result<DataOptions> data_options(const Arguments& arguments);

}  // namespace kroniek::cli
