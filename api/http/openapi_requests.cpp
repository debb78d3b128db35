#include "api/http/openapi_requests.h"

#include "api/http/handlers/open_requests.h"
#include "api/http/openapi.h"
#include "core/register/service.h"

namespace kroniek::http {

std::string request_schema(std::string_view operation) {
  if (operation == "openPersonalData") return "OpenRequest";
  if (operation == "openPersonalDataOfSeveral") return "OpenSeveralRequest";
  if (operation == "performDisclosure" || operation == "exportPfif") return "PerformRequest";
  if (operation == "extractPersonalData") return "ExtractRequest";
  if (operation == "searchPersons") return "FindRequest";
  if (operation == "findDuplicates" || operation == "findSought") return "AlikeRequest";
  if (operation == "suggestLinks") return "SuggestRequest";
  if (operation == "makeHandoverList") return "HandoverListRequest";
  if (operation == "readMachineReadableZone") return "MrzRequest";
  if (operation == "codeExternalIds") return "ExternalIdsRequest";
  if (operation == "submitStatement") return "PlainStatement";
  return "";
}

void add_request_schemas(Json& all) {
  all.set("OpenRequest", schema_of(describe_fields<OpenRequest>()));
  all.set("PlainStatement", schema_of(describe_fields<PlainStatement>()));
  // A list may be left out elsewhere; who asks to open several files names them.
  auto several = schema_of(describe_fields<OpenSeveralRequest>());
  several.set("required", Json::array({"purpose", "ground", "subjects"}));
  all.set("OpenSeveralRequest", std::move(several));
  all.set("PerformRequest", schema_of(describe_fields<PerformRequest>()));
  all.set("ExtractRequest", schema_of(describe_fields<ExtractRequest>()));
  all.set("FindRequest", schema_of(describe_fields<FindRequest>()));
  all.set("AlikeRequest", schema_of(describe_fields<AlikeRequest>()));
  all.set("SuggestRequest", schema_of(describe_fields<SuggestRequest>()));
  all.set("HandoverListRequest", schema_of(describe_fields<HandoverListRequest>()));
  auto zone = schema_of(describe_fields<MrzRequest>());
  zone.set("required", Json::array({"lines"}));
  all.set("MrzRequest", std::move(zone));
  auto ids = schema_of(describe_fields<ExternalIdsRequest>());
  ids.set("required", Json::array({"source", "ids"}));
  all.set("ExternalIdsRequest", std::move(ids));
}

}  // namespace kroniek::http
