// One name that is asked for against the names that are held: how much they are like each other when every
// word is matched with the one that suits it best, each word at most once.
#pragma once

#include <cstdint>
#include <vector>

#include "core/search/name_units.h"
#include "core/search/vocabulary.h"

namespace kroniek::search {

struct Reason {
  ReasonKind kind{};
  int score = 0;  // how well this part fits
  bool operator==(const Reason&) const = default;
};

struct StoredUnit {
  WordNumber word = 0;
  std::uint32_t covers = 0;
};
struct StoredName {
  std::vector<StoredUnit> units;
  std::vector<std::uint8_t> weights;
  std::size_t given = 0;
};

struct NameMatch {
  int score = 0;
  int either = 0;               // as score, whichever of the two was asked for
  bool is_apart = false;        // one has a given name, or any name, that the other has not, and the reverse
  std::vector<Reason> reasons;  // one of each kind
};

class AskedName {
 public:
  AskedName(const NameUnits& name, const Vocabulary& vocabulary);

  struct Unit {
    Forms forms;
    std::uint32_t covers = 0;
    int weight = 0;        // of the words that it covers
    AlikeWords alike;      // also those that turned out not to be
    AlikeWords looked_at;  // words that its keys did not lead to, kept apart: who was looked at must not show
  };
  const std::vector<Unit>& units() const { return units_; }
  const std::vector<std::uint8_t>& weights() const { return weights_; }
  int weight() const { return weight_; }

  NameMatch match(const StoredName& held);  // remembers the pairs of words that it looked at

 private:
  struct Pair {
    std::uint32_t asked = 0, held = 0;  // words that are covered
    int weight = 0;
    Likeness likeness;
  };
  std::vector<Pair> pairs_with(const StoredName& held);
  bool is_apart(const StoredName& held, const std::vector<Pair>& chosen) const;
  Likeness look_at(Unit& unit, WordNumber word);

  const Vocabulary& vocabulary_;
  std::vector<Unit> units_;
  std::vector<std::uint8_t> weights_;
  std::size_t given_ = 0;
  int weight_ = 0;
};

int covered_weight(const std::vector<std::uint8_t>& weights, std::uint32_t covers);

}  // namespace kroniek::search
