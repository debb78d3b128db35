// What is said of a question to which somebody owes an account: who asked it, who answers it by when, on
// which evidence, and whether the asker is content.
#pragma once

#include "core/aggregate.h"

namespace kroniek::accountability_question {

enum class AskedBy { council, board, supervisor, court, citizen };
constexpr auto names_of(AskedBy) {
  return std::array<std::string_view, 5>{"council", "board", "supervisor", "court", "citizen"};
}
enum class Ending { answered, withdrawn, forwarded };
constexpr auto names_of(Ending) {
  return std::array<std::string_view, 3>{"answered", "withdrawn", "forwarded"};
}

// Who a citizen is stays in the system of which the reference tells.
struct Asked {
  static constexpr std::string_view type = "accountability-question.asked";
  static constexpr Use use = Use::opens;
  AskedBy by{};
  std::optional<StreamId> asker;
  std::optional<std::string> reference;
  Text text;
  StreamId addressed;
  Instant due;
  static constexpr auto fields = [](auto&& each) {
    return each(field("by", &Asked::by, Label{"Door", "By"},
                      "Who asks: council, board, supervisor, court or citizen."),
                field("asker", &Asked::asker, RefersTo{"organisations"}, Label{"Vrager", "Asker"},
                      "The organisation that asks, where it is registered."),
                field("reference", &Asked::reference, Limit{60}, Label{"Kenmerk", "Reference"},
                      "The question's number elsewhere, as a code."),
                field("text", &Asked::text, Mark::required, Limit{20'000}, Label{"Vraag", "Question"},
                      "What is asked."),
                field("addressed", &Asked::addressed, RefersTo{"organisations"},
                      Label{"Gericht aan", "Addressed"}, "The organisation to which it is addressed."),
                field("due", &Asked::due, Label{"Uiterlijk", "Due"},
                      "The first moment at which an answer is overdue."));
  };
};

struct Assigned {
  static constexpr std::string_view type = "accountability-question.assigned";
  static constexpr Use use = Use::changes;
  StreamId organisation;
  std::optional<StreamId> actor;
  static constexpr auto fields = [](auto&& each) {
    return each(field("organisation", &Assigned::organisation, RefersTo{"organisations"},
                      Label{"Organisatie", "Organisation"}, "Who answers."),
                field("actor", &Assigned::actor, RefersTo{"actors"}, Label{"Persoon", "Actor"},
                      "Who does it there."));
  };
};

struct Answered {
  static constexpr std::string_view type = "accountability-question.answered";
  static constexpr Use use = Use::changes;
  Text text;
  std::vector<Uuid> evidence;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("text", &Answered::text, Mark::required, Limit{20'000}, Label{"Antwoord", "Answer"},
              "What is answered."),
        field("evidence", &Answered::evidence, Items{500}, Label{"Bewijs", "Evidence"},
              "The statements that it rests on; none where the answer is that nothing was recorded."));
  };
};

struct Extended {
  static constexpr std::string_view type = "accountability-question.extended";
  static constexpr Use use = Use::changes;
  Instant until;
  Text reasons;
  static constexpr auto fields = [](auto&& each) {
    return each(field("until", &Extended::until, Label{"Tot", "Until"}, "Later than it was due."),
                field("reasons", &Extended::reasons, Mark::required, Limit{2000}, Label{"Redenen", "Reasons"},
                      "Why it takes longer."));
  };
};

struct Objected {
  static constexpr std::string_view type = "accountability-question.objected";
  static constexpr Use use = Use::changes;
  Text reasons;
  std::optional<Instant> due;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("reasons", &Objected::reasons, Mark::required, Limit{20'000}, Label{"Redenen", "Reasons"},
              "What the asker has against the answer."),
        field("due", &Objected::due, Label{"Uiterlijk", "Due"},
              "The first moment at which a decision on the objection is overdue, where a term runs."));
  };
};

struct Closed {
  static constexpr std::string_view type = "accountability-question.closed";
  static constexpr Use use = Use::changes;
  Ending ending{};
  Text reason;
  static constexpr auto fields = [](auto&& each) {
    return each(field("ending", &Closed::ending, Label{"Afloop", "Ending"},
                      "answered; withdrawn by the asker; or forwarded to whom it concerns."),
                field("reason", &Closed::reason, Limit{2000}, Label{"Toelichting", "Reason"},
                      "Why; required unless it is answered."));
  };
};

// Checked to be recorded, at intake and by verify.
inline std::vector<Uuid> cited(const Answered& event) {
  return event.evidence;
}

}  // namespace kroniek::accountability_question
