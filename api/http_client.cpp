#include "api/http_client.h"

#include <openssl/ssl.h>

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>
#include <optional>

#include "core/log/text.h"

namespace kroniek::http {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using Code = boost::system::error_code;
using Plain = beast::tcp_stream;
using Secure = beast::ssl_stream<beast::tcp_stream>;
using Message = beast::http::request<beast::http::string_body>;
using Parser = beast::http::response_parser<beast::http::string_body>;

Error unreachable(const ServiceUrl& url, const Code& why) {
  return {ErrorKind::unavailable, "client.unreachable",
          to_string(url) + " cannot be reached: " + why.message() + "."};
}
Error no_answer(const ServiceUrl& url, const Code& why) {
  return {ErrorKind::unavailable, "client.no-answer",
          to_string(url) + " did not answer: " + why.message() + "."};
}

std::string host_field(const ServiceUrl& url) {
  const auto host = url.host.find(':') == std::string::npos ? url.host : "[" + url.host + "]";
  const std::uint16_t usual = url.secure ? 443 : 80;
  return url.port == usual ? host : host + ":" + std::to_string(url.port);
}

Message message_of(const ClientRequest& request, const ServiceUrl& url) {
  Message message;
  message.version(11);
  message.method_string(std::string(name_of(request.method)));
  message.target(request.target);
  message.set(beast::http::field::host, host_field(url));
  message.set(beast::http::field::user_agent, "kroniek");
  for (const auto& header : request.headers) message.set(header.name, header.value);
  message.body() = request.body;
  if (!request.body.empty() || request.method == Method::post || request.method == Method::put)
    message.content_length(request.body.size());
  return message;
}

Response response_of(Parser::value_type message) {
  Response response;
  response.status = static_cast<int>(message.result_int());
  for (const auto& header : message)
    response.headers.push_back({std::string(header.name_string()), std::string(header.value())});
  if (const auto* type = response.header("Content-Type")) response.content_type = *type;
  response.body = std::move(message.body());
  return response;
}

}  // namespace

Result<ServiceUrl> parse_service_url(std::string_view text) {
  const Error malformed{ErrorKind::invalid, "client.url",
                        "A register's address is `http://host:port` or `https://host:port`, without a path."};
  const auto parsed = boost::urls::parse_uri({text.data(), text.size()});
  if (parsed.has_error()) return malformed;
  const bool secure = parsed->scheme_id() == boost::urls::scheme::https;
  const auto path = parsed->encoded_path();
  if ((!secure && parsed->scheme_id() != boost::urls::scheme::http) || parsed->has_userinfo() ||
      parsed->has_query() || parsed->has_fragment() || !(path.empty() || path == "/") ||
      parsed->host_address().empty())
    return malformed;
  // As text: the library's number wraps around above 65,535.
  const std::string port_text = parsed->has_port() ? std::string(parsed->port()) : "";
  const auto port = parse_decimal(port_text);
  if (parsed->has_port() && (!port.has_value() || *port == 0 || *port > 65'535)) return malformed;
  const std::uint16_t usual = secure ? 443 : 80;
  return ServiceUrl{secure, parsed->host_address(),
                    port.has_value() ? static_cast<std::uint16_t>(*port) : usual};
}

std::string to_string(const ServiceUrl& url) {
  return (url.secure ? "https://" : "http://") + host_field(url);
}

struct Client::Parts {
  ServiceUrl url;
  ClientOptions options;
  asio::io_context context{1};
  std::optional<asio::ssl::context> tls;
  std::optional<Plain> plain;
  std::optional<Secure> secure;
  beast::flat_buffer buffer;

  bool connected() const { return plain.has_value() || secure.has_value(); }
  Plain& lowest() { return secure.has_value() ? beast::get_lowest_layer(*secure) : *plain; }
  void disconnect() {
    plain.reset();
    secure.reset();
    buffer.clear();
  }
  // Runs one operation to its end; the stream's own time limit ends it, and so this.
  template <typename Start>
  Code wait(const Start& start) {
    Code result = asio::error::would_block;
    start([&result](const Code& code, auto&&...) { result = code; });
    context.restart();
    context.run();
    return result;
  }
  Code connect();
  template <typename Stream>
  Code talk(Stream& stream, Message& message, Parser& parser);
};

Code Client::Parts::connect() {
  Code code;
  asio::ip::tcp::resolver resolver(context);
  const auto endpoints = resolver.resolve(url.host, std::to_string(url.port), code);
  if (code) return code;
  if (url.secure) {
    secure.emplace(context, *tls);
    // RFC 6066 section 3: a name, never an address.
    Code is_name;
    asio::ip::make_address(url.host, is_name);
    if (is_name) SSL_set_tlsext_host_name(secure->native_handle(), url.host.c_str());
    secure->set_verify_callback(asio::ssl::host_name_verification(url.host));
  } else {
    plain.emplace(context);
  }
  lowest().expires_after(options.patience);
  code = wait([&](auto done) { lowest().async_connect(endpoints, done); });
  if (code) return code;
  lowest().socket().set_option(asio::ip::tcp::no_delay(true), code);
  if (!url.secure) return {};
  return wait([&](auto done) { secure->async_handshake(asio::ssl::stream_base::client, done); });
}

template <typename Stream>
Code Client::Parts::talk(Stream& stream, Message& message, Parser& parser) {
  lowest().expires_after(options.patience);
  const auto sent = wait([&](auto done) { beast::http::async_write(stream, message, done); });
  // A server may refuse, answer and close before it has taken all of a body: its answer is what counts.
  const auto received = wait([&](auto done) { beast::http::async_read(stream, buffer, parser, done); });
  return received && sent ? sent : received;
}

Client::Client(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Client::~Client() = default;
const ServiceUrl& Client::url() const {
  return parts_->url;
}

Result<std::unique_ptr<Client>> Client::make(ServiceUrl url, ClientOptions options) {
  auto parts = std::make_unique<Parts>();
  parts->url = std::move(url);
  parts->options = std::move(options);
  if (parts->url.secure) {
    auto& tls = parts->tls.emplace(asio::ssl::context::tls_client);
    Code failed;
    tls.set_verify_mode(asio::ssl::verify_peer);
    SSL_CTX_set_min_proto_version(tls.native_handle(), TLS1_2_VERSION);
    if (parts->options.certificates.empty()) {
      tls.set_default_verify_paths(failed);
    } else {
      tls.load_verify_file(parts->options.certificates, failed);
    }
    if (failed)
      return Error{
          ErrorKind::invalid, "client.certificates",
          "The file of trusted certificates cannot be read as PEM: " + parts->options.certificates + "."};
  }
  return std::unique_ptr<Client>(new Client(std::move(parts)));
}

Result<Response> Client::exchange(const ClientRequest& request) {
  auto& parts = *parts_;
  for (bool again = parts.connected() && request.method == Method::get;; again = false) {
    if (!parts.connected()) {
      if (const auto code = parts.connect()) {
        parts.disconnect();
        return unreachable(parts.url, code);
      }
    }
    auto message = message_of(request, parts.url);
    Parser parser;
    parser.body_limit(parts.options.answer_bytes_max);
    const auto code = parts.url.secure ? parts.talk(*parts.secure, message, parser)
                                       : parts.talk(*parts.plain, message, parser);
    if (!code) {
      if (!parser.get().keep_alive()) parts.disconnect();
      return response_of(parser.release());
    }
    parts.disconnect();
    if (!again) return no_answer(parts.url, code);
  }
}

}  // namespace kroniek::http
