// What is past its term of retention, with the holds that keep it: for whoever proposes erasures.
#include "api/http/handlers/answers.h"
#include "core/log/text.h"
#include "core/register/retained.h"

namespace kroniek::http {
namespace {

struct RetentionPage {
  std::vector<PastTerm> items;
  std::int64_t total = 0;
  static constexpr auto fields = [](auto&& each) {
    return each(field("items", &RetentionPage::items, Items{page_rows_max}, "Those longest past it first."),
                field("total", &RetentionPage::total, "How many there are on all pages."));
  };
};

Result<Response> list_past_terms(const Api& api, const Request& request, const PathParameters&) {
  QueryReader query(request);
  const auto limit = query.limit();
  const auto cursor = query.cursor();
  const bool exercise = query.flag("exercise");
  TRY_OK(query.done());
  const auto from = cursor.has_value() ? parse_decimal(cursor->after) : 0;
  if (!from.has_value()) return wrong_cursor();
  const auto reading = api.service.read();
  TRY(items, past_terms(reading.log(), exercise, api.service.now()));
  RetentionPage page{{}, static_cast<std::int64_t>(items.size())};
  for (auto at = *from; at < items.size() && page.items.size() < limit; ++at)
    page.items.push_back(std::move(items[at]));
  const auto next = *from + page.items.size();
  auto response = json_answer(200, answer_json(page));
  if (next < items.size())
    link_next(response, request, format_cursor({reading.size(), std::to_string(next)}));
  return true_for(std::move(response), reading.size());
}

}  // namespace

Route retention_route(Api& api) {
  return {.pattern = "/v1/retention",
          .operation = "listPastTerms",
          .handler = reading_handler(api, list_past_terms),
          .query = {"exercise", "limit", "cursor"},
          .answers = answers_with<RetentionPage>("Retention")};
}

}  // namespace kroniek::http
