// What a reader asks to see, and what comes of it (06: `_open`). The values are read only after the opening
// was durable.
#pragma once

#include "core/domain/openings.h"
#include "core/register/recorder.h"

namespace kroniek {

struct OpenRequest {
  std::string purpose;
  std::string ground;
  std::vector<std::string> names;   // personal fields; none: all that the mandate allows
  std::optional<StreamId> mandate;  // none: one of the author's that allows it
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("purpose", &OpenRequest::purpose, Limit{500}, Label{"Doel", "Purpose"},
              "What it is needed for."),
        field("ground", &OpenRequest::ground, Limit{40}, Label{"Grond", "Ground"}, "The legal-basis code."),
        field("fields", &OpenRequest::names, Items{100},
              "Which personal fields; all that are allowed where left out."),
        field("mandate", &OpenRequest::mandate, RefersTo{"mandates"}, "The mandate to open on."));
  };
};
struct Opened {
  Accepted opening;
  std::vector<std::string> fields;
  Json values;
};

// The same fields of several subjects of one collection, on one mandate.
struct SeveralRequest {
  std::vector<StreamId> subjects;  // 1 to opening::subjects_max, each once
  OpenRequest request;
  opening::Occasion occasion{};
  std::vector<Uuid> causes = {};  // statements that the look follows from
  std::vector<opening::SearchedBy> by = {};
};
struct OpenedSubject {
  StreamId subject;
  Json values;
};
struct OpenedSeveral {
  Accepted opening;
  StreamId mandate;  // on which it was opened
  std::vector<std::string> fields;
  std::vector<OpenedSubject> subjects;  // in the order asked
};

// The values of a disclosure that was performed a moment ago.
struct Disclosed {
  OpenedSeveral opened;
  Accepted performed;
};

}  // namespace kroniek
