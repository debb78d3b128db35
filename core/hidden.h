// Hidden<T>: a field whose value is in the vault and not in the log. At intake the value is in hand; in a
// fold only the places are known where statements may have disclosed one, so a fold gives the same state
// after an erasure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/field_info.h"
#include "core/ids.h"

namespace kroniek {

// A place where a value may have been disclosed: the statement, and the RFC 6901 pointer within its `data`.
struct HiddenPlace {
  Uuid jti;
  std::string pointer;
  bool operator==(const HiddenPlace&) const = default;
};

template <typename T, FieldClass Class>
struct Hidden {
  static constexpr FieldClass field_class = Class;

  std::optional<T> value;           // at intake only
  std::vector<HiddenPlace> places;  // oldest first; the newest that holds a value says what is true now

  // The newer statement's value counts where it disclosed one.
  void supersede(const Hidden& newer) {
    places.insert(places.end(), newer.places.begin(), newer.places.end());
  }
  bool operator==(const Hidden&) const = default;
};

template <typename T>
using Personal = Hidden<T, FieldClass::personal>;
// Free text, attachment digests, descriptions of places.
template <typename T>
using TextOf = Hidden<T, FieldClass::text>;
using Text = TextOf<std::string>;

}  // namespace kroniek
