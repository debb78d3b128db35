#include "api/http/openapi.h"

namespace kroniek::http {
namespace {

Json stream_schema(std::string_view collection) {
  const std::string uuid = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
  const auto of = collection.empty() ? std::string("[a-z]+(-[a-z]+)*") : std::string(collection);
  return Json::object({{"type", "string"}, {"pattern", "^" + of + "/" + uuid + "$"}});
}

Json jwk_schema() {
  const auto one_of = [](std::string_view first, std::string_view second) {
    return Json::object({{"type", "string"}, {"enum", Json::array({first, second})}});
  };
  const auto coordinate = Json::object({{"type", "string"}, {"pattern", "^[A-Za-z0-9_-]{43}$"}});
  return Json::object(
      {{"type", "object"},
       {"description", "A public JWK: Ed25519 (RFC 8037) or P-256 (RFC 7518), which alone has a y."},
       {"additionalProperties", false},
       {"properties", Json::object({{"kty", one_of("OKP", "EC")},
                                    {"crv", one_of("Ed25519", "P-256")},
                                    {"x", coordinate},
                                    {"y", coordinate}})},
       {"required", Json::array({"kty", "crv", "x"})}});
}

Json enumeration_schema(const FieldInfo& field) {
  Json::Array values;
  for (const auto value : field.values) values.push_back(value);
  return Json::object({{"type", "string"}, {"enum", std::move(values)}});
}

Json value_schema(const FieldInfo& field) {
  const auto text = [](std::string_view format) {
    return Json::object({{"type", "string"}, {"format", format}});
  };
  switch (field.kind) {
    case ValueKind::string: {
      auto schema = Json::object({{"type", "string"}, {"maxLength", field.options.characters_max}});
      if (!field.options.may_be_empty) schema.set("minLength", 1);
      return schema;
    }
    case ValueKind::integer:
      return Json::object({{"type", "integer"},
                           {"format", "int64"},
                           {"minimum", field.options.minimum},
                           {"maximum", field.options.maximum}});
    case ValueKind::boolean:
      return Json::object({{"type", "boolean"}});
    case ValueKind::instant:
      return text("date-time");
    case ValueKind::date:
      return text("date");
    case ValueKind::partial_date:
      return Json::object({{"type", "string"}, {"pattern", "^(unknown|[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)$"}});
    case ValueKind::uuid:
      return text("uuid");
    case ValueKind::stream:
      return stream_schema(field.options.collection);
    case ValueKind::key:
      return jwk_schema();
    case ValueKind::digest:
      return Json::object({{"type", "string"}, {"pattern", "^[0-9a-f]{64}$"}});
    case ValueKind::enumeration:
      return enumeration_schema(field);
    case ValueKind::object:
      return schema_of(field.members);
    case ValueKind::json:
      return Json::object({{"type", "object"}});
  }
  return Json::object();
}

Json field_schema(const FieldInfo& field) {
  Json schema = value_schema(field);
  if (field.list)
    schema = Json::object(
        {{"type", "array"}, {"items", std::move(schema)}, {"maxItems", field.options.items_max}});
  if (!field.options.meaning.empty()) schema.set("description", field.options.meaning);
  if (!field.options.label_nl.empty()) schema.set("x-label-nl", field.options.label_nl);
  if (!field.options.label_en.empty()) schema.set("x-label-en", field.options.label_en);
  if (field.field_class == FieldClass::text) schema.set("x-class", "text");
  if (field.field_class == FieldClass::personal)
    schema.set("x-class", field.options.care ? "care" : "personal");
  return schema;
}

}  // namespace

std::string schema_name(std::string_view kebab) {
  std::string name;
  bool upper = true;
  for (const char c : kebab) {
    if (c == '-' || c == '.') {
      upper = true;
    } else {
      name += upper && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
      upper = false;
    }
  }
  return name;
}

Json schema_of(const std::vector<FieldInfo>& fields) {
  Json properties = Json::object();
  Json::Array required;
  for (const auto& field : fields) {
    properties.set(field.name, field_schema(field));
    if (!field.optional && !field.list) required.push_back(field.name);
  }
  auto schema = Json::object(
      {{"type", "object"}, {"additionalProperties", false}, {"properties", std::move(properties)}});
  if (!required.empty()) schema.set("required", std::move(required));
  return schema;
}

}  // namespace kroniek::http
