// The log and the witness of the published vectors (keys from seeds of 32 equal bytes), and the checkpoint of
// 20 events.
#pragma once

#include <memory>

#include "core/log/checkpoint.h"
#include "core/log/signed_note.h"
#include "crypto/signatures.h"
#include "tests/core/log_support.h"

namespace kroniek::test {

struct NoteSigner {
  NoteKey key;
  std::unique_ptr<Signer> signer;

  NoteSigner(std::string name, NoteKeyType type, std::uint8_t seed_byte)
      : signer(make_signer(private_key_from_secret(KeyKind::ed25519, Bytes(32, seed_byte)).value())) {
    key = {std::move(name), type, signer->key()};
  }
  NoteSignature sign(std::string_view text) const { return sign_note(text, key, *signer).value(); }
  NoteSignature cosign_at(std::string_view text, std::uint64_t time) const {
    return cosign(text, time, key, *signer).value();
  }
};

inline const NoteSigner& log_signer() {
  static const NoteSigner signer("127.0.0.1/kroniek-test", NoteKeyType::ed25519, 7);
  return signer;
}
inline const NoteSigner& witness_signer() {
  static const NoteSigner signer("witness.example/w1", NoteKeyType::cosignature, 8);
  return signer;
}
inline const Verifier& verifier() {
  static const std::unique_ptr<Verifier> real = make_verifier();
  return *real;
}

constexpr std::uint64_t cosigned_at = 1'700'000'000;
constexpr std::string_view checkpoint_of_20 =
    "127.0.0.1/kroniek-test\n20\nCGiLOFFjxkbah1M4rDQ9Zihbc7PmEe5koHLaVdJt3aw=\n";
constexpr std::string_view log_line_of_20 =
    "— 127.0.0.1/kroniek-test "
    "Rk1cxbqni5gv2tcAlDY6NxWJLUJtX80mEKYrj43jOnjsE+XtE7Ish/6T1gtaElH2StEo1xsfjSDu3MRKJIodVw3gGAs=\n";
constexpr std::string_view cosignature_line_of_20 =
    "— witness.example/w1 "
    "/qOxhwAAAABlU/EAQqKPhbcqSbm0w9UpqPASOdws+bfjmEHMsDYnyZ+J5Pv4SOsVk/"
    "cyNh+7n3Y857r6JLhIbREdvAXgTYEUun1TCw==\n";

inline std::string signed_checkpoint_of_20() {
  return std::string(checkpoint_of_20) + "\n" + std::string(log_line_of_20) +
         std::string(cosignature_line_of_20);
}

}  // namespace kroniek::test
