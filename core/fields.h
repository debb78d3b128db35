// Field lists: `field("level", &Identified::level, "How sure we are …", Label{"Niveau", "Level"})`. A struct
// with a `static constexpr auto fields = [](auto&& each) { return each(field(…), …); }` can be read from JSON
// with all its faults reported at once, written, and described. A function over the fields and no tuple of
// them: a file that only includes the struct pays for no type of its list. Values of other types: a Codec in
// core/codecs.h.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/codecs.h"
#include "core/field_info.h"
#include "core/hidden.h"
#include "core/json.h"
#include "core/members.h"

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
  T::fields([&](const auto&... each) { (visit(each), ...); });
}

// ---- codecs of compound values

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
const Members& members_of();

template <HasFields T>
struct Codec<T> {
  static void read(const Json& json, T& out, FieldReader& reader, const FieldOptions&) {
    read_members(json, &out, reader, members_of<T>());
  }
  static Json write(const T& value, WriteMode mode) { return write_members(&value, members_of<T>(), mode); }
  static void describe(FieldInfo& info) { describe_members(info, members_of<T>()); }
};

// ---- one row of functions for each type of value, shared by all fields of that type

template <typename T>
struct ErasedCodec {
  static void read(const Json& json, void* out, FieldReader& reader, const FieldOptions& options) {
    auto& value = *static_cast<T*>(out);
    Codec<T>::read(json, value, reader, options);
    if constexpr (is_hidden<T>::value) note_place(value, reader);
  }
  static void missing([[maybe_unused]] void* out, [[maybe_unused]] FieldReader& reader,
                      [[maybe_unused]] const FieldOptions& options) {
    if constexpr (is_hidden<T>::value) {
      if (reader.mode() == ReadMode::intake && options.required)
        reader.fault("field.missing", "This field must be disclosed.");
      note_place(*static_cast<T*>(out), reader);
    } else if constexpr (!is_optional_like<T>::value) {
      reader.fault("field.missing", "This field is required.");
    }
  }
  static bool present([[maybe_unused]] const void* held, [[maybe_unused]] WriteMode mode) {
    [[maybe_unused]] const auto& value = *static_cast<const T*>(held);
    if constexpr (is_hidden<T>::value) {
      return mode == WriteMode::state ? !value.places.empty() : value.value.has_value();
    } else if constexpr (is_optional_like<T>::value) {
      if constexpr (requires { value.has_value(); })
        return value.has_value();
      else
        return !value.empty();
    }
    return true;
  }
  static Json write(const void* held, WriteMode mode) {
    return Codec<T>::write(*static_cast<const T*>(held), mode);
  }
  static constexpr ValueCodec row{read, missing, present, write, Codec<T>::describe};

 private:
  static void note_place(T& out, FieldReader& reader) {
    if (reader.mode() != ReadMode::state) out.places.push_back({reader.jti(), reader.pointer()});
  }
};

template <HasFields T>
const Members& members_of() {
  static const Members members = [] {
    const T sample{};
    const auto* start = reinterpret_cast<const char*>(&sample);
    Members out;
    for_each_field<T>([&](const auto& each) {
      const auto& value = sample.*each.member;
      const auto at = reinterpret_cast<const char*>(&value) - start;
      out.push_back({each.name, static_cast<std::size_t>(at), each.options,
                     &ErasedCodec<std::decay_t<decltype(value)>>::row});
    });
    return out;
  }();
  return members;
}

// ---- the three uses

// All faults at once, with pointers below `pointer`; code `fields.invalid`.
template <HasFields T>
Result<T> read_fields(const Json& json, ReadMode mode, const Uuid& jti = {}, std::string_view pointer = {}) {
  T out{};
  TRY_OK(read_all_members(json, &out, members_of<T>(), FieldReader(mode, jti, pointer)));
  return out;
}

template <HasFields T>
Json write_fields(const T& value, WriteMode mode) {
  return write_members(&value, members_of<T>(), mode);
}

template <HasFields T>
std::vector<FieldInfo> describe_fields() {
  FieldInfo info;
  describe_members(info, members_of<T>());
  return std::move(info.members);
}

}  // namespace kroniek
