#include "core/register/external_secret.h"

#include <algorithm>

#include "core/register/tables.h"

namespace kroniek {
namespace {

// Wrapping (RFC 5649) is deterministic, and what it makes of an input that is no data key is known to nobody
// without the key-encryption key.
Hash first_secret(const VaultCipher& cipher) {
  const auto label = sha256(as_bytes("kroniek: codes of external ids, version 1"));
  DataKey input{};
  std::copy(label.begin(), label.end(), input.begin());
  return sha256({ByteView(label), ByteView(cipher.wrap(input))});
}

Result<Hash> secret_of(const Snapshot& snapshot, const VaultCipher& cipher) {
  TRY(kept, snapshot.read(Table::meta, external_secret_key));
  if (!kept.has_value()) return first_secret(cipher);
  TRY(opened, cipher.unwrap(as_bytes(*kept)));
  Hash secret{};
  std::copy(opened.begin(), opened.end(), secret.begin());
  return secret;
}

}  // namespace

Result<ExternalIds> external_ids_of(const Snapshot& snapshot, const VaultCipher& cipher) {
  TRY(secret, secret_of(snapshot, cipher));
  return ExternalIds(secret);
}

Result<Ok> keep_external_secret(Batch& batch, const Snapshot& snapshot, const VaultCipher& from,
                                const VaultCipher& to) {
  TRY(secret, secret_of(snapshot, from));
  DataKey kept{};
  std::copy(secret.begin(), secret.end(), kept.begin());
  batch.put(Table::meta, std::string(external_secret_key), std::string(as_text(to.wrap(kept))));
  return Ok{};
}

}  // namespace kroniek
