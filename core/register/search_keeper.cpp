#include "core/register/search_keeper.h"

#include <algorithm>

#include "core/domain/registrations.h"
#include "core/register/disclosing.h"
#include "core/register/tables.h"
#include "core/register/views.h"

namespace kroniek {
namespace {

// What a question may wait for; a minute's statements at the busiest desk are fewer.
constexpr std::size_t steps_while_asking = 2'000;
constexpr std::string_view erasures = "erasures";
const std::vector<std::string> indexed_fields{"dateOfBirth", "document", "names", "otherNames"};

std::string text_of(const Json& object, std::string_view name) {
  const auto* value = object.find(name);
  return value != nullptr && value->string() != nullptr ? *value->string() : std::string();
}

void add_name(search::PersonKeys& keys, const Json& name) {
  search::PersonName out{text_of(name, "family"), text_of(name, "given")};
  if (!out.family.empty() || !out.given.empty()) keys.names.push_back(std::move(out));
}

search::PersonKeys keys_of(const Json& view, const Json& values) {
  search::PersonKeys keys;
  if (const auto* names = values.find("names")) add_name(keys, *names);
  if (const auto* others = values.find("otherNames"); others != nullptr && others->array_items() != nullptr)
    for (const auto& each : *others->array_items()) add_name(keys, each);
  if (const auto born = parse_partial_date(text_of(values, "dateOfBirth")); born.ok() && born->year)
    keys.date_of_birth = *born;
  if (const auto* document = values.find("document"))
    if (auto number = text_of(*document, "number"); !number.empty()) keys.document = std::move(number);
  if (const auto* tags = view.find("tags"); tags != nullptr && tags->array_items() != nullptr)
    for (const auto& tag : *tags->array_items())
      if (tag.string() != nullptr) keys.tags.push_back(*tag.string());
  if (auto operation = parse_stream_id(text_of(view, "operation")); operation.ok())
    keys.operation = *std::move(operation);
  const auto* exercise = view.find("exercise");
  keys.exercise = exercise != nullptr && *exercise == Json(true);
  return keys;
}

// A file that had personal values and has none of them is an erased person's: its tags name nobody any more.
bool is_erased(const Json& view, const Json& values) {
  const bool had = std::any_of(indexed_fields.begin(), indexed_fields.end(),
                               [&](const std::string& name) { return view.find(name) != nullptr; });
  return had && values.members()->empty();
}

void collect_files(const Json& json, std::set<StreamId>& out) {
  if (const auto* text = json.string())
    if (auto stream = parse_stream_id(*text); stream.ok() && stream->collection == Registrations::collection)
      out.insert(*std::move(stream));
  if (const auto* items = json.array_items())
    for (const auto& item : *items) collect_files(item, out);
  if (const auto* members = json.members())
    for (const auto& member : *members) collect_files(member.value, out);
}

std::string files_prefix() {
  return std::string(Registrations::collection) + "/";
}

}  // namespace

Result<Ok> SearchKeeper::index(const SearchSource& source, const StreamId& file) {
  TRY(view, view_at(source.log, file, {source.size, true, std::nullopt}));
  search::PersonKeys keys;
  if (view.has_value()) {
    TRY(values, personal_values(*view, indexed_fields, {source.vault, source.log.snapshot, file}));
    if (!is_erased(*view, values)) keys = keys_of(*view, values);
  }
  const std::unique_lock lock(asking_);
  index_.put(file, keys);
  return Ok{};
}

// All files as they stand, in the order of their keys. Those that change meanwhile are read again by their
// entries.
Result<bool> SearchKeeper::read_files(const SearchSource& source, std::size_t& steps) {
  std::vector<StreamId> files;
  std::string next;
  TRY_OK(source.log.snapshot.scan(Table::views, next_file_, after_prefix(files_prefix()), Order::ascending,
                                  [&](std::string_view key, std::string_view) {
                                    next = std::string(key);
                                    if (files.size() == steps) return false;
                                    next.clear();
                                    auto file = parse_stream_id(key.substr(0, key.size() - 1));
                                    if (file.ok()) files.push_back(*std::move(file));
                                    return true;
                                  }));
  for (const auto& file : files) TRY_OK(index(source, file));
  steps -= files.size();
  next_file_ = std::move(next);
  return next_file_.empty();
}

// Which files an entry of this stream may have changed: its own, or those that an erasure is about.
Result<std::set<StreamId>> SearchKeeper::files_of(const SearchSource& source, const StreamId& stream) const {
  std::set<StreamId> files;
  if (stream.collection == Registrations::collection) files.insert(stream);
  if (stream.collection == erasures) {
    TRY(view, view_at(source.log, stream, {source.size, true, std::nullopt}));
    if (view.has_value()) collect_files(*view, files);
  }
  return files;
}

Result<bool> SearchKeeper::read_entries(const SearchSource& source, std::size_t& steps) {
  const TreeSize until{std::min(source.size.value, known_->value + steps)};
  std::set<StreamId> streams;
  for (auto at = known_->value; at < until.value; ++at) {
    TRY(recorded, source.log.read(Position{at}));
    streams.insert(recorded.claims.stream);
  }
  for (const auto& stream : streams) {
    TRY(files, files_of(source, stream));
    for (const auto& file : files) TRY_OK(index(source, file));
  }
  steps -= until.value - known_->value;
  known_ = until;
  return until == source.size;
}

Result<bool> SearchKeeper::catch_up(const SearchSource& source, std::size_t steps_max) {
  const std::lock_guard lock(reading_);
  if (!known_.has_value()) {
    known_ = source.size;
    next_file_ = files_prefix();
  }
  // A snapshot from before what is known would put back what was there then.
  if (source.size < *known_) return next_file_.empty();
  if (!next_file_.empty()) {
    TRY(all_read, read_files(source, steps_max));
    if (!all_read) return false;
  }
  return read_entries(source, steps_max);
}

// Whatever erased a person, and however: who has no data key any more is read again, and so forgotten.
template <typename Found>
Result<bool> SearchKeeper::forget_erased(const SearchSource& source, const std::vector<Found>& hits) {
  bool forgot = false;
  for (const auto& hit : hits) {
    TRY(key, source.log.snapshot.read(Table::data_keys, data_key_key(hit.subject, FieldClass::personal)));
    if (key.has_value()) continue;
    const std::lock_guard lock(reading_);
    if (source.size < *known_) return false;  // what is known has it already
    const auto before = size();
    TRY_OK(index(source, hit.subject));
    forgot = forgot || size() < before;
  }
  return forgot;
}

bool SearchKeeper::asks(const search::PersonQuery& query) const {
  const std::shared_lock lock(asking_);
  return index_.asks(query);
}

template <typename Found, typename Ask>
Result<std::vector<Found>> SearchKeeper::answer(const SearchSource& source, const Ask& ask) {
  TRY(done, catch_up(source, steps_while_asking));
  if (!done)
    return Error{ErrorKind::busy, "search.catching-up",
                 "The index is being read in after a start; ask again in a moment."};
  for (;;) {
    std::vector<Found> hits;
    {
      const std::shared_lock lock(asking_);
      hits = ask(index_);
    }
    TRY(forgot, forget_erased(source, hits));
    if (!forgot) return hits;
  }
}

Result<std::vector<search::Hit>> SearchKeeper::search(const SearchSource& source,
                                                      const search::PersonQuery& query) {
  return answer<search::Hit>(source, [&](const search::PersonIndex& index) { return index.search(query); });
}

Result<std::vector<search::Hit>> SearchKeeper::alike(const SearchSource& source, const StreamId& subject,
                                                     std::size_t limit) {
  return answer<search::Hit>(source,
                             [&](const search::PersonIndex& index) { return index.alike(subject, limit); });
}

Result<std::vector<search::PersonPair>> SearchKeeper::pairs(const SearchSource& source,
                                                            const StreamId& subject, int score_min) {
  return answer<search::PersonPair>(
      source, [&](const search::PersonIndex& index) { return index.pairs(subject, score_min); });
}

std::size_t SearchKeeper::size() const {
  const std::shared_lock lock(asking_);
  return index_.size();
}

}  // namespace kroniek
