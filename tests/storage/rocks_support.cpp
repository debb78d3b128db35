#include "tests/storage/rocks_support.h"

#include <algorithm>

#include "tests/support/files.h"

namespace kroniek::test {

StoreOptions RocksRoom::options(const std::string& name) const {
  StoreOptions options{.path = path(name)};
  options.ballast_bytes = 0;
  options.purge_patience = std::chrono::milliseconds(50);
  return options;
}

std::unique_ptr<RocksStore> RocksRoom::make(const std::string& name, rocksdb::Env* env) const {
  StoreOptions asked = options(name);
  asked.create = true;
  auto opened = RocksStore::open(asked, disk, env);
  VERIFY(opened.ok(), "a fresh store opens");
  return std::move(*opened);
}

Result<std::unique_ptr<RocksStore>> RocksRoom::open(const std::string& name) const {
  return RocksStore::open(options(name), disk);
}

Result<std::unique_ptr<RocksStore>> RocksRoom::open_read_only(const std::string& name) const {
  StoreOptions asked = options(name);
  asked.read_only = true;
  return RocksStore::open(asked, disk);
}

void RocksRoom::crash_copy(const std::string& from, const std::string& to) const {
  std::filesystem::remove_all(path(to));
  std::filesystem::create_directory(path(to));
  for (const auto& file : std::filesystem::directory_iterator(path(from)))
    if (file.path().filename() != "LOCK") std::filesystem::copy_file(file, path(to) / file.path().filename());
}

std::string row_key(std::uint64_t number) {
  std::string key(8, '\0');
  for (std::size_t index = 8; index > 0; --index, number >>= 8)
    key[index - 1] = static_cast<char>(number & 0xff);
  return key;
}

std::string row_value(std::uint64_t number) {
  std::string value;
  while (value.size() < 100) value += "row " + std::to_string(number * 7919 + value.size()) + " ";
  return value;
}

Result<Ok> commit_row(Store& store, std::uint64_t number) {
  Batch batch;
  batch.put(Table::entries, row_key(number), row_value(number));
  return store.commit(batch);
}

void commit_rows(Store& store, std::uint64_t count) {
  for (std::uint64_t number = 0; number < count; ++number)
    VERIFY(commit_row(store, number).ok(), "a healthy store takes rows");
}

Result<std::uint64_t> whole_rows(const Store& store) {
  std::uint64_t count = 0;
  TRY_OK(store.snapshot()->scan(Table::entries, "", "", Order::ascending,
                                [&](std::string_view key, std::string_view value) {
                                  VERIFY(key == row_key(count), "a hole, or a row that was never written");
                                  VERIFY(value == row_value(count), "a value that was never written");
                                  return ++count, true;
                                }));
  return count;
}

std::vector<std::filesystem::path> files_ending(const std::filesystem::path& store,
                                                const std::string& ending) {
  std::vector<std::filesystem::path> files;
  for (const auto& file : std::filesystem::directory_iterator(store))
    if (file.path().string().ends_with(ending)) files.push_back(file.path());
  std::ranges::sort(files);
  return files;
}

std::filesystem::path newest_log(const std::filesystem::path& store) {
  const auto logs = files_ending(store, ".log");
  VERIFY(!logs.empty(), "an open store has a log");
  return logs.back();
}

bool any_file_holds(const std::filesystem::path& store, const std::string& bytes) {
  for (const auto& file : std::filesystem::directory_iterator(store))
    if (file_text(file.path()).find(bytes) != std::string::npos) return true;
  return false;
}

}  // namespace kroniek::test
