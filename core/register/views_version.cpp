#include "core/register/views_version.h"

namespace kroniek {

Result<Ok> check_views_version(const Snapshot& snapshot) {
  TRY(said, snapshot.read(Table::meta, views_key));
  if (said == std::to_string(views_version)) return Ok{};
  return Error{ErrorKind::corrupt, "log.views-of-other-version",
               "The views were folded by another version of the program (version " + said.value_or("none") +
                   ", this one has " + std::to_string(views_version) +
                   "); the log is whole, kroniek rebuild makes them anew."};
}

}  // namespace kroniek
