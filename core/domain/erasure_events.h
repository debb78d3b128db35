// What is said of an erasure. All that must be known to do it again, on a backup that was put back, stands
// open in the log: which files, and which classes of values.
#pragma once

#include "core/aggregate.h"

namespace kroniek::erasure {

// The classes of values that the vault keeps, each under a data key of its own.
enum class Erased { personal, text };
constexpr auto names_of(Erased) {
  return std::to_array<std::string_view>({"personal", "text"});
}

constexpr std::size_t also_max = 50;  // bounds the batch that erases

struct Proposed {
  static constexpr std::string_view type = "erasure.proposed";
  static constexpr Use use = Use::opens;
  StreamId subject;
  std::vector<StreamId> also;
  std::vector<Erased> classes;
  std::string ground;
  std::optional<Instant> requested_at;
  Text reason;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("subject", &Proposed::subject, Label{"Dossier", "Subject"},
              "The file whose values are erased."),
        field("also", &Proposed::also, Items{also_max}, Label{"Ook", "Also"},
              "Other files that hold the same person's values, such as an enquiry after that person."),
        field("classes", &Proposed::classes, Items{2}, Label{"Soorten gegevens", "Classes"},
              "Which values: the personal ones, the free text, or both."),
        field("ground", &Proposed::ground, Limit{40}, Label{"Grond", "Ground"},
              "The legal-basis code that asks for it."),
        field("requestedAt", &Proposed::requested_at, Label{"Verzocht op", "Requested at"},
              "When the person asked for it; left out where nobody did, and a term is over."),
        field("reason", &Proposed::reason, Limit{2000}, Label{"Reden", "Reason"}, "Why."));
  };
};

struct Approved {
  static constexpr std::string_view type = "erasure.approved";
  static constexpr Use use = Use::changes;
  Text reason;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("reason", &Approved::reason, Limit{2000}, Label{"Reden", "Reason"}, "What it was weighed on."));
  };
};

struct Refused {
  static constexpr std::string_view type = "erasure.refused";
  static constexpr Use use = Use::changes;
  Text reasons;
  static constexpr auto fields = [](auto&& each) {
    return each(field("reasons", &Refused::reasons, Mark::required, Limit{2000}, Label{"Redenen", "Reasons"},
                      "Why it is not done."));
  };
};

// The register erases in the very batch that records this.
struct Performed {
  static constexpr std::string_view type = "erasure.performed";
  static constexpr Use use = Use::changes;
  static constexpr auto fields = [](auto&& each) { return each(); };
};

struct Withdrawn {
  static constexpr std::string_view type = "erasure.withdrawn";
  static constexpr Use use = Use::changes;
  Text reason;
  static constexpr auto fields = [](auto&& each) {
    return each(field("reason", &Withdrawn::reason, Mark::required, Limit{2000}, Label{"Reden", "Reason"},
                      "Why it is not wanted any more."));
  };
};

}  // namespace kroniek::erasure
