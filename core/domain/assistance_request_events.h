// A request's own way, from its draft to its closing. What its suppliers do: assistance_request_leg_events.h.
#pragma once

#include "core/domain/assistance_request_parts.h"

namespace kroniek::assistance_request {

// A new version is a stream of its own: its draft names the version that it is to replace in `supersedes`,
// and after it was submitted, `superseded` on the old one names it in `by`. Neither stands without the other,
// and what is under way on the old version comes home on the old version.
struct Drafted {
  static constexpr std::string_view type = "assistance-request.drafted";
  static constexpr Use use = Use::opens;
  StreamId requester;
  Route route{};
  Direction direction{};
  std::optional<StreamId> supersedes;
  std::optional<std::int64_t> priority;
  std::optional<Instant> answer_by;
  Text situation, forecast, risks, own_means;
  std::vector<NeedLine> lines;
  std::optional<Reception> reception;
  std::optional<Caller> caller;
  Text crisis_plan, urgency;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("requester", &Drafted::requester, RefersTo{"organisations"}, Label{"Aanvrager", "Requester"},
              "The organisation that asks."),
        field("route", &Drafted::route, Label{"Route", "Route"}, "The way that the request takes."),
        field("direction", &Drafted::direction, Label{"Richting", "Direction"},
              "in: asked of us from abroad; out: every other request."),
        field("supersedes", &Drafted::supersedes, RefersTo{"assistance-requests"},
              Label{"Vervangt", "Supersedes"}, "The version of the request that this one is to replace."),
        field("priority", &Drafted::priority, Range{1, 5}, Label{"Prioriteit", "Priority"},
              "1 is the highest."),
        field("answerBy", &Drafted::answer_by, Label{"Antwoord voor", "Answer by"},
              "When the requester needs the decision."),
        field("situation", &Drafted::situation, Mark::required, Limit{5000}, Label{"Situatie", "Situation"},
              "What is going on."),
        field("forecast", &Drafted::forecast, Limit{5000}, Label{"Verwachting", "Forecast"},
              "How it may develop."),
        field("risks", &Drafted::risks, Limit{5000}, Label{"Risico's", "Risks"},
              "What those who come must mind."),
        field("ownMeans", &Drafted::own_means, Limit{5000}, Label{"Eigen middelen", "Own means"},
              "What the requester has deployed itself, and why it is not enough."),
        field("lines", &Drafted::lines, Items{lines_max}, Label{"Behoefte", "Need"}, "What is needed."),
        field("reception", &Drafted::reception, Label{"Opvang", "Reception"},
              "Where and to whom units come."),
        field("caller", &Drafted::caller, Label{"Contactpersoon", "Caller"}, "Whom to call about it."),
        field("crisisPlan", &Drafted::crisis_plan, Limit{500}, Label{"Crisisplan", "Crisis plan"},
              "On the adjacent route: the passage of the crisis plan that it rests on."),
        field("urgency", &Drafted::urgency, Limit{2000}, Label{"Spoed", "Urgency"},
              "On the adjacent route: why it cannot wait for the minister."));
  };
};

struct Redrafted {
  static constexpr std::string_view type = "assistance-request.redrafted";
  static constexpr Use use = Use::changes;
  std::optional<std::int64_t> priority;
  std::optional<Instant> answer_by;
  Text situation, forecast, risks, own_means;
  std::vector<NeedLine> lines;
  std::optional<Reception> reception;
  std::optional<Caller> caller;
  Text crisis_plan, urgency;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("priority", &Redrafted::priority, Range{1, 5}, Label{"Prioriteit", "Priority"},
              "1 is the highest."),
        field("answerBy", &Redrafted::answer_by, Label{"Antwoord voor", "Answer by"},
              "When the requester needs the decision."),
        field("situation", &Redrafted::situation, Limit{5000}, Label{"Situatie", "Situation"},
              "What is going on; replaces what was said where given, as all texts here."),
        field("forecast", &Redrafted::forecast, Limit{5000}, Label{"Verwachting", "Forecast"},
              "How it may develop."),
        field("risks", &Redrafted::risks, Limit{5000}, Label{"Risico's", "Risks"},
              "What those who come must mind."),
        field("ownMeans", &Redrafted::own_means, Limit{5000}, Label{"Eigen middelen", "Own means"},
              "What the requester has deployed itself, and why it is not enough."),
        field("lines", &Redrafted::lines, Items{lines_max}, Label{"Behoefte", "Need"},
              "What is needed; replaces all lines where given."),
        field("reception", &Redrafted::reception, Label{"Opvang", "Reception"},
              "Where and to whom units come; replaces the whole where given."),
        field("caller", &Redrafted::caller, Label{"Contactpersoon", "Caller"}, "Whom to call about it."),
        field("crisisPlan", &Redrafted::crisis_plan, Limit{500}, Label{"Crisisplan", "Crisis plan"},
              "On the adjacent route: the passage of the crisis plan that it rests on."),
        field("urgency", &Redrafted::urgency, Limit{2000}, Label{"Spoed", "Urgency"},
              "On the adjacent route: why it cannot wait for the minister."));
  };
};

struct Submitted {
  static constexpr std::string_view type = "assistance-request.submitted";
  static constexpr Use use = Use::changes;
  Text explanation;
  static constexpr auto fields = [](auto&& each) {
    return each(field("explanation", &Submitted::explanation, Limit{2000},
                      Label{"Toelichting", "Explanation"},
                      "What is worth saying with it; after a return, what was changed."));
  };
};

struct Returned {
  static constexpr std::string_view type = "assistance-request.returned";
  static constexpr Use use = Use::changes;
  Text reasons;
  static constexpr auto fields = [](auto&& each) {
    return each(field("reasons", &Returned::reasons, Mark::required, Limit{2000}, Label{"Redenen", "Reasons"},
                      "What has to be changed or added before it can be assessed."));
  };
};

struct Withdrawn {
  static constexpr std::string_view type = "assistance-request.withdrawn";
  static constexpr Use use = Use::changes;
  Text reasons;
  static constexpr auto fields = [](auto&& each) {
    return each(field("reasons", &Withdrawn::reasons, Mark::required, Limit{2000},
                      Label{"Redenen", "Reasons"}, "Why it is not needed."));
  };
};

struct Superseded {
  static constexpr std::string_view type = "assistance-request.superseded";
  static constexpr Use use = Use::changes;
  StreamId by;
  static constexpr auto fields = [](auto&& each) {
    return each(field("by", &Superseded::by, RefersTo{"assistance-requests"},
                      Label{"Vervangen door", "Superseded by"},
                      "The submitted request whose draft says that it supersedes this one."));
  };
};

struct Informed {
  static constexpr std::string_view type = "assistance-request.informed";
  static constexpr Use use = Use::fact;
  Informee who{};
  std::optional<StreamId> organisation;
  static constexpr auto fields = [](auto&& each) {
    return each(field("who", &Informed::who, Label{"Wie", "Who"}, "Who was informed, at occurredAt."),
                field("organisation", &Informed::organisation, RefersTo{"organisations"},
                      Label{"Organisatie", "Organisation"}, "Which organisation; needed for other."));
  };
};

struct ReceptionSet {
  static constexpr std::string_view type = "assistance-request.reception-set";
  static constexpr Use use = Use::fact;
  Reception reception;
  static constexpr auto fields = [](auto&& each) {
    return each(field("reception", &ReceptionSet::reception, Label{"Opvang", "Reception"},
                      "Where and to whom units come from now on; replaces the whole."));
  };
};

}  // namespace kroniek::assistance_request
