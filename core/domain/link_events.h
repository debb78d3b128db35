// The events of a link: somebody or something says that two files are of one person, and people judge it.
#pragma once

#include "core/aggregate.h"
#include "core/domain/likeness.h"

namespace kroniek::link {

using likeness::ScorePart;

struct Suggested {
  static constexpr std::string_view type = "link.suggested";
  static constexpr Use use = Use::opens;
  StreamId a;
  StreamId b;
  std::int64_t score = 0;
  std::vector<ScorePart> score_parts;
  std::string method;
  Text explanation;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("a", &Suggested::a, RefersTo{"registrations"}, Label{"Dossier A", "File A"},
              "One of the two files."),
        field("b", &Suggested::b, RefersTo{"registrations"}, Label{"Dossier B", "File B"},
              "The other one; it may belong to another operation."),
        field("score", &Suggested::score, likeness::score_range, Label{"Score", "Score"},
              "How likely it is that both are of one person, 0 to 100, as the method says."),
        field("scoreParts", &Suggested::score_parts, Items{11}, Label{"Waarop", "On what"},
              "What was compared and how far it agrees, each kind once."),
        field(
            "method", &Suggested::method, Limit{60}, Label{"Methode", "Method"},
            "The code of the way in which they were compared, with its version; by-eye for a person's own."),
        field("explanation", &Suggested::explanation, Limit{2000}, Label{"Toelichting", "Explanation"},
              "What else speaks for it or against it."));
  };
};

struct Confirmed {
  static constexpr std::string_view type = "link.confirmed";
  static constexpr Use use = Use::changes;
  Text reasons;
  static constexpr auto fields = [](auto&& each) {
    return each(field("reasons", &Confirmed::reasons, Limit{2000}, Label{"Redenen", "Reasons"},
                      "What convinced you."));
  };
};

struct Rejected {
  static constexpr std::string_view type = "link.rejected";
  static constexpr Use use = Use::changes;
  Text reasons;
  static constexpr auto fields = [](auto&& each) {
    return each(field("reasons", &Rejected::reasons, Mark::required, Limit{2000}, Label{"Redenen", "Reasons"},
                      "Why they are two persons, or cannot be called one."));
  };
};

struct Withdrawn {
  static constexpr std::string_view type = "link.withdrawn";
  static constexpr Use use = Use::changes;
  Text reasons;
  static constexpr auto fields = [](auto&& each) {
    return each(field("reasons", &Withdrawn::reasons, Mark::required, Limit{2000},
                      Label{"Redenen", "Reasons"}, "Why the files part again."));
  };
};

struct Reopened {
  static constexpr std::string_view type = "link.reopened";
  static constexpr Use use = Use::changes;
  Text reasons;
  static constexpr auto fields = [](auto&& each) {
    return each(field("reasons", &Reopened::reasons, Mark::required, Limit{2000}, Label{"Redenen", "Reasons"},
                      "What is known now that was not when it was judged."));
  };
};

}  // namespace kroniek::link
