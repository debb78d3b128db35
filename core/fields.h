// Field lists: `field("level", &Identified::level, "How sure we are …", Label{"Niveau", "Level"})`. A struct
// with a `static constexpr auto fields = std::tuple{field(…), …}` can be read from JSON with all its faults
// reported at once, written, and described. Values of other types: a Codec in core/codecs.h.
#pragma once

#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "core/codecs.h"
#include "core/field_info.h"
#include "core/hidden.h"
#include "core/json.h"

namespace kroniek {

template <typename Owner, typename T>
struct Field {
  std::string_view name;
  T Owner::*member;
  FieldOptions options;
};

template <typename Owner, typename T, typename... Options>
constexpr Field<Owner, T> field(std::string_view name, T Owner::*member, const Options&... said) {
  FieldOptions options;
  (apply(options, said), ...);
  return {name, member, options};
}

template <typename T>
concept HasFields = requires {
  T::fields;
};

template <HasFields T, typename Visit>
constexpr void for_each_field(Visit&& visit) {
  std::apply([&](const auto&... each) { (visit(each), ...); }, T::fields);
}

// ---- codecs of compound values
// -------------------------------------------------------------------------------------

template <typename T>
struct Codec<std::optional<T>> {
  static void read(const Json& json, std::optional<T>& out, FieldReader& reader,
                   const FieldOptions& options) {
    Codec<T>::read(json, out.emplace(), reader, options);
  }
  static Json write(const std::optional<T>& value, WriteMode mode) { return Codec<T>::write(*value, mode); }
  static void describe(FieldInfo& info) {
    info.optional = true;
    Codec<T>::describe(info);
  }
};

template <typename T>
struct Codec<std::vector<T>> {
  static void read(const Json& json, std::vector<T>& out, FieldReader& reader, const FieldOptions& options) {
    const auto* items = json.array_items();
    if (items == nullptr) return reader.fault("field.type", "Must be an array.");
    if (reader.mode() != ReadMode::state && items->size() > options.items_max)
      return reader.fault("field.too-many", "At most " + std::to_string(options.items_max) + " items.");
    for (std::size_t i = 0; i < items->size(); ++i) {
      const auto scope = reader.enter(std::to_string(i));
      Codec<T>::read((*items)[i], out.emplace_back(), reader, options);
    }
  }
  static Json write(const std::vector<T>& value, WriteMode mode) {
    Json::Array items;
    items.reserve(value.size());
    for (const auto& item : value) items.push_back(Codec<T>::write(item, mode));
    return items;
  }
  static void describe(FieldInfo& info) {
    info.list = true;
    Codec<T>::describe(info);
  }
};

template <typename T, FieldClass Class>
struct Codec<Hidden<T, Class>> {
  static void read(const Json& json, Hidden<T, Class>& out, FieldReader& reader,
                   const FieldOptions& options) {
    if (reader.mode() == ReadMode::state) return read_places(json, out.places, reader);
    Codec<T>::read(json, out.value.emplace(), reader, options);
  }
  static Json write(const Hidden<T, Class>& value, WriteMode mode) {
    return mode == WriteMode::state ? write_places(value.places, Class) : Codec<T>::write(*value.value, mode);
  }
  static void describe(FieldInfo& info) {
    info.field_class = Class;
    info.optional = !info.options.required;
    Codec<T>::describe(info);
  }
};

template <typename T>
struct is_optional_like : std::false_type {};
template <typename T>
struct is_optional_like<std::optional<T>> : std::true_type {};
template <typename T>
struct is_optional_like<std::vector<T>> : std::true_type {};
template <typename T>
struct is_hidden : std::false_type {};
template <typename T, FieldClass Class>
struct is_hidden<Hidden<T, Class>> : std::true_type {};

template <HasFields T>
struct Codec<T> {
  static void read(const Json& json, T& out, FieldReader& reader, const FieldOptions&) {
    const auto* members = json.members();
    if (members == nullptr) return reader.fault("field.type", "Must be an object.");
    std::size_t known = 0;
    for_each_field<T>([&](const auto& each) {
      const auto scope = reader.enter(each.name);
      if (const auto* value = json.find(each.name)) {
        ++known;
        read_member(*value, out.*each.member, reader, each.options);
      } else {
        missing(out.*each.member, reader, each.options);
      }
    });
    if (known == members->size()) return;
    for (const auto& member : *members) {
      bool declared = false;
      for_each_field<T>([&](const auto& each) { declared = declared || each.name == member.name; });
      if (declared) continue;
      const auto scope = reader.enter(member.name);
      reader.fault("field.unknown", "No field of this name is declared.");
    }
  }

  static Json write(const T& value, WriteMode mode) {
    Json::Object members;
    for_each_field<T>([&](const auto& each) {
      const auto& held = value.*each.member;
      if (is_present(held, mode))
        members.push_back({std::string(each.name), Codec<std::decay_t<decltype(held)>>::write(held, mode)});
    });
    return members;
  }

  static void describe(FieldInfo& info) {
    info.kind = ValueKind::object;
    for_each_field<T>([&](const auto& each) {
      FieldInfo member{each.name, each.options};
      Codec<std::decay_t<decltype(std::declval<T>().*each.member)>>::describe(member);
      info.members.push_back(std::move(member));
    });
  }

 private:
  template <typename M>
  static void read_member(const Json& json, M& out, FieldReader& reader, const FieldOptions& options) {
    Codec<M>::read(json, out, reader, options);
    if constexpr (is_hidden<M>::value) note_place(out, reader);
  }
  template <typename M>
  static void missing(M& out, FieldReader& reader, const FieldOptions& options) {
    if constexpr (is_hidden<M>::value) {
      if (reader.mode() == ReadMode::intake && options.required)
        reader.fault("field.missing", "This field must be disclosed.");
      note_place(out, reader);
    } else if constexpr (!is_optional_like<M>::value) {
      reader.fault("field.missing", "This field is required.");
    }
  }
  template <typename M>
  static void note_place(M& out, FieldReader& reader) {
    if (reader.mode() != ReadMode::state) out.places.push_back({reader.jti(), reader.pointer()});
  }
  template <typename M>
  static bool is_present(const M& held, WriteMode mode) {
    if constexpr (is_hidden<M>::value) {
      return mode == WriteMode::state ? !held.places.empty() : held.value.has_value();
    } else if constexpr (is_optional_like<M>::value) {
      if constexpr (requires { held.has_value(); })
        return held.has_value();
      else
        return !held.empty();
    }
    return true;
  }
};

// ---- the three uses
// ------------------------------------------------------------------------------------------------

// All faults at once, with pointers below `pointer`; code `fields.invalid`.
template <HasFields T>
Result<T> read_fields(const Json& json, ReadMode mode, const Uuid& jti = {}, std::string_view pointer = {}) {
  FieldReader reader(mode, jti, pointer);
  T out{};
  Codec<T>::read(json, out, reader, {});
  if (reader.faults().empty()) return out;
  return Error{ErrorKind::invalid, "fields.invalid", "Some fields break their rules.", reader.take_faults()};
}

template <HasFields T>
Json write_fields(const T& value, WriteMode mode) {
  return Codec<T>::write(value, mode);
}

template <HasFields T>
std::vector<FieldInfo> describe_fields() {
  FieldInfo info;
  Codec<T>::describe(info);
  return std::move(info.members);
}

}  // namespace kroniek
