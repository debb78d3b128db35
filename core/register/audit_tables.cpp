#include "core/register/audit_tables.h"

#include <algorithm>
#include <atomic>
#include <thread>

#include "core/register/derived_rows.h"
#include "core/register/tables.h"
#include "core/sha256.h"

namespace kroniek {
namespace {

constexpr std::array compared{Table::streams, Table::view_history, Table::statements, Table::list_history,
                              Table::lists};

std::string_view name_of_table(Table table) {
  switch (table) {
    case Table::streams:
      return "streams";
    case Table::view_history:
      return "view-history";
    case Table::statements:
      return "statements";
    case Table::list_history:
      return "list-history";
    case Table::lists:
      return "lists";
    case Table::views:
      return "views";
    case Table::meta:
    case Table::entries:
    case Table::hashes:
    case Table::vault:
    case Table::data_keys:
      break;
  }
  return "";
}

// The kind of a row of the table lists: current values (r, e), unique ones (u, v), or `s` for the list of the
// log itself.
char kind_of_list(std::string_view key) {
  const auto end = key.find('\0');
  if (end == key.npos || end + 1 >= key.size()) return 0;
  return key.substr(0, end) == "statements" ? 's' : key[end + 1];
}
bool is_unique_row(std::string_view key) {
  return kind_of_list(key) == 'u' || kind_of_list(key) == 'v';
}

// Which entry a row belongs to; none where the row does not read.
std::optional<std::uint64_t> position_of(Table table, std::string_view key, std::string_view value) {
  const bool in_value = table == Table::streams || table == Table::statements ||
                        (table == Table::lists && kind_of_list(key) != 's');
  if (in_value) return value.size() < 8 ? std::nullopt : number_of(value.substr(0, 8));
  return key.size() < 8 ? std::nullopt : number_of(key.substr(key.size() - 8));
}

AuditProblem wrong_row(Table table, std::uint64_t index, std::string_view reason, std::string_view what) {
  return {Position{index}, "store." + std::string(reason),
          "The table " + std::string(name_of_table(table)) + " " + std::string(what) + "."};
}
AuditProblem missing(Table table, std::uint64_t index) {
  return wrong_row(table, index, "row-missing", "lacks a row that this entry gives");
}
AuditProblem different(Table table, std::uint64_t index) {
  return wrong_row(table, index, "row-different", "holds another value than this entry gives");
}
AuditProblem unexpected(Table table, std::uint64_t index) {
  return wrong_row(table, index, "row-unexpected", "holds a row that no entry gives");
}

std::uint64_t head_of(const Refold& states, const StreamId& stream) {
  const auto held = states.held(stream);
  VERIFY(held != nullptr, "what follows from the fold is of a stream that it folded");
  return static_cast<std::uint64_t>(held->envelope.index);
}

using Rows = std::map<std::string, std::string>;

std::optional<AuditProblem> first_difference(Table table, const Rows& expected, const Rows& actual) {
  std::optional<AuditProblem> first;
  for (const auto& [key, value] : expected) {
    const auto at = actual.find(key);
    if (at != actual.end() && at->second == value) continue;
    const auto index = *position_of(table, key, value);
    first = first_of(first, at == actual.end() ? missing(table, index) : different(table, index));
  }
  for (const auto& [key, value] : actual)
    if (!expected.contains(key)) first = first_of(first, unexpected(table, *position_of(table, key, value)));
  return first;
}

// The rows that the entries of one chunk give to one table, from a fold of the log up to its end.
Result<Rows> fold_rows(const Snapshot& snapshot, const EntryCodec& codec, Table table, std::uint64_t chunk,
                       const Folded& folded, TreeSize size) {
  Rows rows;
  Refold refold;
  const LogReader log{snapshot, codec, folded.seal_key_id};
  const auto end = std::min((chunk + 1) * tile_width_max, size.value);
  for (Position position{0}; position.value < end; ++position.value) {
    TRY(recorded, log.read(position));
    const auto step = refold.apply(recorded);
    if (position.value / tile_width_max != chunk) continue;
    Batch batch;
    put_derived_rows(batch, {recorded.claims, position, step.before.get(), *step.after});
    TRY(acknowledged, acknowledged_at(snapshot, position));
    batch.put(Table::statements, statement_key(recorded.claims.jti),
              to_bytes(StatementRow{position, acknowledged}));
    for (const auto& change : batch.changes)
      if (change.table == table && (table != Table::lists || kind_of_list(change.key) == 's'))
        rows.emplace(change.key, *change.value);
  }
  return rows;
}

// What a list holds now follows from its history: the streams whose last row says that they entered.
class ListHistory {
 public:
  using Listed = std::function<void(std::string key, std::string since)>;
  explicit ListHistory(Listed listed) : listed_(std::move(listed)) {}
  ~ListHistory() { finish(); }
  ListHistory(const ListHistory&) = delete;
  ListHistory& operator=(const ListHistory&) = delete;

  void add(std::string_view key, std::string_view value) {
    if (key.size() < 8) return;
    const auto row = key.substr(0, key.size() - 8);
    if (row != row_) finish();
    row_ = row;
    since_ = value == "+" ? key.substr(key.size() - 8) : std::string_view();
  }

 private:
  void finish() {
    if (!since_.empty()) listed_(std::move(row_), std::move(since_));
    row_.clear();
    since_.clear();
  }
  Listed listed_;
  std::string row_;
  std::string since_;
};

}  // namespace

Result<TreeSize> acknowledged_at(const Snapshot& snapshot, Position position) {
  std::optional<std::uint64_t> size;
  TRY_OK(snapshot.scan(Table::meta, checkpoint_key({position.value + 1}), after_prefix(checkpoint_prefix),
                       Order::ascending, [&](std::string_view key, std::string_view) {
                         size = number_of(key.substr(checkpoint_prefix.size()));
                         return false;
                       }));
  if (size.has_value()) return TreeSize{*size};
  return Error{
      ErrorKind::corrupt, "log.checkpoint-missing",
      "No checkpoint is stored that covers the entry at index " + std::to_string(position.value) + "."};
}

std::optional<AuditProblem> first_of(std::optional<AuditProblem> a, std::optional<AuditProblem> b) {
  if (!a.has_value() || !b.has_value()) return a.has_value() ? a : b;
  if (!a->index.has_value() || !b->index.has_value()) return a->index.has_value() ? a : b;
  return *b->index < *a->index ? b : a;
}

void RowSum::add(const RowSum& other) {
  low += other.low;
  high += other.high + (low < other.low ? 1 : 0);
}

TableAudit::TableAudit(const Snapshot& snapshot, const AuditPorts& ports, TreeSize size)
    : snapshot_(snapshot), ports_(ports), size_(size) {
  ports.random.fill(secret_);
  for (const auto table : compared)
    expected(table).resize((size.value + tile_width_max - 1) / tile_width_max);
}

RowSum TableAudit::sum_of(Table table, std::string_view key, std::string_view value) const {
  const auto length = key_of(key.size());
  const auto number = static_cast<std::uint8_t>(table);
  const auto hash = sha256({secret_, ByteView(&number, 1), as_bytes(length), as_bytes(key), as_bytes(value)});
  return {*number_of(as_text(ByteView(hash).first(8))), *number_of(as_text(ByteView(hash).subspan(8, 8)))};
}

void TableAudit::expect(std::uint64_t chunk, const Change& row) {
  if (row.table == Table::lists && kind_of_list(row.key) != 's')
    return;  // from their history, when that has held
  if (row.table == Table::views || !row.value.has_value()) return;
  expected(row.table)[chunk].add(sum_of(row.table, row.key, *row.value));
}

Result<TableAudit::Finding> TableAudit::scan(Table table, const Folded& folded) {
  Finding finding;
  finding.actual.resize(expected(table).size());
  std::uint64_t unique = 0;
  ListHistory history([&](const std::string& key, const std::string& since) {
    if (*number_of(since) < size_.value)
      expected(Table::lists)[*number_of(since) / tile_width_max].add(sum_of(Table::lists, key, since));
  });
  const auto note = [&](std::optional<AuditProblem> problem) {
    finding.problem = first_of(std::move(finding.problem), std::move(problem));
  };
  TRY_OK(snapshot_.scan(table, "", "", Order::ascending, [&](std::string_view key, std::string_view value) {
    ++finding.rows;
    if (table == Table::lists && is_unique_row(key)) {
      const auto at = folded.unique.find(std::string(key));
      if (at == folded.unique.end()) return note(unexpected(table, size_.value)), true;
      ++unique;
      if (at->second != value) note(different(table, head_of(folded.states, *parse_stream_id(at->second))));
      return true;
    }
    const auto position = position_of(table, key, value);
    if (!position.has_value() || *position >= size_.value) return note(unexpected(table, size_.value)), true;
    finding.actual[*position / tile_width_max].add(sum_of(table, key, value));
    if (table == Table::list_history) history.add(key, value);
    return true;
  }));
  if (table == Table::lists && unique < folded.unique.size())
    for (const auto& [key, stream] : folded.unique) {
      TRY(row, snapshot_.read(table, key));
      if (!row.has_value()) note(missing(table, head_of(folded.states, *parse_stream_id(stream))));
    }
  return finding;
}

Result<TableAudit::Finding> TableAudit::scan_views(const Folded& folded) {
  Finding finding;
  std::uint64_t found = 0;
  const auto note = [&](std::optional<AuditProblem> problem) {
    finding.problem = first_of(std::move(finding.problem), std::move(problem));
  };
  TRY_OK(snapshot_.scan(
      Table::views, "", "", Order::ascending, [&](std::string_view key, std::string_view value) {
        ++finding.rows;
        const auto stream = parse_stream_id(key.substr(0, key.size() - 1));
        const auto leaf =
            stream.ok() && key.back() == '\0' ? folded.leaves.find(*stream) : folded.leaves.end();
        if (leaf == folded.leaves.end()) return note(unexpected(Table::views, size_.value)), true;
        ++found;
        if (leaf->second.view != sha256(as_bytes(value)))
          note(different(Table::views, head_of(folded.states, *stream)));
        return true;
      }));
  if (found < folded.leaves.size())
    for (const auto& [stream, leaf] : folded.leaves) {
      TRY(row, snapshot_.read(Table::views, stream_prefix(stream)));
      if (!row.has_value()) note(missing(Table::views, head_of(folded.states, stream)));
    }
  return finding;
}

Result<std::optional<AuditProblem>> TableAudit::name_row(Table table, std::uint64_t chunk,
                                                         const Folded& folded) {
  TRY(expected, fold_rows(snapshot_, ports_.codec, table, chunk, folded, size_));
  const auto in_chunk = [&](std::string_view key, std::string_view value) {
    const auto position = position_of(table, key, value);
    return position.has_value() && *position < size_.value && *position / tile_width_max == chunk;
  };
  if (table == Table::lists) {
    ListHistory history([&](std::string key, std::string since) {
      if (in_chunk(key, since)) expected.emplace(std::move(key), std::move(since));
    });
    TRY_OK(snapshot_.scan(Table::list_history, "", "", Order::ascending,
                          [&](std::string_view key, std::string_view value) {
                            history.add(key, value);
                            return true;
                          }));
  }
  Rows actual;
  TRY_OK(snapshot_.scan(table, "", "", Order::ascending, [&](std::string_view key, std::string_view value) {
    if (!(table == Table::lists && is_unique_row(key)) && in_chunk(key, value)) actual.emplace(key, value);
    return true;
  }));
  return first_difference(table, expected, actual);
}

Result<std::optional<AuditProblem>> TableAudit::compare(const Folded& folded, unsigned threads) {
  std::array<std::optional<Result<Finding>>, compared.size() + 1> findings;
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (auto i = next++; i < findings.size(); i = next++)
      findings[i] = i < compared.size() ? scan(compared[i], folded) : scan_views(folded);
  };
  std::vector<std::thread> workers;
  for (unsigned i = 1; i < threads; ++i) workers.emplace_back(work);
  work();
  for (auto& worker : workers) worker.join();

  std::optional<AuditProblem> first;
  bool history_holds = true;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    TRY(finding, *std::move(findings[i]));
    rows_ += finding.rows;
    if (i < compared.size() && compared[i] == Table::list_history)
      history_holds = !finding.problem.has_value();
    first = first_of(std::move(first), std::move(finding.problem));
    if (i == compared.size()) break;
    const auto table = compared[i];
    // What a list should hold is taken from its history, so a wrong history is named and the list is not
    // blamed for it.
    if (table == Table::lists && !history_holds) continue;
    const auto& sums = expected(table);
    const auto differs = std::mismatch(sums.begin(), sums.end(), finding.actual.begin());
    if (differs.first == sums.end()) continue;
    if (table == Table::list_history) history_holds = false;
    TRY(named, name_row(table, static_cast<std::uint64_t>(differs.first - sums.begin()), folded));
    VERIFY(named.has_value(), "sums that differ have a row that differs");
    first = first_of(std::move(first), std::move(named));
  }
  return first;
}

}  // namespace kroniek
