// What waits on whom, since when, until when.
#include <algorithm>

#include "api/http/handlers/answers.h"
#include "core/domain/mandates.h"
#include "core/duty_kinds.h"
#include "core/log/text.h"
#include "core/register/worklist.h"

namespace kroniek::http {
namespace {

struct WorklistPage {
  std::vector<WorkItem> items;
  std::int64_t total = 0;
  static constexpr auto fields = [](auto&& each) {
    return each(field("items", &WorklistPage::items, Items{page_rows_max}, "The most urgent first."),
                field("total", &WorklistPage::total, "How many there are on all pages."));
  };
};

// Under a name that there is not nothing ever waits, which must not read as if nothing did now.
void check_names(QueryReader& query) {
  const auto roles = names_of(mandate::Role{});
  if (const auto role = query.text("role");
      role.has_value() && std::find(roles.begin(), roles.end(), *role) == roles.end())
    query.fault("role", "worklist.role-unknown", "role names no role of mandates.");
  if (const auto kind = query.text("kind"); kind.has_value() && !is_duty_kind(*kind))
    query.fault("kind", "worklist.kind-unknown", "kind names no kind of duty.");
}

WorklistQuery read_worklist_query(QueryReader& query) {
  WorklistQuery asked;
  asked.exercise = query.flag("exercise");
  asked.overdue = query.flag("overdue");
  asked.organisation = query.stream("organisation", "organisations");
  asked.operation = query.stream("operation", "operations");
  asked.role = query.text("role").value_or("");
  asked.kind = query.text("kind").value_or("");
  check_names(query);
  return asked;
}

// That a shielded person is handed over, and to whom, is not for everybody's list.
Result<std::vector<WorkItem>> shown_to(const Sight& sight, std::vector<WorkItem> items) {
  std::vector<WorkItem> out;
  for (auto& each : items) {
    if (each.kind == "registration.handover-due") {
      TRY(held_back, sight.is_held_back(each.stream));
      if (held_back) continue;
    }
    out.push_back(std::move(each));
  }
  return out;
}

// A page is a part of the whole, which is the same for all pages: they are true for the same entries, and
// their order is fixed by what the entries say.
Result<Response> list_work(const Api& api, const Request& request, const PathParameters&) {
  QueryReader query(request);
  const auto limit = query.limit();
  const auto cursor = query.cursor();
  const auto wanted = read_worklist_query(query);
  const auto asked = asked_moment(query);
  TRY_OK(query.done());
  const auto reading = api.service.read();
  TRY(moment, moment_of(reading, asked, cursor));
  const auto from = cursor.has_value() ? parse_decimal(cursor->after) : 0;
  if (!from.has_value()) return wrong_cursor();
  const auto compared_with = asked.valid_at.value_or(asked.as_of.value_or(api.service.now()));
  TRY(sight, sight_of(api, request, reading));
  TRY(all, worklist(reading.log(), wanted, moment, compared_with));
  TRY(items, shown_to(sight, std::move(all)));
  WorklistPage page{{}, static_cast<std::int64_t>(items.size())};
  for (auto at = *from; at < items.size() && page.items.size() < limit; ++at)
    page.items.push_back(std::move(items[at]));
  const auto next = *from + page.items.size();
  auto response = json_answer(200, answer_json(page));
  if (next < items.size()) link_next(response, request, format_cursor({moment.known, std::to_string(next)}));
  return true_for(std::move(response), moment.known);
}

}  // namespace

Route worklist_route(Api& api) {
  return {.pattern = "/v1/worklist",
          .operation = "listWork",
          .handler = reading_handler(api, list_work),
          .query = {"organisation", "operation", "role", "kind", "overdue", "exercise", "asOf", "validAt",
                    "limit", "cursor"},
          .answers = answers_with<WorklistPage>("Worklist")};
}

}  // namespace kroniek::http
