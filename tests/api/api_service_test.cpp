// Operations: alive, ready, metrics, version; and what a register that had to stop still does.
#include <catch2/catch.hpp>

#include "tests/core/statement_support.h"
#include "tests/support/api_world.h"

namespace kroniek::test {
namespace {

std::uint64_t metric(ApiWorld& api, const std::string& name) {
  for (const auto& line : lines_of(api.get("/metrics").body))
    if (line.starts_with(name + " ")) return std::stoull(line.substr(name.size() + 1));
  FAIL("there is no metric " << name);
  return 0;
}

}  // namespace

TEST_CASE("api service: it says that it is alive, ready, and which version it is, without sign-in") {
  ApiWorld api;
  CHECK(api.get("/livez").status == 200);
  CHECK(api.get("/readyz").status == 200);
  const auto version = json_of(api.get("/version"));
  CHECK(text_at(version, "origin") == RegisterWorld::origin);
  CHECK(text_at(version, "commit") == "0123456789ab");
  CHECK(text_at(version, "logFormat") == "1");
  CHECK(text_at(version, "api") == http::api_version);
  CHECK_FALSE(text_at(version, "version").empty());
}

TEST_CASE("api service: metrics count what was recorded and what was refused") {
  ApiWorld api;
  const auto statements = metric(api, "kroniek_statements_total");
  const auto refusals = metric(api, "kroniek_refusals_total");
  CHECK(metric(api, "kroniek_log_size") == api.world.size());
  CHECK(metric(api, "kroniek_accepting") == 1);
  api.world.state(api.world.coordinator, operation_opened(9));
  CHECK(api.world.refusal(api.world.coordinator, operation_opened(9)) == "stream.exists");
  CHECK(metric(api, "kroniek_statements_total") == statements + 1);
  CHECK(metric(api, "kroniek_refusals_total") == refusals + 1);
  CHECK(metric(api, "kroniek_log_size") == api.world.size());
}

TEST_CASE("api service: the server's own counts are among the metrics") {
  ApiWorld api;
  CHECK(api.exchange({.target = "/livez"}).status == 200);
  CHECK(api.exchange({.target = "/nothing"}).status == 404);
  const auto metrics = api.exchange({.target = "/metrics"});
  CHECK(metrics.header("Content-Type") == "text/plain; version=0.0.4; charset=utf-8");
  CHECK(metrics.body.find("kroniek_http_answers_total{status=\"200\"} 1\n") != std::string::npos);
  CHECK(metrics.body.find("kroniek_http_answers_total{status=\"404\"} 1\n") != std::string::npos);
  CHECK(metrics.body.find("kroniek_http_requests_total 3\n") != std::string::npos);
}

TEST_CASE("api service: after a failed write nothing is acknowledged any more, and reading goes on") {
  for (const auto fault : {Fault::refuse, Fault::lose_reply}) {
    ApiWorld api;
    api.world.faults().fail_next(fault);
    const auto text = api.world.sign(api.world.coordinator, operation_opened(9));
    const auto failed = api.submit(text);
    CHECK(failed.status == 503);
    code_of(failed);
    for (int i = 0; i < 3; ++i) {
      CHECK(api.submit(text).status == 503);
      CHECK(api.submit(api.world.coordinator, operation_opened(10)).status == 503);
      for (const auto& line : lines_of(api.batch(write_json(Json(text)) + "\n").body))
        CHECK(at(json_of(line), "status") == Json(503));
    }
    const auto ready = api.get("/readyz");
    CHECK(ready.status == 503);
    code_of(ready);
    CHECK(metric(api, "kroniek_accepting") == 0);
    CHECK(api.get("/livez").status == 200);
    CHECK(api.get("/v1/operations", &api.world.registrar).status == 200);
    CHECK(api.get("/log/checkpoint").status == 200);
  }
}

TEST_CASE("api service: a full disk refuses with 507, and goes on when there is space again") {
  ApiWorld api;
  api.world.faults().fail_next(Fault::disk_full);
  const auto text = api.world.sign(api.world.coordinator, operation_opened(9));
  const auto full = api.submit(text);
  CHECK(full.status == 507);
  CHECK(code_of(full) == "store.disk-full");
  CHECK(api.submit(text).status == 201);
}

TEST_CASE(
    "api service: below the watermark of the disk it is not ready, and says so before anybody is refused") {
  RegisterWorld::Options options;
  options.on = RegisterWorld::On::rocks;
  ApiWorld api(options);
  CHECK(api.get("/readyz").status == 200);
  api.world.disk().set_free(1 << 20);
  const auto ready = api.get("/readyz");
  CHECK(ready.status == 507);
  CHECK(code_of(ready) == "store.disk-full");
  CHECK(metric(api, "kroniek_accepting") == 0);
  api.world.disk().set_free(std::uint64_t{1} << 40);
  CHECK(api.get("/readyz").status == 200);
  CHECK(metric(api, "kroniek_accepting") == 1);
  CHECK(api.submit(api.world.coordinator, operation_opened(9)).status == 201);
}

TEST_CASE(
    "api service: a high water that cannot be written is told, and statements are accepted all the same") {
  ApiWorld api;
  CHECK(metric(api, "kroniek_high_water_behind") == 0);
  api.world.high_water.fail(true);
  api.world.state(api.world.coordinator, operation_opened(9));
  REQUIRE(eventually([&] { return !api.world.service().high_water_health().ok(); }));
  const auto ready = api.get("/readyz");
  CHECK(ready.status == 200);
  CHECK(ready.body == "ready\nwarning high-water.not-written\n");
  CHECK(metric(api, "kroniek_high_water_behind") == 1);
  api.world.high_water.fail(false);
  REQUIRE(eventually([&] { return api.world.service().high_water_health().ok(); }));
  CHECK(api.get("/readyz").body == "ready\n");
}

TEST_CASE("api service: every problem's type leads to a page that explains it") {
  ApiWorld api;
  const auto refused = api.get("/v1/statements/x", &api.world.registrar);
  const auto page = api.get(text_at(json_of(refused), "type"));
  CHECK(page.status == 200);
  CHECK(page.content_type == "text/plain; charset=utf-8");
  CHECK(page.body.starts_with("statement.unknown\n\n"));
  const auto unknown = api.get("/problems/no.such-code");
  CHECK(unknown.status == 404);
  CHECK(code_of(unknown) == "problem.unknown");
}

}  // namespace kroniek::test
