#include "core/search/name_units.h"

#include <algorithm>
#include <array>

namespace kroniek::search {
namespace {

constexpr std::uint8_t particle_weight = 8;
constexpr std::uint8_t initial_weight = 40;
constexpr std::size_t run_words_max = 3;
constexpr std::size_t run_letters_max = 24;

// Dutch, German, French, Spanish, Italian and Arabic ones, as they are left after folding.
constexpr std::array particles = std::to_array<std::string_view>(
    {"aan", "abu", "al",  "an",  "auf", "aus", "ben", "bij", "bin", "bint", "bn", "d",   "da",  "dal", "das",
     "de",  "del", "dem", "den", "der", "des", "di",  "do",  "dos", "du",   "el", "en",  "het", "ibn", "im",
     "in",  "l",   "la",  "las", "le",  "les", "los", "n",   "of",  "op",   "s",  "st",  "t",   "te",  "ten",
     "ter", "tot", "ul",  "uit", "v",   "van", "vd",  "vdn", "von", "voor", "zu", "zum", "zur"});

// Given names have initials where family names have d', 't and v.d.
enum class Part { given, family };
bool is_particle(const Word& word, Part part) {
  if (part == Part::given && word.letters.size() == 1) return false;
  return std::find(particles.begin(), particles.end(), word.letters) != particles.end();
}

// Arabic writes its article and the name as one word.
std::vector<Word> part_article(std::vector<Word> words) {
  std::vector<Word> out;
  for (auto& word : words) {
    const bool has_article =
        word.writing == Writing::consonants && word.letters.size() > 4 && word.letters.starts_with("al");
    if (has_article) out.push_back({"al", Writing::consonants});
    out.push_back(has_article ? Word{word.letters.substr(2), word.writing} : std::move(word));
  }
  return out;
}

// Where all words of a part look like particles (Le, Ben, Du), they are its names.
std::uint8_t weight_of(const Word& word, Part part, bool all_particles) {
  if (all_particles) return whole_weight;
  if (is_particle(word, part)) return particle_weight;
  return word.letters.size() == 1 ? initial_weight : std::uint8_t{whole_weight};
}

void add_part(NameUnits& out, std::vector<NameUnit>& runs, std::vector<Word> words, Part part) {
  const auto first = out.units.size();
  if (first + words.size() > name_words_max) words.resize(name_words_max - first);
  const bool all_particles =
      std::all_of(words.begin(), words.end(), [&](const Word& word) { return is_particle(word, part); });
  for (std::size_t i = 0; i < words.size(); ++i) {
    out.weights.push_back(weight_of(words[i], part, all_particles));
    Word run = words[i];
    std::uint32_t covers = 1U << (first + i);
    for (std::size_t next = i + 1; next < std::min(words.size(), i + run_words_max); ++next) {
      run.letters += words[next].letters;
      if (run.letters.size() > run_letters_max || run.writing != words[next].writing) break;
      covers |= 1U << (first + next);
      runs.push_back({run, covers});
    }
    out.units.push_back({std::move(words[i]), 1U << (first + i)});
  }
}

}  // namespace

NameUnits units_of(const PersonName& name, const Folding& folding) {
  NameUnits out;
  std::vector<NameUnit> runs;
  add_part(out, runs, part_article(folding.words(name.given)), Part::given);
  out.given = out.weights.size();
  add_part(out, runs, part_article(folding.words(name.family)), Part::family);
  out.units.insert(out.units.end(), std::make_move_iterator(runs.begin()),
                   std::make_move_iterator(runs.end()));
  return out;
}

}  // namespace kroniek::search
