// Enquiries by relatives: who is asked after, who that may be, and what was answered on which ground. Nothing
// is said about anybody before it was checked that this enquirer may be told; a person's own "no" is broken
// by another ground only, with reasons. Who asks is personal, as is who is asked after.
#pragma once

#include "core/domain/enquiry_events.h"

namespace kroniek::enquiry {

enum class Phase { received, answered, refused, passed_to_sis, withdrawn, closed };
constexpr auto names_of(Phase) {
  return std::to_array<std::string_view>(
      {"received", "answered", "refused", "passed-to-sis", "withdrawn", "closed"});
}

constexpr std::size_t candidates_max = 100;  // whoever has more has asked for a name that says nothing

struct Candidate {
  StreamId registration;
  std::int64_t score = 0;
  std::vector<ScorePart> score_parts;
  bool rejected = false;
  std::optional<Ground> ground;
  std::optional<Outcome> outcome;
  std::optional<StreamId> checked_by;
  Instant since;
  bool operator==(const Candidate&) const = default;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("registration", &Candidate::registration, RefersTo{"registrations"}, "The candidate's file."),
        field("score", &Candidate::score, "How likely it is the person sought."),
        field("scoreParts", &Candidate::score_parts, "What was compared, and how far it agrees."),
        field("rejected", &Candidate::rejected, "Whether it turned out to be somebody else."),
        field("ground", &Candidate::ground, "The ground that was checked last."),
        field("outcome", &Candidate::outcome, "Whether the enquirer may be told; not there: not checked."),
        field("checkedBy", &Candidate::checked_by, RefersTo{"actors"}, "Who checked it."),
        field("since", &Candidate::since, "When it was found or reconsidered."));
  };
};

struct State {
  Phase phase = Phase::received;
  Relation relation{};
  Channel channel{};
  std::optional<Instant> waiting_since;
  std::optional<Instant> reply_by;
  std::vector<StreamId> registrations;
  std::vector<Candidate> candidates;
  std::optional<Answer> answer;
  std::optional<StreamId> answered_about;
  std::optional<Instant> answered_at;
  std::optional<std::string> sis_reference;
  std::optional<StreamId> passed_to;
  Personal<std::string> enquirer_name, enquirer_phone, enquirer_email;
  Personal<registration::Name> names;
  Personal<std::vector<registration::Name>> other_names;
  Personal<PartialDate> date_of_birth;
  Personal<registration::Sex> sex;
  Personal<std::vector<std::string>> nationalities;
  Personal<std::string> last_known, details;
  Text reasons;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("phase", &State::phase, Mark::indexed, "Where the enquiry stands."),
        field("relation", &State::relation, "What the enquirer is to the person sought."),
        field("channel", &State::channel, Mark::indexed, "How it came in."),
        field("waitingSince", &State::waiting_since, "Since when the enquirer waits for an answer."),
        field("replyBy", &State::reply_by, "When the enquirer was promised to hear something."),
        field("registrations", &State::registrations, Mark::indexed, RefersTo{"registrations"},
              "The files of all candidates, rejected ones included."),
        field("candidates", &State::candidates, "Who may be the person sought."),
        field("answer", &State::answer, Mark::indexed, "What the enquirer was told last."),
        field("answeredAbout", &State::answered_about, RefersTo{"registrations"}, "Of whom that was."),
        field("answeredAt", &State::answered_at, "When."),
        field("sisReference", &State::sis_reference, Mark::indexed, "Under which reference SIS holds it."),
        field("passedTo", &State::passed_to, RefersTo{"organisations"},
              "The region whose SIS goes on with it."),
        field("enquirerName", &State::enquirer_name, "Who asks."),
        field("enquirerPhone", &State::enquirer_phone, "The enquirer's phone number."),
        field("enquirerEmail", &State::enquirer_email, Limit{254}, "The enquirer's e-mail address."),
        field("names", &State::names, "The name of the person sought."),
        field("otherNames", &State::other_names, "Other names."),
        field("dateOfBirth", &State::date_of_birth, "The date of birth of the person sought."),
        field("sex", &State::sex, "The sex of the person sought."),
        field("nationalities", &State::nationalities, Limit{3}, "The nationalities of the person sought."),
        field("lastKnown", &State::last_known, Limit{2000}, "Where the person sought was last."),
        field("details", &State::details, Limit{2000}, "What exactly was answered."),
        field("reasons", &State::reasons, "Why the newest rejection, check, refusal or closing was."));
  };
};

// Null where the file was never a candidate.
const Candidate* find_candidate(const State& state, const StreamId& registration);

// Whether statements of this type are about the person sought and not about the enquirer: an enquirer's own
// extract does not hold them (GDPR article 15(4)).
bool is_of_the_sought(std::string_view type);

Result<Ok> decide(const State& state, const Received& event, const Context& context);
Result<Ok> decide(const State& state, const CandidateFound& event, const Context& context);
Result<Ok> decide(const State& state, const CandidateRejected& event, const Context& context);
Result<Ok> decide(const State& state, const CandidateReconsidered& event, const Context& context);
Result<Ok> decide(const State& state, const GroundChecked& event, const Context& context);
Result<Ok> decide(const State& state, const Answered& event, const Context& context);
Result<Ok> decide(const State& state, const Refused& event, const Context& context);
Result<Ok> decide(const State& state, const PassedToSis& event, const Context& context);
Result<Ok> decide(const State& state, const Withdrawn& event, const Context& context);
Result<Ok> decide(const State& state, const Reopened& event, const Context& context);
Result<Ok> decide(const State& state, const Closed& event, const Context& context);
void evolve(State& state, const Received& event, const Told& told);
void evolve(State& state, const CandidateFound& event, const Told& told);
void evolve(State& state, const CandidateRejected& event, const Told& told);
void evolve(State& state, const CandidateReconsidered& event, const Told& told);
void evolve(State& state, const GroundChecked& event, const Told& told);
void evolve(State& state, const Answered& event, const Told& told);
void evolve(State& state, const Refused& event, const Told& told);
void evolve(State& state, const PassedToSis& event, const Told& told);
void evolve(State& state, const Withdrawn& event, const Told& told);
void evolve(State& state, const Reopened& event, const Told& told);
void evolve(State& state, const Closed& event, const Told& told);

// While nobody has answered: `enquiry.answer-due`, and of each candidate `enquiry.ground-check-due` until it
// was checked or rejected.
std::vector<Duty> duties(const State& state);

}  // namespace kroniek::enquiry

namespace kroniek {

struct Enquiries {
  static constexpr std::string_view collection = "enquiries";
  static constexpr std::string_view singular = "enquiry";
  static constexpr Task task = Task::people;
  using State = enquiry::State;
  using Events =
      std::tuple<enquiry::Received, enquiry::CandidateFound, enquiry::CandidateRejected,
                 enquiry::CandidateReconsidered, enquiry::GroundChecked, enquiry::Answered, enquiry::Refused,
                 enquiry::PassedToSis, enquiry::Withdrawn, enquiry::Reopened, enquiry::Closed>;
};
AggregateRow enquiries();

}  // namespace kroniek
