// Seals of the state, and proofs against them. Both read a great deal, so they run on a worker's thread.
#include "api/http/handlers/answers.h"
#include "api/http/problem.h"

namespace kroniek::http {
namespace {

void on_worker(Api& api, Reply reply, std::function<void(const std::shared_ptr<Reply>&)> work) {
  const auto shared = std::make_shared<Reply>(std::move(reply));  // of the work, and of who refuses it
  if (!api.workers.submit([shared, work = std::move(work)] { work(shared); }))
    (*shared)(problem(
        Error{ErrorKind::busy, "seal.too-many", "Too much is being computed; try again in a moment."}));
}

void prove(Api& api, const PathParameters& path, Reply reply) {
  const auto stream = path_stream(path);
  if (!stream.ok()) return reply(problem(stream.error()));
  on_worker(api, std::move(reply), [&api, stream = *stream](const std::shared_ptr<Reply>& answered) {
    const auto proof = api.service.prove_view(stream);
    (*answered)(proof.ok() ? json_answer(200, answer_json(*proof)) : problem_of(proof.error()));
  });
}

void seal(Api& api, const Request& request, const PathParameters& path, Reply reply) {
  const auto id = parse_uuid(path["id"]);
  if (!id.ok() || *id != api.service.founding().register_id.id)
    return reply(problem(Error{ErrorKind::not_found, "stream.unknown", "There is no such register here."}));
  on_worker(api, std::move(reply),
            [&api, reader = request.caller->who](const std::shared_ptr<Reply>& answered) {
              api.service.seal_state(
                  reader, [answered](const Result<Accepted>& seal) { (*answered)(accepted_answer(seal)); });
            });
}

}  // namespace

std::vector<Route> seal_routes(Api& api) {
  return {
      {.pattern = "/v1/{collection}/{id}/_seal-proof",
       .operation = "proveView",
       .handler = [&api](const Request&, const PathParameters& path,
                         Reply reply) { prove(api, path, std::move(reply)); },
       .answers = answers_with<ViewProof>("ViewProof")},
      {.method = Method::post,
       .pattern = "/v1/registers/{id}/_seal",
       .operation = "sealState",
       .handler = [&api](const Request& request, const PathParameters& path,
                         Reply reply) { seal(api, request, path, std::move(reply)); }},
  };
}

}  // namespace kroniek::http
