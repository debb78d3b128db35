// Whether there is a municipality of that code: the register's organisations are the reference data.
#pragma once

#include "core/aggregate.h"

namespace kroniek {

// `day`: on which it must exist; left out: now or before, since old files keep the codes of their days. A
// register in which no municipality is registered cannot tell, and takes any code of the right form.
bool is_known_municipality(std::string_view code, const std::optional<Date>& day, const States& states);

}  // namespace kroniek
