// Whether what is tested runs under a sanitizer. A test's own files are compiled without one (KRONIEK_PLAIN),
// so the compiler's macros do not tell; what the program was linked with does.
#pragma once

// NOLINTBEGIN(bugprone-reserved-identifier): the names are the sanitizers'.
extern "C" void __asan_init() __attribute__((weak));
extern "C" void __tsan_init() __attribute__((weak));
// NOLINTEND(bugprone-reserved-identifier)

namespace kroniek::test {

inline bool under_sanitizer() {
  return __asan_init != nullptr || __tsan_init != nullptr;
}

}  // namespace kroniek::test
