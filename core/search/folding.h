// Names of any script as words of the letters a to z, so that spellings can be compared: transliterated,
// without marks, in lower case. What is no letter parts words; what is no name (an emoji) leaves nothing.
// Never fails: bytes that are no UTF-8 are read as a character that is no letter. Any thread may call.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace kroniek::search {

// The kind of script that a word was written in. Arabic and Hebrew leave most vowels out, so what is read
// from them is compared by its consonants.
enum class Writing { latin, other, consonants };

struct Word {
  std::string letters;  // a to z, at least one, at most word_letters_max
  Writing writing = Writing::latin;
  bool operator==(const Word&) const = default;
};
constexpr std::size_t word_letters_max = 64;

class Folding {
 public:
  Folding();
  ~Folding();
  std::vector<Word> words(std::string_view name) const;

 private:
  struct Tables;
  std::unique_ptr<Tables> tables_;
};

}  // namespace kroniek::search
