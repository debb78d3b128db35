// How much two words, two codes (of a document, of a tag) or two birth dates are like each other, from 0 to
// 100, and why. Pure, and the same both ways round.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "core/search/forms.h"
#include "core/time.h"

namespace kroniek::search {

// Why a person was found; said with every hit, without any value of the person.
enum class ReasonKind {
  name_exact,
  name_spelling,   // another spelling, or a letter wrong
  name_sound,      // written otherwise, sounds alike
  name_script,     // through another script
  name_truncated,  // cut off, or an initial
  name_order,      // the words in another order
  date_exact,
  date_partial,  // what is known on both sides agrees
  date_swapped,  // day and month the other way round
  date_near,     // one part differs
  document_exact,
  document_one_wrong,  // one character wrong, missing, too many, or two exchanged
  tag_exact,
  tag_one_wrong
};
constexpr auto names_of(ReasonKind) {
  return std::to_array<std::string_view>({"name-exact", "name-spelling", "name-sound", "name-script",
                                          "name-truncated", "name-order", "date-exact", "date-partial",
                                          "date-swapped", "date-near", "document-exact", "document-one-wrong",
                                          "tag-exact", "tag-one-wrong"});
}

struct Likeness {
  int score = 0;  // 0: not alike
  ReasonKind kind{};
  bool operator==(const Likeness&) const = default;
};

// Letters changed, missing, too many, or exchanged with their neighbour (optimal string alignment).
std::size_t edit_distance(std::string_view a, std::string_view b);

Likeness like_words(const Forms& a, const Forms& b);
// Of two codes as plain_code() gives them: none where more than one character is wrong.
constexpr std::size_t code_letters_min = 5;  // of a shorter one, one character is too much of it
enum class CodeLikeness { none, one_wrong, read_alike, exact };
CodeLikeness like_codes(std::string_view a, std::string_view b);
int score_of(CodeLikeness likeness);
Likeness like_dates(const PartialDate& a, const PartialDate& b);

// Letters and digits only, in capitals.
std::string plain_code(std::string_view code);
// Characters that people take for each other made one: O 0 Q D, I 1 L, Z 2, S 5, B 8, G 6.
std::string read_alike(std::string_view plain);

}  // namespace kroniek::search
