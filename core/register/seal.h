// State seals: proof that a view is right, and that it is the whole file (storage/README.md, "The state
// seal"). A seal is the root of a tree over all streams, hashed as the log is (RFC 6962), as of a number of
// log entries. A leaf is the text
//   <stream> LF <version> LF <SHA-256 of the view's canonical JSON, hex> LF
// and the leaves stand in the byte order of the stream's text. The root alone does not say how many streams
// there are.
#pragma once

#include <unordered_map>

#include "core/register/sealing.h"
#include "core/register/tables.h"

namespace kroniek {

struct StateLeaf {
  std::int64_t version = 0;
  Hash view{};  // SHA-256 of the view as stored
};
std::string format_state_leaf(const StreamId& stream, const StateLeaf& leaf);

using StateLeaves = std::unordered_map<StreamId, StateLeaf>;
Hash state_root(const StateLeaves& leaves);

struct StateRoot {
  TreeSize size;  // log entries that it counts
  std::uint64_t streams = 0;
  Hash root{};
};
// Of all streams as they stand in the snapshot. O(streams).
Result<StateRoot> state_root_of(const Snapshot& snapshot);

// That a stream is in a seal with this version and this view.
struct StreamProof {
  std::string leaf;        // its text
  Position index;          // among the leaves
  TreeSize streams;        // how many leaves
  std::vector<Hash> path;  // RFC 6962 section 2.1.1
};
// All streams of one seal and the tree over them: what proofs are made from. A value of some 150 bytes a
// stream; reading it is O(all versions), a proof from it O(log streams).
class SealedState final : public HashReader {
 public:
  // As of the first `size` log entries, from the history of the views.
  static Result<SealedState> at(const Snapshot& snapshot, TreeSize size);

  TreeSize size() const { return size_; }  // log entries that it counts
  Hash root() const { return root_; }
  // `stream.unknown` where the stream was not there yet.
  Result<StreamProof> prove(const StreamId& stream) const;
  Result<std::vector<Hash>> read(std::span<const TreeNode> nodes) const override;

 private:
  struct Row {
    StreamId stream;
    StateLeaf leaf;
  };
  explicit SealedState(const StateLeaves& leaves);

  TreeSize size_;
  std::vector<Row> rows_;                  // in the order of their texts
  std::vector<std::vector<Hash>> levels_;  // the perfect subtrees of each level
  Hash root_{};
};
// `proof.inclusion-wrong`; Ok says that the leaf's text is one of those that the root was made of.
Result<Ok> check_stream_proof(const StreamProof& proof, const Hash& root);

// The statement register.state-sealed, as the register itself says it.
PlainStatement plain_seal(const Founding& founding, const StateRoot& state, Instant now);

}  // namespace kroniek
