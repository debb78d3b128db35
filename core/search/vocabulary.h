// All words that names are made of, each held once, and found by words that are like it: through its spelling
// and its sounds, each also with one letter left out, and through its beginning. A word that nobody bears any
// more is forgotten. One writer at a time; readers meanwhile wait outside.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/search/key_table.h"
#include "core/search/likeness.h"

namespace kroniek::search {

using WordNumber = std::uint32_t;
using AlikeWords = std::unordered_map<WordNumber, Likeness>;

enum class Nearness { same_letters, alike };

class Vocabulary {
 public:
  WordNumber take(const Word& word);  // each take is paid back by one release
  void release(WordNumber number);
  const Forms& forms(WordNumber number) const { return words_[number].forms; }
  AlikeWords find(const Forms& asked, Nearness nearness) const;

  std::size_t size() const { return by_letters_.size(); }
  std::size_t numbers_end() const { return words_.size(); }

 private:
  struct Held {
    Forms forms;
    std::size_t taken = 0;
  };
  using Key = std::pair<std::string, Writing>;
  void note(const Forms& asked, WordNumber number, AlikeWords& out) const;
  void find_beginnings(const Forms& asked, AlikeWords& out) const;

  std::vector<Held> words_;
  std::vector<WordNumber> free_;
  std::map<Key, WordNumber> by_letters_;
  KeyTable by_key_;
};

// The keys of a text and of the text with each of its characters left out: two texts that differ by one
// character, or by two exchanged ones, share one (the symmetric deletions of Mor and Fraenkel, 1982).
std::vector<std::uint32_t> deletion_keys(std::uint8_t kind, std::string_view text, std::size_t letters_min);

}  // namespace kroniek::search
