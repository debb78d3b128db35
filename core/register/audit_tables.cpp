#include "core/register/audit_tables.h"

#include <algorithm>
#include <atomic>
#include <thread>

#include "core/register/audit_rows.h"
#include "core/register/derived_rows.h"
#include "core/register/tables.h"
#include "core/sha256.h"

namespace kroniek {
namespace {

constexpr std::array compared{Table::streams, Table::view_history, Table::statements, Table::list_history,
                              Table::lists};

std::uint64_t head_of(const Refold& states, const StreamId& stream) {
  const auto held = states.held(stream);
  VERIFY(held != nullptr, "what follows from the fold is of a stream that it folded");
  return static_cast<std::uint64_t>(held->envelope.index);
}

// The rows that the entries of one chunk give to one table, from a fold of the log up to its end.
Result<TableRows> fold_rows(const LogReader& log, Table table, std::uint64_t chunk, TreeSize size) {
  TableRows rows;
  Refold refold;
  const auto end = std::min((chunk + 1) * tile_width_max, size.value);
  for (Position position{0}; position.value < end; ++position.value) {
    TRY(recorded, log.read(position));
    const auto step = refold.apply(recorded);
    if (position.value / tile_width_max != chunk) continue;
    Batch batch;
    put_derived_rows(batch,
                     {recorded.claims, recorded.statement.key_id, position, step.before.get(), *step.after});
    TRY(acknowledged, acknowledged_at(log.snapshot, position));
    batch.put(Table::statements, statement_key(recorded.claims.jti),
              to_bytes(StatementRow{position, acknowledged}));
    for (const auto& change : batch.changes)
      if (change.table == table && (table != Table::lists || kind_of_list(change.key) == 's'))
        rows.emplace(change.key, *change.value);
  }
  return rows;
}

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

Result<std::optional<AuditProblem>> TableAudit::name_row(Table table, std::uint64_t chunk) {
  TRY(expected, fold_rows({snapshot_, ports_.codec}, table, chunk, size_));
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
  TableRows actual;
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
    TRY(named, name_row(table, static_cast<std::uint64_t>(differs.first - sums.begin())));
    VERIFY(named.has_value(), "sums that differ have a row that differs");
    first = first_of(std::move(first), std::move(named));
  }
  return first;
}

}  // namespace kroniek
