// Bringing documents and getting them back over HTTP.
#include <catch2/catch.hpp>
#include <future>

#include "api/http/target.h"
#include "tests/api/privacy_support.h"
#include "tests/core/attachments_support.h"

namespace kroniek::test {
namespace {

using http::Method;
using Faults = std::vector<std::string>;

std::string target_of(const AttachmentId& id) {
  return "/v1/attachments/" + hex(id.digest) + "?stream=" + to_string(id.stream);
}

struct Desk {
  ApiWorld api;
  RegisterWorld& world = api.world;
  const Person& registrar = world.registrar;
  const std::string document = document_of(300'000);
  const AttachmentId id = name_document(world, document, 40);

  Ask put_of(const AttachmentId& of, const std::string& body, const std::string& type) const {
    return {target_of(of), Method::put, &registrar, body, type};
  }
  http::Response put(const AttachmentId& of, const std::string& body,
                     const std::string& type = "application/pdf") {
    return api.ask(put_of(of, body, type));
  }
  http::Response get(const AttachmentId& of) { return api.get(target_of(of), &registrar); }

  // The head of such a request, as far as it is admitted.
  http::Admission admit(http::Request& head, const Person& by) {
    const auto target = http::parse_target(target_of(id)).value();
    head.method = Method::put;
    head.path = target.path;
    head.segments = target.segments;
    head.query = target.query;
    head.has_body = true;
    head.headers = {{"Authorization", "Bearer " + api.token(by)}};
    return api.router.admit(head);
  }
  bool is_admitted(http::Request& head, const Person& by) {
    return std::holds_alternative<http::BodyLimit>(admit(head, by));
  }
};

}  // namespace

TEST_CASE("api attachments: a document comes back as it was brought, for keeping and not for showing") {
  Desk desk;
  const auto first = desk.api.exchange(desk.put_of(desk.id, desk.document, "text/html; charset=utf-8"));
  INFO(first.body);
  CHECK(first.status == 201);
  CHECK(first.header("Location") == target_of(desk.id));
  CHECK(first.body == R"({"stream":")" + to_string(desk.id.stream) + R"(","sha256":")" + hex(desk.id.digest) +
                          R"(","size":300000})");
  const auto again = desk.put(desk.id, desk.document, "application/pdf");
  CHECK(again.status == 200);
  CHECK(again.body == first.body);
  const auto answer = desk.api.exchange({.target = target_of(desk.id), .by = &desk.world.coordinator});
  CHECK(answer.status == 200);
  CHECK(answer.body == desk.document);
  CHECK(answer.header("Content-Type") == "text/html");
  CHECK(answer.header("Content-Length") == "300000");
  CHECK(answer.header("Content-Disposition") == "attachment");
  CHECK(answer.header("X-Content-Type-Options") == "nosniff");
  CHECK(answer.header("Cache-Control") == "no-store");
  CHECK(answer.header("Content-Security-Policy") == "sandbox; default-src 'none'; frame-ancestors 'none'");
  const auto head =
      desk.api.exchange({.target = target_of(desk.id), .method = Method::head, .by = &desk.registrar});
  CHECK(head.status == 200);
  CHECK(head.header("Content-Length") == "300000");
}

TEST_CASE("api attachments: without Content-Type it is a stream of bytes; any that an asker takes is given") {
  Desk desk;
  auto ask = desk.put_of(desk.id, desk.document, "");
  CHECK(desk.api.ask(ask).status == 201);
  ask = {target_of(desk.id), Method::get, &desk.registrar, "", "", {{"Accept", "image/png"}}};
  const auto answer = desk.api.ask(ask);
  CHECK(answer.status == 200);
  CHECK(answer.content_type == "application/octet-stream");
}

TEST_CASE("api attachments: what is wrong with a request is said, before its body is read") {
  Desk desk;
  const auto refused = [&](const Ask& ask, int status) {
    const auto answer = desk.api.ask(ask);
    INFO(answer.body);
    CHECK(answer.status == status);
    return code_of(answer);
  };
  const auto digest = hex(desk.id.digest);
  const auto stream = "?stream=" + to_string(desk.id.stream);
  for (const auto method : {Method::get, Method::put}) {
    const auto* by = &desk.registrar;
    CHECK(refused({"/v1/attachments/" + digest + stream, method}, 401) == "token.missing");
    CHECK(refused({"/v1/attachments/" + digest, method, by}, 400) == "query.missing");
    CHECK(refused({"/v1/attachments/" + digest + "?stream=mandates", method, by}, 400) == "query.malformed");
    CHECK(refused({"/v1/attachments/" + digest + stream + "&x=1", method, by}, 400) == "query.unknown");
    for (const auto& wrong : {digest.substr(1), digest + "0", std::string(64, 'A'), std::string(64, 'x')})
      CHECK(refused({"/v1/attachments/" + wrong + stream, method, by}, 400) == "digest.malformed");
    CHECK(faults_of(desk.api.ask({"/v1/attachments/xyz?stream=no", method, by})) ==
          Faults{"/path/sha256 digest.malformed", "/query/stream query.malformed"});
    CHECK(refused({target_of({test::stream("mandates", 99), desk.id.digest}), method, by}, 404) ==
          "stream.unknown");
  }
  CHECK(refused(desk.put_of(desk.id, "x", "pdf"), 400) == "attachment.media-type");
  CHECK(refused(desk.put_of(desk.id, "x", "a/" + std::string(126, 'b')), 400) == "attachment.media-type");
  CHECK(refused(desk.put_of(desk.id, "x", "text/plain"), 400) == "attachment.digest-differs");
  CHECK(refused(desk.put_of(desk.id, "", "text/plain"), 400) == "attachment.empty");
  CHECK(refused(desk.put_of({desk.id.stream, Hash{}}, "x", "text/plain"), 409) == "attachment.not-named");
  auto packed = desk.put_of(desk.id, desk.document, "text/plain");
  packed.headers = {{"Content-Encoding", "gzip"}};
  CHECK(refused(packed, 415) == "request.content-encoding");
  CHECK(refused({target_of(desk.id), Method::get, &desk.registrar}, 404) == "attachment.unknown");
  CHECK(desk.put(desk.id, desk.document, "a/" + std::string(125, 'b')).status == 201);
}

TEST_CASE("api attachments: 64 MiB are taken and given, a byte more is not") {
  Desk desk;
  const std::string large(attachment_bytes_max, 'x');
  const auto id = name_document(desk.world, large, 41);
  const auto head = [&](std::size_t bytes) {
    return "PUT " + target_of(id) + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " +
           desk.api.token(desk.registrar) + "\r\nContent-Length: " + std::to_string(bytes) + "\r\n\r\n";
  };
  const auto refused = RawClient(desk.api.port()).exchange(head(attachment_bytes_max + 1));
  CHECK(refused.status == 413);
  CHECK(text_at(json_of(refused.body), "code") == "request.body-too-large");
  RawClient client(desk.api.port());
  REQUIRE(client.send(head(attachment_bytes_max)));
  REQUIRE(client.send(large));
  CHECK(client.receive().status == 201);
  const auto answer = desk.api.exchange({.target = target_of(id), .by = &desk.registrar});
  CHECK(answer.status == 200);
  const bool same = answer.body == large;
  CHECK(same);
}

TEST_CASE("api attachments: few bodies are held at once, and of one caller fewer") {
  Desk desk;
  http::Request first, second, third, fourth, fifth;
  CHECK(desk.is_admitted(first, desk.registrar));
  CHECK(desk.is_admitted(second, desk.registrar));
  const auto refused = std::get<http::Response>(desk.admit(third, desk.registrar));
  CHECK(refused.status == 503);
  CHECK(code_of(refused) == "attachment.too-many");
  CHECK(desk.is_admitted(third, desk.world.coordinator));
  CHECK(desk.is_admitted(fourth, desk.world.care));
  CHECK_FALSE(desk.is_admitted(fifth, desk.world.data_protection));
  first = {};
  CHECK(desk.is_admitted(fifth, desk.world.data_protection));
  CHECK_FALSE(desk.is_admitted(first, desk.registrar));
  second = third = fourth = fifth = {};
  for (int i = 0; i < 10; ++i) CHECK(desk.put(desk.id, desk.document).status < 300);
}

TEST_CASE("api attachments: a place is free again when the answer is given, whatever it says") {
  Desk desk;
  const auto answered = [&](const std::string& body) {
    http::Request first, second, next;
    REQUIRE(desk.is_admitted(first, desk.registrar));
    REQUIRE(desk.is_admitted(second, desk.registrar));
    first.body = body;
    std::promise<std::pair<int, bool>> answer;
    desk.api.router.handle(std::move(first), http::Reply([&](const http::Response& response) {
                             answer.set_value({response.status, desk.is_admitted(next, desk.registrar)});
                           }));
    return answer.get_future().get();
  };
  CHECK(answered("other") == std::pair{400, true});
  CHECK(answered(desk.document) == std::pair{201, true});
  CHECK(answered(desk.document) == std::pair{200, true});
}

TEST_CASE("api attachments: few answers are held at once, until they are sent") {
  Desk desk;
  REQUIRE(desk.put(desk.id, desk.document).status == 201);
  auto one = desk.get(desk.id);
  const auto two = desk.get(desk.id);
  CHECK(two.status == 200);
  const auto refused = desk.get(desk.id);
  CHECK(refused.status == 503);
  CHECK(code_of(refused) == "attachment.too-many");
  one = {};
  CHECK(desk.get(desk.id).status == 200);
  CHECK(one.status == 200);
}

TEST_CASE("api attachments: of a shielded person it is not told whether there is one") {
  PrivacyWorld desk;
  desk.shield(desk.one);
  const auto answer_to = [&](const Person& by, Method method) {
    const auto answer = desk.api.ask({target_of({desk.one, Hash{}}), method, &by, "x", "text/plain"});
    return code_of(answer);
  };
  CHECK(answer_to(desk.world().registrar, Method::put) == "attachment.not-allowed");
  CHECK(answer_to(desk.world().reception_lead, Method::put) == "attachment.not-named");
  CHECK(code_of(desk.api.get(target_of({desk.one, Hash{}}), &desk.world().registrar)) ==
        "attachment.not-allowed");
  CHECK(code_of(desk.api.get(target_of({desk.one, Hash{}}), &desk.world().reception_lead)) ==
        "attachment.unknown");
}

TEST_CASE("api attachments: without a mandate the answer is the same whether there is one or not") {
  Desk desk;
  REQUIRE(desk.put(desk.id, desk.document).status == 201);
  const auto somebody = desk.world.enrol(30, desk.world.region, "registrar");
  desk.world.state(desk.world.administrator, R"({"type": "mandate.withdrawn", "sub": ")" +
                                                 to_string(somebody.mandate) +
                                                 R"(", "version": 2, "data": {"reason": "Weg"}})");
  const auto there = desk.api.get(target_of(desk.id), &somebody);
  CHECK(there.status == 403);
  CHECK(code_of(there) == "attachment.not-allowed");
  for (const auto& other :
       {AttachmentId{desk.id.stream, Hash{}}, AttachmentId{stream("mandates", 99), desk.id.digest}})
    CHECK(desk.api.get(target_of(other), &somebody).body == there.body);
}

}  // namespace kroniek::test
