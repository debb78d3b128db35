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

// Writing values costs more than all that is done with them here, so it is done once for both kinds.
struct Listed {
  ListValues indexed;
  ListValues unique;
};

void order(ListValues& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

void add_duties(ListValues& out, const Held& held) {
  for (const auto& duty : held.aggregate->duties(held.state)) {
    out.emplace_back(duty_field, "");
    out.emplace_back(duty_kind_field, duty.kind);
    out.emplace_back(duty_role_field, duty.role);
    if (duty.organisation.has_value())
      out.emplace_back(duty_organisation_field, to_string(*duty.organisation));
  }
}

Listed listed_of(const Held& held) {
  Listed out;
  const auto state = held.aggregate->save(held.state, Selection::listed);
  for (const auto& field : held.aggregate->view_fields) {
    const auto* value = state.find(field.name);
    if (value == nullptr) continue;
    if (field.options.indexed) add_values(out.indexed, field.name, *value);
    if (field.options.unique) add_values(out.unique, field.name, *value);
  }
  if (held.envelope.operation.has_value())
    out.indexed.emplace_back("operation", to_string(*held.envelope.operation));
  out.indexed.emplace_back("", "");
  add_duties(out.indexed, held);
  order(out.indexed);
  order(out.unique);
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
  return listed_of(held).indexed;
}
ListValues unique_values(const Held& held) {
  const auto is_unique = [](const FieldInfo& field) { return field.options.unique; };
  const auto& fields = held.aggregate->view_fields;
  if (std::none_of(fields.begin(), fields.end(), is_unique)) return {};
  return listed_of(held).unique;
}

std::string list_prefix(const ListKey& key) {
  return prefix_of_kind(key, key.exercise ? 'e' : 'r');
}
std::string unique_key(const ListKey& key) {
  return prefix_of_kind(key, key.exercise ? 'v' : 'u');
}

std::string statements_list(std::string_view field, std::string_view value) {
  return list_prefix({"statements", false, field, value});
}

void put_list_changes(Batch& batch, const Held* before, const Held& after, Position position) {
  const auto key = [&](const ListValues::value_type& value) {
    return ListKey{after.aggregate->collection, after.envelope.exercise, value.first, value.second};
  };
  const auto id = statement_key(after.envelope.id.id);
  const auto was = before == nullptr ? Listed{} : listed_of(*before);
  const auto is = listed_of(after);
  for (const auto& left : minus(was.indexed, is.indexed)) {
    batch.remove(Table::lists, list_prefix(key(left)) + id);
    batch.put(Table::list_history, list_prefix(key(left)) + id + key_of(position.value), "-");
  }
  for (const auto& entered : minus(is.indexed, was.indexed)) {
    batch.put(Table::lists, list_prefix(key(entered)) + id, key_of(position.value));
    batch.put(Table::list_history, list_prefix(key(entered)) + id + key_of(position.value), "+");
  }
  for (const auto& left : minus(was.unique, is.unique)) batch.remove(Table::lists, unique_key(key(left)));
  for (const auto& entered : minus(is.unique, was.unique))
    batch.put(Table::lists, unique_key(key(entered)), to_string(after.envelope.id));
}

}  // namespace kroniek
