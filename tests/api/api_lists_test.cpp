// Lists: of views by their indexed fields, and of the log by what its statements say. Pages are one snapshot.
#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/core/statement_support.h"
#include "tests/support/api_world.h"

namespace kroniek::test {
namespace {

std::vector<std::string> ids_of(const http::Response& response, std::string_view member = "id") {
  std::vector<std::string> ids;
  const auto json = json_of(response);
  for (const auto& item : items_at(json, "items")) ids.push_back(text_at(item, member));
  return ids;
}

std::vector<std::string> operations(std::uint8_t first, std::uint8_t last) {
  std::vector<std::string> ids;
  for (auto number = first; number <= last; ++number) ids.push_back(to_string(stream("operations", number)));
  return ids;
}

void open_operations(ApiWorld& api, std::uint8_t first, std::uint8_t last) {
  for (auto number = first; number <= last; ++number)
    api.world.state(api.world.coordinator, operation_opened(number));
}

void close(ApiWorld& api, std::uint8_t number) {
  api.world.state(api.world.coordinator, R"({"type": "operation.closed", "sub": ")" +
                                             to_string(stream("operations", number)) +
                                             R"(", "version": 2, "data": {"reason": "Klaar"}})");
}

std::vector<std::string> all_pages(ApiWorld& api, std::string target, std::string_view member = "id") {
  std::vector<std::string> ids;
  while (!target.empty()) {
    const auto page = api.get(target, &api.world.registrar);
    REQUIRE(page.status == 200);
    for (auto& id : ids_of(page, member)) ids.push_back(std::move(id));
    target = next_of(page);
  }
  return ids;
}

}  // namespace

TEST_CASE("api lists: a collection is listed in the order of its ids, with text") {
  ApiWorld api;
  open_operations(api, 2, 5);
  const auto answer = api.get("/v1/operations", &api.world.registrar);
  CHECK(answer.status == 200);
  CHECK(ids_of(answer) == operations(1, 5));
  CHECK(text_at(json_of(answer), "items/1/title") == "Een titel");
  CHECK(next_of(answer).empty());
  CHECK(header_of(answer, "Kroniek-Index") == std::to_string(api.world.size() - 1));
}

TEST_CASE("api lists: filters are indexed fields, and all of them must match") {
  ApiWorld api;
  open_operations(api, 2, 4);
  close(api, 3);
  const auto listed = [&](const std::string& query) {
    return ids_of(api.get("/v1/operations" + query, &api.world.registrar));
  };
  CHECK(listed("?phase=closed") == operations(3, 3));
  CHECK(listed("?phase=open&kind=repatriation") ==
        std::vector<std::string>{operations(1, 2)[0], operations(1, 2)[1], operations(4, 4)[0]});
  CHECK(listed("?phase=closed&kind=exercise").empty());
  CHECK(listed("?phase=nonsense").empty());
}

TEST_CASE("api lists: as of a moment a list holds what matched then") {
  ApiWorld api;
  open_operations(api, 2, 3);
  api.world.clock.advance_seconds(60);
  close(api, 2);
  const auto listed = [&](const std::string& query) {
    return ids_of(api.get("/v1/operations" + query, &api.world.registrar));
  };
  CHECK(listed("?phase=open") == std::vector<std::string>{operations(1, 1)[0], operations(3, 3)[0]});
  CHECK(listed("?phase=open&asOf=2026-11-23T19:50:59Z") == operations(1, 3));
  CHECK(listed("?phase=closed&asOf=2026-11-23T19:50:59Z").empty());
  CHECK(listed("?phase=open&validAt=2026-11-23T19:50:59Z") == operations(1, 3));
  CHECK(listed("?phase=closed&validAt=2026-11-23T19:51:00Z") == operations(2, 2));
  CHECK(listed("?phase=closed&validAt=2026-11-23T19:51:00Z&asOf=2026-11-23T19:50:59Z").empty());
}

TEST_CASE("api lists: what is wrong with a query is told at once, with pointers") {
  ApiWorld api;
  const auto answer =
      api.get("/v1/operations?limit=0&number=KL1&asOf=now&exercise=maybe&cursor=!", &api.world.registrar);
  CHECK(answer.status == 400);
  CHECK(faults_of(answer) ==
        std::vector<std::string>{"/query/asOf query.malformed", "/query/cursor query.cursor",
                                 "/query/exercise query.malformed", "/query/limit query.malformed",
                                 "/query/number query.unknown"});
  const auto unknown = api.get("/v1/operations?colour=red&colour=blue", &api.world.registrar);
  CHECK(unknown.status == 400);
  CHECK(code_of(unknown) == "query.unknown");
  CHECK(code_of(api.get("/v1/operations?access_token=x", &api.world.registrar)) == "query.token");
  CHECK(code_of(api.get("/v1/operations?phase=open&phase=closed", &api.world.registrar)) == "query.doubled");
  CHECK(code_of(api.get("/v1/parties", &api.world.registrar)) == "route.not-found");
}

TEST_CASE("api lists: a page holds 50 rows, and from 1 to 500 where asked") {
  ApiWorld api;
  open_operations(api, 2, 60);
  const auto size = [&](const std::string& query) {
    return ids_of(api.get("/v1/operations" + query, &api.world.registrar)).size();
  };
  CHECK(size("") == 50);
  CHECK(size("?limit=1") == 1);
  CHECK(size("?limit=500") == 60);
  for (const std::string limit : {"0", "501", "-1", "1.5", "ten", "", "+5", "05"})
    CHECK(code_of(api.get("/v1/operations?limit=" + limit, &api.world.registrar)) == "query.malformed");
}

TEST_CASE("api lists: the pages of a list are one snapshot while new statements arrive") {
  ApiWorld api;
  open_operations(api, 2, 9);
  const auto first = api.get("/v1/operations?limit=3&phase=open", &api.world.registrar);
  CHECK(ids_of(first) == operations(1, 3));
  close(api, 5);
  open_operations(api, 10, 12);
  const auto second = api.get(next_of(first), &api.world.registrar);
  CHECK(ids_of(second) == operations(4, 6));
  CHECK(text_at(json_of(second), "items/1/phase") == "open");
  CHECK(header_of(second, "Kroniek-Index") == header_of(first, "Kroniek-Index"));
  CHECK(all_pages(api, next_of(first)) == operations(4, 9));
}

TEST_CASE("api lists: a cursor that no list gave is refused") {
  ApiWorld api;
  const auto cursor = [](std::string_view text) { return base64url(as_bytes(text)); };
  for (const auto& each :
       {std::string("x"), cursor("1"), cursor(".1"), cursor("5.not-an-id"), cursor("99999.x"),
        cursor("99999999999999999999.01935a00-0000-7000-8000-000000000001")}) {
    CAPTURE(each);
    CHECK(code_of(api.get("/v1/operations?cursor=" + each, &api.world.registrar)) == "query.cursor");
    if (each != cursor("1"))
      CHECK(code_of(api.get("/v1/statements?cursor=" + each, &api.world.registrar)) == "query.cursor");
  }
}

TEST_CASE("api lists: exercise data is apart from all real data") {
  ApiWorld api;
  api.world.state(api.world.coordinator,
                  R"({"type": "operation.opened", "exercise": true, "sub": ")" +
                      to_string(stream("operations", 50)) +
                      R"(", "data": {"kind": "exercise", "title": "Oefening", "area": ["VR12"],
                                             "lead": ")" +
                      to_string(api.world.kcr2) + R"(", "ground": "Wvr-39"}})");
  CHECK(ids_of(api.get("/v1/operations", &api.world.registrar)) == operations(1, 1));
  CHECK(ids_of(api.get("/v1/operations?exercise=false", &api.world.registrar)) == operations(1, 1));
  CHECK(ids_of(api.get("/v1/operations?exercise=true", &api.world.registrar)) == operations(50, 50));
}

TEST_CASE("api lists: the log is a list, filtered by what its statements say") {
  ApiWorld api;
  const auto size = api.world.size();
  api.world.clock.advance_seconds(60);
  open_operations(api, 2, 3);
  const auto count = [&](const std::string& query) {
    return ids_of(api.get("/v1/statements?limit=500" + query, &api.world.registrar), "index").size();
  };
  const auto& coordinator = api.world.coordinator;
  CHECK(count("") == size + 2);
  CHECK(count("&type=operation.opened") == 3);
  CHECK(count("&author=" + to_string(coordinator.actor)) == 3);
  CHECK(count("&mandate=" + to_string(coordinator.mandate)) == 3);
  CHECK(count("&author=" + to_string(coordinator.actor) + "&type=actor.enrolled") == 0);
  CHECK(count("&stream=" + to_string(stream("operations", 2))) == 1);
  CHECK(count("&stream=" + to_string(stream("operations", 2)) + "&type=operation.closed") == 0);
  CHECK(count("&organisation=" + to_string(api.world.region)) == 0);
  CHECK(count("&type=operation.opened&organisation=" + to_string(api.world.kcr2)) == 3);
  CHECK(count("&recordedFrom=2026-11-23T19:51:00Z") == 2);
  CHECK(count("&recordedUntil=2026-11-23T19:51:00Z") == size);
  CHECK(count("&recordedFrom=2026-11-23T19:52:00Z&recordedUntil=2026-11-23T19:51:00Z") == 0);
  CHECK(count("&occurredFrom=2026-11-23T19:51:00Z&occurredUntil=2026-11-23T19:51:01Z") == 2);
  CHECK(count("&asOf=2026-11-23T19:50:59Z") == size);
  CHECK(count("&validAt=2026-11-23T19:50:59Z") == size);
  CHECK(count("&validAt=2026-11-23T19:51:00Z") == size + 2);
}

TEST_CASE("api lists: the log's filters are checked, all at once") {
  ApiWorld api;
  const auto answer =
      api.get("/v1/statements?type=x&author=1&mandate=" + to_string(api.world.kcr2) + "&recordedFrom=now",
              &api.world.registrar);
  CHECK(code_of(answer) == "query.malformed");
  CHECK(faults_of(answer) ==
        std::vector<std::string>{"/query/author query.malformed", "/query/mandate query.malformed",
                                 "/query/recordedFrom query.malformed", "/query/type query.malformed"});
}

TEST_CASE("api lists: the log's pages hold every statement once, and are one snapshot") {
  ApiWorld api;
  const auto size = api.world.size();
  const auto first = api.get("/v1/statements?limit=4", &api.world.registrar);
  CHECK(ids_of(first, "index") == std::vector<std::string>{"0", "1", "2", "3"});
  open_operations(api, 2, 4);
  const auto rest = all_pages(api, next_of(first), "index");
  REQUIRE(rest.size() == size - 4);
  for (std::size_t i = 0; i < rest.size(); ++i) CHECK(rest[i] == std::to_string(i + 4));
  CHECK(all_pages(api, "/v1/statements?limit=2&type=operation.opened", "index").size() == 4);
}

}  // namespace kroniek::test
