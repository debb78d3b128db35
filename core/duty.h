// What still has to be done, as a view says it: by whom, since when, until when. An aggregate declares its
// duties as a pure function of its state, `std::vector<Duty> duties(const State&)`; the worklist is all of
// them together (core/register/worklist.h).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/ids.h"
#include "core/time.h"

namespace kroniek {

struct Duty {
  std::string_view kind;  // stable for ever, and ends so: `assistance-request.reply-due`
  std::string about;      // tells several of one kind apart: a line, a party; empty where there is one
  std::optional<StreamId> organisation;  // on whom it waits; none: on whoever holds the role
  std::string_view role;                 // the role that does it, as mandates name it
  Instant since;
  std::optional<Instant> until;  // the first moment at which it is overdue; none: no term
};

}  // namespace kroniek
