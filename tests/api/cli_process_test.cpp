// What the program leaves to others on its machine: no memory in a file, and no file that others read.
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>

#include "api/cli/files.h"
#include "tests/api/cli_support.h"
#include "tests/support/files.h"
#include "tests/support/sanitizer.h"

namespace kroniek::test {
namespace {

std::filesystem::path about(const Serving& serving, const std::string& what) {
  return "/proc/" + std::to_string(serving.process()) + "/" + what;
}

std::string line_of(const std::string& text, const std::string& name) {
  const auto at = text.find(name);
  return at == std::string::npos ? "" : text.substr(at, text.find('\n', at) - at);
}

std::string without_blanks(std::string text) {
  text.erase(std::unique(text.begin(), text.end(), [](char a, char b) { return a == ' ' && b == ' '; }),
             text.end());
  return text;
}

mode_t mode_of(const std::string& path) {
  struct stat status = {};
  REQUIRE(::stat(path.c_str(), &status) == 0);
  return status.st_mode & 0777;
}

}  // namespace

TEST_CASE("process: a register that is served leaves no core, and no other process looks into it") {
  const Register made;
  const Serving serving(made.data);
  REQUIRE_FALSE(serving.url().empty());
  const auto limit = without_blanks(line_of(file_text(about(serving, "limits")), "Max core file size"));
  CHECK(limit.starts_with("Max core file size 0 0 "));
  // What is not dumpable belongs to root in /proc (proc(5)), whoever runs it.
  if (::geteuid() != 0) {
    struct stat status = {};
    REQUIRE(::stat(about(serving, "environ").c_str(), &status) == 0);
    CHECK(status.st_uid == 0);
  }
  if (!under_sanitizer()) {  // mlock does nothing there
    const auto locked = line_of(file_text(about(serving, "status")), "VmLck:");
    CHECK(std::strtoul(locked.substr(locked.find(':') + 1).c_str(), nullptr, 10) > 0);
  }
}

TEST_CASE("files: what a command writes nobody else reads, also where the file stood open to all") {
  const TemporaryDirectory directory;
  const auto path = (directory.path() / "extract.json").string();
  const auto umask_before = ::umask(0);
  CHECK(cli::write_text(path, "long, and gone").ok());
  CHECK(mode_of(path) == 0600);
  REQUIRE(::chmod(path.c_str(), 0644) == 0);
  CHECK(cli::write_text(path, "short").ok());
  CHECK(mode_of(path) == 0600);
  CHECK(file_text(path) == "short");
  CHECK(cli::write_text("/dev/null", "nothing").ok());
  CHECK(cli::write_text((directory.path() / "none" / "x").string(), "").error().code == "file.not-written");
  ::umask(umask_before);
}

}  // namespace kroniek::test
