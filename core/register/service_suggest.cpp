// Suggesting links: the files that the reader may open, compared; the look, durable; then one statement after
// the other, so that the writer's thread never does much at a time. A call that breaks off is simply
// repeated: what was suggested is known by then.
#include <algorithm>
#include <map>
#include <set>

#include "core/domain/operations.h"
#include "core/domain/registrations.h"
#include "core/faults.h"
#include "core/register/erasing.h"
#include "core/register/lists.h"
#include "core/register/opening_rights.h"
#include "core/register/service.h"
#include "core/register/states.h"
#include "core/register/tables.h"

namespace kroniek {
namespace {

// The way of comparing, core/search/person_pairs.cpp: a change in it is another method.
constexpr std::string_view method = "name-date-document-1";
const std::vector<std::string> compared_fields{"dateOfBirth", "document", "names", "otherNames"};
const std::vector<opening::SearchedBy> compared_by{
    opening::SearchedBy::names, opening::SearchedBy::date_of_birth, opening::SearchedBy::document};
using Answer = std::function<void(Result<SuggestedLinks>)>;

Result<Held> find_operation(const LogReader& log, const StreamId& operation) {
  const auto unknown = one_fault("/operation", "statement.operation-unknown",
                                 "operation names no operation of this register.");
  if (operation.collection != Operations::collection) return unknown;
  TRY(view, log.snapshot.read(Table::views, stream_prefix(operation)));
  if (!view.has_value()) return unknown;
  return parse_view(*view);
}

Result<std::vector<StreamId>> files_of(const Reading& reading, const Held& operation) {
  TRY(moment, reading.moment({}, {}));
  const auto& envelope = operation.envelope;
  TRY(held, all_held(reading.log(),
                     {Registrations::collection,
                      envelope.exercise,
                      {{"operation", to_string(envelope.id)}},
                      std::nullopt,
                      500},
                     moment));
  std::vector<StreamId> out;
  for (const auto& each : held) out.push_back(each.envelope.id);
  return out;
}

// Of these files, those that are of a person, hold values, and may be opened on the mandate.
Result<std::set<StreamId>> comparable(std::span<const StreamId> files, const OpeningRights& rights,
                                      const Snapshot& snapshot) {
  using registration::Phase;
  std::vector<StreamId> there;
  for (const auto& file : files) {
    TRY(text, read_required(snapshot, Table::views, stream_prefix(file), "a view"));
    TRY(held, parse_view(text));
    const auto& state = *static_cast<const registration::State*>(held.state.get());
    if (state.phase == Phase::registered_in_error || state.exit == Phase::registered_in_error) continue;
    TRY(erased, is_erased(snapshot, file));
    if (!erased) there.push_back(file);
  }
  TRY(openable, rights.openable(there, compared_fields));
  return std::set<StreamId>(openable.subjects.begin(), openable.subjects.end());
}

std::vector<likeness::ScorePart> parts_of(const search::PersonPair& pair) {
  std::vector<likeness::ScorePart> parts;
  const auto add = [&](likeness::Kind kind, const std::optional<int>& score) {
    if (score.has_value()) parts.push_back({kind, *score});
  };
  add(likeness::Kind::name, pair.name);
  add(likeness::Kind::date_of_birth, pair.date_of_birth);
  add(likeness::Kind::document, pair.document);
  return parts;
}

// Whatever became of the link: what people judged is not asked again.
Result<bool> is_known(const SuggestedPair& pair, bool exercise, const Snapshot& snapshot) {
  TRY(link, snapshot.read(Table::lists,
                          unique_key({Links::collection, exercise, "pair", link::pair_of(pair.a, pair.b)})));
  return link.has_value();
}

}  // namespace

// One call, held by the callback of whatever it waits for.
class Service::Suggesting : public std::enable_shared_from_this<Suggesting> {
 public:
  Suggesting(Service& service, const SuggestRequest& asked, const SignedIn& reader, const Answer& done)
      : service_(service), asked_(asked), reader_(reader), done_(done) {
    out_.threshold = asked.threshold.value_or(suggest_threshold);
  }

  void start() {
    const auto compared = compare();
    if (!compared.ok()) return done_(compared.error());
    const OpenRequest request{asked_.purpose, asked_.ground, compared_fields, asked_.mandate};
    if (pairs_.empty())
      return service_.record_search(
          {compared_by, request, asked_.operation, exercise_}, reader_,
          [self = shared_from_this()](Result<Accepted> opening) { self->looked(std::move(opening)); });
    std::set<StreamId> subjects;
    for (const auto& pair : pairs_) subjects.insert({pair.a, pair.b});
    service_.open_several(
        {{subjects.begin(), subjects.end()}, request, opening::Occasion::search, {}, compared_by}, reader_,
        [self = shared_from_this()](Result<OpenedSeveral> opened) {
          if (!opened.ok()) return self->done_(std::move(opened).error());
          self->looked(std::move(opened->opening));
        });
  }

 private:
  Result<Ok> compare() {
    const auto reading = service_.read();
    TRY(operation, find_operation(reading.log(), asked_.operation));
    exercise_ = operation.envelope.exercise;
    TRY(any, OpeningRights::of(reader_, asked_.mandate, reading.log(), service_.now()));
    if (!any.keep_stating(link::Suggested::type))
      return Error{ErrorKind::forbidden, "search.may-not-suggest",
                   "You hold no mandate that both opens files and suggests links."};
    TRY(grant, any.grant_in(Registrations::collection, asked_.operation, compared_fields));
    asked_.mandate = grant.mandate;
    TRY(rights, OpeningRights::of(reader_, grant.mandate, reading.log(), service_.now()));
    TRY(files, files_of(reading, operation));
    TRY(own, comparable(files, rights, reading.snapshot()));
    out_.compared = static_cast<std::int64_t>(own.size());
    TRY(found, find_pairs(reading, own));
    TRY_OK(leave_out_closed(found, own, rights, reading.snapshot()));
    return choose(std::move(found), reading.snapshot());
  }

  using Pairs = std::map<std::pair<StreamId, StreamId>, SuggestedPair>;
  Result<Pairs> find_pairs(const Reading& reading, const std::set<StreamId>& files) const {
    Pairs pairs;
    for (const auto& file : files) {
      TRY(others, service_.search_.pairs({reading.log(), reading.size(), service_.vault_}, file,
                                         static_cast<int>(out_.threshold)));
      for (const auto& other : others) {
        const auto& [a, b] = std::minmax(file, other.subject);
        auto parts = parts_of(other);
        if (!parts.empty()) pairs.try_emplace({a, b}, SuggestedPair{a, b, other.score, std::move(parts)});
      }
    }
    return pairs;
  }

  // Files that were found and are not for this reader, or of nobody any more, leave no trace.
  Result<Ok> leave_out_closed(Pairs& pairs, const std::set<StreamId>& own, const OpeningRights& rights,
                              const Snapshot& snapshot) const {
    std::set<StreamId> others;
    for (const auto& [files, pair] : pairs)
      for (const auto& file : {pair.a, pair.b})
        if (!own.contains(file)) others.insert(file);
    const std::vector<StreamId> listed(others.begin(), others.end());
    TRY(comparable_others, comparable(listed, rights, snapshot));
    std::erase_if(pairs, [&](const auto& each) {
      const auto is_closed = [&](const StreamId& file) {
        return !own.contains(file) && !comparable_others.contains(file);
      };
      return is_closed(each.second.a) || is_closed(each.second.b);
    });
    return Ok{};
  }

  // Those that have no link yet, the best first, as many as one call suggests.
  Result<Ok> choose(Pairs found, const Snapshot& snapshot) {
    out_.pairs = static_cast<std::int64_t>(found.size());
    for (auto& [files, pair] : found) {
      TRY(known, is_known(pair, exercise_, snapshot));
      if (known)
        ++out_.known;
      else
        pairs_.push_back(std::move(pair));
    }
    std::stable_sort(pairs_.begin(), pairs_.end(),
                     [](const SuggestedPair& a, const SuggestedPair& b) { return a.score > b.score; });
    if (pairs_.size() <= suggested_max) return Ok{};
    out_.left = static_cast<std::int64_t>(pairs_.size() - suggested_max);
    pairs_.resize(suggested_max);
    return Ok{};
  }

  void looked(Result<Accepted> opening) {
    if (!opening.ok()) return done_(std::move(opening).error());
    out_.newest = opening->position;
    out_.opening = *std::move(opening);
    suggest_next();
  }

  PlainStatement statement_of(const SuggestedPair& pair) const {
    PlainStatement plain;
    plain.type = link::Suggested::type;
    plain.mandate = *asked_.mandate;
    plain.occurred_at = service_.now();
    plain.basis = {asked_.ground};
    plain.operation = asked_.operation;
    if (exercise_) plain.exercise = true;
    plain.causes = {out_.opening.jti};
    plain.data = Json::object(
        {{"a", to_string(pair.a)},
         {"b", to_string(pair.b)},
         {"score", pair.score},
         {"scoreParts", Codec<std::vector<likeness::ScorePart>>::write(pair.score_parts, WriteMode::values)},
         {"method", method}});
    return plain;
  }

  void suggest_next() {
    if (next_ == pairs_.size()) return done_(std::move(out_));
    auto submission = service_.prepare(statement_of(pairs_[next_]), reader_);
    if (!submission.ok()) return suggested(std::move(submission).error());
    service_.submit(*std::move(submission), [self = shared_from_this()](Result<Accepted> accepted) {
      self->suggested(std::move(accepted));
    });
  }

  void suggested(Result<Accepted> accepted) {
    const auto& pair = pairs_[next_++];
    if (accepted.ok()) {
      out_.newest = accepted->position;
      out_.links.push_back({accepted->stream, accepted->jti, pair.a, pair.b, pair.score, pair.score_parts});
    } else if (is_about_the_pair(accepted.error())) {
      out_.refused.push_back({pair.a, pair.b, accepted.error().code});
    } else {
      return done_(std::move(accepted).error());
    }
    suggest_next();
  }
  // Where the register takes nothing any more, or not now, the next one would fare no better.
  static bool is_about_the_pair(const Error& error) {
    return error.kind == ErrorKind::invalid || error.kind == ErrorKind::conflict ||
           error.kind == ErrorKind::forbidden;
  }

  Service& service_;
  SuggestRequest asked_;
  const SignedIn reader_;
  const Answer done_;
  bool exercise_ = false;
  std::vector<SuggestedPair> pairs_;
  std::size_t next_ = 0;
  SuggestedLinks out_;
};

void Service::suggest_links(const SuggestRequest& asked, const SignedIn& reader, const Answer& done) {
  std::make_shared<Suggesting>(*this, asked, reader, done)->start();
}

}  // namespace kroniek
