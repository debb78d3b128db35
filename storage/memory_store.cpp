#include "storage/memory_store.h"

#include <algorithm>
#include <mutex>

namespace kroniek {
namespace {

// Visits run without the lock, so that a visitor may read the store; this many rows are copied out at a time.
constexpr std::size_t rows_per_lock = 64;

using Row = std::pair<std::string, std::string>;

}  // namespace

class MemoryStore::View final : public Snapshot {
 public:
  explicit View(const MemoryStore& store) : store_(store) {
    const std::unique_lock lock(store_.mutex_);
    commit_ = store_.commits_;
    store_.open_snapshots_.insert(commit_);
  }
  View(const View&) = delete;
  View& operator=(const View&) = delete;
  ~View() override {
    const std::unique_lock lock(store_.mutex_);
    store_.open_snapshots_.erase(store_.open_snapshots_.find(commit_));
  }

  Result<std::optional<std::string>> read(Table table, std::string_view key) const override {
    const std::shared_lock lock(store_.mutex_);
    return find(table, key);
  }

  Result<std::vector<std::optional<std::string>>> read_all(Table table,
                                                           std::span<const std::string> keys) const override {
    const std::shared_lock lock(store_.mutex_);
    std::vector<std::optional<std::string>> values;
    values.reserve(keys.size());
    for (const std::string& key : keys) values.push_back(find(table, key));
    return values;
  }

  Result<Ok> scan(Table table, std::string_view from, std::string_view before, Order order,
                  const Visit& visit) const override {
    std::string low(from);
    std::string high(before);
    bool bounded = !before.empty();
    for (;;) {
      if (bounded && low >= high) return Ok{};
      const auto part = order == Order::ascending ? first_rows(table, low, bounded ? &high : nullptr)
                                                  : last_rows(table, low, bounded ? &high : nullptr);
      if (part.empty()) return Ok{};
      for (const Row& row : part)
        if (!visit(row.first, row.second)) return Ok{};
      if (order == Order::ascending) {
        low = part.back().first + '\0';  // the next key there can be
      } else {
        high = part.back().first;
        bounded = true;
      }
    }
  }

 private:
  const Rows& rows(Table table) const { return store_.tables_[static_cast<std::size_t>(table)]; }

  std::optional<std::string> find(Table table, std::string_view key) const {
    const auto row = rows(table).find(key);
    const std::string* value = row == rows(table).end() ? nullptr : value_at(row->second, commit_);
    return value == nullptr ? std::nullopt : std::optional(*value);
  }

  std::vector<Row> first_rows(Table table, const std::string& low, const std::string* high) const {
    const std::shared_lock lock(store_.mutex_);
    std::vector<Row> part;
    for (auto row = rows(table).lower_bound(low); row != rows(table).end() && part.size() < rows_per_lock;
         ++row) {
      if (high != nullptr && row->first >= *high) break;
      if (const std::string* value = value_at(row->second, commit_)) part.emplace_back(row->first, *value);
    }
    return part;
  }

  std::vector<Row> last_rows(Table table, const std::string& low, const std::string* high) const {
    const std::shared_lock lock(store_.mutex_);
    std::vector<Row> part;
    auto row = high == nullptr ? rows(table).end() : rows(table).lower_bound(*high);
    while (row != rows(table).begin() && part.size() < rows_per_lock) {
      --row;
      if (row->first < low) break;
      if (const std::string* value = value_at(row->second, commit_)) part.emplace_back(row->first, *value);
    }
    return part;
  }

  const MemoryStore& store_;
  std::uint64_t commit_ = 0;
};

MemoryStore::~MemoryStore() {
  VERIFY(open_snapshots_.empty(), "a snapshot outlives its store");
}

const std::string* MemoryStore::value_at(const Versions& versions, std::uint64_t commit) {
  for (auto version = versions.rbegin(); version != versions.rend(); ++version)
    if (version->commit <= commit) return version->value ? &*version->value : nullptr;
  return nullptr;
}

// Drops the versions that neither an open snapshot nor any later one can see.
void MemoryStore::forget_unseen(Versions& versions) {
  const std::uint64_t oldest = open_snapshots_.empty() ? commits_ : *open_snapshots_.begin();
  const auto seen = std::find_if(versions.rbegin(), versions.rend(),
                                 [&](const Version& version) { return version.commit <= oldest; });
  if (seen != versions.rend()) versions.erase(versions.begin(), seen.base() - 1);
}

Result<Ok> MemoryStore::commit(const Batch& batch) {
  const std::unique_lock lock(mutex_);
  ++commits_;
  for (const Change& change : batch.changes) {
    Rows& rows = tables_[static_cast<std::size_t>(change.table)];
    const auto row = rows.try_emplace(change.key).first;
    Versions& versions = row->second;
    if (!versions.empty() && versions.back().commit == commits_) versions.pop_back();
    versions.push_back({commits_, change.value});
    forget_unseen(versions);
    if (versions.size() == 1 && !versions.front().value) rows.erase(row);
  }
  return Ok{};
}

std::unique_ptr<const Snapshot> MemoryStore::snapshot() const {
  return std::make_unique<View>(*this);
}

Result<Ok> MemoryStore::purge(Table table, std::string_view from, std::string_view before) {
  const std::unique_lock lock(mutex_);
  if (!open_snapshots_.empty() && *open_snapshots_.begin() < commits_)
    return Error{ErrorKind::busy, "store.purge-blocked",
                 "A snapshot from before the deletion is still open and can see what is to be removed."};
  Rows& rows = tables_[static_cast<std::size_t>(table)];
  for (auto row = rows.lower_bound(from); row != rows.end() && (before.empty() || row->first < before);) {
    forget_unseen(row->second);
    const bool gone = row->second.size() == 1 && !row->second.front().value;
    row = gone ? rows.erase(row) : std::next(row);
  }
  return Ok{};
}

}  // namespace kroniek
