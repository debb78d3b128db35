#include "core/register/seal.h"

#include <algorithm>

#include "core/register/replay.h"
#include "core/register/views_version.h"
#include "core/sha256.h"

namespace kroniek {
namespace {

// The byte order of the streams' texts: a hyphen of a collection's name sorts before the slash that ends one.
bool before(const StreamId& a, const StreamId& b) {
  if (a.collection == b.collection) return a.id < b.id;
  return a.collection + '/' < b.collection + '/';
}

Error corrupt() {
  return {ErrorKind::corrupt, "store.corrupt", "A stored view does not read."};
}

struct ViewRow {
  StreamId stream;
  StateLeaf leaf;
};
Result<ViewRow> read_row(std::string_view key, std::string_view view) {
  auto stream = parse_stream_id(key.substr(0, key.find('\0')));
  const auto json = parse_json(view);
  if (!stream.ok() || !json.ok()) return corrupt();
  const auto* version = json->find("version");
  if (version == nullptr || version->integer() == nullptr) return corrupt();
  return ViewRow{*std::move(stream), {*version->integer(), sha256(as_bytes(view))}};
}

Result<Ok> add_row(StateLeaves& leaves, std::string_view key, std::string_view view) {
  TRY(row, read_row(key, view));
  leaves.insert_or_assign(std::move(row.stream), row.leaf);
  return Ok{};
}

Result<StateLeaves> leaves_at(const Snapshot& snapshot, TreeSize size) {
  StateLeaves leaves;
  Result<Ok> failed = Ok{};
  TRY_OK(snapshot.scan(
      Table::view_history, "", "", Order::ascending, [&](std::string_view key, std::string_view view) {
        const auto position = key.size() < 8 ? std::nullopt : number_of(key.substr(key.size() - 8));
        if (position.has_value() && *position >= size.value) return true;
        failed = position.has_value() ? add_row(leaves, key, view) : Result<Ok>(corrupt());
        return failed.ok();
      }));
  TRY_OK(std::move(failed));
  return leaves;
}

}  // namespace

std::string format_state_leaf(const StreamId& stream, const StateLeaf& leaf) {
  return to_string(stream) + '\n' + std::to_string(leaf.version) + '\n' + hex(leaf.view) + '\n';
}

Hash state_root(const StateLeaves& leaves) {
  std::vector<const StateLeaves::value_type*> rows;
  rows.reserve(leaves.size());
  for (const auto& row : leaves) rows.push_back(&row);
  std::sort(rows.begin(), rows.end(),
            [](const auto* a, const auto* b) { return before(a->first, b->first); });
  Frontier frontier;
  for (const auto* row : rows)
    frontier.append(leaf_hash(as_bytes(format_state_leaf(row->first, row->second))));
  return frontier.root();
}

Result<StateRoot> state_root_of(const Snapshot& snapshot) {
  StateRoot state;
  TRY_OK(
      snapshot.scan(Table::entries, "", "", Order::descending, [&](std::string_view key, std::string_view) {
        state.size.value = number_of(key).value_or(0) + 1;
        return false;
      }));
  StateLeaves leaves;
  Result<Ok> failed = Ok{};
  TRY_OK(
      snapshot.scan(Table::views, "", "", Order::ascending, [&](std::string_view key, std::string_view view) {
        failed = add_row(leaves, key, view);
        return failed.ok();
      }));
  TRY_OK(std::move(failed));
  state.streams = leaves.size();
  state.root = state_root(leaves);
  return state;
}

Result<SealedState> SealedState::at(const Snapshot& snapshot, TreeSize size) {
  TRY(leaves, leaves_at(snapshot, size));
  SealedState state(leaves);
  state.size_ = size;
  return state;
}

SealedState::SealedState(const StateLeaves& leaves) {
  rows_.reserve(leaves.size());
  for (const auto& [stream, leaf] : leaves) rows_.push_back({stream, leaf});
  std::sort(rows_.begin(), rows_.end(),
            [](const Row& a, const Row& b) { return before(a.stream, b.stream); });
  Frontier frontier;
  for (const auto& row : rows_) {
    const auto hashes = frontier.append(leaf_hash(as_bytes(format_state_leaf(row.stream, row.leaf))));
    if (levels_.size() < hashes.size()) levels_.resize(hashes.size());
    for (std::size_t level = 0; level < hashes.size(); ++level) levels_[level].push_back(hashes[level]);
  }
  root_ = frontier.root();
}

Result<std::vector<Hash>> SealedState::read(std::span<const TreeNode> nodes) const {
  std::vector<Hash> hashes;
  for (const auto& node : nodes) hashes.push_back(levels_.at(node.level).at(node.index));
  return hashes;
}

Result<StreamProof> SealedState::prove(const StreamId& stream) const {
  const auto at = std::lower_bound(rows_.begin(), rows_.end(), stream,
                                   [](const Row& row, const StreamId& id) { return before(row.stream, id); });
  if (at == rows_.end() || at->stream != stream)
    return Error{ErrorKind::not_found, "stream.unknown", "There was no such stream when the seal was made."};
  const Position index{static_cast<std::uint64_t>(at - rows_.begin())};
  const TreeSize count{rows_.size()};
  TRY(path, prove_inclusion(index, count, *this));
  return StreamProof{format_state_leaf(stream, at->leaf), index, count, std::move(path)};
}

Result<Ok> check_stream_proof(const StreamProof& proof, const Hash& root) {
  return check_inclusion(proof.path, proof.index, leaf_hash(as_bytes(proof.leaf)), {proof.streams, root});
}

PlainStatement plain_seal(const Founding& founding, const StateRoot& state, Instant now) {
  PlainStatement plain;
  plain.type = founding::StateSealed::type;
  plain.stream = founding.register_id;
  plain.mandate = founding.said.founding_mandate;
  plain.occurred_at = now;
  plain.basis = {"Archiefwet-3"};
  plain.data = write_fields(
      founding::StateSealed{static_cast<std::int64_t>(state.size.value), state.root, views_version},
      WriteMode::values);
  return plain;
}

}  // namespace kroniek
