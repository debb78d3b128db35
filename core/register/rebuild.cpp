#include "core/register/rebuild.h"

#include <algorithm>
#include <atomic>

#include "core/register/derived_rows.h"
#include "core/register/founding.h"
#include "core/register/log_source.h"
#include "core/register/refold.h"
#include "core/register/stages.h"
#include "core/register/tables.h"
#include "core/register/views_version.h"

namespace kroniek {
namespace {

constexpr std::array derived_tables{Table::streams,    Table::views, Table::view_history,
                                    Table::statements, Table::lists, Table::list_history};
constexpr std::size_t rows_per_commit_max =
    50'000;  // some 20 MB in hand, and seldom enough that fsync costs nothing

struct Part {
  LogChunk log;
  std::vector<TreeSize> released = {};  // checkpoints that cover its entries, ascending
  std::vector<Recorded> entries = {};
  std::vector<Refold::Step> steps = {};
  Batch rows = {};
  std::optional<Error> failed = {};
};

class Rebuild {
 public:
  Rebuild(Store& store, const EntryCodec& codec, const RebuildOptions& options)
      : store_(store), codec_(codec), options_(options) {}
  Result<Rebuilt> run();

 private:
  Result<Ok> look();  // at what the log says of itself
  Result<Ok> drop();
  std::optional<Part> read();
  Result<Part> read_part();
  void decode(Part& part) const;
  void fold_part(Part& part);
  void derive(Part& part) const;
  void write(Part&& part);
  Result<Ok> flush();
  void fail(const Error& error) {
    if (!failed_.has_value()) failed_ = error;
    stop_ = true;
  }

  Store& store_;
  const EntryCodec& codec_;
  const RebuildOptions& options_;
  std::unique_ptr<const Snapshot> snapshot_;
  std::optional<StoreSource> source_;
  TreeSize size_;
  std::uint64_t next_ = 0;
  Refold refold_;
  Batch pending_;
  std::optional<Error> failed_;  // set by write and, after the stages, by run
  std::atomic<bool> stop_ = false;
};

Result<Ok> Rebuild::look() {
  snapshot_ = store_.snapshot();
  source_.emplace(*snapshot_);
  TRY_OK(
      snapshot_->scan(Table::entries, "", "", Order::descending, [&](std::string_view key, std::string_view) {
        size_.value = number_of(key).value_or(0) + 1;
        return false;
      }));
  TRY(leaf, read_required(*snapshot_, Table::entries, key_of(0), "entry 0"));
  TRY(first, codec_.decode(as_bytes(leaf)));
  TRY(payload, parse_json(as_text(first.payload)));
  TRY_OK(read_founding(payload));
  return Ok{};
}

Result<Ok> Rebuild::drop() {
  pending_.put(Table::meta, rebuilding_key, "");
  TRY_OK(flush());
  for (const auto table : derived_tables) {
    Result<Ok> flushed = Ok{};
    TRY_OK(snapshot_->scan(table, "", "", Order::ascending, [&](std::string_view key, std::string_view) {
      pending_.remove(table, std::string(key));
      if (pending_.changes.size() >= rows_per_commit_max) flushed = flush();
      return flushed.ok();
    }));
    TRY_OK(std::move(flushed));
  }
  return flush();
}

Result<Ok> Rebuild::flush() {
  if (pending_.changes.empty()) return Ok{};
  auto committed = store_.commit(pending_);
  pending_.changes.clear();
  return committed;
}

Result<Part> Rebuild::read_part() {
  TRY(log, source_->read(next_, size_));
  if (log.broken.has_value()) return *log.broken;
  Part part{std::move(log)};
  const auto end = part.log.first.value + part.log.leaves.size();
  TRY_OK(snapshot_->scan(
      Table::meta, checkpoint_key({part.log.first.value + 1}), after_prefix(checkpoint_prefix),
      Order::ascending, [&](std::string_view key, std::string_view) {
        part.released.push_back({number_of(key.substr(checkpoint_prefix.size())).value_or(0)});
        return part.released.back().value < end;
      }));
  return part;
}

std::optional<Part> Rebuild::read() {
  if (stop_ || next_ * tile_width_max >= size_.value) return std::nullopt;
  auto part = read_part();
  ++next_;
  if (part.ok()) return *std::move(part);
  Part failed;
  failed.failed = part.error();
  return failed;
}

void Rebuild::decode(Part& part) const {
  for (const auto& leaf : part.log.leaves) {
    const Position position{part.log.first.value + part.entries.size()};
    auto recorded = read_recorded(as_bytes(leaf), position, codec_);
    if (!recorded.ok()) return void(part.failed = recorded.error());
    part.entries.push_back(*std::move(recorded));
  }
}

void Rebuild::fold_part(Part& part) {
  if (stop_ || part.failed.has_value()) return void(stop_ = true);
  for (const auto& recorded : part.entries) part.steps.push_back(refold_.apply(recorded));
}

void Rebuild::derive(Part& part) const {
  auto released = part.released.begin();
  for (std::size_t i = 0; i < part.steps.size(); ++i) {
    const auto& recorded = part.entries[i];
    put_derived_rows(part.rows, {recorded.claims, recorded.statement.key_id, recorded.position,
                                 part.steps[i].before.get(), *part.steps[i].after});
    while (released != part.released.end() && released->value <= recorded.position.value) ++released;
    if (released == part.released.end())
      return void(part.failed = Error{ErrorKind::corrupt, "log.checkpoint-missing",
                                      "No stored checkpoint covers the entry at index " +
                                          std::to_string(recorded.position.value) + "."});
    part.rows.put(Table::statements, statement_key(recorded.claims.jti),
                  to_bytes(StatementRow{recorded.position, *released}));
  }
}

void Rebuild::write(Part&& part) {
  if (failed_.has_value()) return;
  if (part.failed.has_value()) return fail(*part.failed);
  std::move(part.rows.changes.begin(), part.rows.changes.end(), std::back_inserter(pending_.changes));
  if (pending_.changes.size() >= rows_per_commit_max)
    if (auto flushed = flush(); !flushed.ok()) return fail(flushed.error());
  if (options_.progress) options_.progress(part.log.first.value + part.log.leaves.size(), size_.value);
}

Result<Rebuilt> Rebuild::run() {
  TRY_OK(look());
  TRY_OK(drop());
  Stages<Part> stages;
  stages.read = [this] { return read(); };
  stages.prepare = [this](Part& part) { decode(part); };
  stages.in_turn = [this](Part& part) { fold_part(part); };
  stages.finish = [this](Part& part) { derive(part); };
  stages.collect = [this](Part&& part) { write(std::move(part)); };
  run_stages(stages, options_.threads);
  if (failed_.has_value()) return *failed_;
  TRY_OK(flush());
  // Only now is everything there again: a crash before this line is noticed at the next start.
  pending_.remove(Table::meta, rebuilding_key);
  pending_.put(Table::meta, views_key, std::to_string(views_version));
  TRY_OK(flush());
  return Rebuilt{size_, refold_.streams()};
}

}  // namespace

Result<Rebuilt> rebuild(Store& store, const EntryCodec& codec, const RebuildOptions& options) {
  return Rebuild(store, codec, options).run();
}

}  // namespace kroniek
