#include "core/domain/manifest.h"

#include <algorithm>
#include <set>

#include "core/bsn.h"
#include "core/domain/codes.h"
#include "core/domain/manifest_row.h"
#include "core/sha256.h"

namespace kroniek {
namespace {

Result<ManifestColumns> read_header(const CsvRow& header, Manifest& manifest) {
  ManifestColumns columns;
  bool names_people = false;
  for (const auto& cell : header.cells) {
    const auto column = manifest_column(cell);
    if (column && std::find(columns.begin(), columns.end(), column) != columns.end())
      return Error{ErrorKind::invalid, "manifest.column-twice",
                   "Two columns mean " + std::string(name_of(*column)) + "; leave one out."};
    columns.push_back(column);
    names_people = names_people || column == ManifestColumn::last_name ||
                   column == ManifestColumn::first_names || column == ManifestColumn::mrz_line_1;
    // Not by its text: without a header the first row is somebody's data.
    if (!column)
      manifest.faults.push_back({header.line, std::to_string(columns.size()), "manifest.column-unknown",
                                 "No known column has this name; it was passed over.",
                                 ManifestEffect::noted});
  }
  if (!names_people || !header.fault.empty())
    return Error{ErrorKind::invalid, "manifest.header-missing",
                 "The first line must name the columns, among them lastName, firstNames or mrz1."};
  return columns;
}

Result<Ok> check_text(std::string_view text) {
  if (text.size() > manifest_bytes_max)
    return Error{ErrorKind::too_large, "manifest.too-large", "A passenger list has at most 8 MiB."};
  if (text.find('\0') != std::string_view::npos)
    return Error{ErrorKind::invalid, "manifest.nul",
                 "The list holds the character U+0000; is it a CSV file?"};
  if (!is_utf8(text))
    return Error{ErrorKind::invalid, "manifest.not-utf-8", "The list must be saved as UTF-8."};
  return Ok{};
}

}  // namespace

Result<Manifest> read_manifest(std::string_view text, Date today) {
  TRY_OK(check_text(text));
  Manifest manifest;
  manifest.digest = sha256(as_bytes(text));
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  CsvReader reader(text, csv_separator(text));
  CsvRow csv;
  reader.next(csv);
  TRY(columns, read_header(csv, manifest));
  manifest.has_ids = std::find(columns.begin(), columns.end(), ManifestColumn::id) != columns.end();
  const ManifestList list{std::move(columns), today, manifest.has_ids};
  std::set<std::string, std::less<>> ids;
  for (std::size_t count = 0; reader.next(csv); ++count) {
    if (count == manifest_rows_max)
      return Error{ErrorKind::too_large, "manifest.too-many-rows",
                   "A passenger list has at most 5,000 rows."};
    auto values = read_manifest_row(csv, list, manifest.faults);
    const bool twice = values && !ids.insert(values->external_id).second;
    if (twice)
      manifest.faults.push_back({csv.line, "id", "manifest.external-id-twice",
                                 "An earlier row of the list has the same id.", ManifestEffect::row_refused});
    if (values && !twice)
      manifest.rows.push_back({csv.line, std::move(*values)});
    else
      ++manifest.rows_refused;
  }
  return manifest;
}

Result<std::string> manifest_source(std::string_view list_name, const Manifest& manifest) {
  constexpr std::size_t digest_bytes = 4;  // eight digits at most, so that it cannot look like a BSN
  std::string source(list_name);
  if (!manifest.has_ids) source += "-" + hex(ByteView(manifest.digest).first(digest_bytes));
  if (list_name.empty() || !is_opaque_code(source) || contains_bsn(source))
    return Error{ErrorKind::invalid, "manifest.list-name",
                 "A list's name has 1 to 51 letters, digits, dots, hyphens or underscores, and no BSN."};
  return source;
}

}  // namespace kroniek
