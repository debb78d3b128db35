// The events of a consultation. Which municipalities take part stands in the events, so that a merger of
// 1 January does not change who was asked in December. Whether any was left out is asked of the register,
// when the founder decides.
#pragma once

#include "core/aggregate.h"

namespace kroniek::consultation {

struct Opened {
  static constexpr std::string_view type = "consultation.opened";
  static constexpr Use use = Use::opens;
  StreamId founder;
  TextOf<Hash> draft;
  std::optional<Instant> deadline;
  std::vector<StreamId> municipalities;
  static constexpr auto fields = [](auto&& each) {
    return each(field("founder", &Opened::founder, RefersTo{"organisations"}, Label{"Oprichter", "Founder"},
                      "The safety region whose councils are consulted, or the ministry, which has none."),
                field("draft", &Opened::draft, Mark::required, Label{"Ontwerpbesluit", "Draft decision"},
                      "The SHA-256 digest of the draft decision."),
                field("deadline", &Opened::deadline, Label{"Termijn", "Deadline"},
                      "The first moment that is too late for a council's views; none for the ministry."),
                field("municipalities", &Opened::municipalities, Items{100}, RefersTo{"organisations"},
                      Label{"Gemeenten", "Municipalities"}, "Every municipality of the region."));
  };
};

struct MunicipalityAdded {
  static constexpr std::string_view type = "consultation.municipality-added";
  static constexpr Use use = Use::changes;
  StreamId municipality;
  Text reasons;
  static constexpr auto fields = [](auto&& each) {
    return each(field("municipality", &MunicipalityAdded::municipality, RefersTo{"organisations"},
                      Label{"Gemeente", "Municipality"}, "Whose council is consulted too."),
                field("reasons", &MunicipalityAdded::reasons, Mark::required, Limit{2000},
                      Label{"Redenen", "Reasons"}, "Why later: left out, or formed by a merger."));
  };
};

struct Sent {
  static constexpr std::string_view type = "consultation.sent";
  static constexpr Use use = Use::fact;
  StreamId municipality;
  static constexpr auto fields = [](auto&& each) {
    return each(field("municipality", &Sent::municipality, RefersTo{"organisations"},
                      Label{"Gemeente", "Municipality"}, "Whose council was sent the draft."));
  };
};

struct Received {
  static constexpr std::string_view type = "consultation.received";
  static constexpr Use use = Use::fact;
  StreamId municipality;
  static constexpr auto fields = [](auto&& each) {
    return each(field("municipality", &Received::municipality, RefersTo{"organisations"},
                      Label{"Gemeente", "Municipality"}, "Whose council says that it has the draft."));
  };
};

enum class Views { wishes, concerns, wishes_and_concerns, none };
constexpr auto names_of(Views) {
  return std::array<std::string_view, 4>{"wishes", "concerns", "wishes-and-concerns", "none"};
}

struct ViewsGiven {
  static constexpr std::string_view type = "consultation.views-given";
  static constexpr Use use = Use::fact;
  StreamId municipality;
  Views views{};
  Text text;
  TextOf<Hash> document;
  Date council_date;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("municipality", &ViewsGiven::municipality, RefersTo{"organisations"},
              Label{"Gemeente", "Municipality"}, "Whose council gave its views."),
        field("views", &ViewsGiven::views, Label{"Zienswijze", "Views"},
              "wishes, concerns, wishes-and-concerns, or none: that the council has neither."),
        field("text", &ViewsGiven::text, Limit{20'000}, Label{"Tekst", "Text"}, "What the council says."),
        field("document", &ViewsGiven::document, Label{"Raadsbesluit", "Council decision"},
              "The SHA-256 digest of the council's decision."),
        field("councilDate", &ViewsGiven::council_date, Label{"Datum raad", "Council date"},
              "The day on which the council decided."));
  };
};

struct Answered {
  static constexpr std::string_view type = "consultation.answered";
  static constexpr Use use = Use::changes;
  std::optional<StreamId> municipality;
  Text text;
  TextOf<Hash> document;
  static constexpr auto fields = [](auto&& each) {
    return each(field("municipality", &Answered::municipality, RefersTo{"organisations"},
                      Label{"Gemeente", "Municipality"},
                      "Whose council is answered; without it, all whose views wait for an answer."),
                field("text", &Answered::text, Mark::required, Limit{20'000}, Label{"Tekst", "Text"},
                      "What the board answers."),
                field("document", &Answered::document, Label{"Reactienota", "Memorandum of reply"},
                      "The SHA-256 digest of the memorandum of reply."));
  };
};

struct DeadlineMoved {
  static constexpr std::string_view type = "consultation.deadline-moved";
  static constexpr Use use = Use::changes;
  Instant deadline;
  std::optional<StreamId> municipality;
  Text reasons;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("deadline", &DeadlineMoved::deadline, Label{"Termijn", "Deadline"},
              "The first moment that is too late from now on; never earlier than before."),
        field("municipality", &DeadlineMoved::municipality, RefersTo{"organisations"},
              Label{"Gemeente", "Municipality"}, "The only one that it is moved for; all where left out."),
        field("reasons", &DeadlineMoved::reasons, Mark::required, Limit{2000}, Label{"Redenen", "Reasons"},
              "Why."));
  };
};

enum class Board { general_board, minister };
constexpr auto names_of(Board) {
  return std::array<std::string_view, 2>{"general-board", "minister"};
}
enum class Outcome { in_favour, against };
constexpr auto names_of(Outcome) {
  return std::array<std::string_view, 2>{"in-favour", "against"};
}

struct FinalDecisionTaken {
  static constexpr std::string_view type = "consultation.final-decision-taken";
  static constexpr Use use = Use::changes;
  Board board{};
  Outcome outcome{};
  Date date;
  Text reasons;
  TextOf<Hash> document;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("board", &FinalDecisionTaken::board, Label{"Bestuur", "Board"},
              "The region's general board (Wgr 31a), or the minister."),
        field("outcome", &FinalDecisionTaken::outcome, Label{"Besluit", "Decision"},
              "in-favour of founding, or against."),
        field("date", &FinalDecisionTaken::date, Label{"Datum", "Date"}, "The day on which it decided."),
        field("reasons", &FinalDecisionTaken::reasons, Limit{20'000}, Label{"Redenen", "Reasons"},
              "Why; required where it is against."),
        field("document", &FinalDecisionTaken::document, Label{"Besluit", "Decision"},
              "The SHA-256 digest of the decision."));
  };
};

struct Withdrawn {
  static constexpr std::string_view type = "consultation.withdrawn";
  static constexpr Use use = Use::changes;
  Text reasons;
  static constexpr auto fields = [](auto&& each) {
    return each(field("reasons", &Withdrawn::reasons, Mark::required, Limit{2000},
                      Label{"Redenen", "Reasons"}, "Why; another draft needs another consultation."));
  };
};

struct FoundationEstablished {
  static constexpr std::string_view type = "consultation.foundation-established";
  static constexpr Use use = Use::changes;
  Date deed_date;
  std::vector<StreamId> consultations;
  TextOf<Hash> deed;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("deedDate", &FoundationEstablished::deed_date, Label{"Datum akte", "Deed date"},
              "The day of the notarial deed."),
        field("consultations", &FoundationEstablished::consultations, Items{100}, RefersTo{"consultations"},
              Label{"Raadplegingen", "Consultations"}, "The regions' consultations, one of each of the 25."),
        field("deed", &FoundationEstablished::deed, Label{"Akte", "Deed"},
              "The SHA-256 digest of the deed."));
  };
};

}  // namespace kroniek::consultation
