// What is said of preparation: capabilities that an organisation holds ready, plans that it adopted,
// exercises from planning to evaluation, and the actions that follow from any of them. An action is known by
// the statement that opened it.
#pragma once

#include "core/aggregate.h"

namespace kroniek::preparation {

// ---- capabilities

struct CapabilityDeclared {
  static constexpr std::string_view type = "preparation.capability-declared";
  static constexpr Use use = Use::opens;
  StreamId organisation;
  std::string unit_type;
  std::int64_t quantity = 0;
  std::int64_t readiness_minutes = 0;
  std::optional<Instant> until;
  Text description;
  static constexpr auto fields = [](auto&& each) {
    return each(field("organisation", &CapabilityDeclared::organisation, RefersTo{"organisations"},
                      Label{"Organisatie", "Organisation"}, "Who holds it ready."),
                field("unitType", &CapabilityDeclared::unit_type, Limit{60}, Label{"Eenheid", "Unit type"},
                      "The type of unit, as need lines name it, as a code."),
                field("quantity", &CapabilityDeclared::quantity, Range{1, 1'000'000},
                      Label{"Aantal", "Quantity"}, "How many of them."),
                field("readinessMinutes", &CapabilityDeclared::readiness_minutes, Range{0, 100'000},
                      Label{"Opkomsttijd (minuten)", "Readiness (minutes)"},
                      "Minutes from the request to the departure."),
                field("until", &CapabilityDeclared::until, Label{"Tot", "Until"},
                      "The first moment at which it is no longer held ready, where that is known."),
                field("description", &CapabilityDeclared::description, Limit{2000},
                      Label{"Omschrijving", "Description"}, "What it can do, and what it cannot."));
  };
};

// Declared again: the newest counts.
struct CapabilityRedeclared {
  static constexpr std::string_view type = "preparation.capability-redeclared";
  static constexpr Use use = Use::changes;
  std::int64_t quantity = 0;
  std::int64_t readiness_minutes = 0;
  std::optional<Instant> until;
  Text description;
  static constexpr auto fields = [](auto&& each) {
    return each(field("quantity", &CapabilityRedeclared::quantity, Range{1, 1'000'000},
                      Label{"Aantal", "Quantity"}, "How many there are now."),
                field("readinessMinutes", &CapabilityRedeclared::readiness_minutes, Range{0, 100'000},
                      Label{"Opkomsttijd (minuten)", "Readiness (minutes)"},
                      "Minutes from the request to the departure, now."),
                field("until", &CapabilityRedeclared::until, Label{"Tot", "Until"},
                      "The first moment at which it is no longer held ready, where that is known."),
                field("description", &CapabilityRedeclared::description, Limit{2000},
                      Label{"Omschrijving", "Description"}, "What it can do, and what it cannot."));
  };
};

struct CapabilityWithdrawn {
  static constexpr std::string_view type = "preparation.capability-withdrawn";
  static constexpr Use use = Use::changes;
  Text reason;
  static constexpr auto fields = [](auto&& each) {
    return each(field("reason", &CapabilityWithdrawn::reason, Mark::required, Limit{2000},
                      Label{"Reden", "Reason"}, "Why it is no longer held ready."));
  };
};

// ---- plans

struct PlanAdopted {
  static constexpr std::string_view type = "preparation.plan-adopted";
  static constexpr Use use = Use::opens;
  StreamId organisation;
  Text title;
  TextOf<Hash> digest;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("organisation", &PlanAdopted::organisation, RefersTo{"organisations"},
              Label{"Organisatie", "Organisation"}, "Who adopted it."),
        field("title", &PlanAdopted::title, Mark::required, Label{"Titel", "Title"}, "What it is called."),
        field("digest", &PlanAdopted::digest, Mark::required, Label{"Document", "Document"},
              "The SHA-256 digest of the plan."));
  };
};

// A new version of the same plan.
struct PlanRevised {
  static constexpr std::string_view type = "preparation.plan-revised";
  static constexpr Use use = Use::changes;
  TextOf<Hash> digest;
  Text reasons;
  static constexpr auto fields = [](auto&& each) {
    return each(field("digest", &PlanRevised::digest, Mark::required, Label{"Document", "Document"},
                      "The SHA-256 digest of the plan as it is now."),
                field("reasons", &PlanRevised::reasons, Limit{2000}, Label{"Redenen", "Reasons"},
                      "What changed, and why."));
  };
};

struct PlanWithdrawn {
  static constexpr std::string_view type = "preparation.plan-withdrawn";
  static constexpr Use use = Use::changes;
  Text reason;
  static constexpr auto fields = [](auto&& each) {
    return each(field("reason", &PlanWithdrawn::reason, Mark::required, Limit{2000}, Label{"Reden", "Reason"},
                      "Why it no longer holds."));
  };
};

// ---- exercises

// Planning, holding and evaluating are real work of real people. What is played is exercise data, in an
// operation of kind exercise.
struct ExercisePlanned {
  static constexpr std::string_view type = "preparation.exercise-planned";
  static constexpr Use use = Use::opens;
  StreamId organisation;
  Text title;
  Text goals;
  Instant from;
  Instant until;
  std::vector<StreamId> participants;
  static constexpr auto fields = [](auto&& each) {
    return each(field("organisation", &ExercisePlanned::organisation, RefersTo{"organisations"},
                      Label{"Organisatie", "Organisation"}, "Who organises it."),
                field("title", &ExercisePlanned::title, Mark::required, Label{"Titel", "Title"},
                      "What it is called."),
                field("goals", &ExercisePlanned::goals, Limit{2000}, Label{"Doelen", "Goals"},
                      "What it is to train."),
                field("from", &ExercisePlanned::from, Label{"Vanaf", "From"}, "When it is to begin."),
                field("until", &ExercisePlanned::until, Label{"Tot", "Until"}, "When it is to end."),
                field("participants", &ExercisePlanned::participants, Items{500}, RefersTo{"organisations"},
                      Label{"Deelnemers", "Participants"}, "Who takes part besides the organiser."));
  };
};

struct ExerciseHeld {
  static constexpr std::string_view type = "preparation.exercise-held";
  static constexpr Use use = Use::changes;
  std::optional<StreamId> played_in;
  static constexpr auto fields = [](auto&& each) {
    return each(field("playedIn", &ExerciseHeld::played_in, RefersTo{"operations"},
                      Label{"Gespeeld in", "Played in"},
                      "The operation, of kind exercise, that holds what was played."));
  };
};

struct ExerciseCancelled {
  static constexpr std::string_view type = "preparation.exercise-cancelled";
  static constexpr Use use = Use::changes;
  Text reason;
  static constexpr auto fields = [](auto&& each) {
    return each(field("reason", &ExerciseCancelled::reason, Mark::required, Limit{2000},
                      Label{"Reden", "Reason"}, "Why."));
  };
};

struct Evaluated {
  static constexpr std::string_view type = "preparation.evaluated";
  static constexpr Use use = Use::changes;
  Text findings;
  TextOf<Hash> report;
  static constexpr auto fields = [](auto&& each) {
    return each(field("findings", &Evaluated::findings, Mark::required, Limit{20'000},
                      Label{"Bevindingen", "Findings"}, "What was learnt."),
                field("report", &Evaluated::report, Label{"Rapport", "Report"},
                      "The SHA-256 digest of the evaluation report."));
  };
};

// ---- actions

struct ActionOpened {
  static constexpr std::string_view type = "preparation.action-opened";
  static constexpr Use use = Use::changes;
  Text text;
  StreamId owner;
  Instant due;
  static constexpr auto fields = [](auto&& each) {
    return each(field("text", &ActionOpened::text, Mark::required, Limit{2000}, Label{"Actie", "Action"},
                      "What is to be done."),
                field("owner", &ActionOpened::owner, RefersTo{"organisations"}, Label{"Eigenaar", "Owner"},
                      "Who does it."),
                field("due", &ActionOpened::due, Label{"Uiterlijk", "Due"},
                      "The first moment at which it is overdue."));
  };
};

struct ActionDone {
  static constexpr std::string_view type = "preparation.action-done";
  static constexpr Use use = Use::fact;
  Uuid action;
  Text result;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("action", &ActionDone::action, Label{"Actie", "Action"}, "The statement that opened it."),
        field("result", &ActionDone::result, Limit{2000}, Label{"Resultaat", "Result"}, "What came of it."));
  };
};

}  // namespace kroniek::preparation
