#include "core/bytes.h"
#include "core/domain/mrz.h"

namespace kroniek {
namespace {

struct Letter {
  char32_t code;
  std::string_view latin;
};

// Doc 9303 part 3 section 6 A, with each lower-case letter beside its capital. Where the standard leaves a
// choice the longer form is taken (AE, OE, UE): it keeps names apart that differ in print.
constexpr std::array doubled{
    Letter{0xC4, "AE"},  Letter{0xC5, "AA"},  Letter{0xC6, "AE"},  Letter{0xD6, "OE"},   Letter{0xD8, "OE"},
    Letter{0xDC, "UE"},  Letter{0xDE, "TH"},  Letter{0xDF, "SS"},  Letter{0xE4, "AE"},   Letter{0xE5, "AA"},
    Letter{0xE6, "AE"},  Letter{0xF6, "OE"},  Letter{0xF8, "OE"},  Letter{0xFC, "UE"},   Letter{0xFE, "TH"},
    Letter{0x132, "IJ"}, Letter{0x133, "IJ"}, Letter{0x149, "N"},  Letter{0x152, "OE"},  Letter{0x153, "OE"},
    Letter{0x18F, "E"},  Letter{0x259, "E"},  Letter{0x1A0, "O"},  Letter{0x1A1, "O"},   Letter{0x1AF, "U"},
    Letter{0x1B0, "U"},  Letter{0x1E6, "G"},  Letter{0x1E7, "G"},  Letter{0x218, "S"},   Letter{0x219, "S"},
    Letter{0x21A, "T"},  Letter{0x21B, "T"},  Letter{0x1E80, "W"}, Letter{0x1E81, "W"},  Letter{0x1E82, "W"},
    Letter{0x1E83, "W"}, Letter{0x1E84, "W"}, Letter{0x1E85, "W"}, Letter{0x1E9E, "SS"},
};
// One letter for each code point from U+00C0 and from U+0100; a blank where the table above, or nothing,
// holds.
constexpr std::string_view latin_1 = "AAAA   CEEEEIIIIDNOOOO   UUU Y  aaaa   ceeeeiiiidnoooo   uuu y y";
static_assert(latin_1.size() == 0x40);
constexpr std::string_view extended_a =
    "AAAAAACCCCCCCCDDDDEEEEEEEEEEGGGGGGGGHHHHIIIIIIIIII  JJKKKLLLLLLLLLL"
    "NNNNNN NNOOOOOO  RRRRRRSSSSSSSSTTTTTTUUUUUUUUUUUUWWYYYZZZZZZ";
static_assert(extended_a.size() == 0x7F);
// U+1EA0 to U+1EF9, the letters of Vietnamese.
constexpr std::string_view vietnamese =
    "AAAAAAAAAAAAAAAAAAAAAAAAEEEEEEEEEEEEEEEEIIIIOOOOOOOOOOOOOOOOOOOOOOOOUUUUUUUUUUUUUUYYYYYYYY";
static_assert(vietnamese.size() == 0x1EFA - 0x1EA0);

std::string_view in_row(std::string_view row, char32_t first, char32_t code) {
  if (code < first || code - first >= row.size()) return {};
  const auto letter = row.substr(code - first, 1);
  return letter == " " ? std::string_view{} : letter;
}

// Empty: no letter of the Latin script that the standard names.
std::string_view latin_of(char32_t code) {
  for (const auto& letter : doubled)
    if (letter.code == code) return letter.latin;
  for (const auto& [row, first] : {std::pair{latin_1, char32_t{0xC0}}, std::pair{extended_a, char32_t{0x100}},
                                   std::pair{vietnamese, char32_t{0x1EA0}}})
    if (const auto letter = in_row(row, first, code); !letter.empty()) return letter;
  return {};
}

// Takes one code point of well-formed UTF-8.
char32_t take(std::string_view& text) {
  const auto first = static_cast<unsigned char>(text[0]);
  const std::size_t length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  char32_t code = length == 1 ? first : first & (0x7Fu >> length);
  for (std::size_t i = 1; i < length; ++i) code = (code << 6) | (static_cast<unsigned char>(text[i]) & 0x3Fu);
  text.remove_prefix(length);
  return code;
}

// A mark that follows its letter: the diaeresis and the ring double it, as they do where both are one code
// point.
void combine(std::string& out, char32_t mark) {
  const char letter = out.empty() ? ' ' : out.back();
  if (mark == 0x308 && (letter == 'A' || letter == 'O' || letter == 'U')) out += 'E';
  if (mark == 0x30A && letter == 'A') out += 'A';
}

bool parts_words(char32_t code) {
  return code == ' ' || code == '-' || code == ',' || code == 0xA0 || code == 0x2010 || code == 0x2011;
}
bool is_left_out(char32_t code) {
  return code == '\'' || code == '.' || code == '`' || code == 0xB4 || code == 0x2018 || code == 0x2019 ||
         code == 0x2BB || code == 0x2BC;
}
bool is_mark(char32_t code) {
  return code >= 0x300 && code <= 0x36F;
}

void append_capitals(std::string& out, std::string_view letters) {
  for (const char c : letters) out += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

}  // namespace

Result<std::string> mrz_letters(std::string_view name) {
  const Error not_latin{ErrorKind::invalid, "mrz.name-not-latin",
                        "A zone writes names in Latin letters; give the transliteration of other scripts."};
  if (!is_utf8(name)) return not_latin;
  std::string out;
  while (!name.empty()) {
    const char32_t code = take(name);
    if (parts_words(code)) {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else if ((code >= 'A' && code <= 'Z') || (code >= 'a' && code <= 'z')) {
      const char letter = static_cast<char>(code);
      append_capitals(out, {&letter, 1});
    } else if (is_mark(code)) {
      combine(out, code);
    } else if (!is_left_out(code)) {
      const auto latin = latin_of(code);
      if (latin.empty()) return not_latin;
      append_capitals(out, latin);
    }
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

}  // namespace kroniek
