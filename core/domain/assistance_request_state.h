// What is known of one request: its own way, its need lines with what covers them, and its legs. The totals
// of a line are always the sums over its legs, made anew with every statement.
#pragma once

#include "core/domain/assistance_request_decision_events.h"
#include "core/domain/assistance_request_events.h"
#include "core/domain/assistance_request_leg_events.h"

namespace kroniek::assistance_request {

enum class Phase {
  drafted,
  submitted,
  returned,
  granted,
  partly_granted,
  refused,
  withdrawn,
  superseded,
  settled,
  closed
};
constexpr auto names_of(Phase) {
  return std::to_array<std::string_view>({"drafted", "submitted", "returned", "granted", "partly-granted",
                                          "refused", "withdrawn", "superseded", "settled", "closed"});
}

// Up to `returned_home` in the order of the way; the two after it are its other ends.
enum class LegPhase {
  asked,
  offered,
  accepted,
  departed,
  arrived,
  release_ordered,
  released,
  returned_home,
  declined,
  not_needed
};
constexpr auto names_of(LegPhase) {
  return std::to_array<std::string_view>({"asked", "offered", "accepted", "departed", "arrived",
                                          "release-ordered", "released", "returned-home", "declined",
                                          "not-needed"});
}

// How far the help has come, over all legs: what lists filter on.
enum class Progress { none, asking, committed, under_way, home };
constexpr auto names_of(Progress) {
  return std::to_array<std::string_view>({"none", "asking", "committed", "under-way", "home"});
}

struct Leg {
  Uuid id;
  StreamId party;
  std::string line;
  LegPhase phase = LegPhase::asked;
  std::int64_t asked = 0, offered = 0, committed = 0;
  std::int64_t departed = 0, arrived = 0, ordered_home = 0, released = 0, home = 0, lost = 0;
  std::optional<StreamId> offer;
  std::optional<std::string> unit_type;
  Instant asked_at;
  std::optional<Instant> reply_by, offered_at, accepted_at, earliest, until;
  std::optional<Instant> departed_at, arrived_at, ordered_home_at, released_at, home_at;
  std::int64_t extensions = 0;
  Text conditions, reasons;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("id", &Leg::id, "The statement that asked."), field("party", &Leg::party, "Who was asked."),
        field("line", &Leg::line, "For which need line."),
        field("phase", &Leg::phase, "asked to returned-home, declined or not-needed."),
        field("asked", &Leg::asked, "How many were asked for."),
        field("offered", &Leg::offered, "How many were offered."),
        field("committed", &Leg::committed, "How many were accepted."),
        field("departed", &Leg::departed, "How many left home."),
        field("arrived", &Leg::arrived, "How many of them arrived."),
        field("orderedHome", &Leg::ordered_home, "How many were ordered home."),
        field("released", &Leg::released, "How many of those that arrived left the place of work."),
        field("home", &Leg::home, "How many came home."), field("lost", &Leg::lost, "How many never will."),
        field("offer", &Leg::offer, "The unsolicited offer that it took up."),
        field("unitType", &Leg::unit_type, "What it sends; left out: what its line asks for."),
        field("askedAt", &Leg::asked_at, "When it was asked."),
        field("replyBy", &Leg::reply_by, "When the answer is due."),
        field("offeredAt", &Leg::offered_at, "When it was offered."),
        field("acceptedAt", &Leg::accepted_at, "When it was accepted."),
        field("earliest", &Leg::earliest, "When they can leave."),
        field("until", &Leg::until, "Until when they stay, extensions included."),
        field("departedAt", &Leg::departed_at, "When the first left."),
        field("arrivedAt", &Leg::arrived_at, "When the first arrived."),
        field("orderedHomeAt", &Leg::ordered_home_at, "When they were last ordered home."),
        field("releasedAt", &Leg::released_at, "When the last were released."),
        field("homeAt", &Leg::home_at, "When the last came home."),
        field("extensions", &Leg::extensions, "How many times their stay was extended."),
        field("conditions", &Leg::conditions, Limit{5000}, "What the offer depended on."),
        field("reasons", &Leg::reasons, Limit{2000}, "Why declined, accepted, extended or not needed."));
  };
};

// What of a line's totals is of one unit type.
struct OfType {
  std::string unit_type;
  std::int64_t committed = 0, under_way = 0, in_service = 0;
  static constexpr auto fields = [](auto&& each) {
    return each(field("unitType", &OfType::unit_type, "What was asked for, or a substitute."),
                field("committed", &OfType::committed, "How many were accepted and are not home again."),
                field("underWay", &OfType::under_way, "How many of those left home."),
                field("inService", &OfType::in_service, "How many arrived and are not released."));
  };
};

// A need line, and what covers it.
struct Line {
  std::string id;
  Text effect;
  std::string unit_type;
  std::int64_t quantity = 0;
  std::string unit;
  Instant from, until;
  std::vector<std::string> substitutes;
  std::optional<bool> self_sufficient;
  std::int64_t granted = 0, committed = 0, under_way = 0, in_service = 0;
  std::vector<OfType> of_types;
  static constexpr auto fields = [](auto&& each) {
    return each(field("id", &Line::id, "What the line is called."),
                field("effect", &Line::effect, Limit{2000}, "What the help should achieve."),
                field("unitType", &Line::unit_type, "The kind of unit."),
                field("quantity", &Line::quantity, "How many are asked for."),
                field("unit", &Line::unit, "What the quantity counts."),
                field("from", &Line::from, "From when it is needed."),
                field("until", &Line::until, "Until when it is needed."),
                field("substitutes", &Line::substitutes, "Unit types that would do as well."),
                field("selfSufficient", &Line::self_sufficient, "Whether it must bring its own supplies."),
                field("granted", &Line::granted, "How many were granted; 0 before that."),
                field("committed", &Line::committed, "How many were accepted and are not home again."),
                field("underWay", &Line::under_way, "How many of those left home."),
                field("inService", &Line::in_service, "How many arrived and are not released."),
                field("ofTypes", &Line::of_types, Items{11},
                      "The three totals by unit type, of each that was accepted."));
  };
};

struct Notice {
  Informee who{};
  std::optional<StreamId> organisation;
  Instant at;
  static constexpr auto fields = [](auto&& each) {
    return each(field("who", &Notice::who, "Who was informed."),
                field("organisation", &Notice::organisation, "Which organisation."),
                field("at", &Notice::at, "When."));
  };
};

struct Claim {
  StreamId party;
  std::int64_t amount_cents = 0;
  Instant at;
  bool late = false;
  Text explanation;
  TextOf<Hash> document;
  static constexpr auto fields = [](auto&& each) {
    return each(field("party", &Claim::party, "Who claims."),
                field("amountCents", &Claim::amount_cents, "In euro cents."),
                field("at", &Claim::at, "When."),
                field("late", &Claim::late, "Whether the term of twelve months had passed."),
                field("explanation", &Claim::explanation, Limit{2000}, "What was said with it."),
                field("document", &Claim::document, "The SHA-256 digest of the claim."));
  };
};

struct State {
  Phase phase = Phase::drafted;
  Progress progress = Progress::none;
  StreamId request_of;
  StreamId requester;
  Route route{};
  Direction direction{};
  std::optional<StreamId> supersedes, superseded_by;
  std::optional<std::int64_t> priority;
  Instant drafted_at;
  std::optional<Instant> answer_by, submitted_at, returned_at, decided_at, ended_at, settled_at;
  Text situation, forecast, risks, own_means;
  std::vector<Line> lines;
  std::optional<Reception> reception;
  std::optional<Caller> caller;
  Text crisis_plan, urgency;
  std::optional<Outcome> outcome;
  std::int64_t decisions = 0;
  std::optional<StreamId> on_behalf_of;
  Text conditions, reasons;
  std::vector<Notice> informed;
  std::vector<Leg> legs;
  std::vector<Claim> claims;
  std::optional<CostBearer> borne_by;
  std::optional<std::int64_t> amount_cents;
  Text explanation;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("phase", &State::phase, Mark::indexed, "drafted to closed; legs have phases of their own."),
        field("progress", &State::progress, Mark::indexed, "How far the help has come, over all legs."),
        field("requestOf", &State::request_of, RefersTo{"operations"}, "The operation that it belongs to."),
        field("requester", &State::requester, Mark::indexed, RefersTo{"organisations"}, "Who asks."),
        field("route", &State::route, Mark::indexed, "The way that it takes."),
        field("direction", &State::direction, Mark::indexed, "in: asked of us from abroad."),
        field("supersedes", &State::supersedes, Mark::indexed, RefersTo{"assistance-requests"},
              "The version that it replaces."),
        field("supersededBy", &State::superseded_by, RefersTo{"assistance-requests"},
              "The version that replaced it."),
        field("priority", &State::priority, "1 is the highest."),
        field("answerBy", &State::answer_by, "When the requester needs the decision."),
        field("draftedAt", &State::drafted_at, "When its text was last drafted."),
        field("submittedAt", &State::submitted_at, "When it was last submitted."),
        field("returnedAt", &State::returned_at, "When it was last returned."),
        field("decidedAt", &State::decided_at, "When it was last decided on."),
        field("endedAt", &State::ended_at, "When it was refused, withdrawn or superseded."),
        field("settledAt", &State::settled_at, "When its costs were settled."),
        field("situation", &State::situation, Limit{5000}, "What is going on."),
        field("forecast", &State::forecast, Limit{5000}, "How it may develop."),
        field("risks", &State::risks, Limit{5000}, "What those who come must mind."),
        field("ownMeans", &State::own_means, Limit{5000}, "What the requester has deployed itself."),
        field("lines", &State::lines, "What is needed, and what covers it."),
        field("reception", &State::reception, "Where and to whom units come."),
        field("caller", &State::caller, "Whom to call about it."),
        field("crisisPlan", &State::crisis_plan, Limit{500}, "The passage of the crisis plan."),
        field("urgency", &State::urgency, Limit{2000}, "Why it could not wait for the minister."),
        field("outcome", &State::outcome, Mark::indexed, "The newest decision."),
        field("decisions", &State::decisions, "How many decisions were given, revised ones included."),
        field("onBehalfOf", &State::on_behalf_of, "On whose behalf it was decided."),
        field("conditions", &State::conditions, Limit{5000}, "What the consent depends on."),
        field("reasons", &State::reasons, Limit{5000}, "Why it was returned, decided or withdrawn."),
        field("informed", &State::informed, "Who was informed, and when."),
        field("legs", &State::legs, "What each supplying party was asked, and sends."),
        field("claims", &State::claims, "The newest cost claim of each party."),
        field("borneBy", &State::borne_by, "Who bears the costs."),
        field("amountCents", &State::amount_cents, "What was settled in all, in euro cents."),
        field("explanation", &State::explanation, Limit{2000}, "What was said with it last."));
  };
};

}  // namespace kroniek::assistance_request
