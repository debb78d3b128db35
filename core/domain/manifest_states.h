// Nationalities as passenger lists write them: codes, and the commonest in words.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kroniek {

// The codes of ICAO Doc 9303 for what the cell says: codes or words (`NLD`, `Nederlandse`, `Verenigde
// Staten`), parted by `/`, `+`, `,`, `;`, `|`, or codes by blanks; each once. None if one of them is unknown
// or there are more than five.
std::optional<std::vector<std::string>> read_nationalities(std::string_view cell);

}  // namespace kroniek
