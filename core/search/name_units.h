// A name as the units that are compared: its words, and runs of two or three of them written as one, since
// Anne-Fleur is also Annefleur and Ben Ali is Benali. Particles (de, van der, el, bin) weigh next to nothing,
// so they may be left out and stand anywhere.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/search/folding.h"

namespace kroniek::search {

// As a person gave it, or as it is asked for: whole in `family` where its parts are not known apart.
struct PersonName {
  std::string family;
  std::string given;
  bool operator==(const PersonName&) const = default;
};

constexpr std::size_t name_words_max = 24;  // of one name; what comes after is not looked at
constexpr int whole_weight = 100;

struct NameUnit {
  Word word;
  std::uint32_t covers = 0;  // bit i: the name's word i; given names come first
};
struct NameUnits {
  std::vector<NameUnit> units;        // the single words in their order, then the runs
  std::vector<std::uint8_t> weights;  // of each word
  std::size_t given = 0;              // how many of the words are given names
};
NameUnits units_of(const PersonName& name, const Folding& folding);

}  // namespace kroniek::search
