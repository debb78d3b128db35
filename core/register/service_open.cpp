// Openings: the rights of the reader, then the opening's own statement, and only when that is durable the
// values.
#include "core/faults.h"
#include "core/register/erasing.h"
#include "core/register/opening_rights.h"
#include "core/register/service.h"
#include "core/register/tables.h"

namespace kroniek {
namespace {

// The statement of a look, without what its type adds to `data`.
PlainStatement plain_opening(std::string_view type, const OpenGrant& grant, const OpenRequest& request,
                             Instant now) {
  PlainStatement plain;
  plain.type = type;
  plain.mandate = grant.mandate;
  plain.occurred_at = now;
  plain.basis = {request.ground};
  plain.data =
      Json::object({{"fields", Codec<std::vector<std::string>>::write(grant.names, WriteMode::values)},
                    {"purpose", request.purpose},
                    {"ground", request.ground}});
  return plain;
}

// The operation of a look: that of all its subjects.
Result<Ok> place(PlainStatement& plain, const LogReader& log, std::span<const StreamId> subjects) {
  for (std::size_t i = 0; i < subjects.size(); ++i) {
    TRY(text, read_required(log.snapshot, Table::views, stream_prefix(subjects[i]), "a view"));
    TRY(held, parse_view(text));
    if (i == 0) plain.operation = held.envelope.operation;
    if (held.envelope.operation != plain.operation) plain.operation.reset();
    if (held.envelope.exercise) plain.exercise = true;
  }
  return Ok{};
}

// Of a file whose values were erased there is nothing to open: `subject.erased`, before the look is recorded.
Result<Ok> check_there(const Snapshot& snapshot, std::span<const StreamId> subjects) {
  std::vector<Fault> gone;
  for (std::size_t i = 0; i < subjects.size(); ++i) {
    TRY(erased, is_erased(snapshot, subjects[i]));
    if (erased)
      gone.push_back(
          {"/subjects/" + std::to_string(i), "subject.erased", "Its personal values were erased."});
  }
  if (gone.empty()) return Ok{};
  Error error{ErrorKind::conflict, "subject.erased", "The personal values of this file were erased.", {}};
  if (subjects.size() > 1) error.faults = std::move(gone);
  return error;
}

Result<Json> values_of(const Reading& reading, const StreamId& subject,
                       const std::vector<std::string>& names) {
  TRY(view, view_at(reading.log(), subject, {reading.size(), true, std::nullopt}));
  VERIFY(view.has_value(), "a stream that was there stays there");
  return reading.personal(*view, subject, names);
}

}  // namespace

void Service::open_personal(const StreamId& subject, const OpenRequest& request, const SignedIn& reader,
                            const std::function<void(Result<Opened>)>& done) {
  const auto now = ports_.clock.now();
  OpenGrant grant;
  const auto prepared = [&]() -> Result<Submission> {
    const auto reading = read();
    TRY(view, reading.snapshot().read(Table::views, stream_prefix(subject)));
    if (!view.has_value()) return Error{ErrorKind::not_found, "stream.unknown", "There is no such view."};
    TRY(rights, OpeningRights::of(reader, request.mandate, reading.log(), now));
    TRY(granted, rights.grant({&subject, 1}, request.names));
    TRY_OK(check_there(reading.snapshot(), {&subject, 1}));
    grant = std::move(granted);
    auto plain = plain_opening(opening::Made::type, grant, request, now);
    TRY_OK(place(plain, reading.log(), {&subject, 1}));
    plain.data.set("subject", to_string(subject));
    return prepare(plain, reader);
  };
  auto submission = prepared();
  if (!submission.ok()) return done(std::move(submission).error());
  submit(*std::move(submission), [this, subject, names = grant.names, done](Result<Accepted> opening) {
    if (!opening.ok()) return done(std::move(opening).error());
    auto values = values_of(read(), subject, names);
    if (!values.ok()) return done(std::move(values).error());
    done(Opened{*std::move(opening), names, *std::move(values)});
  });
}

void Service::open_several(SeveralRequest asked, const SignedIn& reader,
                           const std::function<void(Result<OpenedSeveral>)>& done) {
  const auto now = ports_.clock.now();
  OpenGrant grant;
  const auto prepared = [&]() -> Result<Submission> {
    const auto reading = read();
    if (asked.subjects.empty())
      return one_fault("/subjects", "opening.subjects-missing", "subjects must name one file or more.");
    TRY(rights, OpeningRights::of(reader, asked.request.mandate, reading.log(), now));
    TRY(granted, rights.grant(asked.subjects, asked.request.names));
    // A person's own extract is of what is left as well: the open part, the texts, who looked.
    if (asked.occasion != opening::Occasion::extract) TRY_OK(check_there(reading.snapshot(), asked.subjects));
    grant = std::move(granted);
    auto plain = plain_opening(opening::MadeForSeveral::type, grant, asked.request, now);
    TRY_OK(place(plain, reading.log(), asked.subjects));
    plain.causes = asked.causes;
    plain.data.set("subjects", Codec<std::vector<StreamId>>::write(asked.subjects, WriteMode::values));
    plain.data.set("occasion", name_of(asked.occasion));
    if (!asked.by.empty())
      plain.data.set("by", Codec<std::vector<opening::SearchedBy>>::write(asked.by, WriteMode::values));
    return prepare(plain, reader);
  };
  auto submission = prepared();
  if (!submission.ok()) return done(std::move(submission).error());
  submit(*std::move(submission),
         [this, subjects = std::move(asked.subjects), grant, done](Result<Accepted> opening) {
           if (!opening.ok()) return done(std::move(opening).error());
           OpenedSeveral out{*std::move(opening), grant.mandate, grant.names, {}};
           const auto after = read();
           for (const auto& subject : subjects) {
             auto values = values_of(after, subject, grant.names);
             if (!values.ok()) return done(std::move(values).error());
             out.subjects.push_back({subject, *std::move(values)});
           }
           done(std::move(out));
         });
}

}  // namespace kroniek
