// The codes of states and other issuing authorities in travel documents: ICAO Doc 9303 part 3 section 5,
// which takes ISO 3166-1 alpha-3 and adds its own. A list of our own, so that a misread issuer is found
// although no check digit covers it: on the issuer rests the rule that drops the BSN.
#pragma once

#include <optional>
#include <string_view>

namespace kroniek {

// `code` is as printed, without fillers: `NLD`, `D`, `UTO`.
bool is_mrz_state(std::string_view code);

// The alpha-3 form of what a list may say: `NLD`, `NL`, `nld`, `D` (Germany), `XXA` (stateless); none if
// unknown.
std::optional<std::string_view> state_code(std::string_view text);

}  // namespace kroniek
