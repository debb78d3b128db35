#include "crypto/key_wrap.h"

#include <string>

#include "crypto/openssl.h"

namespace kroniek {

namespace {

constexpr std::size_t block_bytes = 8;
constexpr std::size_t wrapped_bytes_max = 4'096;  // RFC 5649 allows 4 GiB; we wrap keys

const EVP_CIPHER* fetch(const char* name) {
  const EVP_CIPHER* const fetched = EVP_CIPHER_fetch(nullptr, name, nullptr);
  VERIFY(fetched != nullptr, "OpenSSL has no AES key wrap");
  return fetched;
}

// Fetched once each and never freed, as the hash is in sha256.cpp.
const EVP_CIPHER* algorithm(std::size_t key_bytes) {
  static const EVP_CIPHER* const aes_128 = fetch("AES-128-WRAP-PAD");
  static const EVP_CIPHER* const aes_192 = fetch("AES-192-WRAP-PAD");
  static const EVP_CIPHER* const aes_256 = fetch("AES-256-WRAP-PAD");
  VERIFY(key_bytes == 16 || key_bytes == 24 || key_bytes == 32, "an AES key has 16, 24 or 32 bytes");
  return key_bytes == 16 ? aes_128 : key_bytes == 24 ? aes_192 : aes_256;
}

enum class Direction { unwrap = 0, wrap = 1 };

openssl::CipherContext begin(ByteView encryption_key, Direction direction) {
  openssl::CipherContext context(EVP_CIPHER_CTX_new());
  VERIFY(context != nullptr, "out of memory");
  EVP_CIPHER_CTX_set_flags(context.get(), EVP_CIPHER_CTX_FLAG_WRAP_ALLOW);
  VERIFY(EVP_CipherInit_ex2(context.get(), algorithm(encryption_key.size()), encryption_key.data(), nullptr,
                            static_cast<int>(direction), nullptr) == 1,
         "OpenSSL cannot wrap keys");
  return context;
}

Error not_authentic() {
  return {ErrorKind::corrupt, "vault.not-authentic",
          "A wrapped key was changed, or wrapped under another key-encryption key."};
}

}  // namespace

Bytes wrap_key(ByteView encryption_key, ByteView key) {
  VERIFY(!key.empty() && key.size() <= wrapped_bytes_max - 2 * block_bytes,
         "a key of that size cannot be wrapped");
  const openssl::CipherContext context = begin(encryption_key, Direction::wrap);
  Bytes wrapped((key.size() + block_bytes - 1) / block_bytes * block_bytes + block_bytes);
  int size = 0;
  VERIFY(
      EVP_CipherUpdate(context.get(), wrapped.data(), &size, key.data(), static_cast<int>(key.size())) == 1 &&
          static_cast<std::size_t>(size) == wrapped.size(),
      "the key could not be wrapped");
  return wrapped;
}

Result<SecretBytes> unwrap_key(ByteView encryption_key, ByteView wrapped) {
  if (wrapped.size() < 2 * block_bytes || wrapped.size() > wrapped_bytes_max ||
      wrapped.size() % block_bytes != 0)
    return not_authentic();
  const openssl::CipherContext context = begin(encryption_key, Direction::unwrap);
  SecretBytes key(wrapped.size());
  int size = 0;
  if (EVP_CipherUpdate(context.get(), key.data(), &size, wrapped.data(), static_cast<int>(wrapped.size())) !=
          1 ||
      size <= 0) {
    ERR_clear_error();
    return not_authentic();
  }
  key.resize(static_cast<std::size_t>(size));
  return key;
}

}  // namespace kroniek
