// Looks at several files at once, who looked at one, and the performing of disclosures.
#include "api/http/handlers/open_requests.h"
#include "core/domain/disclosures.h"
#include "core/register/looks.h"

namespace kroniek::http {
namespace {

Json subjects_json(const OpenedSeveral& opened) {
  Json::Array subjects;
  for (const auto& each : opened.subjects)
    subjects.push_back(Json::object({{"subject", to_string(each.subject)}, {"values", each.values}}));
  return subjects;
}

Response opened_answer(const OpenedSeveral& opened) {
  const auto json =
      Json::object({{"opening", accepted_json(opened.opening)},
                    {"fields", Codec<std::vector<std::string>>::write(opened.fields, WriteMode::values)},
                    {"subjects", subjects_json(opened)}});
  return opening_answer(opened.opening, opened.opening, json);
}

Result<SeveralRequest> read_several(const Request& request, const PathParameters& path) {
  const auto* aggregate = find_aggregate(path["collection"]);
  if (aggregate == nullptr)
    return Error{ErrorKind::not_found, "route.not-found", "There is no such collection."};
  TRY(asked, read_request<OpenSeveralRequest>(request.body, "opening.request-invalid"));
  std::vector<Fault> faults;
  for (std::size_t i = 0; i < asked.subjects.size(); ++i)
    if (asked.subjects[i].collection != aggregate->collection)
      faults.push_back({"/subjects/" + std::to_string(i), "field.wrong-collection",
                        "Must be of the form " + path["collection"] + "/<uuid>."});
  if (!faults.empty())
    return Error{ErrorKind::invalid, "opening.request-invalid",
                 "Some members of the request break their rules.", std::move(faults)};
  return SeveralRequest{
      std::move(asked.subjects),
      {std::move(asked.purpose), std::move(asked.ground), std::move(asked.names), asked.mandate},
      opening::Occasion::batch};
}

void open_several(Api& api, const Request& request, const PathParameters& path, Reply reply) {
  auto asked = read_several(request, path);
  if (!asked.ok()) return reply(problem(asked.error()));
  api.service.open_several(*std::move(asked), request.caller->who,
                           answering<OpenedSeveral>(std::move(reply), opened_answer));
}

struct LookList {
  std::vector<Look> items;
  static constexpr auto fields = [](auto&& each) {
    return each(field("items", &LookList::items, Items{page_rows_max}, "The looks, oldest first."));
  };
};

Result<Response> looks(const Api& api, const Request& request, const PathParameters& path) {
  TRY(stream, path_stream(path));
  QueryReader query(request);
  LooksQuery wanted{stream, std::nullopt, query.limit()};
  const auto cursor = query.cursor();
  const auto asked = asked_moment(query);
  TRY_OK(query.done());
  const auto reading = api.service.read();
  TRY(moment, moment_of(reading, asked, cursor));
  if (cursor.has_value()) {
    const auto after = parse_uuid(cursor->after);
    if (!after.ok()) return wrong_cursor();
    wanted.after = *after;
  }
  TRY(sight, sight_of(api, request, reading));
  TRY_OK(sight.check_looks(stream));
  TRY(page, looks_at(reading, wanted, moment));
  auto response = json_answer(200, answer_json(LookList{std::move(page.looks)}));
  if (page.next.has_value())
    link_next(response, request, format_cursor({moment.known, to_string(*page.next)}));
  return true_for(std::move(response), moment.known);
}

Response disclosed_answer(const Disclosed& disclosed) {
  const auto& opened = disclosed.opened;
  const auto json =
      Json::object({{"performed", accepted_json(disclosed.performed)},
                    {"opening", accepted_json(opened.opening)},
                    {"fields", Codec<std::vector<std::string>>::write(opened.fields, WriteMode::values)},
                    {"subjects", subjects_json(opened)}});
  return opening_answer(opened.opening, disclosed.performed, json);
}

void perform(Api& api, const Request& request, const PathParameters& path, Reply reply) {
  const auto id = parse_uuid(path["id"]);
  if (!id.ok())
    return reply(problem(Error{ErrorKind::not_found, "stream.unknown", "There is no such view."}));
  const auto asked = read_request<PerformRequest>(request.body, "disclosure.request-invalid");
  if (!asked.ok()) return reply(problem(asked.error()));
  api.service.perform_disclosure({std::string(Disclosures::collection), *id}, asked->mandate,
                                 request.caller->who,
                                 answering<Disclosed>(std::move(reply), disclosed_answer));
}

}  // namespace

std::vector<Route> privacy_routes(Api& api) {
  return {
      {.method = Method::post,
       .pattern = "/v1/{collection}/_open",
       .scope = Scope::look,
       .operation = "openPersonalDataOfSeveral",
       .handler = [&api](const Request& request, const PathParameters& path,
                         Reply reply) { open_several(api, request, path, std::move(reply)); },
       .accepts = {"application/json"}},
      {.pattern = "/v1/{collection}/{id}/_looks",
       .operation = "listLooks",
       .handler = reading_handler(api, looks),
       .query = {"asOf", "validAt", "limit", "cursor"},
       .answers = answers_with<LookList>("LookList")},
      {.method = Method::post,
       .pattern = "/v1/disclosures/{id}/_perform",
       .scope = Scope::look,
       .operation = "performDisclosure",
       .handler = [&api](const Request& request, const PathParameters& path,
                         Reply reply) { perform(api, request, path, std::move(reply)); },
       .accepts = {"application/json"}},
  };
}

}  // namespace kroniek::http
