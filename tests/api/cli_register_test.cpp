// The way of a register through the commands: founded, served, stated to, proved, verified, rebuilt, sealed.
#include <sys/stat.h>

#include <catch2/catch.hpp>

#include "tests/api/cli_support.h"

using namespace kroniek;
using namespace kroniek::test;

namespace {

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

unsigned mode_of(const std::string& path) {
  struct stat said {};
  REQUIRE(::stat(path.c_str(), &said) == 0);
  return said.st_mode & 0777;
}

std::size_t names_in(const std::filesystem::path& path) {
  return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(path), {}));
}

}  // namespace

TEST_CASE("init: founds a register whose directory and keys are its owner's alone") {
  const Register made;
  CHECK(at(made.founded, "origin") == "test.example/cli");
  CHECK(at(made.founded, "logKey").starts_with("test.example/cli+"));
  CHECK(at(made.founded, "register").starts_with("registers/"));
  CHECK(at(made.founded, "administrator.mandate").starts_with("mandates/"));
  CHECK(mode_of(made.data) == 0700);
  for (const auto* key : {"log.jwk", "seal.jwk", "vault.jwk", "administrator.jwk"})
    CHECK(mode_of(made.data + "/keys/" + key) == 0600);
  CHECK(names_in(made.directory.path()) == 1);
  const auto report = invoke({"verify", made.data, "--log-key", at(made.founded, "logKey")});
  CHECK(report.exit == 0);
  CHECK(at(report.json(), "size") == "4");
}

TEST_CASE("init: takes an empty directory, and changes nothing where something stands") {
  const TemporaryDirectory directory;
  const auto empty = directory.path() / "empty";
  std::filesystem::create_directory(empty);
  CHECK(invoke({"init", "--data", empty.string() + "/", "--origin", "o.example"}).exit == 0);
  const auto key = read_file(empty / "keys" / "log.jwk");
  for (const auto& taken : {empty, empty / "lock"}) {
    const auto again = invoke({"init", "--data", taken.string(), "--origin", "o.example"});
    CHECK(again.exit == 2);
    CHECK(holds(again.err, "init.not-empty"));
  }
  CHECK(read_file(empty / "keys" / "log.jwk") == key);
  CHECK(names_in(directory.path()) == 1);
}

TEST_CASE("init: what fails leaves nothing behind") {
  const TemporaryDirectory directory;
  const auto refused = invoke({"init", "--data", (directory.path() / "data").string(), "--origin",
                               "o.example", "--organisation", std::string(5'000, 'x')});
  CHECK(refused.exit == 2);
  CHECK(names_in(directory.path()) == 0);
}

TEST_CASE("key new: a key is made once, for its owner, and of the kind that was asked for") {
  const TemporaryDirectory directory;
  const auto file = (directory.path() / "k.jwk").string();
  const auto made = invoke({"key", "new", "--algorithm", "es256", "--out", file});
  CHECK(made.exit == 0);
  CHECK(at(made.json(), "publicKey.crv") == "P-256");
  CHECK(at(made.json(), "publicKey.d").empty());
  CHECK(mode_of(file) == 0600);
  const auto again = invoke({"key", "new", "--out", file});
  CHECK(again.exit == 2);
  CHECK(holds(again.err, "key-file.exists"));
}

TEST_CASE("key files: one that others can read is not used") {
  const Register made;
  const auto key = at(made.founded, "administrator.keyFile");
  ::chmod(key.c_str(), 0640);
  const auto token = invoke(made.administrator({"token", "--origin", "test.example/cli"}));
  CHECK(token.exit == 2);
  CHECK(holds(token.err, "key-file.permissions"));
  ::chmod((made.data + "/keys/log.jwk").c_str(), 0644);
  const auto seal = invoke({"seal", "--data", made.data});
  CHECK(seal.exit == 2);
  CHECK(holds(seal.err, "key-file.permissions"));
}

TEST_CASE(
    "serve: a statement goes in, a proof comes out, and verify agrees over HTTP, the directory, and after a "
    "rebuild") {
  const Register made;
  Serving serving(made.data);
  REQUIRE_FALSE(serving.url().empty());
  const auto receipt = made.file("a.receipt"), statement = made.file("a.sd-jwt");
  const auto submitted = invoke(made.administrator({"submit", "--url", serving.url(), "--receipt", receipt,
                                                    "--statement", statement, made.enrolment("ada")}));
  CAPTURE(submitted.err);
  REQUIRE(submitted.exit == 0);
  CHECK(at(submitted.json(), "index") == "4");
  CHECK(at(submitted.json(), "assurance") == "personal-key");

  const auto proved = invoke({"receipt", "verify", "--receipt", receipt, "--statement", statement,
                              "--log-key", at(made.founded, "logKey"), "-o", "table"});
  CHECK(proved.exit == 0);
  CHECK(proved.out.starts_with("Proved: actor.enrolled about " + at(submitted.json(), "stream")));

  const auto self = invoke(made.administrator({"get", "/v1/_whoami", "--url", serving.url()}));
  CHECK(at(self.json(), "actor") == at(made.founded, "administrator.actor"));
  CHECK(invoke({"get", "/v1/_whoami", "--url", serving.url()}).exit == 1);
  CHECK(invoke({"get", "/log/key", "--url", serving.url()}).out == at(made.founded, "logKey") + "\n");

  const auto far = invoke({"verify", serving.url()}).json();
  const auto near = invoke({"verify", made.data}).json();  // beside the process that writes
  CHECK(at(far, "size") == "5");
  for (const auto* name :
       {"verified", "origin", "size", "root", "streams", "stateRoot", "signatures", "types"})
    CHECK(at(far, name) == at(near, name));

  CHECK(serving.end() == 0);
  CHECK(holds(serving.log(), "event=stopped size=5"));
  CHECK(invoke({"rebuild", "--data", made.data}).exit == 0);
  CHECK(invoke({"verify", made.data}).json() == near);
}

TEST_CASE("submit: the same bytes are recorded once, and a refusal is told with its faults") {
  const Register made;
  Serving serving(made.data);
  const auto enrolment = made.enrolment("ada");
  auto json = parse_json(read_file(enrolment)).value();
  json.set("jti", "01a20a36-de96-7361-a667-e003288eea39");
  write_file(enrolment, write_json(json));
  CHECK(invoke(made.administrator({"submit", "--url", serving.url(), enrolment})).exit == 0);
  const auto again = invoke(made.administrator({"submit", "--url", serving.url(), enrolment}));
  CHECK(again.exit == 1);  // signed anew, so other bytes under the same jti
  CHECK(holds(again.err, "statement.jti-reused"));

  const auto dry =
      invoke(made.administrator({"submit", "--dry-run", "--origin", "test.example/cli", enrolment}));
  CHECK(dry.exit == 0);
  CHECK(std::count(dry.out.begin(), dry.out.end(), '~') == 3);  // function and name are hidden

  auto played = json;
  played.set("exercise", true);
  played.remove("jti");
  CHECK(invoke(made.administrator({"submit", "--url", serving.url(), "-"}), write_json(played)).err ==
        "kroniek: actor.exercise: Whoever acts is real, also in an exercise.\n  /exercise\n");
  json.find("data")->set("colour", "red");
  const auto wrong = invoke(made.administrator({"submit", "--url", serving.url(), "-"}), write_json(json));
  CHECK(wrong.exit == 1);
  CHECK(holds(wrong.err, "/data/colour"));
  const auto malformed = invoke(made.administrator({"submit", "--url", serving.url(), "-"}), "{\"type\":1}");
  CHECK(malformed.exit == 2);
  CHECK(holds(malformed.err, "statement.claims-invalid"));
  const auto nothing =
      invoke(made.administrator({"submit", "--url", serving.url(), made.file("nowhere.json")}));
  CHECK(nothing.exit == 2);
  CHECK(holds(nothing.err, "file.unreadable"));
}

TEST_CASE(
    "submit: while the register does not answer it tries again, and what it could not send is not recorded") {
  const Register made;
  Serving serving(made.data);
  const auto url = serving.url();
  CHECK(serving.end(SIGKILL) == -1);
  const auto answer = invoke(made.administrator(
      {"submit", "--url", url, "--origin", "test.example/cli", "--tries", "2", made.enrolment("ada")}));
  CHECK(answer.exit == 2);
  CHECK(holds(answer.err, "client.unreachable"));
  CHECK(at(invoke({"verify", made.data}).json(), "size") == "4");
}

TEST_CASE("serve: a second process may read, and may not write") {
  const Register made;
  const Serving serving(made.data);
  for (const auto& words : {std::vector<std::string>{"serve", "--data", made.data},
                            {"rebuild", "--data", made.data},
                            {"seal", "--data", made.data}}) {
    const auto second = invoke(words);
    CHECK(second.exit == 2);
    CHECK(holds(second.err, "data-directory.locked"));
  }
  CHECK(invoke({"verify", made.data}).exit == 0);
}

TEST_CASE("serve: with too little free space it starts, answers, and records nothing") {
  const Register made;
  Serving serving(made.data, {"--free-space-min=1000000"});
  REQUIRE_FALSE(serving.url().empty());
  CHECK(holds(serving.log(), "event=read-only"));
  const auto refused =
      invoke(made.administrator({"submit", "--url", serving.url(), "--tries", "1", made.enrolment("ada")}));
  CHECK(refused.exit == 2);
  CHECK(holds(refused.err, "store.disk-full"));
  CHECK(invoke({"get", "/log/checkpoint", "--url", serving.url()}).exit == 0);
}

TEST_CASE("serve and verify: a log that is behind its high water is refused") {
  const Register made;
  const auto before = made.file("before");
  std::filesystem::copy(made.data, before, std::filesystem::copy_options::recursive);
  REQUIRE(invoke({"seal", "--data", made.data}).exit == 0);
  std::filesystem::remove(before + "/high-water");
  std::filesystem::copy(made.data + "/high-water", before + "/high-water");
  const auto verified = invoke({"verify", before});
  CHECK(verified.exit == 1);
  CHECK(holds(verified.err, "log.behind-high-water"));
  const auto served = invoke({"serve", "--data", before, "--port", "0"});
  CHECK(served.exit == 1);
  CHECK(holds(served.err, "log.behind-high-water"));
}

TEST_CASE(
    "serve and verify: a register without its high water is refused, but where its operator accepts that") {
  const Register made;
  std::filesystem::remove(made.data + "/high-water");
  const auto verified = invoke({"verify", made.data});
  CHECK(verified.exit == 1);
  CHECK(holds(verified.err, "log.high-water-missing"));
  const auto served = invoke({"serve", "--data", made.data, "--port", "0"});
  CHECK(served.exit == 1);
  CHECK(holds(served.err, "log.high-water-missing"));
  {
    Serving serving(made.data, {"--accept-missing-high-water"});
    REQUIRE_FALSE(serving.url().empty());
    CHECK(holds(serving.log(), "event=high-water-missing-accepted"));
  }
  CHECK(invoke({"verify", made.data}).exit == 0);
}

TEST_CASE("key rotate-seal: the register goes on with its next seal key, also after a crash in the middle") {
  const Register made;
  const auto seal_key = made.data + "/keys/seal.jwk", next_key = made.data + "/keys/seal-next.jwk";
  const auto old_key = read_file(seal_key);
  const auto rotate = [&] {
    return invoke(made.administrator({"key", "rotate-seal", "--data", made.data, "--mandate",
                                      at(made.founded, "administrator.mandate"), "--compromised"}));
  };
  const auto rotated = rotate();
  REQUIRE(rotated.exit == 0);
  const auto new_key = read_file(seal_key);
  CHECK(new_key != old_key);
  CHECK(mode_of(seal_key) == 0600);
  CHECK_FALSE(std::filesystem::exists(next_key));
  CHECK(invoke({"verify", made.data}).exit == 0);

  SECTION("a crash after the statement is finished by the next opening") {
    std::filesystem::rename(seal_key, next_key);
    write_file(seal_key, old_key);
    std::filesystem::permissions(seal_key,
                                 std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    REQUIRE(invoke({"seal", "--data", made.data}).exit == 0);
    CHECK(read_file(seal_key) == new_key);
    CHECK_FALSE(std::filesystem::exists(next_key));
  }
  SECTION("a crash before the statement leaves the key that counts, and the next try takes the one made") {
    std::filesystem::copy(seal_key, next_key);
    write_file(next_key, old_key);  // some key that the register was not told of; this one it refuses
    std::filesystem::permissions(next_key,
                                 std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    CHECK(invoke({"seal", "--data", made.data}).exit == 0);
    CHECK(read_file(seal_key) == new_key);
    CHECK(holds(rotate().err, "register.key-repeated"));
    CHECK(read_file(seal_key) == new_key);
  }
  SECTION("a service that has not got the key in its place does not start") {
    write_file(seal_key, old_key);
    CHECK(holds(invoke({"seal", "--data", made.data}).err, "log.seal-key-wrong"));
  }
}

TEST_CASE("verify: the log key at hand must be the log's") {
  const Register made, other;
  const auto answer = invoke({"verify", made.data, "--log-key", at(other.founded, "logKey")});
  CHECK(answer.exit == 1);
  CHECK(at(answer.json(), "verified") == "false");
  CHECK(holds(answer.err, "log.key-wrong"));
}

TEST_CASE("seal: records what every file holds, and verify recomputes it") {
  const Register made;
  const auto sealed = invoke({"seal", "--data", made.data});
  CHECK(sealed.exit == 0);
  CHECK(at(sealed.json(), "index") == "4");
  CHECK(at(invoke({"verify", made.data}).json(), "seals") == "1");
}
