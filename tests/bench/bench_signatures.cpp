// How long one signature check takes, each way that we could do it, interleaved in one run on one thread, so
// that a busy machine disturbs all of them alike. Prints the median of the rounds in microseconds.
#include <sodium.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <string>
#include <vector>

#include "crypto/es256.h"
#include "crypto/openssl.h"
#include "crypto/signatures.h"

namespace kroniek {

namespace {

constexpr int rounds = 15;
constexpr int checks_per_round = 400;
const std::string message(600, 'm');  // a statement's signing input has about that many bytes

struct Way {
  const char* name;
  std::function<bool()> check;
  std::vector<double> microseconds = {};
};

openssl::Key parse_ed25519(const PublicKey& key) {
  return openssl::Key(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, key.x.data(), key.x.size()));
}

bool openssl_ed25519(EVP_PKEY* key, const Bytes& signature) {
  const openssl::DigestContext context(EVP_MD_CTX_new());
  return EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key) == 1 &&
         EVP_DigestVerify(context.get(), signature.data(), signature.size(), as_bytes(message).data(),
                          message.size()) == 1;
}

void measure(Way& way) {
  const auto start = std::chrono::steady_clock::now();
  for (int index = 0; index < checks_per_round; ++index)
    VERIFY(way.check(), "a signature of ours does not count");
  const std::chrono::duration<double, std::micro> took = std::chrono::steady_clock::now() - start;
  way.microseconds.push_back(took.count() / checks_per_round);
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

}  // namespace

void run() {
  const auto verifier = make_verifier();
  const PrivateKey ed25519 = generate_key(KeyKind::ed25519);
  const PrivateKey p256 = generate_key(KeyKind::p256);
  const Bytes ed25519_signature = make_signer(ed25519)->sign(as_bytes(message)).value();
  const Bytes es256_signature = make_signer(p256)->sign(as_bytes(message)).value();
  const openssl::Key parsed = parse_ed25519(ed25519.public_key);
  std::vector<Way> ways = {
      {"Ed25519, libsodium",
       [&] {
         return crypto_sign_verify_detached(ed25519_signature.data(), as_bytes(message).data(),
                                            message.size(), ed25519.public_key.x.data()) == 0;
       }},
      {"Ed25519, OpenSSL, key kept", [&] { return openssl_ed25519(parsed.get(), ed25519_signature); }},
      {"Ed25519, OpenSSL, key built each time",
       [&] { return openssl_ed25519(parse_ed25519(ed25519.public_key).get(), ed25519_signature); }},
      {"Ed25519, Verifier",
       [&] { return verifier->check(ed25519.public_key, as_bytes(message), ed25519_signature); }},
      {"ES256, key built each time",
       [&] {
         return es256::check(*es256::parse_public_key(p256.public_key), as_bytes(message), es256_signature);
       }},
      {"ES256, Verifier",
       [&] { return verifier->check(p256.public_key, as_bytes(message), es256_signature); }},
  };
  for (int round = 0; round < rounds; ++round) std::for_each(ways.begin(), ways.end(), measure);
  for (const Way& way : ways) std::printf("%-40s %7.1f us\n", way.name, median(way.microseconds));
  std::printf("libsodium checks Ed25519 %.2f times as fast as OpenSSL does with a kept key\n",
              median(ways[1].microseconds) / median(ways[0].microseconds));
}

}  // namespace kroniek

int main() {
  kroniek::run();
}
