// The TLS side of the server: TLS 1.2 and 1.3, forward-secret AEAD suites only, no renegotiation, no
// compression (NCSC-NL guidelines for TLS, level "good"; RFC 9325).
#pragma once

#include <boost/asio/ssl/context.hpp>
#include <memory>

#include "api/http/bind.h"
#include "core/result.h"

namespace kroniek::http {

// Code `serve.tls-files` where a file cannot be read, or the key does not fit the certificate.
Result<std::unique_ptr<boost::asio::ssl::context>> make_tls_context(const TlsFiles& files);

}  // namespace kroniek::http
