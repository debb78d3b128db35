// What a durable commit costs beside a bare fdatasync of as many bytes, interleaved in one run so that a busy
// disk disturbs both alike; then larger batches, and reading. Writes in the directory that is given, or the
// current one.
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>
#include <vector>

#include "storage/disk.h"
#include "storage/entry_codec.h"
#include "storage/rocks_store.h"

namespace kroniek {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t entry_bytes = 1'000;
constexpr int rounds = 20;
constexpr int commits_per_round = 50;

double microseconds(const std::function<void()>& work) {
  const auto start = Clock::now();
  work();
  return std::chrono::duration<double, std::micro>(Clock::now() - start).count();
}

double percentile(std::vector<double>& values, double part) {
  std::ranges::sort(values);
  return values[static_cast<std::size_t>(static_cast<double>(values.size() - 1) * part)];
}

std::string key_of(std::uint64_t number) {
  std::string key(8, '\0');
  for (std::size_t index = 8; index > 0; --index, number >>= 8)
    key[index - 1] = static_cast<char>(number & 0xff);
  return key;
}

// What one statement writes: its entry, its hashes, its indexes and its view.
void add_statement(Batch& batch, std::uint64_t number) {
  const std::string key = key_of(number);
  std::string value(entry_bytes, '\0');
  for (std::size_t index = 0; index < value.size(); ++index)
    value[index] = static_cast<char>((number * 2'654'435'761U + index * index) >> 7);
  batch.put(Table::entries, key, value);
  batch.put(Table::hashes, key, value.substr(0, 64));
  batch.put(Table::statements, value.substr(0, 16) + key, key);
  batch.put(Table::streams, value.substr(16, 16) + key, key);
  batch.put(Table::views, value.substr(16, 16) + key, value.substr(0, 400));
}

void compare_with_fdatasync(Store& store, int descriptor, std::uint64_t& number) {
  std::vector<double> commits;
  std::vector<double> syncs;
  const std::string block(entry_bytes + 700, 'x');
  for (int round = 0; round < rounds; ++round) {
    for (int index = 0; index < commits_per_round; ++index) {
      Batch batch;
      add_statement(batch, number++);
      commits.push_back(
          microseconds([&] { VERIFY(store.commit(batch).ok(), "the bench's store takes commits"); }));
    }
    for (int index = 0; index < commits_per_round; ++index)
      syncs.push_back(microseconds([&] {
        VERIFY(::write(descriptor, block.data(), block.size()) > 0 && ::fdatasync(descriptor) == 0,
               "the bench's file can be written");
      }));
  }
  const double commit = percentile(commits, 0.5);
  const double sync = percentile(syncs, 0.5);
  std::printf("commit of one statement  p50 %7.0f us  p99 %7.0f us  %6.0f/s\n", commit,
              percentile(commits, 0.99), 1e6 / commit);
  std::printf("append and fdatasync     p50 %7.0f us  p99 %7.0f us  %6.0f/s\n", sync, percentile(syncs, 0.99),
              1e6 / sync);
  std::printf("commit / fdatasync       %.2f\n", commit / sync);
}

void measure_batches(Store& store, std::uint64_t& number) {
  constexpr std::size_t batch_statements = 256;
  std::vector<double> commits;
  for (int round = 0; round < 200; ++round) {
    Batch batch;
    for (std::size_t index = 0; index < batch_statements; ++index) add_statement(batch, number++);
    commits.push_back(
        microseconds([&] { VERIFY(store.commit(batch).ok(), "the bench's store takes commits"); }));
  }
  double total = 0;
  for (const double commit : commits) total += commit;
  std::printf("commit of 256            p50 %7.0f us  p99 %7.0f us  %6.0f statements/s\n",
              percentile(commits, 0.5), percentile(commits, 0.99),
              1e6 * batch_statements * static_cast<double>(commits.size()) / total);
}

void measure_reading(const Store& store, std::uint64_t count) {
  const auto snapshot = store.snapshot();
  constexpr std::uint64_t reads = 20'000;
  const double took = microseconds([&] {
    for (std::uint64_t index = 0; index < reads; ++index)
      VERIFY(snapshot->read(Table::entries, key_of(index * 7'919 % count)).value().has_value(),
             "it was committed");
  });
  std::printf("read one entry           %.2f us\n", took / static_cast<double>(reads));
  std::uint64_t seen = 0;
  const double scan = microseconds([&] {
    const auto done = snapshot->scan(Table::entries, "", "", Order::ascending,
                                     [&](std::string_view, std::string_view) { return ++seen, true; });
    VERIFY(done.ok() && seen == count, "all that was committed");
  });
  std::printf("scan entries             %.0f/s\n", 1e6 * static_cast<double>(seen) / scan);
}

void measure_codec() {
  const CapnpEntryCodec codec;
  const Entry entry{Instant{1'700'000'000'000'000}, Bytes(100, 'h'), Bytes(700, 'p'), Bytes(64, 's')};
  const Bytes leaf = codec.encode(entry).value();
  constexpr int turns = 200'000;
  std::size_t bytes = 0;
  const double encode = microseconds([&] {
    for (int turn = 0; turn < turns; ++turn) bytes += codec.encode(entry)->size();
  });
  const double decode = microseconds([&] {
    for (int turn = 0; turn < turns; ++turn) bytes += codec.decode(leaf)->payload.size();
  });
  std::printf("entry of %zu bytes: encode %.2f us, decode %.2f us (%zu)\n", leaf.size(), encode / turns,
              decode / turns, bytes);
}

int run(const std::filesystem::path& parent) {
  std::string name = (parent / "bench-store-XXXXXX").string();
  VERIFY(::mkdtemp(name.data()) != nullptr, "the bench needs a directory to write in");
  const std::filesystem::path directory = name;
  {
    const FileSystemDisk disk(directory);
    StoreOptions options{.path = directory / "store"};
    options.create = true;
    const auto store = RocksStore::open(options, disk);
    VERIFY(store.ok(), "a fresh store opens");
    const int descriptor =
        ::open((directory / "plain").c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    std::uint64_t number = 0;
    compare_with_fdatasync(**store, descriptor, number);
    ::close(descriptor);
    measure_batches(**store, number);
    measure_reading(**store, number);
  }
  std::filesystem::remove_all(directory);
  measure_codec();
  return 0;
}

}  // namespace
}  // namespace kroniek

int main(int count, char** words) {
  return kroniek::run(count > 1 ? words[1] : ".");
}
