#include "core/search/name_match.h"

#include <algorithm>
#include <array>
#include <bit>
#include <tuple>

namespace kroniek::search {
namespace {

// A person may have more names than were asked for: that costs little, but whoever has none more comes first.
constexpr int share_of_rest = 12;
constexpr std::uint8_t light = 10;   // a particle's weight and less
constexpr int given_alike_min = 60;  // an initial is as much like a name that begins with it

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

std::uint32_t first_words(std::size_t count) {
  return (std::uint32_t{1} << count) - 1;
}

// A match in full, of names that may hold more than was found.
int with_rest(int sum, int weight, int found, int all) {
  const int share = found * share_of_rest / std::max(1, all);
  return sum * (100 - share_of_rest + share) / (weight * 100);
}

// Whether a word that is no particle stayed without a counterpart.
bool lacks_a_word(const std::vector<std::uint8_t>& weights, std::uint32_t found) {
  for (std::size_t i = 0; i < weights.size(); ++i)
    if (weights[i] == whole_weight && (found >> i & 1U) == 0) return true;
  return false;
}

}  // namespace

int covered_weight(const std::vector<std::uint8_t>& weights, std::uint32_t covers) {
  int weight = 0;
  for (; covers != 0; covers &= covers - 1)
    weight += weights[static_cast<std::size_t>(std::countr_zero(covers))];
  return weight;
}

AskedName::AskedName(const NameUnits& name, const Vocabulary& vocabulary)
    : vocabulary_(vocabulary), weights_(name.weights), given_(name.given) {
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

// Twins share a family name and a birth date: what tells them apart are their given names. Who has several
// may have told only some of them, so the shorter side must be found again, and in both names. Where neither
// name has known parts, each having a word that the other lacks tells them apart.
bool AskedName::is_apart(const StoredName& held, const std::vector<Pair>& chosen) const {
  const auto given_asked = first_words(given_), given_held = first_words(held.given);
  const int weight = covered_weight(weights_, given_asked);
  const int weight_held = covered_weight(held.weights, given_held);
  int sum = 0, sum_held = 0;
  std::uint32_t asked = 0, found = 0;
  for (const auto& pair : chosen) {
    asked |= pair.asked;
    found |= pair.held;
    sum += pair.likeness.score * covered_weight(weights_, pair.asked & given_asked);
    sum_held += pair.likeness.score * covered_weight(held.weights, pair.held & given_held);
  }
  if (weight == 0 && weight_held == 0)
    return lacks_a_word(weights_, asked) && lacks_a_word(held.weights, found);
  if (weight == 0) return sum_held < given_alike_min * weight_held;
  if (weight_held == 0) return sum < given_alike_min * weight;
  return std::min(sum, sum_held) < given_alike_min * std::min(weight, weight_held);
}

NameMatch AskedName::match(const StoredName& held) {
  std::uint32_t asked = 0, found = 0;
  int sum = 0, sum_held = 0;
  Reasons reasons;
  std::vector<Pair> chosen;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> places;
  for (const auto& pair : pairs_with(held)) {
    if ((pair.asked & asked) != 0 || (pair.held & found) != 0) continue;
    asked |= pair.asked;
    found |= pair.held;
    sum += pair.likeness.score * pair.weight;
    sum_held += pair.likeness.score * covered_weight(held.weights, pair.held);
    chosen.push_back(pair);
    if (pair.weight <= light) continue;
    reasons.add(pair.likeness.kind, pair.likeness.score, pair.weight);
    places.emplace_back(pair.asked, pair.held);
  }
  if (places.empty() || weight_ == 0) return {};
  std::sort(places.begin(), places.end());
  const bool in_order = std::is_sorted(places.begin(), places.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
  const int all = std::max(1, covered_weight(held.weights, first_words(held.weights.size())));
  const int score = with_rest(sum, weight_, covered_weight(held.weights, found), all);
  const int reverse = with_rest(sum_held, all, covered_weight(weights_, asked), weight_);
  if (!in_order) reasons.add(ReasonKind::name_order, score, 1);
  return {score, std::max(score, reverse), is_apart(held, chosen), reasons.all()};
}

}  // namespace kroniek::search
