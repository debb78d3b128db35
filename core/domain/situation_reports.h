// Situation reports: what the centre and the regions made known about a situation, on which picture, to whom,
// and who has taken note of it. The shared picture itself is elsewhere (LCMS); this keeps what was said. A
// correction must be acknowledged anew, because whoever read the report rests on what was wrong.
#pragma once

#include "core/aggregate.h"

namespace kroniek::situation_report {

enum class Kind { national_picture, situation_report, key_message, forecast, figures };
constexpr auto names_of(Kind) {
  return std::array<std::string_view, 5>{"national-picture", "situation-report", "key-message", "forecast",
                                         "figures"};
}
// How far it may spread. State secrets have no place in the register.
enum class Classification { for_everybody, internal, restricted };
constexpr auto names_of(Classification) {
  return std::array<std::string_view, 3>{"public", "internal", "restricted"};
}
enum class Phase { published, corrected, withdrawn };
constexpr auto names_of(Phase) {
  return std::array<std::string_view, 3>{"published", "corrected", "withdrawn"};
}

// Information is processed within ten minutes (Besluit veiligheidsregio's 2.4.2).
constexpr std::int64_t delay_seconds_max = 600;

// ---- events

struct Published {
  static constexpr std::string_view type = "situation-report.published";
  static constexpr Use use = Use::opens;
  Kind kind{};
  Text title;
  Text body;
  std::vector<std::string> sources;
  Instant picture_time;
  Classification classification{};
  std::vector<StreamId> distribution;
  std::optional<std::string> lcms_activity;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("kind", &Published::kind, Label{"Soort", "Kind"}, "What kind of report it is."),
        field("title", &Published::title, Mark::required, Label{"Titel", "Title"}, "What it is about."),
        field("body", &Published::body, Mark::required, Limit{20'000}, Label{"Tekst", "Body"},
              "What is made known."),
        field("sources", &Published::sources, Items{50}, Limit{60}, Label{"Bronnen", "Sources"},
              "Whose information it rests on, one code or more: LCMS, KNMI, VR03."),
        field("pictureTime", &Published::picture_time, Label{"Beeldtijd", "Picture time"},
              "The moment of the picture that it describes: the time of its newest source."),
        field("classification", &Published::classification, Label{"Rubricering", "Classification"},
              "How far it may spread: public, internal, or restricted (departementaal vertrouwelijk)."),
        field("distribution", &Published::distribution, Items{500}, RefersTo{"organisations"},
              Label{"Verzendlijst", "Distribution"}, "The organisations that must take note of it."),
        field("lcmsActivity", &Published::lcms_activity, Limit{60}, Label{"LCMS-activiteit", "LCMS activity"},
              "The activity in LCMS that it belongs to, as a code."));
  };
};

struct Corrected {
  static constexpr std::string_view type = "situation-report.corrected";
  static constexpr Use use = Use::changes;
  Text what;
  Text why;
  static constexpr auto fields = [](auto&& each) {
    return each(field("what", &Corrected::what, Mark::required, Limit{20'000}, Label{"Correctie", "What"},
                      "What is to be read instead of what."),
                field("why", &Corrected::why, Mark::required, Limit{2000}, Label{"Reden", "Why"},
                      "Why it was wrong."));
  };
};

struct Acknowledged {
  static constexpr std::string_view type = "situation-report.acknowledged";
  static constexpr Use use = Use::fact;
  StreamId organisation;
  static constexpr auto fields = [](auto&& each) {
    return each(field("organisation", &Acknowledged::organisation, RefersTo{"organisations"},
                      Label{"Organisatie", "Organisation"}, "Who has taken note of it."));
  };
};

struct Withdrawn {
  static constexpr std::string_view type = "situation-report.withdrawn";
  static constexpr Use use = Use::changes;
  Text reason;
  static constexpr auto fields = [](auto&& each) {
    return each(field("reason", &Withdrawn::reason, Mark::required, Limit{2000}, Label{"Reden", "Reason"},
                      "Why nobody should rest on it any more."));
  };
};

// ---- state

struct Correction {
  Uuid statement;
  Instant at;
  Text what;
  Text why;
  static constexpr auto fields = [](auto&& each) {
    return each(field("statement", &Correction::statement, "The statement that corrects."),
                field("at", &Correction::at, "When."),
                field("what", &Correction::what, "What is to be read instead of what."),
                field("why", &Correction::why, "Why it was wrong."));
  };
};

struct Acknowledgement {
  StreamId organisation;
  Instant at;
  static constexpr auto fields = [](auto&& each) {
    return each(field("organisation", &Acknowledgement::organisation, "Who took note."),
                field("at", &Acknowledgement::at, "When it last did."));
  };
};

struct State {
  Phase phase = Phase::published;
  Kind kind{};
  Text title;
  Text body;
  std::vector<std::string> sources;
  Instant picture_time;
  Instant published_at;
  std::int64_t delay_seconds = 0;
  bool late = false;
  Classification classification{};
  StreamId published_by;
  std::vector<StreamId> distribution;
  std::optional<std::string> lcms_activity;
  std::vector<Correction> corrections;
  std::optional<Instant> corrected_at;
  std::vector<Acknowledgement> acknowledgements;
  Text reason;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("phase", &State::phase, Mark::indexed, "published, corrected or withdrawn."),
        field("kind", &State::kind, Mark::indexed, "What kind of report it is."),
        field("title", &State::title, "What it is about."),
        field("body", &State::body, "What was made known."),
        field("sources", &State::sources, "Whose information it rests on."),
        field("pictureTime", &State::picture_time, "The moment of the picture that it describes."),
        field("publishedAt", &State::published_at, "When it was published."),
        field("delaySeconds", &State::delay_seconds,
              "From the picture to the publication, in whole seconds, rounded up."),
        field("late", &State::late, Mark::indexed,
              "Whether that is more than ten minutes (Besluit veiligheidsregio's 2.4.2)."),
        field("classification", &State::classification, Mark::indexed, "How far it may spread."),
        field("publishedBy", &State::published_by, RefersTo{"actors"}, "Who published it."),
        field("distribution", &State::distribution, Mark::indexed, RefersTo{"organisations"},
              "The organisations that must take note of it."),
        field("lcmsActivity", &State::lcms_activity, Mark::indexed, "The activity in LCMS."),
        field("corrections", &State::corrections, "What was corrected, oldest first."),
        field("correctedAt", &State::corrected_at, "When it was last corrected."),
        field("acknowledgements", &State::acknowledgements, "Who has taken note, in order of first arrival."),
        field("reason", &State::reason, "Why it was withdrawn."));
  };
};

// One for each organisation that has not taken note of it, or not of its newest correction.
std::vector<Duty> duties(const State& state);

Result<Ok> decide(const State& state, const Published& event, const Context& context);
Result<Ok> decide(const State& state, const Corrected& event, const Context& context);
Result<Ok> decide(const State& state, const Acknowledged& event, const Context& context);
Result<Ok> decide(const State& state, const Withdrawn& event, const Context& context);
void evolve(State& state, const Published& event, const Told& told);
void evolve(State& state, const Corrected& event, const Told& told);
void evolve(State& state, const Acknowledged& event, const Told& told);
void evolve(State& state, const Withdrawn& event, const Told& told);

}  // namespace kroniek::situation_report

namespace kroniek {

struct SituationReports {
  static constexpr std::string_view collection = "situation-reports";
  static constexpr std::string_view singular = "situation-report";
  static constexpr Task task = Task::information;
  using State = situation_report::State;
  using Events = std::tuple<situation_report::Published, situation_report::Corrected,
                            situation_report::Acknowledged, situation_report::Withdrawn>;
};
AggregateRow situation_reports();

}  // namespace kroniek
