#include "crypto/key_cache.h"

#include <atomic>
#include <thread>
#include <vector>

#include "crypto/es256.h"
#include "tests/crypto/signature_support.h"

namespace kroniek {

namespace {

// Multiples 1, 2, 3 … of the base point: many different keys.
PublicKey numbered_key(std::uint32_t number) {
  Bytes d(32, 0);
  for (std::size_t index = 0; index < 4; ++index)
    d[31 - index] = static_cast<std::uint8_t>(number >> (8 * index));
  return es256::public_key(d).value();
}

}  // namespace

TEST_CASE("key cache: the same key is parsed once, and a key off the curve is not remembered") {
  KeyCache cache;
  const PublicKey key = numbered_key(1);
  const openssl::Key first = cache.find_or_parse(key);
  CHECK(first != nullptr);
  CHECK(cache.find_or_parse(key) == first);
  CHECK(cache.size() == 1);
  CHECK(cache.find_or_parse({KeyKind::p256, key.x, key.x}) == nullptr);
  CHECK(cache.find_or_parse({KeyKind::p256, key.x, {}}) == nullptr);
  CHECK(cache.size() == 1);
}

TEST_CASE("key cache: the border between x and y is part of the name") {
  KeyCache cache;
  const PublicKey key = numbered_key(2);
  REQUIRE(cache.find_or_parse(key) != nullptr);
  PublicKey shifted = key;
  shifted.x.push_back(shifted.y.front());
  shifted.y.erase(shifted.y.begin());
  CHECK(cache.find_or_parse(shifted) == nullptr);
}

TEST_CASE("key cache: it stays within two generations, and keeps what is in use") {
  KeyCache cache;
  const PublicKey used = numbered_key(1);
  const openssl::Key parsed = cache.find_or_parse(used);
  const std::uint32_t keys = 3 * KeyCache::generation_keys_max;
  for (std::uint32_t number = 2; number < keys; ++number) {
    REQUIRE(cache.find_or_parse(numbered_key(number)) != nullptr);
    if (number % 1'000 == 0) CHECK(cache.find_or_parse(used) == parsed);
    if (cache.size() > 2 * KeyCache::generation_keys_max) FAIL("the cache grew without bound");
  }
  CHECK(cache.find_or_parse(used) == parsed);
}

TEST_CASE("key cache: threads that ask for many keys at once all get the right ones") {
  KeyCache cache;
  std::vector<PublicKey> keys;
  std::vector<openssl::Key> expected;
  for (std::uint32_t number = 1; number <= 64; ++number) {
    keys.push_back(numbered_key(number));
    expected.push_back(es256::parse_public_key(keys.back()));
  }
  std::atomic<int> right = 0;
  std::vector<std::thread> threads;
  for (std::size_t start = 0; start < 4; ++start) {
    threads.emplace_back([&, start] {
      for (std::size_t round = 0; round < 640; ++round) {
        const std::size_t index = (round * (2 * start + 1)) % keys.size();
        const openssl::Key found = cache.find_or_parse(keys[index]);
        right += found != nullptr && EVP_PKEY_eq(found.get(), expected[index].get()) == 1;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(right == 4 * 640);
  CHECK(cache.size() == keys.size());
}

}  // namespace kroniek
