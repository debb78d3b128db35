// The API document: that it says what the program does, and is an OpenAPI 3.0.3 document throughout.
#include <algorithm>
#include <catch2/catch.hpp>
#include <functional>
#include <set>

#include "api/http/openapi.h"
#include "core/domain/permissions.h"
#include "tests/support/api_world.h"
#include "tests/support/golden.h"

namespace kroniek::test {
namespace {

using Visit = std::function<void(const Json& object, const std::string& where)>;

// Every object in the document, with its place.
void walk(const Json& json, const std::string& where, const Visit& visit) {
  if (const auto* items = json.array_items())
    for (std::size_t i = 0; i < items->size(); ++i) walk((*items)[i], where + "/" + std::to_string(i), visit);
  if (json.members() == nullptr) return;
  visit(json, where);
  for (const auto& member : *json.members()) walk(member.value, pointer_append(where, member.name), visit);
}

Json document() {
  ApiWorld api;
  return json_of(api.get("/v1/openapi.json"));
}

template <typename Each>
void for_each_operation(const Json& document, Each each) {
  for (const auto& path : *document.find("paths")->members())
    for (const auto& method : *path.value.members()) each(path.name, method.name, method.value);
}

bool is_schema_type(const std::string& type) {
  const std::set<std::string> types{"string", "integer", "boolean", "object", "array"};
  return types.contains(type);
}

}  // namespace

TEST_CASE("openapi: the document is what it was") {
  check_golden("openapi.json", pretty_json(document()) + "\n");
}

TEST_CASE("openapi: everybody may read it, from any page") {
  ApiWorld api;
  const auto answer = api.get("/v1/openapi.json");
  CHECK(answer.status == 200);
  CHECK(answer.content_type == "application/json");
  CHECK(header_of(answer, "Access-Control-Allow-Origin") == "*");
}

TEST_CASE("openapi: every body of JSON has the schema of an object, with what must be in it") {
  const auto said = document();
  for_each_operation(said, [&](const auto& path, const auto&, const Json& operation) {
    const auto* body = operation.find("requestBody");
    const auto* json = body == nullptr ? nullptr : body->find("content")->find("application/json");
    if (json == nullptr) return;
    INFO(path);
    const auto* reference = json->find("schema")->find("$ref");
    REQUIRE(reference != nullptr);
    const std::string name = reference->string()->substr(std::string("#/components/schemas/").size());
    CHECK(text_at(said, "components/schemas/" + name + "/type") == "object");
  });
  CHECK(write_json(at(said, "components/schemas/OpenSeveralRequest/required")) ==
        R"(["purpose","ground","subjects"])");
}

TEST_CASE("openapi: its paths are exactly the routes") {
  ApiWorld api;
  std::set<std::string> routes;
  for (const auto& route : api.router.routes()) {
    auto path = route.pattern;
    if (const auto dots = path.find("...}"); dots != std::string::npos) path.erase(dots, 3);
    std::string method(http::name_of(route.method));
    std::transform(method.begin(), method.end(), method.begin(),
                   [](char c) { return static_cast<char>(std::tolower(c)); });
    routes.insert(method + " " + path);
  }
  std::set<std::string> paths;
  for_each_operation(document(), [&](const auto& path, const auto& method, const Json&) {
    paths.insert(method + " " + path);
  });
  CHECK(paths == routes);
}

TEST_CASE("openapi: it names itself, its version and whom to ask") {
  const auto json = document();
  CHECK(text_at(json, "openapi") == "3.0.3");
  CHECK(text_at(json, "info/version") == http::api_version);
  CHECK(text_at(json, "info/title") == "Kroniek");
  for (const std::string name : {"name", "email", "url"})
    CHECK_FALSE(text_at(json, "info/contact/" + name).empty());
  CHECK(text_at(json, "components/securitySchemes/bearer/scheme") == "bearer");
}

TEST_CASE("openapi: every reference leads somewhere, and stands alone") {
  const auto json = document();
  int references = 0;
  walk(json, "", [&](const Json& object, const std::string& where) {
    const auto* reference = object.find("$ref");
    if (reference == nullptr || reference->string() == nullptr) return;
    ++references;
    CAPTURE(where, *reference->string());
    CHECK(object.members()->size() == 1);
    REQUIRE(reference->string()->starts_with("#/components/schemas/"));
    CHECK(at(json, reference->string()->substr(2)).members() != nullptr);
  });
  CHECK(references > 40);
}

TEST_CASE("openapi: every operation has an id of its own, a tag and answers that are described") {
  std::set<std::string> ids;
  for_each_operation(
      document(), [&](const std::string& path, const std::string& method, const Json& operation) {
        CAPTURE(path, method);
        CHECK(ids.insert(text_at(operation, "operationId")).second);
        CHECK(at(operation, "tags/0").string() != nullptr);
        REQUIRE(at(operation, "responses").members() != nullptr);
        CHECK(at(operation, "responses/default/content").find("application/problem+json") != nullptr);
        for (const auto& response : *operation.find("responses")->members())
          CHECK_FALSE(text_at(response.value, "description").empty());
        if (const auto* body = operation.find("requestBody")) {
          CHECK(at(*body, "required") == Json(true));
          CHECK_FALSE(at(*body, "content").members()->empty());
        }
      });
}

TEST_CASE("openapi: the parameters of a path are exactly those in its braces") {
  for_each_operation(document(), [&](const std::string& path, const std::string&, const Json& operation) {
    std::set<std::string> in_path;
    for (auto open = path.find('{'); open != std::string::npos; open = path.find('{', open + 1))
      in_path.insert(path.substr(open + 1, path.find('}', open) - open - 1));
    std::set<std::string> declared;
    std::set<std::string> names;
    if (const auto* parameters = operation.find("parameters"))
      for (const auto& parameter : *parameters->array_items()) {
        const auto where = text_at(parameter, "in");
        CHECK(names.insert(where + " " + text_at(parameter, "name")).second);
        CHECK(parameter.find("schema") != nullptr);
        CHECK((where == "path" || where == "query" || where == "header"));
        if (where != "path") continue;
        CHECK(at(parameter, "required") == Json(true));
        declared.insert(text_at(parameter, "name"));
      }
    CAPTURE(path);
    CHECK(declared == in_path);
  });
}

TEST_CASE("openapi: every schema is one of OpenAPI 3.0") {
  const auto json = document();
  const std::set<std::string> keywords{
      "type",       "format",   "description", "properties", "required", "additionalProperties",
      "items",      "maxItems", "minLength",   "maxLength",  "minimum",  "maximum",
      "pattern",    "enum",     "oneOf",       "$ref",       "default",  "x-label-nl",
      "x-label-en", "x-class",  "x-type",      "x-use",      "x-roles",  "x-open-rights"};
  const std::function<void(const Json&, const std::string&)> check = [&](const Json& schema,
                                                                         const std::string& where) {
    CAPTURE(where);
    REQUIRE(schema.members() != nullptr);
    for (const auto& member : *schema.members()) {
      CAPTURE(member.name);
      CHECK(keywords.contains(member.name));
    }
    if (schema.find("$ref") != nullptr || schema.find("oneOf") != nullptr) return;
    const auto type = text_at(schema, "type");
    CHECK(is_schema_type(type));
    CHECK((type == "array") == (schema.find("items") != nullptr));
    if (const auto* items = schema.find("items")) check(*items, where + "/items");
    if (const auto* values = schema.find("enum")) CHECK_FALSE(values->array_items()->empty());
    const auto* properties = schema.find("properties");
    if (properties != nullptr)
      for (const auto& property : *properties->members()) check(property.value, where + "/" + property.name);
    if (const auto* required = schema.find("required"))
      for (const auto& name : *required->array_items()) {
        REQUIRE(properties != nullptr);
        CHECK(properties->find(*name.string()) != nullptr);
      }
  };
  const auto schemas = at(json, "components/schemas");
  REQUIRE(schemas.members() != nullptr);
  for (const auto& schema : *schemas.members()) check(schema.value, schema.name);
}

TEST_CASE("openapi: every event type and every view has its schema, with hidden fields marked") {
  const auto json = document();
  for (const auto& aggregate : catalog()) {
    CHECK(at(json, "components/schemas/" + http::schema_name(aggregate.singular)).members() != nullptr);
    for (const auto& event : aggregate.events) {
      const auto schema = at(json, "components/schemas/" + http::schema_name(event.type));
      CHECK(text_at(schema, "x-type") == event.type);
      for (const auto& field : event.fields) {
        const auto wanted = field.field_class == FieldClass::open   ? "null"
                            : field.field_class == FieldClass::text ? "text"
                            : field.options.care                    ? "care"
                                                                    : "personal";
        CHECK(text_at(schema, "properties/" + std::string(field.name) + "/x-class") == wanted);
      }
    }
  }
}

TEST_CASE("openapi: it says who may state what, and who may open what") {
  const auto json = document();
  const auto has = [](const Json& roles, Role role) {
    const auto& items = *roles.array_items();
    return std::find(items.begin(), items.end(), Json(name_of(role))) != items.end();
  };
  for (const auto& each : permissions()) {
    const auto roles = at(json, "components/schemas/" + http::schema_name(each.type) + "/x-roles");
    REQUIRE(roles.array_items() != nullptr);
    CAPTURE(each.type);
    CHECK(has(roles, Role::registrar) == each.roles.has(Role::registrar));
    CHECK(has(roles, Role::supervisor) == each.roles.has(Role::supervisor));
    CHECK(has(roles, Role::liaison) == each.roles.has(Role::liaison));
  }
  const std::string rights = "components/schemas/Registration/x-open-rights/";
  CHECK(text_at(json, rights + "registrar") == "personal");
  CHECK(text_at(json, rights + "care") == "care");
  CHECK(text_at(json, rights + "data-protection-officer") == "all");
  CHECK(text_at(json, rights + "supervisor") == "null");
}

}  // namespace kroniek::test
