#include <algorithm>

#include "core/ids.h"

namespace kroniek {

Uuid make_uuid_v7(Instant instant, const std::array<std::uint8_t, 10>& random) {
  VERIFY(instant.microseconds >= 0, "UUIDv7 has no moments before 1970");
  auto milliseconds = static_cast<std::uint64_t>(instant.microseconds) / 1'000;
  VERIFY(milliseconds < std::uint64_t{1} << 48, "UUIDv7 counts 48 bits of milliseconds, to the year 10889");
  Uuid uuid;
  for (std::size_t index = 6; index-- > 0; milliseconds >>= 8)
    uuid.bytes[index] = static_cast<std::uint8_t>(milliseconds & 0xff);
  std::copy(random.begin(), random.end(), uuid.bytes.begin() + 6);
  uuid.bytes[6] = static_cast<std::uint8_t>(0x70 | (uuid.bytes[6] & 0x0f));  // version 7
  uuid.bytes[8] = static_cast<std::uint8_t>(0x80 | (uuid.bytes[8] & 0x3f));  // variant 10
  return uuid;
}

}  // namespace kroniek
