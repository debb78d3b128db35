// What rests on a key, a mandate or a decision that was later taken back.
#include "api/http/handlers/review_handlers.h"

#include "api/http/handlers/answers.h"
#include "api/http/handlers/query_choices.h"
#include "core/log/text.h"
#include "core/register/review.h"

namespace kroniek::http {
namespace {

struct ReviewAnswer {
  std::vector<ReviewRow> items;
  static constexpr auto fields = [](auto&& each) {
    return each(field("items", &ReviewAnswer::items, Items{page_rows_max},
                      "By withdrawal in the order of the log, then in the order of what rests on it."));
  };
};

ReviewQuery read_review_query(QueryReader& query) {
  ReviewQuery asked;
  asked.exercise = query.flag("exercise");
  asked.author = query.stream("author", "actors");
  asked.mandate = query.stream("mandate", "mandates");
  asked.key_id = key_id_of(query, "keyId");
  asked.reason = one_of<ReviewReason>(query, "reason");
  asked.timing = one_of<ReviewTiming>(query, "timing");
  return asked;
}

std::string text_of(const ReviewPlace& place) {
  return std::to_string(place.withdrawal) + "-" + std::to_string(place.list) + "-" +
         std::to_string(place.position);
}

std::optional<ReviewPlace> parse_place(std::string_view text) {
  const auto first = text.find('-');
  const auto second = first == text.npos ? text.npos : text.find('-', first + 1);
  if (second == text.npos) return std::nullopt;
  const auto withdrawal = parse_decimal(text.substr(0, first));
  const auto list = parse_decimal(text.substr(first + 1, second - first - 1));
  const auto position = parse_decimal(text.substr(second + 1));
  if (!withdrawal.has_value() || !list.has_value() || !position.has_value()) return std::nullopt;
  return ReviewPlace{*withdrawal, *list, *position};
}

Result<Response> list_reviews(const Api& api, const Request& request, const PathParameters&) {
  QueryReader query(request);
  const auto limit = query.limit();
  const auto cursor = query.cursor();
  const auto wanted = read_review_query(query);
  const auto asked = asked_moment(query);
  TRY_OK(query.done());
  const auto from = cursor.has_value() ? parse_place(cursor->after) : ReviewPlace{};
  if (!from.has_value()) return wrong_cursor();
  const auto reading = api.service.read();
  TRY(moment, moment_of(reading, asked, cursor));
  TRY(page, review_page(reading.log(), wanted, {moment, *from, limit}));
  auto response = json_answer(200, answer_json(ReviewAnswer{std::move(page.rows)}));
  if (page.next.has_value()) link_next(response, request, format_cursor({moment.known, text_of(*page.next)}));
  return true_for(std::move(response), moment.known);
}

}  // namespace

Route review_route(Api& api) {
  return {.pattern = "/v1/statements/_review",
          .operation = "listReviews",
          .handler = reading_handler(api, list_reviews),
          .query = {"author", "mandate", "keyId", "reason", "timing", "exercise", "asOf", "validAt", "limit",
                    "cursor"},
          .answers = answers_with<ReviewAnswer>("Reviews")};
}

}  // namespace kroniek::http
