#include "api/demo/regions.h"

#include <algorithm>
#include <array>
#include <utility>

namespace kroniek::demo {
namespace {

// Each border once.
constexpr auto borders = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"VR01", "VR02"}, {"VR01", "VR03"}, {"VR02", "VR03"}, {"VR02", "VR04"}, {"VR02", "VR10"},
    {"VR02", "VR25"}, {"VR03", "VR04"}, {"VR04", "VR05"}, {"VR04", "VR06"}, {"VR04", "VR25"},
    {"VR05", "VR06"}, {"VR06", "VR07"}, {"VR06", "VR25"}, {"VR07", "VR08"}, {"VR07", "VR09"},
    {"VR07", "VR25"}, {"VR08", "VR09"}, {"VR08", "VR18"}, {"VR08", "VR20"}, {"VR08", "VR21"},
    {"VR08", "VR23"}, {"VR09", "VR13"}, {"VR09", "VR14"}, {"VR09", "VR16"}, {"VR09", "VR18"},
    {"VR10", "VR11"}, {"VR10", "VR12"}, {"VR10", "VR25"}, {"VR11", "VR12"}, {"VR11", "VR13"},
    {"VR12", "VR13"}, {"VR12", "VR16"}, {"VR13", "VR14"}, {"VR13", "VR16"}, {"VR14", "VR25"},
    {"VR15", "VR16"}, {"VR15", "VR17"}, {"VR16", "VR17"}, {"VR16", "VR18"}, {"VR17", "VR18"},
    {"VR17", "VR19"}, {"VR17", "VR20"}, {"VR18", "VR20"}, {"VR19", "VR20"}, {"VR20", "VR21"},
    {"VR20", "VR22"}, {"VR21", "VR22"}, {"VR21", "VR23"}, {"VR22", "VR23"}, {"VR23", "VR24"},
});

}  // namespace

std::vector<Region> regions() {
  std::vector<Region> all;
  for (const auto& each : municipalities()) {
    const auto is_it = [&](const Region& region) { return region.code == each.region_code; };
    if (std::none_of(all.begin(), all.end(), is_it)) all.push_back({each.region_code, each.region_name});
  }
  std::sort(all.begin(), all.end(), [](const Region& a, const Region& b) { return a.code < b.code; });
  return all;
}

std::vector<std::string_view> neighbours_of(std::string_view region_code) {
  std::vector<std::string_view> codes;
  for (const auto& [one, other] : borders) {
    if (one == region_code) codes.push_back(other);
    if (other == region_code) codes.push_back(one);
  }
  std::sort(codes.begin(), codes.end());
  return codes;
}

}  // namespace kroniek::demo
