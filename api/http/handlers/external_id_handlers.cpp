// The codes under which people stand in the log whom another system knows by an id of its own. What is asked
// is neither stored nor logged, and nothing says whether such a person is there.
#include "api/http/handlers/open_requests.h"
#include "core/domain/registrations.h"
#include "core/register/opening_rights.h"

namespace kroniek::http {
namespace {

struct ExternalIdsAnswer {
  std::vector<std::string> codes;
  static constexpr auto fields = [](auto&& each) {
    return each(field("codes", &ExternalIdsAnswer::codes, Items{external_ids_max},
                      "The code of each id, in the order asked: to state as `externalId`, and to find the "
                      "file by, as `sourceKeys=<source>:<code>`."));
  };
};

Result<Response> code_external_ids(const Api& api, const Request& request, const PathParameters&) {
  TRY(asked, read_request<ExternalIdsRequest>(request.body, "external-id.request-invalid"));
  const auto reading = api.service.read();
  TRY_OK(may_ask_for_codes(request.caller->who, reading.log(), api.service.now()));
  ExternalIdsAnswer answer;
  for (const auto& id : asked.ids) answer.codes.push_back(api.external_ids.code(asked.source, id));
  return json_answer(200, answer_json(answer));
}

}  // namespace

Result<Ok> may_ask_for_codes(const SignedIn& reader, const LogReader& log, Instant now) {
  TRY(rights, OpeningRights::of(reader, std::nullopt, log, now));
  if (rights.grant_in(Registrations::collection, std::nullopt, {"names"}).ok()) return Ok{};
  if (rights.keep_stating(registration::Opened::type)) return Ok{};
  return Error{ErrorKind::forbidden, "external-id.may-not-ask",
               "Only who opens files of people, or may see their names, is told the codes of their ids."};
}

Route external_id_route(Api& api) {
  return {.method = Method::post,
          .pattern = "/v1/registrations/_external-ids",
          .operation = "codeExternalIds",
          .handler = reading_handler(api, code_external_ids),
          .accepts = {"application/json"},
          .answers = answers_with<ExternalIdsAnswer>("ExternalIdCodes")};
}

}  // namespace kroniek::http
