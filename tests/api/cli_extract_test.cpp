// A person's extract by command: asked of a register, kept in two files, checked offline.
#include <catch2/catch.hpp>

#include "tests/api/cli_support.h"

using namespace kroniek;
using namespace kroniek::test;

namespace {

// The administrator may open all that the register holds of an actor, also of himself.
struct Extracting {
  Register made;
  std::string actor = at(made.founded, "administrator.actor");
  std::string file = made.file("mine.json");
  std::string key = at(made.founded, "logKey");

  Answer ask(const std::string& url, const std::string& subject, const std::string& ground = "AVG-15") {
    return invoke(made.administrator({"extract", "--url", url, "--purpose", "Verzoek om inzage", "--ground",
                                      ground, "--out", file, subject}));
  }
  Answer check() { return invoke({"extract", "verify", "--log-key", key, file}); }
};

}  // namespace

TEST_CASE("extract: two files, one for people, and it verifies offline") {
  Extracting extracting;
  {
    const Serving serving(extracting.made.data);
    const auto answer = extracting.ask(serving.url(), extracting.actor);
    INFO(answer.err);
    REQUIRE(answer.exit == 0);
    CHECK(at(answer.json(), "subject") == extracting.actor);
    CHECK(at(answer.json(), "looks") == "1");
    CHECK(extracting.ask(serving.url(), "actors/none").exit == 2);
    CHECK(extracting.ask(serving.url(), extracting.actor, "15").exit == 1);
    CHECK(extracting.ask(serving.url(), "registrations/01935a00-0000-7000-8000-000000000001").exit == 1);
  }
  const auto text = read_file(extracting.made.file("mine.txt"));
  CHECK(text.starts_with("INZAGE IN UW GEGEVENS / YOUR OWN DATA\n"));
  CHECK(text.find("Verzoek om inzage") != std::string::npos);
  const auto checked = extracting.check();
  INFO(checked.err);
  CHECK(checked.exit == 0);
  CHECK(at(checked.json(), "subject") == extracting.actor);
  CHECK(at(checked.json(), "erasedValues") == "0");
}

TEST_CASE("extract verify: what was altered, the wrong key, and what is no extract") {
  Extracting extracting;
  {
    const Serving serving(extracting.made.data);
    REQUIRE(extracting.ask(serving.url(), extracting.actor).exit == 0);
  }
  const auto good = read_file(extracting.file);
  const auto refused = [&](const std::string& text) {
    write_file(extracting.file, text);
    const auto answer = extracting.check();
    CHECK(answer.out.empty());
    return answer.exit;
  };
  auto altered = good;
  CHECK(refused(altered.replace(altered.find("Verzoek"), 7, "Anderen")) == 1);
  CHECK(refused(good.substr(0, good.size() / 2)) == 1);
  CHECK(refused("{}") == 1);
  CHECK(refused("") == 1);
  for (std::size_t i = good.find("\"receipt\""); i < good.size(); i += good.size() / 40 + 1) {
    altered = good;
    altered[i] = altered[i] == 'A' ? 'B' : 'A';
    CAPTURE(i);
    CHECK(refused(altered) == (altered == good ? 0 : 1));
  }
  write_file(extracting.file, good);
  const Register other;
  extracting.key = at(other.founded, "logKey");
  CHECK(extracting.check().exit == 1);
  extracting.key = "key";
  CHECK(extracting.check().exit == 2);
  CHECK(invoke({"extract", "verify", "--log-key", at(other.founded, "logKey"), extracting.made.file("none")})
            .exit == 2);
  CHECK(invoke({"extract", "verify", extracting.file}).exit == 2);
}
