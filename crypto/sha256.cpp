#include "core/sha256.h"

#include "crypto/openssl.h"

namespace kroniek {

namespace {

// Fetched once: EVP_sha256() would look the implementation up again for every hash. Never freed, so that a
// thread which still hashes while the process ends finds it.
const EVP_MD* algorithm() {
  static const EVP_MD* const fetched = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  VERIFY(fetched != nullptr, "OpenSSL has no SHA-256");
  return fetched;
}

EVP_MD_CTX* context_of_this_thread() {
  thread_local const openssl::DigestContext context{EVP_MD_CTX_new()};
  VERIFY(context != nullptr, "out of memory");
  return context.get();
}

}  // namespace

Hash sha256(ByteView bytes) {
  return sha256({bytes});
}

Hash sha256(std::initializer_list<ByteView> parts) {
  EVP_MD_CTX* const context = context_of_this_thread();
  VERIFY(EVP_DigestInit_ex2(context, algorithm(), nullptr) == 1, "SHA-256 did not start");
  for (const ByteView part : parts) {
    VERIFY(EVP_DigestUpdate(context, part.data(), part.size()) == 1, "SHA-256 did not go on");
  }
  Hash hash;
  unsigned int size = 0;
  VERIFY(EVP_DigestFinal_ex(context, hash.data(), &size) == 1 && size == hash.size(), "SHA-256 did not end");
  return hash;
}

}  // namespace kroniek
