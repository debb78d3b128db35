// What we ask of the world, each promise said from the caller's side. Ports have no data; implementations are
// final and live in crypto/, storage/ and api/. Unless a line says otherwise, a port may be used from several
// threads.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/bytes.h"
#include "core/ids.h"
#include "core/keys.h"
#include "core/result.h"
#include "core/time.h"

namespace kroniek {

class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() const = 0;
};

class Random {
 public:
  virtual ~Random() = default;
  virtual void fill(std::span<std::uint8_t> bytes) = 0;  // cryptographically strong
};

// Signs with one private key that never leaves the implementation.
class Signer {
 public:
  virtual ~Signer() = default;
  virtual const PublicKey& key() const = 0;
  // Ed25519: 64 bytes (RFC 8032). ES256: R and S, 32 bytes each (RFC 7518 section 3.4).
  virtual Result<Bytes> sign(ByteView message) const = 0;
};

// Checks a signature. The rule that holds for odd Ed25519 points is written in crypto/signatures.h; intake
// and verify use the same one, so what was accepted once is accepted for ever.
class Verifier {
 public:
  virtual ~Verifier() = default;
  virtual bool check(const PublicKey& key, ByteView message, ByteView signature) const = 0;
  // Whether it is a key that somebody can hold. Stricter than `check`, and asked only when a key is new.
  virtual bool is_sound(const PublicKey& key) const = 0;
};

// AES-256-GCM (NIST SP 800-38D) with a random 96-bit nonce in front: nonce ‖ ciphertext ‖ 128-bit tag.
using DataKey = std::array<std::uint8_t, 32>;
class VaultCipher {
 public:
  virtual ~VaultCipher() = default;
  virtual DataKey new_data_key() = 0;
  virtual Bytes encrypt(const DataKey& key, ByteView plain, ByteView associated) = 0;
  virtual Result<Bytes> decrypt(const DataKey& key, ByteView cipher,
                                ByteView associated) const = 0;  // `vault.not-authentic`
  // Wraps a data key under the register's key-encryption key (AES-256 key wrap with padding, RFC 5649).
  virtual Bytes wrap(const DataKey& key) const = 0;
  virtual Result<DataKey> unwrap(ByteView wrapped) const = 0;  // `vault.not-authentic`
};

// What a log entry holds (02-log-format section 2 in the design; storage/README.md here).
struct Entry {
  Instant recorded_at;
  Bytes header;     // the JWS header's bytes as signed (decoded)
  Bytes payload;    // the JWS payload's bytes as signed (decoded)
  Bytes signature;  // raw
  bool operator==(const Entry&) const = default;
};
class EntryCodec {
 public:
  virtual ~EntryCodec() = default;
  // The leaf bytes: canonical single-segment Cap'n Proto without framing. `entry.too-large` over 65,535
  // bytes.
  virtual Result<Bytes> encode(const Entry& entry) const = 0;
  // Refuses everything that encode would not have made, byte for byte: `entry.not-canonical`.
  virtual Result<Entry> decode(ByteView leaf) const = 0;
};

// The store: ordered tables of byte strings, changed only by atomic batches. Key layouts:
// core/register/tables.h.
enum class Table : std::uint8_t {
  meta,          // checkpoint, format version
  entries,       // position → leaf bytes
  hashes,        // position → hashes of the subtrees that end at this leaf
  statements,    // jti → position
  streams,       // stream, position → version: the statements of a stream
  views,         // stream → current view
  view_history,  // stream, position → view as of that position
  lists,         // collection, field, value, stream → since which position
  list_history,  // collection, field, value, stream, position → entered or left
  vault,         // stream, class, position → encrypted disclosures
  data_keys,     // stream, class → wrapped data key
};
constexpr std::size_t table_count = 11;

struct Change {
  Table table;
  std::string key;
  std::optional<std::string> value;  // none: delete
};
struct Batch {
  std::vector<Change> changes;  // later changes of the same key win
  void put(Table table, std::string key, std::string value) {
    changes.push_back({table, std::move(key), std::move(value)});
  }
  void remove(Table table, std::string key) { changes.push_back({table, std::move(key), std::nullopt}); }
};

enum class Order { ascending, descending };

// The store at one moment; later commits do not show. Reading it blocks nobody.
class Snapshot {
 public:
  // Return false to stop the scan. The views are valid during the call only.
  using Visit = std::function<bool(std::string_view key, std::string_view value)>;

  virtual ~Snapshot() = default;
  virtual Result<std::optional<std::string>> read(Table table, std::string_view key) const = 0;
  // As read, for many keys of one table at once, in the keys' order.
  virtual Result<std::vector<std::optional<std::string>>> read_all(
      Table table, std::span<const std::string> keys) const = 0;
  // Visits from ≤ key < before in byte order; an empty `before` means to the end. Errors: `store.corrupt`.
  virtual Result<Ok> scan(Table table, std::string_view from, std::string_view before, Order order,
                          const Visit& visit) const = 0;
};

class Store {
 public:
  virtual ~Store() = default;
  // All of the batch or nothing; returns Ok only once it would survive power loss. `storage-full`: nothing
  // was written, space must be made first. `unavailable`: it may or may not have been written; the store
  // refuses everything from then on, and the caller must stop; a restart decides. One caller at a time.
  virtual Result<Ok> commit(const Batch& batch) = 0;
  virtual std::unique_ptr<const Snapshot> snapshot() const = 0;
  // Removes from the files what was deleted or overwritten in from ≤ key < before. Returns once it is gone.
  virtual Result<Ok> purge(Table table, std::string_view from, std::string_view before) = 0;
  virtual Result<Ok> health() const = 0;  // an error: no commit will be accepted any more, and why
  // Whether a small commit would be taken now; an error that is no health() passes, when there is space
  // again.
  virtual Result<Ok> may_accept() const { return health(); }
};

// The newest signed checkpoint, kept outside the store, so that a store that lost its end is noticed.
class HighWater {
 public:
  virtual ~HighWater() = default;
  virtual Result<std::optional<std::string>> read() const = 0;
  virtual Result<Ok> write(std::string_view checkpoint) = 0;  // replaced as a whole, durable on return
};

// Free space where the store writes.
class Disk {
 public:
  virtual ~Disk() = default;
  virtual Result<std::uint64_t> free_bytes() const = 0;
};

}  // namespace kroniek
