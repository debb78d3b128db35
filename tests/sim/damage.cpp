#include "tests/sim/damage.h"

#include <array>
#include <filesystem>
#include <map>
#include <mutex>
#include <unordered_set>

#include "core/register/audit.h"
#include "core/register/recovery.h"
#include "crypto/random.h"
#include "crypto/signatures.h"
#include "crypto/vault_cipher.h"
#include "storage/high_water_file.h"
#include "storage/rocks_store.h"
#include "tests/support/files.h"

namespace kroniek::sim {
namespace {

namespace fs = std::filesystem;
using Rows = std::map<std::string, std::string>;

Result<Rows> rows_of(const Snapshot& snapshot, Table table) {
  Rows rows;
  TRY_OK(snapshot.scan(table, "", "", Order::ascending, [&](std::string_view key, std::string_view value) {
    return rows.emplace(key, value), true;
  }));
  return rows;
}

// The same checks again and again: what held once is remembered.
class RememberingVerifier final : public Verifier {
 public:
  bool check(const PublicKey& key, ByteView message, ByteView signature) const override {
    const std::lock_guard lock(mutex_);
    const auto name = hex(key.x) + hex(signature) + std::string(as_text(message));
    if (sound_.contains(name)) return true;
    const bool holds = verifier_->check(key, message, signature);
    if (holds) sound_.insert(name);
    return holds;
  }
  bool is_sound(const PublicKey& key) const override { return verifier_->is_sound(key); }

 private:
  const std::unique_ptr<Verifier> verifier_ = make_verifier();
  mutable std::mutex mutex_;
  mutable std::unordered_set<std::string> sound_;
};

}  // namespace

struct Damage::Parts {
  test::FakeDisk disk;
  CapnpEntryCodec codec;
  RememberingVerifier verifier;
  std::unique_ptr<Random> random = make_random();
  // The key of tests/support/register_world.cpp.
  std::unique_ptr<VaultCipher> cipher = make_vault_cipher(SecretBytes(key_encryption_key_bytes, 0x77));
  std::array<Rows, table_count> rows;  // as they were stored

  Result<std::unique_ptr<RocksStore>> open(const fs::path& directory, Opener opener) const {
    StoreOptions options{.path = directory / "store"};
    options.block_cache_bytes = std::size_t{1} << 20;
    options.ballast_bytes = 0;
    options.read_only = opener == Opener::verify;
    return RocksStore::open(options, disk);
  }
};

Damage::Damage(fs::path directory) : directory_(std::move(directory)), parts_(std::make_unique<Parts>()) {
  const auto store = parts_->open(directory_, Opener::verify).value();
  const auto snapshot = store->snapshot();
  for (std::size_t table = 0; table < table_count; ++table)
    parts_->rows[table] = rows_of(*snapshot, static_cast<Table>(table)).value();
}

Damage::~Damage() = default;

Verdict Damage::judge(const Flip& flip, Opener opener) {
  if (opener == Opener::verify) {
    const auto file = directory_ / flip.file;
    const auto whole = test::file_text(file);
    test::flip_bit(file, flip.byte, flip.bit);
    const auto verdict = look(directory_, opener);
    test::write_file(file, whole);
    return verdict;
  }
  const auto copy = directory_ / "copy";  // because a server writes
  fs::create_directory(copy);
  for (const auto* name : {"store", "high-water"})
    if (fs::exists(directory_ / name)) fs::copy(directory_ / name, copy / name, fs::copy_options::recursive);
  test::flip_bit(copy / flip.file, flip.byte, flip.bit);
  const auto verdict = look(copy, opener);
  fs::remove_all(copy);
  return verdict;
}

Verdict Damage::look(const fs::path& directory, Opener opener) {
  auto& parts = *parts_;
  const auto store = parts.open(directory, opener);
  if (!store.ok()) return Verdict::refused;
  const HighWaterFile high_water(directory / "high-water");
  if (!recover({**store, high_water, parts.codec, parts.verifier}).ok()) return Verdict::refused;
  const auto snapshot = (*store)->snapshot();
  AuditOptions options;
  options.threads = 1;
  options.cipher = parts.cipher.get();
  const auto report = audit_store(*snapshot, {parts.codec, parts.verifier, *parts.random}, options);
  if (!report.ok() || report->problem.has_value()) return Verdict::found;
  return reads_the_same(*snapshot) ? Verdict::unchanged : Verdict::slipped;
}

bool Damage::reads_the_same(const Snapshot& snapshot) const {
  for (std::size_t index = 0; index < table_count; ++index) {
    const auto table = static_cast<Table>(index);
    const auto scanned = rows_of(snapshot, table);
    if (!scanned.ok() || *scanned != parts_->rows[index]) return false;
    // One by one too: that asks the filters, which a scan passes by. To say that one cannot be read is no
    // lie.
    for (const auto& [key, value] : parts_->rows[index]) {
      const auto read = snapshot.read(table, key);
      if (read.ok() && *read != value) return false;
    }
  }
  return true;
}

}  // namespace kroniek::sim
