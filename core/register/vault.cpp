#include "core/register/vault.h"

#include <algorithm>

#include "core/register/tables.h"

namespace kroniek {
namespace {

// Which class each digest has, by walking the data beside its field list.
struct Collector {
  const std::vector<Disclosure>& disclosures;
  HiddenValues& out;

  void collect(const Json& data, const std::vector<FieldInfo>& fields, const std::string& pointer) {
    const auto* digests = data.find("_sd");
    if (digests != nullptr && digests->array_items() != nullptr)
      for (const auto& digest : *digests->array_items()) place(digest, fields, pointer);
    for (const auto& field : fields) {
      const auto* value = data.find(field.name);
      if (value == nullptr || field.kind != ValueKind::object) continue;
      const auto at = pointer_append(pointer, field.name);
      if (const auto* items = value->array_items()) {
        for (std::size_t i = 0; i < items->size(); ++i)
          collect((*items)[i], field.members, at + "/" + std::to_string(i));
      } else {
        collect(*value, field.members, at);
      }
    }
  }

  void place(const Json& digest, const std::vector<FieldInfo>& fields, const std::string& pointer) {
    for (const auto& disclosure : disclosures) {
      if (digest.string() == nullptr || *digest.string() != disclosure.digest) continue;
      const auto field = std::find_if(fields.begin(), fields.end(),
                                      [&](const FieldInfo& each) { return each.name == disclosure.name; });
      VERIFY(field != fields.end(), "a revealed disclosure names a declared field");
      auto& values = field->field_class == FieldClass::text ? out.text : out.personal;
      values.push_back({pointer_append(pointer, disclosure.name), disclosure});
    }
  }
};

}  // namespace

HiddenValues sort_by_class(const Json& data, const std::vector<Disclosure>& disclosures,
                           const std::vector<FieldInfo>& fields) {
  HiddenValues out;
  if (!disclosures.empty()) Collector{disclosures, out}.collect(data, fields, "");
  return out;
}

const FieldInfo* field_at(const std::vector<FieldInfo>& fields, std::string_view pointer) {
  const auto* level = &fields;
  const FieldInfo* at = nullptr;
  for (auto rest = pointer; !rest.empty();) {
    rest.remove_prefix(1);
    const auto token = rest.substr(0, rest.find('/'));
    rest.remove_prefix(token.size());
    if (!token.empty() &&
        std::all_of(token.begin(), token.end(), [](char c) { return c >= '0' && c <= '9'; }))
      continue;
    const auto field =
        std::find_if(level->begin(), level->end(), [&](const FieldInfo& each) { return each.name == token; });
    if (field == level->end()) return nullptr;
    at = &*field;
    level = &field->members;
  }
  return at;
}

Bytes Vault::associated(const StreamId& stream, const Uuid& jti) const {
  return to_bytes(origin_ + '\n' + to_string(stream) + '\n' + to_string(jti) + '\n');
}

Result<std::optional<DataKey>> find_data_key(const VaultCipher& cipher, const std::string& key,
                                             const Snapshot& snapshot) {
  TRY(wrapped, snapshot.read(Table::data_keys, key));
  if (!wrapped.has_value()) return std::optional<DataKey>();
  TRY(data_key, cipher.unwrap(as_bytes(*wrapped)));
  return std::optional<DataKey>(data_key);
}

Result<Ok> Vault::put(Batch& batch, const StreamId& stream, const Uuid& jti, const HiddenValues& values,
                      const Snapshot& snapshot, FreshKeys& fresh) {
  TRY_OK(put_class(batch, stream, jti, FieldClass::text, values.text, snapshot, fresh));
  return put_class(batch, stream, jti, FieldClass::personal, values.personal, snapshot, fresh);
}

Result<Ok> Vault::put_class(Batch& batch, const StreamId& stream, const Uuid& jti, FieldClass field_class,
                            const std::vector<PlacedDisclosure>& disclosures, const Snapshot& snapshot,
                            FreshKeys& fresh) {
  if (disclosures.empty()) return Ok{};
  const auto key_name = data_key_key(stream, field_class);
  auto held = fresh.find(key_name);
  if (held == fresh.end()) {
    TRY(stored, find_data_key(cipher_, key_name, snapshot));
    held = fresh.emplace(key_name, stored.has_value() ? *stored : cipher_.new_data_key()).first;
    if (!stored.has_value())
      batch.put(Table::data_keys, key_name, std::string(as_text(cipher_.wrap(held->second))));
  }
  std::string plain;
  for (const auto& [pointer, disclosure] : disclosures)
    plain.append(pointer).append(" ").append(disclosure.encoded).append("\n");
  const auto cipher = cipher_.encrypt(held->second, as_bytes(plain), associated(stream, jti));
  batch.put(Table::vault, vault_key(stream, field_class, jti), std::string(as_text(cipher)));
  return Ok{};
}

Result<std::vector<PlacedDisclosure>> Vault::read(const StreamId& stream, FieldClass field_class,
                                                  const Uuid& jti, const Snapshot& snapshot) const {
  TRY(row, snapshot.read(Table::vault, vault_key(stream, field_class, jti)));
  std::vector<PlacedDisclosure> out;
  if (!row.has_value()) return out;
  TRY(key, find_data_key(cipher_, data_key_key(stream, field_class), snapshot));
  if (!key.has_value()) return out;
  TRY(plain, cipher_.decrypt(*key, as_bytes(*row), associated(stream, jti)));
  for (auto rest = as_text(plain); !rest.empty();) {
    const auto space = rest.find(' ');
    const auto end = rest.find('\n');
    TRY(disclosure, parse_disclosure(rest.substr(space + 1, end - space - 1)));
    out.push_back({std::string(rest.substr(0, space)), std::move(disclosure)});
    rest.remove_prefix(end + 1);
  }
  return out;
}

}  // namespace kroniek
