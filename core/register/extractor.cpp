#include "core/register/extractor.h"

#include "core/register/list_walk.h"
#include "core/register/receipts.h"

namespace kroniek {

Result<Json> Extractor::item(const Recorded& recorded, const Shows& shows) const {
  auto statement = recorded.statement;
  TRY(texts, reading_.disclosures(recorded.claims, FieldClass::text));
  for (auto& each : texts) statement.disclosures.push_back(std::move(each.disclosure));
  TRY(values, reading_.disclosures(recorded.claims, FieldClass::personal));
  for (auto& each : values)
    if (shows(recorded, each.pointer)) statement.disclosures.push_back(std::move(each.disclosure));
  const auto& jws = statement.jws;
  TRY(leaf, reading_.log().codec.encode({recorded.recorded_at, jws.header, jws.payload, jws.signature}));
  TRY(receipt, receipt_against(reading_.snapshot(), recorded.position, recorded.recorded_at,
                               {reading_.checkpoint(), reading_.size()}));
  auto json = said_by({statement, recorded.claims, recorded.position, recorded.recorded_at});
  json.set("sdJwt", to_text(statement));
  json.set("leaf", base64(leaf));
  json.set("receipt", format_receipt(receipt));
  return json;
}

Result<Ok> Extractor::add(const StreamId& stream, const Wanted& wanted, const Shows& shows,
                          Json::Array& out) const {
  return reading_.log().visit_stream(stream, reading_.size(), [&](const Recorded& each) -> Result<bool> {
    if (!wanted(each)) return true;
    TRY(json, item(each, shows));
    out.push_back(std::move(json));
    return true;
  });
}

Result<std::vector<StreamId>> Extractor::listed(std::string_view collection, std::string_view field,
                                                const StreamId& stream, bool exercise) const {
  std::vector<StreamId> out;
  const auto filter = to_string(stream);
  const ListKey key{collection, exercise, field, filter};
  const Moment now{reading_.size(), true, std::nullopt};
  TRY_OK(visit_listed({reading_.log(), key, now}, std::nullopt, [&](const Uuid& id) -> Result<bool> {
    out.push_back({std::string(collection), id});
    return true;
  }));
  return out;
}

}  // namespace kroniek
