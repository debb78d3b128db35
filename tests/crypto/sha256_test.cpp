#include "core/sha256.h"

#include <catch2/catch.hpp>
#include <string>
#include <thread>
#include <vector>

namespace kroniek {

namespace {

std::string digest(std::string_view text) {
  return hex(sha256(as_bytes(text)));
}

}  // namespace

TEST_CASE("sha256: the examples of FIPS 180 (NIST CSRC example values, SHA-256)") {
  CHECK(digest("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(digest("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(digest("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(digest(std::string(1'000'000, 'a')) ==
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("sha256: parts hash as their concatenation, wherever it is cut") {
  const std::string text(200, 'k');
  const Hash whole = sha256(as_bytes(text));
  for (std::size_t cut = 0; cut <= text.size(); ++cut) {
    const std::string_view view = text;
    CHECK(sha256({as_bytes(view.substr(0, cut)), as_bytes(view.substr(cut))}) == whole);
  }
  CHECK(sha256({}) == sha256(ByteView{}));
}

TEST_CASE("sha256: threads do not disturb each other") {
  const std::string text(5'000, 'x');
  const Hash expected = sha256(as_bytes(text));
  std::vector<int> wrong(4, 0);
  std::vector<std::thread> threads;
  for (int& count : wrong) {
    threads.emplace_back([&] {
      for (int round = 0; round < 2'000; ++round) count += sha256(as_bytes(text)) != expected;
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(wrong == std::vector<int>(4, 0));
}

}  // namespace kroniek
