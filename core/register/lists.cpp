#include "core/register/lists.h"

#include <algorithm>

#include "core/register/tables.h"

namespace kroniek {
namespace {

void add_values(ListValues& out, std::string_view field, const Json& json) {
  const auto* items = json.array_items();
  if (items == nullptr) {
    if (auto value = list_value(json); !value.empty()) out.emplace_back(field, std::move(value));
    return;
  }
  for (const auto& item : *items) add_values(out, field, item);
}

template <typename Select>
ListValues values_where(const Held& held, Select select) {
  ListValues out;
  const auto state = held.aggregate->save(held.state);
  for (const auto& field : held.aggregate->view_fields)
    if (select(field.options))
      if (const auto* value = state.find(field.name)) add_values(out, field.name, *value);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::string prefix_of_kind(const ListKey& key, char kind) {
  std::string prefix(key.collection);
  prefix += '\0';
  prefix += kind;
  prefix.append(key.field).append(1, '\0').append(key.value).append(1, '\0');
  return prefix;
}

ListValues minus(const ListValues& a, const ListValues& b) {
  ListValues out;
  std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(out));
  return out;
}

}  // namespace

std::string list_value(const Json& json) {
  if (const auto* text = json.string()) return *text;
  return json.integer() != nullptr || json.boolean() != nullptr ? write_json(json) : std::string();
}

ListValues indexed_values(const Held& held) {
  auto values = values_where(held, [](const FieldOptions& options) { return options.indexed; });
  if (held.envelope.operation.has_value()) values.emplace_back("operation", to_string(*held.envelope.operation));
  values.emplace_back("", "");
  std::sort(values.begin(), values.end());
  return values;
}

ListValues unique_values(const Held& held) {
  return values_where(held, [](const FieldOptions& options) { return options.unique; });
}

std::string list_prefix(const ListKey& key) { return prefix_of_kind(key, key.exercise ? 'e' : 'r'); }
std::string unique_key(const ListKey& key) { return prefix_of_kind(key, key.exercise ? 'v' : 'u'); }

std::string statements_list(std::string_view field, std::string_view value) {
  return list_prefix({"statements", false, field, value});
}

void put_list_changes(Batch& batch, const Held* before, const Held& after, Position position) {
  const auto key = [&](const std::pair<std::string, std::string>& value) {
    return ListKey{after.aggregate->collection, after.envelope.exercise, value.first, value.second};
  };
  const auto id = statement_key(after.envelope.id.id);
  const auto was = before == nullptr ? ListValues{} : indexed_values(*before);
  const auto is = indexed_values(after);
  for (const auto& left : minus(was, is)) {
    batch.remove(Table::lists, list_prefix(key(left)) + id);
    batch.put(Table::list_history, list_prefix(key(left)) + id + key_of(position.value), "-");
  }
  for (const auto& entered : minus(is, was)) {
    batch.put(Table::lists, list_prefix(key(entered)) + id, key_of(position.value));
    batch.put(Table::list_history, list_prefix(key(entered)) + id + key_of(position.value), "+");
  }
  const auto owned = before == nullptr ? ListValues{} : unique_values(*before);
  const auto owns = unique_values(after);
  for (const auto& left : minus(owned, owns)) batch.remove(Table::lists, unique_key(key(left)));
  for (const auto& entered : minus(owns, owned))
    batch.put(Table::lists, unique_key(key(entered)), to_string(after.envelope.id));
}

}  // namespace kroniek
