// Figures: counts and lead times, each with the statements that it is made of.
#include <algorithm>

#include "api/http/handlers/answers.h"
#include "core/log/text.h"
#include "core/register/figures.h"

namespace kroniek::http {
namespace {

struct CountAnswer {
  std::int64_t total = 0;
  std::vector<Count> figures;
  static constexpr auto fields = [](auto&& each) {
    return each(field("total", &CountAnswer::total, "The sum of all of them."),
                field("figures", &CountAnswer::figures, Items{50'000}, "In the order of their keys."));
  };
};

struct LeadTimeSummary {
  std::string key;
  std::int64_t done = 0;
  std::int64_t waiting = 0;
  std::optional<std::int64_t> median_seconds;
  std::optional<std::int64_t> longest_seconds;
  static constexpr auto fields = [](auto&& each) {
    return each(field("key", &LeadTimeSummary::key,
                      "The organisation, operation or period; empty where there is none."),
                field("done", &LeadTimeSummary::done, "How many came to their end."),
                field("waiting", &LeadTimeSummary::waiting, "How many did not yet."),
                field("medianSeconds", &LeadTimeSummary::median_seconds,
                      "Of those done: the lower of the middle ones."),
                field("longestSeconds", &LeadTimeSummary::longest_seconds, "Of those done."));
  };
};
struct LeadTimeAnswer {
  std::vector<LeadTimeSummary> figures;
  std::vector<LeadTime> items;
  static constexpr auto fields = [](auto&& each) {
    return each(field("figures", &LeadTimeAnswer::figures, Items{50'000}, "In the order of their keys."),
                field("items", &LeadTimeAnswer::items, Items{50'000}, "What they are made of."));
  };
};

// An event type of the register; a fault where there is none of that name.
std::optional<std::string> event_type(QueryReader& query, std::string_view key) {
  auto type = query.text(key);
  if (type.has_value() && find_event(*type).event == nullptr)
    query.fault(key, "query.malformed", std::string(key) + " names no event type of this register.");
  return type;
}

Grouping grouping(QueryReader& query) {
  const auto said = query.text("by");
  if (!said.has_value()) return Grouping::none;
  const auto names = names_of(Grouping{});
  const auto at = std::find(names.begin(), names.end(), *said);
  if (at == names.end())
    query.fault("by", "query.malformed",
                "by must be none, type, organisation, operation, day, month or year.");
  return at == names.end() ? Grouping::none : static_cast<Grouping>(at - names.begin());
}

LogQuery figure_query(QueryReader& query) {
  LogQuery asked;
  asked.organisation = query.stream("organisation", "organisations");
  asked.operation = query.stream("operation", "operations");
  asked.occurred_from = query.instant("occurredFrom");
  asked.occurred_until = query.instant("occurredUntil");
  asked.exercise = query.flag("exercise");
  return asked;
}

Result<Response> count(const Api& api, const Request& request, const PathParameters&) {
  QueryReader query(request);
  auto wanted = figure_query(query);
  wanted.type = event_type(query, "type");
  const auto by = grouping(query);
  const auto asked = asked_moment(query);
  TRY_OK(query.done());
  const auto reading = api.service.read();
  TRY(moment, moment_of(reading, asked));
  TRY(counts, count_statements({reading.log(), moment, wanted, by}));
  CountAnswer answered{0, std::move(counts)};
  for (const auto& each : answered.figures) answered.total += each.count;
  return true_for(json_answer(200, answer_json(answered)), moment.known);
}

LeadTimeSummary summary(const std::string& key, const std::vector<const LeadTime*>& times) {
  LeadTimeSummary out;
  out.key = key;
  std::vector<std::int64_t> seconds;
  for (const auto* time : times)
    if (time->seconds.has_value()) seconds.push_back(*time->seconds);
  out.done = static_cast<std::int64_t>(seconds.size());
  out.waiting = static_cast<std::int64_t>(times.size() - seconds.size());
  if (seconds.empty()) return out;
  std::sort(seconds.begin(), seconds.end());
  out.median_seconds = seconds[(seconds.size() - 1) / 2];
  out.longest_seconds = seconds.back();
  return out;
}

Result<Response> measure(const Api& api, const Request& request, const PathParameters&) {
  QueryReader query(request);
  const auto wanted = figure_query(query);
  const auto from = event_type(query, "fromType");
  const auto to = event_type(query, "toType");
  for (const auto key : {"fromType", "toType"})
    if (!query.text(key).has_value())
      query.fault(key, "query.missing", "A lead time runs from one event type to another: name both.");
  const auto by = grouping(query);
  const auto asked = asked_moment(query);
  TRY_OK(query.done());
  const auto reading = api.service.read();
  TRY(moment, moment_of(reading, asked));
  TRY(times, lead_times({reading.log(), moment, wanted, by}, *from, *to));
  std::map<std::string, std::vector<const LeadTime*>> grouped;
  for (const auto& time : times) grouped[time.key].push_back(&time);
  LeadTimeAnswer answered;
  for (const auto& [key, of_key] : grouped) answered.figures.push_back(summary(key, of_key));
  answered.items = std::move(times);
  return true_for(json_answer(200, answer_json(answered)), moment.known);
}

}  // namespace

std::vector<Route> figure_routes(Api& api) {
  return {{.pattern = "/v1/figures/counts",
           .operation = "countStatements",
           .handler = reading_handler(api, count),
           .query = {"type", "organisation", "operation", "occurredFrom", "occurredUntil", "exercise", "by",
                     "asOf", "validAt"},
           .answers = answers_with<CountAnswer>("Counts")},
          {.pattern = "/v1/figures/lead-times",
           .operation = "measureLeadTimes",
           .handler = reading_handler(api, measure),
           .query = {"fromType", "toType", "organisation", "operation", "occurredFrom", "occurredUntil",
                     "exercise", "by", "asOf", "validAt"},
           .answers = answers_with<LeadTimeAnswer>("LeadTimes")}};
}

}  // namespace kroniek::http
