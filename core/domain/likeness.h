// How much two accounts of a person have in common, said in parts so that somebody can judge it: which things
// were compared, and how far each agrees. Holds no value of what was compared.
#pragma once

#include <algorithm>

#include "core/fields.h"

namespace kroniek::likeness {

enum class Kind {
  name,
  date_of_birth,
  sex,
  nationality,
  document,
  tag,
  contact,
  movement,
  place,
  own_words,
  other
};
constexpr auto names_of(Kind) {
  return std::to_array<std::string_view>({"name", "date-of-birth", "sex", "nationality", "document", "tag",
                                          "contact", "movement", "place", "own-words", "other"});
}

constexpr std::int64_t score_max = 100;
constexpr Range score_range{0, score_max};

struct ScorePart {
  Kind kind{};
  std::int64_t score = 0;
  bool operator==(const ScorePart&) const = default;
  static constexpr auto fields = [](auto&& each) {
    return each(field("kind", &ScorePart::kind, Label{"Wat", "What"}, "What was compared."),
                field("score", &ScorePart::score, score_range, Label{"Score", "Score"},
                      "How far it agrees: 0 not at all, 100 entirely."));
  };
};

// One part of each kind at most, so that nothing counts twice.
inline bool counts_twice(const std::vector<ScorePart>& parts) {
  return std::any_of(parts.begin(), parts.end(), [&](const ScorePart& part) {
    return std::count_if(parts.begin(), parts.end(),
                         [&](const ScorePart& other) { return other.kind == part.kind; }) > 1;
  });
}

}  // namespace kroniek::likeness
