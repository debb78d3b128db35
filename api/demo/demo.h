// The demo register: founded and filled by statements that its personas sign with their own keys, none of it
// written past the register. A data directory is made as a whole or not at all, and only in an empty place.
#pragma once

#include "api/data_directory.h"

namespace kroniek::demo {

inline constexpr const char* origin = "kroniek.demo/kcr2";

struct DemoOptions {
  std::uint64_t seed = 1;  // of the people and of what happens to them; keys and ids are fresh every time
  Instant now;             // all of it happened before
};

// `demo.not-a-demo` (conflict) where another register is; what is there already is not touched. Otherwise the
// codes of DataDirectory::create and, where a statement is refused, those of the refusal.
enum class DemoPlace { vacant, demo };
Result<DemoPlace> look_at(const std::filesystem::path& path);
Result<Ok> make_demo(const DataOptions& data, const Toolbox& tools, const DemoOptions& options);

}  // namespace kroniek::demo
