// Performing a disclosure: first the looks, durable; then that the data left; only then the values.
#include "core/domain/registrations.h"
#include "core/register/export_request.h"
#include "core/register/opening_rights.h"
#include "core/register/service.h"

namespace kroniek {
namespace {

// A disclosure that may be performed, and its purpose in words.
struct Approval {
  Held held;
  std::string purpose;
};

Result<Approval> find_approved(const Reading& reading, const StreamId& disclosure,
                               std::optional<disclosure::Format> as, Instant now) {
  TRY(view, view_at(reading.log(), disclosure, {reading.size(), true, std::nullopt}));
  if (!view.has_value()) return Error{ErrorKind::not_found, "stream.unknown", "There is no such view."};
  TRY(shown, reading.with_text(*view, disclosure));
  TRY(held, held_of(*std::move(view)));
  TRY_OK(disclosure::may_be_performed(*static_cast<const disclosure::State*>(held.state.get()), as, now));
  // The look says itself what it is for, or where that stood when it was erased meanwhile.
  const auto* purpose = shown.find("purpose");
  return Approval{std::move(held), purpose == nullptr ? to_string(disclosure) : *purpose->string()};
}

const disclosure::State& state_of(const Held& held) {
  return *static_cast<const disclosure::State*>(held.state.get());
}

// Without its type and what that says.
PlainStatement performance_of(const Held& held, const StreamId& mandate, Instant now) {
  const auto& envelope = held.envelope;
  PlainStatement plain;
  plain.stream = envelope.id;
  plain.version = envelope.version + 1;
  plain.mandate = mandate;
  plain.occurred_at = now;
  plain.basis = {state_of(held).ground};
  plain.operation = envelope.operation;
  if (envelope.exercise) plain.exercise = true;
  return plain;
}

PlainStatement performance_of(const Held& held, const OpenedSeveral& opened, Instant now) {
  auto plain = performance_of(held, opened.mandate, now);
  plain.type = disclosure::Performed::type;
  plain.causes = {opened.opening.jti};
  plain.data = Json::object({{"opening", to_string(opened.opening.stream)}});
  return plain;
}

}  // namespace

void Service::perform_disclosure(const StreamId& disclosure, const std::optional<StreamId>& mandate,
                                 const SignedIn& reader, const std::function<void(Result<Disclosed>)>& done) {
  auto found = find_approved(read(), disclosure, std::nullopt, ports_.clock.now());
  if (!found.ok()) return done(std::move(found).error());
  const auto& state = state_of(found->held);
  SeveralRequest asked{state.subjects,
                       {found->purpose, state.ground, state.asked, mandate},
                       opening::Occasion::disclosure,
                       {found->held.envelope.head}};
  open_several(
      std::move(asked), reader, [this, held = found->held, reader, done](Result<OpenedSeveral> opened) {
        if (!opened.ok()) return done(std::move(opened).error());
        auto submission = prepare(performance_of(held, *opened, ports_.clock.now()), reader);
        if (!submission.ok()) return done(std::move(submission).error());
        submit(*std::move(submission), [opened = *std::move(opened), done](Result<Accepted> performed) {
          if (!performed.ok()) return done(std::move(performed).error());
          done(Disclosed{opened, *std::move(performed)});
        });
      });
}

// One export while its looks are made, one after the other. Held by the callback of what is under way.
class Service::Exporting : public std::enable_shared_from_this<Exporting> {
 public:
  Exporting(Service& service, const ExportRequest& asked, SignedIn reader,
            std::function<void(Result<Exported>)> done)
      : service_(service), asked_(asked), reader_(std::move(reader)), done_(std::move(done)) {}

  void start() {
    auto begun = begin();
    if (!begun.ok()) return done_(std::move(begun).error());
    open_next();
  }

 private:
  // Whether this reader may open such files at all comes first: also that nobody is in it says something, and
  // so do the records that were given out before.
  Result<Ok> begin() {
    const auto reading = service_.read();
    const auto now = service_.now();
    TRY(found, find_approved(reading, asked_.disclosure, asked_.format, now));
    approved_ = std::move(found);
    const auto& operation = approved_.held.envelope.operation;
    VERIFY(operation.has_value(), "an export is of an operation");
    TRY(rights, OpeningRights::of(reader_, asked_.mandate, reading.log(), now));
    TRY(grant, rights.grant_in(Registrations::collection, operation, state_of(approved_.held).asked));
    mandate_ = std::move(grant.mandate);
    TRY(subjects, asked_.choose(reading, *operation));
    if (subjects.size() > opening::subjects_max * disclosure::export_openings_max)
      return Error{ErrorKind::too_large, "disclosure.export-too-large", "Too many people would be in it."};
    leaving_ = std::move(subjects);
    return Ok{};
  }

  void open_next() {
    if (opened_ == leaving_.size()) return perform();
    const auto& state = state_of(approved_.held);
    const auto count = std::min(opening::subjects_max, leaving_.size() - opened_);
    const auto from = leaving_.begin() + static_cast<std::ptrdiff_t>(opened_);
    SeveralRequest request{{from, from + static_cast<std::ptrdiff_t>(count)},
                           {approved_.purpose, state.ground, state.asked, mandate_},
                           opening::Occasion::disclosure,
                           {approved_.held.envelope.head}};
    opened_ += count;
    service_.open_several(std::move(request), reader_,
                          [self = shared_from_this()](Result<OpenedSeveral> opened) {
                            if (!opened.ok()) return self->done_(std::move(opened).error());
                            self->causes_.push_back(opened->opening.jti);
                            self->openings_.push_back(opened->opening.stream);
                            for (auto& each : opened->subjects)
                              self->exported_.subjects.push_back(std::move(each));
                            self->open_next();
                          });
  }

  // Also where nobody was opened: that the document left is on record whatever is in it.
  void perform() {
    auto plain = performance_of(approved_.held, mandate_, service_.now());
    plain.type = disclosure::ExportPerformed::type;
    plain.causes = causes_.empty() ? std::vector<Uuid>{approved_.held.envelope.head} : causes_;
    plain.data =
        Json::object({{"openings", Codec<std::vector<StreamId>>::write(openings_, WriteMode::values)}});
    auto submission = service_.prepare(plain, reader_);
    if (!submission.ok()) return done_(std::move(submission).error());
    service_.submit(*std::move(submission), [self = shared_from_this()](Result<Accepted> performed) {
      if (!performed.ok()) return self->done_(std::move(performed).error());
      self->exported_.performed = *std::move(performed);
      self->done_(std::move(self->exported_));
    });
  }

  Service& service_;
  const ExportRequest asked_;
  const SignedIn reader_;
  const std::function<void(Result<Exported>)> done_;
  Approval approved_;
  StreamId mandate_;
  std::vector<StreamId> leaving_;
  std::size_t opened_ = 0;
  std::vector<Uuid> causes_;
  std::vector<StreamId> openings_;
  Exported exported_;
};

void Service::perform_export(const ExportRequest& asked, const SignedIn& reader,
                             const std::function<void(Result<Exported>)>& done) {
  std::make_shared<Exporting>(*this, asked, reader, done)->start();
}

}  // namespace kroniek
