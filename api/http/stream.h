// A connection's bytes, in clear or over TLS, behind one type, so that the connection is compiled once. Used
// on its worker's thread only.
#pragma once

#include <array>
#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <optional>
#include <utility>

namespace kroniek::http {

class Stream {
 public:
  using Socket = boost::asio::ip::tcp::socket;
  using Tls = boost::asio::ssl::stream<Socket&>;

  Stream(Socket socket, boost::asio::ssl::context* tls) : socket_(std::move(socket)) {
    if (tls) tls_.emplace(socket_, *tls);
  }
  Stream(Stream&&) = delete;  // tls_ refers to socket_

  bool secure() const { return tls_.has_value(); }
  Socket& socket() { return socket_; }
  Tls& tls() { return *tls_; }
  // Ends what is being read or written with an error.
  void cancel() {
    boost::system::error_code ignored;
    socket_.cancel(ignored);
  }

 private:
  Socket socket_;
  std::optional<Tls> tls_;
};

}  // namespace kroniek::http
