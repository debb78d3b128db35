// Passenger lists for tests: a full one, and what reading a list gave.
#pragma once

#include <catch2/catch.hpp>

#include "core/domain/manifest.h"

namespace kroniek::test {

inline constexpr Date today{2026, 11, 23};
inline const std::string full_header =
    "id,lastName,firstNames,otherScriptName,dateOfBirth,sex,nationalities,documentType,documentIssuer,"
    "documentNumber,"
    "documentExpiry,mrz1,mrz2,minor,group\n";
inline const std::string full_row =
    "7,de Bruijn,Willeke Liselotte,Виллеке,1965-03-10,F,NLD/MAR,passport,NLD,SPECI2014,2024-03-09,"
    "P<NLDDE<BRUIJN<<WILLEKE<LISELOTTE<<<<<<<<<<<,SPECI20142NLD6503101F2403096999999990<<<<<84,no,H001\n";

inline Manifest read(const std::string& text, const ManifestOptions& options = {}) {
  return read_manifest(text, today, options).value();
}
inline ManifestValues only(const std::string& text) {
  const auto manifest = read(text);
  REQUIRE(manifest.rows.size() == 1);
  return manifest.rows[0].values;
}
inline std::string refusal(const std::string& text, const ManifestOptions& options = {}) {
  return read_manifest(text, today, options).error().code;
}

using Found = std::vector<std::pair<std::size_t, std::string>>;
inline Found found(const Manifest& manifest, ManifestEffect effect) {
  Found all;
  for (const auto& fault : manifest.faults)
    if (fault.effect == effect) all.emplace_back(fault.line, fault.code);
  return all;
}
inline Found refused(const Manifest& manifest) {
  return found(manifest, ManifestEffect::row_refused);
}
inline Found noted(const Manifest& manifest) {
  return found(manifest, ManifestEffect::noted);
}

// Everything that an answer could show of the list.
inline std::string shown(const Manifest& manifest) {
  std::string text;
  for (const auto& fault : manifest.faults) text += fault.column + fault.code + fault.detail + "\n";
  for (const auto& each : manifest.rows) {
    const auto& row = each.values;
    text += row.external_id + row.last_name.value_or("") + row.first_names.value_or("") +
            row.group.value_or("") + row.other_script_name.value_or("") + row.document_number.value_or("");
    if (row.mrz) text += row.mrz->document_number + row.mrz->optional_data + row.mrz->optional_data_2;
  }
  return text;
}

}  // namespace kroniek::test
