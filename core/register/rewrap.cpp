#include "core/register/rewrap.h"

#include "core/register/external_secret.h"

namespace kroniek {
namespace {

constexpr std::size_t keys_tried_max = 64;

}  // namespace

Result<bool> opens_data_keys(const Snapshot& snapshot, const VaultCipher& cipher) {
  std::size_t tried = 0;
  bool opened = false;
  TRY_OK(snapshot.scan(Table::data_keys, "", "", Order::ascending,
                       [&](std::string_view, std::string_view wrapped) {
                         opened = cipher.unwrap(as_bytes(wrapped)).ok();
                         return ++tried < keys_tried_max && !opened;
                       }));
  return opened || tried == 0;
}

Result<std::uint64_t> rewrap_data_keys(Store& store, const VaultCipher& from, const VaultCipher& to) {
  Batch batch;
  Result<Ok> unwrapped = Ok{};
  const auto snapshot = store.snapshot();
  TRY_OK(snapshot->scan(
      Table::data_keys, "", "", Order::ascending, [&](std::string_view key, std::string_view wrapped) {
        const auto data_key = from.unwrap(as_bytes(wrapped));
        if (!data_key.ok()) return unwrapped = data_key.error(), false;
        batch.put(Table::data_keys, std::string(key), std::string(as_text(to.wrap(*data_key))));
        return true;
      }));
  TRY_OK(std::move(unwrapped));
  const std::uint64_t rewrapped = batch.changes.size();
  TRY_OK(keep_external_secret(batch, *snapshot, from, to));
  TRY_OK(store.commit(batch));
  return rewrapped;
}

Result<Ok> purge_data_keys(Store& store) {
  return store.purge(Table::data_keys, "", "");
}

}  // namespace kroniek
