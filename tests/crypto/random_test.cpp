#include "crypto/random.h"

#include <algorithm>
#include <catch2/catch.hpp>

namespace kroniek {

TEST_CASE("uuid v7: the example of RFC 9562 appendix A.6") {
  const Instant instant = parse_instant("2022-02-22T14:22:22-05:00").value();
  CHECK(to_string(make_uuid_v7(instant, {0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f})) ==
        "017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
}

TEST_CASE("uuid v7: version and variant stand whatever the random bits are") {
  const auto byte = GENERATE(std::uint8_t{0x00}, std::uint8_t{0xff});
  std::array<std::uint8_t, 10> random;
  random.fill(byte);
  CHECK(uuid_version(make_uuid_v7(Instant{}, random)) == 7);
}

TEST_CASE("uuid v7: ids of later milliseconds come later") {
  const auto random = make_random();
  const Uuid first = new_uuid_v7(Instant{1'000'000}, *random);
  const Uuid second = new_uuid_v7(Instant{1'001'000}, *random);
  CHECK(first < second);
  CHECK(uuid_version(second) == 7);
  CHECK(new_uuid_v7(Instant{1'001'000}, *random) != second);
}

TEST_CASE("random: every byte of a buffer is filled") {
  const auto random = make_random();
  Bytes seen(64, 0);
  for (int round = 0; round < 16; ++round) {
    Bytes bytes(64, 0);
    random->fill(bytes);
    for (std::size_t index = 0; index < seen.size(); ++index) seen[index] |= bytes[index];
  }
  // A byte that stays 0 in 16 rounds has a chance of 2^-128.
  CHECK(std::count(seen.begin(), seen.end(), 0) == 0);
  random->fill({});
}

}  // namespace kroniek
