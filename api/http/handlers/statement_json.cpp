#include "api/http/handlers/statement_json.h"

namespace kroniek::http {

Result<Json> statement_json(const Reading& reading, const Recorded& recorded, std::int64_t version) {
  TRY(placed, reading.disclosures(recorded.claims, FieldClass::text));
  std::vector<Disclosure> disclosures;
  for (auto& each : placed) disclosures.push_back(std::move(each.disclosure));
  Json claims = recorded.statement.payload;
  claims.set("data", reveal_known(recorded.claims.data, disclosures));
  return Json::object({{"index", recorded.position.value},
                       {"recordedAt", to_string(recorded.recorded_at)},
                       {"assurance", name_of(recorded.assurance)},
                       {"keyId", recorded.statement.key_id},
                       {"version", version},
                       {"claims", std::move(claims)}});
}

}  // namespace kroniek::http
