// What the API document says of the JSON bodies that calls take.
#pragma once

#include <string>
#include <string_view>

#include "core/json.h"

namespace kroniek::http {

// The name of the body's schema, by the operationId; empty where it takes no JSON.
std::string request_schema(std::string_view operation);
// Adds the schemas that request_schema names.
void add_request_schemas(Json& all);

}  // namespace kroniek::http
