// VERIFY: for what only this program can cause. A false condition is a defect, so the process stops at once,
// in release builds too; continuing could write a wrong statement into a log that is kept for ever.
#pragma once

#include <cstdio>
#include <cstdlib>

namespace kroniek {

[[noreturn]] inline void stop_on_defect(const char* condition, const char* why, const char* file,
                                        int line) noexcept {
  std::fprintf(stderr, "level=fatal event=defect file=%s:%d condition=\"%s\" why=\"%s\"\n", file, line,
               condition, why);
  std::fflush(stderr);
  std::abort();
}

}  // namespace kroniek

#define VERIFY(condition, why) \
  (static_cast<bool>(condition) ? void(0) : ::kroniek::stop_on_defect(#condition, why, __FILE__, __LINE__))
