// The threads and the listening socket: one io_context a thread (a shared one costs a third of the
// throughput), and one acceptor that hands connections out in turn. Knows nothing of HTTP.
#pragma once

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "api/http/watch.h"
#include "core/result.h"

namespace kroniek::http {

struct Worker {
  Watch watch;  // outlives the context, whose end destroys the connections that are left
  boost::asio::io_context context{1};
  boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work{context.get_executor()};
  boost::asio::steady_timer ticker{context};
  std::thread thread;
};

class Listener {
 public:
  // Called on the accepting thread; the socket belongs to the worker's context.
  using Accepted = std::function<void(boost::asio::ip::tcp::socket, Worker&)>;

  Listener(unsigned threads, std::chrono::milliseconds tick);
  ~Listener();
  // Codes `serve.address-in-use`, `serve.cannot-listen`.
  Result<Ok> listen(const std::string& address, std::uint16_t port, Accepted accepted);
  std::uint16_t port() const { return port_; }
  void
  stop_accepting();  // returns when nothing more will be accepted, and each connection was told to wind up
  void stop();       // ends the threads; connections that are left are destroyed

 private:
  void accept_next();
  void tick(Worker& worker);

  const std::chrono::milliseconds tick_;
  std::vector<std::unique_ptr<Worker>> workers_;
  std::size_t next_ = 0;
  std::unique_ptr<boost::asio::ip::tcp::acceptor> acceptor_;
  std::unique_ptr<boost::asio::steady_timer> retry_;
  Accepted accepted_;
  std::uint16_t port_ = 0;
};

}  // namespace kroniek::http
