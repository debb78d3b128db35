// That a list was received: as the next version of its source's, for this movement, once.
#include <algorithm>

#include "api/cli/answer_parts.h"
#include "api/cli/manifest_importer.h"

namespace kroniek::cli {

// Under one source the same id is the same person, whatever the movement: true where these people travel on,
// and of another flight's passengers it would put strangers into their files.
Result<Ok> ManifestImporter::look_at_other_movements() {
  std::string other;
  TRY(movements, client_.list("/v1/movements?limit=500&sources=" + import_.source));
  for (const auto& each : movements) {
    const auto id = text_of(each, "id");
    if (import_.continues.has_value() && id == to_string(*import_.continues)) return Ok{};
    if (id != to_string(import_.movement)) other = id;
  }
  if (other.empty() && !import_.continues.has_value()) return Ok{};
  if (other.empty())
    return Error{ErrorKind::invalid, "import.continues-unknown",
                 "No list of this name was received for the movement that --continues names."};
  return Error{ErrorKind::conflict, "import.list-of-another-movement",
               "A list of this name was received for " + other +
                   ", and under one name the same id is the same person. Give the list a name of its own; "
                   "where these are the same people on their next leg, say --continues and that movement."};
}

Result<Ok> ManifestImporter::look_at_versions(const Json& movement, const Manifest& manifest,
                                              const Manifest* previous) {
  import_.version = 1;
  bool previous_known = previous == nullptr;
  for (const auto& each : items_of(movement, "manifests")) {
    const auto source = text_of(each, "source");
    if (is_other_form(source, import_.source, manifest.has_ids))
      return Error{ErrorKind::conflict, "import.list-without-ids",
                   "Another version of this list was received, and one of the two has no column of ids, so "
                   "nobody can tell who is on both. Ask for a list with ids, or end what the other one "
                   "expects and import this one under another name."};
    const bool is_this = text_of(each, "digest") == hex(manifest.digest);
    if (is_this && source != import_.source && manifest.has_ids)
      return Error{ErrorKind::conflict, "import.list-under-another-name",
                   "This very file was imported for the movement as " + source +
                       "; under another name everybody on it would be expected twice."};
    if (source != import_.source) continue;
    import_.version = std::max(import_.version, integer_of(each, "version") + 1);
    const auto digest = text_of(each, "digest");
    previous_known = previous_known || digest == hex(previous->digest);
    is_recorded_ = digest == hex(manifest.digest);
    if (!is_recorded_ && previous == nullptr) count_.compared = false;
    if (is_recorded_) import_.list = parse_uuid(text_of(each, "statement")).value();
  }
  if (import_.version == 1 && manifest.has_ids) TRY_OK(look_at_other_movements());
  if (!is_recorded_ && import_.list.has_value())
    return Error{ErrorKind::conflict, "import.list-superseded",
                 "This list was received before, and a newer version has superseded it."};
  if (previous_known) return Ok{};
  return Error{ErrorKind::invalid, "import.previous-unknown",
               "The list given as the version before was not received for this movement."};
}

Result<Ok> ManifestImporter::receive(const Manifest& manifest, const Manifest* previous) {
  // To be received it would have to be of somebody; as it is, nobody on it would be looked for.
  if (manifest.rows.empty() && manifest.rows_refused > 0) {
    return client_.end_with({ErrorKind::invalid, "import.no-row-taken",
                             "Every row was refused, so the list was not received; mend it, or choose what "
                             "its columns mean with --map."});
  }
  TRY(view, client_.get("/v1/" + to_string(import_.movement)));
  TRY_OK(look_at_versions(view, manifest, previous));
  if (previous != nullptr) changed_ = ids_changed(previous->rows, manifest.rows);
  if (is_recorded_) return Ok{};
  auto plain = manifest_received(import_, manifest, integer_of(view, "version") + 1);
  import_.list = plain.jti = client_.new_id(import_.received_at);
  TRY(refusal, client_.state(plain));
  if (refusal.has_value()) return client_.end_with(*std::move(refusal));
  count_.list_recorded = true;
  ++count_.statements;
  return Ok{};
}

}  // namespace kroniek::cli
