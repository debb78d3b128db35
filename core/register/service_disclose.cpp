// Performing a disclosure: first the look, durable; then that the data left; only then the values.
#include "core/domain/disclosures.h"
#include "core/register/service.h"

namespace kroniek {
namespace {

struct Found {
  Held held;
  std::string purpose;
};

Result<Found> find_approved(const Reading& reading, const StreamId& disclosure, Instant now) {
  TRY(view, view_at(reading.log(), disclosure, {reading.size(), true, std::nullopt}));
  if (!view.has_value()) return Error{ErrorKind::not_found, "stream.unknown", "There is no such view."};
  TRY(shown, reading.with_text(*view, disclosure));
  TRY(held, held_of(*std::move(view)));
  TRY_OK(disclosure::may_be_performed(*static_cast<const disclosure::State*>(held.state.get()), now));
  // The look says itself what it is for, or where that stood when it was erased meanwhile.
  const auto* purpose = shown.find("purpose");
  return Found{std::move(held), purpose == nullptr ? to_string(disclosure) : *purpose->string()};
}

PlainStatement performance_of(const Held& held, const OpenedSeveral& opened, Instant now) {
  const auto& envelope = held.envelope;
  PlainStatement plain;
  plain.type = disclosure::Performed::type;
  plain.stream = envelope.id;
  plain.version = envelope.version + 1;
  plain.mandate = opened.mandate;
  plain.occurred_at = now;
  plain.basis = {static_cast<const disclosure::State*>(held.state.get())->ground};
  plain.operation = envelope.operation;
  if (envelope.exercise) plain.exercise = true;
  plain.causes = {opened.opening.jti};
  plain.data = Json::object({{"opening", to_string(opened.opening.stream)}});
  return plain;
}

}  // namespace

void Service::perform_disclosure(const StreamId& disclosure, const std::optional<StreamId>& mandate,
                                 const SignedIn& reader, const std::function<void(Result<Disclosed>)>& done) {
  auto found = find_approved(read(), disclosure, ports_.clock.now());
  if (!found.ok()) return done(std::move(found).error());
  const auto& state = *static_cast<const disclosure::State*>(found->held.state.get());
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

}  // namespace kroniek
