// Members of a register's answers, which may be missing: what is not there is empty.
#pragma once

#include <span>
#include <string>

#include "core/json.h"

namespace kroniek::cli {

inline std::int64_t integer_of(const Json& json, std::string_view name) {
  const auto* value = json.find(name);
  return value == nullptr || value->integer() == nullptr ? 0 : *value->integer();
}

inline std::string text_of(const Json& json, std::string_view name) {
  const auto* value = json.find(name);
  return value == nullptr || value->string() == nullptr ? std::string() : *value->string();
}

inline std::span<const Json> items_of(const Json& json, std::string_view name) {
  const auto* value = json.find(name);
  if (value == nullptr || value->array_items() == nullptr) return {};
  return *value->array_items();
}

}  // namespace kroniek::cli
