// One flipped bit anywhere in the files of a register: refused at the start, found by verify, or without
// effect. KRONIEK_EVERY_BYTE in the environment: every byte of every file, which takes a quarter of an hour.
#include <catch2/catch.hpp>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <random>

#include "storage/wal_check.h"
#include "tests/sim/children.h"
#include "tests/sim/damage.h"
#include "tests/sim/small_register.h"
#include "tests/support/files.h"
#include "tests/support/temporary_directory.h"

using namespace kroniek;
using namespace kroniek::sim;

namespace {

namespace fs = std::filesystem;
constexpr unsigned children = 2;
constexpr unsigned seed = 20'261'123;

struct Registers {
  Registers() {
    REQUIRE(in_child([&] { write_small_registers(directory.path()); }));
  }
  test::TemporaryDirectory directory{test::Medium::memory};
};

using Files = std::map<std::string, std::size_t>;  // with their sizes
Files files_of(const fs::path& directory) {
  Files files;
  for (const auto& file : fs::recursive_directory_iterator(directory))
    if (file.is_regular_file() && file.file_size() > 0)
      files[fs::relative(file.path(), directory).string()] = file.file_size();
  return files;
}

// Where the log is, and what says which files count. Of the tables those with the entries: in the first block
// of a file the headers of statements stand as they are, also where it is compressed.
bool holds_the_log(const fs::path& directory, const std::string& file) {
  if (file.ends_with(".sst"))
    return test::file_text(directory / file).find("kroniek+sd-jwt") != std::string::npos;
  return file.ends_with(".log") || file.find("MANIFEST") != file.npos || file.ends_with("CURRENT") ||
         file == "high-water";
}
bool is_table(const std::string& file) {
  return file.ends_with(".sst");
}

using Flips = std::vector<Flip>;
Flips every_byte(const Files& files) {
  Flips flips;
  for (const auto& [file, size] : files)
    for (std::size_t byte = 0; byte < size; ++byte)
      flips.push_back({file, byte, static_cast<int>((byte * 5 + file.size()) % 8)});
  return flips;
}
template <typename Keep>
Flips only(const Flips& flips, Keep keep) {
  Flips kept;
  std::ranges::copy_if(flips, std::back_inserter(kept), [&](const Flip& flip) { return keep(flip.file); });
  return kept;
}
Flips sample(Flips flips, std::size_t count) {
  std::mt19937 chance(seed);
  std::ranges::shuffle(flips, chance);
  flips.resize(std::min(flips.size(), count));
  return flips;
}
// Every byte of what holds the log, and a sample of the rest.
Flips chosen(const fs::path& directory) {
  const auto all = every_byte(files_of(directory));
  if (std::getenv("KRONIEK_EVERY_BYTE") != nullptr) return all;
  auto flips = only(all, [&](const std::string& file) { return holds_the_log(directory, file); });
  const auto rest = only(all, [&](const std::string& file) { return !holds_the_log(directory, file); });
  for (const auto& part : {sample(only(rest, is_table), 2'000),
                           sample(only(rest, [](const std::string& file) { return !is_table(file); }), 300)})
    flips.insert(flips.end(), part.begin(), part.end());
  return flips;
}

std::vector<Verdict> judge_all(const fs::path& directory, const std::vector<Flip>& flips, Opener opener) {
  const Endings endings{static_cast<std::uint8_t>(Verdict::died), static_cast<std::uint8_t>(Verdict::hung)};
  const auto bytes = in_children(flips.size(), children, endings, [&](unsigned child) -> Worker {
    const auto own = directory.string() + "-" + std::to_string(child);
    fs::remove_all(own);
    fs::copy(directory, own, fs::copy_options::recursive);
    const auto damage = std::make_shared<Damage>(own);  // std::function is copied
    return [damage, &flips, opener](std::size_t piece) {
      return static_cast<std::uint8_t>(damage->judge(flips[piece], opener));
    };
  });
  std::vector<Verdict> verdicts;
  for (const auto byte : bytes) verdicts.push_back(static_cast<Verdict>(byte));
  return verdicts;
}

using Counts = std::map<Verdict, std::size_t>;
// Prints them by file, for whoever wants to know what a file's damage does.
Counts count(const Flips& flips, const std::vector<Verdict>& verdicts) {
  std::map<std::string, Counts> by_file;
  Counts all;
  for (std::size_t i = 0; i < flips.size(); ++i) {
    ++by_file[flips[i].file][verdicts[i]];
    ++all[verdicts[i]];
    if (verdicts[i] == Verdict::slipped || verdicts[i] >= Verdict::died)
      std::printf("%s byte %zu bit %d: verdict %d\n", flips[i].file.c_str(), flips[i].byte, flips[i].bit,
                  static_cast<int>(verdicts[i]));
  }
  for (auto& [file, of] : by_file)
    std::printf("%-32s refused %6zu, found %6zu, unchanged %6zu\n", file.c_str(), of[Verdict::refused],
                of[Verdict::found], of[Verdict::unchanged]);
  return all;
}

Counts judge(const fs::path& directory, const Flips& flips, Opener opener) {
  std::printf("\n%s, opened by %s: %zu flips\n", directory.filename().c_str(),
              opener == Opener::verify ? "verify" : "a server", flips.size());
  return count(flips, judge_all(directory, flips, opener));
}

bool is_write_ahead_log(const std::string& file) {
  return file.ends_with(".log");
}

void check_nothing_slips(const fs::path& directory, const Flips& flips, Opener opener) {
  auto counts = judge(directory, flips, opener);
  CHECK(counts[Verdict::slipped] == 0);
  CHECK(counts[Verdict::hung] == 0);
  CHECK(counts[Verdict::none] == 0);
  // RocksDB 7.8 reads a table's properties before it compares their checksum, and Debian's build asserts: one
  // bit of a table file, the highest of that block's last byte, ends the process at the start.
  CHECK(counts[Verdict::died] <=
        static_cast<std::size_t>(std::ranges::count_if(
            files_of(directory), [](const auto& file) { return is_table(file.first); })));
}

}  // namespace

TEST_CASE("byte flip: where the log is in the write-ahead log, none goes unnoticed and alters what is read") {
  const Registers made;
  const auto directory = made.directory.path() / "in-wal";
  const auto flips = chosen(directory);
  check_nothing_slips(directory, flips, Opener::verify);
  check_nothing_slips(directory, sample(flips, 1'000), Opener::server);
}

TEST_CASE("byte flip: in the write-ahead log itself a server refuses each") {
  const Registers made;
  const auto directory = made.directory.path() / "in-wal";
  const auto all = only(every_byte(files_of(directory)), is_write_ahead_log);
  REQUIRE(all.size() > 20'000);
  auto counts = judge(directory, sample(all, 1'000), Opener::server);
  CHECK(counts[Verdict::refused] == 1'000);
}

TEST_CASE("byte flip: where the log is in table files, none goes unnoticed and alters what is read") {
  const Registers made;
  const auto directory = made.directory.path() / "in-tables";
  const auto flips = chosen(directory);
  check_nothing_slips(directory, flips, Opener::verify);
  check_nothing_slips(directory, sample(flips, 1'000), Opener::server);
}

TEST_CASE(
    "byte flip: without a high water the loss of the last record could not be told from its never having "
    "been, so it is refused") {
  const Registers made;
  const auto directory = made.directory.path() / "in-wal";
  fs::remove(directory / "high-water");
  const auto log = only(every_byte(files_of(directory)), is_write_ahead_log).front().file;
  auto bytes = test::file_text(directory / log);
  bytes.pop_back();
  // Where the last record begins, or the part of it that stands in the log's last block of 32 KiB.
  const auto begin = rocks::extent_of_log(as_bytes(bytes)).readable_bytes;
  const auto head = std::max(begin, bytes.size() / 32'768 * 32'768);
  Flips flips;
  for (const std::size_t byte : {head + 4, head + 5})  // its length
    for (int bit = 0; bit < 8; ++bit) flips.push_back({log, byte, bit});
  for (const auto opener : {Opener::verify, Opener::server}) {
    auto counts = judge(directory, flips, opener);
    CHECK(counts[Verdict::refused] == flips.size());
  }
}
