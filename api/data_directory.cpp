#include "api/data_directory.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <optional>
#include <thread>

#include "api/data_directory_keys.h"
#include "core/register/seal_keys.h"
#include "crypto/key_file.h"
#include "crypto/private_jwk.h"
#include "crypto/random.h"
#include "crypto/secret_file.h"
#include "crypto/signatures.h"
#include "crypto/vault_cipher.h"
#include "storage/disk.h"
#include "storage/entry_codec.h"
#include "storage/file.h"
#include "storage/high_water_file.h"
#include "storage/rocks_store.h"

namespace kroniek {
namespace {

namespace fs = std::filesystem;

class SystemClock final : public Clock {
 public:
  Instant now() const override {
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<std::chrono::microseconds>(since).count()};
  }
};

// flock(2) belongs to the open file: it goes with the process, however that ends, so no stale lock remains.
class Lock {
 public:
  explicit Lock(const fs::path& file)
      : descriptor_(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {}
  Lock(const Lock&) = delete;
  Lock& operator=(const Lock&) = delete;
  ~Lock() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  bool is_held() const { return descriptor_ >= 0 && ::flock(descriptor_, LOCK_EX | LOCK_NB) == 0; }

 private:
  int descriptor_;
};

fs::path vault_key_of(const DataOptions& options) {
  return options.vault_key.value_or(key_path(options.path, "vault.jwk"));
}

Error cannot_create(const fs::path& path) {
  return {ErrorKind::invalid, "init.cannot-create",
          "The directory " + path.string() + " cannot be made: the one above it must exist and be writable."};
}

// A directory that goes again unless it was kept.
class Scaffold {
 public:
  explicit Scaffold(const fs::path& target) {
    std::string name = target.string() + ".init-XXXXXX";
    if (::mkdtemp(name.data()) != nullptr) path_ = name;
  }
  Scaffold(const Scaffold&) = delete;
  Scaffold& operator=(const Scaffold&) = delete;
  ~Scaffold() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }
  const fs::path& path() const { return path_; }
  void kept() { path_.clear(); }

 private:
  fs::path path_;  // empty: there is none
};

// An empty directory may stand there: a mount point, or one that was made for us.
Result<Ok> check_vacant(const fs::path& path) {
  std::error_code failed;
  const bool exists = fs::exists(fs::symlink_status(path, failed));
  if (!exists || (fs::is_directory(path, failed) && fs::is_empty(path, failed) && !failed)) return Ok{};
  return Error{ErrorKind::conflict, "init.not-empty",
               path.string() + " exists and is not an empty directory; nothing was changed."};
}

fs::path without_trailing_slash(const fs::path& path) {
  const auto normal = fs::absolute(path).lexically_normal();
  return normal.has_filename() ? normal : normal.parent_path();
}

// Makes a directory beside its place, fills it, and gives it its name.
Result<Ok> make_whole(const fs::path& path, const std::function<Result<Ok>(const fs::path&)>& fill) {
  const auto target = without_trailing_slash(path);
  TRY_OK(check_vacant(target));
  Scaffold scaffold(target);
  if (scaffold.path().empty()) return cannot_create(target);
  TRY_OK(fill(scaffold.path()));
  if (!sync_directory(scaffold.path())) return cannot_create(target);
  // rename(2) takes the place of an empty directory, and of nothing else; a crash before it leaves the
  // scaffold only.
  if (::rename(scaffold.path().c_str(), target.c_str()) != 0) {
    TRY_OK(check_vacant(target));
    return cannot_create(target);
  }
  scaffold.kept();
  if (!sync_directory(parent_of(target))) return cannot_create(target);
  return Ok{};
}

// A high water as it was read once.
class FrozenHighWater final : public HighWater {
 public:
  explicit FrozenHighWater(std::optional<std::string> text) : text_(std::move(text)) {}
  Result<std::optional<std::string>> read() const override { return text_; }
  Result<Ok> write(std::string_view) override {
    return Error{ErrorKind::unavailable, "high-water.not-written", "It was opened for reading only."};
  }

 private:
  std::optional<std::string> text_;
};

// A store that a running process writes to may lose a file between its listing and its opening: a moment
// later the listing is another. What is truly damaged stays so.
Result<std::unique_ptr<RocksStore>> open_store(const StoreOptions& options, const Disk& disk) {
  constexpr std::chrono::milliseconds pause{100};
  for (int left = options.read_only ? 5 : 1;; --left) {
    auto store = RocksStore::open(options, disk);
    if (store.ok() || left == 1) return store;
    std::this_thread::sleep_for(pause);
  }
}

}  // namespace

Toolbox make_toolbox() {
  Toolbox tools;
  tools.clock = std::make_unique<SystemClock>();
  tools.random = make_random();
  tools.verifier = make_verifier();
  tools.codec = std::make_unique<CapnpEntryCodec>();
  tools.new_key = [](KeyKind kind) { return write_private_jwk(generate_key(kind)); };
  tools.signer_of = [](const Json& jwk) -> Result<std::unique_ptr<Signer>> {
    TRY(key, read_private_jwk(jwk));
    return make_signer(std::move(key));
  };
  tools.read_key_file = read_signer;
  tools.create_key_file = [](const fs::path& path, const Json& jwk) -> Result<Ok> {
    TRY(key, read_private_jwk(jwk));
    return create_key_file(path, key);
  };
  tools.create_secret_file = create_secret_file;
  return tools;
}

// In the order in which they are made; released in the opposite one.
struct DataDirectory::Parts {
  explicit Parts(const fs::path& directory) : disk(directory), high_water_file(directory / "high-water") {}

  fs::path path;
  std::optional<Lock> lock;
  SystemClock clock;
  std::unique_ptr<Random> random = make_random();
  std::unique_ptr<Verifier> verifier = make_verifier();
  CapnpEntryCodec codec;
  FileSystemDisk disk;
  HighWaterFile high_water_file;
  std::optional<FrozenHighWater> high_water_then;  // where it was opened to read
  std::unique_ptr<Signer> log_key;
  std::unique_ptr<Signer> seal_key;
  std::unique_ptr<VaultCipher> cipher;
  std::unique_ptr<RocksStore> store;

  Result<Ok> take_keys(const fs::path& directory);
  Result<Ok> install_next_seal_key(const fs::path& directory);
  Result<Ok> finish_seal_key_change(const fs::path& directory);
};

DataDirectory::DataDirectory(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
DataDirectory::~DataDirectory() = default;

Result<Ok> DataDirectory::Parts::take_keys(const fs::path& directory) {
  TRY(log_signer, read_signer(key_path(directory, "log.jwk")));
  TRY(seal_signer, read_signer(key_path(directory, "seal.jwk")));
  log_key = std::move(log_signer);
  seal_key = std::move(seal_signer);
  return Ok{};
}

Result<Ok> DataDirectory::Parts::install_next_seal_key(const fs::path& directory) {
  const auto next = key_path(directory, "seal-next.jwk");
  TRY(signer, read_signer(next));
  // A crash before this line leaves the old key, and the next opening comes here again; after it, the new
  // one.
  if (::rename(next.c_str(), key_path(directory, "seal.jwk").c_str()) != 0 ||
      !sync_directory(directory / "keys"))
    return Error{ErrorKind::unavailable, "key-file.not-written",
                 "The new seal key could not be given its name in keys/."};
  seal_key = std::move(signer);
  return Ok{};
}

// Where the register was told of the next seal key and the process ended before it was installed.
Result<Ok> DataDirectory::Parts::finish_seal_key_change(const fs::path& directory) {
  const auto next = key_path(directory, "seal-next.jwk");
  if (!fs::exists(next)) return Ok{};
  TRY(signer, read_signer(next));
  const auto now = register_now(*store->snapshot());
  // What is wrong with the store is for recovery to say.
  if (!now.ok() || now->seal_key != signer->key()) return Ok{};
  return install_next_seal_key(directory);
}

Result<std::unique_ptr<DataDirectory>> DataDirectory::assemble(const DataOptions& options, bool create) {
  auto parts = std::make_unique<Parts>(options.path);
  const bool writes = options.access == DataAccess::write;
  if (writes) {
    parts->lock.emplace(options.path / "lock");
    if (!parts->lock->is_held())
      return Error{
          ErrorKind::busy, "data-directory.locked",
          "Another process works with " + options.path.string() + ", or its file `lock` cannot be opened."};
    TRY_OK(parts->take_keys(options.path));
  } else {
    TRY(high_water, parts->high_water_file.read());
    parts->high_water_then.emplace(std::move(high_water));
  }
  StoreOptions store_options;
  store_options.path = options.path / "store";
  store_options.free_space_min_bytes = options.free_space_min_bytes;
  store_options.read_only = !writes;
  store_options.create = create;
  TRY(store, open_store(store_options, parts->disk));
  parts->store = std::move(store);
  parts->path = options.path;
  if (writes && !create) TRY_OK(parts->finish_seal_key_change(options.path));
  if (writes) {
    TRY(cipher, open_vault_key(vault_key_of(options), *parts->store));
    parts->cipher = std::move(cipher);
  } else {
    auto cipher = read_vault_key(vault_key_of(options), *parts->store->snapshot());
    // A copy without keys is read without them; a key that was named must be there.
    if (!cipher.ok() && options.vault_key.has_value()) return cipher.error();
    if (cipher.ok()) parts->cipher = *std::move(cipher);
  }
  return std::unique_ptr<DataDirectory>(new DataDirectory(std::move(parts)));
}

Result<std::unique_ptr<DataDirectory>> DataDirectory::open(const DataOptions& options) {
  std::error_code failed;
  if (!fs::is_directory(options.path / "store", failed))
    return Error{ErrorKind::not_found, "data-directory.not-founded",
                 options.path.string() + " holds no register; `kroniek init` founds one."};
  return assemble(options, false);
}

Result<std::uint64_t> DataDirectory::rotate_vault_key(const DataOptions& options) {
  TRY(data, open(options));
  return kroniek::rotate_vault_key(vault_key_of(options), data->store());
}

Result<Ok> DataDirectory::create(const DataOptions& options, const Fill& fill) {
  bool has_keys = false;
  auto whole = make_whole(options.path, [&](const fs::path& path) -> Result<Ok> {
    auto inside = options;
    inside.path = path;
    TRY_OK(make_keys(path, vault_key_of(inside)));
    has_keys = true;
    inside.access = DataAccess::write;
    TRY(made, assemble(inside, true));
    TRY(administrator, read_signer(key_path(path, "administrator.jwk")));
    const auto ports = made->ports();
    return fill({path, ports, *administrator});
  });
  // Inside, it goes with all the rest.
  if (!whole.ok() && has_keys && options.vault_key.has_value()) remove_vault_key(*options.vault_key);
  return whole;
}

Result<Ok> DataDirectory::create_blank(const DataOptions& options,
                                       const std::function<Result<Ok>(const Blank&)>& fill) {
  return make_whole(options.path, [&](const fs::path& path) -> Result<Ok> {
    const FileSystemDisk disk(path);
    HighWaterFile high_water(path / "high-water");
    StoreOptions store_options;
    store_options.path = path / "store";
    store_options.free_space_min_bytes = options.free_space_min_bytes;
    store_options.create = true;
    TRY(store, RocksStore::open(store_options, disk));
    return fill({path, *store, high_water});
  });
}
Store& DataDirectory::store() {
  return *parts_->store;
}
HighWater& DataDirectory::high_water() {
  if (parts_->high_water_then.has_value()) return *parts_->high_water_then;
  return parts_->high_water_file;
}
VaultCipher* DataDirectory::vault_cipher() {
  return parts_->cipher.get();
}
Result<PublicKey> DataDirectory::next_seal_key() {
  const auto next = key_path(parts_->path, "seal-next.jwk");
  if (!fs::exists(next)) {
    TRY_OK(create_key_file(next, generate_key(KeyKind::ed25519)));
    if (!sync_directory(parts_->path / "keys"))
      return Error{ErrorKind::unavailable, "key-file.not-written",
                   "The next seal key could not be made durable."};
  }
  TRY(signer, read_signer(next));
  return signer->key();
}
Result<Ok> DataDirectory::install_next_seal_key() {
  return parts_->install_next_seal_key(parts_->path);
}
Result<Ok> DataDirectory::writable() const {
  return parts_->store->health();
}

ServicePorts DataDirectory::ports() {
  VERIFY(parts_->log_key != nullptr, "a directory opened to read has no keys");
  return {*parts_->store,   parts_->high_water_file, parts_->codec, *parts_->cipher, *parts_->verifier,
          *parts_->log_key, *parts_->seal_key,       parts_->clock, *parts_->random};
}

}  // namespace kroniek
