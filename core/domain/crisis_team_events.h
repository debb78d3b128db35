// What is said of a crisis team: who is in it, what it advised to whom on which picture, and what became of
// that. An advice is known by the statement that gave it.
#pragma once

#include "core/aggregate.h"

namespace kroniek::crisis_team {

enum class Outcome { followed, partly, not_followed };
constexpr auto names_of(Outcome) {
  return std::array<std::string_view, 3>{"followed", "partly", "not"};
}

struct Established {
  static constexpr std::string_view type = "crisis-team.established";
  static constexpr Use use = Use::opens;
  Text purpose;
  Text decision;
  Instant until;
  static constexpr auto fields = [](auto&& each) {
    return each(field("purpose", &Established::purpose, Mark::required, Limit{2000}, Label{"Doel", "Purpose"},
                      "What the team is for."),
                field("decision", &Established::decision, Mark::required, Limit{2000},
                      Label{"Besluit", "Decision"}, "The decision that establishes it: whose, and why."),
                field("until", &Established::until, Label{"Tot", "Until"},
                      "The first moment at which it is a team no longer, unless it is extended."));
  };
};

struct MemberAssigned {
  static constexpr std::string_view type = "crisis-team.member-assigned";
  static constexpr Use use = Use::changes;
  StreamId actor;
  Text function;
  static constexpr auto fields = [](auto&& each) {
    return each(field("actor", &MemberAssigned::actor, RefersTo{"actors"}, Label{"Persoon", "Actor"},
                      "Who joins the team."),
                field("function", &MemberAssigned::function, Mark::required, Label{"Functie", "Function"},
                      "What for."));
  };
};

struct MemberRelieved {
  static constexpr std::string_view type = "crisis-team.member-relieved";
  static constexpr Use use = Use::changes;
  StreamId actor;
  static constexpr auto fields = [](auto&& each) {
    return each(field("actor", &MemberRelieved::actor, RefersTo{"actors"}, Label{"Persoon", "Actor"},
                      "Who leaves the team."));
  };
};

struct AdviceGiven {
  static constexpr std::string_view type = "crisis-team.advice-given";
  static constexpr Use use = Use::changes;
  StreamId to;
  Text text;
  std::int64_t picture_index = 0;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("to", &AdviceGiven::to, RefersTo{"organisations"}, Label{"Aan", "To"}, "Who is advised."),
        field("text", &AdviceGiven::text, Mark::required, Limit{20'000}, Label{"Advies", "Advice"},
              "What the team advises."),
        field("pictureIndex", &AdviceGiven::picture_index, Range{0, json_integer_max},
              Label{"Beeld (index)", "Picture (index)"}, "The log index of the picture that it rests on."));
  };
};

// A fact: who is advised answers without knowing what else happens in the team.
struct AdviceAnswered {
  static constexpr std::string_view type = "crisis-team.advice-answered";
  static constexpr Use use = Use::fact;
  Uuid advice;
  Outcome outcome{};
  Text reasons;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("advice", &AdviceAnswered::advice, Label{"Advies", "Advice"}, "The statement that gave it."),
        field("outcome", &AdviceAnswered::outcome, Label{"Uitkomst", "Outcome"}, "followed, partly, or not."),
        field("reasons", &AdviceAnswered::reasons, Limit{2000}, Label{"Redenen", "Reasons"},
              "Why; required unless it is followed."));
  };
};

struct Reissued {
  static constexpr std::string_view type = "crisis-team.reissued";
  static constexpr Use use = Use::changes;
  Uuid advice;
  Text text;
  std::int64_t picture_index = 0;
  static constexpr auto fields = [](auto&& each) {
    return each(field("advice", &Reissued::advice, Label{"Advies", "Advice"},
                      "The statement that gave the advice that was not followed."),
                field("text", &Reissued::text, Mark::required, Limit{20'000}, Label{"Advies", "Advice"},
                      "What the team advises now."),
                field("pictureIndex", &Reissued::picture_index, Range{0, json_integer_max},
                      Label{"Beeld (index)", "Picture (index)"},
                      "The log index of the actual picture: after that of the advice."));
  };
};

struct Extended {
  static constexpr std::string_view type = "crisis-team.extended";
  static constexpr Use use = Use::changes;
  Instant until;
  Text reasons;
  static constexpr auto fields = [](auto&& each) {
    return each(field("until", &Extended::until, Label{"Tot", "Until"}, "Later than it was."),
                field("reasons", &Extended::reasons, Limit{2000}, Label{"Redenen", "Reasons"}, "Why."));
  };
};

struct Disbanded {
  static constexpr std::string_view type = "crisis-team.disbanded";
  static constexpr Use use = Use::changes;
  Text reason;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("reason", &Disbanded::reason, Mark::required, Limit{2000}, Label{"Reden", "Reason"}, "Why."));
  };
};

}  // namespace kroniek::crisis_team
