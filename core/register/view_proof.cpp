#include "core/register/view_proof.h"

#include <algorithm>

#include "core/register/intake.h"
#include "core/register/receipts.h"
#include "core/register/views.h"
#include "core/register/views_version.h"
#include "core/sha256.h"
#include "core/statement/jwk.h"

namespace kroniek {
namespace {

Error malformed(std::string detail) {
  return {ErrorKind::invalid, "seal.proof-malformed", std::move(detail)};
}

// The newest statement that seals the register's state, by the views as they are now.
Result<Recorded> newest_seal(const LogReader& log, const StreamId& register_id) {
  const auto prefix = stream_prefix(register_id);
  std::optional<Recorded> seal;
  Result<Ok> failed = Ok{};
  TRY_OK(log.snapshot.scan(Table::streams, prefix, after_prefix(prefix), Order::descending,
                           [&](std::string_view, std::string_view value) {
                             auto recorded = log.read(Position{number_of(value).value_or(0)});
                             if (!recorded.ok()) return failed = recorded.error(), false;
                             const bool found =
                                 recorded->claims.type == founding::StateSealed::type &&
                                 static_cast<const founding::StateSealed*>(recorded->event.get())->views ==
                                     views_version;
                             if (found) seal = *std::move(recorded);
                             return !found;
                           }));
  TRY_OK(std::move(failed));
  if (!seal.has_value())
    return Error{ErrorKind::not_found, "seal.none",
                 "The register has not sealed its state yet, as its views are now."};
  return *std::move(seal);
}

Result<std::string> receipt_of(const LogReader& log, const Recorded& recorded) {
  TRY(text, read_required(log.snapshot, Table::statements, statement_key(recorded.claims.jti),
                          "the row of a statement"));
  TRY(row, parse_statement_row(text));
  TRY(receipt, acknowledged_receipt(log.snapshot, row, recorded.recorded_at));
  return format_receipt(receipt);
}

Result<std::vector<Hash>> path_of(const ViewProof& proof) {
  std::vector<Hash> path;
  for (const auto& text : proof.path) {
    const auto bytes = base64_decode(text);
    if (!bytes.ok() || bytes->size() != sizeof(Hash)) return malformed("path holds hashes in base64.");
    std::copy(bytes->begin(), bytes->end(), path.emplace_back().begin());
  }
  return path;
}

// The leaf that this view must have.
Result<std::string> leaf_of(const Json& view) {
  const auto* id = view.find("id");
  const auto* version = view.find("version");
  if (id == nullptr || id->string() == nullptr || version == nullptr || version->integer() == nullptr)
    return malformed("A view has an id and a version.");
  TRY(stream, parse_stream_id(*id->string()));
  return format_state_leaf(stream, {*version->integer(), sha256(as_bytes(canonical_json(view)))});
}

struct Seal {
  kroniek::founding::StateSealed said;
  Instant recorded_at;
  Proven proven;
};

Result<Instant> recorded_at(const Receipt& receipt) {
  const auto json = receipt.extra.has_value() ? parse_json(as_text(*receipt.extra)) : Result<Json>(Json());
  const auto* said = json.ok() ? json->find("recordedAt") : nullptr;
  if (said == nullptr || said->string() == nullptr)
    return malformed("The receipt does not say when the seal was recorded.");
  return parse_instant(*said->string());
}

// That the log holds this seal, and that the log's own key said it: nobody else seals.
Result<Seal> check_seal_statement(const ViewProof& proof, const ViewProofChecks& checks) {
  TRY(statement, parse_sd_jwt(proof.seal));
  TRY(claims, read_claims(statement.payload));
  if (claims.type != kroniek::founding::StateSealed::type)
    return Error{ErrorKind::invalid, "seal.not-a-seal", "The statement does not seal the register's state."};
  TRY(receipt, parse_receipt(proof.receipt));
  TRY(moment, recorded_at(receipt));
  const auto& jws = statement.jws;
  TRY(leaf, checks.codec.encode({moment, jws.header, jws.payload, jws.signature}));
  TRY(proven, verify_receipt(receipt, leaf_hash(leaf), checks.policy, checks.verifier));
  const auto& origin = proven.standing.checkpoint.origin;
  if (claims.audience != origin)
    return Error{ErrorKind::invalid, "statement.wrong-log", "The seal's aud is not the log that signed."};
  const auto& logs = checks.policy.logs;
  const auto is_its_own = [&](const PolicyLog& log) {
    return log.key.name == origin && check_signature(statement, log.key.key, checks.verifier).ok();
  };
  if (std::none_of(logs.begin(), logs.end(), is_its_own))
    return Error{ErrorKind::invalid, "statement.signature-wrong", "The log's key did not sign the seal."};
  TRY(said, read_fields<kroniek::founding::StateSealed>(open_part(claims.data), ReadMode::fold, claims.jti));
  return Seal{said, moment, std::move(proven)};
}

}  // namespace

Result<std::shared_ptr<const SealedState>> ViewProver::sealed(const Snapshot& snapshot, TreeSize size) const {
  const std::lock_guard lock(mutex_);
  if (newest_ != nullptr && newest_->size() == size) return newest_;
  TRY(state, SealedState::at(snapshot, size));
  newest_ = std::make_shared<const SealedState>(std::move(state));
  return newest_;
}

Result<ViewProof> ViewProver::prove(const LogReader& log, const StreamId& register_id,
                                    const StreamId& stream) const {
  TRY(seal, newest_seal(log, register_id));
  const auto& said = *std::static_pointer_cast<const founding::StateSealed>(seal.event);
  const TreeSize size{static_cast<std::uint64_t>(said.size)};
  TRY(state, sealed(log.snapshot, size));
  if (state->root() != said.root)
    return Error{ErrorKind::corrupt, "seal.root-wrong",
                 "The state that is stored is not the one that the register sealed."};
  TRY(proof, state->prove(stream));
  TRY(view, view_at(log, stream, {size, false, std::nullopt}));
  VERIFY(view.has_value(), "a stream that a seal counts has a view as of it");
  TRY(receipt, receipt_of(log, seal));
  ViewProof out;
  out.stream = to_string(stream);
  out.statements = *view->find("version")->integer();
  out.view = *std::move(view);
  out.leaf = std::move(proof.leaf);
  out.index = static_cast<std::int64_t>(proof.index.value);
  out.streams = static_cast<std::int64_t>(proof.streams.value);
  for (const auto& hash : proof.path) out.path.push_back(base64(hash));
  out.seal = compact(seal.statement.jws) + "~";
  out.receipt = std::move(receipt);
  return out;
}

Result<ProvenView> check_view_proof(const Json& document, const std::optional<Json>& view,
                                    const ViewProofChecks& checks) {
  const auto proof = read_fields<ViewProof>(document, ReadMode::fold);
  if (!proof.ok())
    return Error{ErrorKind::invalid, "seal.proof-malformed", "The document is not the proof of a view.",
                 proof.error().faults};
  TRY(seal, check_seal_statement(*proof, checks));
  TRY(leaf, leaf_of(view.has_value() ? *view : proof->view));
  if (leaf != proof->leaf)
    return Error{ErrorKind::invalid, "seal.view-differs",
                 "The view is not the one whose leaf the proof is about."};
  TRY(path, path_of(*proof));
  TRY_OK(check_stream_proof({leaf, Position{static_cast<std::uint64_t>(proof->index)},
                             TreeSize{static_cast<std::uint64_t>(proof->streams)}, std::move(path)},
                            seal.said.root));
  const auto end_of_stream = leaf.find('\n');
  TRY(stream, parse_stream_id(std::string_view(leaf).substr(0, end_of_stream)));
  const auto& shown = view.has_value() ? *view : proof->view;
  return ProvenView{std::move(stream),
                    *shown.find("version")->integer(),
                    {static_cast<std::uint64_t>(seal.said.size)},
                    seal.recorded_at,
                    seal.proven.position,
                    seal.proven.standing.checkpoint.origin};
}

}  // namespace kroniek
