// Values of a query that are one of several names, or a key's: read with all faults kept, as query_reader.h
// does.
#pragma once

#include <span>

#include "api/http/handlers/query_reader.h"

namespace kroniek::http {

// A key's thumbprint (RFC 7638).
std::optional<std::string> key_id_of(QueryReader& query, std::string_view key);

// Which of the names; a fault where it is none.
std::optional<std::size_t> choice_of(QueryReader& query, std::string_view key,
                                     std::span<const std::string_view> names);
template <typename Enum>
std::optional<Enum> one_of(QueryReader& query, std::string_view key) {
  const auto names = names_of(Enum{});
  const auto index = choice_of(query, key, names);
  return index.has_value() ? std::optional(static_cast<Enum>(*index)) : std::nullopt;
}

}  // namespace kroniek::http
