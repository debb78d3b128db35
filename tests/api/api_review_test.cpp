// What rests on a key, a mandate or a decision that was later taken back: asked as a list, of one statement,
// and in the chain behind it.
#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "tests/api/review_support.h"
#include "tests/support/api_board.h"

namespace kroniek::test {
namespace {

using Lines = std::vector<std::string>;

// `number reason timing` of each row about an operation, `type reason timing` of each other.
Lines rows_of(const Json& answer) {
  Lines out;
  for (const auto& row : items_at(answer, "items")) {
    const auto stream = text_at(row, "stream");
    const auto number = std::stoi(stream.substr(stream.size() - 2), nullptr, 16);
    const auto what = stream.starts_with("operations/") ? std::to_string(number) : text_at(row, "type");
    out.push_back(what + " " + text_at(row, "review/reason") + " " + text_at(row, "review/timing"));
  }
  return out;
}

std::set<std::string> reviews_told(const Json::Array& reviews) {
  std::set<std::string> out;
  for (const auto& review : reviews)
    out.insert(text_at(review, "by") + " " + text_at(review, "reason") + " " + text_at(review, "timing"));
  return out;
}

// Whatever the list says of a statement, the statement says of itself, and nothing else.
void check_both_ways(Chain& at) {
  std::map<std::string, std::set<std::string>> listed;
  for (const auto& row : items_at(at.get("/v1/statements/_review?limit=500"), "items"))
    CHECK(listed[text_at(row, "statement")]
              .insert(text_at(row, "review/by") + " " + text_at(row, "review/reason") + " " +
                      text_at(row, "review/timing"))
              .second);
  for (const auto& item : items_at(at.get("/v1/statements?limit=500"), "items")) {
    const auto jti = text_at(item, "claims/jti");
    CAPTURE(text_at(item, "claims/type"));
    CHECK(reviews_told(items_at(at.get("/v1/statements/" + jti), "review")) == listed[jti]);
  }
}

std::set<std::string> kinds_behind(Chain& at, const Uuid& jti) {
  std::set<std::string> kinds;
  for (const auto& link : items_at(at.get("/v1/statements/" + to_string(jti) + "/accountability"), "links"))
    kinds.insert(text_at(link, "kind"));
  return kinds;
}

}  // namespace

TEST_CASE("api review: nothing was taken back, so nothing is to be looked at again") {
  Chain at;
  at.grant_all(Chain::by_document);
  const auto jti = at.open(at.on(at.first, at.top), 21);
  CHECK(at.get("/v1/statements/_review") == json_of(R"({"items":[]})"));
  CHECK(at.get("/v1/statements/" + to_string(jti)).find("review")->array_items()->empty());
  CHECK_FALSE(kinds_behind(at, jti).contains("key-revoked"));
  CHECK_FALSE(kinds_behind(at, jti).contains("mandate-withdrawn"));
}

TEST_CASE("api review: all that a revoked key signed, and which of it since it was doubtful") {
  Chain at;
  at.grant_all(Chain::by_document);
  const auto officer = at.on(at.first, at.top);
  at.open(officer, 21);
  at.world.clock.set(instant("2026-11-23T20:10:00Z"));
  const auto early = at.world.sign(officer, operation_opened(22));
  at.world.clock.set(instant("2026-11-23T20:20:00.5Z"));
  const auto doubtful = at.open(officer, 23);
  at.world.submit(early).value();
  at.world.submit_plain(officer, operation_opened(24)).value();  // the service's own key
  at.world.clock.set(instant("2026-11-23T20:30:00Z"));
  const auto by = at.revoke(at.first, "2026-11-23T20:20:00.200000Z");
  const auto json = at.get("/v1/statements/_review");
  CHECK(rows_of(json) == Lines{"mandate.granted key-revoked before", "21 key-revoked before",
                               "23 key-revoked since", "22 key-revoked recorded-after"});
  CHECK(text_at(json, "items/2/statement") == to_string(doubtful));
  CHECK(text_at(json, "items/2/keyId") == thumbprint(at.first.signer->key()));
  CHECK(text_at(json, "items/2/proof") == "/v1/statements/" + to_string(doubtful) + "/proof");
  CHECK(text_at(json, "items/2/review/takenBack") == to_string(at.first.actor));
  CHECK(text_at(json, "items/2/review/by") == to_string(by));
  CHECK(text_at(json, "items/2/review/since") == "2026-11-23T20:20:00.200000Z");
  CHECK(text_at(json, "items/2/review/proof") == "/v1/statements/" + to_string(by) + "/proof");
  CHECK(at.api.get(text_at(json, "items/2/review/proof")).status == 200);
  CHECK(test::at(at.get("/v1/statements/" + to_string(by)), "index") ==
        test::at(json, "items/2/review/index"));
  check_both_ways(at);
  CHECK(kinds_behind(at, doubtful).contains("key-revoked"));
}

TEST_CASE("api review: all that rests on a withdrawn mandate, also what was recorded after of before") {
  Chain at;
  at.grant_all(Chain::by_document);
  const auto officer = at.on(at.first, at.top);
  const auto before = at.open(officer, 21, "2026-11-22T12:00:00Z");
  at.world.clock.set(instant("2026-11-24T12:00:00Z"));
  at.open(officer, 22, "2026-11-23T22:00:00Z");
  at.open(officer, 23, "2026-11-22T13:00:00Z");
  at.withdraw(at.top, "2026-11-23T21:00:00Z");
  at.open(officer, 24, "2026-11-22T14:00:00Z");
  CHECK(rows_of(at.get("/v1/statements/_review?reason=mandate-withdrawn")) ==
        Lines{"mandate.granted mandate-withdrawn before", "21 mandate-withdrawn before",
              "22 mandate-withdrawn since", "23 mandate-withdrawn recorded-after",
              "24 mandate-withdrawn recorded-after"});
  check_both_ways(at);
  CHECK(kinds_behind(at, before).contains("mandate-withdrawn"));
  CHECK_FALSE(kinds_behind(at, before).contains("key-revoked"));
}

TEST_CASE("api review: all that rests on a mandate delegated under a withdrawn one, however far below") {
  Chain at;
  at.grant_all(Chain::by_document);
  at.open(at.on(at.second, at.middle), 21);
  at.open(at.on(at.third, at.low), 22);
  at.open(at.world.coordinator, 23);  // a mandate of the administrator's
  at.world.clock.set(instant("2026-11-24T12:00:00Z"));
  at.withdraw(at.top, "2026-11-23T21:00:00Z");
  CHECK(rows_of(at.get("/v1/statements/_review?reason=mandate-above-withdrawn")) ==
        Lines{"mandate.granted mandate-above-withdrawn before", "21 mandate-above-withdrawn before",
              "22 mandate-above-withdrawn before"});
  check_both_ways(at);
}

TEST_CASE("api review: what an administrator granted outlives his own mandate") {
  Chain at;
  const auto other = at.world.enrol(53, at.world.ministry, "administrator");
  at.world.state(other, R"({"type": "mandate.granted", "sub": ")" + to_string(at.top) +
                            R"(", "data": {"holder": ")" + to_string(at.first.actor) +
                            R"(", "role": "kcr2-duty-officer", "scope": {}, "tasks": [], "basis": ["Wvr-39"],
                            "from": "2026-01-01T00:00:00Z", "instrument": )" +
                            Chain::by_document + R"(, "mayDelegate": false}})");
  at.open(at.on(at.first, at.top), 21);
  at.world.clock.set(instant("2026-11-24T12:00:00Z"));
  at.withdraw(other.mandate, "2026-11-23T21:00:00Z");
  CHECK(rows_of(at.get("/v1/statements/_review")) == Lines{"mandate.granted mandate-withdrawn before"});
  check_both_ways(at);
}

TEST_CASE("api review: all that rests on a rescinded decision: what names it, and its mandates") {
  Chain at;
  ApiBoard board(at.api);
  const auto matter = stream("board-matters", 2);
  board.table(matter, "mandate", "");
  board.adopt(matter, 1);
  at.grant_all(R"({"matter": ")" + to_string(matter) + "\"}");
  at.open(at.on(at.first, at.top), 21);
  at.open(at.on(at.third, at.low), 22);
  at.open(at.world.coordinator, 23);
  at.world.clock.set(instant("2026-11-24T12:00:00Z"));
  const auto by = board.rescind(matter, stream("board-matters", 3), 4);
  at.open(at.on(at.third, at.low), 24, "2026-11-24T11:59:00Z");
  const auto json = at.get("/v1/statements/_review?reason=matter-rescinded");
  CHECK(rows_of(json) == Lines{"mandate.granted matter-rescinded before",
                               "mandate.granted matter-rescinded before", "21 matter-rescinded before",
                               "mandate.granted matter-rescinded before", "22 matter-rescinded before",
                               "24 matter-rescinded recorded-after"});
  CHECK(text_at(json, "items/0/review/takenBack") == to_string(matter));
  CHECK(text_at(json, "items/0/review/by") == to_string(by.jti));
  check_both_ways(at);
}

TEST_CASE("api review: is narrowed by author, mandate, key, reason and timing, and keeps exercises apart") {
  Chain at;
  at.grant_all(Chain::by_document);
  at.open(at.on(at.first, at.top), 21);
  at.open(at.on(at.second, at.middle), 22);
  at.world.clock.set(instant("2026-11-24T12:00:00Z"));
  at.withdraw(at.top, "2026-11-23T21:00:00Z");
  at.revoke(at.second, "2026-11-23T19:00:00Z");
  const auto narrowed = [&](const std::string& by) {
    return rows_of(at.get("/v1/statements/_review?" + by));
  };
  CHECK(narrowed("author=" + to_string(at.first.actor)) ==
        Lines{"mandate.granted mandate-withdrawn before", "21 mandate-withdrawn before"});
  CHECK(narrowed("reason=key-revoked&mandate=" + to_string(at.middle)) ==
        Lines{"mandate.granted key-revoked since", "22 key-revoked since"});
  CHECK(narrowed("keyId=" + thumbprint(at.first.signer->key())).size() == 2);
  CHECK(narrowed("timing=since").size() == 2);
  CHECK(narrowed("timing=recorded-after").empty());
  CHECK(narrowed("exercise=true").empty());
  const auto refused =
      at.api.get("/v1/statements/_review?keyId=x&reason=none&timing=later&author=mandates/1", &at.first);
  CHECK(faults_of(refused) == Lines{"/query/author query.malformed", "/query/keyId query.malformed",
                                    "/query/reason query.malformed", "/query/timing query.malformed"});
  CHECK(at.api.get("/v1/statements/_review").status == 401);
}

TEST_CASE("api review: pages of any size add up to the whole, as it was when the first one was asked for") {
  Chain at;
  at.grant_all(Chain::by_document);
  for (std::uint8_t number = 21; number < 26; ++number) at.open(at.on(at.first, at.top), number);
  at.open(at.on(at.third, at.low), 26);
  at.world.clock.set(instant("2026-11-24T12:00:00Z"));
  at.withdraw(at.top, "2026-11-23T21:00:00Z");
  at.revoke(at.first, "2026-11-23T19:00:00Z");
  at.withdraw(at.low, "2026-11-23T21:00:00Z");
  const auto whole = rows_of(at.get("/v1/statements/_review?limit=500"));
  REQUIRE(whole.size() == 15);
  const auto limit = GENERATE(1, 2, 3, 7, 15);
  Lines seen;
  std::string target = "/v1/statements/_review?limit=" + std::to_string(limit);
  while (!target.empty()) {
    const auto answer = at.api.get(target, &at.world.administrator);
    REQUIRE(answer.status == 200);
    for (const auto& row : rows_of(json_of(answer))) seen.push_back(row);
    target = next_of(answer);
    if (seen.size() == static_cast<std::size_t>(limit)) at.revoke(at.third, "2026-11-23T19:00:00Z");
  }
  CHECK(seen == whole);
  const auto wrong = at.api.get("/v1/statements/_review?cursor=MS54", &at.world.administrator);
  CHECK(code_of(wrong) == "query.cursor");
}

TEST_CASE("api review: as of a moment before the withdrawal, nothing was to be looked at again") {
  Chain at;
  at.grant_all(Chain::by_document);
  const auto then = to_string(at.world.clock.now());
  at.world.clock.set(instant("2026-11-24T12:00:00Z"));
  at.withdraw(at.top, "2026-11-23T21:00:00Z");
  CHECK(rows_of(at.get("/v1/statements/_review?asOf=" + then)).empty());
  CHECK(rows_of(at.get("/v1/statements/_review?validAt=2026-11-23T20:59:59Z")).empty());
  CHECK(rows_of(at.get("/v1/statements/_review?validAt=2026-11-23T21:00:00Z")).size() == 2);
}

TEST_CASE("api review: the log lists what a key signed and what names a decision") {
  Chain at;
  ApiBoard board(at.api);
  const auto matter = stream("board-matters", 2);
  board.table(matter, "mandate", "");
  board.adopt(matter, 1);
  at.grant_all(R"({"matter": ")" + to_string(matter) + "\"}");
  at.open(at.on(at.first, at.top), 21);
  const auto listed = [&](const std::string& filter) {
    Lines out;
    for (const auto& item : items_at(at.get("/v1/statements?" + filter), "items"))
      out.push_back(text_at(item, "claims/type"));
    return out;
  };
  CHECK(listed("keyId=" + thumbprint(at.first.signer->key())) ==
        Lines{"mandate.granted", "operation.opened"});
  CHECK(listed("matter=" + to_string(matter)) == Lines{"mandate.granted"});
}

}  // namespace kroniek::test
