// The Netherlands as the demo founds it: the municipalities of municipalities.csv, the safety regions that
// they form, and which regions border on each other. Real facts, built into the program.
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace kroniek::demo {

struct Municipality {
  std::string_view code;         // GM0772
  std::string_view name;         // Eindhoven
  std::string_view region_code;  // VR22
  std::string_view region_name;  // Brabant-Zuidoost
};
std::span<const Municipality> municipalities();  // in the order of their codes

struct Region {
  std::string_view code;  // VR22
  std::string_view name;  // Brabant-Zuidoost, after `Veiligheidsregio`
};
std::vector<Region> regions();  // in the order of their codes

// The codes of the regions that border on this one, by land, by a river, or where a dike or bridge joins
// them.
std::vector<std::string_view> neighbours_of(std::string_view region_code);

}  // namespace kroniek::demo
