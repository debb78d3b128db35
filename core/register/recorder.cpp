#include "core/register/recorder.h"

#include <algorithm>

#include "core/register/lists.h"
#include "core/register/receipts.h"
#include "core/register/operation_rules.h"
#include "core/register/tables.h"
#include "core/sha256.h"

namespace kroniek {
namespace {

Error refuse(ErrorKind kind, std::string code, std::string detail) {
  return {kind, std::move(code), std::move(detail)};
}

std::string uint_text(std::int64_t number) { return std::to_string(number); }

}  // namespace

Recorder::Recorder(RecorderPorts ports, Recovered recovered)
    : ports_(ports), recovered_(std::move(recovered)), note_key_(log_note_key(recovered_.founding)) {}

void Recorder::begin() {
  snapshot_ = ports_.store.snapshot();
  batch_ = {};
  frontier_ = recovered_.frontier;
  moment_ = recovered_.last_recorded_at;
  rows_.clear();
  touched_.clear();
  unique_.clear();
  taken_.clear();
  taken_jws_.clear();
  fresh_keys_.clear();
  read_error_.reset();
}

AnyState Recorder::find(const StreamId& stream) const {
  const auto found = held(stream);
  return found == nullptr ? nullptr : found->state;
}

std::shared_ptr<const Held> Recorder::held(const StreamId& stream) const {
  if (const auto at = touched_.find(stream); at != touched_.end()) return at->second;
  if (const auto* known = newest_.find(stream)) return *known;
  auto view = snapshot_->read(Table::views, stream_prefix(stream));
  if (!view.ok()) return read_error_ = view.error(), nullptr;
  if (!view->has_value()) return nullptr;
  auto parsed = parse_view(**view);
  if (!parsed.ok()) return read_error_ = parsed.error(), nullptr;
  return newest_.put(stream, std::make_shared<const Held>(*std::move(parsed)));
}

Instant Recorder::next_moment() {
  const auto now = ports_.clock.now();
  if (now < moment_) {
    ++clock_regressions_;
  } else {
    moment_ = now;
  }
  return moment_;
}

Result<Accepted> Recorder::first_answer(const Prepared& statement, const StatementRow& row) const {
  TRY(leaf, read_required(*snapshot_, Table::entries, entry_key(row.position), "an entry that its statement names"));
  TRY(entry, ports_.codec.decode(as_bytes(leaf)));
  if (Jws{entry.header, entry.payload, entry.signature} != statement.jws)
    return refuse(ErrorKind::conflict, "statement.jti-reused", "Another statement was recorded under this jti.");
  TRY(receipt, acknowledged_receipt(*snapshot_, row, entry.recorded_at));
  TRY(version, version_at(*snapshot_, statement.claims.stream, row.position));
  return Accepted{statement.claims.jti, row.position,         entry.recorded_at, statement.claims.stream,
                  version,              statement.assurance, true,              std::move(receipt)};
}

Result<std::optional<Accepted>> Recorder::find_recorded(const Prepared& statement) const {
  TRY(row, snapshot_->read(Table::statements, statement_key(statement.claims.jti)));
  if (!row.has_value()) return std::optional<Accepted>();
  TRY(place, parse_statement_row(*row));
  TRY(answer, first_answer(statement, place));
  return std::optional(std::move(answer));
}

Result<Recorder::Taken> Recorder::take(const Prepared& statement) {
  const auto& claims = statement.claims;
  if (const auto at = taken_.find(claims.jti); at != taken_.end()) {
    // The same statement twice in one batch: both get the one answer.
    if (taken_jws_[at->second] == statement.jws) return Taken(at->second);
    return refuse(ErrorKind::conflict, "statement.jti-reused", "Another statement was recorded under this jti.");
  }
  TRY(recorded, find_recorded(statement));
  if (recorded.has_value()) return Taken(*std::move(recorded));

  const Told told{claims, Position{frontier_.size().value}, next_moment()};
  const Context context{told, *this};
  TRY_OK(authorise({statement.type, statement.key_id, statement.assurance}, context, recovered_.founding));
  const auto before = held(claims.stream);
  TRY_OK(check_place(statement, before.get(), told));
  const auto state = before != nullptr ? before->state : statement.type.aggregate->empty();
  TRY_OK(statement.type.event->decide(state, statement.event, context));
  if (read_error_.has_value()) return *read_error_;  // what decide saw may have been incomplete
  auto after = fold(before.get(), {statement.type, statement.event, told, statement.assurance});
  TRY_OK(check_unique(before.get(), after));
  TRY_OK(record(statement, before.get(), std::move(after), told));
  taken_.emplace(claims.jti, rows_.size() - 1);
  taken_jws_.push_back(statement.jws);
  return Taken(rows_.size() - 1);
}

Result<Ok> Recorder::check_place(const Prepared& statement, const Held* before, const Told& told) const {
  const auto& claims = told.claims;
  for (const auto& cause : claims.causes) {
    TRY(row, snapshot_->read(Table::statements, statement_key(cause)));
    if (!row.has_value() && !taken_.contains(cause))
      return refuse(ErrorKind::invalid, "statement.cause-unknown", "causes names a statement that is not recorded.");
  }
  const auto use = statement.type.event->use;
  const std::int64_t version = before == nullptr ? 0 : before->envelope.version;
  if (use == Use::opens && version != 0)
    return refuse(ErrorKind::conflict, "stream.exists", "The stream exists already, at version " + uint_text(version) + ".");
  if (use != Use::opens && version == 0)
    return refuse(ErrorKind::not_found, "stream.unknown", "sub names no stream that exists.");
  if (!claims.version.has_value() && use != Use::fact)
    return refuse(ErrorKind::invalid, "statement.version-missing", "This type must say the version that it makes.");
  if (claims.version.has_value() && *claims.version != version + 1)
    return refuse(ErrorKind::conflict, *claims.version <= version ? "statement.version-stale" : "statement.version-ahead",
                  "The stream is at version " + uint_text(version) + ", so the next statement makes " +
                      uint_text(version + 1) + ".");
  return check_operation(claims, before, [&](const StreamId& stream) { return held(stream); });
}

Result<Ok> Recorder::check_unique(const Held* before, const Held& after) const {
  const auto id = to_string(after.envelope.id);
  const auto owned = before == nullptr ? ListValues{} : unique_values(*before);
  for (const auto& value : unique_values(after)) {
    if (std::find(owned.begin(), owned.end(), value) != owned.end()) continue;
    const auto key = unique_key({after.aggregate->collection, after.envelope.exercise, value.first, value.second});
    const auto pending = unique_.find(key);
    TRY(stored, snapshot_->read(Table::lists, key));
    const auto holder = pending != unique_.end() ? std::optional(pending->second) : stored;
    if (holder.has_value() && *holder != id)
      return refuse(ErrorKind::conflict, std::string(after.aggregate->singular) + ".taken",
                    value.first + " is already that of " + *holder + ".");
  }
  return Ok{};
}

Result<Ok> Recorder::record(const Prepared& statement, const Held* before, Held after, const Told& told) {
  const auto& claims = told.claims;
  const auto& jws = statement.jws;
  TRY(leaf, ports_.codec.encode(Entry{told.recorded_at, jws.header, jws.payload, jws.signature}));
  TRY_OK(ports_.vault.put(batch_, claims.stream, claims.jti, statement.hidden, *snapshot_, fresh_keys_));
  auto hashes = frontier_.append(leaf_hash(leaf));
  const auto number = key_of(told.position.value);
  const auto version = static_cast<std::uint64_t>(after.envelope.version);
  auto text = view_text(after);
  batch_.put(Table::entries, number, std::string(as_text(leaf)));
  batch_.put(Table::hashes, number, to_bytes(hashes));
  batch_.put(Table::streams, stream_key(claims.stream, version), number);
  batch_.put(Table::view_history, stream_key(claims.stream, told.position.value), text);
  batch_.put(Table::views, stream_prefix(claims.stream), std::move(text));
  put_list_changes(batch_, before, after, told.position);
  put_statement_lists(claims, told.position);
  for (const auto& [field, value] : unique_values(after))
    unique_[unique_key({after.aggregate->collection, after.envelope.exercise, field, value})] = to_string(claims.stream);
  Accepted accepted{claims.jti, told.position, told.recorded_at, claims.stream,
                    after.envelope.version, statement.assurance, false, {}};
  rows_.push_back({std::move(accepted), std::move(hashes)});
  auto shared = std::make_shared<const Held>(std::move(after));
  touched_[claims.stream] = shared;
  newest_.put(claims.stream, std::move(shared));
  return Ok{};
}

void Recorder::put_statement_lists(const Claims& claims, Position position) {
  const auto put = [&](std::string_view field, std::string_view value) {
    batch_.put(Table::lists, statements_list(field, value) + key_of(position.value), "");
  };
  put("type", claims.type);
  put("author", to_string(claims.author));
  put("mandate", to_string(claims.mandate));
  if (claims.operation.has_value()) put("operation", to_string(*claims.operation));
}

Result<Ok> Recorder::check_leaves_again() const {
  // A bit that flips between hashing and signing would end the log for good, so the root is derived once more, from the
  // bytes as they stand in the batch and by plain hashing, before the head is signed.
  Frontier again = recovered_.frontier;
  for (const auto& change : batch_.changes) {
    if (change.table != Table::entries) continue;
    const std::uint8_t leaf_prefix = 0x00;  // RFC 6962 section 2.1
    again.append(sha256({ByteView(&leaf_prefix, 1), as_bytes(*change.value)}));
  }
  if (again == frontier_) return Ok{};
  return Error{ErrorKind::unavailable, "log.leaf-changed",
               "The bytes to be written are not those that were hashed; nothing was signed or written."};
}

Result<std::string> Recorder::sign_head() {
  TRY(text, format_checkpoint({note_key_.name, frontier_.size(), frontier_.root()}));
  TRY(signature, sign_note(text, note_key_, ports_.log_key));
  return format_note({std::move(text), {std::move(signature)}});
}

Result<std::vector<Accepted>> Recorder::commit() {
  std::vector<Accepted> answers;
  if (rows_.empty()) return answers;
  TRY_OK(check_leaves_again());
  TRY(checkpoint, sign_head());
  const auto size = frontier_.size();
  for (const auto& row : rows_)
    batch_.put(Table::statements, statement_key(row.accepted.jti), to_bytes(StatementRow{row.accepted.position, size}));
  batch_.put(Table::meta, format_key, std::string(format_version));
  batch_.put(Table::meta, checkpoint_key(size), checkpoint);
  batch_.put(Table::meta, newest_checkpoint_key, checkpoint);
  if (auto committed = ports_.store.commit(batch_); !committed.ok()) {
    newest_.clear();  // what was folded for this batch is not what is stored
    return std::move(committed).error();
  }
  const BatchHashes hashes(recovered_.frontier, rows_.front().accepted.position, [&](std::size_t i) -> const auto& {
    return rows_[i].hashes;
  });
  for (auto& row : rows_) {
    TRY(path, prove_inclusion(row.accepted.position, size, hashes));
    row.accepted.receipt = {receipt_extra(row.accepted.recorded_at), row.accepted.position, std::move(path), checkpoint};
    answers.push_back(std::move(row.accepted));
  }
  recovered_.frontier = std::move(frontier_);
  recovered_.last_recorded_at = moment_;
  recovered_.checkpoint = std::move(checkpoint);
  return answers;
}

}  // namespace kroniek
