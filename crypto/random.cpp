#include "crypto/random.h"

#include <openssl/rand.h>

namespace kroniek {

namespace {

class OpenSslRandom final : public Random {
 public:
  void fill(std::span<std::uint8_t> bytes) override {
    VERIFY(RAND_bytes_ex(nullptr, bytes.data(), bytes.size(), 0) == 1, "no randomness");
  }
};

}  // namespace

std::unique_ptr<Random> make_random() {
  return std::make_unique<OpenSslRandom>();
}

Uuid new_uuid_v7(Instant now, Random& random) {
  std::array<std::uint8_t, 10> bytes;
  random.fill(bytes);
  return make_uuid_v7(now, bytes);
}

}  // namespace kroniek
