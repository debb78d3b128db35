// Erasing on real files: after it, and after a restart, no file of the store holds a value, the key that
// opened it, or the row that it was in.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>

#include "tests/core/erased_register.h"
#include "tests/support/files.h"

namespace kroniek::test {
namespace {

// UTF-16LE of a text in ASCII, as some tools would leave it.
std::string utf16(const std::string& text) {
  std::string wide;
  for (const char c : text) wide.append(1, c).append(1, '\0');
  return wide;
}

// What must be nowhere: the values, and everything that the vault kept of them.
std::vector<std::string> traces(const std::vector<Change>& rows, FieldClass field_class,
                                const std::vector<std::string>& secrets) {
  std::vector<std::string> found;
  for (const auto& secret : secrets) {
    found.push_back(secret);
    found.push_back(utf16(secret));
  }
  for (const auto& row : rows)
    if (row.key.starts_with(data_key_key(person(1), field_class))) found.push_back(*row.value);
  return found;
}

// None where a file went while it was to be read: the store clears away its old files on a thread of its own.
std::optional<std::size_t> count_in(const std::filesystem::path& directory,
                                    const std::vector<std::string>& traces) {
  std::size_t count = 0;
  std::error_code error;
  for (const auto& file : std::filesystem::recursive_directory_iterator(directory, error)) {
    if (!file.is_regular_file(error)) continue;
    std::ifstream bytes(file.path(), std::ios::binary);
    if (!bytes.is_open()) return std::nullopt;
    std::ostringstream text;
    text << bytes.rdbuf();
    for (const auto& trace : traces) count += text.str().find(trace) == std::string::npos ? 0 : 1;
  }
  if (error) return std::nullopt;
  return count;
}

std::size_t files_holding(const std::filesystem::path& directory, const std::vector<std::string>& traces) {
  for (int tries = 0; tries < 1'000; ++tries)
    if (const auto count = count_in(directory, traces)) return *count;
  FAIL("the files do not come to rest");
  return 0;
}

}  // namespace

TEST_CASE("erasing: no file holds a trace of it afterwards, nor after a restart; what stays is still there") {
  ErasedRegister erased(RegisterWorld::On::rocks);
  if (GENERATE(false, true)) REQUIRE(erased.world.reopen().ok());  // in table files, not only in the log
  const auto rows = erased.stored();
  const auto personal = traces(rows, FieldClass::personal, personal_secrets);
  const auto text = traces(rows, FieldClass::text, {text_secret});
  const auto path = erased.world.store_path();
  REQUIRE(files_holding(path, personal) >= rows.size() - 2);
  erased.erase();
  CHECK(files_holding(path, personal) == 0);
  CHECK(files_holding(path, text) > 0);
  CHECK(erased.verify() == "");
  REQUIRE(erased.world.reopen().ok());
  CHECK(files_holding(path, personal) == 0);
  erased.erase(R"(["text"])", 2);
  CHECK(files_holding(path, text) == 0);
  CHECK(erased.verify() == "");
}

TEST_CASE("erasing: what an old backup put back is in no file after a start") {
  ErasedRegister erased(RegisterWorld::On::rocks);
  const auto rows = erased.stored();
  const auto personal = traces(rows, FieldClass::personal, personal_secrets);
  const auto path = erased.world.store_path();
  erased.erase(R"(["personal","text"])");
  erased.world.close();
  erased.put_back(rows);
  REQUIRE(files_holding(path, personal) > 0);
  REQUIRE(erased.world.reopen().ok());
  CHECK(files_holding(path, personal) == 0);
  CHECK(erased.stored().empty());
}

}  // namespace kroniek::test
