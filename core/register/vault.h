// The vault: disclosures outside the log, encrypted under one data key per stream and class, so that deleting
// the key and the rows erases a person and nothing else. Associated data: origin, stream and jti, so no row
// can be moved.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/ports.h"
#include "core/statement/sd_jwt.h"

namespace kroniek {

// A disclosure and where its value stands in the statement's `data` (RFC 6901).
struct PlacedDisclosure {
  std::string pointer;
  Disclosure disclosure;
};
// The disclosures of one statement, by class.
struct HiddenValues {
  std::vector<PlacedDisclosure> text;
  std::vector<PlacedDisclosure> personal;
};
// Sorts disclosures by the class that the event's field list gives the place of their digest.
HiddenValues sort_by_class(const Json& data, const std::vector<Disclosure>& disclosures,
                           const std::vector<FieldInfo>& fields);
// The field that a pointer within `data` leads to, by the event's list; null where there is none.
const FieldInfo* field_at(const std::vector<FieldInfo>& fields, std::string_view pointer);

// The data key of that row of the table data-keys; none where there is none, or no longer.
Result<std::optional<DataKey>> find_data_key(const VaultCipher& cipher, const std::string& key,
                                             const Snapshot& snapshot);

class Vault {
 public:
  Vault(std::string origin, VaultCipher& cipher) : origin_(std::move(origin)), cipher_(cipher) {}

  // Rows for the disclosures of a statement. The stream's data key comes from `snapshot`, from the keys that
  // `fresh` holds for streams of the same batch, or is made (and then added to both).
  using FreshKeys = std::map<std::string, DataKey>;
  Result<Ok> put(Batch& batch, const StreamId& stream, const Uuid& jti, const HiddenValues& values,
                 const Snapshot& snapshot, FreshKeys& fresh);

  // The disclosures of one class that a statement made; empty where there are none, or no longer.
  // `vault.not-authentic` where a row was altered or moved.
  Result<std::vector<PlacedDisclosure>> read(const StreamId& stream, FieldClass field_class, const Uuid& jti,
                                             const Snapshot& snapshot) const;

 private:
  Result<Ok> put_class(Batch& batch, const StreamId& stream, const Uuid& jti, FieldClass field_class,
                       const std::vector<PlacedDisclosure>& disclosures, const Snapshot& snapshot,
                       FreshKeys& fresh);
  Bytes associated(const StreamId& stream, const Uuid& jti) const;

  std::string origin_;
  VaultCipher& cipher_;
};

}  // namespace kroniek
