// A small register on RocksDB as its files lie on the disk, twice: as a crash leaves it, with all of the log
// in the write-ahead log, and as a restart does, with all of it in table files.
#pragma once

#include <filesystem>

namespace kroniek::sim {

// Makes `<in>/in-wal` and `<in>/in-tables`, each with `store/` and `high-water`. The same bytes in every run,
// but for what RocksDB draws itself.
void write_small_registers(const std::filesystem::path& in);

}  // namespace kroniek::sim
