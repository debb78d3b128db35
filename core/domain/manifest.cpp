#include "core/domain/manifest.h"

#include <algorithm>
#include <set>

#include "core/bsn.h"
#include "core/codes.h"
#include "core/domain/manifest_csv.h"
#include "core/domain/manifest_row.h"
#include "core/formats/xlsx.h"
#include "core/formats/zip.h"
#include "core/sha256.h"

namespace kroniek {
namespace {

Error too_many_rows() {
  return {ErrorKind::too_large, "manifest.too-many-rows", "A passenger list has at most 5,000 rows."};
}

Result<std::string> read_text(std::string_view file, TextEncoding encoding) {
  auto text = to_utf8(file, encoding);
  if (text && text->find('\0') != std::string::npos)
    return Error{ErrorKind::invalid, "manifest.nul",
                 "The list holds the character U+0000; is it a CSV file or a workbook?"};
  if (!text)
    return Error{
        ErrorKind::invalid, "manifest.not-utf-8",
        "The list must be saved as UTF-8, UTF-16 or a workbook (.xlsx); or say that it is windows-1252."};
  return *std::move(text);
}

Result<std::vector<TableRow>> read_csv(std::string_view text) {
  CsvReader reader(text, csv_separator(text));
  std::vector<TableRow> rows;
  for (TableRow row; reader.next(row); rows.push_back(std::move(row)))
    if (rows.size() == manifest_rows_max + manifest_header_rows_max) return too_many_rows();
  return rows;
}

Result<std::vector<TableRow>> read_rows(std::string_view file, const ManifestOptions& options) {
  constexpr std::string_view old_workbook = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";  // [MS-CFB] section 2.2
  if (file.size() > manifest_bytes_max)
    return Error{ErrorKind::too_large, "manifest.too-large", "A passenger list has at most 8 MiB."};
  if (file.starts_with(old_workbook))
    return Error{ErrorKind::invalid, "manifest.old-workbook",
                 "Workbooks of before 2007, or with a password, are not read; save it as .xlsx without one."};
  if (looks_like_zip(as_bytes(file)))
    return read_xlsx(as_bytes(file), options.sheet, manifest_cell_bytes_max);
  TRY(text, read_text(file, options.encoding));
  return read_csv(text);
}

// What is told of the header: the lines above it, and the columns that are not taken. Not by their texts:
// without a header these are somebody's data.
void take_header(std::span<const TableRow> rows, const ManifestHeader& header, Manifest& manifest) {
  manifest.header_line = rows[header.row].line;
  for (const auto& row : rows.first(header.row)) {
    if (!row.cells.empty() && row.cells[0].starts_with("sep=")) continue;
    manifest.faults.push_back({row.line, "", "manifest.row-above-header",
                               "A line above the one that names the columns; it was passed over.",
                               ManifestEffect::noted});
  }
  for (const auto& column : header.columns) {
    const auto number = manifest.columns.size() + 1;
    const bool counts = column == ManifestColumn::sequence;
    manifest.columns.push_back({number, column && !counts ? field_of(*column) : std::string_view(), 0});
    if (counts)
      manifest.faults.push_back(
          {manifest.header_line, std::to_string(number), "manifest.column-sequence",
           "It numbers the rows of this list, so it is nobody's id; it was passed over.",
           ManifestEffect::noted});
    if (!column)
      manifest.faults.push_back({manifest.header_line, std::to_string(number), "manifest.column-unknown",
                                 "No known column has this name; it was passed over.",
                                 ManifestEffect::noted});
  }
}

void count_filled(const TableRow& row, Manifest& manifest) {
  if (!row.fault.empty()) return;
  for (std::size_t i = 0; i < std::min(row.cells.size(), manifest.columns.size()); ++i)
    manifest.columns[i].filled += trimmed(row.cells[i]).empty() ? 0 : 1;
}

}  // namespace

Result<Manifest> read_manifest(std::string_view file, Date today, const ManifestOptions& options) {
  TRY(rows, read_rows(file, options));
  TRY(header, find_manifest_header(rows, options.columns));
  const auto people = std::span(rows).subspan(header.row + 1);
  settle_sequence(people, header.columns);
  Manifest manifest;
  manifest.digest = sha256(as_bytes(file));
  take_header(rows, header, manifest);
  if (people.size() > manifest_rows_max) return too_many_rows();
  manifest.has_ids =
      std::find(header.columns.begin(), header.columns.end(), ManifestColumn::id) != header.columns.end();
  const auto slashes = slashes_of(people, header.columns);
  const ManifestList list{std::move(header.columns), today, manifest.has_ids, slashes};
  std::set<std::string, std::less<>> ids;
  for (const auto& row : people) {
    count_filled(row, manifest);
    auto values = read_manifest_row(row, list, manifest.faults);
    const bool twice = values && !ids.insert(values->external_id).second;
    if (twice)
      manifest.faults.push_back({row.line, "id", "manifest.external-id-twice",
                                 "An earlier row of the list has the same id.", ManifestEffect::row_refused});
    if (values && !twice)
      manifest.rows.push_back({row.line, std::move(*values)});
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
