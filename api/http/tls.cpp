#include "api/http/tls.h"

#include <openssl/ssl.h>

#include <boost/asio/ssl/error.hpp>

#include "core/check.h"

namespace kroniek::http {
namespace {

constexpr const char* suites_1_2 =
    "ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305:"
    "ECDHE-RSA-CHACHA20-POLY1305:ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256";

// RFC 7301 section 3.2: a client that offers protocols, none of them ours, is told so in the handshake.
int choose_protocol(SSL*, const unsigned char** chosen, unsigned char* length, const unsigned char* offered,
                    unsigned offered_length, void*) {
  static constexpr unsigned char ours[] = "\x08http/1.1";
  unsigned char* selected = nullptr;
  if (SSL_select_next_proto(&selected, length, ours, sizeof ours - 1, offered, offered_length) !=
      OPENSSL_NPN_NEGOTIATED)
    return SSL_TLSEXT_ERR_ALERT_FATAL;
  *chosen = selected;
  return SSL_TLSEXT_ERR_OK;
}

Error unusable(const char* detail) {
  return {ErrorKind::invalid, "serve.tls-files", detail};
}

}  // namespace

Result<std::unique_ptr<boost::asio::ssl::context>> make_tls_context(const TlsFiles& files) {
  using boost::asio::ssl::context;
  auto made = std::make_unique<context>(context::tls_server);
  SSL_CTX* native = made->native_handle();
  const bool set = SSL_CTX_set_min_proto_version(native, TLS1_2_VERSION) == 1 &&
                   SSL_CTX_set_cipher_list(native, suites_1_2) == 1 &&
                   SSL_CTX_set1_groups_list(native, "X25519:P-256:P-384") == 1;
  VERIFY(set, "the library knows these suites and groups");
  SSL_CTX_set_options(native,
                      SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_CIPHER_SERVER_PREFERENCE);
  SSL_CTX_set_alpn_select_cb(native, choose_protocol, nullptr);
  boost::system::error_code failed;
  made->use_certificate_chain_file(files.certificate, failed);
  if (failed) return unusable("the certificate file cannot be read as a PEM chain");
  made->use_private_key_file(files.key, context::pem, failed);
  if (failed) return unusable("the key file cannot be read as a PEM key, or does not fit the certificate");
  if (SSL_CTX_check_private_key(native) != 1) return unusable("the key does not fit the certificate");
  return made;
}

}  // namespace kroniek::http
