#include <catch2/catch.hpp>

#include "api/cli/output.h"
#include "api/http/log_line.h"
#include "tests/api/cli_support.h"

using namespace kroniek;
using namespace kroniek::test;

namespace {

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("command line: help lists every verb, and every verb explains itself with an example") {
  const auto overview = invoke({"--help"});
  CHECK(overview.exit == 0);
  for (const std::string verb : {"init", "serve", "key new", "token", "submit", "import manifest", "get",
                                 "mrz", "verify", "receipt verify", "rebuild", "seal"}) {
    CAPTURE(verb);
    CHECK(holds(overview.out, "  " + verb));
    auto words = verb == "key new"           ? std::vector<std::string>{"key", "new"}
                 : verb == "import manifest" ? std::vector<std::string>{"import", "manifest"}
                 : verb == "receipt verify"  ? std::vector<std::string>{"receipt", "verify"}
                                             : std::vector<std::string>{verb};
    words.push_back("--help");
    const auto help = invoke(words);
    CHECK(help.exit == 0);
    CHECK(holds(help.out, "kroniek " + verb));
    CHECK(holds(help.out, "Examples:"));
    CHECK(help.err.empty());
  }
}

TEST_CASE("command line: the first word of several verbs lists them") {
  for (const std::string group : {"attachment", "key", "receipt", "import", "export"}) {
    CAPTURE(group);
    const auto help = invoke({group, "--help"});
    CHECK(help.exit == 0);
    CHECK(holds(help.out, "  kroniek " + group + " "));
    const auto alone = invoke({group});
    CHECK(alone.exit == 2);
    CHECK(holds(alone.err, "kroniek " + group + " "));
  }
  CHECK(holds(invoke({"help"}).out, "  key new"));
}

TEST_CASE("command line: what is unknown, missing or twice is refused with exit code 2 and one sentence") {
  struct Case {
    std::vector<std::string> words;
    std::string code;
  };
  const auto c = GENERATE(
      Case{{}, "usage.unknown-verb"}, Case{{"frobnicate"}, "usage.unknown-verb"},
      Case{{"key"}, "usage.unknown-verb"}, Case{{"key", "old"}, "usage.unknown-verb"},
      Case{{"init", "--colour", "red"}, "usage.unknown-option"}, Case{{"init", "-x"}, "usage.unknown-option"},
      Case{{"init", "--data"}, "usage.value-missing"},
      Case{{"init", "--data", "a", "--data", "b"}, "usage.option-twice"},
      Case{{"init", "--origin", "a"}, "usage.option-missing"},
      Case{{"verify", "--hashes-only=yes", "x"}, "usage.value-unexpected"},
      Case{{"init", "--data", "a", "--origin", "b", "c"}, "usage.operands"},
      Case{{"verify"}, "usage.operands"}, Case{{"verify", "a", "b"}, "usage.operands"},
      Case{{"verify", "--threads", "0", "x"}, "usage.number"},
      Case{{"serve", "--data", "x", "--port", "65536"}, "usage.number"},
      Case{{"serve", "--data", "x", "--port", "http"}, "usage.number"},
      Case{{"serve", "--data", "x", "--address", "0.0.0.0"}, "serve.tls-required"},
      Case{{"serve", "--data", "x", "--address", "nowhere"}, "serve.address-malformed"},
      Case{{"serve", "--data", "x", "--tls-cert", "c"}, "usage.tls"},
      Case{{"mrz", "-o", "xml"}, "usage.output"},
      Case{{"key", "new", "--out", "x", "--algorithm", "rsa"}, "usage.algorithm"},
      Case{{"submit", "--url", "http://127.0.0.1:1", "x.json"}, "usage.who"},
      Case{{"token", "--key", "x", "--origin", "o"}, "usage.who"},
      Case{{"token", "--persona", "x", "--origin", "o"}, "usage.who"},
      Case{{"token", "--key", "k", "--actor", "a", "--persona", "f#x", "--origin", "o"}, "usage.who"},
      Case{{"token", "--key", "k", "--actor", "people/1", "--origin", "o"}, "actor.malformed"},
      Case{{"get", "log/key", "--url", "http://127.0.0.1:1"}, "usage.path"},
      Case{{"get", "/log/key"}, "usage.option-missing"},
      Case{{"get", "/log/key", "--url", "127.0.0.1:1"}, "client.url"},
      Case{{"get", "/log/key", "--url", "ftp://127.0.0.1"}, "client.url"},
      Case{{"get", "/log/key", "--url", "http://127.0.0.1:8080/v1"}, "client.url"},
      Case{{"get", "/log/key", "--url", "http://127.0.0.1:99999"}, "client.url"},
      Case{{"get", "/log/key", "--url", "http://127.0.0.1:1"}, "client.unreachable"},
      Case{{"get", "/log/key", "--url", "https://127.0.0.1:1", "--ca", "/nowhere.pem"},
           "client.certificates"},
      Case{{"import", "manifest", "/nowhere.csv"}, "file.unreadable"},
      Case{{"init", "--data", "/nowhere/at/all", "--origin", "o"}, "init.cannot-create"},
      Case{{"init", "--data", "x", "--origin", "with space"}, "init.origin"},
      Case{{"init", "--data", "x", "--origin", "a+b"}, "init.origin"},
      Case{{"rebuild", "--data", "/nowhere"}, "data-directory.not-founded"},
      Case{{"seal", "--data", "/nowhere"}, "data-directory.not-founded"},
      Case{{"serve", "--data", "/nowhere"}, "data-directory.not-founded"},
      Case{{"verify", "/nowhere"}, "data-directory.not-founded"},
      Case{{"verify", "x", "--log-key", "key"}, "vkey.malformed"});
  const auto answer = invoke(c.words);
  CAPTURE(c.code, answer.err);
  CHECK(answer.exit == 2);
  CHECK(answer.out.empty());
  CHECK(answer.err.starts_with("kroniek: " + c.code + ": "));
}

TEST_CASE("command line: programs get JSON, people get columns and colours, and -o decides") {
  const std::string zone =
      "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10\n";
  const auto program = invoke({"mrz"}, zone);
  CHECK(program.exit == 0);
  CHECK(at(program.json(), "primaryIdentifier") == "ERIKSSON");
  CHECK(at(program.json(), "checks.composite") == "verified");
  const auto people = invoke({"mrz", "-"}, zone, Terminal::yes);
  CHECK(holds(people.out, "primaryIdentifier      ERIKSSON\n"));
  CHECK(holds(invoke({"mrz", "-o", "table"}, zone).out, "ERIKSSON\n"));
  CHECK(at(invoke({"mrz", "--output=json"}, zone, Terminal::yes).json(), "issuer") == "UTO");

  const auto refused = invoke({"frobnicate"}, "", Terminal::yes);
  CHECK(holds(refused.err, "\x1b[31m"));
  CHECK_FALSE(holds(invoke({"frobnicate"}).err, "\x1b"));
}

TEST_CASE("command line: a wrong machine-readable zone is wrong, and is not repeated") {
  const auto answer =
      invoke({"mrz"},
             "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C46UTO7408122F1204159ZE184226B<<<<<10\n");
  CHECK(answer.exit == 1);
  CHECK(answer.out.empty());
  CHECK(holds(answer.err, "mrz.check-digit-document-number"));
  CHECK_FALSE(holds(answer.err, "ERIKSSON"));
}

TEST_CASE("command line: columns are aligned by characters, and control characters are shown, not obeyed") {
  const auto rows = Json::array({Json::object({{"name", "Zoë"}, {"city", "Ĝ"}}),
                                 Json::object({{"name", "Bob"}, {"city", "\x1b[31mX"}})});
  CHECK(cli::as_table(rows) == "name  city\nZoë   Ĝ\nBob   \\x1b[31mX\n");
  CHECK(cli::as_table(Json::object({{"a", Json::object({{"b", 1}})}, {"long", "x\ny"}})) ==
        "a.b   1\nlong  x\n      y\n");
}

TEST_CASE("log lines: one event a line, and values cannot break out of theirs") {
  std::ostringstream out;
  log_line(out, "info", "started",
           {{"url", "http://[::1]:1"}, {"detail", "a \"b\"\nlevel=fatal"}, {"empty", ""}});
  CHECK(out.str() ==
        "level=info event=started url=http://[::1]:1 detail=\"a \\\"b\\\" level=fatal\" empty=\"\"\n");
}
