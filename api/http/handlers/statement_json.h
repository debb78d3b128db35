// A statement as the API shows it: its claims with the text values put in, where it stands, and who vouches
// for it.
#pragma once

#include "core/register/sight.h"

namespace kroniek::http {

// {index, recordedAt, assurance, keyId, version, claims}. Personal values are never in it.
Result<Json> statement_json(const Sight& sight, const Recorded& recorded, std::int64_t version);

}  // namespace kroniek::http
