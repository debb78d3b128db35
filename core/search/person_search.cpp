// Asking the index. Two steps: everybody who shares a word, a date or a code with the question gets a rough
// mark, as fast as memory allows; the best of them are then weighed in full.
#include <algorithm>
#include <array>
#include <bit>

#include "core/check.h"
#include "core/search/person_index.h"

namespace kroniek::search {
namespace {

// What each part of a question weighs beside the others; a code is given to one person only.
constexpr int name_weight = 60, date_weight = 40, code_weight = 80;
constexpr int shown_min = 40;             // below it, nobody would take it for the same person
constexpr std::size_t weighed_max = 400;  // of the rough marks
static_assert(weighed_max >= hits_max);

// The same date with day and month the other way round, where that is one.
std::optional<PartialDate> swapped(const PartialDate& date) {
  if (!date.day.has_value() || *date.day > 12) return std::nullopt;
  return PartialDate{date.year, date.day, date.month};
}

}  // namespace

struct PersonIndex::Asked {
  std::vector<AskedName> names;  // any of them
  std::optional<PartialDate> date;
  std::string document, tag;  // plain; empty: not asked for
  std::optional<StreamId> operation;
  bool exercise = false;
  std::optional<StreamId> except;
  std::size_t limit = 0;
  int score_min = shown_min;

  bool asks_name() const { return !names.empty(); }
  int weight() const {
    return name_weight * asks_name() + date_weight * date.has_value() + code_weight * !document.empty() +
           code_weight * !tag.empty();
  }
};

// The rough marks. A mark is what weigh() would give if every word found its best place.
class PersonIndex::Gathering {
 public:
  explicit Gathering(const PersonIndex& index) : index_(index), marks_(index.persons_.size()) {}

  void add(Slot slot, int points) {
    if (points <= 0) return;
    if (marks_[slot] == 0) touched_.push_back(slot);
    marks_[slot] = static_cast<std::uint16_t>(marks_[slot] + points);
  }
  void gather_names(const std::vector<AskedName>& names);
  void gather_date(const PartialDate& date);
  void gather_code(CodeKind kind, const std::string& plain);
  std::vector<Slot> best(const Asked& asked);

 private:
  void gather_name(const AskedName& name, std::vector<std::uint16_t>& best, std::vector<Slot>& touched) const;
  void add_born(const std::optional<PartialDate>& date, const PartialDate& asked);

  const PersonIndex& index_;
  std::vector<std::uint16_t> marks_;
  std::vector<Slot> touched_;
};

// For each word the best that the person has for it; their sum is raised to the best of the names asked for.
void PersonIndex::Gathering::gather_name(const AskedName& name, std::vector<std::uint16_t>& best,
                                         std::vector<Slot>& touched) const {
  const auto end = index_.persons_.size();
  const auto words = name.weights().size();
  std::vector<std::uint8_t> by_word(words * end);  // the best likeness of word × slot
  std::vector<std::uint8_t> seen(end);
  std::vector<Slot> here;
  for (const auto& unit : name.units()) {
    for (const auto& [word, likeness] : unit.alike) {
      const auto score = static_cast<std::uint8_t>(likeness.score);
      for (const auto slot : index_.by_word_[word]) {
        if (seen[slot] == 0) here.push_back(slot);
        seen[slot] = 1;
        for (auto covers = unit.covers; covers != 0; covers &= covers - 1) {
          auto& mark = by_word[static_cast<std::size_t>(std::countr_zero(covers)) * end + slot];
          mark = std::max(mark, score);
        }
      }
    }
  }
  for (const auto slot : here) {
    int sum = 0;
    for (std::size_t i = 0; i < words; ++i) sum += by_word[i * end + slot] * name.weights()[i];
    const auto points = static_cast<std::uint16_t>(name_weight * sum / std::max(1, name.weight()));
    if (best[slot] == 0) touched.push_back(slot);
    best[slot] = std::max({best[slot], points, std::uint16_t{1}});
  }
}

void PersonIndex::Gathering::gather_names(const std::vector<AskedName>& names) {
  std::vector<std::uint16_t> best(index_.persons_.size());
  std::vector<Slot> touched;
  for (const auto& name : names) gather_name(name, best, touched);
  for (const auto slot : touched) add(slot, best[slot]);
}

void PersonIndex::Gathering::add_born(const std::optional<PartialDate>& date, const PartialDate& asked) {
  if (!date.has_value()) return;
  const auto found = index_.by_date_.find(*date);
  if (found == index_.by_date_.end()) return;
  for (const auto slot : found->second) add(slot, date_weight * like_dates(asked, found->first).score);
}

// Dates that are near by a digit are not looked for: who has one is found by something else.
void PersonIndex::Gathering::gather_date(const PartialDate& date) {
  if (!date.year.has_value()) return;
  const bool january = date.month == 1 && date.day == 1;
  if (!date.day.has_value() || january) {
    // Of the whole year, whose dates stand together: unknown parts come first in their order.
    for (auto at = index_.by_date_.lower_bound({date.year, std::nullopt, std::nullopt});
         at != index_.by_date_.end() && at->first.year == date.year; ++at)
      add_born(at->first, date);
    return;
  }
  add_born(date, date);
  if (const auto other = swapped(date); other.has_value() && *other != date) add_born(other, date);
  add_born(PartialDate{date.year, date.month, std::nullopt}, date);
  add_born(PartialDate{date.year, std::nullopt, std::nullopt}, date);
  add_born(PartialDate{date.year, std::int8_t{1}, std::int8_t{1}}, date);
}

void PersonIndex::Gathering::gather_code(CodeKind kind, const std::string& plain) {
  if (plain.empty()) return;
  std::vector<Slot> found;
  for (const auto key :
       deletion_keys(static_cast<std::uint8_t>(kind), read_alike(plain), code_letters_min - 1))
    index_.by_code_.visit(key, [&](Slot slot) { found.push_back(slot); });
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  for (const auto slot : found) {
    int points = 0;
    for (const auto& code : index_.persons_[slot].codes)
      if (code.kind == kind) points = std::max(points, score_of(like_codes(plain, code.plain)));
    if (points > 0) add(slot, code_weight * points);
  }
}

// The best marks; where the last of them has equals, the lower streams, so that the answer does not depend on
// slots.
std::vector<PersonIndex::Slot> PersonIndex::Gathering::best(const Asked& asked) {
  std::erase_if(touched_, [&](Slot slot) {
    const auto& person = index_.persons_[slot];
    return person.exercise != asked.exercise ||
           (asked.operation.has_value() && person.operation != asked.operation) ||
           (asked.except.has_value() && person.subject == *asked.except);
  });
  if (touched_.size() <= weighed_max) return touched_;
  const auto last = touched_.begin() + weighed_max;
  std::nth_element(touched_.begin(), last, touched_.end(),
                   [&](Slot a, Slot b) { return marks_[a] > marks_[b]; });
  const auto edge = marks_[*last];
  const auto equals =
      std::partition(touched_.begin(), touched_.end(), [&](Slot slot) { return marks_[slot] > edge; });
  const auto end = std::partition(equals, touched_.end(), [&](Slot slot) { return marks_[slot] == edge; });
  std::nth_element(equals, last, end, [&](Slot a, Slot b) {
    return index_.persons_[a].subject.id < index_.persons_[b].subject.id;
  });
  touched_.erase(last, touched_.end());
  return touched_;
}

Hit PersonIndex::weigh(Asked& asked, const Person& person) const {
  Hit hit{person.subject, 0, {}};
  NameMatch best;
  for (auto& name : asked.names)
    for (const auto& held : person.names)
      if (auto match = name.match(held); match.score > best.score) best = std::move(match);
  hit.reasons = std::move(best.reasons);
  int sum = name_weight * best.score * asked.asks_name();
  if (asked.date.has_value() && person.date_of_birth.has_value()) {
    const auto likeness = like_dates(*asked.date, *person.date_of_birth);
    sum += date_weight * likeness.score;
    if (likeness.score > 0) hit.reasons.push_back({likeness.kind, likeness.score});
  }
  const auto weigh_codes = [&](CodeKind kind, const std::string& plain, ReasonKind exact, ReasonKind wrong) {
    if (plain.empty()) return;
    auto likeness = CodeLikeness::none;
    for (const auto& code : person.codes)
      if (code.kind == kind) likeness = std::max(likeness, like_codes(plain, code.plain));
    if (likeness == CodeLikeness::none) return;
    sum += code_weight * score_of(likeness);
    hit.reasons.push_back({likeness == CodeLikeness::exact ? exact : wrong, score_of(likeness)});
  };
  weigh_codes(CodeKind::document, asked.document, ReasonKind::document_exact, ReasonKind::document_one_wrong);
  weigh_codes(CodeKind::tag, asked.tag, ReasonKind::tag_exact, ReasonKind::tag_one_wrong);
  hit.score = sum / asked.weight();
  return hit;
}

std::vector<Hit> PersonIndex::answer(Asked& asked) const {
  if (asked.weight() == 0 || asked.limit == 0) return {};
  Gathering gathering(*this);
  gathering.gather_names(asked.names);
  if (asked.date.has_value()) gathering.gather_date(*asked.date);
  gathering.gather_code(CodeKind::document, asked.document);
  gathering.gather_code(CodeKind::tag, asked.tag);
  std::vector<Hit> hits;
  for (const auto slot : gathering.best(asked))
    if (auto hit = weigh(asked, persons_[slot]); hit.score >= asked.score_min) hits.push_back(std::move(hit));
  std::sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) {
    return a.score != b.score ? a.score > b.score : a.subject < b.subject;
  });
  if (hits.size() > asked.limit) hits.resize(asked.limit);
  return hits;
}

PersonIndex::Asked PersonIndex::prepare(const PersonQuery& query) const {
  Asked asked;
  if (query.names.has_value()) {
    const auto units = units_of({*query.names, {}}, folding_);
    if (!units.units.empty()) asked.names.emplace_back(units, vocabulary_);
  }
  if (query.date_of_birth.has_value() && query.date_of_birth->year.has_value())
    asked.date = query.date_of_birth;
  asked.document = plain_code(query.document.value_or(""));
  asked.tag = plain_code(query.tag.value_or(""));
  asked.operation = query.operation;
  asked.exercise = query.exercise;
  asked.limit = std::min(query.limit, hits_max);
  return asked;
}

bool PersonIndex::asks(const PersonQuery& query) const {
  return prepare(query).weight() > 0;
}

std::vector<Hit> PersonIndex::search(const PersonQuery& query) const {
  auto asked = prepare(query);
  return answer(asked);
}

std::vector<AskedName> PersonIndex::asked_names(const Person& person) const {
  std::vector<AskedName> names;
  for (const auto& name : person.names) {
    NameUnits units{{}, name.weights, name.given};
    for (const auto& unit : name.units) {
      const auto& forms = vocabulary_.forms(unit.word);
      units.units.push_back({{forms.letters, forms.writing}, unit.covers});
    }
    names.emplace_back(units, vocabulary_);
  }
  return names;
}

std::vector<Hit> PersonIndex::near(const Person& person, int score_min, std::size_t limit) const {
  Asked asked;
  asked.names = asked_names(person);
  asked.date = person.date_of_birth;
  for (const auto& code : person.codes)
    if (code.kind == CodeKind::document) asked.document = code.plain;
  asked.except = person.subject;
  asked.exercise = person.exercise;
  asked.limit = std::min(limit, hits_max);
  asked.score_min = score_min;
  return answer(asked);
}

std::vector<Hit> PersonIndex::alike(const StreamId& subject, std::size_t limit) const {
  const auto at = by_subject_.find(subject);
  return at == by_subject_.end() ? std::vector<Hit>() : near(persons_[at->second], shown_min, limit);
}

}  // namespace kroniek::search
