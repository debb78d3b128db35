// Which views this program folds entries to. Entries are for ever; what is folded from them is this program's
// own, and the next one may know more of it. So a seal says by which version of the views it counts, and a
// store which one its rows are of: a program re-derives its own, and does not call another's wrong.
#pragma once

#include "core/ports.h"

namespace kroniek {

// Raise it with whatever gives another view (as stored, canonical JSON) for the same entries; the test of the
// old log (tests/core/views_version_test.cpp) notices.
constexpr std::int64_t views_version = 1;
inline const std::string views_key = "views";  // in Table::meta

// `log.views-of-other-version`, kind corrupt: the rows beside the log are another version's, and kroniek
// rebuild makes them anew.
Result<Ok> check_views_version(const Snapshot& snapshot);

}  // namespace kroniek
