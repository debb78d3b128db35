#include "core/search/name_match.h"

#include <algorithm>
#include <array>
#include <bit>
#include <tuple>

namespace kroniek::search {
namespace {

// A person may have more names than were asked for: that costs little, but whoever has none more comes first.
constexpr int share_of_rest = 12;
constexpr std::uint8_t light = 10;  // a particle's weight and less

// Reasons of one kind made one, in the order of the kinds.
class Reasons {
 public:
  void add(ReasonKind kind, int score, int weight) {
    auto& sum = sums_[static_cast<std::size_t>(kind)];
    sum.score += score * weight;
    sum.weight += weight;
  }
  std::vector<Reason> all() const {
    std::vector<Reason> out;
    for (std::size_t i = 0; i < sums_.size(); ++i)
      if (sums_[i].weight > 0) out.push_back({static_cast<ReasonKind>(i), sums_[i].score / sums_[i].weight});
    return out;
  }

 private:
  struct Sum {
    int score = 0, weight = 0;
  };
  std::array<Sum, names_of(ReasonKind{}).size()> sums_{};
};

}  // namespace

int covered_weight(const std::vector<std::uint8_t>& weights, std::uint32_t covers) {
  int weight = 0;
  for (; covers != 0; covers &= covers - 1)
    weight += weights[static_cast<std::size_t>(std::countr_zero(covers))];
  return weight;
}

AskedName::AskedName(const NameUnits& name, const Vocabulary& vocabulary)
    : vocabulary_(vocabulary), weights_(name.weights) {
  for (const auto& unit : name.units) {
    const int weight = covered_weight(weights_, unit.covers);
    const bool is_light = weight <= light || (weight < whole_weight && name.weights.size() > 1);
    auto forms = forms_of(unit.word);
    auto alike = vocabulary.find(forms, is_light ? Nearness::same_letters : Nearness::alike);
    units_.push_back({std::move(forms), unit.covers, weight, std::move(alike), {}});
  }
  for (const auto each : weights_) weight_ += each;
}

Likeness AskedName::look_at(Unit& unit, WordNumber word) {
  const auto [at, is_new] = unit.looked_at.try_emplace(word);
  if (is_new) at->second = like_words(unit.forms, vocabulary_.forms(word));
  return at->second;
}

std::vector<AskedName::Pair> AskedName::pairs_with(const StoredName& held) {
  std::vector<Pair> pairs;
  for (auto& unit : units_) {
    const auto before = pairs.size();
    for (const auto& stored : held.units)
      if (const auto at = unit.alike.find(stored.word); at != unit.alike.end() && at->second.score > 0)
        pairs.push_back({unit.covers, stored.covers, unit.weight, at->second});
    // Its keys may miss a word in which two letters are wrong, and do not lead from or to an initial.
    if (pairs.size() > before || std::popcount(unit.covers) > 1 || unit.weight <= light) continue;
    for (const auto& stored : held.units) {
      if (std::popcount(stored.covers) > 1) continue;
      if (const auto likeness = look_at(unit, stored.word); likeness.score > 0)
        pairs.push_back({unit.covers, stored.covers, unit.weight, likeness});
    }
  }
  std::sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) {
    return std::tuple(-a.likeness.score, -a.weight, a.asked, a.held) <
           std::tuple(-b.likeness.score, -b.weight, b.asked, b.held);
  });
  return pairs;
}

NameMatch AskedName::match(const StoredName& held) {
  std::uint32_t asked = 0, found = 0;
  int sum = 0;
  Reasons reasons;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> places;
  for (const auto& pair : pairs_with(held)) {
    if ((pair.asked & asked) != 0 || (pair.held & found) != 0) continue;
    asked |= pair.asked;
    found |= pair.held;
    sum += pair.likeness.score * pair.weight;
    if (pair.weight <= light) continue;
    reasons.add(pair.likeness.kind, pair.likeness.score, pair.weight);
    places.emplace_back(pair.asked, pair.held);
  }
  if (places.empty() || weight_ == 0) return {};
  std::sort(places.begin(), places.end());
  const bool in_order = std::is_sorted(places.begin(), places.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
  const int all = covered_weight(held.weights, ~std::uint32_t{0} >> (32 - held.weights.size()));
  const int share = covered_weight(held.weights, found) * share_of_rest / std::max(1, all);
  const int score = sum * (100 - share_of_rest + share) / (weight_ * 100);
  if (!in_order) reasons.add(ReasonKind::name_order, score, 1);
  return {score, reasons.all()};
}

}  // namespace kroniek::search
