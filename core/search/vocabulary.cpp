#include "core/search/vocabulary.h"

#include <algorithm>

#include "core/check.h"

namespace kroniek::search {
namespace {

constexpr std::uint8_t spelling_kind = 0, sound_kind = 1;
constexpr std::size_t spelling_letters_min = 3, sound_letters_min = 4;  // to leave one out
constexpr std::size_t key_letters_max = 24;
constexpr std::size_t beginning_letters_min = 3;
constexpr std::size_t beginnings_max = 1'000;  // of one word asked for: bounds the work of `van`

std::vector<std::uint32_t> keys_of(const Forms& forms) {
  auto keys = deletion_keys(spelling_kind, forms.spelling, spelling_letters_min);
  for (const auto& sound : forms.sounds) {
    const auto more = deletion_keys(sound_kind, sound, sound_letters_min);
    keys.insert(keys.end(), more.begin(), more.end());
  }
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

}  // namespace

std::vector<std::uint32_t> deletion_keys(std::uint8_t kind, std::string_view text, std::size_t letters_min) {
  text = text.substr(0, key_letters_max);
  std::vector<std::uint32_t> keys{key_hash(kind, text)};
  if (text.size() < letters_min) return keys;
  std::string without(text.substr(1));
  for (std::size_t i = 0; i < text.size(); ++i) {
    keys.push_back(key_hash(kind, without));
    if (i < without.size()) without[i] = text[i];
  }
  return keys;
}

WordNumber Vocabulary::take(const Word& word) {
  const auto [at, is_new] = by_letters_.try_emplace({word.letters, word.writing}, WordNumber{0});
  if (is_new) {
    if (free_.empty()) {
      at->second = static_cast<WordNumber>(words_.size());
      words_.emplace_back();
    } else {
      at->second = free_.back();
      free_.pop_back();
    }
    words_[at->second] = {forms_of(word), 0};
    for (const auto key : keys_of(words_[at->second].forms)) by_key_.insert(key, at->second);
  }
  ++words_[at->second].taken;
  return at->second;
}

void Vocabulary::release(WordNumber number) {
  auto& held = words_[number];
  VERIFY(held.taken > 0, "a word is released as often as it was taken");
  if (--held.taken > 0) return;
  for (const auto key : keys_of(held.forms)) by_key_.erase(key, number);
  by_letters_.erase({held.forms.letters, held.forms.writing});
  held = {};
  free_.push_back(number);
}

void Vocabulary::note(const Forms& asked, WordNumber number, AlikeWords& out) const {
  const auto [at, is_new] = out.try_emplace(number);
  if (is_new) at->second = like_words(asked, words_[number].forms);
}

void Vocabulary::find_beginnings(const Forms& asked, AlikeWords& out) const {
  const auto& letters = asked.letters;
  std::size_t seen = 0;
  for (auto at = by_letters_.lower_bound({letters, Writing::latin});
       at != by_letters_.end() && at->first.first.starts_with(letters) && seen < beginnings_max; ++at, ++seen)
    note(asked, at->second, out);
  for (auto length = beginning_letters_min; length < letters.size(); ++length)
    for (const auto writing : {Writing::latin, Writing::other, Writing::consonants})
      if (const auto at = by_letters_.find({letters.substr(0, length), writing}); at != by_letters_.end())
        note(asked, at->second, out);
}

AlikeWords Vocabulary::find(const Forms& asked, Nearness nearness) const {
  AlikeWords out;
  for (const auto writing : {Writing::latin, Writing::other, Writing::consonants})
    if (const auto at = by_letters_.find({asked.letters, writing}); at != by_letters_.end())
      note(asked, at->second, out);
  if (nearness == Nearness::same_letters) return out;
  for (const auto key : keys_of(asked))
    by_key_.visit(key, [&](std::uint32_t number) { note(asked, number, out); });
  if (asked.letters.size() >= beginning_letters_min) find_beginnings(asked, out);
  std::erase_if(out, [](const auto& each) { return each.second.score == 0; });
  return out;
}

}  // namespace kroniek::search
