// Situation reports in the world of the API's tests: something that waits, is answered and can be counted.
#pragma once

#include "tests/support/api_world.h"

namespace kroniek::test {

struct Information {
  ApiWorld api;
  const StreamId report = stream("situation-reports", 21);
  Person officer = api.world.enrol(30, api.world.region, "region-duty-officer", R"(["information"])");

  // Published by the centre at 20:00, distributed to the region and the ministry.
  Accepted publish(const StreamId& of) {
    return api.world.state(
        api.world.coordinator,
        R"({"type": "situation-report.published", "version": 1, "sub": ")" + to_string(of) +
            R"(", "occurredAt": "2026-11-23T19:00:00Z", "data": {"kind": "national-picture",
            "title": "Hoogwater", "body": "De Maas stijgt.", "sources": ["LCMS"],
            "pictureTime": "2026-11-23T18:55:00Z", "classification": "internal", "distribution": [")" +
            to_string(api.world.region) + "\", \"" + to_string(api.world.ministry) + "\"]}}");
  }
  Accepted acknowledge(const StreamId& of) {
    return api.world.state(officer,
                           R"({"type": "situation-report.acknowledged", "sub": ")" + to_string(of) +
                               R"(", "occurredAt": "2026-11-23T19:07:00Z", "data": {"organisation": ")" +
                               to_string(api.world.region) + "\"}}");
  }
  Json get(const std::string& target) { return json_of(api.get(target, &officer)); }
};

}  // namespace kroniek::test
