// Disclosures: personal data that leave for another organisation. One asks, another approves, and what leaves
// is exactly what was approved: the looks with which it leaves are openings that stand in the log. An export
// is a disclosure of whoever in an operation lets relatives be told by the time that it leaves.
#pragma once

#include "core/aggregate.h"
#include "core/domain/openings.h"

namespace kroniek::disclosure {

// ---- events

struct Requested {
  static constexpr std::string_view type = "disclosure.requested";
  static constexpr Use use = Use::opens;
  StreamId recipient;
  std::vector<StreamId> subjects;
  std::vector<std::string> asked;
  bool includes_shielded = false;
  Text purpose;
  std::string ground;
  std::optional<Instant> needed_by;
  static constexpr auto fields = [](auto&& each) {
    return each(field("recipient", &Requested::recipient, RefersTo{"organisations"},
                      Label{"Ontvanger", "Recipient"}, "Which organisation is to receive the data."),
                field("subjects", &Requested::subjects, Items{opening::subjects_max},
                      RefersTo{"registrations"}, Label{"Dossiers", "Subjects"}, "Whose data, each once."),
                field("fields", &Requested::asked, Items{100}, Limit{60}, Label{"Velden", "Fields"},
                      "Which personal fields of each file."),
                field("includesShielded", &Requested::includes_shielded,
                      Label{"Ook afgeschermde personen", "Includes shielded persons"},
                      "Says so where one of them is flagged for protection or security."),
                field("purpose", &Requested::purpose, Mark::required, Limit{500}, Label{"Doel", "Purpose"},
                      "What the recipient needs it for."),
                field("ground", &Requested::ground, Limit{40}, Label{"Grond", "Ground"},
                      "The legal-basis code that allows it."),
                field("neededBy", &Requested::needed_by, Label{"Nodig vóór", "Needed by"},
                      "When the recipient needs it."));
  };
};

// A document that other programs read, and that goes from hand to hand: what leaves is what its format takes.
enum class Format { pfif };
constexpr auto names_of(Format) {
  return std::to_array<std::string_view>({"pfif"});
}
// The personal fields that a format takes, in the order of their names.
std::vector<std::string> fields_of(Format format);

// Of the operation that the statement names; who is in it is not known when it is asked.
struct ExportRequested {
  static constexpr std::string_view type = "disclosure.export-requested";
  static constexpr Use use = Use::opens;
  StreamId recipient;
  Format format{};
  std::vector<std::string> asked;
  Text purpose;
  std::string ground;
  std::optional<Instant> needed_by;
  static constexpr auto fields = [](auto&& each) {
    return each(field("recipient", &ExportRequested::recipient, RefersTo{"organisations"},
                      Label{"Ontvanger", "Recipient"}, "Which organisation is to receive the document."),
                field("format", &ExportRequested::format, Label{"Vorm", "Format"},
                      "What the document is. In it comes everybody of the operation who lets relatives be "
                      "told, objected to nothing and is not shielded, by the time that it leaves."),
                field("fields", &ExportRequested::asked, Items{100}, Limit{60}, Label{"Velden", "Fields"},
                      "The personal fields that the format takes: all of them, and no other."),
                field("purpose", &ExportRequested::purpose, Mark::required, Limit{500},
                      Label{"Doel", "Purpose"}, "What the recipient needs it for."),
                field("ground", &ExportRequested::ground, Limit{40}, Label{"Grond", "Ground"},
                      "The legal-basis code that allows it."),
                field("neededBy", &ExportRequested::needed_by, Label{"Nodig vóór", "Needed by"},
                      "When the recipient needs it."));
  };
};

struct Approved {
  static constexpr std::string_view type = "disclosure.approved";
  static constexpr Use use = Use::changes;
  std::optional<Instant> until;
  Text conditions;
  static constexpr auto fields = [](auto&& each) {
    return each(field("until", &Approved::until, Label{"Geldig tot", "Until"},
                      "The approval ends then; it has no end where left out."),
                field("conditions", &Approved::conditions, Limit{2000}, Label{"Voorwaarden", "Conditions"},
                      "What the recipient must keep to."));
  };
};

struct Refused {
  static constexpr std::string_view type = "disclosure.refused";
  static constexpr Use use = Use::changes;
  Text reasons;
  static constexpr auto fields = [](auto&& each) {
    return each(field("reasons", &Refused::reasons, Mark::required, Limit{2000}, Label{"Redenen", "Reasons"},
                      "Why it is refused."));
  };
};

struct Withdrawn {
  static constexpr std::string_view type = "disclosure.withdrawn";
  static constexpr Use use = Use::changes;
  Text reason;
  static constexpr auto fields = [](auto&& each) {
    return each(field("reason", &Withdrawn::reason, Mark::required, Limit{2000}, Label{"Reden", "Reason"},
                      "Why the request, or its approval, is taken back."));
  };
};

struct Performed {
  static constexpr std::string_view type = "disclosure.performed";
  static constexpr Use use = Use::changes;
  StreamId opening;
  static constexpr auto fields = [](auto&& each) {
    return each(field("opening", &Performed::opening, RefersTo{"openings"}, Label{"Inzage", "Opening"},
                      "The look with which the data left."));
  };
};

constexpr std::size_t export_openings_max = 100;

struct ExportPerformed {
  static constexpr std::string_view type = "disclosure.export-performed";
  static constexpr Use use = Use::changes;
  std::vector<StreamId> openings;
  static constexpr auto fields = [](auto&& each) {
    return each(field("openings", &ExportPerformed::openings, Items{export_openings_max},
                      RefersTo{"openings"}, Label{"Inzagen", "Openings"},
                      "The looks with which the data left; none: nobody was in it."));
  };
};

struct Receipted {
  static constexpr std::string_view type = "disclosure.receipted";
  static constexpr Use use = Use::changes;
  Personal<std::string> received_by;
  static constexpr auto fields = [](auto&& each) {
    return each(field("receivedBy", &Receipted::received_by, Mark::required, Limit{200},
                      Label{"Ontvangen door", "Received by"}, "Who received it, at the recipient's."));
  };
};

// ---- state

enum class Phase { requested, approved, refused, withdrawn, performed, receipted };
constexpr auto names_of(Phase) {
  return std::to_array<std::string_view>(
      {"requested", "approved", "refused", "withdrawn", "performed", "receipted"});
}

struct State {
  Phase phase = Phase::requested;
  StreamId recipient;
  std::vector<StreamId> subjects;
  std::vector<std::string> asked;
  bool includes_shielded = false;
  Text purpose;
  std::string ground;
  StreamId requester;
  Instant requested_at;
  std::optional<Instant> needed_by;
  std::optional<StreamId> approver;
  std::optional<Instant> approved_at, approval_recorded_at, approved_until;
  Text conditions;
  Text reasons;
  std::optional<Format> format;
  std::optional<StreamId> performer;
  std::vector<StreamId> openings;
  std::optional<Instant> performed_at, receipted_at;
  Personal<std::string> received_by;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("phase", &State::phase, Mark::indexed, "How far it is."),
        field("recipient", &State::recipient, Mark::indexed, RefersTo{"organisations"},
              "Which organisation is to receive the data."),
        field("format", &State::format, Mark::indexed,
              "What is exported; not there: values of the persons named."),
        field("subjects", &State::subjects, Mark::indexed, RefersTo{"registrations"},
              "Whose data; of an export the openings say it."),
        field("fields", &State::asked, "Which personal fields of each file."),
        field("includesShielded", &State::includes_shielded, "Whether shielded persons may be among them."),
        field("purpose", &State::purpose, Limit{500}, "What the recipient needs it for."),
        field("ground", &State::ground, Mark::indexed, "The legal-basis code that allows it."),
        field("requester", &State::requester, Mark::indexed, RefersTo{"actors"}, "Who asked for it."),
        field("requestedAt", &State::requested_at, "When it was asked for."),
        field("neededBy", &State::needed_by, "When the recipient needs it."),
        field("approver", &State::approver, RefersTo{"actors"}, "Who approved it."),
        field("approvedAt", &State::approved_at, "When it was approved."),
        field("approvalRecordedAt", &State::approval_recorded_at,
              "When the approval was recorded: no look before it counts."),
        field("approvedUntil", &State::approved_until, "When the approval ends."),
        field("conditions", &State::conditions, Limit{2000}, "What the recipient must keep to."),
        field("reasons", &State::reasons, Limit{2000}, "Why it was refused or withdrawn."),
        field("performer", &State::performer, RefersTo{"actors"}, "Who let the data leave."),
        field("openings", &State::openings, Mark::unique, RefersTo{"openings"},
              "The looks with which the data left."),
        field("performedAt", &State::performed_at, "When the data left."),
        field("receiptedAt", &State::receipted_at, "When it was received."),
        field("receivedBy", &State::received_by, "Who received it."));
  };
};

Result<Ok> decide(const State& state, const Requested& event, const Context& context);
Result<Ok> decide(const State& state, const ExportRequested& event, const Context& context);
Result<Ok> decide(const State& state, const Approved& event, const Context& context);
Result<Ok> decide(const State& state, const Refused& event, const Context& context);
Result<Ok> decide(const State& state, const Withdrawn& event, const Context& context);
Result<Ok> decide(const State& state, const Performed& event, const Context& context);
Result<Ok> decide(const State& state, const ExportPerformed& event, const Context& context);
Result<Ok> decide(const State& state, const Receipted& event, const Context& context);
void evolve(State& state, const Requested& event, const Told& told);
void evolve(State& state, const ExportRequested& event, const Told& told);
void evolve(State& state, const Approved& event, const Told& told);
void evolve(State& state, const Refused& event, const Told& told);
void evolve(State& state, const Withdrawn& event, const Told& told);
void evolve(State& state, const Performed& event, const Told& told);
void evolve(State& state, const ExportPerformed& event, const Told& told);
void evolve(State& state, const Receipted& event, const Told& told);

// Whether it waits to be performed at that moment, in that format (none: as values); else the code that says
// why not.
Result<Ok> may_be_performed(const State& state, std::optional<Format> as, Instant at);

// `disclosure.approval-due`, `disclosure.performance-due`, `disclosure.receipt-due`.
std::vector<Duty> duties(const State& state);

}  // namespace kroniek::disclosure

namespace kroniek {

struct Disclosures {
  static constexpr std::string_view collection = "disclosures";
  static constexpr std::string_view singular = "disclosure";
  static constexpr Task task = Task::people;
  using State = disclosure::State;
  using Events = std::tuple<disclosure::Requested, disclosure::Approved, disclosure::Refused,
                            disclosure::Withdrawn, disclosure::Performed, disclosure::Receipted,
                            disclosure::ExportRequested, disclosure::ExportPerformed>;
};
AggregateRow disclosures();

}  // namespace kroniek
