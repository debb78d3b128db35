// Disclosures: personal data that leave for another organisation. One asks, another approves, and what leaves
// is exactly what was approved: the look with which it leaves is an opening that stands in the log.
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
  static constexpr auto fields =
      std::tuple{field("recipient", &Requested::recipient, RefersTo{"organisations"},
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
                       "When the recipient needs it.")};
};

struct Approved {
  static constexpr std::string_view type = "disclosure.approved";
  static constexpr Use use = Use::changes;
  std::optional<Instant> until;
  Text conditions;
  static constexpr auto fields =
      std::tuple{field("until", &Approved::until, Label{"Geldig tot", "Until"},
                       "The approval ends then; it has no end where left out."),
                 field("conditions", &Approved::conditions, Limit{2000}, Label{"Voorwaarden", "Conditions"},
                       "What the recipient must keep to.")};
};

struct Refused {
  static constexpr std::string_view type = "disclosure.refused";
  static constexpr Use use = Use::changes;
  Text reasons;
  static constexpr auto fields = std::tuple{field("reasons", &Refused::reasons, Mark::required, Limit{2000},
                                                  Label{"Redenen", "Reasons"}, "Why it is refused.")};
};

struct Withdrawn {
  static constexpr std::string_view type = "disclosure.withdrawn";
  static constexpr Use use = Use::changes;
  Text reason;
  static constexpr auto fields =
      std::tuple{field("reason", &Withdrawn::reason, Mark::required, Limit{2000}, Label{"Reden", "Reason"},
                       "Why the request, or its approval, is taken back.")};
};

struct Performed {
  static constexpr std::string_view type = "disclosure.performed";
  static constexpr Use use = Use::changes;
  StreamId opening;
  static constexpr auto fields =
      std::tuple{field("opening", &Performed::opening, RefersTo{"openings"}, Label{"Inzage", "Opening"},
                       "The look with which the data left.")};
};

struct Receipted {
  static constexpr std::string_view type = "disclosure.receipted";
  static constexpr Use use = Use::changes;
  Personal<std::string> received_by;
  static constexpr auto fields =
      std::tuple{field("receivedBy", &Receipted::received_by, Mark::required, Limit{200},
                       Label{"Ontvangen door", "Received by"}, "Who received it, at the recipient's.")};
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
  std::optional<StreamId> performer, opening;
  std::optional<Instant> performed_at, receipted_at;
  Personal<std::string> received_by;
  static constexpr auto fields = std::tuple{
      field("phase", &State::phase, Mark::indexed, "How far it is."),
      field("recipient", &State::recipient, Mark::indexed, RefersTo{"organisations"},
            "Which organisation is to receive the data."),
      field("subjects", &State::subjects, Mark::indexed, RefersTo{"registrations"}, "Whose data."),
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
      field("opening", &State::opening, Mark::unique, RefersTo{"openings"},
            "The look with which the data left."),
      field("performedAt", &State::performed_at, "When the data left."),
      field("receiptedAt", &State::receipted_at, "When it was received."),
      field("receivedBy", &State::received_by, "Who received it.")};
};

Result<Ok> decide(const State& state, const Requested& event, const Context& context);
Result<Ok> decide(const State& state, const Approved& event, const Context& context);
Result<Ok> decide(const State& state, const Refused& event, const Context& context);
Result<Ok> decide(const State& state, const Withdrawn& event, const Context& context);
Result<Ok> decide(const State& state, const Performed& event, const Context& context);
Result<Ok> decide(const State& state, const Receipted& event, const Context& context);
void evolve(State& state, const Requested& event, const Told& told);
void evolve(State& state, const Approved& event, const Told& told);
void evolve(State& state, const Refused& event, const Told& told);
void evolve(State& state, const Withdrawn& event, const Told& told);
void evolve(State& state, const Performed& event, const Told& told);
void evolve(State& state, const Receipted& event, const Told& told);

// Whether it waits to be performed at that moment; else the code that says why not.
Result<Ok> may_be_performed(const State& state, Instant at);

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
                            disclosure::Withdrawn, disclosure::Performed, disclosure::Receipted>;
};
AggregateRow disclosures();

}  // namespace kroniek
