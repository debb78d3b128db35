// The route that answers what rests on something taken back.
#pragma once

#include "api/http/handlers/api.h"

namespace kroniek::http {

Route review_route(Api& api);

}  // namespace kroniek::http
