// What is written once must be read for ever: the field lists of all events and views, kept as text. A line
// that changes here changes what stands in logs; a new event type adds lines and changes none.
#include <catch2/catch.hpp>

#include "core/register/held.h"
#include "tests/support/golden.h"

namespace kroniek::test {
namespace {

std::string_view kind_name(ValueKind kind) {
  switch (kind) {
    case ValueKind::string:
      return "string";
    case ValueKind::integer:
      return "integer";
    case ValueKind::boolean:
      return "boolean";
    case ValueKind::instant:
      return "instant";
    case ValueKind::date:
      return "date";
    case ValueKind::partial_date:
      return "partial-date";
    case ValueKind::uuid:
      return "uuid";
    case ValueKind::stream:
      return "stream";
    case ValueKind::key:
      return "key";
    case ValueKind::digest:
      return "digest";
    case ValueKind::enumeration:
      return "enumeration";
    case ValueKind::object:
      return "object";
    case ValueKind::json:
      return "json";
  }
  return "";
}

std::string_view class_name(const FieldInfo& field) {
  switch (field.field_class) {
    case FieldClass::open:
      return "open";
    case FieldClass::text:
      return "text";
    case FieldClass::personal:
      return field.options.care ? "care" : "personal";
  }
  return "";
}

// `name kind[ list] class[ optional][ …]`: what decides how a value is written, hidden and found.
void add_fields(std::string& out, const std::vector<FieldInfo>& fields, const std::string& indent) {
  for (const auto& field : fields) {
    out += indent + std::string(field.name) + " " + std::string(kind_name(field.kind)) +
           (field.list ? " list " : " ") + std::string(class_name(field)) +
           (field.optional ? " optional" : "");
    if (field.options.required) out += " disclosed";
    if (field.options.indexed) out += " indexed";
    if (field.options.unique) out += " unique";
    if (!field.options.collection.empty()) out += " of " + std::string(field.options.collection);
    for (std::size_t i = 0; i < field.values.size(); ++i)
      out += (i == 0 ? " = " : " | ") + std::string(field.values[i]);
    out += "\n";
    add_fields(out, field.members, indent + "  ");
  }
}

std::string_view use_name(Use use) {
  switch (use) {
    case Use::opens:
      return "opens";
    case Use::changes:
      return "changes";
    case Use::fact:
      return "fact";
  }
  return "";
}

}  // namespace

TEST_CASE("golden: every event's field list is what it was") {
  std::string text = "claims\n";
  add_fields(text, describe_fields<Claims>(), "  ");
  for (const auto& aggregate : catalog())
    for (const auto& event : aggregate.events) {
      text += std::string(event.type) + " " + std::string(use_name(event.use)) + " " +
              std::string(aggregate.collection) + "\n";
      add_fields(text, event.fields, "  ");
    }
  check_golden("events.txt", text);
}

TEST_CASE("golden: every view's field list is what it was") {
  std::string text = "(all)\n";
  add_fields(text, describe_fields<Envelope>(), "  ");
  for (const auto& aggregate : catalog()) {
    text += std::string(aggregate.collection) + "\n";
    add_fields(text, aggregate.view_fields, "  ");
  }
  check_golden("views.txt", text);
}

}  // namespace kroniek::test
