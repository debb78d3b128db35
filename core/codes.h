// Opaque codes: what may stand in clear in the log because it identifies nobody by itself (checkpoints, tags,
// sources, devices, ids of other systems).
#pragma once

#include <algorithm>
#include <string_view>

namespace kroniek {

constexpr std::size_t opaque_code_characters_max = 60;

// One to sixty letters, digits, dots, hyphens and underscores.
constexpr bool is_opaque_code(std::string_view code) {
  return !code.empty() && code.size() <= opaque_code_characters_max &&
         std::all_of(code.begin(), code.end(), [](char c) {
           return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' ||
                  c == '-' || c == '_';
         });
}

// What a list calls somebody. Machines count; a code without a digit is a name in the wrong column. It names
// people all the same: what stands in the log of it is core/domain/external_ids.h.
constexpr bool is_list_id(std::string_view id) {
  return is_opaque_code(id) && std::any_of(id.begin(), id.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace kroniek
