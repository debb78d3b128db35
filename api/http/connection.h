// One connection from its first byte to its last: reads a request, has it answered, writes the answer, and
// again. All of it runs on its worker's thread; only its mailbox is known to others.
#pragma once

#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "api/http/mailbox.h"
#include "api/http/seats.h"
#include "api/http/server.h"
#include "api/http/stream.h"
#include "api/http/watch.h"

namespace kroniek::http {

// What all connections of a server share; outlives them.
struct Shared {
  const ServerOptions& options;
  Application& application;
  ServerStats& stats;
  std::atomic<bool> stopping = false;
};

class Connection {
 public:
  template <typename T>
  using Awaitable = boost::asio::awaitable<T>;

  Connection(Stream::Socket socket, boost::asio::ssl::context* tls, Shared& shared, Seat seat);
  ~Connection();
  Connection(const Connection&) = delete;

  // `watch` is that of the worker whose thread this runs on.
  Awaitable<void> run(Watch& watch);

 private:
  enum class Phase { idle, head, body, answer, write, events, parting };
  enum class Turn { next, part, gone };

  Awaitable<bool> shake_hands();
  Awaitable<Turn> exchange();
  Awaitable<std::size_t> read_head();
  Awaitable<Turn> read_request(Head head, std::size_t head_bytes);
  Awaitable<bool> read_body(const Head& head, std::size_t head_bytes, std::size_t bytes_max,
                            std::string& body);
  Awaitable<Response> ask(Request request);
  Awaitable<Turn> answer(Response response);
  Awaitable<Turn> refuse();
  Awaitable<Turn> send_events(std::shared_ptr<EventSource> source);
  Awaitable<bool> write(std::string_view head, std::string_view body);
  Awaitable<std::size_t> read_some(std::size_t bytes_max);
  Awaitable<bool> wait(std::chrono::milliseconds time);
  Awaitable<void> part();

  Admission admit(const Head& head, Request& request);
  void enter(Phase phase, std::chrono::milliseconds time);
  std::chrono::milliseconds time_for(std::size_t bytes) const;
  std::string_view received() const;
  void wind_up();

  Shared& shared_;
  const Seat seat_;
  Stream stream_;
  boost::asio::steady_timer alarm_;   // what the mailbox cancels
  std::shared_ptr<Mailbox> mailbox_;  // shared with whoever answers
  Watched watched_;
  Watch* watch_ = nullptr;
  boost::beast::flat_buffer buffer_;
  std::string head_text_;  // of the answer; kept for its memory
  std::optional<Refusal> refusal_;
  Phase phase_ = Phase::idle;
  bool timed_out_ = false;
  bool keep_alive_ = true;
  bool http_1_0_ = false;
  bool head_only_ = false;
};

}  // namespace kroniek::http
