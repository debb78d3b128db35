// Terms of whole calendar months: the same day and time of day so many months on, in UTC; where that month
// has no such day, its last day, as in Regulation (EEC, Euratom) 1182/71, article 3(2)(c).
#pragma once

#include "core/time.h"

namespace kroniek {

Instant months_after(Instant instant, int months);

}  // namespace kroniek
