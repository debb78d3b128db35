#include "crypto/key_file.h"

#include "crypto/private_jwk.h"
#include "crypto/secret_file.h"

namespace kroniek {

namespace {

Result<Ok> create(const std::filesystem::path& path, const Json& jwk) {
  std::string text = write_json(jwk) + "\n";
  Result<Ok> created = create_secret_file(path, text);
  wipe(text.data(), text.size());
  return created;
}

Error malformed(const std::filesystem::path& path, const Error& why) {
  std::string detail = "The key file " + path.string() + " does not hold a key: " + why.code;
  // What the JSON reader says could quote the text, which is a secret; what the key readers say never does.
  detail += why.code.starts_with("json.") ? "." : ". " + why.detail;
  return {ErrorKind::invalid, "key-file.malformed", std::move(detail)};
}

template <typename Key>
Result<Key> read(const std::filesystem::path& path, Result<Key> (*interpret)(const Json&)) {
  TRY(text, read_secret_file(path));
  const Result<Json> jwk = parse_json(text);
  wipe(text.data(), text.size());
  if (!jwk.ok()) return malformed(path, jwk.error());
  Result<Key> key = interpret(*jwk);
  if (!key.ok()) return malformed(path, key.error());
  return key;
}

}  // namespace

Result<Ok> create_key_file(const std::filesystem::path& path, const PrivateKey& key) {
  return create(path, write_private_jwk(key));
}

Result<PrivateKey> read_key_file(const std::filesystem::path& path) {
  return read(path, read_private_jwk);
}

Result<Ok> create_key_encryption_key_file(const std::filesystem::path& path, const SecretBytes& key) {
  return create(path, write_secret_jwk(key));
}

Result<SecretBytes> read_key_encryption_key_file(const std::filesystem::path& path) {
  return read(path, read_secret_jwk);
}

}  // namespace kroniek
