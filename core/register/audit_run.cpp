#include "core/register/audit_run.h"

#include "core/register/audit_rows.h"
#include "core/register/audit_vault.h"
#include "core/register/recovery.h"
#include "core/register/tables.h"
#include "core/register/views_version.h"

namespace kroniek {
namespace {

Error corrupt(std::string code, std::string detail) {
  return {ErrorKind::corrupt, std::move(code), std::move(detail)};
}

Error leaf_wrong() {
  return corrupt("log.leaf-wrong", "The bytes of this entry are not those whose hash is stored for it.");
}

bool says_nothing_of_the_log(const Error& error) {
  return error.kind != ErrorKind::corrupt && error.kind != ErrorKind::invalid;
}

Hash root_of(std::vector<Hash> edge, const std::vector<Hash>& rest) {
  edge.insert(edge.end(), rest.begin(), rest.end());
  if (edge.empty()) return empty_root();
  auto root = edge.back();
  for (auto i = edge.size() - 1; i > 0; --i) root = node_hash(edge[i - 1], root);
  return root;
}

}  // namespace

void AuditRun::problem(std::optional<Position> index, const Error& why) {
  report_.problem = first_of(std::move(report_.problem), AuditProblem{index, why.code, why.detail});
  stop_ = true;
}

Result<Ok> AuditRun::open() {
  TRY(note, source_.checkpoint());
  note_ = std::move(note);
  const auto parsed = parse_note(note_);
  auto checkpoint = parsed.ok() ? parse_checkpoint(parsed->text) : Result<Checkpoint>(parsed.error());
  if (!checkpoint.ok())
    return corrupt("log.checkpoint-wrong",
                   "The newest checkpoint does not read: " + checkpoint.error().code + ".");
  checkpoint_ = *std::move(checkpoint);
  report_.size = checkpoint_.size;
  if (checkpoint_.size.value == 0) return corrupt("log.not-founded", "The log is empty.");

  TRY(chunk, source_.read(0, checkpoint_.size));
  if (chunk.leaves.empty()) return problem(Position{0}, *chunk.broken), Ok{};
  // An entry 0 that was altered may name another key, and the checkpoint would be blamed for it.
  if (!chunk.hashes.front().starts_with(as_text(leaf_hash(as_bytes(chunk.leaves.front())))))
    return problem(Position{0}, leaf_wrong()), Ok{};
  const auto entry = ports_.codec.decode(as_bytes(chunk.leaves.front()));
  const auto payload = entry.ok() ? parse_json(as_text(entry->payload)) : Result<Json>(entry.error());
  auto founding = payload.ok() ? read_founding(*payload) : Result<Founding>(payload.error());
  if (!founding.ok())
    return problem(Position{0}, corrupt("log.not-founded",
                                        "Entry 0 does not found a register: " + founding.error().code + ".")),
           Ok{};
  founding_ = *std::move(founding);
  log_key_ = log_note_key(founding_);
  report_.origin = log_key_.name;
  if (options_.log_key.has_value() && *options_.log_key != log_key_)
    return corrupt("log.key-wrong", "Entry 0 names another log key than the one given.");
  TRY_OK(open_checkpoint(note_, log_key_, ports_.verifier));
  return Ok{};
}

std::optional<AuditChunk> AuditRun::read() {
  const auto chunks = (checkpoint_.size.value + tile_width_max - 1) / tile_width_max;
  if (stop_ || unreadable_.has_value() || next_chunk_ == chunks) return std::nullopt;
  auto log = source_.read(next_chunk_, checkpoint_.size);
  if (!log.ok()) return unreadable_ = log.error(), std::nullopt;
  AuditChunk chunk{next_chunk_, *std::move(log)};
  if (auto released = read_released(chunk); !released.ok())
    return unreadable_ = released.error(), std::nullopt;
  ++next_chunk_;
  return chunk;
}

Result<Ok> AuditRun::read_released(AuditChunk& chunk) const {
  if (stored_ == nullptr || options_.depth == AuditDepth::hashes) return Ok{};
  const auto end = chunk.log.first.value + chunk.log.leaves.size();
  bool reads = true;
  TRY_OK(stored_->scan(Table::meta, checkpoint_key({chunk.log.first.value + 1}),
                       after_prefix(checkpoint_prefix), Order::ascending,
                       [&](std::string_view key, std::string_view note) {
                         const auto size = number_of(key.substr(checkpoint_prefix.size()));
                         reads = size.has_value();
                         if (reads) chunk.released.push_back({{*size}, std::string(note)});
                         return reads && *size < end;
                       }));
  if (!reads) return corrupt("store.corrupt", "The name of a stored checkpoint does not say its size.");
  return Ok{};
}

void AuditRun::grow(AuditChunk& chunk) {
  chunk.above = upper_.edge();
  if (chunk.tree.size().value < tile_width_max) {
    last_edge_ = chunk.tree.edge();
    return;
  }
  const auto row = upper_.append(chunk.tree.root());
  if (check_hashes(chunk, tile_width_max - 1, row, tile_height)) return;
  chunk.fail(tile_width_max - 1,
             corrupt("log.hash-wrong",
                     "A hash of the tree that is stored with this entry is not the one it gives."));
}

Result<Ok> AuditRun::check_released(const AuditChunk& chunk, const AuditChunk::Released& released) const {
  TRY(checkpoint, open_checkpoint(released.note, log_key_, ports_.verifier));
  if (checkpoint.size != released.size || checkpoint.root != root_of(chunk.above, released.edge))
    return corrupt("log.checkpoint-wrong",
                   "The checkpoint that was released with this entry is not of this tree.");
  return Ok{};
}

Result<Ok> AuditRun::close() {
  const auto root = root_of(upper_.edge(), last_edge_);
  report_.root = root;
  if (root != checkpoint_.root)
    return corrupt("log.root-wrong", "The root of the entries is not the one that the checkpoint signs.");
  if (options_.depth == AuditDepth::everything) {
    report_.streams = leaves_.size();
    report_.state_root = state_root(leaves_);
  }
  return stored_ == nullptr ? Result<Ok>(Ok{}) : compare_stored();
}

Result<Ok> AuditRun::compare_stored() {
  const auto end = checkpoint_.size;
  for (const auto table : {Table::entries, Table::hashes})
    TRY_OK(stored_->scan(
        table, key_of(end.value), "", Order::ascending, [&](std::string_view, std::string_view) {
          problem(Position{end.value},
                  corrupt("log.end-wrong", "The store holds more than the checkpoint signs."));
          return false;
        }));
  TRY_OK(stored_->scan(Table::meta, checkpoint_key({end.value + 1}), after_prefix(checkpoint_prefix),
                       Order::ascending, [&](std::string_view, std::string_view) {
                         problem(Position{end.value},
                                 corrupt("log.end-wrong", "A stored checkpoint signs more than is there."));
                         return false;
                       }));
  TRY(format, stored_->read(Table::meta, format_key));
  if (format != std::string(format_version))
    return corrupt("log.format-unknown", "The store does not say that it is of format 1.");
  if (options_.depth == AuditDepth::hashes || stop_) return Ok{};
  const Folded folded{leaves_, unique_, refold_};
  TRY(wrong, tables_->compare(folded, options_.threads));
  report_.stored->rows = tables_->rows();
  if (wrong.has_value()) return problem(wrong->index, corrupt(wrong->code, wrong->detail)), Ok{};
  const VaultAudit vault{*stored_,        ports_.codec, founding_.said.origin,
                         options_.cipher, digests_,     erased_by(refold_)};
  TRY(found, check_vault(vault, end));
  report_.stored->vault_rows = found.rows;
  report_.stored->disclosures = found.disclosures;
  report_.stored->attachments = found.attachments;
  if (found.problem.has_value())
    problem(found.problem->index, corrupt(found.problem->code, found.problem->detail));
  return Ok{};
}

Result<AuditReport> AuditRun::run() {
  const auto end = [&](const Error& error) -> Result<AuditReport> {
    if (says_nothing_of_the_log(error)) return error;
    problem(std::nullopt, error);
    return report_;
  };
  if (auto opened = open(); !opened.ok()) return end(opened.error());
  if (stop_) return report_;
  if (stored_ != nullptr && options_.depth == AuditDepth::everything) {
    if (auto views = check_views_version(*stored_); !views.ok()) return end(views.error());
    report_.stored.emplace();
    tables_ = std::make_unique<TableAudit>(*stored_, ports_, checkpoint_.size);
  }
  Stages<AuditChunk> stages;
  stages.read = [this] { return read(); };
  stages.prepare = [this](AuditChunk& chunk) { prepare(chunk); };
  stages.in_turn = [this](AuditChunk& chunk) {
    grow(chunk);
    fold_chunk(chunk);
  };
  stages.finish = [this](AuditChunk& chunk) { finish(chunk); };
  stages.collect = [this](AuditChunk&& chunk) { collect(std::move(chunk)); };
  run_stages(stages, options_.threads);
  if (unreadable_.has_value()) return end(*unreadable_);
  if (stop_) return report_;
  if (auto closed = close(); !closed.ok()) return end(closed.error());
  return report_;
}

}  // namespace kroniek
