#include "core/search/forms.h"

#include <algorithm>
#include <array>

namespace kroniek::search {
namespace {

constexpr bool is_vowel(char c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

void append_once(std::string& out, char c) {
  if (out.empty() || out.back() != c) out += c;
}

struct Rewritten {
  std::string_view from, to;
};

template <typename Table>
const Rewritten* rule_at(const Table& table, std::string_view rest) {
  const auto at = std::find_if(table.begin(), table.end(),
                               [&](const Rewritten& each) { return rest.starts_with(each.from); });
  return at == table.end() ? nullptr : &*at;
}

// Spellings of one name in two documents: ICAO 9303 part 3 section 6 writes Ä as AE or A, Å as AA; Dutch
// writes IJ and Y, C and K, PH and F.
constexpr std::array spellings{
    Rewritten{"ae", "a"}, Rewritten{"oe", "o"}, Rewritten{"ue", "u"}, Rewritten{"ij", "i"},
    Rewritten{"y", "i"},  Rewritten{"ck", "k"}, Rewritten{"ph", "f"},
};

// Classes of consonants that languages write for one sound. T d t; P b p; F v f w; S hissing; K at the back
// of the mouth; L, M, N, R themselves; vowels, h and the half vowels say nothing. The longer first. `2`: S or
// K; `3`: F or nothing.
constexpr std::array sounds_of{
    Rewritten{"shch", "S"}, Rewritten{"tsch", "S"}, Rewritten{"sch", "S"}, Rewritten{"tch", "S"},
    Rewritten{"dzh", ""},   Rewritten{"tsj", "S"},  Rewritten{"sh", "S"},  Rewritten{"sz", "S"},
    Rewritten{"sj", "S"},   Rewritten{"cz", "S"},   Rewritten{"zh", "S"},  Rewritten{"ts", "S"},
    Rewritten{"tz", "S"},   Rewritten{"ch", "2"},   Rewritten{"dj", ""},   Rewritten{"th", "T"},
    Rewritten{"dh", "T"},   Rewritten{"kh", "K"},   Rewritten{"gh", "K"},  Rewritten{"ck", "K"},
    Rewritten{"ph", "F"},   Rewritten{"ce", "S"},   Rewritten{"ci", "S"},  Rewritten{"cy", "S"},
    Rewritten{"s", "S"},    Rewritten{"z", "S"},    Rewritten{"x", "KS"},  Rewritten{"t", "T"},
    Rewritten{"d", "T"},    Rewritten{"b", "P"},    Rewritten{"p", "P"},   Rewritten{"f", "F"},
    Rewritten{"v", "F"},    Rewritten{"w", "3"},    Rewritten{"k", "K"},   Rewritten{"q", "K"},
    Rewritten{"g", "K"},    Rewritten{"c", "K"},    Rewritten{"l", "L"},   Rewritten{"m", "M"},
    Rewritten{"n", "N"},    Rewritten{"r", "R"},
};

std::string spelling_of(std::string_view letters) {
  std::string out;
  while (!letters.empty()) {
    const auto* rule = rule_at(spellings, letters);
    for (const char c : rule != nullptr ? rule->to : letters.substr(0, 1)) append_once(out, c);
    letters.remove_prefix(rule != nullptr ? rule->from.size() : 1);
  }
  return out;
}

// `readings` says what `2` and `3` stand for.
std::string read_classes(std::string_view classes, std::string_view two, std::string_view three) {
  std::string out;
  for (const char c : classes) {
    const auto said = c == '2' ? two : c == '3' ? three : std::string_view(&c, 1);
    for (const char each : said) append_once(out, each);
  }
  return out;
}

std::vector<std::string> sounds(std::string_view letters, Writing writing) {
  std::string classes;
  if (letters.starts_with("x")) {  // Xiu, Xavier
    classes += 'S';
    letters.remove_prefix(1);
  }
  while (!letters.empty()) {
    const auto* rule = rule_at(sounds_of, letters);
    if (rule != nullptr) classes += rule->to;
    letters.remove_prefix(rule != nullptr ? rule->from.size() : 1);
  }
  std::vector<std::string> out;
  const auto add = [&](std::string reading) {
    if (!reading.empty() && std::find(out.begin(), out.end(), reading) == out.end())
      out.push_back(std::move(reading));
  };
  for (const std::string_view w : {"F", ""})
    for (const std::string_view ch : {"S", "K"}) add(read_classes(classes, ch, w));
  // Hebrew writes b and v, and p and f, with one letter each.
  if (writing != Writing::consonants) return out;
  std::replace(classes.begin(), classes.end(), 'P', 'F');
  for (const std::string_view w : {"F", ""})
    for (const std::string_view ch : {"S", "K"}) add(read_classes(classes, ch, w));
  return out;
}

}  // namespace

Forms forms_of(const Word& word) {
  return {word.letters, word.writing, spelling_of(word.letters), sounds(word.letters, word.writing)};
}

std::string consonants_of(std::string_view letters) {
  std::string out;
  for (const char c : letters)
    if (!is_vowel(c)) append_once(out, c);
  return out;
}

}  // namespace kroniek::search
