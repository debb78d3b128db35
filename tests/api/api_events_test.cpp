// The event stream: every statement once, in order, from wherever the reader wants, in the CloudEvents
// format.
#include <catch2/catch.hpp>

#include "api/http/events.h"
#include "tests/core/statement_support.h"
#include "tests/support/api_world.h"

namespace kroniek::test {
namespace {

// A reader of the stream, over a connection.
class Reader {
 public:
  Reader(ApiWorld& api, const std::string& query, std::vector<http::Header> headers = {})
      : client_(api.port()) {
    client_.send(api.bytes_of(
        {.target = "/v1/events" + query, .by = &api.world.registrar, .headers = std::move(headers)}));
    head = client_.receive_head();
  }
  // The next event's `data`; its `id` and `event` lines are kept.
  Json next() {
    const auto text = client_.receive_until("\n\n");
    const auto line = [&](std::string_view name) {
      const auto from = text.find(name);
      REQUIRE(from != std::string::npos);
      return text.substr(from + name.size(), text.find('\n', from) - from - name.size());
    };
    id = line("id: ");
    type = line("event: ");
    return json_of(line("data: "));
  }
  RawResponse head;
  std::string id;
  std::string type;

 private:
  RawClient client_;
};

}  // namespace

TEST_CASE("api events: from an index on every statement comes once, in order") {
  ApiWorld api;
  Reader reader(api, "?from=0");
  CHECK(reader.head.status == 200);
  CHECK(reader.head.header("Content-Type") == "text/event-stream");
  CHECK(reader.head.header("Cache-Control") == "no-store");
  for (std::uint64_t index = 0; index < api.world.size(); ++index) {
    CHECK(text_at(reader.next(), "index") == std::to_string(index));
    CHECK(reader.id == std::to_string(index));
  }
}

TEST_CASE(
    "api events: an event is a CloudEvent of the statement as it was signed, without text or personal data") {
  ApiWorld api;
  const auto file = api.file();
  const auto recorded = json_of(api.get("/v1/statements?type=registration.identified", &api.world.registrar));
  const auto index = write_json(at(recorded, "items/0/index"));
  Reader reader(api, "?from=" + index);
  const auto event = reader.next();
  CHECK(reader.type == "registration.identified");
  CHECK(text_at(event, "specversion") == "1.0");
  CHECK(text_at(event, "id") == text_at(recorded, "items/0/claims/jti"));
  CHECK(text_at(event, "source") == "https://" + RegisterWorld::origin);
  CHECK(text_at(event, "type") == "registration.identified");
  CHECK(text_at(event, "subject") == to_string(file));
  CHECK(text_at(event, "time") == "2026-11-23T19:50:00Z");
  CHECK(text_at(event, "datacontenttype") == "application/json");
  CHECK(text_at(event, "index") == index);
  CHECK(text_at(event, "recordedat") == "2026-11-23T19:50:00Z");
  CHECK(text_at(event, "assurance") == "personal-key");
  CHECK(at(event, "data/data/_sd").array_items() != nullptr);
  for (const auto& value : personal_values()) CHECK(write_json(event).find(value) == std::string::npos);
}

TEST_CASE("api events: a reader hears of a statement that is recorded while it listens") {
  ApiWorld api;
  Reader from_now(api, "");
  Reader from_end(api, "?from=" + std::to_string(api.world.size()));
  const auto recorded = api.world.state(api.world.coordinator, operation_opened(9));
  CHECK(text_at(from_now.next(), "id") == to_string(recorded.jti));
  CHECK(text_at(from_end.next(), "id") == to_string(recorded.jti));
  const auto later = api.world.state(api.world.coordinator, operation_opened(10));
  CHECK(text_at(from_now.next(), "id") == to_string(later.jti));
}

TEST_CASE("api events: a reader goes on after the last event that it saw, whatever from says") {
  ApiWorld api;
  Reader reader(api, "?from=0", {{"Last-Event-ID", "4"}});
  CHECK(text_at(reader.next(), "index") == "5");
}

TEST_CASE("api events: who has seen the newest event waits for the next one") {
  ApiWorld api;
  Reader reader(api, "", {{"Last-Event-ID", std::to_string(api.world.size() - 1)}});
  const auto recorded = api.world.state(api.world.coordinator, operation_opened(9));
  CHECK(text_at(reader.next(), "id") == to_string(recorded.jti));
}

TEST_CASE("api events: a place that the log has not reached is refused") {
  ApiWorld api;
  const auto size = std::to_string(api.world.size());
  for (const auto& from :
       {std::to_string(api.world.size() + 1), std::string("-1"), std::string("x"), std::string()}) {
    const auto answer = api.get("/v1/events?from=" + from, &api.world.registrar);
    CHECK(answer.status == 400);
    CHECK(code_of(answer) == "query.malformed");
    CHECK(faults_of(answer) == std::vector<std::string>{"/query/from query.malformed"});
  }
  const auto answer =
      api.ask({.target = "/v1/events", .by = &api.world.registrar, .headers = {{"Last-Event-ID", size}}});
  CHECK(code_of(answer) == "query.malformed");
}

TEST_CASE("api events: readers are counted, and forgotten when they go") {
  ApiWorld api;
  const auto answer = api.get("/v1/events", &api.world.registrar);
  REQUIRE(answer.events != nullptr);
  answer.events->start([] {});
  CHECK(api.get("/metrics").body.find("kroniek_event_readers 1\n") != std::string::npos);
  const_cast<http::Response&>(answer).events.reset();
  CHECK(api.get("/metrics").body.find("kroniek_event_readers 0\n") != std::string::npos);
}

}  // namespace kroniek::test
