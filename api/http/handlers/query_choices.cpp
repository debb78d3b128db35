#include "api/http/handlers/query_choices.h"

#include <algorithm>

#include "core/bytes.h"

namespace kroniek::http {

std::optional<std::string> key_id_of(QueryReader& query, std::string_view key) {
  const auto value = query.text(key);
  if (!value.has_value()) return std::nullopt;
  const auto bytes = base64url_decode(*value);
  if (bytes.ok() && bytes->size() == sizeof(Hash)) return value;
  query.fault(key, "query.malformed",
              std::string(key) + " must be a key's SHA-256 thumbprint in base64url (RFC 7638).");
  return std::nullopt;
}

std::optional<std::size_t> choice_of(QueryReader& query, std::string_view key,
                                     std::span<const std::string_view> names) {
  const auto value = query.text(key);
  if (!value.has_value()) return std::nullopt;
  const auto at = std::find(names.begin(), names.end(), *value);
  if (at != names.end()) return static_cast<std::size_t>(at - names.begin());
  std::string all;
  for (const auto name : names) all += (all.empty() ? "" : ", ") + std::string(name);
  query.fault(key, "query.malformed", std::string(key) + " must be one of " + all + ".");
  return std::nullopt;
}

}  // namespace kroniek::http
