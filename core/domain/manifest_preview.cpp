#include "core/domain/manifest_preview.h"

#include <algorithm>

#include "core/formats/table.h"

namespace kroniek {
namespace {

// Faults name a zone's columns together.
bool is_of(const ManifestFault& fault, const ManifestColumnUse& column) {
  if (column.field.empty()) return false;
  return fault.column == column.field || (fault.column == "mrz" && column.field == "mrz1");
}

}  // namespace

ManifestPreview preview_of(const Manifest& manifest) {
  ManifestPreview preview;
  preview.header_line = static_cast<std::int64_t>(manifest.header_line);
  for (const auto& column : manifest.columns) {
    auto& said = preview.columns.emplace_back();
    said.number = static_cast<std::int64_t>(column.number);
    said.letters = column_letters(column.number);
    if (!column.field.empty()) said.taken_as = column.field;
    said.filled = static_cast<std::int64_t>(column.filled);
    said.faults = std::count_if(manifest.faults.begin(), manifest.faults.end(),
                                [&](const ManifestFault& fault) { return is_of(fault, column); });
  }
  preview.rows_good = static_cast<std::int64_t>(manifest.rows.size());
  preview.rows_refused = static_cast<std::int64_t>(manifest.rows_refused);
  preview.minor_assumed = std::count_if(manifest.rows.begin(), manifest.rows.end(),
                                        [](const ManifestRow& row) { return !row.values.minor.has_value(); });
  for (const auto& fault : manifest.faults)
    preview.faults.push_back({static_cast<std::int64_t>(fault.line), fault.column,
                              fault.effect == ManifestEffect::noted ? "noted" : "refused", fault.code,
                              fault.detail});
  return preview;
}

}  // namespace kroniek
