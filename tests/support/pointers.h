// Where a refusal says that a statement is wrong, there must be such a place: a pointer (RFC 6901) that names
// no member of the claims helps nobody. All that asks aggregates in tests asks this of their answers too.
#pragma once

#include <algorithm>
#include <stdexcept>
#include <string>

#include "core/catalog.h"
#include "core/statement/claims.h"

namespace kroniek::test {

inline bool is_member(const std::vector<FieldInfo>& fields, std::string_view rest) {
  if (rest.empty()) return true;
  const auto name = rest.substr(1, rest.find('/', 1) - 1);
  const auto field =
      std::find_if(fields.begin(), fields.end(), [&](const auto& each) { return each.name == name; });
  if (rest[0] != '/' || field == fields.end()) return false;
  rest.remove_prefix(1 + name.size());
  if (field->list && !rest.empty()) {  // of which item
    const auto item = rest.substr(1, rest.find('/', 1) - 1);
    if (item.empty() || item.find_first_not_of("0123456789") != item.npos) return false;
    rest.remove_prefix(1 + item.size());
  }
  return is_member(field->members, rest);
}

inline bool is_member_of(std::string_view type, std::string_view pointer) {
  if (pointer.starts_with("/data/")) return is_member(find_event(type).event->fields, pointer.substr(5));
  return is_member(describe_fields<Claims>(), pointer);
}

// What an aggregate's rule refused, as it is.
template <typename Answer>
Answer with_places(Answer answer, std::string_view type) {
  if (answer.ok() || answer.error().kind != ErrorKind::invalid) return answer;
  const auto& error = answer.error();
  if (error.faults.size() != 1 || error.faults[0].code != error.code)
    throw std::logic_error(error.code + " does not say where");
  if (!is_member_of(type, error.faults[0].pointer))
    throw std::logic_error(error.code + " is said of " + error.faults[0].pointer + ", which " +
                           std::string(type) + " does not have");
  return answer;
}

}  // namespace kroniek::test
