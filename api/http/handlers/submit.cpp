// Taking statements: one a request, or a batch of lines that are each accepted or refused by themselves.
#include "api/http/accept.h"
#include "api/http/handlers/answers.h"
#include "api/http/handlers/batch.h"
#include "api/http/problem.h"

namespace kroniek::http {
namespace {

constexpr std::size_t batch_bytes_max = 16 * 1024 * 1024;

bool is_sd_jwt(const Request& request) {
  return media_type_of(request) == "application/sd-jwt";
}

Result<Submission> prepare_json(const Service& service, const Request& request) {
  TRY(json, parse_json(request.body));
  return prepare_plain(service, json, request.caller.get());
}

// A Reply may be moved only, a std::function must be copyable; the one answer is owned by the callback's
// copies.
std::shared_ptr<Reply> share(Reply reply) {
  return std::make_shared<Reply>(std::move(reply));
}

void submit_statement(Api& api, const Request& request, Reply reply) {
  const auto shared = share(std::move(reply));
  const auto done = [shared](const Result<Accepted>& answer) { (*shared)(accepted_answer(answer)); };
  auto submission =
      is_sd_jwt(request) ? api.service.prepare(request.body) : prepare_json(api.service, request);
  if (!submission.ok()) return done(std::move(submission).error());
  api.service.submit(*std::move(submission), done);
}

void submit_batch(Api& api, Request request, Reply reply) {
  auto batch = std::make_shared<StatementBatch>(api.service, std::move(request), std::move(reply));
  if (!batch->start(api.workers))
    batch->refuse(Error{ErrorKind::busy, "batch.too-many", "Too many batches are being read; try again."});
}

}  // namespace

std::vector<Route> submit_routes(Api& api) {
  return {
      {.method = Method::post,
       .pattern = "/v1/statements",
       .scope = Scope::anyone,
       .operation = "submitStatement",
       .handler = [&api](const Request& request, const PathParameters&,
                         Reply reply) { submit_statement(api, request, std::move(reply)); },
       .accepts = {"application/sd-jwt", "application/json"}},
      {.method = Method::post,
       .pattern = "/v1/statements/_batch",
       .scope = Scope::anyone,
       .operation = "submitStatements",
       .handler = [&api](Request request, const PathParameters&,
                         Reply reply) { submit_batch(api, std::move(request), std::move(reply)); },
       .body_bytes_max = batch_bytes_max,
       .accepts = {"application/x-ndjson"},
       .produces = {"application/x-ndjson"}},
  };
}

}  // namespace kroniek::http
