#include "api/http/openapi.h"

#include <algorithm>

#include "api/http/handlers/query_reader.h"
#include "api/http/openapi_requests.h"
#include "api/http/pattern.h"
#include "core/domain/permissions.h"
#include "core/register/held.h"
#include "core/register/review.h"
#include "core/register/sealing.h"
#include "core/register/service.h"

namespace kroniek::http {
namespace {

Json reference(std::string_view name) {
  return Json::object({{"$ref", "#/components/schemas/" + std::string(name)}});
}

// `/log/tile/{tile...}` is `/log/tile/{tile}` to OpenAPI, which knows no rest of a path.
std::string path_of(const Route& route) {
  auto path = route.pattern;
  if (const auto dots = path.find("...}"); dots != std::string::npos) path.erase(dots, 3);
  return path;
}

Json path_parameter(const std::string& name) {
  auto schema = Json::object({{"type", "string"}});
  if (name == "id" || name == "jti") schema.set("format", "uuid");
  if (name == "sha256") schema.set("pattern", "^[0-9a-f]{64}$");
  if (name == "collection") {
    Json::Array collections;
    for (const auto& aggregate : catalog()) collections.push_back(aggregate.collection);
    schema.set("enum", std::move(collections));
  }
  return Json::object({{"name", name}, {"in", "path"}, {"required", true}, {"schema", std::move(schema)}});
}

Json query_parameter(const std::string& name) {
  const bool is_time =
      name == "asOf" || name == "validAt" || name.ends_with("From") || name.ends_with("Until");
  const bool is_number = name == "from" || name == "to" || name == "limit";
  const bool is_flag = name == "exercise" || name == "overdue";
  auto schema = Json::object({{"type", is_number ? "integer" : is_flag ? "boolean" : "string"}});
  if (is_time) schema.set("format", "date-time");
  if (name == "limit") {
    schema.set("minimum", 1);
    schema.set("maximum", std::uint64_t{page_rows_max});
    schema.set("default", std::uint64_t{page_rows_default});
  }
  return Json::object({{"name", name}, {"in", "query"}, {"schema", std::move(schema)}});
}

Json header_parameter(std::string_view name, std::string_view meaning) {
  return Json::object({{"name", name},
                       {"in", "header"},
                       {"description", meaning},
                       {"schema", Json::object({{"type", "string"}})}});
}

Json parameters_of(const Route& route) {
  Json::Array parameters;
  for (const auto& segment : split_pattern(route.pattern))
    if (is_parameter(segment)) parameters.push_back(path_parameter(parameter_name(segment)));
  for (const auto& key : route.query) {
    parameters.push_back(query_parameter(key));
    if (route.operation == "readAttachment" || route.operation == "putAttachment")
      parameters.back().set("required", true);
  }
  if (route.operation == "readView")
    parameters.push_back(header_parameter("If-None-Match", "The ETag of the view that is at hand."));
  if (route.operation == "followStatements")
    parameters.push_back(header_parameter("Last-Event-ID", "The index of the last statement that was seen."));
  return parameters;
}

std::string answer_schema(const Route& route) {
  if (!route.answers.name.empty()) return route.answers.name;
  const std::string_view operation = route.operation;
  if (operation == "submitStatement" || operation == "sealState") return "Accepted";
  if (operation == "readStatement") return "Statement";
  if (operation == "listStatements" || operation == "listStatementsOfView") return "StatementList";
  if (operation == "readView") return "View";
  if (operation == "listViews") return "ViewList";
  if (operation == "openPersonalData") return "Opened";
  if (operation == "openPersonalDataOfSeveral") return "OpenedSeveral";
  if (operation == "performDisclosure") return "Disclosed";
  if (operation == "extractPersonalData") return "Extract";
  if (operation == "readConsistencyProof") return "ConsistencyProof";
  if (operation == "readCaller") return "Caller";
  if (operation == "readVersion") return "Version";
  return "";
}

Json content_of(const std::vector<std::string>& types, const std::string& schema) {
  Json content = Json::object();
  for (const auto& type : types) {
    const bool is_json = type == "application/json" && !schema.empty();
    auto text = Json::object({{"type", "string"}});
    if (type == "*/*") text.set("format", "binary");
    content.set(type, Json::object({{"schema", is_json ? reference(schema) : std::move(text)}}));
  }
  return content;
}

Json responses_of(const Route& route) {
  const bool makes = route.operation == "submitStatement" || route.operation == "sealState" ||
                     route.operation == "putAttachment";
  const std::string_view status = makes ? "201" : "200";
  auto problem = Json::object(
      {{"description", "A problem (RFC 9457)."},
       {"content",
        Json::object({{"application/problem+json", Json::object({{"schema", reference("Problem")}})}})}});
  auto version =
      Json::object({{"API-Version", Json::object({{"description", "The version of this API."},
                                                  {"schema", Json::object({{"type", "string"}})}})}});
  auto responses =
      Json::object({{status, Json::object({{"description", "As asked."},
                                           {"headers", version},
                                           {"content", content_of(route.produces, answer_schema(route))}})}});
  if (route.operation == "submitStatement")
    responses.set("200", Json::object({{"description", "It was recorded before; this is the first answer."},
                                       {"headers", version},
                                       {"content", content_of(route.produces, "Accepted")}}));
  if (route.operation == "putAttachment")
    responses.set("200", Json::object({{"description", "It was there before."},
                                       {"headers", version},
                                       {"content", content_of(route.produces, answer_schema(route))}}));
  if (route.operation == "readView")
    responses.set("304", Json::object({{"description", "The view that is at hand still holds."},
                                       {"headers", version}}));
  responses.set("default", std::move(problem));
  return responses;
}

// What the operation is about: the first segment of its path that is no version.
std::string tag_of(const Route& route) {
  const auto segments = split_pattern(route.pattern);
  if (segments.empty()) return "page";
  const std::size_t at = segments.size() > 1 && segments[0] == "v1" ? 1 : 0;
  return is_parameter(segments[at]) ? "views" : segments[at];
}

Json operation_of(const Route& route) {
  auto operation = Json::object({{"operationId", route.operation}, {"tags", Json::array({tag_of(route)})}});
  if (auto parameters = parameters_of(route); !parameters.array_items()->empty())
    operation.set("parameters", std::move(parameters));
  if (!route.accepts.empty())
    operation.set("requestBody",
                  Json::object({{"required", true},
                                {"content", content_of(route.accepts, request_schema(route.operation))}}));
  operation.set("responses", responses_of(route));
  if (route.scope == Scope::anyone) operation.set("security", Json::Array{});
  return operation;
}

Json string_schema(std::string_view description) {
  return Json::object({{"type", "string"}, {"description", description}});
}

Json object_schema(std::initializer_list<std::pair<std::string_view, Json>> properties) {
  return Json::object({{"type", "object"}, {"properties", Json::object(properties)}});
}

Json strings(std::string_view description) {
  return Json::object({{"type", "array"}, {"items", string_schema(description)}});
}

Json list_schema(std::string_view name) {
  return object_schema({{"items", Json::object({{"type", "array"}, {"items", reference(name)}})}});
}

Json withheld_schema(std::string_view description) {
  return Json::object({{"type", "boolean"}, {"description", std::string(description)}});
}

Json common_schemas() {
  const auto index =
      Json::object({{"type", "integer"}, {"format", "int64"}, {"description", "Index in the log."}});
  auto fault = object_schema({{"pointer", string_schema("RFC 6901: where.")},
                              {"code", string_schema("Which rule.")},
                              {"detail", string_schema("What it asks.")}});
  auto any_view = Json::Array{};
  for (const auto& aggregate : catalog()) any_view.push_back(reference(schema_name(aggregate.singular)));
  return Json::object(
      {{"Problem",
        object_schema({{"type", string_schema("A page that explains the code.")},
                       {"title", string_schema("The code in words.")},
                       {"status", Json::object({{"type", "integer"}})},
                       {"detail", string_schema("Which rule was broken.")},
                       {"code", string_schema("Stable for ever.")},
                       {"errors", Json::object({{"type", "array"}, {"items", std::move(fault)}})}})},
       {"Accepted", object_schema({{"statement", string_schema("Its jti.")},
                                   {"index", index},
                                   {"recordedAt", string_schema("When it was recorded.")},
                                   {"stream", string_schema("The stream that it changed.")},
                                   {"version", index},
                                   {"assurance", string_schema("personal-key or sealed.")},
                                   {"proof", string_schema("The receipt: a C2SP tlog-proof.")}})},
       {"Statement",
        object_schema(
            {{"index", index},
             {"recordedAt", string_schema("When it was recorded.")},
             {"assurance", string_schema("personal-key or sealed.")},
             {"keyId", string_schema("The thumbprint of the key that signed it (RFC 7638).")},
             {"version", index},
             {"claims", Json::object({{"type", "object"}})},
             {"changed", object_schema({{"stream", string_schema("What it changed.")}, {"version", index}})},
             {"review", Json::object({{"type", "array"}, {"items", schema_of(describe_fields<Review>())}})},
             {"proof", string_schema("Where its receipt is.")},
             {"withheld", withheld_schema("True where something of the claims is not for the reader.")}})},
       {"StatementList", list_schema("Statement")},
       {"View", Json::object({{"oneOf", std::move(any_view)}})},
       {"ViewList", list_schema("View")},
       {"Opened", object_schema({{"opening", reference("Accepted")},
                                 {"fields", strings("A field.")},
                                 {"values", Json::object({{"type", "object"}})}})},
       {"ConsistencyProof",
        object_schema({{"from", index}, {"to", index}, {"proof", strings("A hash in base64.")}})},
       {"Caller",
        object_schema({{"actor", string_schema("Who is signed in.")},
                       {"organisation", string_schema("Of which organisation.")},
                       {"keyId", string_schema("With which key.")},
                       {"mandates", Json::object({{"type", "array"}, {"items", reference("Mandate")}})}})},
       {"Version", object_schema({{"version", string_schema("Of the program.")},
                                  {"api", string_schema("Of this API.")},
                                  {"commit", string_schema("Of the program's source.")},
                                  {"origin", string_schema("Of the log.")},
                                  {"logFormat", string_schema("Of what is stored.")}})}});
}

// Of looks at several people, of what leaves, and of what is held about one.
void add_privacy_schemas(Json& all) {
  auto subject =
      object_schema({{"subject", string_schema("Whose.")}, {"values", Json::object({{"type", "object"}})}});
  const auto subjects = Json::object({{"type", "array"}, {"items", std::move(subject)}});
  all.set("OpenedSeveral",
          object_schema(
              {{"opening", reference("Accepted")}, {"fields", strings("A field.")}, {"subjects", subjects}}));
  all.set("Disclosed", object_schema({{"performed", reference("Accepted")},
                                      {"opening", reference("Accepted")},
                                      {"fields", strings("A field.")},
                                      {"subjects", subjects}}));
  const auto items = Json::object({{"type", "array"}, {"items", Json::object({{"type", "object"}})}});
  all.set("Extract", object_schema({{"format", string_schema("kroniek-extract-2.")},
                                    {"register", string_schema("The log's origin.")},
                                    {"logKey", string_schema("The log's public key, a C2SP vkey.")},
                                    {"subject", string_schema("Whose data.")},
                                    {"files", strings("A file of the person's.")},
                                    {"madeAt", string_schema("When it was made.")},
                                    {"opening", string_schema("The statement that records this look.")},
                                    {"checkpoint", string_schema("The signed tree head of all proofs.")},
                                    {"statements", items},
                                    {"looks", items},
                                    {"mentions", items},
                                    {"parties", items},
                                    {"text", string_schema("The same for people to read.")}}));
}

template <typename Each>
void for_each_role(Each each) {
  for (std::size_t at = 0; at < names_of(Role{}).size(); ++at) each(static_cast<Role>(at));
}

// Which roles' mandates may state it; what only the register states itself has none.
Json roles_of(std::string_view type) {
  Json::Array roles;
  for_each_role([&](Role role) {
    if (may_state(role, type)) roles.push_back(kroniek::name_of(role));
  });
  return roles;
}

std::string_view right_name(OpenRight right) {
  switch (right) {
    case OpenRight::none:
      return "none";
    case OpenRight::personal:
      return "personal";
    case OpenRight::care:
      return "care";
    case OpenRight::all:
      return "all";
  }
  return "none";
}

// What each role's mandates open in such a view, by role.
Json open_rights(std::string_view collection) {
  auto rights = Json::object();
  for_each_role([&](Role role) {
    const auto right = open_right(role, collection);
    if (right != OpenRight::none) rights.set(kroniek::name_of(role), right_name(right));
  });
  return rights;
}

Json schemas(std::span<const Route> routes) {
  Json all = common_schemas();
  add_privacy_schemas(all);
  add_request_schemas(all);
  for (const auto& route : routes)
    if (!route.answers.name.empty()) all.set(route.answers.name, schema_of(route.answers.fields));
  for (const auto& aggregate : catalog()) {
    auto fields = describe_fields<Envelope>();
    fields.insert(fields.end(), aggregate.view_fields.begin(), aggregate.view_fields.end());
    auto view = schema_of(fields);
    view.set("x-open-rights", open_rights(aggregate.collection));
    view.find("properties")
        ->set("withheld", withheld_schema("True where something of it is not for the reader."));
    all.set(schema_name(aggregate.singular), std::move(view));
    for (const auto& event : aggregate.events) {
      auto schema = schema_of(event.fields);
      schema.set("x-type", event.type);
      schema.set("x-use", event.use == Use::opens ? "opens" : event.use == Use::fact ? "fact" : "changes");
      schema.set("x-roles", roles_of(event.type));
      all.set(schema_name(event.type), std::move(schema));
    }
  }
  return all;
}

}  // namespace

Json openapi_document(std::span<const Route> routes, std::string_view version) {
  Json paths = Json::object();
  for (const auto& route : routes) {
    const auto path = path_of(route);
    if (paths.find(path) == nullptr) paths.set(path, Json::object());
    std::string method(name_of(route.method));
    std::transform(method.begin(), method.end(), method.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    paths.find(path)->set(method, operation_of(route));
  }
  return Json::object(
      {{"openapi", "3.0.3"},
       {"info", Json::object({{"title", "Kroniek"},
                              {"version", version},
                              {"description", "The register of KCR2: signed statements in, proofs out."},
                              {"contact", Json::object({{"name", "KCR2 Kroniek"},
                                                        {"email", "kroniek@kcr2.example"},
                                                        {"url", "https://kcr2.example/kroniek"}})}})},
       {"servers", Json::array({Json::object({{"url", "/"}})})},
       {"security", Json::array({Json::object({{"bearer", Json::Array{}}})})},
       {"paths", std::move(paths)},
       {"components",
        Json::object(
            {{"securitySchemes",
              Json::object({{"bearer", Json::object({{"type", "http"},
                                                     {"scheme", "bearer"},
                                                     {"bearerFormat", "JWT of typ kroniek-auth+jwt"}})}})},
             {"schemas", schemas(routes)}})}});
}

}  // namespace kroniek::http
