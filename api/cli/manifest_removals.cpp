// Ends the expectation of those whom a newer version of a list leaves out.
#include <algorithm>

#include "api/cli/answer_parts.h"
#include "api/cli/manifest_importer.h"

namespace kroniek::cli {
// Whom the source expects by this very version and did not before, by their streams.
Result<std::set<std::string, std::less<>>> ManifestImporter::brought_by_this() {
  std::set<std::string, std::less<>> brought;
  TRY(versions, client_.get("/v1/" + to_string(import_.movement) + "/_manifests"));
  for (const auto& version : items_of(versions, "items")) {
    if (text_of(version, "statement") != to_string(*import_.list)) continue;
    for (const auto& each : items_of(version, "added")) brought.insert(text_of(each, "registration"));
  }
  return brought;
}

Result<Ok> ManifestImporter::sort_out(const std::vector<Json>& views,
                                      const std::set<std::string, std::less<>>& ids) {
  const auto prefix = import_.source + ":";
  for (const auto& view : views) {
    TRY(file, read_file(view));
    std::optional<std::string> id;
    for (const auto& key : items_of(view, "sourceKeys"))
      if (key.string()->starts_with(prefix)) id = key.string()->substr(prefix.size());
    // Whom the source expects without an id of its own, somebody added by hand.
    if (!file.expected || !id.has_value()) continue;
    (ids.contains(*id) ? kept_ : left_out_).push_back(std::move(file));
  }
  return Ok{};
}

Result<std::vector<ManifestImporter::Line>> ManifestImporter::endings() {
  std::vector<Line> lines;
  for (const auto& file : left_out_) {
    TRY(text, client_.sign(expectation_ended(import_, file.stream, file.version + 1)));
    lines.push_back({lines.size(), std::move(text)});
    count_.numbers_removed.push_back(file.number);
  }
  return lines;
}

Result<Ok> ManifestImporter::drop_others(const Manifest& manifest, bool accepted) {
  // One version leaves nobody out.
  if (import_.version == 1 || !manifest.has_ids) return Ok{};
  std::set<std::string, std::less<>> ids;
  for (const auto& row : manifest.rows) ids.insert(row.values.external_id);
  TRY(views, client_.list("/v1/registrations?limit=500&expectedOn=" + to_string(import_.movement)));
  TRY_OK(sort_out(views, ids));
  if (left_out_.empty()) return Ok{};
  TRY(brought, brought_by_this());
  const auto before = std::count_if(kept_.begin(), kept_.end(), [&](const FileSoFar& file) {
    return !brought.contains(to_string(file.stream));
  });
  const LeftOut people{left_out_.size() + static_cast<std::size_t>(before), left_out_.size()};
  count_.removals_withheld = removals_withheld(manifest, people, accepted);
  if (count_.removals_withheld.has_value()) return Ok{};
  TRY(lines, endings());
  for (std::size_t from = 0; from < lines.size(); from += rows_max) {
    const auto some = std::span(lines).subspan(from, std::min(rows_max, lines.size() - from));
    TRY_OK(send(std::vector<ManifestRow>(lines.size()), {some.begin(), some.end()}));
  }
  return Ok{};
}

}  // namespace kroniek::cli
