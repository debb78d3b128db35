#include "core/register/recorder.h"

#include <algorithm>
#include <set>

#include "core/faults.h"
#include "core/register/derived_rows.h"
#include "core/register/leaf_check.h"
#include "core/register/listed.h"
#include "core/register/lists.h"
#include "core/register/operation_rules.h"
#include "core/register/pictures.h"
#include "core/register/receipts.h"
#include "core/register/seal_keys.h"
#include "core/register/tables.h"
#include "core/register/views_version.h"

namespace kroniek {
namespace {

Error refuse(ErrorKind kind, std::string code, std::string detail) {
  return {kind, std::move(code), std::move(detail)};
}

// Where a statement is named (RFC 6901): the member, or the item of a list. At the root of what is said where
// no member says it in clear.
std::string place_of(const Uuid& cited, const Json& data) {
  const Json name(to_string(cited));
  for (const auto& member : *data.members()) {
    const auto at = "/data/" + member.name;
    if (member.value == name) return at;
    const auto* items = member.value.array_items();
    if (items == nullptr) continue;
    const auto found = std::find(items->begin(), items->end(), name);
    if (found != items->end()) return at + "/" + std::to_string(found - items->begin());
  }
  return "/data";
}

// Neighbours one after the other, as an ordered store takes them fastest; of changes of one key the later
// still comes later.
void sort_by_key(Batch& batch) {
  std::stable_sort(batch.changes.begin(), batch.changes.end(), [](const Change& a, const Change& b) {
    return a.table != b.table ? a.table < b.table : a.key < b.key;
  });
}

Jws signed_part(const Entry& entry) {
  return {entry.header, entry.payload, entry.signature};
}

}  // namespace

Recorder::Recorder(RecorderPorts ports, Recovered recovered)
    : ports_(ports), recovered_(std::move(recovered)), note_key_(log_note_key(recovered_.founding)) {}

void Recorder::begin() {
  if (!rows_.empty())
    newest_.clear();  // what was folded for a batch that was not written is not what is stored
  snapshot_ = ports_.store.snapshot();
  batch_ = {};
  frontier_ = recovered_.frontier;
  moment_ = recovered_.last_recorded_at;
  rows_.clear();
  touched_.clear();
  unique_.clear();
  taken_.clear();
  entries_.clear();
  fresh_keys_.clear();
  erasing_.clear();
  read_error_.reset();
}

AnyState Recorder::find(const StreamId& stream) const {
  const auto found = held(stream);
  return found == nullptr ? nullptr : found->state;
}

std::optional<Belonging> Recorder::belonging(const StreamId& stream) const {
  const auto found = held(stream);
  if (found == nullptr) return std::nullopt;
  return Belonging{found->envelope.operation, found->envelope.exercise};
}

std::vector<StreamId> Recorder::listed(const Listing& listing) const {
  const auto stored = listed_now(*snapshot_, listing);
  if (!stored.ok()) return read_error_ = stored.error(), std::vector<StreamId>();
  std::set<StreamId> found(stored->begin(), stored->end());
  // What this batch said already counts in place of what is stored.
  for (const auto& [id, held] : touched_) {
    const auto exercise = held->envelope.exercise;
    if (id.collection != listing.collection || exercise != listing.exercise.value_or(exercise)) continue;
    const auto values = indexed_values(*held);
    const ListValues::value_type asked{std::string(listing.field), listing.value};
    if (std::find(values.begin(), values.end(), asked) != values.end())
      found.insert(id);
    else
      found.erase(id);
  }
  return {found.begin(), found.end()};
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
  TRY(leaf, read_required(*snapshot_, Table::entries, entry_key(row.position),
                          "an entry that its statement names"));
  TRY(entry, ports_.codec.decode(as_bytes(leaf)));
  if (signed_part(entry) != statement.jws)
    return refuse(ErrorKind::conflict, "statement.jti-reused",
                  "Another statement was recorded under this jti.");
  TRY(receipt, acknowledged_receipt(*snapshot_, row, entry.recorded_at));
  TRY(version, version_at(*snapshot_, statement.claims.stream, row.position));
  return Accepted{statement.claims.jti, row.position, entry.recorded_at, statement.claims.stream, version,
                  statement.assurance,  true,         std::move(receipt)};
}

Result<std::optional<Accepted>> Recorder::find_recorded(const Prepared& statement) const {
  TRY(row, snapshot_->read(Table::statements, statement_key(statement.claims.jti)));
  if (!row.has_value()) return std::optional<Accepted>();
  TRY(place, parse_statement_row(*row));
  TRY(answer, first_answer(statement, place));
  return std::optional(std::move(answer));
}

Result<Recorder::Taken> Recorder::take(const Prepared& statement) {
  auto taken = decide_and_record(statement);
  // What could not be read looked as if it were not there, so the refusal may be as wrong as the acceptance.
  if (read_error_.has_value()) return *read_error_;
  return taken;
}

Result<Recorder::Taken> Recorder::decide_and_record(const Prepared& statement) {
  const auto& claims = statement.claims;
  if (const auto at = taken_.find(claims.jti); at != taken_.end()) {
    // The same statement twice in one batch: both get the one answer.
    if (signed_part(entries_[at->second]) == statement.jws) return Taken(at->second);
    return refuse(ErrorKind::conflict, "statement.jti-reused",
                  "Another statement was recorded under this jti.");
  }
  TRY(recorded, find_recorded(statement));
  if (recorded.has_value()) return Taken(*std::move(recorded));

  const Told told{claims, Position{frontier_.size().value}, next_moment(), statement.assurance};
  const Context context{told, *this};
  // Asked again: the clock may have gone back since intake looked, and what is recorded must verify for ever.
  if (claims.issued_at > issued_at_latest(told.recorded_at))
    return one_fault("/iat", "statement.issued-in-future", "iat is more than five minutes ahead.");
  const Signed by{statement.type, statement.key_id, statement.assurance};
  TRY_OK(check_sealed(by, context, recovered_.founding));
  TRY_OK(authorise(by, context, recovered_.founding));
  const auto before = held(claims.stream);
  TRY_OK(check_place(statement, before.get(), told));
  TRY_OK(check_not_erased(statement, before.get()));
  const auto state = before != nullptr ? before->state : statement.type.aggregate->empty();
  TRY_OK(statement.type.event->decide(state, statement.event, context));
  TRY_OK(
      check_picture_of(statement, {*snapshot_, ports_.codec, recovered_.frontier.size(), entries_}, *this));
  auto after = fold(before.get(), {statement.type, statement.event, told});
  TRY_OK(check_unique(before.get(), after));
  TRY_OK(record(statement, before.get(), std::move(after), told));
  if (statement.type.event->type == erasure::Performed::type)
    TRY_OK(erase(
        erasing_of(claims.stream, *std::static_pointer_cast<const erasure::State>(find(claims.stream)))));
  taken_.emplace(claims.jti, rows_.size() - 1);
  return Taken(rows_.size() - 1);
}

Result<bool> Recorder::is_recorded(const Uuid& jti) const {
  if (taken_.contains(jti)) return true;
  TRY(row, snapshot_->read(Table::statements, statement_key(jti)));
  return row.has_value();
}

Result<Ok> Recorder::check_place(const Prepared& statement, const Held* before, const Told& told) const {
  const auto& claims = told.claims;
  for (std::size_t i = 0; i < claims.causes.size(); ++i) {
    TRY(recorded, is_recorded(claims.causes[i]));
    if (!recorded)
      return one_fault("/causes/" + std::to_string(i), "statement.cause-unknown",
                       "causes names a statement that is not recorded.");
  }
  for (const auto& cited : statement.type.event->cited(statement.event)) {
    TRY(recorded, is_recorded(cited));
    if (!recorded)
      return one_fault(place_of(cited, claims.data), "statement.cited-unknown",
                       "It rests on the statement " + to_string(cited) + ", which is not recorded.");
  }
  TRY_OK(check_version(claims, statement.type.event->use, before));
  return check_operation(claims, before, [&](const StreamId& stream) { return held(stream); });
}

Result<std::optional<std::string>> Recorder::unique_holder(const std::string& key) const {
  if (const auto pending = unique_.find(key); pending != unique_.end()) return pending->second;
  return snapshot_->read(Table::lists, key);
}

// Under a file whose values were erased nothing of their kind is stored any more; open facts go on.
Result<Ok> Recorder::check_not_erased(const Prepared& statement, const Held* before) const {
  if (before == nullptr) return Ok{};  // nothing was ever there to be erased
  const auto& claims = statement.claims;
  const auto check = [&](FieldClass field_class, const std::vector<PlacedDisclosure>& values) -> Result<Ok> {
    if (values.empty()) return Ok{};
    TRY(holder, unique_holder(erased_key(claims.stream, field_class, claims.is_exercise())));
    if (!holder.has_value()) return Ok{};
    return refuse(ErrorKind::conflict, "subject.erased",
                  "The values of this file were erased (" + *holder + "), so it takes no such values more.");
  };
  TRY_OK(check(FieldClass::personal, statement.hidden.personal));
  return check(FieldClass::text, statement.hidden.text);
}

Result<Ok> Recorder::check_unique(const Held* before, const Held& after) const {
  const auto id = to_string(after.envelope.id);
  const auto owned = before == nullptr ? ListValues{} : unique_values(*before);
  for (const auto& value : unique_values(after)) {
    if (std::find(owned.begin(), owned.end(), value) != owned.end()) continue;
    const auto key =
        unique_key({after.aggregate->collection, after.envelope.exercise, value.first, value.second});
    TRY(holder, unique_holder(key));
    if (holder.has_value() && *holder != id)
      return refuse(ErrorKind::conflict, std::string(after.aggregate->singular) + ".taken",
                    value.first + " is already that of " + *holder + ".");
  }
  return Ok{};
}

void Recorder::note_unique(const Held* before, const Held& after) {
  const auto note = [&](const Held& held, const std::optional<std::string>& holder) {
    for (const auto& [field, value] : unique_values(held))
      unique_[unique_key({held.aggregate->collection, held.envelope.exercise, field, value})] = holder;
  };
  if (before != nullptr) note(*before, std::nullopt);
  note(after, to_string(after.envelope.id));
}

Result<Ok> Recorder::record(const Prepared& statement, const Held* before, Held after, const Told& told) {
  const auto& claims = told.claims;
  const auto& jws = statement.jws;
  Entry entry{told.recorded_at, jws.header, jws.payload, jws.signature};
  TRY(leaf, ports_.codec.encode(entry));
  TRY_OK(ports_.vault.put(batch_, claims.stream, claims.jti, statement.hidden, *snapshot_, fresh_keys_));
  auto hashes = frontier_.append(leaf_hash(leaf));
  const auto number = key_of(told.position.value);
  batch_.put(Table::entries, number, std::string(as_text(leaf)));
  batch_.put(Table::hashes, number, to_bytes(hashes));
  put_derived_rows(batch_, {claims, statement.key_id, told.position, before, after});
  note_unique(before, after);
  Accepted accepted{claims.jti,
                    told.position,
                    told.recorded_at,
                    claims.stream,
                    after.envelope.version,
                    statement.assurance,
                    false,
                    {}};
  rows_.push_back({std::move(accepted), std::move(hashes)});
  entries_.push_back(std::move(entry));
  auto shared = std::make_shared<const Held>(std::move(after));
  touched_[claims.stream] = shared;
  newest_.put(claims.stream, std::move(shared));
  return Ok{};
}

Result<Ok> Recorder::erase(Erasing erasing) {
  for (const auto& part : erasing.parts) {
    TRY_OK(erase_part(batch_, part, *snapshot_));
    fresh_keys_.erase(data_key_key(part.stream, part.field_class));
  }
  batch_.put(Table::meta, purge_key(erasing.erasure), "");
  erasing_.push_back(std::move(erasing));
  return Ok{};
}

Result<std::string> Recorder::sign_head() {
  TRY(text, format_checkpoint({note_key_.name, frontier_.size(), frontier_.root()}));
  TRY(signature, sign_note(text, note_key_, ports_.log_key));
  return format_note({std::move(text), {std::move(signature)}});
}

Result<std::vector<Accepted>> Recorder::commit() {
  auto answers = write_batch();
  snapshot_.reset();  // an idle recorder must not keep a purge from the rows that it removes
  return answers;
}

Result<std::vector<Accepted>> Recorder::write_batch() {
  std::vector<Accepted> answers;
  if (rows_.empty()) return answers;
  TRY_OK(check_leaves({batch_, entries_, ports_.codec}, recovered_.frontier, frontier_));
  TRY(checkpoint, sign_head());
  const auto size = frontier_.size();
  for (const auto& row : rows_)
    batch_.put(Table::statements, statement_key(row.accepted.jti),
               to_bytes(StatementRow{row.accepted.position, size}));
  batch_.put(Table::meta, format_key, std::string(format_version));
  batch_.put(Table::meta, views_key, std::to_string(views_version));
  batch_.put(Table::meta, checkpoint_key(size), checkpoint);
  batch_.put(Table::meta, newest_checkpoint_key, checkpoint);
  for (const auto& erasure : purged_) batch_.remove(Table::meta, purge_key(erasure));
  sort_by_key(batch_);
  TRY_OK(ports_.store.commit(batch_));
  purged_.clear();
  std::move(erasing_.begin(), erasing_.end(), std::back_inserter(erasings_));
  erasing_.clear();
  const BatchHashes hashes(
      recovered_.frontier,
      rows_.front().accepted.position, [&](std::size_t i) -> const auto& { return rows_[i].hashes; });
  for (auto& row : rows_) {
    TRY(path, prove_inclusion(row.accepted.position, size, hashes));
    row.accepted.receipt = {receipt_extra(row.accepted.recorded_at), row.accepted.position, std::move(path),
                            checkpoint};
    answers.push_back(std::move(row.accepted));
  }
  recovered_.frontier = std::move(frontier_);
  recovered_.last_recorded_at = moment_;
  recovered_.checkpoint = std::move(checkpoint);
  rows_.clear();
  return answers;
}

}  // namespace kroniek
