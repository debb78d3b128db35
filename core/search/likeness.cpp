#include "core/search/likeness.h"

#include <algorithm>

namespace kroniek::search {
namespace {

// What a likeness is worth, measured with ops/search-quality.md.
constexpr int same_spelling = 97;
constexpr int same_sound = 90;
constexpr int same_short_sound = 75;  // of one consonant: Li, Lou
constexpr int near_sound = 72;
constexpr int same_script = 95;
constexpr int like_words_min = 50;
constexpr std::size_t cut_letters_min = 3;

int percent_less(int best, std::size_t distance, std::size_t length, int slope) {
  if (length == 0) return 0;
  const int less = slope * static_cast<int>(distance) / static_cast<int>(length);
  return std::max(0, best - less);
}

void raise(Likeness& best, int score, ReasonKind kind) {
  if (score > best.score) best = {score, kind};
}

bool share(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::any_of(a.begin(), a.end(),
                     [&](const std::string& each) { return std::find(b.begin(), b.end(), each) != b.end(); });
}

Likeness by_spelling(const Forms& a, const Forms& b, ReasonKind kind) {
  const auto longest = std::max(a.spelling.size(), b.spelling.size());
  const auto shortest = std::min(a.spelling.size(), b.spelling.size());
  if (longest - shortest > 1 + longest / 4) return {};
  const auto distance = edit_distance(a.spelling, b.spelling);
  const bool is_near = distance == 0 || (longest >= 3 && distance <= std::max<std::size_t>(1, longest / 3));
  return is_near ? Likeness{percent_less(same_spelling, distance, longest, 75), kind} : Likeness{};
}

Likeness by_sound(const Forms& a, const Forms& b, ReasonKind kind) {
  const auto longest = std::max(a.letters.size(), b.letters.size());
  const bool is_same = share(a.sounds, b.sounds);
  if (!is_same && longest < 6) return {};
  if (!is_same &&
      (a.sounds.empty() || b.sounds.empty() || edit_distance(a.sounds.front(), b.sounds.front()) > 1))
    return {};
  const bool is_short = is_same && std::min(a.sounds.front().size(), b.sounds.front().size()) == 1;
  const int worth = !is_same ? near_sound : is_short ? same_short_sound : same_sound;
  return {percent_less(worth, edit_distance(a.spelling, b.spelling), longest, 40), kind};
}

// One of the two was written without vowels.
Likeness by_consonants(const Forms& a, const Forms& b) {
  const auto left = consonants_of(a.letters), right = consonants_of(b.letters);
  const auto longest = std::max(left.size(), right.size());
  const auto distance = edit_distance(left, right);
  // w, y and h stand for vowels, or for nothing: they part names less than others do.
  if (share(a.sounds, b.sounds))
    return {percent_less(same_script, distance, longest, 35), ReasonKind::name_script};
  if (distance > std::max<std::size_t>(1, longest / 3) || longest < 3) return {};
  return {percent_less(near_sound, distance, longest, 30), ReasonKind::name_script};
}

// A name in a machine-readable zone ends where the zone ends.
Likeness by_beginning(const Forms& a, const Forms& b) {
  const auto& shorter = a.letters.size() < b.letters.size() ? a.letters : b.letters;
  const auto& longer = a.letters.size() < b.letters.size() ? b.letters : a.letters;
  if (!longer.starts_with(shorter)) return {};
  if (shorter.size() == 1) return {60, ReasonKind::name_truncated};
  if (shorter.size() < cut_letters_min) return {};
  const auto share_kept = 100 * shorter.size() / longer.size();
  return {55 + static_cast<int>(share_kept) * 35 / 100, ReasonKind::name_truncated};
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b) {
  while (!a.empty() && !b.empty() && a.front() == b.front()) a.remove_prefix(1), b.remove_prefix(1);
  while (!a.empty() && !b.empty() && a.back() == b.back()) a.remove_suffix(1), b.remove_suffix(1);
  if (a.empty() || b.empty()) return std::max(a.size(), b.size());
  a = a.substr(0, word_letters_max), b = b.substr(0, word_letters_max);
  using Row = std::array<std::size_t, word_letters_max + 1>;
  Row before_last{}, last{}, row{};
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
    before_last = last;
    last = row;
  }
  return last[b.size()];
}

Likeness like_words(const Forms& a, const Forms& b) {
  const bool other_script = a.writing != b.writing;
  if (a.letters == b.letters) return {100, other_script ? ReasonKind::name_script : ReasonKind::name_exact};
  const auto kind_of = [&](ReasonKind kind) { return other_script ? ReasonKind::name_script : kind; };
  Likeness best;
  for (const auto& each : {by_spelling(a, b, kind_of(ReasonKind::name_spelling)),
                           by_sound(a, b, kind_of(ReasonKind::name_sound)), by_beginning(a, b)})
    raise(best, each.score, each.kind);
  if ((a.writing == Writing::consonants) != (b.writing == Writing::consonants)) {
    const auto each = by_consonants(a, b);
    raise(best, each.score, each.kind);
  }
  return best.score >= like_words_min ? best : Likeness{};
}

CodeLikeness like_codes(std::string_view a, std::string_view b) {
  if (a == b) return CodeLikeness::exact;
  const auto left = read_alike(a), right = read_alike(b);
  if (left == right) return CodeLikeness::read_alike;
  if (std::min(a.size(), b.size()) < code_letters_min - 1) return CodeLikeness::none;
  return edit_distance(left, right) <= 1 ? CodeLikeness::one_wrong : CodeLikeness::none;
}

int score_of(CodeLikeness likeness) {
  switch (likeness) {
    case CodeLikeness::none:
      return 0;
    case CodeLikeness::one_wrong:
      return 80;
    case CodeLikeness::read_alike:
      return 95;
    case CodeLikeness::exact:
      return 100;
  }
  return 0;
}

Likeness like_dates(const PartialDate& a, const PartialDate& b) {
  if (!a.year.has_value() || !b.year.has_value()) return {};
  const auto same = [](const auto& left, const auto& right) {
    return left.has_value() && right.has_value() ? (*left == *right ? 1 : 0) : -1;  // -1: unknown
  };
  const int year = *a.year == *b.year ? 1 : 0, month = same(a.month, b.month), day = same(a.day, b.day);
  if (year == 1 && month == 1 && day == 1) return {100, ReasonKind::date_exact};
  if (year == 1 && month == 1 && day == -1) return {85, ReasonKind::date_partial};
  if (year == 1 && month == -1) return {70, ReasonKind::date_partial};
  const auto is_doubtful = [](const PartialDate& date) { return date.month == 1 && date.day == 1; };
  if (year == 1 && month != -1 && day != -1 && a.month == b.day && a.day == b.month)
    return {85, ReasonKind::date_swapped};
  if (year == 1 && (is_doubtful(a) || is_doubtful(b))) return {70, ReasonKind::date_partial};
  if (year + (month == 1) + (day == 1) == 2 && (year == 1 || std::abs(*a.year - *b.year) <= 10))
    return {60, ReasonKind::date_near};
  return {};
}

std::string plain_code(std::string_view code) {
  std::string out;
  for (const char c : code) {
    if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z')) out += c;
    if (c >= 'a' && c <= 'z') out += static_cast<char>(c - 'a' + 'A');
  }
  return out.substr(0, word_letters_max);
}

std::string read_alike(std::string_view plain) {
  constexpr std::string_view from = "OQDILZSBG", to = "000112586";
  std::string out(plain);
  for (auto& c : out)
    if (const auto at = from.find(c); at != std::string_view::npos) c = to[at];
  return out;
}

}  // namespace kroniek::search
