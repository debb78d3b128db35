// How often one person may look: a desk does not meet the limit, and a program that reads the register out
// does.
#include <catch2/catch.hpp>
#include <iostream>
#include <sstream>

#include "api/http/handlers/look_budget.h"
#include "tests/support/api_world.h"

namespace kroniek::test {
namespace {

const auto nobody = "/v1/registrations/" + to_string(stream("registrations", 99).id);

// Of a file that there is none of: refused behind the gate, which has counted it.
http::Response look(ApiWorld& api, const Person& by, const std::string& operation = "/_open") {
  return api.post(nobody + operation, R"({"purpose": "Kijken", "ground": "Wvr-39"})", &by);
}

int looks_until_refused(ApiWorld& api, const Person& by) {
  for (int looks = 0; looks < 1'000; ++looks)
    if (look(api, by, looks % 2 == 0 ? "/_open" : "/_duplicates").status == 429) return looks;
  return -1;
}

}  // namespace

TEST_CASE("look budget: the looks of a minute, together, and then two in a second") {
  ApiWorld api;
  const auto& by = api.world.registrar;
  CHECK(looks_until_refused(api, by) == http::looks_per_minute_max);
  const auto refused = look(api, by);
  CHECK(code_of(refused) == "caller.too-many-looks");
  CHECK(header_of(refused, "Retry-After") == "1");
  // Another person's budget is another one's, and what opens nothing is not counted.
  CHECK(look(api, api.world.reception_lead).status == 404);
  CHECK(api.get("/v1/registrations", &by).status == 200);
  api.world.clock.advance_seconds(1);
  CHECK(looks_until_refused(api, by) == 2);
  api.world.clock.advance_seconds(3'600);
  CHECK(looks_until_refused(api, by) == http::looks_per_minute_max);
  // Over a connection, where answers are counted.
  while (look(api, by).status != 429) {
  }
  CHECK(api.exchange({nobody + "/_open", http::Method::post, &by, "{}", "application/json"}).status == 429);
  CHECK(api.exchange({"/metrics"}).body.find("kroniek_http_answers_total{status=\"429\"} 1\n") !=
        std::string::npos);
}

TEST_CASE("look budget: each run of refusals is one line in the log, with nothing of whom was looked for") {
  ApiWorld api;
  const auto& by = api.world.registrar;
  std::ostringstream written;
  auto* const before = std::cerr.rdbuf(written.rdbuf());
  looks_until_refused(api, by);
  look(api, by);
  look(api, by);
  std::cerr.rdbuf(before);
  CHECK(written.str() == "level=warning event=looks-refused actor=" + to_string(by.actor) + "\n");
}

TEST_CASE("look budget: a clock that is set back neither fills it nor locks anybody out") {
  ApiWorld api;
  const auto& by = api.world.registrar;
  CHECK(looks_until_refused(api, by) == http::looks_per_minute_max);
  api.world.clock.advance_seconds(-100);
  CHECK(look(api, by).status == 429);
  api.world.clock.advance_seconds(1);
  CHECK(looks_until_refused(api, by) == 2);
}

}  // namespace kroniek::test
