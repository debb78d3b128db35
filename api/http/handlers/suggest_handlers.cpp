// Suggesting links: which files may be of one person, for people to judge. Compared on a worker's thread,
// since an operation has many files.
#include "api/http/handlers/open_requests.h"

namespace kroniek::http {
namespace {

struct SuggestAnswer {
  Json opening;
  std::int64_t threshold = 0, compared = 0, pairs = 0, known = 0, suggested = 0, left = 0;
  std::vector<SuggestedLink> links;
  std::vector<RefusedLink> refused;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("opening", &SuggestAnswer::opening, "The statement that recorded the look."),
        field("threshold", &SuggestAnswer::threshold, likeness::score_range,
              "The lowest score that was looked for."),
        field("compared", &SuggestAnswer::compared, "How many files of the operation were compared."),
        field("pairs", &SuggestAnswer::pairs, "How many pairs of files reach the threshold."),
        field("known", &SuggestAnswer::known,
              "How many of those have a link already, whatever became of it; they are not suggested again."),
        field("suggested", &SuggestAnswer::suggested, "How many links were suggested by this call."),
        field("left", &SuggestAnswer::left,
              "How many pairs are left for a next call, because one call suggests 200 at most."),
        field("links", &SuggestAnswer::links, Items{suggested_max},
              "What was suggested, the likeliest first."),
        field("refused", &SuggestAnswer::refused, Items{suggested_max},
              "What the register did not take, each for its own reason."));
  };
};

Response suggest_answer(const SuggestedLinks& said) {
  const SuggestAnswer answer{accepted_json(said.opening),
                             said.threshold,
                             said.compared,
                             said.pairs,
                             said.known,
                             static_cast<std::int64_t>(said.links.size()),
                             said.left,
                             said.links,
                             said.refused};
  auto response = json_answer(200, answer_json(answer));
  response.set_header("Location", "/v1/statements/" + to_string(said.opening.jti));
  return true_for(std::move(response), TreeSize{said.newest.value + 1});
}

void suggest(Api& api, const Request& request, Reply reply) {
  auto asked = read_request<SuggestRequest>(request.body, "search.request-invalid");
  if (!asked.ok()) return reply(problem(asked.error()));
  const auto shared = std::make_shared<Reply>(std::move(reply));
  const bool taken =
      api.workers.submit([&api, shared, asked = *std::move(asked), reader = request.caller->who] {
        api.service.suggest_links(asked, reader, [shared](const Result<SuggestedLinks>& said) {
          (*shared)(said.ok() ? suggest_answer(*said) : problem(said.error()));
        });
      });
  if (!taken)
    (*shared)(problem(
        Error{ErrorKind::busy, "search.too-many", "Too much is being compared; try again in a moment."}));
}

}  // namespace

Route suggest_route(Api& api) {
  return {.method = Method::post,
          .pattern = "/v1/links/_suggest",
          .scope = Scope::look,
          .operation = "suggestLinks",
          .handler = [&api](const Request& request, const PathParameters&,
                            Reply reply) { suggest(api, request, std::move(reply)); },
          .accepts = {"application/json"},
          .answers = answers_with<SuggestAnswer>("SuggestedLinks")};
}

}  // namespace kroniek::http
