// Lists of views by the fields that a state declares as indexed or unique. Rows are derived from the view
// before and the view after, so that no aggregate writes an index by hand; the history lets a list be read as
// of any index.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/ports.h"
#include "core/register/held.h"

namespace kroniek {

// A view's values that lists filter on: (field, value), sorted. The pair of two empty texts stands for the
// collection.
using ListValues = std::vector<std::pair<std::string, std::string>>;
ListValues indexed_values(const Held& held);
ListValues unique_values(const Held& held);

// The text that a filter compares: strings as they are, numbers and yes/no as JSON writes them. Empty for the
// rest.
std::string list_value(const Json& json);

// Rows for what changed between two versions of one view; `before` may be null. `position` is the
// statement's.
void put_list_changes(Batch& batch, const Held* before, const Held& after, Position position);

// Values under which a stream is listed while something waits in it, beside its own fields (worklist.h).
constexpr std::string_view duty_field = "duty";
constexpr std::string_view duty_kind_field = "duty kind";
constexpr std::string_view duty_role_field = "duty role";
constexpr std::string_view duty_organisation_field = "duty organisation";

// Keys: collection ‖ 0 ‖ kind ‖ field ‖ 0 ‖ value ‖ 0, then the stream's 16 bytes (and in the history the
// position).
struct ListKey {
  std::string_view collection;
  bool exercise = false;
  std::string_view field;
  std::string_view value;
};
std::string list_prefix(const ListKey& key);
// Who holds a unique value: the key's row holds the stream's text.
std::string unique_key(const ListKey& key);
// The log as a list: entries of one type, author, mandate or operation; the position (8 bytes) follows the
// prefix.
std::string statements_list(std::string_view field, std::string_view value);

}  // namespace kroniek
