// The events of a board matter. A position names the statement whose text it is on, so that a vote for one
// text can never be counted for another, and members may vote at the same time.
#pragma once

#include "core/aggregate.h"
#include "core/domain/board_procedure.h"

namespace kroniek::board_matter {

enum class Kind { decision, priority, mandate, budget, rules };
constexpr auto names_of(Kind) {
  return std::array<std::string_view, 5>{"decision", "priority", "mandate", "budget", "rules"};
}

struct Tabled {
  static constexpr std::string_view type = "board-matter.tabled";
  static constexpr Use use = Use::opens;
  Kind kind{};
  Text title;
  Text text;
  TextOf<Hash> document;
  std::optional<StreamId> rules;
  std::vector<StreamId> members;
  std::optional<Procedure> procedure;
  std::optional<StreamId> rescinds;
  std::optional<Instant> vote_by;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("kind", &Tabled::kind, Label{"Soort", "Kind"}, "What kind of matter it is."),
        field("title", &Tabled::title, Mark::required, Label{"Titel", "Title"}, "What people call it."),
        field("text", &Tabled::text, Mark::required, Limit{20'000}, Label{"Tekst", "Text"},
              "The text that is decided on."),
        field("document", &Tabled::document, Label{"Document", "Document"},
              "The SHA-256 digest of the paper that goes with it."),
        field("rules", &Tabled::rules, RefersTo{"board-matters"}, Label{"Reglement", "Rules of procedure"},
              "The adopted rules of procedure that it is decided under; only the first rules have none."),
        field("members", &Tabled::members, Items{200}, RefersTo{"organisations"}, Label{"Leden", "Members"},
              "Who is called to vote: exactly the members that the rules name."),
        field("procedure", &Tabled::procedure, Label{"Stemregels", "Procedure"},
              "What rules of procedure say: who votes, the quorum and the majority of each side."),
        field("rescinds", &Tabled::rescinds, RefersTo{"board-matters"}, Label{"Trekt in", "Rescinds"},
              "The matter that may be rescinded once this one is adopted."),
        field("voteBy", &Tabled::vote_by, Label{"Stemmen voor", "Vote by"},
              "The term: before it, the outcome waits for all members; a later vote counts until it is "
              "decided."));
  };
};

struct Amended {
  static constexpr std::string_view type = "board-matter.amended";
  static constexpr Use use = Use::changes;
  Text title;
  Text text;
  TextOf<Hash> document;
  std::optional<StreamId> rules;
  std::vector<StreamId> members;
  std::optional<Procedure> procedure;
  std::optional<Instant> vote_by;
  Text reasons;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("title", &Amended::title, Label{"Titel", "Title"}, "The new title."),
        field("text", &Amended::text, Limit{20'000}, Label{"Tekst", "Text"}, "The new text."),
        field("document", &Amended::document, Label{"Document", "Document"},
              "The SHA-256 digest of the new paper that goes with it."),
        field("rules", &Amended::rules, RefersTo{"board-matters"}, Label{"Reglement", "Rules of procedure"},
              "The rules that it is decided under from now on."),
        field("members", &Amended::members, Items{200}, RefersTo{"organisations"}, Label{"Leden", "Members"},
              "Who is called to vote from now on, where the rules have changed."),
        field("procedure", &Amended::procedure, Label{"Stemregels", "Procedure"},
              "What the rules of procedure say from now on."),
        field("voteBy", &Amended::vote_by, Label{"Stemmen voor", "Vote by"},
              "The term for voting on what was amended; without it there is none."),
        field("reasons", &Amended::reasons, Mark::required, Limit{2000}, Label{"Redenen", "Reasons"},
              "Why it was amended."));
  };
};

// A fact: members vote without waiting for one another. `on` holds it to the text.
struct PositionTaken {
  static constexpr std::string_view type = "board-matter.position-taken";
  static constexpr Use use = Use::fact;
  Uuid on;
  StreamId member;
  Side side{};
  Position position{};
  Text reasons;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("on", &PositionTaken::on, Label{"Over", "On"},
              "The statement that tabled or last amended the text that the position is on."),
        field("member", &PositionTaken::member, RefersTo{"organisations"}, Label{"Lid", "Member"},
              "The member that votes: the author's own organisation."),
        field("side", &PositionTaken::side, Label{"Zijde", "Side"}, "The side that the member is on."),
        field("position", &PositionTaken::position, Label{"Standpunt", "Position"},
              "for, against or abstain."),
        field("reasons", &PositionTaken::reasons, Limit{2000}, Label{"Redenen", "Reasons"}, "Why."));
  };
};

struct Adopted {
  static constexpr std::string_view type = "board-matter.adopted";
  static constexpr Use use = Use::changes;
  TextOf<Hash> minutes;
  static constexpr auto fields = [](auto&& each) {
    return each(field("minutes", &Adopted::minutes, Label{"Besluitenlijst", "Minutes"},
                      "The SHA-256 digest of the minutes."));
  };
};

struct NotAdopted {
  static constexpr std::string_view type = "board-matter.not-adopted";
  static constexpr Use use = Use::changes;
  Text reasons;
  TextOf<Hash> minutes;
  static constexpr auto fields = [](auto&& each) {
    return each(field("reasons", &NotAdopted::reasons, Limit{2000}, Label{"Redenen", "Reasons"}, "Why not."),
                field("minutes", &NotAdopted::minutes, Label{"Besluitenlijst", "Minutes"},
                      "The SHA-256 digest of the minutes."));
  };
};

struct Published {
  static constexpr std::string_view type = "board-matter.published";
  static constexpr Use use = Use::changes;
  Text place;
  static constexpr auto fields = [](auto&& each) {
    return each(field("place", &Published::place, Mark::required, Limit{500}, Label{"Vindplaats", "Place"},
                      "Where everybody can read it."));
  };
};

struct Executed {
  static constexpr std::string_view type = "board-matter.executed";
  static constexpr Use use = Use::changes;
  Text findings;
  std::vector<StreamId> carried_out_in;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("findings", &Executed::findings, Mark::required, Limit{2000}, Label{"Uitvoering", "Execution"},
              "How it was carried out."),
        field("carriedOutIn", &Executed::carried_out_in, Items{100}, Label{"Uitgevoerd in", "Carried out in"},
              "The mandates, operations and other streams in which it was carried out."));
  };
};

struct Rescinded {
  static constexpr std::string_view type = "board-matter.rescinded";
  static constexpr Use use = Use::changes;
  StreamId by;
  Text reasons;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("by", &Rescinded::by, RefersTo{"board-matters"}, Label{"Ingetrokken bij", "Rescinded by"},
              "The adopted matter that rescinds it: taking back needs both sides as deciding did."),
        field("reasons", &Rescinded::reasons, Limit{2000}, Label{"Redenen", "Reasons"}, "Why."));
  };
};

}  // namespace kroniek::board_matter
