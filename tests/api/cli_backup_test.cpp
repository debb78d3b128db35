// Copies of a register: made beside a process that writes, whole or not at all, and put back under a newer
// log.
#include <catch2/catch.hpp>

#include "tests/api/cli_support.h"

namespace kroniek::test {
namespace {

std::string root_of(const std::string& data) {
  const auto report = invoke({"verify", data});
  CHECK(report.exit == 0);
  return at(report.json(), "root");
}

std::size_t names_in(const std::filesystem::path& path) {
  return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(path), {}));
}

}  // namespace

TEST_CASE("backup: a copy beside a running register verifies, and has no keys unless they are asked for") {
  const Register made;
  const Serving serving(made.data);
  REQUIRE_FALSE(serving.url().empty());
  const auto copied = invoke({"backup", "--data", made.data, "--to", made.file("copy")});
  CAPTURE(copied.err);
  REQUIRE(copied.exit == 0);
  CHECK(root_of(made.file("copy")) == root_of(made.data));
  CHECK_FALSE(std::filesystem::exists(made.file("copy") + "/keys"));
  REQUIRE(invoke({"backup", "--data", made.data, "--to", made.file("whole"), "--with-keys"}).exit == 0);
  const auto key = made.file("whole") + "/keys/vault.jwk";
  CHECK(read_file(key) == read_file(made.data + "/keys/vault.jwk"));
  CHECK((std::filesystem::status(key).permissions() & std::filesystem::perms::mask) ==
        (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
  const Serving copy(made.file("whole"), {"--newest-there-is", "--free-space-min=1"});
  CHECK_FALSE(copy.url().empty());
}

TEST_CASE("backup: nothing is changed where something stands, or where there is no register") {
  const Register made;
  const auto names = names_in(made.directory.path());
  CHECK(invoke({"backup", "--data", made.data, "--to", made.data}).exit == 2);
  CHECK(invoke({"backup", "--data", made.file("none"), "--to", made.file("copy")}).exit == 2);
  CHECK(names_in(made.directory.path()) == names);
}

TEST_CASE("restore: the vault of a backup under the newer log is a register again") {
  const Register made;
  REQUIRE(invoke({"backup", "--data", made.data, "--to", made.file("old"), "--with-keys"}).exit == 0);
  REQUIRE(invoke({"seal", "--data", made.data}).exit == 0);
  const auto restored =
      invoke({"restore", "--data", made.file("old"), "--log", made.data, "--to", made.file("restored")});
  CAPTURE(restored.err);
  REQUIRE(restored.exit == 0);
  CHECK(root_of(made.file("restored")) == root_of(made.data));
  const Serving serving(made.file("restored"));
  CHECK_FALSE(serving.url().empty());
}

TEST_CASE("restore: an older log, or another one, is refused") {
  const Register made, other;
  REQUIRE(invoke({"backup", "--data", made.data, "--to", made.file("old")}).exit == 0);
  REQUIRE(invoke({"seal", "--data", made.data}).exit == 0);
  const auto older =
      invoke({"restore", "--data", made.data, "--log", made.file("old"), "--to", made.file("x")});
  CHECK(older.exit != 0);
  CHECK(older.err.find("restore.log-older") != std::string::npos);
  const auto foreign = invoke({"restore", "--data", made.data, "--log", other.data, "--to", made.file("x")});
  CHECK(foreign.exit != 0);
  CHECK(foreign.err.find("restore.log-") != std::string::npos);
  CHECK_FALSE(std::filesystem::exists(made.file("x")));
}

}  // namespace kroniek::test
