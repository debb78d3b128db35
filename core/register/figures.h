// Figures: counts of statements and lead times between them. Every number comes with the question whose
// answer is the list of statements that it is made of, and is true for one moment of the log.
#pragma once

#include "core/register/log_query.h"

namespace kroniek {

// By what a figure is broken down. A period is one of the calendar in UTC, of occurredAt.
enum class Grouping { none, type, organisation, operation, day, month, year };
constexpr auto names_of(Grouping) {
  return std::array<std::string_view, 7>{"none", "type", "organisation", "operation", "day", "month", "year"};
}

struct FigureScope {
  const LogReader& log;
  const Moment& moment;
  const LogQuery& query;  // which statements; of lead times: all but the type
  Grouping by = Grouping::none;
};

// How many statements, and which.
struct Count {
  std::string key;
  std::int64_t count = 0;
  std::vector<Uuid> statements;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("key", &Count::key, "The type, organisation, operation or period; empty where there is none."),
        field("count", &Count::count, "How many."),
        field("statements", &Count::statements, "Which: as many as count, in the order of the log."));
  };
};
// In the order of the keys. Kind too_large, `figures.too-many`: above 50,000, or 500,000 to look at.
Result<std::vector<Count>> count_statements(const FigureScope& scope);

// From the first statement of one type about a part of a stream to the first of another about that part that
// follows it there (core/parts.h); where the two types have no kind of part in common, about the stream.
// What follows in the log counts, also where it is said to have happened before: that took 0 seconds.
struct LeadTime {
  std::string key;  // as of a count, of the first statement
  StreamId stream;
  std::optional<std::string> about;  // none: the stream as a whole
  Uuid from;
  Instant since;
  std::optional<Uuid> to;  // none: it still waits
  std::optional<std::int64_t> seconds;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("key", &LeadTime::key, "As of a count, of the first statement."),
        field("stream", &LeadTime::stream, "The stream of both."),
        field("about", &LeadTime::about,
              "Which part of the stream: a council, a leg, an advice; left out where it is the whole."),
        field("from", &LeadTime::from, "The first statement."),
        field("since", &LeadTime::since, "When what it says happened."),
        field("to", &LeadTime::to, "The second statement; left out where it still waits."),
        field("seconds", &LeadTime::seconds,
              "From the one's occurredAt to the other's; 0 where that one lies before."));
  };
};
// In the order of the first statements. `query` picks those; the second ones are any that follow.
Result<std::vector<LeadTime>> lead_times(const FigureScope& scope, const std::string& from,
                                         const std::string& to);

}  // namespace kroniek
