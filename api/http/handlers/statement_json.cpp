#include "api/http/handlers/statement_json.h"

namespace kroniek::http {

Result<Json> statement_json(const Sight& sight, const Recorded& recorded, std::int64_t version) {
  TRY(shown, sight.claims(recorded));
  auto json = Json::object({{"index", recorded.position.value},
                            {"recordedAt", to_string(recorded.recorded_at)},
                            {"assurance", name_of(recorded.assurance)},
                            {"keyId", recorded.statement.key_id},
                            {"version", version},
                            {"claims", std::move(shown.claims)}});
  if (shown.withheld) json.set("withheld", true);
  return json;
}

}  // namespace kroniek::http
