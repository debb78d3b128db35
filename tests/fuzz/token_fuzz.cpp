// Any bytes as a bearer token: nobody is let in by a register that knows no actor, and every refusal is of
// its kind.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/check.h"
#include "core/register/sign_in.h"
#include "core/statement/sd_jwt.h"
#include "crypto/signatures.h"
#include "storage/memory_store.h"

using namespace kroniek;

namespace {

class FixedClock final : public Clock {
 public:
  Instant now() const override { return parse_instant("2026-11-23T20:00:00Z").value(); }
};

// A register that knows its own keys and no actor.
struct Gate {
  static Founding founding() {
    founding::Founded said;
    said.log_key = PublicKey{KeyKind::ed25519, Bytes(32, 1), {}};
    said.seal_key = PublicKey{KeyKind::ed25519, Bytes(32, 2), {}};
    return make_founding({"registers", {}}, said);
  }
  MemoryStore store;
  KeyDirectory keys{store, founding()};
  std::unique_ptr<Verifier> verifier = make_verifier();
  FixedClock clock;
  SignIn sign_in{"kroniek.test/register", store, keys, *verifier, clock};
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  static const Gate gate;
  const auto reader = gate.sign_in.check(text);
  VERIFY(!reader.ok(), "there is nobody who could sign in");
  VERIFY(reader.error().kind == ErrorKind::unauthenticated, "we do not know who asks");
  if (const auto token = parse_signed(text, token_media_type); token.ok())
    VERIFY(compact(token->jws) == text, "one text for a token");
  return 0;
}
