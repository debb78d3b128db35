// The founding as a whole country sees it: every council, who was sent the draft, who answered what, who is
// late, and which regions may decide. A pure function of states at a moment; it stores nothing.
#pragma once

#include <memory>
#include <span>

#include "core/domain/consultations.h"
#include "core/domain/organisations.h"

namespace kroniek::consultation {

enum class Standing { not_consulted, not_sent, sent, received, views_given };
constexpr auto names_of(Standing) {
  return std::array<std::string_view, 5>{"not-consulted", "not-sent", "sent", "received", "views-given"};
}

struct CouncilRow {
  StreamId municipality;
  std::string code;
  std::string name;
  std::optional<StreamId> region;
  std::optional<StreamId> consultation;
  Standing standing{};
  std::optional<Instant> sent_at;
  std::optional<Instant> deadline;
  std::optional<Views> views;
  std::optional<Instant> views_at;
  std::optional<Date> council_date;
  bool late = false;
  bool waits_for_answer = false;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("municipality", &CouncilRow::municipality, "Whose council it is."),
        field("code", &CouncilRow::code, "The municipality's code."),
        field("name", &CouncilRow::name, "The municipality's name."),
        field("region", &CouncilRow::region, "Its safety region."),
        field("consultation", &CouncilRow::consultation, "The consultation that it takes part in."),
        field("standing", &CouncilRow::standing,
              "not-consulted, not-sent, sent, received or views-given: the last that happened."),
        field("sentAt", &CouncilRow::sent_at, "When it was sent the draft."),
        field("deadline", &CouncilRow::deadline, "The first moment that is too late."),
        field("views", &CouncilRow::views, "wishes, concerns, wishes-and-concerns or none."),
        field("viewsAt", &CouncilRow::views_at, "When it gave them."),
        field("councilDate", &CouncilRow::council_date, "The day on which the council decided."),
        field("late", &CouncilRow::late, "Gave its views too late, or has not given any and is too late."),
        field("waitsForAnswer", &CouncilRow::waits_for_answer, "The board still owes it an answer."));
  };
};

struct FounderRow {
  StreamId founder;
  std::string code;
  std::string name;
  std::optional<StreamId> consultation;
  std::optional<Phase> phase;
  std::int64_t councils = 0;
  std::int64_t sent = 0;
  std::int64_t views_given = 0;
  std::int64_t late = 0;
  std::int64_t waiting_for_answer = 0;
  std::optional<Instant> may_decide_from;
  bool may_decide = false;
  std::optional<Date> decided;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("founder", &FounderRow::founder, "The safety region, or the ministry."),
        field("code", &FounderRow::code, "Its code."), field("name", &FounderRow::name, "Its name."),
        field("consultation", &FounderRow::consultation, "Its consultation that is not withdrawn."),
        field("phase", &FounderRow::phase, "How that stands."),
        field("councils", &FounderRow::councils, "How many councils take part, or should."),
        field("sent", &FounderRow::sent, "How many were sent the draft."),
        field("viewsGiven", &FounderRow::views_given, "How many gave their views."),
        field("late", &FounderRow::late, "How many were or are late."),
        field("waitingForAnswer", &FounderRow::waiting_for_answer, "How many the board owes an answer."),
        field("mayDecideFrom", &FounderRow::may_decide_from, "From when on it may decide, as things stand."),
        field("mayDecide", &FounderRow::may_decide, "It may decide now, and has not."),
        field("decided", &FounderRow::decided, "The day of its decision that counts."));
  };
};

struct Totals {
  std::int64_t councils = 0;
  std::int64_t not_consulted = 0;
  std::int64_t not_sent = 0;
  std::int64_t without_views = 0;
  std::int64_t wishes = 0;
  std::int64_t concerns = 0;
  std::int64_t wishes_and_concerns = 0;
  std::int64_t none = 0;
  std::int64_t late = 0;
  std::int64_t regions = 0;
  std::int64_t regions_that_may_decide = 0;
  std::int64_t regions_in_favour = 0;
  std::int64_t regions_against = 0;
  bool ministry_in_favour = false;
  bool established = false;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("councils", &Totals::councils, "All councils; the seven numbers that follow add up to it."),
        field("notConsulted", &Totals::not_consulted, "Not named by any consultation."),
        field("notSent", &Totals::not_sent, "Named, and not sent the draft yet."),
        field("withoutViews", &Totals::without_views, "Sent the draft, no views yet."),
        field("wishes", &Totals::wishes, "With wishes."),
        field("concerns", &Totals::concerns, "With concerns."),
        field("wishesAndConcerns", &Totals::wishes_and_concerns, "With both."),
        field("none", &Totals::none, "With neither."), field("late", &Totals::late, "Late, of all councils."),
        field("regions", &Totals::regions, "All safety regions."),
        field("regionsThatMayDecide", &Totals::regions_that_may_decide, "That may decide now, and have not."),
        field("regionsInFavour", &Totals::regions_in_favour, "That decided in favour."),
        field("regionsAgainst", &Totals::regions_against, "That decided against."),
        field("ministryInFavour", &Totals::ministry_in_favour, "The ministry decided in favour."),
        field("established", &Totals::established, "The foundation is established."));
  };
};

struct Overview {
  Totals totals;
  std::vector<FounderRow> founders;
  std::vector<CouncilRow> councils;
  static constexpr auto fields = [](auto&& each) {
    return each(field("totals", &Overview::totals, "The country as a whole."),
                field("founders", &Overview::founders, "Regions and ministry, by code."),
                field("councils", &Overview::councils, "All councils, by the municipality's code."));
  };
};

struct KnownConsultation {
  StreamId id;
  std::shared_ptr<const State> state;
};
struct KnownOrganisation {
  StreamId id;
  std::shared_ptr<const organisation::State> state;
};

// Of all consultations and all organisations, each once, in any order.
Overview overview(std::span<const KnownConsultation> consultations,
                  std::span<const KnownOrganisation> organisations, Instant at);

}  // namespace kroniek::consultation
