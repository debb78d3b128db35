// A private key as a value: made from random bytes, or taken from its secret, from which the public key is
// derived. The memory of a secret is wiped when it is released.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "core/bytes.h"
#include "core/keys.h"
#include "core/result.h"

namespace kroniek {

// Overwrites in a way that the compiler may not leave out.
void wipe(void* memory, std::size_t size) noexcept;

template <typename T>
struct WipingAllocator {
  using value_type = T;
  WipingAllocator() = default;
  template <typename U>
  WipingAllocator(const WipingAllocator<U>&) noexcept {}
  T* allocate(std::size_t count) { return std::allocator<T>{}.allocate(count); }
  void deallocate(T* memory, std::size_t count) noexcept {
    wipe(memory, count * sizeof(T));
    std::allocator<T>{}.deallocate(memory, count);
  }
  bool operator==(const WipingAllocator&) const = default;
};
using SecretBytes = std::vector<std::uint8_t, WipingAllocator<std::uint8_t>>;

struct PrivateKey {
  PublicKey public_key;
  SecretBytes secret;  // 32 bytes. Ed25519: the seed (RFC 8032 section 5.1.5); P-256: d, big-endian
  bool operator==(const PrivateKey&) const = default;
};

PrivateKey generate_key(KeyKind kind);

// The key whose secret this is. `key.secret-malformed` if it has not 32 bytes or, for P-256, is not in [1,
// n-1].
Result<PrivateKey> private_key_from_secret(KeyKind kind, ByteView secret);

}  // namespace kroniek
