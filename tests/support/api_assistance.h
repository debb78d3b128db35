// A request for assistance in the world of the API's tests.
#pragma once

#include "tests/support/api_world.h"

namespace kroniek::test {

// A draft of the world's region for four helicopters, as line 1.
inline StreamId draft_request(ApiWorld& api) {
  const auto authority = api.world.enrol(31, api.world.region, "requesting-authority", R"(["assistance"])");
  const auto request = stream("assistance-requests", 31);
  api.world.state(authority, R"({"type": "assistance-request.drafted", "version": 1, "sub": ")" +
                                 to_string(request) + R"(", "operation": ")" +
                                 to_string(api.world.operation) + R"(", "data": {"requester": ")" +
                                 to_string(api.world.region) +
                                 R"(", "route": "national", "direction": "out", "situation": "Heidebrand",
          "lines": [{"id": "1", "effect": "Blussen vanuit de lucht", "unitType": "FBO-helicopter",
                     "quantity": 4, "unit": "helicopter", "from": "2026-11-23T21:00:00Z",
                     "until": "2026-11-25T21:00:00Z"}]}})");
  return request;
}

}  // namespace kroniek::test
