#include "api/import/manifest_comparison.h"

#include <algorithm>
#include <map>
#include <set>

#include "api/import/manifest_import.h"
#include "api/import/manifest_versions.h"
#include "core/domain/registrations.h"
#include "core/register/states.h"

namespace kroniek {
namespace {

using File = std::shared_ptr<const registration::State>;

Result<std::vector<File>> files_where(const LogReader& log, const ListSource& list, ListValues filters,
                                      const Moment& moment) {
  constexpr std::size_t page = 500;
  TRY(held, all_held(log, {Registrations::collection, list.exercise, std::move(filters), std::nullopt, page},
                     moment));
  std::vector<File> files;
  for (const auto& each : held)
    files.push_back(std::static_pointer_cast<const registration::State>(each.state));
  return files;
}

// By this source: others may expect the same person, and go on doing so.
bool is_expected(const registration::State& file, const ListSource& list) {
  return std::any_of(file.expectations.begin(), file.expectations.end(), [&](const auto& each) {
    return each.movement == list.movement && each.source == list.source && !each.ended_by.has_value();
  });
}

template <typename T>
bool differs(const std::optional<T>& said, const std::optional<T>& held) {
  return said.has_value() && said != held;
}

bool changes(const ManifestValues& values, const registration::State& file, const ListSource& list) {
  if (!is_expected(file, list) || !file.level.has_value()) return true;
  const auto said = identity_of(values, 0, {registration::Basis::list});
  return differs(said.category, file.category) || differs(values.minor, file.minor) ||
         differs(said.dual_national, file.dual_national);
}

}  // namespace

Result<ManifestComparison> compare_manifest(const Manifest& manifest, const ListSource& list,
                                            const LogReader& log, const Moment& moment) {
  ManifestComparison said;
  auto& people = said.people;
  std::set<std::string, std::less<>> named;
  for (const auto& row : manifest.rows) {
    const auto key = list.source + ":" + row.values.external_id;
    named.insert(key);
    TRY(files, files_where(log, list, {{"sourceKeys", key}}, moment));
    if (files.empty())
      ++people.fresh;
    else
      ++(changes(row.values, *files.front(), list) ? people.changed : people.known);
  }
  TRY(expected, files_where(log, list, {{"expectedOn", to_string(list.movement)}}, moment));
  LeftOut before;
  for (const auto& file : expected) {
    const auto own = std::find_if(file->source_keys.begin(), file->source_keys.end(),
                                  [&](const std::string& key) { return key.starts_with(list.source + ":"); });
    if (own == file->source_keys.end() || !is_expected(*file, list)) continue;
    ++before.expected;
    before.left_out += named.contains(*own) ? 0 : 1;
  }
  said.withheld = removals_withheld(manifest, before);
  if (!said.withheld.has_value()) people.gone = static_cast<std::int64_t>(before.left_out);
  return said;
}

}  // namespace kroniek
