// The API document (OpenAPI 3.0.3), made from the route table and the field lists, so it says exactly what
// the program does. Hidden fields carry `x-class`, fields their Dutch and English labels: the page's forms
// are made from it.
#pragma once

#include <span>
#include <string>

#include "api/http/router.h"
#include "core/catalog.h"

namespace kroniek::http {

Json openapi_document(std::span<const Route> routes, std::string_view version);

// A field list as a JSON Schema object of OpenAPI 3.0.
Json schema_of(const std::vector<FieldInfo>& fields);
// `registration.checkpoint-passed` → `RegistrationCheckpointPassed`.
std::string schema_name(std::string_view kebab);

}  // namespace kroniek::http
