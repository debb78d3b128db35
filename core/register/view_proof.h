// Proof that a view is right and complete: that the register sealed its state (seal.h), and that this view of
// this many statements is in that seal. Made by the register, checked by anybody, offline.
#pragma once

#include <memory>
#include <mutex>

#include "core/log/policy.h"
#include "core/register/replay.h"
#include "core/register/seal.h"

namespace kroniek {

// What is handed over, in one JSON document.
struct ViewProof {
  std::string stream;
  std::int64_t statements = 0;
  Json view;
  std::string leaf;
  std::int64_t index = 0;
  std::int64_t streams = 0;
  std::vector<std::string> path;
  std::string seal;
  std::string receipt;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("stream", &ViewProof::stream, "The view's stream."),
        field("statements", &ViewProof::statements, Range{1, 1'000'000'000},
              "How many statements made the view: all there were when the state was sealed."),
        field("view", &ViewProof::view,
              "The view as it stood then, hidden values as the places that they stand at."),
        field("leaf", &ViewProof::leaf, Limit{1'000},
              "The leaf of the seal's tree: stream, version and the SHA-256 of the view's canonical JSON, a "
              "line each."),
        field("index", &ViewProof::index, Range{0, json_integer_max}, "Its place among the leaves."),
        field("streams", &ViewProof::streams, Range{1, json_integer_max}, "How many leaves there are."),
        field("path", &ViewProof::path, Items{63},
              "The inclusion proof (RFC 6962 section 2.1.1), base64 hashes, the leaf's sibling first."),
        field("seal", &ViewProof::seal, Limit{200'000}, "The statement register.state-sealed, an SD-JWT."),
        field("receipt", &ViewProof::receipt, Limit{1'000'000}, "Its receipt, a C2SP tlog-proof."));
  };
};

// Makes proofs against the newest seal and keeps that seal's leaves, which take long to read. For several
// threads; one of them reads, the others wait.
class ViewProver {
 public:
  // `seal.none` where nothing was sealed yet, `stream.unknown` where the stream came later.
  Result<ViewProof> prove(const LogReader& log, const StreamId& register_id, const StreamId& stream) const;

 private:
  Result<std::shared_ptr<const SealedState>> sealed(const Snapshot& snapshot, TreeSize size) const;

  mutable std::mutex mutex_;
  mutable std::shared_ptr<const SealedState> newest_;  // guarded by mutex_; kept by whoever proves from it
};

// What a proof shows.
struct ProvenView {
  StreamId stream;
  std::int64_t statements = 0;
  TreeSize sealed_size;  // log entries that the seal counts
  Instant sealed_at;
  Position seal_index;
  std::string log;
};
struct ViewProofChecks {
  const Policy& policy;  // whose log, and who must have cosigned
  const EntryCodec& codec;
  const Verifier& verifier;
};
// `view`: what is to be proven, in place of the one in the document. Codes: `seal.proof-malformed`,
// `seal.not-a-seal`, `seal.view-differs`, `proof.inclusion-wrong`, `statement.signature-wrong`, and those of
// verify_receipt.
Result<ProvenView> check_view_proof(const Json& document, const std::optional<Json>& view,
                                    const ViewProofChecks& checks);

}  // namespace kroniek
