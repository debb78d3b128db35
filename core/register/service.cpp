#include "core/register/service.h"

#include "core/register/copying.h"
#include "core/register/opening_rights.h"
#include "core/register/receipts.h"
#include "core/register/seal.h"
#include "core/register/seal_keys.h"
#include "core/statement/jwk.h"

namespace kroniek {

Reading::Reading(const ServicePorts& ports, const Vault& vault)
    : snapshot_(ports.store.snapshot()), log_{*snapshot_, ports.codec}, vault_(vault) {
  // The checkpoint is written in the same batch as the entries, so it says how many there are.
  const auto note = snapshot_->read(Table::meta, newest_checkpoint_key);
  if (!note.ok() || !note->has_value()) return;
  checkpoint_ = **note;
  const auto parsed = parse_note(checkpoint_);
  const auto checkpoint = parsed.ok() ? parse_checkpoint(parsed->text) : Result<Checkpoint>(parsed.error());
  if (checkpoint.ok()) size_ = checkpoint->size;
}

Result<Moment> Reading::moment(std::optional<Instant> as_of, std::optional<Instant> valid_at) const {
  Moment moment{size_, true, valid_at};
  if (!as_of.has_value()) return moment;
  TRY(known, log_.size_at(*as_of, size_));
  moment.known = known;
  moment.is_newest = known == size_;
  return moment;
}

Result<Json> Reading::with_text(Json view, const StreamId& stream) const {
  TRY(shown, kroniek::with_text(std::move(view), {vault_, *snapshot_, stream}));
  return with_places(std::move(shown), stream);
}

Result<Json> Reading::with_places(Json view, const StreamId& stream) const {
  TRY(erased, erased_classes(*snapshot_, stream));
  if (erased.personal) view.set("erased", true);
  if (erased.text) view.set("textErased", true);
  return view;
}

Result<Json> Reading::personal(const Json& view, const StreamId& stream,
                               const std::vector<std::string>& names) const {
  return personal_values(view, names, {vault_, *snapshot_, stream});
}

Result<StatementRow> Reading::find_statement(const Uuid& jti) const {
  TRY(row, snapshot_->read(Table::statements, statement_key(jti)));
  if (!row.has_value())
    return Error{ErrorKind::not_found, "statement.unknown", "No statement of this id is recorded."};
  return parse_statement_row(*row);
}

Result<std::vector<PlacedDisclosure>> Reading::disclosures(const Claims& claims,
                                                           FieldClass field_class) const {
  return vault_.read(claims.stream, field_class, claims.jti, *snapshot_);
}

Service::Service(const ServicePorts& ports, Founding founding)
    : ports_(ports),
      founding_(std::move(founding)),
      vault_(founding_.said.origin, ports.cipher),
      attachments_(founding_.said.origin, ports.cipher),
      keys_(ports.store, founding_),
      sign_in_(founding_.said.origin, ports.store, keys_, ports.verifier, ports.clock),
      intake_(founding_.said.origin, keys_, ports.verifier, ports.clock),
      keeper_(std::make_unique<HighWaterKeeper>(ports.high_water)) {}

Result<std::unique_ptr<Service>> Service::open(const ServicePorts& ports, WriterLimits limits,
                                               Writer::Released released) {
  TRY(recovered, recover({ports.store, ports.high_water, ports.codec, ports.verifier}));
  TRY_OK(check_is_no_copy(*ports.store.snapshot()));
  TRY_OK(finish_erasures(ports.store));
  if (ports.log_key.key() != recovered.founding.said.log_key)
    return Error{ErrorKind::corrupt, "log.key-wrong",
                 "The log key at hand is not the one that the log was founded with."};
  TRY(now, register_now(*ports.store.snapshot()));
  if (ports.seal_key.key() != now.seal_key)
    return Error{ErrorKind::corrupt, "log.seal-key-wrong",
                 "The seal key at hand is not the one that the register has now."};
  std::unique_ptr<Service> service(new Service(ports, recovered.founding));
  auto* keeper = service->keeper_.get();
  keeper->offer(recovered.checkpoint);
  service->writer_ = std::make_unique<Writer>(
      RecorderPorts{ports.store, ports.codec, service->vault_, ports.log_key, ports.clock},
      std::move(recovered), limits,
      [keeper, released = std::move(released)](TreeSize size, const std::string& checkpoint) {
        keeper->offer(checkpoint);
        if (released) released(size, checkpoint);
      });
  return service;
}

Result<Submission> Service::prepare(std::string_view sd_jwt) const {
  TRY(prepared, intake_.prepare(sd_jwt));
  return Submission{std::move(prepared), std::nullopt};
}

Result<Submission> Service::prepare(const PlainStatement& plain, const SignedIn& author) const {
  const Making making{ports_.clock.now(), ports_.random, ports_.seal_key};
  TRY(statement, make_statement(plain, {author.actor, origin(), true}, making));
  TRY(prepared, intake_.prepare(std::move(statement)));
  return Submission{std::move(prepared), Submission::Plain{plain, author}};
}

void Service::submit(Submission submission, const Done& done) {
  if (!submission.plain.has_value()) return writer_->submit(std::move(submission.prepared), done);
  writer_->submit(std::move(submission.prepared),
                  [this, said = *std::move(submission.plain), done](Result<Accepted> answer) {
                    // Salts and time of sealing differ at every try: a retry is known by what it says.
                    const bool reused = !answer.ok() && answer.error().code == "statement.jti-reused";
                    done(reused ? answer_again(said) : std::move(answer));
                  });
}

Result<Accepted> Service::answer_again(const Submission::Plain& said) const {
  const Error reused{ErrorKind::conflict, "statement.jti-reused",
                     "Another statement was recorded under this jti."};
  const auto& plain = said.statement;
  const auto reading = read();
  TRY(row, reading.find_statement(*plain.jti));
  TRY(recorded, reading.log().read(row.position));
  const auto& claims = recorded.claims;
  std::vector<Disclosure> disclosures;
  for (const auto field_class : {FieldClass::text, FieldClass::personal}) {
    TRY(values, reading.disclosures(claims, field_class));
    for (auto& each : values) disclosures.push_back(std::move(each.disclosure));
  }
  const bool same = claims.author == said.author.actor && claims.type == plain.type &&
                    plain.stream.value_or(claims.stream) == claims.stream &&
                    claims.mandate == plain.mandate && claims.occurred_at == plain.occurred_at &&
                    claims.basis == plain.basis && claims.operation == plain.operation &&
                    claims.causes == plain.causes && claims.exercise == plain.exercise &&
                    plain.version.value_or(claims.version.value_or(0)) == claims.version.value_or(0) &&
                    plain.via.value_or(Via::api) == claims.via && claims.device == plain.device &&
                    claims.device_sequence == plain.device_sequence &&
                    canonical_json(reveal_known(claims.data, disclosures)) == canonical_json(plain.data);
  if (!same) return reused;
  TRY(receipt, acknowledged_receipt(reading.snapshot(), row, recorded.recorded_at));
  TRY(version, version_at(reading.snapshot(), claims.stream, row.position));
  return Accepted{claims.jti,         row.position, recorded.recorded_at, claims.stream, version,
                  recorded.assurance, true,         std::move(receipt)};
}

void Service::seal_state(const Done& done) {
  const auto state = state_root_of(*ports_.store.snapshot());
  if (!state.ok()) return done(state.error());
  const auto now = ports_.clock.now();
  auto statement =
      make_statement(plain_seal(founding_, *state, now), {founding_.said.service, origin(), false},
                     {now, ports_.random, ports_.log_key});
  if (!statement.ok()) return done(std::move(statement).error());
  auto prepared = intake_.prepare(*std::move(statement));
  if (!prepared.ok()) return done(std::move(prepared).error());
  writer_->submit(*std::move(prepared), done);
}

void Service::seal_state(const SignedIn& reader, const Done& done) {
  const auto reading = read();
  auto rights = OpeningRights::of(reader, std::nullopt, reading.log(), ports_.clock.now());
  if (!rights.ok()) return done(std::move(rights).error());
  if (!rights->keep_stating(founding::SealKeyChanged::type))
    return done(Error{ErrorKind::forbidden, "register.may-not-seal",
                      "Only who keeps the register's keys may ask for a seal."});
  seal_state(done);
}

Result<ViewProof> Service::prove_view(const StreamId& stream) const {
  return prover_.prove(read().log(), founding_.register_id, stream);
}

Result<Ok> Service::may_accept() const {
  TRY_OK(writer_->health());
  return ports_.store.may_accept();
}

}  // namespace kroniek
