// JSON as a value, read strictly: what two readers could understand differently is refused (RFC 8259, I-JSON
// RFC 7493). No member twice, only whole numbers within ±(2^53 - 1) written without fraction or exponent,
// UTF-8, no NUL, depth and size limited. Faults carry RFC 6901 pointers; duplicates, numbers and NULs are
// reported all at once.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/result.h"

namespace kroniek {

class Json;

// A template only so that it is completed where Json is: a member holds a Json, and a Json holds members.
template <typename Value>
struct JsonMemberOf {
  std::string name;
  Value value;
  bool operator==(const JsonMemberOf&) const = default;
};
using JsonMember = JsonMemberOf<Json>;

class Json {
 public:
  using Array = std::vector<Json>;
  using Object = std::vector<JsonMember>;  // in the order written; names are unique

  Json() = default;
  Json(std::nullptr_t) {}
  Json(bool value) : value_(value) {}
  Json(std::int64_t value) : value_(value) {}
  Json(int value) : value_(std::int64_t{value}) {}
  Json(std::uint64_t value);  // at most 2^53 - 1
  Json(std::string value) : value_(std::move(value)) {}
  Json(std::string_view value) : value_(std::string(value)) {}
  Json(const char* value) : value_(std::string(value)) {}
  Json(Array value) : value_(std::move(value)) {}
  Json(Object value);
  static Json object(std::initializer_list<std::pair<std::string_view, Json>> members = {});
  static Json array(std::initializer_list<Json> items = {});

  bool is_null() const { return std::holds_alternative<std::nullptr_t>(value_); }
  const bool* boolean() const { return std::get_if<bool>(&value_); }
  const std::int64_t* integer() const { return std::get_if<std::int64_t>(&value_); }
  const std::string* string() const { return std::get_if<std::string>(&value_); }
  const Array* array_items() const { return std::get_if<Array>(&value_); }
  Array* array_items() { return std::get_if<Array>(&value_); }
  const Object* members() const { return std::get_if<Object>(&value_); }
  Object* members() { return std::get_if<Object>(&value_); }

  // The member of that name, or null where this is no object or has no such member.
  const Json* find(std::string_view name) const;
  Json* find(std::string_view name);
  // Sets a member of an object, in place of the one of the same name.
  void set(std::string_view name, Json value);
  // Removes a member; false where there is none.
  bool remove(std::string_view name);
  void push_back(Json item);

  bool operator==(const Json&) const;

 private:
  std::variant<std::nullptr_t, bool, std::int64_t, std::string, Array, Object> value_ = nullptr;
};

constexpr std::int64_t json_integer_max = (std::int64_t{1} << 53) - 1;  // I-JSON section 2.2
constexpr std::size_t json_depth_max = 32;

// `json.malformed`, `json.too-deep`, `json.duplicate-member`, `json.number`, `json.nul`; kind invalid.
Result<Json> parse_json(std::string_view text);

// Compact, members in the order held.
std::string write_json(const Json& json);
// RFC 8785 (JCS): members sorted by UTF-16 code units. What is hashed, stored and compared.
std::string canonical_json(const Json& json);
// For people: two spaces a level.
std::string pretty_json(const Json& json);

// RFC 6901: `~` and `/` of a token escaped.
void pointer_push(std::string& pointer, std::string_view token);
std::string pointer_append(std::string_view pointer, std::string_view token);

}  // namespace kroniek
