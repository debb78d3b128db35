// A statement as the API shows it: its claims with the text values put in, where it stands, and who vouches
// for it.
#pragma once

#include "core/register/service.h"

namespace kroniek::http {

// {index, recordedAt, assurance, keyId, version, claims}. Personal values are never in it.
Result<Json> statement_json(const Reading& reading, const Recorded& recorded, std::int64_t version);

}  // namespace kroniek::http
