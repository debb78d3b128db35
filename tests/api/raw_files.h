// What a data directory holds, as its rows and as the bytes of its files.
#pragma once

#include <catch2/catch.hpp>
#include <filesystem>

#include "api/data_directory.h"
#include "core/register/tables.h"
#include "tests/support/files.h"
#include "tests/support/needles.h"

namespace kroniek::test {

struct RawRow {
  std::string key, value;
};
inline std::vector<RawRow> rows_of(const std::filesystem::path& directory, std::vector<Table> tables,
                                   const std::string& prefix = "") {
  DataOptions options;
  options.path = directory;
  options.access = DataAccess::read;
  const auto data = DataDirectory::open(options);
  REQUIRE(data.ok());
  const auto snapshot = (*data)->store().snapshot();
  std::vector<RawRow> rows;
  for (const auto table : tables)
    REQUIRE(snapshot
                ->scan(table, prefix, after_prefix(prefix), Order::ascending,
                       [&](std::string_view key, std::string_view value) {
                         rows.push_back({std::string(key), std::string(value)});
                         return true;
                       })
                .ok());
  return rows;
}

// Of a directory that nobody writes to.
inline std::set<std::string> found_in_files(const std::filesystem::path& directory, const Needles& needles) {
  std::set<std::string> found;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(directory))
    if (entry.is_regular_file() && entry.path().filename() != "ballast")
      found.merge(needles.found_in(file_text(entry.path())));
  return found;
}

}  // namespace kroniek::test
