#include "core/search/folding.h"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <mutex>

#include "core/check.h"

namespace kroniek::search {
namespace {

struct Spelled {
  char32_t letter;
  std::string_view latin;
};

// What stands for these letters in passports, after ICU's scholarly transliteration (ISO 9, ALA-LC), which
// writes them with marks. Only for what was Cyrillic, Arabic or Hebrew: a Latin Š is an S in ICAO 9303.
constexpr std::array cyrillic_letters{Spelled{0x161, "sh"},   Spelled{0x17E, "zh"}, Spelled{0x10D, "ch"},
                                      Spelled{0x15D, "shch"}, Spelled{0xFB, "yu"},  Spelled{0xE2, "ya"},
                                      Spelled{0xEB, "yo"},    Spelled{0xEA, "ye"},  Spelled{'h', "kh"},
                                      Spelled{'c', "ts"},     Spelled{'j', "y"}};
constexpr std::array hebrew_letters{Spelled{0x15F, "sh"}, Spelled{0x1E95, "ts"}, Spelled{0x1E96, "ch"}};
// The feminine ending is written and not said.
constexpr std::array arabic_letters{Spelled{0x1E97, "a"}};
// Letters of the Latin script that are more than a letter with a mark.
constexpr std::array latin_letters{
    Spelled{0xDF, "ss"}, Spelled{0xE6, "ae"}, Spelled{0x153, "oe"}, Spelled{0xF8, "o"},  Spelled{0xFE, "th"},
    Spelled{0xF0, "d"},  Spelled{0x111, "d"}, Spelled{0x142, "l"},  Spelled{0x131, "i"}, Spelled{0x14B, "ng"},
    Spelled{0x127, "h"}, Spelled{0x167, "t"}, Spelled{0x259, "e"},  Spelled{0x138, "k"}};

template <typename Table>
std::string_view spelled(const Table& table, char32_t letter) {
  const auto at =
      std::find_if(table.begin(), table.end(), [&](const Spelled& each) { return each.letter == letter; });
  return at == table.end() ? std::string_view() : at->latin;
}

enum class Script { latin, cyrillic, arabic, hebrew, other };

Script script_of(const icu::UnicodeString& text) {
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    UErrorCode failed = U_ZERO_ERROR;
    switch (uscript_getScript(text.char32At(i), &failed)) {
      case USCRIPT_COMMON:
      case USCRIPT_INHERITED:
      case USCRIPT_LATIN:
        continue;
      case USCRIPT_CYRILLIC:
        return Script::cyrillic;
      case USCRIPT_ARABIC:
        return Script::arabic;
      case USCRIPT_HEBREW:
        return Script::hebrew;
      default:
        return Script::other;
    }
  }
  return Script::latin;
}

Writing writing_of(Script script) {
  switch (script) {
    case Script::latin:
      return Writing::latin;
    case Script::arabic:
    case Script::hebrew:
      return Writing::consonants;
    case Script::cyrillic:
    case Script::other:
      return Writing::other;
  }
  return Writing::other;
}

std::string_view spelled_in(Script script, char32_t letter) {
  switch (script) {
    case Script::cyrillic:
      return spelled(cyrillic_letters, letter);
    case Script::hebrew:
      return spelled(hebrew_letters, letter);
    case Script::arabic:
      return spelled(arabic_letters, letter);
    case Script::latin:
    case Script::other:
      return {};
  }
  return {};
}

// Ukrainian reads г as h and и as y; its own letters tell that a name is Ukrainian. The h is put as ħ, which
// the transliteration leaves alone.
void read_as_ukrainian(icu::UnicodeString& text) {
  const bool is_ukrainian = text.indexOf(char16_t{0x456}) >= 0 || text.indexOf(char16_t{0x457}) >= 0 ||
                            text.indexOf(char16_t{0x454}) >= 0 || text.indexOf(char16_t{0x491}) >= 0;
  if (!is_ukrainian) return;
  text.findAndReplace(icu::UnicodeString(char16_t{0x433}), icu::UnicodeString(char16_t{0x127}));
  text.findAndReplace(icu::UnicodeString(char16_t{0x438}), icu::UnicodeString(u"y"));
}

// Letters that say nothing by themselves: marks, modifiers such as ʿ and ʹ, and invisible directions.
bool is_left_out(char32_t letter) {
  const auto mask = U_GET_GC_MASK(static_cast<UChar32>(letter));
  return (mask & (U_GC_M_MASK | U_GC_LM_MASK | U_GC_CF_MASK)) != 0;
}

class Collector {
 public:
  explicit Collector(std::vector<Word>& words) : words_(words) {}
  void letters(std::string_view more, Writing writing) {
    if (!open_) words_.push_back({{}, writing});
    open_ = true;
    auto& word = words_.back().letters;
    word += more.substr(0, word_letters_max - std::min(word_letters_max, word.size()));
  }
  void part() { open_ = false; }

 private:
  std::vector<Word>& words_;
  bool open_ = false;
};

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

void collect_ascii(std::string_view text, Collector& out) {
  for (const char c : text) {
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (lower >= 'a' && lower <= 'z')
      out.letters({&lower, 1}, Writing::latin);
    else
      out.part();
  }
}

}  // namespace

struct Folding::Tables {
  std::unique_ptr<icu::Transliterator> transliterator;
  const icu::Normalizer2* compose = nullptr;
  const icu::Normalizer2* decompose = nullptr;
  std::mutex one_at_a_time;  // ICU does not say that a transliterator may be shared

  void collect(icu::UnicodeString chunk, Collector& out) {
    const auto script = script_of(chunk);
    if (script != Script::latin) {
      const std::lock_guard lock(one_at_a_time);
      transliterator->transliterate(chunk);
      chunk.toLower(icu::Locale::getRoot());
    }
    UErrorCode failed = U_ZERO_ERROR;
    const auto composed = compose->normalize(chunk, failed);
    for (int32_t i = 0; i < composed.length() && U_SUCCESS(failed); i = composed.moveIndex32(i, 1)) {
      const auto letter = static_cast<char32_t>(composed.char32At(i));
      if (const auto as = spelled_in(script, letter); !as.empty())
        out.letters(as, writing_of(script));
      else
        collect_plain(composed.char32At(i), script, out);
    }
  }

  void collect_plain(UChar32 letter, Script script, Collector& out) const {
    UErrorCode failed = U_ZERO_ERROR;
    const auto parts = decompose->normalize(icu::UnicodeString(letter), failed);
    for (int32_t i = 0; i < parts.length() && U_SUCCESS(failed); i = parts.moveIndex32(i, 1)) {
      const auto part = static_cast<char32_t>(parts.char32At(i));
      if (part >= 'a' && part <= 'z') {
        const char plain = static_cast<char>(part);
        out.letters({&plain, 1}, writing_of(script));
      } else if (const auto as = spelled(latin_letters, part); !as.empty()) {
        out.letters(as, writing_of(script));
      } else if (!is_left_out(part) && !u_isalpha(static_cast<UChar32>(part))) {
        out.part();
      }
    }
  }
};

Folding::Folding() : tables_(std::make_unique<Tables>()) {
  UErrorCode failed = U_ZERO_ERROR;
  UParseError where;
  // The Greek of passports (ISO 843 as ELOT 743 has it); ICU's own is that of the ancients.
  tables_->transliterator.reset(
      icu::Transliterator::createInstance("Greek-Latin/UNGEGN; Any-Latin", UTRANS_FORWARD, where, failed));
  tables_->compose = icu::Normalizer2::getNFKCInstance(failed);
  tables_->decompose = icu::Normalizer2::getNFKDInstance(failed);
  VERIFY(U_SUCCESS(failed), "ICU's own data are there");
}

Folding::~Folding() = default;

std::vector<Word> Folding::words(std::string_view name) const {
  std::vector<Word> out;
  Collector collector(out);
  if (is_ascii(name)) {
    collect_ascii(name, collector);
    return out;
  }
  auto text = icu::UnicodeString::fromUTF8({name.data(), static_cast<int32_t>(name.size())});
  text.toLower(icu::Locale::getRoot());
  read_as_ukrainian(text);
  // One script at a time: a name may stand in two of them.
  int32_t begin = 0;
  for (int32_t i = 0; i <= text.length(); ++i) {
    if (i < text.length() && !u_isUWhiteSpace(text[i])) continue;
    tables_->collect(text.tempSubStringBetween(begin, i), collector);
    collector.part();
    begin = i + 1;
  }
  return out;
}

}  // namespace kroniek::search
