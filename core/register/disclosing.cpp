#include "core/register/disclosing.h"

#include <algorithm>
#include <map>

namespace kroniek {
namespace {

constexpr std::string_view place_name(FieldClass field_class) {
  return field_class == FieldClass::text ? "_text" : "_personal";
}

class Resolver {
 public:
  Resolver(FieldClass field_class, const VaultReader& reader) : field_class_(field_class), reader_(reader) {}

  // The value with its places replaced; none where it is a place that holds nothing.
  Result<std::optional<Json>> resolve(const Json& json) {
    if (const auto* items = json.array_items()) {
      Json::Array out;
      for (const auto& item : *items) {
        TRY(value, resolve(item));
        if (value.has_value()) out.push_back(*std::move(value));
      }
      return std::optional<Json>(std::move(out));
    }
    const auto* members = json.members();
    if (members == nullptr) return std::optional(json);
    if (members->size() == 1 && members->front().name == place_name(field_class_))
      return newest(members->front().value);
    Json out = Json::object();
    for (const auto& member : *members) {
      TRY(value, resolve(member.value));
      if (value.has_value()) out.set(member.name, *std::move(value));
    }
    return std::optional(std::move(out));
  }

 private:
  Result<std::optional<Json>> newest(const Json& places) {
    std::vector<HiddenPlace> found;
    FieldReader reader(ReadMode::state, {}, {});
    read_places(Json::object({{place_name(field_class_), places}}), found, reader);
    for (auto place = found.rbegin(); place != found.rend(); ++place) {
      TRY(values, values_of(place->jti));
      const auto at = std::find_if(values->begin(), values->end(), [&](const PlacedDisclosure& each) {
        return each.pointer == place->pointer;
      });
      if (at != values->end()) return std::optional(at->disclosure.value);
    }
    return std::optional<Json>();
  }

  Result<const std::vector<PlacedDisclosure>*> values_of(const Uuid& jti) {
    auto at = read_.find(jti);
    if (at == read_.end()) {
      TRY(values, reader_.vault.read(reader_.stream, field_class_, jti, reader_.snapshot));
      at = read_.emplace(jti, std::move(values)).first;
    }
    return &at->second;
  }

  FieldClass field_class_;
  const VaultReader& reader_;
  std::map<Uuid, std::vector<PlacedDisclosure>> read_;  // each row is decrypted once
};

bool has_personal(const FieldInfo& field) {
  return field.field_class == FieldClass::personal ||
         std::any_of(field.members.begin(), field.members.end(), has_personal);
}
bool has_care(const FieldInfo& field) {
  return field.options.care || std::any_of(field.members.begin(), field.members.end(), has_care);
}

}  // namespace

Result<Json> with_text(Json view, const VaultReader& reader) {
  TRY(out, Resolver(FieldClass::text, reader).resolve(view));
  return *std::move(out);
}

Result<Json> personal_values(const Json& view, const std::vector<std::string>& names,
                             const VaultReader& reader) {
  Resolver resolver(FieldClass::personal, reader);
  Json out = Json::object();
  for (const auto& name : names) {
    const auto* held = view.find(name);
    if (held == nullptr) continue;
    TRY(value, resolver.resolve(*held));
    if (value.has_value()) out.set(name, *std::move(value));
  }
  return out;
}

std::vector<PersonalField> personal_fields(const std::vector<FieldInfo>& view_fields) {
  std::vector<PersonalField> out;
  for (const auto& field : view_fields)
    if (has_personal(field)) out.push_back({field.name, has_care(field)});
  return out;
}

}  // namespace kroniek
