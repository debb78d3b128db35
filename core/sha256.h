// SHA-256 (FIPS 180-4). A pure function, so it is declared here where the formats need it and defined in
// crypto/, where the library is. It cannot fail: if the library cannot hash, the process stops.
#pragma once

#include <initializer_list>

#include "core/bytes.h"

namespace kroniek {

Hash sha256(ByteView bytes);
// The hash of the parts' concatenation.
Hash sha256(std::initializer_list<ByteView> parts);

}  // namespace kroniek
