// `kroniek attachment put` and `get`: a document that a statement names, by way of the program as it serves.
#include <catch2/catch.hpp>

#include "core/bytes.h"
#include "core/sha256.h"
#include "tests/api/cli_support.h"

namespace kroniek::test {
namespace {

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

struct Clerk {
  Register made;
  Serving serving{made.data};
  const std::string document = std::string(300'000, 'x') + std::string("\0\r\n besluit", 11);
  const std::string digest = hex(sha256(as_bytes(document)));
  const std::string stream = "mandates/01a20bd1-b13e-7dbb-a1a1-08b2e464200d";

  Clerk() { write_file(made.file("besluit.pdf"), document); }
  Answer ask(std::vector<std::string> words) {
    words.insert(words.end(), {"--url", serving.url()});
    return invoke(made.administrator(std::move(words)));
  }
  // Somebody, and the mandate that the document grants.
  Answer state() {
    const auto enrolled = ask({"submit", made.enrolment("Piet")});
    if (enrolled.exit != 0) return enrolled;
    const auto actor = at(enrolled.json(), "stream");
    write_file(made.file("granted.json"),
               R"({"type": "mandate.granted", "sub": ")" + stream + R"(", "basis": ["Wvr-8"], "mandate": ")" +
                   at(made.founded, "administrator.mandate") + R"(", "data": {"holder": ")" + actor +
                   R"(", "role": "registrar", "scope": {}, "tasks": [],
                                                  "basis": ["Wvr-39"], "from": "2026-01-01T00:00:00Z",
                                                  "mayDelegate": false, "instrument": {"document": ")" +
                   digest + R"("}}})");
    return ask({"submit", made.file("granted.json")});
  }
  Answer put(const std::string& file) {
    return ask({"attachment", "put", file, "--stream", stream, "--type", "application/pdf"});
  }
};

}  // namespace

TEST_CASE("attachment: a document is sent when a statement names it, fetched again, and verified") {
  Clerk clerk;
  const auto early = clerk.put(clerk.made.file("besluit.pdf"));
  CHECK(early.exit == 1);
  CHECK(holds(early.err, "stream.unknown"));
  const auto stated = clerk.state();
  INFO(stated.err);
  REQUIRE(stated.exit == 0);
  for (int i = 0; i < 2; ++i) {
    const auto put = clerk.put(clerk.made.file("besluit.pdf"));
    INFO(put.err);
    REQUIRE(put.exit == 0);
    CHECK(at(put.json(), "sha256") == clerk.digest);
  }
  const auto get = clerk.ask({"attachment", "get", clerk.digest, "--stream", clerk.stream});
  CHECK(get.exit == 0);
  CHECK(get.out == clerk.document);
  const auto out = clerk.made.file("terug.pdf");
  CHECK(clerk.ask({"attachment", "get", clerk.digest, "--stream", clerk.stream, "--out", out}).exit == 0);
  CHECK(read_file(out) == clerk.document);
  REQUIRE(clerk.serving.end() == 0);
  const auto report = invoke({"verify", clerk.made.data});
  CHECK(report.exit == 0);
  CHECK(at(report.json(), "stored.attachments") == "1");
}

TEST_CASE("attachment: what the register refuses, and what is asked wrongly, is told with a code") {
  Clerk clerk;
  REQUIRE(clerk.state().exit == 0);
  const auto other = clerk.made.file("other.txt");
  write_file(other, "Niet genoemd");
  CHECK(holds(clerk.put(other).err, "attachment.not-named"));
  CHECK(holds(clerk.put(clerk.made.file("nowhere")).err, "file.unreadable"));
  CHECK(holds(clerk.ask({"attachment", "get", clerk.digest, "--stream", clerk.stream}).err,
              "attachment.unknown"));
  CHECK(holds(clerk.ask({"attachment", "get", "XYZ", "--stream", clerk.stream}).err, "digest.malformed"));
  CHECK(
      holds(clerk.ask({"attachment", "get", clerk.digest, "--stream", "mandates"}).err, "stream.malformed"));
  CHECK(holds(clerk.ask({"attachment", "get", clerk.digest}).err, "usage.option-missing"));
}

TEST_CASE("attachment: both explain themselves") {
  for (const std::string verb : {"put", "get"}) {
    const auto help = invoke({"attachment", verb, "--help"});
    CHECK(help.exit == 0);
    CHECK(holds(help.out, "kroniek attachment " + verb));
    CHECK(holds(help.out, "Examples:"));
  }
}

}  // namespace kroniek::test
