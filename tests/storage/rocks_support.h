// A store with numbered rows, and what a crash or a hand leaves of its files.
#pragma once

#include <memory>
#include <string>

#include "storage/rocks_store.h"
#include "tests/support/fake_disk.h"
#include "tests/support/temporary_directory.h"

namespace rocksdb {
class Env;
}

namespace kroniek::test {

struct RocksRoom {
  TemporaryDirectory directory{Medium::memory};
  FakeDisk disk;

  std::filesystem::path path(const std::string& name = "store") const { return directory.path() / name; }
  StoreOptions options(const std::string& name = "store") const;
  // Opens or makes the store; a test that expects an error calls RocksStore::open itself.
  std::unique_ptr<RocksStore> make(const std::string& name = "store", rocksdb::Env* env = nullptr) const;
  Result<std::unique_ptr<RocksStore>> open(const std::string& name = "store") const;
  Result<std::unique_ptr<RocksStore>> open_read_only(const std::string& name = "store") const;
  // What a crash at this moment would leave: the files as they stand, while the store is open.
  void crash_copy(const std::string& from, const std::string& to) const;
};

std::string row_key(std::uint64_t number);    // eight bytes, big-endian
std::string row_value(std::uint64_t number);  // about a hundred bytes, different for each
Result<Ok> commit_row(Store& store, std::uint64_t number);
void commit_rows(Store& store, std::uint64_t count);  // 0, 1, 2, …, one commit each

// The number of rows if they are 0, 1, 2, … without a hole and each with its value; an error if reading said
// so. Anything else stops the test program: it would be wrong data.
Result<std::uint64_t> whole_rows(const Store& store);

std::filesystem::path newest_log(const std::filesystem::path& store);
std::vector<std::filesystem::path> files_ending(const std::filesystem::path& store,
                                                const std::string& ending);
bool any_file_holds(const std::filesystem::path& store, const std::string& bytes);

}  // namespace kroniek::test
