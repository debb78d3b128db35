// How a file ends, and how it goes on after all: side exits, closing, reopening, and settling contradicting
// sightings.
#pragma once

#include "core/aggregate.h"

namespace kroniek::registration {

struct MarkedNoShow {
  static constexpr std::string_view type = "registration.marked-no-show";
  static constexpr Use use = Use::changes;
  StreamId movement;
  static constexpr auto fields = [](auto&& each) {
    return each(field("movement", &MarkedNoShow::movement, RefersTo{"movements"},
                      Label{"Verplaatsing", "Movement"},
                      "The movement on which the person was expected and did not come."));
  };
};

struct StayedByChoice {
  static constexpr std::string_view type = "registration.stayed-by-choice";
  static constexpr Use use = Use::changes;
  Text reason;
  static constexpr auto fields = [](auto&& each) {
    return each(field("reason", &StayedByChoice::reason, Limit{2000}, Label{"Toelichting", "Explanation"},
                      "What was said about it."));
  };
};

struct WentHomeByOtherMeans {
  static constexpr std::string_view type = "registration.went-home-by-other-means";
  static constexpr Use use = Use::changes;
  Text reason;
  static constexpr auto fields = [](auto&& each) {
    return each(field("reason", &WentHomeByOtherMeans::reason, Limit{2000},
                      Label{"Toelichting", "Explanation"}, "How it is known."));
  };
};

struct MarkedDeceased {
  static constexpr std::string_view type = "registration.marked-deceased";
  static constexpr Use use = Use::changes;
  Text reason;
  static constexpr auto fields = [](auto&& each) {
    return each(field("reason", &MarkedDeceased::reason, Mark::required, Limit{2000},
                      Label{"Grond", "Ground"}, "Who established it."));
  };
};

struct MarkedRegisteredInError {
  static constexpr std::string_view type = "registration.marked-registered-in-error";
  static constexpr Use use = Use::changes;
  Text reason;
  static constexpr auto fields = [](auto&& each) {
    return each(field("reason", &MarkedRegisteredInError::reason, Mark::required, Limit{2000},
                      Label{"Reden", "Reason"}, "Why there should have been no file."));
  };
};

struct ContradictionSettled {
  static constexpr std::string_view type = "registration.contradiction-settled";
  static constexpr Use use = Use::changes;
  Uuid sighting;
  std::optional<Uuid> wrong;
  Text reason;
  static constexpr auto fields = [](auto&& each) {
    return each(field("sighting", &ContradictionSettled::sighting, Label{"Waarneming", "Sighting"},
                      "The contradicting statement whose case is settled."),
                field("wrong", &ContradictionSettled::wrong, Label{"Onjuist", "Wrong"},
                      "The sighting that was wrong and no longer counts, where one was."),
                field("reason", &ContradictionSettled::reason, Mark::required, Limit{2000},
                      Label{"Uitkomst", "Outcome"}, "Which sighting is right, and how that is known."));
  };
};

struct Closed {
  static constexpr std::string_view type = "registration.closed";
  static constexpr Use use = Use::changes;
  Text reason;
  static constexpr auto fields = [](auto&& each) {
    return each(field("reason", &Closed::reason, Mark::required, Limit{2000}, Label{"Reden", "Reason"},
                      "Why nothing is left to do."));
  };
};

// The file is in hand again, where it was when it was last in hand.
struct Reopened {
  static constexpr std::string_view type = "registration.reopened";
  static constexpr Use use = Use::changes;
  Text reason;
  static constexpr auto fields = [](auto&& each) {
    return each(field("reason", &Reopened::reason, Mark::required, Limit{2000}, Label{"Reden", "Reason"},
                      "Why it goes on."));
  };
};

}  // namespace kroniek::registration
