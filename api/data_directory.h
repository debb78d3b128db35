// Everything that one register keeps, in one directory that only its owner may enter (mode 0700):
//   store/       the log, views and vault (storage/README.md)
//   high-water   the newest checkpoint, outside the store
//   keys/, lock  private keys (0600); held by the one process that may write
// With main.cpp the only place that names concrete stores and ciphers; the rest of the program sees ports.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

#include "api/toolbox.h"
#include "core/register/service.h"

namespace kroniek {

// In keys/: log.jwk and seal.jwk sign, and seal-next.jwk is about to; data keys are wrapped under vault.jwk;
// administrator.jwk is to be moved away.

Toolbox make_toolbox();

// read: takes no lock, needs no keys, writes nothing, and may stand beside a process that writes: store and
// high water are those of the moment of opening, the high water never newer than the store.
enum class DataAccess { write, read };

struct DataOptions {
  std::filesystem::path path;
  DataAccess access = DataAccess::write;
  std::uint64_t free_space_min_bytes = std::uint64_t{640}
                                       << 20;  // below it, nothing is written (StoreOptions)
  std::optional<std::filesystem::path> vault_key = std::nullopt;  // left out: keys/vault.jwk
};

class DataDirectory {
 public:
  // What is made in a new directory, before it gets its name: usually the founding.
  struct New {
    std::filesystem::path path;  // for now; files that are written here come along
    const ServicePorts& ports;
    const Signer& administrator;
  };
  using Fill = std::function<Result<Ok>(const New&)>;

  // Makes a directory with fresh keys and what `fill` puts into it. All of it or nothing: it is made beside
  // `path` and renamed. `init.not-empty` where something is there, `init.cannot-create`, and the errors of
  // keys, store and `fill`.
  static Result<Ok> create(const DataOptions& options, const Fill& fill);

  // A directory without keys, for a copy of a register's rows, made as `create` makes one.
  struct Blank {
    std::filesystem::path path;
    Store& store;
    HighWater& high_water;
  };
  static Result<Ok> create_blank(const DataOptions& options,
                                 const std::function<Result<Ok>(const Blank&)>& fill);

  // `data-directory.not-founded`, `data-directory.locked`, and the errors of store and keys.
  static Result<std::unique_ptr<DataDirectory>> open(const DataOptions& options);
  // Gives the vault of a register that does not run a new key (data_directory_keys.h), and the number of data
  // keys that are under it now.
  static Result<std::uint64_t> rotate_vault_key(const DataOptions& options);
  ~DataDirectory();
  DataDirectory(const DataDirectory&) = delete;
  DataDirectory& operator=(const DataDirectory&) = delete;

  Store& store();
  HighWater& high_water();
  // Null where the directory was opened to read and the key is not there (an auditor's copy, say).
  VaultCipher* vault_cipher();
  // For a directory opened to write.
  ServicePorts ports();
  // The seal key that is to follow, made where there is none yet; it waits in keys/ until it is installed.
  Result<PublicKey> next_seal_key();
  // It takes the place of the one before; after the register was told of it. What a crash keeps from being
  // installed, the next opening installs.
  Result<Ok> install_next_seal_key();
  // An error where nothing can be written now: too little space, as a rule.
  Result<Ok> writable() const;

 private:
  struct Parts;
  explicit DataDirectory(std::unique_ptr<Parts> parts);
  static Result<std::unique_ptr<DataDirectory>> assemble(const DataOptions& options, bool create);

  std::unique_ptr<Parts> parts_;
};

}  // namespace kroniek
