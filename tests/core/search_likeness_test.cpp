// How much words, codes and dates are like each other, and why.
#include <catch2/catch.hpp>

#include "core/codecs.h"
#include "core/search/likeness.h"

namespace kroniek::search {
namespace {

Likeness words(std::string_view a, std::string_view b, Writing of_b = Writing::latin) {
  const auto one = forms_of({std::string(a), Writing::latin});
  const auto other = forms_of({std::string(b), of_b});
  const auto likeness = like_words(one, other);
  CHECK(likeness == like_words(other, one));
  return likeness;
}
std::string said(const Likeness& likeness) {
  return likeness.score == 0 ? "none" : std::string(name_of(likeness.kind));
}
Likeness dates(std::string_view a, std::string_view b) {
  const auto one = parse_partial_date(a).value(), other = parse_partial_date(b).value();
  CHECK(like_dates(one, other) == like_dates(other, one));
  return like_dates(one, other);
}

struct Case {
  std::string_view a, b, kind;
  int score = -1;
};

}  // namespace

TEST_CASE("search likeness: the distance counts exchanged neighbours as one") {
  CHECK(edit_distance("", "") == 0);
  CHECK(edit_distance("abc", "") == 3);
  CHECK(edit_distance("abc", "acb") == 1);
  CHECK(edit_distance("kitten", "sitting") == 3);
  CHECK(edit_distance("ca", "abc") == 3);
  CHECK(edit_distance(std::string(500, 'a'), std::string(500, 'b')) == word_letters_max);
}

TEST_CASE("search likeness: words") {
  for (const auto& [a, b, kind, score] :
       {Case{"jansen", "jansen", "name-exact", 100}, Case{"jansen", "janssen", "name-spelling", 97},
        Case{"mueller", "muller", "name-spelling", 97}, Case{"jansen", "jensen", "name-spelling"},
        Case{"jansen", "jnasen", "name-spelling"}, Case{"youssef", "yusuf", "name-sound"},
        Case{"aleksandr", "alexander", "name-sound"}, Case{"mohamed", "muhammad", "name-sound"},
        Case{"konstantinos", "konstan", "name-truncated"}, Case{"j", "jan", "name-truncated", 60},
        Case{"jan", "piet", "none"}, Case{"de", "da", "name-sound"}, Case{"x", "y", "none"},
        Case{"li", "lu", "name-sound"}, Case{"jansen", "pietersen", "none"}}) {
    INFO(a << " " << b);
    const auto likeness = words(a, b);
    CHECK(said(likeness) == kind);
    if (score >= 0) CHECK(likeness.score == score);
  }
}

TEST_CASE("search likeness: what is written without vowels is compared by its consonants") {
  const auto exact = words("mohamed", "mhmd", Writing::consonants);
  CHECK(said(exact) == "name-script");
  CHECK(exact.score == 95);
  CHECK(words("mahmoud", "mhmd", Writing::consonants).score < 95 + 1);
  CHECK(words("youssef", "ywsf", Writing::consonants).score >= 80);
  CHECK(words("cohen", "khn", Writing::consonants).score >= 70);
  CHECK(said(words("jansen", "mhmd", Writing::consonants)) == "none");
  CHECK(said(words("ivan", "ivan", Writing::other)) == "name-script");
}

TEST_CASE("search likeness: dates") {
  for (const auto& [a, b, kind, score] :
       {Case{"1984-05-17", "1984-05-17", "date-exact", 100},
        Case{"1984-05-17", "1984-05", "date-partial", 85}, Case{"1984-05-17", "1984", "date-partial", 70},
        Case{"1984-05-07", "1984-07-05", "date-swapped", 85},
        Case{"1984-05-17", "1984-01-01", "date-partial", 70},
        Case{"1984-05-17", "1985-05-17", "date-near", 60}, Case{"1984-05-17", "1984-05-11", "date-near", 60},
        Case{"1984-05-17", "1984-06-17", "date-near", 60}, Case{"1984-05-17", "1948-05-17", "none", 0},
        Case{"1984-05-17", "unknown", "none", 0}, Case{"1984-02-29", "1984-02-29", "date-exact", 100},
        Case{"1984", "1985", "none", 0}, Case{"1984-05", "1984-06", "none", 0},
        Case{"1984-05-17", "1985-06-18", "none", 0}}) {
    INFO(a << " " << b);
    const auto likeness = dates(a, b);
    CHECK(said(likeness) == kind);
    CHECK(likeness.score == score);
  }
}

TEST_CASE("search likeness: codes with one character wrong") {
  struct Codes {
    std::string_view a, b;
    CodeLikeness likeness;
  };
  using enum CodeLikeness;
  for (const auto& [a, b, likeness] :
       {Codes{"SPEC01234", "spec-01 234", exact}, Codes{"SPEC01234", "SPECO1234", read_alike},
        Codes{"SPEC01234", "SPECI1234", one_wrong}, Codes{"SPEC01234", "SPEC1234", one_wrong},
        Codes{"SPEC01234", "SPEC012234", one_wrong}, Codes{"SPEC01234", "SPEC10234", one_wrong},
        Codes{"SPEC01234", "SPEC09934", none}, Codes{"A12", "A13", none}, Codes{"1", "I", read_alike}}) {
    INFO(a << " " << b);
    CHECK(like_codes(plain_code(a), plain_code(b)) == likeness);
    CHECK(like_codes(plain_code(b), plain_code(a)) == likeness);
  }
  CHECK(plain_code(std::string(400, 'x')).size() == word_letters_max);
}

}  // namespace kroniek::search
