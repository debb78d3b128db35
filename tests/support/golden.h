// Golden files: what must not change unnoticed, kept as text in tests/golden/. To renew them after a change
// that is meant, run the test with KRONIEK_RENEW_GOLDEN=1 in its environment, and read the difference before
// you commit it.
#pragma once

#include <string_view>

namespace kroniek::test {

// The text is what the golden file of this name holds; a failure names the first line that differs.
void check_golden(std::string_view name, std::string_view text);
// The same of a generated page of the documentation, by its path from the root.
void check_generated(std::string_view path, std::string_view text);

}  // namespace kroniek::test
