#include "crypto/key_file.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <string>

#include "crypto/private_jwk.h"
#include "crypto/secret_file.h"
#include "crypto/vault_cipher.h"
#include "tests/crypto/signature_support.h"

namespace kroniek {

namespace {

namespace fs = std::filesystem;

class Directory {
 public:
  Directory() {
    std::string name = (fs::temp_directory_path() / "kroniek-key-file-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~Directory() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  Directory(const Directory&) = delete;
  Directory& operator=(const Directory&) = delete;
  fs::path operator/(std::string_view name) const { return path_ / name; }

 private:
  fs::path path_;
};

void write_owned(const fs::path& path, std::string_view text, fs::perms permissions = fs::perms(0600)) {
  std::ofstream(path, std::ios::binary) << text;
  fs::permissions(path, permissions);
}

std::string text_of(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

template <typename T>
std::string code(const Result<T>& result) {
  return result.ok() ? "ok" : result.error().code;
}

std::string jwk_code(std::string_view text) {
  return code(read_private_jwk(parse_json(text).value()));
}

}  // namespace

TEST_CASE("private jwk: the keys of RFC 8037 A.1 and RFC 7515 A.3 are read, and written as they stood") {
  const auto text =
      GENERATE(R"({"crv":"Ed25519","kty":"OKP","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",)"
               R"("d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A"})",
               R"({"crv":"P-256","kty":"EC","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",)"
               R"("y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0",)"
               R"("d":"jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI"})");
  const auto key = read_private_jwk(parse_json(text).value());
  REQUIRE(key.ok());
  CHECK(write_json(write_private_jwk(*key)) == text);
}

TEST_CASE("private jwk: each rule has its refusal") {
  const std::string x = R"("x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo")";
  const std::string d = R"("d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A")";
  const std::string head = R"({"kty":"OKP","crv":"Ed25519",)";
  CHECK(jwk_code(head + x + "," + d + "}") == "ok");
  CHECK(jwk_code(head + x + "}") == "jwk.malformed");
  CHECK(jwk_code(head + d + "}") == "jwk.malformed");
  CHECK(jwk_code(head + x + R"(,"d":7})") == "jwk.malformed");
  CHECK(jwk_code(head + x + R"(,"d":"nWGxne"})") == "jwk.malformed");
  CHECK(jwk_code(head + x + R"(,"d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2B"})") == "jwk.malformed");
  CHECK(jwk_code(head + x + "," + d + R"(,"use":"sig"})") == "jwk.malformed");
  CHECK(jwk_code("[]") == "jwk.malformed");
  CHECK(jwk_code(R"({"kty":"OKP","crv":"X25519",)" + x + "," + d + "}") == "jwk.malformed");
}

TEST_CASE("private jwk: public members that are not those of the secret are refused") {
  const auto kind = GENERATE(KeyKind::ed25519, KeyKind::p256);
  const PrivateKey key = generate_key(kind);
  const PrivateKey other = generate_key(kind);
  CHECK(code(read_private_jwk(write_private_jwk({other.public_key, key.secret}))) == "jwk.mismatch");
  PublicKey bent = key.public_key;
  bent.x = test::flip(bent.x, 0);
  CHECK(code(read_private_jwk(write_private_jwk({bent, key.secret}))) == "jwk.mismatch");
  CHECK(code(read_private_jwk(write_private_jwk(key))) == "ok");
}

TEST_CASE("private jwk: a P-256 secret of zero, or of n, is refused") {
  const PublicKey key = generate_key(KeyKind::p256).public_key;
  const SecretBytes zero(32, 0);
  const Bytes n = test::from_hex("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551");
  CHECK(code(read_private_jwk(write_private_jwk({key, zero}))) == "key.secret-malformed");
  CHECK(code(read_private_jwk(write_private_jwk({key, {n.begin(), n.end()}}))) == "key.secret-malformed");
}

TEST_CASE("key file: a key comes back, from a file that only its owner may read, whatever the umask") {
  const auto kind = GENERATE(KeyKind::ed25519, KeyKind::p256);
  const Directory directory;
  const PrivateKey key = generate_key(kind);
  const mode_t before = ::umask(0);
  const auto created = create_key_file(directory / "key.jwk", key);
  ::umask(before);
  REQUIRE(created.ok());
  CHECK((fs::status(directory / "key.jwk").permissions() & fs::perms::mask) == fs::perms(0600));
  CHECK(read_key_file(directory / "key.jwk").value() == key);
}

TEST_CASE("key file: a file that exists is never overwritten") {
  const Directory directory;
  write_owned(directory / "key.jwk", "precious");
  CHECK(code(create_key_file(directory / "key.jwk", generate_key(KeyKind::ed25519))) == "key-file.exists");
  CHECK(text_of(directory / "key.jwk") == "precious");
  fs::create_symlink(directory / "elsewhere", directory / "link.jwk");
  CHECK(code(create_key_file(directory / "link.jwk", generate_key(KeyKind::ed25519))) == "key-file.exists");
  CHECK_FALSE(fs::exists(directory / "elsewhere"));
}

TEST_CASE("key file: a file that its group or others may touch is refused") {
  const Directory directory;
  REQUIRE(create_key_file(directory / "key.jwk", generate_key(KeyKind::ed25519)).ok());
  for (const unsigned bit : {0040U, 0020U, 0010U, 0004U, 0002U, 0001U}) {
    fs::permissions(directory / "key.jwk", fs::perms(0600 | bit));
    CHECK(code(read_key_file(directory / "key.jwk")) == "key-file.permissions");
  }
  fs::permissions(directory / "key.jwk", fs::perms(0400));
  CHECK(code(read_key_file(directory / "key.jwk")) == "ok");
}

TEST_CASE("key file: a file that is cut short anywhere is malformed, and its secret is not told") {
  const Directory directory;
  const PrivateKey key = generate_key(KeyKind::p256);
  REQUIRE(create_key_file(directory / "whole.jwk", key).ok());
  const std::string text = text_of(directory / "whole.jwk");
  const std::string secret = base64url(key.secret);
  for (std::size_t size = 0; size + 1 < text.size(); ++size) {  // the last byte is the line feed
    write_owned(directory / "cut.jwk", text.substr(0, size));
    const auto read = read_key_file(directory / "cut.jwk");
    REQUIRE_FALSE(read.ok());
    CHECK(read.error().code == "key-file.malformed");
    CHECK(read.error().detail.find(secret.substr(0, 8)) == std::string::npos);
    CHECK(read.error().detail.find("cut.jwk") != std::string::npos);
  }
}

TEST_CASE("key file: what is not there, no file, or too large is refused by name") {
  const Directory directory;
  CHECK(code(read_key_file(directory / "missing.jwk")) == "key-file.not-found");
  CHECK(code(read_key_file(directory / "")) == "key-file.unreadable");
  REQUIRE(::mkfifo((directory / "pipe").c_str(), 0600) == 0);
  CHECK(code(read_key_file(directory / "pipe")) == "key-file.unreadable");
  write_owned(directory / "large.jwk", std::string(secret_file_bytes_max + 1, ' '));
  CHECK(code(read_key_file(directory / "large.jwk")) == "key-file.unreadable");
  write_owned(directory / "padded.jwk", std::string(secret_file_bytes_max, ' '));
  CHECK(code(read_key_file(directory / "padded.jwk")) == "key-file.malformed");
  CHECK(code(create_key_file(directory / "missing" / "key.jwk", generate_key(KeyKind::p256))) ==
        "key-file.not-written");
}

TEST_CASE("key file: a write that fails leaves no file behind") {
  const Directory directory;
  struct rlimit before = {};
  REQUIRE(::getrlimit(RLIMIT_FSIZE, &before) == 0);
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  const struct rlimit none = {10, before.rlim_max};  // the file may grow to ten bytes: a disk that fills up
  REQUIRE(::setrlimit(RLIMIT_FSIZE, &none) == 0);
  const auto created = create_key_file(directory / "key.jwk", generate_key(KeyKind::ed25519));
  ::setrlimit(RLIMIT_FSIZE, &before);
  std::signal(SIGXFSZ, handler);
  CHECK(code(created) == "key-file.not-written");
  CHECK_FALSE(fs::exists(directory / "key.jwk"));
}

TEST_CASE("key file: a key-encryption key comes back, and is no signing key") {
  const Directory directory;
  const SecretBytes key = generate_key_encryption_key();
  REQUIRE(create_key_encryption_key_file(directory / "kek.jwk", key).ok());
  REQUIRE(create_key_file(directory / "key.jwk", generate_key(KeyKind::ed25519)).ok());
  CHECK(read_key_encryption_key_file(directory / "kek.jwk").value() == key);
  CHECK(code(read_key_file(directory / "kek.jwk")) == "key-file.malformed");
  CHECK(code(read_key_encryption_key_file(directory / "key.jwk")) == "key-file.malformed");
  CHECK(code(create_key_encryption_key_file(directory / "kek.jwk", key)) == "key-file.exists");
}

TEST_CASE("key file: a key-encryption key of another size or with more members is malformed") {
  const std::string k = base64url(SecretBytes(32, 7));
  const auto kek_code = [](const std::string& text) {
    return code(read_secret_jwk(parse_json(text).value()));
  };
  CHECK(kek_code(R"({"k":")" + k + R"(","kty":"oct"})") == "ok");
  CHECK(kek_code(R"({"k":")" + k + R"(","kty":"oct","alg":"A256KW"})") == "jwk.malformed");
  CHECK(kek_code(R"({"k":"AAAA","kty":"oct"})") == "jwk.malformed");
  CHECK(kek_code(R"({"kty":"oct"})") == "jwk.malformed");
  CHECK(kek_code(R"({"k":")" + k + R"(","kty":"EC"})") == "jwk.malformed");
  CHECK(kek_code("7") == "jwk.malformed");
}

}  // namespace kroniek
