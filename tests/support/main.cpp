#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>

#if defined(__SANITIZE_THREAD__)
// Debian's RocksDB is not instrumented: the atomic counts by which its threads hand files and blocks to each
// other are invisible here, so that what one frees seems to race with what another read before.
extern "C" const char* __tsan_default_suppressions();
extern "C" const char* __tsan_default_suppressions() {
  return "race:rocksdb::\n";
}
#endif
