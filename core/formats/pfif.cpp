// What a record is; reading and writing are in pfif_read.cpp and pfif_write.cpp.
#include "core/formats/pfif.h"

#include <algorithm>

namespace kroniek::pfif {

Person placeholder(std::string record_id, Instant at) {
  Person person;
  person.record_id = std::move(record_id);
  person.entry_date = person.expiry_date = person.source_date = at;
  return person;
}

bool is_placeholder(const Person& person) {
  return person.full_name.empty() && person.given_name.empty() && person.family_name.empty() &&
         person.alternate_names.empty();
}

bool is_expired(const Person& person, Instant now) {
  return person.expiry_date.has_value() && *person.expiry_date <= now;
}

std::optional<RecordId> parse_record_id(std::string_view text) {
  const auto slash = text.find('/');
  if (slash == std::string_view::npos || slash + 1 == text.size()) return std::nullopt;
  RecordId id{std::string(text.substr(0, slash)), std::string(text.substr(slash + 1))};
  for (auto& c : id.domain)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  const auto of_domain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
  };
  const bool whole = id.domain.find('.') != std::string::npos && id.domain.front() != '.' &&
                     id.domain.back() != '.' && id.domain.find("..") == std::string::npos &&
                     std::all_of(id.domain.begin(), id.domain.end(), of_domain);
  const bool visible = std::all_of(id.local.begin(), id.local.end(),
                                   [](char c) { return static_cast<unsigned char>(c) > ' ' && c != '\x7f'; });
  if (!whole || !visible) return std::nullopt;
  return id;
}

}  // namespace kroniek::pfif
