// What a field list says, as values that code can walk: the API document, the page's forms, the concealing of
// hidden fields and the lists' filters all read this, so an event's fields are said once (core/fields.h).
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kroniek {

// Who may read a field, and where its value is kept (storage/README.md).
enum class FieldClass {
  open,      // in clear in the log
  text,      // digest in the log, value in the vault; whoever may read the stream
  personal,  // digest in the log, value in the vault; only after an opening
};

enum class ValueKind {
  string,
  integer,
  boolean,
  instant,
  date,
  partial_date,
  uuid,
  stream,
  key,
  digest,
  enumeration,
  object,
  json
};

struct FieldOptions {
  std::string_view meaning;  // one sentence, for the API document and the form
  std::string_view label_nl;
  std::string_view label_en;
  std::size_t characters_max = 200;  // Unicode code points
  std::int64_t minimum = 0;
  std::int64_t maximum = 1'000'000'000;
  std::size_t items_max = 1'000;
  std::string_view collection;  // a stream reference must be of this collection; empty: any
  bool required = false;        // a hidden field that must be disclosed at submission
  bool may_be_empty = false;    // an empty string says "known to be empty"
  bool indexed = false;         // a view field that lists filter on
  bool unique = false;          // a view field of which no two streams hold the same value
  bool identifier = false;      // digits are right here; the aggregate has a rule of its own against a BSN
  bool care = false;            // a personal field that only the role `care` opens
};

struct FieldInfo {
  std::string_view name;
  FieldOptions options;
  FieldClass field_class = FieldClass::open;
  ValueKind kind = ValueKind::string;
  bool list = false;                          // an array of `kind`
  bool optional = false;                      // may be left out
  std::vector<std::string_view> values = {};  // of an enumeration
  std::vector<FieldInfo> members = {};        // of an object
};

// The options as they stand in a field list.
struct Label {
  std::string_view nl, en;
};
struct Limit {
  std::size_t characters_max;
};
struct Range {
  std::int64_t minimum, maximum;
};
struct Items {
  std::size_t items_max;
};
struct RefersTo {
  std::string_view collection;
};
enum class Mark { required, may_be_empty, indexed, unique, identifier, care };

constexpr void apply(FieldOptions& options, std::string_view meaning) {
  options.meaning = meaning;
}
constexpr void apply(FieldOptions& options, Label label) {
  options.label_nl = label.nl, options.label_en = label.en;
}
constexpr void apply(FieldOptions& options, Limit limit) {
  options.characters_max = limit.characters_max;
}
constexpr void apply(FieldOptions& options, Range range) {
  options.minimum = range.minimum, options.maximum = range.maximum;
}
constexpr void apply(FieldOptions& options, Items items) {
  options.items_max = items.items_max;
}
constexpr void apply(FieldOptions& options, RefersTo to) {
  options.collection = to.collection;
}
constexpr void apply(FieldOptions& options, Mark mark) {
  switch (mark) {
    case Mark::required:
      options.required = true;
      break;
    case Mark::may_be_empty:
      options.may_be_empty = true;
      break;
    case Mark::indexed:
      options.indexed = true;
      break;
    case Mark::unique:
      options.unique = true;
      break;
    case Mark::identifier:
      options.identifier = true;
      break;
    case Mark::care:
      options.care = true;
      break;
  }
}

}  // namespace kroniek
