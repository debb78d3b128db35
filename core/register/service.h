// The register as its users meet it: the API's handlers and the commands call this and nothing below it. Any
// thread may call; what writes answers through a callback on the writer's thread, which must not wait there.
#pragma once

#include <atomic>
#include <memory>
#include <string>

#include "core/register/disclosing.h"
#include "core/register/erasing.h"
#include "core/register/find_request.h"
#include "core/register/high_water_keeper.h"
#include "core/register/open_request.h"
#include "core/register/sealing.h"
#include "core/register/search_keeper.h"
#include "core/register/suggest_request.h"
#include "core/register/view_proof.h"
#include "core/register/views.h"
#include "core/register/writer.h"

namespace kroniek {

struct ExportRequest;
struct Exported;

// All of it outlives the service.
struct ServicePorts {
  Store& store;
  HighWater& high_water;
  const EntryCodec& codec;
  VaultCipher& cipher;
  const Verifier& verifier;
  const Signer& log_key;
  const Signer& seal_key;
  const Clock& clock;
  Random& random;
};

// One snapshot and all that is needed to answer from it.
class Reading {
 public:
  Reading(const ServicePorts& ports, const Vault& vault);

  const Snapshot& snapshot() const { return *snapshot_; }
  const LogReader& log() const { return log_; }
  TreeSize size() const { return size_; }                        // entries that the answer is true for
  const std::string& checkpoint() const { return checkpoint_; }  // the newest signed one
  // `as_of` and `valid_at` as the API gives them.
  Result<Moment> moment(std::optional<Instant> as_of, std::optional<Instant> valid_at) const;
  // Both also say what of the stream was erased. The second leaves texts as the places they are.
  Result<Json> with_text(Json view, const StreamId& stream) const;
  Result<Json> with_places(Json view, const StreamId& stream) const;
  Result<ErasedClasses> erased(const StreamId& stream) const { return erased_classes(*snapshot_, stream); }
  Result<Json> personal(const Json& view, const StreamId& stream,
                        const std::vector<std::string>& names) const;
  // Where a statement stands: kind not_found, `statement.unknown`.
  Result<StatementRow> find_statement(const Uuid& jti) const;
  // The hidden values of a statement that this reader's class of values covers.
  Result<std::vector<PlacedDisclosure>> disclosures(const Claims& claims, FieldClass field_class) const;

 private:
  std::unique_ptr<const Snapshot> snapshot_;
  LogReader log_;
  const Vault& vault_;
  std::string checkpoint_;
  TreeSize size_;
};

// A statement that is ready for its place. The JSON form is kept, because a retry of it is known by what it
// says.
struct Submission {
  struct Plain {
    PlainStatement statement;
    SignedIn author;
  };
  Prepared prepared;
  std::optional<Plain> plain;
};

class Service {
 public:
  using Done = Writer::Done;

  // Recovers what is stored (recovery.h) and starts the writer; also checks that `log_key` and `seal_key` are
  // those of the register now: `log.key-wrong`, `log.seal-key-wrong`.
  static Result<std::unique_ptr<Service>> open(const ServicePorts& ports, WriterLimits limits,
                                               Writer::Released released);

  const Founding& founding() const { return founding_; }
  const std::string& origin() const { return founding_.said.origin; }

  // Reading and authenticating, which several threads may do side by side; then the writer's queue, in the
  // order of the calls. With a `jti` that is recorded, the JSON form gets the first answer if it says the
  // same, else 409.
  Result<Submission> prepare(std::string_view sd_jwt) const;
  Result<Submission> prepare(const PlainStatement& plain, const SignedIn& author) const;
  void submit(Submission submission, const Done& done);

  Result<SignedIn> sign_in(std::string_view token) const { return sign_in_.check(token); }
  Reading read() const { return {ports_, vault_}; }
  // Codes `opening.*`; the values are read only after the opening is durable, and are never part of a
  // refusal.
  void open_personal(const StreamId& subject, const OpenRequest& request, const SignedIn& reader,
                     const std::function<void(Result<Opened>)>& done);
  // All or nothing: one subject that may not be opened refuses the whole, with faults that name it.
  void open_several(SeveralRequest asked, const SignedIn& reader,
                    const std::function<void(Result<OpenedSeveral>)>& done);

  // What was approved leaves, and nothing else: the look and the performance are both durable before the
  // values are given. Codes `disclosure.*`, `opening.*`.
  void perform_disclosure(const StreamId& disclosure, const std::optional<StreamId>& mandate,
                          const SignedIn& reader, const std::function<void(Result<Disclosed>)>& done);
  // An approved export (export_request.h) leaves: rights are checked first, then everybody in it is opened,
  // and the performance is recorded also where that is nobody. `disclosure.export-too-large`, and as above.
  void perform_export(const ExportRequest& asked, const SignedIn& reader,
                      const std::function<void(Result<Exported>)>& done);
  // Searches persons (search_keeper.h) and shows those whom one of the reader's mandates opens; a search that
  // shows nobody is recorded too. `search.nothing-asked`, `search.catching-up`, and `opening.*`.
  void find_people(FindRequest asked, const SignedIn& reader, const std::function<void(Result<Found>)>& done);
  // Records a look that shows nobody, and says something of people all the same.
  void record_search(const SearchLook& look, const SignedIn& reader, const Done& done);
  // Who looks like this person, without any value of theirs.
  void find_alike(const StreamId& subject, const AlikeRequest& asked, const SignedIn& reader,
                  const std::function<void(Result<Found>)>& done);
  // Who may be the person whom an enquiry seeks, without any value of theirs. A look at the enquiry, and one
  // at whom it leads to; `search.nothing-asked` where it says nothing to search by.
  void find_sought(const StreamId& enquiry, const AlikeRequest& asked, const SignedIn& reader,
                   const std::function<void(Result<Found>)>& done);
  // Compares the files of an operation with all that are held, and suggests a link for each pair that has
  // none yet. Recorded as a search; then each suggestion is a statement of the reader's own. Takes long: for
  // a thread that nobody waits for. `search.may-not-suggest`, `statement.operation-unknown`, and as
  // find_people.
  void suggest_links(const SuggestRequest& asked, const SignedIn& reader,
                     const std::function<void(Result<SuggestedLinks>)>& done);
  // Reads the index on towards the end of the log; false: there is more to read. After a start, in the
  // background.
  Result<bool> catch_up_search(std::size_t steps_max);

  // Documents that statements of a stream name (attachments.h). Whoever reads the stream's text may bring one
  // and read it, and nobody else learns whether it is there. In this order: `attachment.not-allowed`,
  // `stream.unknown`, `subject.erased`, `attachment.list-of-people`, `attachment.not-named`.
  Result<Ok> may_attach(const AttachmentId& id, const SignedIn& reader) const;
  // Durable when `done` hears of it. `attachment.empty`, `attachment.digest-differs`, as may_attach, and of
  // the writer. Hashes and encrypts on the calling thread.
  void attach(const AttachmentId& id, const Attachment& attachment, const SignedIn& reader,
              const Writer::KeptDone& done);
  // `attachment.not-allowed`, `stream.unknown`, `subject.erased`, `attachment.unknown`; never other bytes
  // than those of the digest.
  Result<Attachment> attachment(const AttachmentId& id, const SignedIn& reader) const;

  // Seals the state of all streams (seal.h) as the register itself. Reads every view on the calling thread.
  void seal_state(const Done& done);
  // The same at the request of whoever keeps the register's keys: `register.may-not-seal`.
  void seal_state(const SignedIn& reader, const Done& done);
  // That the newest seal counts this view (view_proof.h). The first time after a seal it reads every version
  // of every view, so it is for a thread that nobody waits for.
  Result<ViewProof> prove_view(const StreamId& stream) const;

  Result<Ok> may_accept() const;  // an error: it accepts nothing now, and why
  // An error: the high-water file stands behind. Statements are accepted all the same.
  Result<Ok> high_water_health() const { return keeper_->health(); }
  WriterCounts counts() const { return writer_->counts(); }
  Instant now() const { return ports_.clock.now(); }

 private:
  class Suggesting;
  class Exporting;
  Service(const ServicePorts& ports, Founding founding);
  Result<Accepted> answer_again(const Submission::Plain& said) const;
  Result<Ok> check_reads_text(const Reading& reading, const StreamId& stream, const SignedIn& reader) const;
  Result<Ok> check_named(const Reading& reading, const AttachmentId& id) const;
  Result<DataKey> key_for(const AttachmentId& id, const SignedIn& reader) const;

  ServicePorts ports_;
  Founding founding_;
  Vault vault_;
  AttachmentVault attachments_;
  KeyDirectory keys_;
  SignIn sign_in_;
  SearchKeeper search_;
  ViewProver prover_;
  Intake intake_;
  std::unique_ptr<HighWaterKeeper> keeper_;
  std::unique_ptr<Writer> writer_;  // last: it stops before what it uses goes
};

}  // namespace kroniek
