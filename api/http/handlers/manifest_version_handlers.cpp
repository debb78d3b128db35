// The versions of a movement's lists, and what each changed: which files it brought, left out, said
// otherwise.
#include <algorithm>
#include <limits>

#include "api/http/handlers/answers.h"
#include "core/domain/movements.h"
#include "core/domain/registrations.h"
#include "core/register/moment_states.h"

namespace kroniek::http {
namespace {

struct ListedFile {
  StreamId registration;
  std::string number;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("registration", &ListedFile::registration, RefersTo{"registrations"}, "The person's file."),
        field("number", &ListedFile::number, "Its registration number."));
  };
};
struct ListVersion {
  std::string source;
  std::int64_t version = 0, count = 0, index = 0;
  Uuid statement;
  bool current = false;
  std::int64_t unchanged = 0, without_file = 0;
  std::vector<ListedFile> added, removed, changed;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("source", &ListVersion::source, "Whose list it is."),
        field("version", &ListVersion::version, "Its version."),
        field("count", &ListVersion::count, "How many people it names."),
        field("index", &ListVersion::index, "The log index of its arrival."),
        field("statement", &ListVersion::statement, "The statement that brought it."),
        field("current", &ListVersion::current, "Whether it is this source's newest one."),
        field("unchanged", &ListVersion::unchanged,
              "Files of this version and the one before of which it says nothing else."),
        field("withoutFile", &ListVersion::without_file, "How many it names that have no file."),
        field("added", &ListVersion::added, Items{20'000}, "Files that the version before did not expect."),
        field("removed", &ListVersion::removed, Items{20'000},
              "Files that only the version before expected."),
        field("changed", &ListVersion::changed, Items{20'000},
              "Files of both of whom it says something else than the version before."));
  };
};
struct ListVersions {
  StreamId movement;
  std::vector<ListVersion> items;
  static constexpr auto fields = [](auto&& each) {
    return each(field("movement", &ListVersions::movement, RefersTo{"movements"}, "The movement."),
                field("items", &ListVersions::items, Items{1'000}, "In the order of their arrival."));
  };
};

constexpr auto never = std::numeric_limits<std::uint64_t>::max();

// From where to where in the log a source expects somebody.
struct Span {
  std::uint64_t from = 0, until = never;
};
struct ExpectedFile {
  ListedFile file;
  std::vector<Span> spans;
};
// The part of the log in which a version is its source's newest.
struct Window {
  std::uint64_t first = 0, end = never;
  bool is_first = true;  // nothing of this source came before
};

bool stands_on(const ExpectedFile& each, std::uint64_t end) {
  return std::any_of(each.spans.begin(), each.spans.end(),
                     [&](const Span& span) { return span.from < end && span.until >= end; });
}

Result<std::uint64_t> place_of(const Reading& reading, const Uuid& statement) {
  TRY(row, reading.find_statement(statement));
  return row.position.value;
}

// Those whom the source expects on the movement or did once.
Result<std::vector<ExpectedFile>> files_listed(const Reading& reading, const States& states,
                                               const StreamId& movement, const std::string& source) {
  std::vector<ExpectedFile> out;
  const auto id = to_string(movement);
  for (const auto& each : states.listed({Registrations::collection, "listedOn", id})) {
    const auto file = find_state<Registrations>(states, each);
    if (file == nullptr) continue;
    ExpectedFile found{{each, file->number}, {}};
    for (const auto& expectation : file->expectations) {
      if (expectation.movement != movement || expectation.source != source) continue;
      Span span;
      TRY(from, place_of(reading, expectation.statement));
      span.from = from;
      if (expectation.ended_by.has_value()) {
        TRY(until, place_of(reading, *expectation.ended_by));
        span.until = until;
      }
      found.spans.push_back(span);
    }
    if (!found.spans.empty()) out.push_back(std::move(found));
  }
  std::sort(out.begin(), out.end(), [](const ExpectedFile& one, const ExpectedFile& other) {
    return one.file.registration < other.file.registration;
  });
  return out;
}

// Whether the list made somebody say again who the person is.
Result<bool> says_otherwise(const Reading& reading, const StreamId& file, const Uuid& list, TreeSize known) {
  bool found = false;
  TRY_OK(reading.log().visit_stream(file, known, [&](const Recorded& recorded) -> Result<bool> {
    const auto& causes = recorded.claims.causes;
    found = recorded.claims.type == registration::Identified::type &&
            std::find(causes.begin(), causes.end(), list) != causes.end();
    return !found;
  }));
  return found;
}

Result<ListVersion> version_of(const Reading& reading, const movement::Manifest& manifest,
                               const std::vector<ExpectedFile>& files, const Window& window, TreeSize known) {
  ListVersion out;
  out.source = manifest.source;
  out.version = manifest.version;
  out.count = manifest.count;
  out.statement = manifest.statement;
  out.index = static_cast<std::int64_t>(window.first);
  out.current = window.end == never;
  std::int64_t on_it = 0;
  for (const auto& each : files) {
    const bool now = stands_on(each, window.end);
    const bool before = !window.is_first && stands_on(each, window.first);
    on_it += now ? 1 : 0;
    if (now && !before) out.added.push_back(each.file);
    if (!now && before) out.removed.push_back(each.file);
    if (!now || !before) continue;
    TRY(otherwise, says_otherwise(reading, each.file.registration, manifest.statement, known));
    if (otherwise)
      out.changed.push_back(each.file);
    else
      ++out.unchanged;
  }
  out.without_file = std::max<std::int64_t>(0, out.count - on_it);
  return out;
}

Result<std::vector<ListVersion>> versions_of(const Reading& reading, const movement::State& state,
                                             const StreamId& movement, const Moment& moment) {
  const auto log = reading.log();
  const MomentStates states(log, moment, state.movement_of);
  std::vector<ListVersion> out;
  const auto& manifests = state.manifests;
  for (std::size_t i = 0; i < manifests.size(); ++i) {
    const auto of_source = [&](const movement::Manifest& each) { return each.source == manifests[i].source; };
    Window window;
    TRY(first, place_of(reading, manifests[i].statement));
    window.first = first;
    const auto at = manifests.begin() + static_cast<std::ptrdiff_t>(i);
    window.is_first = std::none_of(manifests.begin(), at, of_source);
    const auto next = std::find_if(at + 1, manifests.end(), of_source);
    if (next != manifests.end()) {
      TRY(end, place_of(reading, next->statement));
      window.end = end;
    }
    TRY(files, files_listed(reading, states, movement, manifests[i].source));
    TRY(version, version_of(reading, manifests[i], files, window, moment.known));
    out.push_back(std::move(version));
  }
  TRY_OK(states.all_was_read());
  return out;
}

Result<Response> list_versions(const Api& api, const Request& request, const PathParameters& path) {
  QueryReader query(request);
  const auto asked = asked_moment(query);
  TRY_OK(query.done());
  const Error unknown{ErrorKind::not_found, "stream.unknown", "There was no such view at that moment."};
  const auto id = parse_uuid(path["id"]);
  if (!id.ok()) return unknown;
  const StreamId movement{std::string(Movements::collection), *id};
  const auto reading = api.service.read();
  TRY(moment, moment_of(reading, asked));
  TRY(held, held_at(reading.log(), movement, moment));
  if (!held.has_value()) return unknown;
  const auto& state = *static_cast<const movement::State*>(held->state.get());
  TRY(versions, versions_of(reading, state, movement, moment));
  const ListVersions answered{movement, std::move(versions)};
  return true_for(json_answer(200, answer_json(answered)), moment.known);
}

}  // namespace

Route manifest_versions_route(Api& api) {
  return {.pattern = "/v1/movements/{id}/_manifests",
          .operation = "listManifestVersions",
          .handler = reading_handler(api, list_versions),
          .query = moment_keys,
          .answers = answers_with<ListVersions>("ManifestVersions")};
}

}  // namespace kroniek::http
