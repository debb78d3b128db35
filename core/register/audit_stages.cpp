#include <algorithm>
#include <bit>

#include "core/register/audit_rows.h"
#include "core/register/audit_run.h"
#include "core/register/audit_vault.h"
#include "core/register/derived_rows.h"
#include "core/register/intake.h"
#include "core/register/tables.h"
#include "core/register/views_version.h"
#include "core/sha256.h"

namespace kroniek {
namespace {

Error corrupt(std::string code, std::string detail) {
  return {ErrorKind::corrupt, std::move(code), std::move(detail)};
}

}  // namespace

void AuditChunk::fail(std::size_t entry, const Error& why) {
  auto code = why.code;
  auto detail = why.detail;
  if (!why.faults.empty()) detail += " " + why.faults.front().pointer + ": " + why.faults.front().code + ".";
  problem = first_of(std::move(problem),
                     AuditProblem{Position{log.first.value + entry}, std::move(code), std::move(detail)});
  if (entries.size() > entry) entries.resize(entry);
}

bool AuditRun::check_hashes(const AuditChunk& chunk, std::size_t entry, const std::vector<Hash>& row,
                            unsigned from) const {
  const auto& stored = chunk.log.hashes[entry];
  const auto step = source_.level_step();
  for (unsigned level = from == 0 ? 0 : from + 1; level < from + row.size(); ++level) {
    if (level % step != 0) continue;
    const auto at = level / step * sizeof(Hash);
    if (stored.size() < at + sizeof(Hash) ||
        !std::equal(row[level - from].begin(), row[level - from].end(),
                    stored.begin() + static_cast<std::ptrdiff_t>(at),
                    [](auto a, char b) { return a == static_cast<std::uint8_t>(b); }))
      return false;
  }
  const auto levels = static_cast<unsigned>(std::countr_zero(chunk.log.first.value + entry + 1));
  return stored.size() == (levels / step + 1) * sizeof(Hash);
}

void AuditRun::prepare(AuditChunk& chunk) const {
  const auto& leaves = chunk.log.leaves;
  if (chunk.log.broken.has_value()) chunk.fail(leaves.size(), *chunk.log.broken);
  auto released = chunk.released.begin();
  for (std::size_t i = 0; i < leaves.size(); ++i) {
    const auto leaf = leaf_hash(as_bytes(leaves[i]));
    const auto row = chunk.tree.append(leaf);
    const auto& stored = chunk.log.hashes[i];
    if (std::string_view(stored).substr(0, sizeof(Hash)) != as_text(leaf))
      chunk.fail(
          i, corrupt("log.leaf-wrong", "The bytes of this entry are not those whose hash is stored for it."));
    else if (!check_hashes(chunk, i, row, 0))
      chunk.fail(i, corrupt("log.hash-wrong",
                            "A hash of the tree that is stored with this entry is not the one it gives."));
    if (released != chunk.released.end() && released->size.value == chunk.log.first.value + i + 1)
      (released++)->edge = chunk.tree.edge();
  }
  if (options_.depth == AuditDepth::hashes) return;
  const auto end =
      chunk.problem.has_value() ? chunk.problem->index->value - chunk.log.first.value : leaves.size();
  chunk.entries.reserve(end);
  for (std::size_t i = 0; i < end; ++i) {
    const Position position{chunk.log.first.value + i};
    auto recorded = read_recorded(as_bytes(leaves[i]), position, ports_.codec);
    if (!recorded.ok()) return chunk.fail(i, recorded.error());
    if (auto formed = check_form(*recorded, founding_); !formed.ok()) return chunk.fail(i, formed.error());
    chunk.entries.push_back({*std::move(recorded)});
  }
}

void AuditRun::fold_chunk(AuditChunk& chunk) {
  if (fold_ended_) chunk.entries.clear();
  for (std::size_t i = 0; i < chunk.entries.size(); ++i) {
    auto& [recorded, step, key] = chunk.entries[i];
    auto placed = check_place(recorded, refold_, founding_);
    if (recorded.recorded_at < last_recorded_at_)
      placed = corrupt("log.time-backwards", "recordedAt is before that of the entry before it.");
    if (!placed.ok()) {
      chunk.fail(i, placed.error());
      break;
    }
    last_recorded_at_ = recorded.recorded_at;
    key = signing_key(recorded, refold_, founding_);
    step = refold_.apply(recorded);
  }
  fold_ended_ = fold_ended_ || chunk.problem.has_value();
}

Result<AuditEffect> AuditRun::effect_of(AuditChunk& chunk, const AuditChunk::Entry& entry) {
  const auto& recorded = entry.recorded;
  const auto& step = entry.step;
  const auto& claims = recorded.claims;
  AuditEffect effect{claims.jti,
                     claims.causes,
                     recorded.type.event->cited(recorded.event),
                     recorded.type.event->type,
                     recorded.assurance,
                     claims.stream,
                     recorded.type.aggregate->singular,
                     {step.after->envelope.version, {}},
                     {},
                     tables_ != nullptr ? count_digests(claims.data) : 0,
                     std::nullopt};
  Batch batch;
  put_derived_rows(batch,
                   {claims, recorded.statement.key_id, recorded.position, step.before.get(), *step.after});
  if (tables_ != nullptr) {
    const auto covers = [&](const auto& released) { return released.size.value > recorded.position.value; };
    const auto at = std::find_if(chunk.released.begin(), chunk.released.end(), covers);
    if (at == chunk.released.end())
      return corrupt("log.checkpoint-missing", "No stored checkpoint covers this entry.");
    batch.put(Table::statements, statement_key(claims.jti),
              to_bytes(StatementRow{recorded.position, at->size}));
  }
  for (auto& change : batch.changes) {
    if (tables_ != nullptr) tables_->expect(chunk.number, change);
    if (change.table == Table::views) effect.leaf.view = sha256(as_bytes(*change.value));
    if (change.table == Table::lists && is_unique_row(change.key))
      effect.unique.changes.push_back(std::move(change));
  }
  if (effect.type == founding::StateSealed::type)
    effect.seal = *std::static_pointer_cast<const founding::StateSealed>(recorded.event);
  return effect;
}

void AuditRun::finish(AuditChunk& chunk) {
  auto released = chunk.released.begin();
  for (std::size_t i = 0; i < chunk.entries.size(); ++i) {
    const auto& entry = chunk.entries[i];
    auto signed_by = check_signature(entry.recorded.statement, entry.key, ports_.verifier);
    if (!signed_by.ok()) return chunk.fail(i, signed_by.error());
    auto effect = effect_of(chunk, entry);
    if (!effect.ok()) return chunk.fail(i, effect.error());
    chunk.effects.push_back(*std::move(effect));
    if (released == chunk.released.end() || released->size.value != entry.recorded.position.value + 1)
      continue;
    if (auto checked = check_released(chunk, *released++); !checked.ok())
      return chunk.fail(i, checked.error());
  }
}

void AuditRun::collect(AuditChunk&& chunk) {
  if (stop_) return;
  for (std::size_t i = 0; i < chunk.effects.size(); ++i) {
    const Position position{chunk.log.first.value + i};
    if (auto told = tally(chunk.effects[i], position); !told.ok()) {
      chunk.fail(i, told.error());
      break;
    }
  }
  if (report_.stored.has_value())
    for (const auto& released : chunk.released) report_.stored->checkpoints += released.edge.empty() ? 0 : 1;
  if (chunk.problem.has_value())
    problem(chunk.problem->index, corrupt(chunk.problem->code, chunk.problem->detail));
  if (options_.progress)
    options_.progress(chunk.log.first.value + chunk.log.leaves.size(), checkpoint_.size.value);
}

Result<Ok> AuditRun::tally(const AuditEffect& effect, Position position) {
  for (const auto& cause : effect.causes)
    if (!recorded_.contains(cause))
      return corrupt("statement.cause-unknown", "causes names a statement that was not recorded before.");
  for (const auto& cited : effect.cited)
    if (!recorded_.contains(cited))
      return corrupt("statement.cited-unknown", "It rests on a statement that was not recorded before.");
  if (!recorded_.insert(effect.jti).second)
    return corrupt("statement.jti-reused", "An entry before this one has the same jti.");
  for (const auto& change : effect.unique.changes) {
    if (!change.value.has_value()) {
      unique_.erase(change.key);
    } else if (const auto& [at, fresh] = unique_.emplace(change.key, *change.value);
               !fresh && at->second != *change.value) {
      return corrupt(std::string(effect.singular) + ".taken",
                     "A value that must be unique is that of " + at->second + ".");
    }
  }
  if (tables_ != nullptr) digests_.push_back(effect.digests);
  if (effect.seal.has_value()) {
    const bool is_ours = effect.seal->views == views_version;
    if (is_ours) TRY_OK(check_seal(*effect.seal, position));
    ++(is_ours ? report_.seals : report_.seals_of_other_views);
  }
  const auto [leaf, opened] = leaves_.try_emplace(effect.stream);
  undo_.push_back({effect.stream, opened ? std::nullopt : std::optional(leaf->second)});
  if (undo_.size() > founding::seal_lag_max) undo_.pop_front();
  leaf->second = effect.leaf;
  ++report_.types[std::string(effect.type)];
  ++(effect.assurance == Assurance::sealed ? report_.sealed : report_.personal_key);
  ++report_.signatures;
  return Ok{};
}

Result<Ok> AuditRun::check_seal(const founding::StateSealed& seal, Position position) {
  const auto since = position.value - static_cast<std::uint64_t>(seal.size);
  VERIFY(since <= undo_.size(), "a seal in its place counts all but the newest entries");
  StateLeaves then = leaves_;
  for (auto undo = undo_.rbegin(); undo != undo_.rbegin() + static_cast<std::ptrdiff_t>(since); ++undo) {
    if (undo->before.has_value()) {
      then[undo->stream] = *undo->before;
    } else {
      then.erase(undo->stream);
    }
  }
  if (state_root(then) != seal.root)
    return corrupt("seal.root-wrong",
                   "The root of the streams' states is not the one that this entry seals.");
  return Ok{};
}

}  // namespace kroniek
