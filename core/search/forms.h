// The forms of a word that are compared beside its letters: one for spellings that stand for each other, and
// those for how it may sound. Pure.
#pragma once

#include <string>
#include <vector>

#include "core/search/folding.h"

namespace kroniek::search {

struct Forms {
  std::string letters;
  Writing writing = Writing::latin;
  std::string spelling;  // ae = a, ij = y = i, doubled letters once
  std::vector<std::string>
      sounds;  // consonants by their class; several where they may be read in several ways
  bool operator==(const Forms&) const = default;
};
Forms forms_of(const Word& word);

// Without vowels and doubled letters: what Arabic and Hebrew write.
std::string consonants_of(std::string_view letters);

}  // namespace kroniek::search
