// Keeps citizen service numbers (BSN) out: no field of an event may hold one, neither in clear nor in the
// vault. It guards against mistakes, not against who hides one on purpose.
#pragma once

#include <string_view>

#include "core/fields.h"

namespace kroniek {

// Whether nine digits that pass the eleven-test stand in the text, together or written 123.456.782,
// 1234.56.782 or 12.34.56.782 with full stops, hyphens or blanks. What follows a + is a phone number (ITU-T
// E.164) and is not looked at.
bool contains_bsn(std::string_view text);

// Whether any string of an event, or of a value in it, holds one. Values of type `Except` have a rule of
// their own.
template <typename Except = void, typename T>
bool holds_bsn(const T& value) {
  if constexpr (std::is_same_v<T, Except>) {
    return false;
  } else if constexpr (std::is_same_v<T, std::string>) {
    return contains_bsn(value);
  } else if constexpr (is_hidden<T>::value) {
    return value.value.has_value() && holds_bsn<Except>(*value.value);
  } else if constexpr (HasFields<T>) {
    bool found = false;
    for_each_field<T>([&](const auto& each) { found = found || holds_bsn<Except>(value.*each.member); });
    return found;
  } else if constexpr (requires { value.has_value(); }) {
    return value.has_value() && holds_bsn<Except>(*value);
  } else if constexpr (requires { value.begin(); }) {
    for (const auto& each : value)
      if (holds_bsn<Except>(each)) return true;
    return false;
  }
  return false;
}

}  // namespace kroniek
