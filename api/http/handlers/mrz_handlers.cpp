// Reading a machine-readable zone for a desk: nothing of it is kept or logged, and the BSN of an older Dutch
// document is dropped by position before anything is answered.
#include "api/http/handlers/open_requests.h"
#include "core/domain/mrz_json.h"

namespace kroniek::http {
namespace {

Result<Response> read_zone(const Api& api, const Request& request, const PathParameters&) {
  TRY(json, parse_json(request.body));
  TRY(asked, read_fields<MrzRequest>(json, ReadMode::fold));
  TRY(mrz, read_mrz(asked.lines, date_of(api.service.now())));
  return json_answer(200, mrz_json(mrz));
}

}  // namespace

std::vector<Route> mrz_routes(Api& api) {
  return {{.method = Method::post,
           .pattern = "/v1/registrations/_read-mrz",
           .operation = "readMachineReadableZone",
           .handler = reading_handler(api, read_zone),
           .accepts = {"application/json"}}};
}

}  // namespace kroniek::http
