// Many statements in one request: each line is taken or refused by itself, in order.
#include <catch2/catch.hpp>

#include "tests/core/statement_support.h"
#include "tests/support/api_world.h"

namespace kroniek::test {
namespace {

std::string quoted(const std::string& sd_jwt) {
  return write_json(Json(sd_jwt)) + "\n";
}

// `status code-or-version` of each line.
std::vector<std::string> answers_of(const http::Response& response) {
  std::vector<std::string> answers;
  for (const auto& line : lines_of(response.body)) {
    const auto json = json_of(line);
    const bool is_problem = json.find("code") != nullptr;
    answers.push_back(text_at(json, "status") + " " + text_at(json, is_problem ? "code" : "version"));
  }
  return answers;
}

std::string closed(std::uint8_t number, int version) {
  return R"({"type": "operation.closed", "sub": ")" + to_string(stream("operations", number)) +
         R"(", "version": )" + std::to_string(version) + R"(, "data": {"reason": "Klaar"}})";
}

}  // namespace

TEST_CASE("api batch: lines are answered in their order, bad ones between good ones") {
  ApiWorld api;
  const auto& by = api.world.coordinator;
  const auto good = api.world.sign(by, operation_opened(9));
  const auto answer = api.batch(quoted(good) + "{\"type\"\n" + quoted("x~") +
                                quoted(api.world.sign(api.world.registrar, operation_opened(10))) +
                                quoted(good) + quoted(api.world.sign(by, operation_opened(11))));
  CHECK(answer.status == 200);
  CHECK(answer.content_type == "application/x-ndjson");
  const auto answers = answers_of(answer);
  REQUIRE(answers.size() == 6);
  CHECK(answers[0] == "201 1");
  CHECK(answers[1] == "400 json.malformed");
  CHECK(answers[2] == "400 statement.malformed");
  CHECK(answers[3] == "403 mandate.type-not-covered");
  CHECK((answers[4] == "201 1" || answers[4] == "200 1"));  // in the same commit both get the one answer
  CHECK(answers[5] == "201 1");
  const auto lines = lines_of(answer.body);
  CHECK(text_at(json_of(lines[0]), "statement") == text_at(json_of(lines[4]), "statement"));
  CHECK(at(json_of(lines[0]), "index") == at(json_of(lines[4]), "index"));
}

TEST_CASE("api batch: a line may build on the lines before it") {
  ApiWorld api;
  const auto& by = api.world.coordinator;
  std::string lines;
  for (std::uint8_t number = 10; number < 60; ++number) {
    lines += quoted(api.world.sign(by, operation_opened(number)));
    lines += quoted(api.world.sign(by, closed(number, 2)));
  }
  const auto answers = answers_of(api.batch(lines));
  REQUIRE(answers.size() == 100);
  for (std::size_t i = 0; i < answers.size(); ++i) CHECK(answers[i] == (i % 2 == 0 ? "201 1" : "201 2"));
}

TEST_CASE("api batch: JSON lines are sealed for the signed-in author, and refused without one") {
  ApiWorld api;
  const auto line =
      write_json(api.world.complete(api.world.coordinator, json_of(operation_opened(9)))) + "\n";
  CHECK(answers_of(api.batch(line)) == std::vector<std::string>{"401 token.missing"});
  const auto both =
      api.batch(line + quoted(api.world.sign(api.world.coordinator, closed(9, 2))), &api.world.coordinator);
  CHECK(answers_of(both) == std::vector<std::string>{"201 1", "201 2"});
  CHECK(text_at(json_of(lines_of(both.body)[0]), "assurance") == "sealed");
  CHECK(text_at(json_of(lines_of(both.body)[1]), "assurance") == "personal-key");
}

TEST_CASE("api batch: a batch sent again gets the first answers") {
  ApiWorld api;
  std::string lines;
  for (std::uint8_t number = 10; number < 20; ++number)
    lines += quoted(api.world.sign(api.world.coordinator, operation_opened(number)));
  const auto first = api.batch(lines);
  const auto size = api.world.size();
  const auto again = api.batch(lines);
  CHECK(api.world.size() == size);
  const auto before = lines_of(first.body);
  const auto after = lines_of(again.body);
  REQUIRE(before.size() == after.size());
  for (std::size_t i = 0; i < before.size(); ++i) {
    auto json = json_of(after[i]);
    CHECK(at(json, "status") == Json(200));
    json.set("status", 201);
    CHECK(write_json(json) == before[i]);
  }
}

TEST_CASE("api batch: lines may end in CR LF, empty ones say nothing, and the last needs no end") {
  ApiWorld api;
  const auto a = write_json(Json(api.world.sign(api.world.coordinator, operation_opened(9))));
  const auto b = write_json(Json(api.world.sign(api.world.coordinator, operation_opened(10))));
  CHECK(answers_of(api.batch("\r\n" + a + "\r\n\n" + b)) == std::vector<std::string>{"201 1", "201 1"});
}

TEST_CASE("api batch: an empty one is refused, and so is one of too many lines") {
  ApiWorld api;
  const auto empty = api.batch("\n\n");
  CHECK(empty.status == 400);
  CHECK(code_of(empty) == "batch.empty");
  std::string many;
  for (int i = 0; i <= 20'000; ++i) many += "1\n";
  const auto answer = api.batch(many);
  CHECK(answer.status == 413);
  CHECK(code_of(answer) == "batch.too-many-lines");
}

TEST_CASE("api batch: it takes x-ndjson only, up to 16 MiB") {
  ApiWorld api;
  const auto answer = api.post("/v1/statements/_batch", "[]", &api.world.coordinator);
  CHECK(answer.status == 415);
  CHECK(code_of(answer) == "request.media-type");

  http::Request head;
  head.method = http::Method::post;
  head.segments = {"v1", "statements", "_batch"};
  head.has_body = true;
  head.headers = {{"Content-Type", "application/x-ndjson"}};
  const auto admitted = api.router.admit(head);
  REQUIRE(std::holds_alternative<http::BodyLimit>(admitted));
  CHECK(std::get<http::BodyLimit>(admitted).bytes_max == 16 * 1024 * 1024);

  RawClient client(api.port());
  client.send(
      "POST /v1/statements/_batch HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-ndjson\r\n"
      "Content-Length: 16777217\r\n\r\n");
  const auto too_large = client.receive();
  CHECK(too_large.status == 413);
  CHECK(text_at(json_of(too_large.body), "code") == "request.body-too-large");
}

}  // namespace kroniek::test
