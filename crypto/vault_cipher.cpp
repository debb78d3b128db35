#include "crypto/vault_cipher.h"

#include <openssl/rand.h>
#include <sys/mman.h>

#include <algorithm>
#include <climits>

#include "crypto/key_wrap.h"
#include "crypto/openssl.h"

namespace kroniek {

namespace {

constexpr std::size_t nonce_bytes = 12;  // NIST SP 800-38D section 5.2.1.1: the length that is used as it is
constexpr std::size_t tag_bytes = 16;
constexpr std::size_t plain_bytes_max = INT_MAX - nonce_bytes - tag_bytes;  // OpenSSL counts in int

// Fetched once and never freed, as the hash is in sha256.cpp.
const EVP_CIPHER* algorithm() {
  static const EVP_CIPHER* const fetched = EVP_CIPHER_fetch(nullptr, "AES-256-GCM", nullptr);
  VERIFY(fetched != nullptr, "OpenSSL has no AES-256-GCM");
  return fetched;
}

Error not_authentic() {
  return {ErrorKind::corrupt, "vault.not-authentic",
          "A vault row was changed, moved to another place, or encrypted under another data key."};
}

enum class Direction { decrypt = 0, encrypt = 1 };

openssl::CipherContext begin(Direction direction, const DataKey& key, ByteView nonce, ByteView associated) {
  openssl::CipherContext context(EVP_CIPHER_CTX_new());
  VERIFY(context != nullptr && EVP_CipherInit_ex2(context.get(), algorithm(), key.data(), nonce.data(),
                                                  static_cast<int>(direction), nullptr) == 1,
         "AES-256-GCM did not start");
  VERIFY(associated.size() <= INT_MAX, "associated data are a few ids");
  int size = 0;
  VERIFY(EVP_CipherUpdate(context.get(), nullptr, &size, associated.data(),
                          static_cast<int>(associated.size())) == 1,
         "AES-256-GCM did not take the associated data");
  return context;
}

class AesGcmVaultCipher final : public VaultCipher {
 public:
  explicit AesGcmVaultCipher(SecretBytes key_encryption_key)
      : key_encryption_key_(std::move(key_encryption_key)) {
    // Kept out of swap, as far as the system lets us (RLIMIT_MEMLOCK). Never unlocked: what else stands on
    // the page may have asked for the same.
    static_cast<void>(::mlock(key_encryption_key_.data(), key_encryption_key_.size()));
  }

  DataKey new_data_key() override {
    DataKey key;
    VERIFY(RAND_priv_bytes(key.data(), static_cast<int>(key.size())) == 1, "no randomness");
    return key;
  }

  Bytes encrypt(const DataKey& key, ByteView plain, ByteView associated) override {
    VERIFY(plain.size() <= plain_bytes_max, "a vault row is at most a request body");
    Bytes cipher(nonce_bytes + plain.size() + tag_bytes);
    VERIFY(RAND_bytes(cipher.data(), nonce_bytes) == 1, "no randomness");
    const openssl::CipherContext context =
        begin(Direction::encrypt, key, ByteView(cipher).first(nonce_bytes), associated);
    std::uint8_t* const body = cipher.data() + nonce_bytes;
    int size = 0;
    int rest = 0;
    VERIFY(EVP_CipherUpdate(context.get(), body, &size, plain.data(), static_cast<int>(plain.size())) == 1 &&
               static_cast<std::size_t>(size) == plain.size() &&
               EVP_CipherFinal_ex(context.get(), body + plain.size(), &rest) == 1 && rest == 0 &&
               EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_GET_TAG, tag_bytes, body + plain.size()) == 1,
           "AES-256-GCM could not encrypt");
    return cipher;
  }

  Result<Bytes> decrypt(const DataKey& key, ByteView cipher, ByteView associated) const override {
    if (cipher.size() < nonce_bytes + tag_bytes || cipher.size() > INT_MAX) return not_authentic();
    const ByteView body = cipher.subspan(nonce_bytes, cipher.size() - nonce_bytes - tag_bytes);
    std::array<std::uint8_t, tag_bytes> tag;
    std::copy(cipher.end() - tag_bytes, cipher.end(), tag.begin());
    const openssl::CipherContext context =
        begin(Direction::decrypt, key, cipher.first(nonce_bytes), associated);
    Bytes plain(body.size());
    int size = 0;
    int rest = 0;
    std::uint8_t none = 0;
    VERIFY(EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_SET_TAG, tag_bytes, tag.data()) == 1 &&
               EVP_CipherUpdate(context.get(), plain.data(), &size, body.data(),
                                static_cast<int>(body.size())) == 1,
           "AES-256-GCM could not decrypt");
    if (EVP_CipherFinal_ex(context.get(), &none, &rest) != 1) {
      ERR_clear_error();
      wipe(plain.data(), plain.size());  // nobody sees what was not authenticated
      return not_authentic();
    }
    return plain;
  }

  Bytes wrap(const DataKey& key) const override { return wrap_key(key_encryption_key_, key); }

  Result<DataKey> unwrap(ByteView wrapped) const override {
    TRY(bytes, unwrap_key(key_encryption_key_, wrapped));
    DataKey key;
    if (bytes.size() != key.size())
      return Error{ErrorKind::corrupt, "vault.not-authentic", "A wrapped key is not a data key of 32 bytes."};
    std::copy(bytes.begin(), bytes.end(), key.begin());
    return key;
  }

 private:
  SecretBytes key_encryption_key_;
};

}  // namespace

SecretBytes generate_key_encryption_key() {
  SecretBytes key(key_encryption_key_bytes);
  VERIFY(RAND_priv_bytes(key.data(), static_cast<int>(key.size())) == 1, "no randomness");
  return key;
}

std::unique_ptr<VaultCipher> make_vault_cipher(SecretBytes key_encryption_key) {
  VERIFY(key_encryption_key.size() == key_encryption_key_bytes, "a key-encryption key has 32 bytes");
  return std::make_unique<AesGcmVaultCipher>(std::move(key_encryption_key));
}

}  // namespace kroniek
