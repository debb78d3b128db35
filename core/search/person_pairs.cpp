// Two files of one person? A search weighs what was asked; here both sides are known, so what only one of
// them says counts for nothing, and the answer is the same both ways round.
#include <algorithm>

#include "core/search/person_index.h"

namespace kroniek::search {
namespace {

constexpr int name_weight = 60, date_weight = 40;
// The same number is given to nobody else. Another one says little: people carry two documents.
constexpr int same_document_weight = 80, other_document_weight = 20;
constexpr int candidate_min = 20;  // of a search's score, which a document of one side only presses down

std::optional<int> date_likeness(const std::optional<PartialDate>& one,
                                 const std::optional<PartialDate>& other) {
  const auto is_known = [](const auto& date) { return date.has_value() && date->year.has_value(); };
  if (!is_known(one) || !is_known(other)) return std::nullopt;
  return like_dates(*one, *other).score;
}

bool has_given(const StoredName& name) {
  return name.given > 0;
}

// A bare family name says nothing beside a name that has its given names.
bool counts(const std::vector<StoredName>& names, const StoredName& name) {
  return has_given(name) || std::none_of(names.begin(), names.end(), has_given);
}

// A name or a date that is not known on both sides is missing, unless the document says enough.
int total_of(const PersonPair& pair, bool is_apart) {
  const bool same_document = pair.document.value_or(0) > 0;
  int points = name_weight * pair.name.value_or(0) + date_weight * pair.date_of_birth.value_or(0);
  int weight = 0;
  if (pair.name.has_value() || !same_document) weight += name_weight;
  if (pair.date_of_birth.has_value() || !same_document) weight += date_weight;
  if (pair.document.has_value()) weight += same_document ? same_document_weight : other_document_weight;
  if (same_document) points += same_document_weight * *pair.document;
  const int score = points / weight;
  return is_apart ? std::min(score, apart_max) : score;
}

}  // namespace

// `names`: those of `one`, asked for.
PersonPair PersonIndex::compare(std::vector<AskedName>& names, const Person& one, const Person& other) {
  PersonPair pair{other.subject, 0, {}, date_likeness(one.date_of_birth, other.date_of_birth), {}};
  bool is_apart = true;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (!counts(one.names, one.names[i])) continue;
    for (const auto& held : other.names) {
      if (!counts(other.names, held)) continue;
      const auto match = names[i].match(held);
      const bool is_better = !pair.name.has_value() || (is_apart && !match.is_apart) ||
                             (is_apart == match.is_apart && *pair.name < match.either);
      if (!is_better) continue;
      pair.name = match.either;
      is_apart = match.is_apart;
    }
  }
  for (const auto& code : one.codes)
    for (const auto& held : other.codes)
      if (code.kind == CodeKind::document && held.kind == CodeKind::document)
        pair.document = std::max(pair.document.value_or(0), score_of(like_codes(code.plain, held.plain)));
  pair.score = total_of(pair, pair.name.has_value() && is_apart);
  return pair;
}

std::vector<PersonPair> PersonIndex::pairs(const StreamId& subject, int score_min) const {
  const auto at = by_subject_.find(subject);
  if (at == by_subject_.end()) return {};
  const auto& person = persons_[at->second];
  auto names = asked_names(person);
  std::vector<PersonPair> out;
  for (const auto& hit : near(person, candidate_min, hits_max)) {
    auto pair = compare(names, person, persons_[by_subject_.at(hit.subject)]);
    if (pair.score >= score_min) out.push_back(std::move(pair));
  }
  std::sort(out.begin(), out.end(), [](const PersonPair& a, const PersonPair& b) {
    return a.score != b.score ? a.score > b.score : a.subject < b.subject;
  });
  return out;
}

}  // namespace kroniek::search
