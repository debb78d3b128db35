#include "core/search/person_index.h"

#include <algorithm>

namespace kroniek::search {
namespace {

void drop(std::vector<std::uint32_t>& slots, std::uint32_t slot) {
  const auto at = std::find(slots.begin(), slots.end(), slot);
  if (at == slots.end()) return;
  *at = slots.back();
  slots.pop_back();
}

std::vector<std::uint32_t> code_keys(std::uint8_t kind, std::string_view plain) {
  return deletion_keys(kind, read_alike(plain), code_letters_min - 1);
}

}  // namespace

void PersonIndex::note_code(Person& person, Slot slot, CodeKind kind, const std::string& code) {
  auto plain = plain_code(code);
  if (plain.empty()) return;
  for (const auto key : code_keys(static_cast<std::uint8_t>(kind), plain)) by_code_.insert(key, slot);
  person.codes.push_back({kind, std::move(plain)});
}

void PersonIndex::put(const StreamId& subject, const PersonKeys& keys) {
  remove(subject);
  if (keys.empty()) return;
  const auto slot = free_.empty() ? static_cast<Slot>(persons_.size()) : free_.back();
  if (free_.empty())
    persons_.emplace_back();
  else
    free_.pop_back();
  by_subject_.emplace(subject, slot);
  auto& person = persons_[slot];
  person.subject = subject;
  person.operation = keys.operation;
  person.exercise = keys.exercise;
  for (const auto& name : keys.names) {
    auto units = units_of(name, folding_);
    if (units.units.empty()) continue;
    StoredName stored{{}, std::move(units.weights), units.given};
    for (const auto& unit : units.units) {
      const auto word = vocabulary_.take(unit.word);
      stored.units.push_back({word, unit.covers});
      if (by_word_.size() <= word) by_word_.resize(vocabulary_.numbers_end());
      const bool is_particle = covered_weight(stored.weights, unit.covers) < 20;
      auto& bearers = by_word_[word];
      // The newest slot stands last, so a second name with the same word is seen at once.
      if (!is_particle && (bearers.empty() || bearers.back() != slot)) bearers.push_back(slot);
    }
    person.names.push_back(std::move(stored));
  }
  person.date_of_birth = keys.date_of_birth;
  if (keys.date_of_birth.has_value()) by_date_[*keys.date_of_birth].push_back(slot);
  if (keys.document.has_value()) note_code(person, slot, CodeKind::document, *keys.document);
  for (const auto& tag : keys.tags) note_code(person, slot, CodeKind::tag, tag);
}

void PersonIndex::remove(const StreamId& subject) {
  const auto at = by_subject_.find(subject);
  if (at == by_subject_.end()) return;
  const auto slot = at->second;
  auto& person = persons_[slot];
  for (const auto& name : person.names)
    for (const auto& unit : name.units) {
      drop(by_word_[unit.word], slot);
      vocabulary_.release(unit.word);
    }
  if (person.date_of_birth.has_value()) {
    const auto born = by_date_.find(*person.date_of_birth);
    drop(born->second, slot);
    if (born->second.empty()) by_date_.erase(born);
  }
  for (const auto& code : person.codes)
    for (const auto key : code_keys(static_cast<std::uint8_t>(code.kind), code.plain))
      by_code_.erase(key, slot);
  person = {};
  free_.push_back(slot);
  by_subject_.erase(at);
}

}  // namespace kroniek::search
