// The vault's key: outside the data directory, and changed for another; whatever a rotation was cut off at,
// the register opens, and of the old key nothing is left.
#include <sys/stat.h>

#include <catch2/catch.hpp>

#include "tests/api/cli_support.h"
#include "tests/api/raw_files.h"

namespace kroniek::test {
namespace {

namespace fs = std::filesystem;

void check_refused(const Answer& answer, const std::string& code) {
  INFO(answer.err);
  CHECK(answer.exit == 2);
  CHECK(answer.err.find(code) != std::string::npos);
}

// Everything in the vault opens; the founding hides the administrator's name there.
void check_opens(const std::string& data, const std::vector<std::string>& more = {}) {
  std::vector<std::string> words{"verify", data};
  words.insert(words.end(), more.begin(), more.end());
  const auto report = invoke(words);
  INFO(report.err);
  CHECK(report.exit == 0);
  CHECK(at(report.json(), "stored.disclosures") != "0");
}

// A start ends what was cut off.
void start(const std::string& data) {
  const auto sealed = invoke({"seal", "--data", data, "--free-space-min", "1"});
  INFO(sealed.err);
  CHECK(sealed.exit == 0);
}

Answer rotate(const std::string& data, const std::vector<std::string>& more = {}) {
  std::vector<std::string> words{"key", "rotate-vault", "--data", data, "--free-space-min", "1"};
  words.insert(words.end(), more.begin(), more.end());
  return invoke(words);
}

Needles wrapped_keys(const std::string& data) {
  Needles keys;
  for (const auto& row : rows_of(data, {Table::data_keys})) keys.add(row.value);
  REQUIRE(keys.size() > 0);
  return keys;
}

}  // namespace

TEST_CASE(
    "vault key: after a rotation all opens under the new one, and the old one and its wrappings are gone") {
  const Register made;
  const auto file = made.data + "/keys/vault.jwk";
  const auto before = wrapped_keys(made.data);
  const auto old_key = read_file(file);
  fs::create_hard_link(file, made.file("old-inode"));
  const auto answer = rotate(made.data);
  INFO(answer.err);
  REQUIRE(answer.exit == 0);
  CHECK(at(answer.json(), "dataKeys") == std::to_string(before.size()));
  CHECK(read_file(file) != old_key);
  CHECK(read_file(made.file("old-inode")) == std::string(old_key.size(), '\0'));
  CHECK_FALSE(fs::exists(file + ".new"));
  CHECK((fs::status(file).permissions() & fs::perms::mask) ==
        (fs::perms::owner_read | fs::perms::owner_write));
  CHECK(found_in_files(made.data, before) == std::set<std::string>());
  check_opens(made.data);
  start(made.data);
  check_opens(made.data);
}

TEST_CASE("vault key: cut off anywhere, the next start ends the rotation or takes it back") {
  const Register made;
  const auto after = made.file("after");
  fs::copy(made.data, after, fs::copy_options::recursive);
  REQUIRE(rotate(after).exit == 0);
  const auto before_keys = wrapped_keys(made.data);
  const auto old_key = read_file(made.data + "/keys/vault.jwk");
  const auto new_key = read_file(after + "/keys/vault.jwk");
  const auto put_next = [](const std::string& data, const std::string& text) {
    write_file(data + "/keys/vault.jwk.new", text);
    REQUIRE(::chmod((data + "/keys/vault.jwk.new").c_str(), 0600) == 0);
  };
  SECTION("while the new key is written, or before the data keys are under it") {
    put_next(made.data, GENERATE_COPY(std::string(new_key), new_key.substr(0, 20), std::string()));
    check_opens(made.data);
    start(made.data);
    CHECK_FALSE(fs::exists(made.data + "/keys/vault.jwk.new"));
    CHECK(read_file(made.data + "/keys/vault.jwk") == old_key);
    check_opens(made.data);
    CHECK(rotate(made.data).exit == 0);
  }
  SECTION("after the data keys are under it: before the purge, or before it has the old one's name") {
    put_next(after, new_key);
    write_file(after + "/keys/vault.jwk", old_key);
    check_opens(after);
    start(after);
    CHECK_FALSE(fs::exists(after + "/keys/vault.jwk.new"));
    CHECK(read_file(after + "/keys/vault.jwk") == new_key);
    CHECK(found_in_files(after, before_keys) == std::set<std::string>());
    check_opens(after);
  }
}

TEST_CASE("vault key: it may stand outside the data directory, and is asked for there") {
  const Register elsewhere;  // for a directory
  const auto data = elsewhere.file("apart"), key = elsewhere.file("vault-apart.jwk");
  const std::vector<std::string> named{"--vault-key", key};
  REQUIRE(invoke({"init", "--data", data, "--origin", "test.example/apart", "--free-space-min", "1",
                  "--vault-key", key})
              .exit == 0);
  CHECK_FALSE(fs::exists(data + "/keys/vault.jwk"));
  check_refused(invoke({"seal", "--data", data}), "key-file.not-found");
  check_opens(data, named);
  const auto before = read_file(key);
  CHECK(rotate(data, named).exit == 0);
  CHECK(read_file(key) != before);
  CHECK_FALSE(fs::exists(data + "/keys/vault.jwk"));
  Serving serving(data, {"--vault-key", key, "--free-space-min=1"});
  CHECK_FALSE(serving.url().empty());
  check_refused(rotate(data, named), "data-directory.locked");
  CHECK(serving.end() == 0);
  // A register that is not made leaves no key behind.
  const auto unmade = elsewhere.file("unmade.jwk");
  CHECK(invoke({"init", "--data", elsewhere.file("no/where"), "--origin", "test.example/none", "--vault-key",
                unmade})
            .exit == 2);
  CHECK_FALSE(fs::exists(unmade));
}

TEST_CASE("vault key: another register's is refused at the start, before anything is put under it") {
  const Register made, other;
  const auto foreign = other.data + "/keys/vault.jwk";
  check_refused(invoke({"seal", "--data", made.data, "--vault-key", foreign}), "vault-key.wrong");
  check_refused(rotate(made.data, {"--vault-key", foreign}), "vault-key.wrong");
  check_opens(made.data);
}

}  // namespace kroniek::test
