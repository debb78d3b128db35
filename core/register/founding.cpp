#include "core/register/founding.h"

#include "core/statement/jwk.h"
#include "core/statement/sd_jwt.h"

namespace kroniek {

Founding make_founding(StreamId register_id, kroniek::founding::Founded said) {
  auto log_key_id = thumbprint(said.log_key);
  auto seal_key_id = thumbprint(said.seal_key);
  return {std::move(register_id), std::move(said), std::move(log_key_id), std::move(seal_key_id)};
}

Result<Founding> read_founding(const Json& payload) {
  const Error not_founded{ErrorKind::corrupt, "log.not-founded", "Entry 0 does not found a register."};
  const auto claims = read_claims(payload);
  if (!claims.ok() || claims->type != kroniek::founding::Founded::type) return not_founded;
  auto said = read_fields<kroniek::founding::Founded>(open_part(claims->data), ReadMode::fold, claims->jti);
  if (!said.ok()) return not_founded;
  return make_founding(claims->stream, *std::move(said));
}

}  // namespace kroniek
