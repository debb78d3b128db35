#include "api/http/query_rules.h"

#include <algorithm>
#include <array>

#include "api/http/syntax.h"

namespace kroniek::http {
namespace {

constexpr std::array token_keys{"access_token",  "accesstoken", "api_key",  "apikey",
                                "authorization", "bearer",      "id_token", "jwt",
                                "key",           "password",    "secret",   "token"};

bool contains(const std::vector<std::string>& keys, const std::string& key) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

bool names_token(const std::string& key) {
  return std::any_of(token_keys.begin(), token_keys.end(),
                     [&](const char* name) { return same_ignoring_case(name, key); });
}

// Keys are repeated in the answer only where they look like keys: anything else could be a person's data.
std::string pointer_to(const std::string& key) {
  constexpr std::size_t key_bytes_max = 40;
  const bool plain = key.size() <= key_bytes_max && std::all_of(key.begin(), key.end(), [](char c) {
                       return is_letter(c) || is_digit(c) || c == '_' || c == '-' || c == '.';
                     });
  return plain && !key.empty() ? "/query/" + key : "/query";
}

}  // namespace

Result<Ok> check_query(const std::vector<QueryItem>& query, const std::vector<std::string>& known) {
  std::vector<Fault> faults;
  std::vector<std::string> seen;
  for (const auto& [key, value] : query) {
    if (names_token(key) && !contains(known, key))
      faults.push_back({pointer_to(key), "query.token", "tokens are sent in the Authorization header only"});
    else if (!contains(known, key))
      faults.push_back({pointer_to(key), "query.unknown", "the query key is not known here"});
    else if (contains(seen, key))
      faults.push_back({pointer_to(key), "query.doubled", "the query key stands more than once"});
    seen.push_back(key);
  }
  if (faults.empty()) return Ok{};
  Error error{ErrorKind::invalid, faults.front().code, "the query breaks rules; `errors` names each"};
  error.faults = std::move(faults);
  return error;
}

}  // namespace kroniek::http
