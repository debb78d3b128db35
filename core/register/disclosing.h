// Hidden values put back into a view: text for whoever may read it, personal values only into the answer of
// an opening that is durable already. The stored view holds places; the newest place that still holds a value
// counts.
#pragma once

#include <string>
#include <vector>

#include "core/codecs.h"
#include "core/register/vault.h"

namespace kroniek {

struct VaultReader {
  const Vault& vault;
  const Snapshot& snapshot;
  const StreamId& stream;
};

// `view` with its text values; one that was never given or is erased is left out. Personal places stay as
// they are.
Result<Json> with_text(Json view, const VaultReader& reader);

// The values of these personal fields of a view (top-level names); a field of which nothing is held is left
// out.
Result<Json> personal_values(const Json& view, const std::vector<std::string>& names,
                             const VaultReader& reader);

// A personal field of an aggregate's view.
struct PersonalField {
  std::string_view name;
  bool care = false;
};
std::vector<PersonalField> personal_fields(const std::vector<FieldInfo>& view_fields);

}  // namespace kroniek
