#include "api/import/manifest_versions.h"

#include <map>

namespace kroniek {

bool is_other_form(std::string_view source, std::string_view own, bool own_has_ids) {
  constexpr std::size_t digest_characters = 9;
  if (source == own) return false;
  const auto name = own_has_ids ? own : own.substr(0, own.size() - digest_characters);
  if (!source.starts_with(name)) return false;
  const auto rest = source.substr(name.size());
  if (rest.empty()) return true;
  return rest.size() == digest_characters && rest[0] == '-' &&
         rest.find_first_not_of("0123456789abcdef", 1) == rest.npos;
}

std::set<std::string, std::less<>> ids_changed(std::span<const ManifestRow> before,
                                               std::span<const ManifestRow> after) {
  std::map<std::string, const ManifestValues*> known;
  for (const auto& row : before) known[row.values.external_id] = &row.values;
  std::set<std::string, std::less<>> changed;
  for (const auto& row : after) {
    const auto found = known.find(row.values.external_id);
    if (found != known.end() && *found->second != row.values) changed.insert(row.values.external_id);
  }
  return changed;
}

std::optional<ManifestFault> removals_withheld(const Manifest& manifest, const LeftOut& people,
                                               bool accepted) {
  constexpr std::size_t at_least = 3, one_in = 4;
  if (people.left_out == 0) return std::nullopt;
  const auto noted = [&](std::string code, std::string detail) {
    return ManifestFault{manifest.header_line, "", std::move(code), std::move(detail), ManifestEffect::noted};
  };
  const auto counts = "It leaves out " + std::to_string(people.left_out) + " of the " +
                      std::to_string(people.expected) + " people whom its version before expected. ";
  if (manifest.rows_refused > 0)
    return noted("manifest.removals-withheld-rows-refused",
                 counts + "Rows were refused, which may be theirs, so they stay expected.");
  const bool many = people.left_out >= at_least && people.left_out * one_in > people.expected;
  if (accepted || !(many || manifest.rows.empty())) return std::nullopt;
  return noted("manifest.removals-withheld-too-many",
               counts + "The file may be incomplete, so they stay expected; --accept-removals ends that.");
}

}  // namespace kroniek
