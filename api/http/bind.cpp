#include "api/http/bind.h"

#include <arpa/inet.h>

namespace kroniek::http {
namespace {

enum class Reach { malformed, loopback, network };

Reach reach_of(const std::string& address) {
  in_addr v4{};
  if (inet_pton(AF_INET, address.c_str(), &v4) == 1)
    return (ntohl(v4.s_addr) >> 24) == 127 ? Reach::loopback : Reach::network;
  in6_addr v6{};
  if (inet_pton(AF_INET6, address.c_str(), &v6) != 1) return Reach::malformed;
  return IN6_IS_ADDR_LOOPBACK(&v6) ? Reach::loopback : Reach::network;
}

}  // namespace

Result<Ok> check_bind(std::string_view address, const std::optional<TlsFiles>& tls) {
  switch (reach_of(std::string(address))) {
    case Reach::malformed:
      return Error{ErrorKind::invalid, "serve.address-malformed",
                   "the address is not an IPv4 or IPv6 address"};
    case Reach::loopback:
      return Ok{};
    case Reach::network:
      if (tls) return Ok{};
      return Error{
          ErrorKind::invalid, "serve.tls-required",
          "an address that other machines can reach is served over TLS only; give a certificate and a key"};
  }
  return Ok{};
}

}  // namespace kroniek::http
