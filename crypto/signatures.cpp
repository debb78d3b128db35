#include "crypto/signatures.h"

#include "crypto/ed25519.h"
#include "crypto/es256.h"
#include "crypto/key_cache.h"

namespace kroniek {

namespace {

class SignatureVerifier final : public Verifier {
 public:
  bool check(const PublicKey& key, ByteView message, ByteView signature) const override {
    switch (key.kind) {
      case KeyKind::ed25519:
        return key.y.empty() && ed25519::check(key.x, message, signature);
      case KeyKind::p256: {
        const openssl::Key parsed = keys_.find_or_parse(key);
        return parsed != nullptr && es256::check(*parsed, message, signature);
      }
    }
    VERIFY(false, "a key kind that does not exist");
  }

  bool is_sound(const PublicKey& key) const override {
    switch (key.kind) {
      case KeyKind::ed25519:
        return key.y.empty() && ed25519::is_sound_key(key.x);
      case KeyKind::p256:
        return es256::parse_public_key(key) != nullptr;
    }
    VERIFY(false, "a key kind that does not exist");
  }

 private:
  mutable KeyCache keys_;  // changes no answer, and locks itself
};

class Ed25519Signer final : public Signer {
 public:
  explicit Ed25519Signer(PrivateKey key) : key_(std::move(key)) {}
  const PublicKey& key() const override { return key_.public_key; }
  Result<Bytes> sign(ByteView message) const override {
    return ed25519::sign(key_.secret, key_.public_key.x, message);
  }

 private:
  PrivateKey key_;
};

class Es256Signer final : public Signer {
 public:
  explicit Es256Signer(PrivateKey key)
      : key_(std::move(key.public_key)), pair_(es256::parse_pair(key_, key.secret)) {}
  const PublicKey& key() const override { return key_; }
  Result<Bytes> sign(ByteView message) const override { return es256::sign(*pair_, message); }

 private:
  PublicKey key_;
  openssl::Key pair_;  // OpenSSL wipes it
};

}  // namespace

std::unique_ptr<Verifier> make_verifier() {
  ed25519::verify_library();
  return std::make_unique<SignatureVerifier>();
}

std::unique_ptr<Signer> make_signer(PrivateKey key) {
  switch (key.public_key.kind) {
    case KeyKind::ed25519:
      return std::make_unique<Ed25519Signer>(std::move(key));
    case KeyKind::p256:
      return std::make_unique<Es256Signer>(std::move(key));
  }
  VERIFY(false, "a key kind that does not exist");
}

}  // namespace kroniek
