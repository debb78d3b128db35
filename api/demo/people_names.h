// Given names and family names that the demo's people are put together from: common ones, of nobody in
// particular, in Latin letters and where it applies in the script of their language.
#pragma once

#include <span>
#include <string_view>

namespace kroniek::demo {

struct Spelling {
  std::string_view latin;
  std::string_view own = {};  // empty where the language is written in Latin letters
};

struct Culture {
  std::string_view nationality;  // alpha-3
  int weight;                    // how many of a hundred households
  std::span<const Spelling> women;
  std::span<const Spelling> men;
  std::span<const Spelling> families;  // forms that women and men share
  bool family_first = false;           // written together, the family name first
};

// The weights add up to 100.
std::span<const Culture> cultures();

}  // namespace kroniek::demo
