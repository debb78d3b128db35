// Searching: whom the reader may open, of those who fit; then the statement that says so, and only when that
// is durable the answer.
#include <algorithm>

#include "core/faults.h"
#include "core/register/opening_rights.h"
#include "core/register/service.h"
#include "core/register/tables.h"

namespace kroniek {
namespace {

const std::vector<std::string> shown_fields{"dateOfBirth", "names"};
const std::vector<std::string> compared_fields{"dateOfBirth", "document", "names", "otherNames"};
const std::vector<opening::SearchedBy> compared_by{
    opening::SearchedBy::names, opening::SearchedBy::date_of_birth, opening::SearchedBy::document};
using Hits = std::vector<search::Hit>;

// Exercise or real: as the operation is, where one is given.
Result<bool> is_exercise(const FindRequest& asked, const std::optional<StreamId>& operation,
                         const Snapshot& snapshot) {
  if (!operation.has_value()) return asked.exercise.value_or(false);
  TRY(view, snapshot.read(Table::views, stream_prefix(*operation)));
  if (!view.has_value())
    return one_fault("/operation", "statement.operation-unknown",
                     "operation names no operation of this register.");
  TRY(held, parse_view(*view));
  return held.envelope.exercise;
}

search::PersonQuery query_of(const FindRequest& asked) {
  return {asked.names,     asked.date_of_birth, asked.document,
          asked.tag,       asked.operation,     asked.exercise.value_or(false),
          search::hits_max};
}

std::vector<opening::SearchedBy> searched_by(const FindRequest& asked) {
  std::vector<opening::SearchedBy> by;
  if (asked.names.has_value()) by.push_back(opening::SearchedBy::names);
  if (asked.date_of_birth.has_value()) by.push_back(opening::SearchedBy::date_of_birth);
  if (asked.document.has_value()) by.push_back(opening::SearchedBy::document);
  if (asked.tag.has_value()) by.push_back(opening::SearchedBy::tag);
  return by;
}

// What a search tells of whoever it finds: what is shown, and what its reasons confirm. Other names are asked
// after by every name.
std::vector<std::string> fields_told(const FindRequest& asked) {
  auto names = shown_fields;
  if (asked.document.has_value()) names.emplace_back("document");
  if (asked.names.has_value()) names.emplace_back("otherNames");
  std::sort(names.begin(), names.end());
  return names;
}

// Of what was opened: that a number fits is told by the reason, without the number.
Json values_shown(const Json& opened) {
  auto values = Json::object();
  for (const auto& name : shown_fields)
    if (const auto* value = opened.find(name)) values.set(name, *value);
  return values;
}

SearchLook look_of(const FindRequest& asked) {
  return {searched_by(asked),
          {asked.purpose, asked.ground, fields_told(asked), asked.mandate},
          asked.operation,
          asked.exercise.value_or(false)};
}

std::vector<StreamId> subjects_of(const Hits& hits, std::size_t count) {
  std::vector<StreamId> out;
  for (std::size_t i = 0; i < std::min(count, hits.size()); ++i) out.push_back(hits[i].subject);
  return out;
}

// The best `limit` of those whom one mandate opens. Most often that is all of the first ones; the rest is
// looked at only where some of them are not for this reader.
struct Shown {
  std::optional<StreamId> mandate;
  Hits hits;
};
Result<Shown> allowed(Hits hits, std::size_t limit, const std::vector<std::string>& names,
                      const OpeningRights& rights) {
  OpeningRights::Openable opened;
  for (const auto count : {limit, hits.size()}) {
    const auto subjects = subjects_of(hits, count);
    TRY(some, rights.openable(subjects, names));
    opened = std::move(some);
    if (opened.subjects.size() == subjects.size()) break;
  }
  if (opened.subjects.empty()) return Shown{};
  Shown shown{opened.grant.mandate, {}};
  auto next = opened.subjects.begin();
  for (auto& hit : hits) {
    if (next == opened.subjects.end() || shown.hits.size() == limit) break;
    if (hit.subject != *next) continue;
    shown.hits.push_back(std::move(hit));
    ++next;
  }
  return shown;
}

// What an enquiry says of whom it seeks, as a question: the name and the date of birth.
FindRequest question_of(const Json& sought, const AlikeRequest& asked, const Envelope& of) {
  FindRequest question;
  question.purpose = asked.purpose;
  question.ground = asked.ground;
  question.mandate = asked.mandate;
  question.limit = asked.limit;
  question.exercise = of.exercise;
  const auto text_of = [](const Json* json, std::string_view name) {
    const auto* value = json == nullptr ? nullptr : json->find(name);
    return value == nullptr || value->string() == nullptr ? std::string() : *value->string();
  };
  const auto* names = sought.find("names");
  const auto name = text_of(names, "given") + " " + text_of(names, "family");
  if (name != " ") question.names = name;
  const auto date = parse_partial_date(text_of(&sought, "dateOfBirth"));
  if (date.ok()) question.date_of_birth = *date;
  return question;
}

Result<FoundPerson> described(const Reading& reading, const search::Hit& hit, std::optional<Json> values) {
  TRY(text, read_required(reading.snapshot(), Table::views, stream_prefix(hit.subject), "a view"));
  TRY(held, parse_view(text));
  const auto* state = static_cast<const registration::State*>(held.state.get());
  FoundPerson person{hit.subject, hit.score, {}, state->number, state->phase, std::move(values)};
  for (const auto& reason : hit.reasons) person.reasons.push_back({reason.kind, reason.score});
  return person;
}

}  // namespace

Result<bool> Service::catch_up_search(std::size_t steps_max) {
  const auto reading = read();
  return search_.catch_up({reading.log(), reading.size(), vault_}, steps_max);
}

void Service::find_people(FindRequest asked, const SignedIn& reader,
                          const std::function<void(Result<Found>)>& done) {
  const auto limit = static_cast<std::size_t>(asked.limit.value_or(found_default));
  const auto told = fields_told(asked);
  auto recorded = asked;  // where nobody is shown: on that mandate, in the operation that it is for
  const auto look = [&]() -> Result<Shown> {
    if (!search_.asks(query_of(asked)))
      return Error{ErrorKind::invalid, "search.nothing-asked",
                   "Give a name, a date of birth with its year, a document number or a tag."};
    const auto reading = read();
    TRY(rights, OpeningRights::of(reader, asked.mandate, reading.log(), now()));
    TRY(grant, rights.grant_in(Registrations::collection, asked.operation, told));
    recorded.mandate = grant.mandate;
    if (!recorded.operation.has_value()) recorded.operation = grant.scope;
    TRY(exercise_of_scope, is_exercise(asked, recorded.operation, reading.snapshot()));
    recorded.exercise = exercise_of_scope;
    TRY(exercise, is_exercise(asked, asked.operation, reading.snapshot()));
    asked.exercise = exercise;
    TRY(hits, search_.search({reading.log(), reading.size(), vault_}, query_of(asked)));
    return allowed(std::move(hits), limit, told, rights);
  };
  auto shown = look();
  if (!shown.ok()) return done(std::move(shown).error());
  if (shown->hits.empty())
    return record_search(look_of(recorded), reader, [done](Result<Accepted> opening) {
      if (!opening.ok()) return done(std::move(opening).error());
      done(Found{*std::move(opening), {}});
    });
  SeveralRequest several{subjects_of(shown->hits, limit),
                         {asked.purpose, asked.ground, told, shown->mandate},
                         opening::Occasion::search,
                         {},
                         searched_by(asked)};
  open_several(std::move(several), reader,
               [this, hits = std::move(shown->hits), done](Result<OpenedSeveral> opened) {
                 if (!opened.ok()) return done(std::move(opened).error());
                 Found found{std::move(opened->opening), {}};
                 const auto after = read();
                 for (std::size_t i = 0; i < hits.size(); ++i) {
                   auto person = described(after, hits[i], values_shown(opened->subjects[i].values));
                   if (!person.ok()) return done(std::move(person).error());
                   found.hits.push_back(*std::move(person));
                 }
                 done(std::move(found));
               });
}

void Service::record_search(const SearchLook& look, const SignedIn& reader, const Done& done) {
  const auto& request = look.request;
  PlainStatement plain;
  plain.type = opening::Searched::type;
  plain.mandate = *request.mandate;
  plain.occurred_at = now();
  plain.basis = {request.ground};
  plain.operation = look.operation;
  plain.exercise = look.exercise;
  plain.data =
      Json::object({{"by", Codec<std::vector<opening::SearchedBy>>::write(look.by, WriteMode::values)},
                    {"fields", Codec<std::vector<std::string>>::write(request.names, WriteMode::values)},
                    {"purpose", request.purpose},
                    {"ground", request.ground}});
  auto submission = prepare(plain, reader);
  if (!submission.ok()) return done(std::move(submission).error());
  submit(*std::move(submission), done);
}

void Service::find_sought(const StreamId& enquiry, const AlikeRequest& asked, const SignedIn& reader,
                          const std::function<void(Result<Found>)>& done) {
  const OpenRequest look{asked.purpose, asked.ground, {"dateOfBirth", "names"}, asked.mandate};
  open_personal(enquiry, look, reader, [this, enquiry, asked, reader, done](Result<Opened> opened) {
    if (!opened.ok()) return done(std::move(opened).error());
    const auto text = read_required(read().snapshot(), Table::views, stream_prefix(enquiry), "a view");
    if (!text.ok()) return done(text.error());
    const auto held = parse_view(*text);
    if (!held.ok()) return done(held.error());
    find_people(question_of(opened->values, asked, held->envelope), reader, [done](Result<Found> found) {
      if (found.ok())
        for (auto& hit : found->hits) hit.values.reset();
      done(std::move(found));
    });
  });
}

void Service::find_alike(const StreamId& subject, const AlikeRequest& asked, const SignedIn& reader,
                         const std::function<void(Result<Found>)>& done) {
  const auto limit = static_cast<std::size_t>(asked.limit.value_or(found_default));
  const auto look = [&]() -> Result<Shown> {
    const auto reading = read();
    TRY(view, reading.snapshot().read(Table::views, stream_prefix(subject)));
    if (!view.has_value()) return Error{ErrorKind::not_found, "stream.unknown", "There is no such view."};
    TRY(rights, OpeningRights::of(reader, asked.mandate, reading.log(), now()));
    TRY(grant, rights.grant({&subject, 1}, compared_fields));
    TRY(hits, search_.alike({reading.log(), reading.size(), vault_}, subject, search::hits_max));
    TRY(on_it, OpeningRights::of(reader, grant.mandate, reading.log(), now()));
    TRY(shown, allowed(std::move(hits), limit, compared_fields, on_it));
    shown.mandate = grant.mandate;
    return shown;
  };
  auto shown = look();
  if (!shown.ok()) return done(std::move(shown).error());
  auto subjects = subjects_of(shown->hits, limit);
  subjects.insert(subjects.begin(), subject);
  SeveralRequest several{std::move(subjects),
                         {asked.purpose, asked.ground, compared_fields, shown->mandate},
                         opening::Occasion::search,
                         {},
                         compared_by};
  open_several(std::move(several), reader,
               [this, hits = std::move(shown->hits), done](Result<OpenedSeveral> opened) {
                 if (!opened.ok()) return done(std::move(opened).error());
                 Found found{std::move(opened->opening), {}};
                 const auto after = read();
                 for (const auto& hit : hits) {
                   auto person = described(after, hit, std::nullopt);
                   if (!person.ok()) return done(std::move(person).error());
                   found.hits.push_back(*std::move(person));
                 }
                 done(std::move(found));
               });
}

}  // namespace kroniek
