// What entry 0 says: the log's name, its keys, and how far the founding reaches. Read once at start; never
// changes.
#pragma once

#include <string>

#include "core/domain/register.h"
#include "core/json.h"

namespace kroniek {

struct Founding {
  StreamId register_id;
  kroniek::founding::Founded said;
  std::string log_key_id;
  std::string seal_key_id;
};

Founding make_founding(StreamId register_id, kroniek::founding::Founded said);

// From the payload of entry 0: `log.not-founded` where that is no register.founded.
Result<Founding> read_founding(const Json& payload);

}  // namespace kroniek
