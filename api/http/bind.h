// Where the server may listen. Without TLS only on this machine: tokens and personal data never cross a
// network in clear, whatever the configuration says.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/result.h"

namespace kroniek::http {

// PEM files: the chain with the leaf first, and its private key.
struct TlsFiles {
  std::string certificate;
  std::string key;
};

// `address` is an IPv4 or IPv6 address without brackets. Codes `serve.address-malformed`,
// `serve.tls-required`.
Result<Ok> check_bind(std::string_view address, const std::optional<TlsFiles>& tls);

}  // namespace kroniek::http
