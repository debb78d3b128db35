#include "api/http/server.h"

#include <algorithm>
#include <array>
#include <boost/asio/co_spawn.hpp>
#include <exception>

#include "api/http/connection.h"
#include "api/http/listener.h"
#include "api/http/problem.h"
#include "api/http/response_head.h"
#include "api/http/tls.h"

namespace kroniek::http {
namespace {

namespace asio = boost::asio;
using boost::system::error_code;
using std::chrono::milliseconds;

Connection::Awaitable<void> serve(std::unique_ptr<Connection> connection, Watch& watch) {
  co_await connection->run(watch);
}

// Over a cap: one answer that costs nothing to make, and gone.
void turn_away(Stream::Socket socket, const Shared& shared) {
  add(shared.stats.connections_refused);
  if (shared.options.tls) return;
  auto response =
      problem(Error{ErrorKind::busy, "server.too-many-connections", "too many connections; come back"});
  std::string text;
  append_head(text, response, HeadContext{http_date_now(), shared.options.api_version, false, false, false});
  text += response.body;
  error_code ignored;
  socket.non_blocking(true, ignored);
  socket.write_some(asio::buffer(text), ignored);
  socket.shutdown(asio::socket_base::shutdown_send, ignored);
  std::array<char, 4096> unread{};
  socket.read_some(asio::buffer(unread), ignored);
}

}  // namespace

struct Server::Parts {
  Parts(ServerOptions given, Application& application)
      : options(std::move(given)),
        seats(options.limits.connections_max, options.limits.connections_per_peer_max),
        shared{options, application, stats},
        listener(options.threads, shortest_limit() / 4) {}

  milliseconds shortest_limit() const {
    const auto& l = options.limits;
    return std::clamp(std::min({l.idle, l.head, l.body, l.write, l.linger}), milliseconds(20),
                      milliseconds(1000));
  }

  void accept(Stream::Socket socket, Worker& worker) {
    add(stats.connections_accepted);
    error_code failed;
    const auto peer = socket.remote_endpoint(failed);
    if (failed) return;  // gone already
    socket.set_option(asio::ip::tcp::no_delay(true), failed);
    auto seat = seats.take(peer.address().to_string());
    if (!seat) return turn_away(std::move(socket), shared);
    auto connection = std::make_unique<Connection>(std::move(socket), tls.get(), shared, std::move(*seat));
    asio::co_spawn(worker.context, serve(std::move(connection), worker.watch),
                   [this](std::exception_ptr thrown) {
                     if (thrown) add(stats.failures);
                   });
  }

  const ServerOptions options;
  ServerStats stats;
  Seats seats;
  Shared shared;
  std::unique_ptr<asio::ssl::context> tls;
  Listener listener;  // last: its end destroys the connections, which use the others
};

Result<std::unique_ptr<Server>> Server::start(ServerOptions options, Application& application) {
  TRY_OK(check_bind(options.address, options.tls));
  auto parts = std::make_unique<Parts>(std::move(options), application);
  if (parts->options.tls) {
    TRY(tls, make_tls_context(*parts->options.tls));
    parts->tls = std::move(tls);
  }
  TRY_OK(parts->listener.listen(
      parts->options.address, parts->options.port,
      [&parts = *parts](Stream::Socket socket, Worker& worker) { parts.accept(std::move(socket), worker); }));
  return std::unique_ptr<Server>(new Server(std::move(parts)));
}

Server::Server(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

Server::~Server() {
  stop(milliseconds(0));
}

std::uint16_t Server::port() const {
  return parts_->listener.port();
}
const ServerStats& Server::stats() const {
  return parts_->stats;
}

void Server::stop(milliseconds drain) {
  parts_->shared.stopping = true;
  parts_->listener.stop_accepting();
  parts_->seats.wait_until_empty(drain);
  parts_->listener.stop();
}

}  // namespace kroniek::http
