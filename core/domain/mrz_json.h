// A read zone as JSON, for whoever shows it: the command line and the desk's form. Holds personal data, and
// is neither stored nor logged.
#pragma once

#include "core/domain/mrz.h"
#include "core/json.h"

namespace kroniek {

// Members are named as in a registration; `checks` says which check digits were verified and which absent.
Json mrz_json(const Mrz& mrz);

}  // namespace kroniek
