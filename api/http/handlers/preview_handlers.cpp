// What would be taken of a passenger list: read, compared with the files that there are, and forgotten. No
// cell of it is answered, stored or logged.
#include <algorithm>

#include "api/http/handlers/answers.h"
#include "api/import/manifest_comparison.h"
#include "core/domain/movements.h"

namespace kroniek::http {
namespace {

constexpr std::string_view workbook_type =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

// Choices of columns, parted by `|`.
Result<ManifestOptions> options_of(const QueryReader& query) {
  ManifestOptions options;
  options.sheet = query.text("sheet").value_or("");
  const auto encoding = query.text("encoding").value_or("as-marked");
  if (encoding == name_of(TextEncoding::windows_1252))
    options.encoding = TextEncoding::windows_1252;
  else if (encoding != name_of(TextEncoding::as_marked))
    return Error{ErrorKind::invalid, "manifest.encoding-unknown",
                 "encoding must be as-marked or windows-1252."};
  const auto map = query.text("map").value_or("");
  for (std::size_t from = 0; from < map.size();) {
    const auto end = std::min(map.find('|', from), map.size());
    TRY(choice, read_column_choice(std::string_view(map).substr(from, end - from)));
    options.columns.push_back(std::move(choice));
    from = end + 1;
  }
  return options;
}

void add_by_line(std::vector<ManifestFault>& faults, ManifestFault fault) {
  const auto at =
      std::upper_bound(faults.begin(), faults.end(), fault.line,
                       [](std::size_t line, const ManifestFault& each) { return line < each.line; });
  faults.insert(at, std::move(fault));
}

Result<Response> preview(const Api& api, const Request& request, const PathParameters& path) {
  const QueryReader query(request);
  TRY(options, options_of(query));
  const auto reading = api.service.read();
  TRY(moment, reading.moment({}, {}));
  const Error unknown{ErrorKind::not_found, "stream.unknown", "There is no such movement."};
  const auto id = parse_uuid(path["id"]);
  if (!id.ok()) return unknown;
  const StreamId movement{std::string(Movements::collection), *id};
  TRY(held, held_at(reading.log(), movement, moment));
  if (!held.has_value()) return unknown;
  TRY(manifest, read_manifest(request.body, date_of(api.service.now()), options));
  std::optional<std::string> of_source;
  std::optional<PreviewPeople> people;
  if (const auto list = query.text("list")) {
    TRY_OK(may_ask_for_codes(request.caller->who, reading.log(), api.service.now()));
    TRY(source, manifest_source(*list, manifest));
    for (auto& row : manifest.rows)
      row.values.external_id = api.external_ids.code(source, row.values.external_id);
    TRY(compared,
        compare_manifest(manifest, {movement, source, held->envelope.exercise}, reading.log(), moment));
    people = compared.people;
    of_source = std::move(source);
    if (compared.withheld.has_value()) add_by_line(manifest.faults, *std::move(compared.withheld));
  }
  auto said = preview_of(manifest);
  said.source = std::move(of_source);
  said.people = people;
  return true_for(json_answer(200, answer_json(said)), moment.known);
}

}  // namespace

Route preview_route(Api& api) {
  return {.method = Method::post,
          .pattern = "/v1/movements/{id}/_preview",
          .operation = "previewManifest",
          .handler = reading_handler(api, preview),
          .body_bytes_max = manifest_bytes_max,
          .accepts = {"text/csv", std::string(workbook_type)},
          .query = {"list", "map", "sheet", "encoding"},
          .answers = answers_with<ManifestPreview>("ManifestPreview")};
}

}  // namespace kroniek::http
