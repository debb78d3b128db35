#include "tests/support/search_errors.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "core/domain/mrz.h"

namespace kroniek::test {
namespace {

using demo::Random;
using search::PersonQuery;
using Made = std::optional<PersonQuery>;

std::string whole(const search::PersonName& name) {
  return name.given + " " + name.family;
}
Made by_name(std::string names) {
  PersonQuery query;
  query.names = std::move(names);
  return query;
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// A place in a word of four letters or more, at which the next one is a letter too.
std::optional<std::size_t> place_in(const std::string& text, Random& random) {
  std::vector<std::size_t> places;
  for (std::size_t i = 0, run = 0; i + 1 < text.size(); ++i) {
    run = is_letter(text[i]) ? run + 1 : 0;
    if (run == 0 || !is_letter(text[i + 1])) continue;
    std::size_t end = i;
    while (end < text.size() && is_letter(text[end])) ++end;
    if (end - i + run - 1 >= 4) places.push_back(i);
  }
  if (places.empty()) return std::nullopt;
  return random.one_of(places);
}

enum class Slip { change, exchange, omit, repeat, add };
std::optional<std::string> slip(std::string text, Slip what, Random& random) {
  const auto at = place_in(text, random);
  if (!at.has_value()) return std::nullopt;
  const char other = static_cast<char>('a' + random.below(26));
  switch (what) {
    case Slip::change:
      text[*at] = other;
      break;
    case Slip::exchange:
      std::swap(text[*at], text[*at + 1]);
      break;
    case Slip::omit:
      text.erase(*at, 1);
      break;
    case Slip::repeat:
      text.insert(*at, 1, text[*at]);
      break;
    case Slip::add:
      text.insert(*at, 1, other);
      break;
  }
  return text;
}
template <Slip what>
Made slipped(const Sought& person, Random& random) {
  auto text = slip(whole(person.name), what, random);
  return text.has_value() ? by_name(*std::move(text)) : std::nullopt;
}

Made as_written(const Sought& person, Random&) {
  return by_name(whole(person.name));
}
Made two_wrong(const Sought& person, Random& random) {
  auto given = slip(person.name.given, Slip::change, random);
  auto family = slip(person.name.family, Slip::omit, random);
  if (!given.has_value() || !family.has_value()) return std::nullopt;
  return by_name(*given + " " + *family);
}
Made capitals(const Sought& person, Random&) {
  if (is_ascii(whole(person.name))) return std::nullopt;
  const auto letters = mrz_letters(whole(person.name));
  return letters.ok() ? by_name(*letters) : std::nullopt;
}

// Letters without their marks, as a keyboard without them gives them.
Made no_marks(const Sought& person, Random&) {
  constexpr std::array plain = std::to_array<std::pair<std::string_view, std::string_view>>(
      {{"ä", "a"}, {"ö", "o"}, {"ü", "u"}, {"ë", "e"}, {"é", "e"}, {"ş", "s"}, {"ğ", "g"},
       {"ı", "i"}, {"İ", "I"}, {"ç", "c"}, {"Ç", "C"}, {"Ö", "O"}, {"Ş", "S"}, {"ß", "ss"},
       {"ł", "l"}, {"Ł", "L"}, {"ż", "z"}, {"Ż", "Z"}, {"ó", "o"}, {"ź", "z"}, {"ą", "a"},
       {"ę", "e"}, {"ś", "s"}, {"Ś", "S"}, {"ń", "n"}, {"Ü", "U"}});
  auto text = whole(person.name);
  if (is_ascii(text)) return std::nullopt;
  for (const auto& [marked, letter] : plain)
    for (auto at = text.find(marked); at != std::string::npos; at = text.find(marked))
      text.replace(at, marked.size(), letter);
  return by_name(std::move(text));
}

// One or two of these in one name: how clerks of different countries hear and write the same sound.
Made other_transliteration(const Sought& person, Random& random) {
  constexpr std::array sounds = std::to_array<std::pair<std::string_view, std::string_view>>(
      {{"ou", "u"}, {"kh", "ch"}, {"kh", "h"}, {"ch", "tch"}, {"ch", "tsj"}, {"sh", "sch"}, {"sh", "sj"},
       {"y", "i"},  {"y", "j"},   {"ij", "y"}, {"ij", "ei"},  {"ei", "ey"},  {"ks", "x"},   {"x", "ks"},
       {"v", "w"},  {"w", "v"},   {"ph", "f"}, {"k", "c"},    {"c", "k"},    {"aa", "a"},   {"ee", "e"},
       {"oo", "o"}, {"ts", "tz"}, {"zh", "j"}, {"q", "k"},    {"gh", "g"},   {"ss", "s"},   {"s", "ss"},
       {"m", "mm"}, {"ie", "i"},  {"oe", "u"}, {"u", "oe"},   {"th", "t"},   {"ii", "iy"},  {"o", "u"},
       {"e", "i"},  {"a", "e"},   {"f", "v"},  {"dj", "j"},   {"i", "y"}});
  auto text = whole(person.name);
  const auto before = text;
  for (int left = 1 + static_cast<int>(random.below(2)), tries = 0; left > 0 && tries < 60; ++tries) {
    const auto& [from, to] = random.one_of(sounds);
    const auto at = text.find(from, random.below(text.size()));
    if (at == std::string::npos) continue;
    text.replace(at, from.size(), to);
    --left;
  }
  return text == before ? std::nullopt : by_name(std::move(text));
}

Made swapped(const Sought& person, Random&) {
  return by_name(person.name.family + ", " + person.name.given);
}
Made no_particle(const Sought& person, Random&) {
  const auto last = person.name.family.rfind(' ');
  if (last == std::string::npos) return std::nullopt;
  return by_name(person.name.given + " " + person.name.family.substr(last + 1));
}
Made joined(const Sought& person, Random&) {
  auto text = person.name.family;
  const auto given = person.name.given;
  std::erase(text, ' ');
  auto together = given;
  std::erase_if(together, [](char c) { return c == ' ' || c == '-'; });
  if (text == person.name.family && together == given) return std::nullopt;
  return by_name(together + " " + text);
}
Made initial(const Sought& person, Random&) {
  if (!is_letter(person.name.given[0])) return std::nullopt;
  return by_name(person.name.given.substr(0, 1) + ". " + person.name.family);
}
Made one_given_name(const Sought& person, Random& random) {
  const auto between = person.name.given.find_first_of(" -");
  if (between == std::string::npos) return std::nullopt;
  const auto one =
      random.per_mille(500) ? person.name.given.substr(0, between) : person.name.given.substr(between + 1);
  return by_name(one + " " + person.name.family);
}
Made given_and_date(const Sought& person, Random&) {
  if (!person.born.day.has_value()) return std::nullopt;
  auto query = by_name(person.name.given);
  query->date_of_birth = person.born;
  return query;
}
// As a zone that is too short writes it: the family name first, cut where the line ends.
Made truncated(const Sought& person, Random& random) {
  const auto family = mrz_letters(person.name.family), given = mrz_letters(person.name.given);
  if (!family.ok() || !given.ok()) return std::nullopt;
  auto text = *family + "  " + *given;
  if (given->size() < 4) return std::nullopt;
  const auto cut = 1 + random.below(std::min<std::size_t>(5, given->size() - 3));
  text.resize(text.size() - cut);
  return by_name(std::move(text));
}

Made in_script(const Sought& person, std::string_view script) {
  return person.script == script ? by_name(whole(person.own)) : std::nullopt;
}
Made in_arabic(const Sought& person, Random&) {
  return in_script(person, "Arabic");
}
Made in_cyrillic(const Sought& person, Random&) {
  return in_script(person, "Cyrillic");
}
Made in_greek(const Sought& person, Random&) {
  return in_script(person, "Greek");
}
Made in_hebrew(const Sought& person, Random&) {
  return in_script(person, "Hebrew");
}
Made in_chinese(const Sought& person, Random&) {
  return person.script == "Chinese" ? by_name(person.own.family + person.own.given) : std::nullopt;
}

Made wrong_and_date(const Sought& person, Random& random, PartialDate date) {
  auto query = slipped<Slip::change>(person, random);
  if (query.has_value()) query->date_of_birth = date;
  return query;
}
Made wrong_and_swapped(const Sought& person, Random& random) {
  const auto& born = person.born;
  if (!born.day.has_value() || *born.day > 12 || born.day == born.month) return std::nullopt;
  return wrong_and_date(person, random, {born.year, born.day, born.month});
}
Made wrong_and_year(const Sought& person, Random& random) {
  return wrong_and_date(person, random, {person.born.year, std::nullopt, std::nullopt});
}
Made wrong_and_january(const Sought& person, Random& random) {
  return wrong_and_date(person, random, {person.born.year, std::int8_t{1}, std::int8_t{1}});
}
Made arabic_and_date(const Sought& person, Random& random) {
  auto query = in_arabic(person, random);
  if (query.has_value()) query->date_of_birth = person.born;
  return query;
}

Made by_document(std::string number) {
  PersonQuery query;
  query.document = std::move(number);
  return query;
}
Made document_wrong(const Sought& person, Random& random) {
  auto number = person.document;
  const auto at = 2 + random.below(number.size() - 3);
  switch (random.below(4)) {
    case 0:
      number[at] = static_cast<char>('0' + (number[at] - '0' + 1 + static_cast<int>(random.below(9))) % 10);
      break;
    case 1:
      number.erase(at, 1);
      break;
    case 2:
      number.insert(at, 1, static_cast<char>('0' + random.below(10)));
      break;
    default:
      std::swap(number[at], number[at + 1]);
  }
  return by_document(std::move(number));
}
Made document_confused(const Sought& person, Random&) {
  auto number = person.document;
  for (auto& c : number) c = c == '0' ? 'O' : c == '1' ? 'I' : c == '5' ? 'S' : c;
  return number == person.document ? std::nullopt : by_document(std::move(number));
}
Made tag_wrong(const Sought& person, Random& random) {
  PersonQuery query;
  auto tag = person.tag;
  const auto at = 1 + random.below(tag.size() - 1);
  tag[at] = static_cast<char>('0' + (tag[at] - '0' + 1 + static_cast<int>(random.below(9))) % 10);
  query.tag = std::move(tag);
  query.names = person.name.given;
  return query;
}

constexpr std::array kinds{
    ErrorKindOfSearch{"name as written", as_written, 90, 95},
    ErrorKindOfSearch{"one letter changed", slipped<Slip::change>, 85, 90},
    ErrorKindOfSearch{"two neighbours exchanged", slipped<Slip::exchange>, 85, 90},
    ErrorKindOfSearch{"one letter missing", slipped<Slip::omit>, 85, 90},
    ErrorKindOfSearch{"one letter doubled", slipped<Slip::repeat>, 85, 90},
    ErrorKindOfSearch{"one letter too many", slipped<Slip::add>, 85, 90},
    ErrorKindOfSearch{"a letter wrong in the given and in the family name", two_wrong, 75, 85},
    ErrorKindOfSearch{"marks dropped (Muller for Müller)", no_marks, 85, 90},
    ErrorKindOfSearch{"ICAO 9303 capitals (MUELLER)", capitals, 85, 90},
    ErrorKindOfSearch{"one or two sounds written otherwise", other_transliteration, 75, 85},
    ErrorKindOfSearch{"family name first", swapped, 85, 90},
    ErrorKindOfSearch{"particles dropped", no_particle, 60, 80},
    ErrorKindOfSearch{"words written as one", joined, 75, 85},
    ErrorKindOfSearch{"initial and family name", initial, 20, 50},
    ErrorKindOfSearch{"one of two given names", one_given_name, 60, 80},
    ErrorKindOfSearch{"given names and date of birth", given_and_date, 80, 90},
    ErrorKindOfSearch{"cut off as in a short MRZ", truncated, 75, 85},
    ErrorKindOfSearch{"in Arabic script", in_arabic, 45, 75},
    ErrorKindOfSearch{"in Arabic script, with date of birth", arabic_and_date, 85, 90},
    ErrorKindOfSearch{"in Cyrillic script", in_cyrillic, 75, 90},
    ErrorKindOfSearch{"in Greek script", in_greek, 75, 90},
    ErrorKindOfSearch{"in Hebrew script", in_hebrew, 50, 75},
    ErrorKindOfSearch{"in Chinese script", in_chinese, 70, 90},
    ErrorKindOfSearch{"a letter wrong, day and month exchanged", wrong_and_swapped, 90, 95},
    ErrorKindOfSearch{"a letter wrong, year of birth only", wrong_and_year, 90, 95},
    ErrorKindOfSearch{"a letter wrong, 1 January for the date", wrong_and_january, 90, 95},
    ErrorKindOfSearch{"document number: one character wrong", document_wrong, 85, 95},
    ErrorKindOfSearch{"document number: O, I, S for 0, 1, 5", document_confused, 90, 95},
    ErrorKindOfSearch{"tag with one digit wrong, given names", tag_wrong, 75, 90},
};

// Whether nothing in the question tells the two apart.
bool is_same(const Sought& a, const Sought& b, const PersonQuery& query) {
  if (query.document.has_value() || query.tag.has_value()) return a.subject == b.subject;
  return a.name == b.name && (!query.date_of_birth.has_value() || a.born == b.born);
}

// The chance that one of `right` among `equal` stands on one of the next `places`, in any order alike.
double chance(std::size_t right, std::size_t equal, std::size_t places) {
  double none = 1;
  for (std::size_t i = 0; i < places && i < equal; ++i)
    none *= i + right >= equal ? 0 : static_cast<double>(equal - right - i) / static_cast<double>(equal - i);
  return 1 - none;
}

}  // namespace

std::span<const ErrorKindOfSearch> search_errors() {
  return kinds;
}

Recall measure_recall(const search::PersonIndex& index, std::span<const Sought> people,
                      const ErrorKindOfSearch& kind, std::size_t questions) {
  Random random(20261123);
  Recall recall;
  std::unordered_map<StreamId, const Sought*> by_subject;
  for (const auto& person : people) by_subject.emplace(person.subject, &person);
  for (std::size_t tries = 0; recall.asked < questions && tries < questions * 200; ++tries) {
    const auto& person = people[random.below(people.size())];
    auto query = kind.make(person, random);
    if (!query.has_value()) continue;
    ++recall.asked;
    query->limit = search::hits_max;
    const auto hits = index.search(*query);
    const auto is_right = [&](const search::Hit& hit) {
      return is_same(person, *by_subject.at(hit.subject), *query);
    };
    const auto first = std::find_if(hits.begin(), hits.end(), is_right);
    if (first == hits.end()) continue;
    std::size_t better = 0, equal = 0, right = 0;
    for (const auto& hit : hits) {
      better += hit.score > first->score;
      equal += hit.score == first->score;
      right += hit.score == first->score && is_right(hit);
    }
    recall.at_1 += better >= 1 ? 0 : chance(right, equal, 1);
    recall.at_5 += better >= 5 ? 0 : chance(right, equal, 5 - better);
  }
  const double share = recall.asked == 0 ? 0 : 100.0 / static_cast<double>(recall.asked);
  recall.at_1 *= share;
  recall.at_5 *= share;
  return recall;
}

}  // namespace kroniek::test
