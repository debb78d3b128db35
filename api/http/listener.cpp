#include "api/http/listener.h"

#include <algorithm>
#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/post.hpp>
#include <exception>
#include <future>
#include <iostream>

#include "api/http/log_line.h"

namespace kroniek::http {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

// Handlers are written not to throw; what the library throws all the same (no memory) must not end the
// service.
void run(asio::io_context& context) {
  for (;;) {
    try {
      context.run();
      return;
    } catch (const std::exception&) {
      log_line(std::cerr, "error", "worker-exception");
    }
  }
}

Error cannot_listen(const error_code& failed) {
  if (failed == asio::error::address_in_use)
    return {ErrorKind::busy, "serve.address-in-use", "another program listens on this address and port"};
  return {ErrorKind::invalid, "serve.cannot-listen",
          "cannot listen on this address and port: " + failed.message()};
}

}  // namespace

Listener::Listener(unsigned threads, std::chrono::milliseconds tick) : tick_(tick) {
  for (unsigned i = 0; i < std::max(threads, 1U); ++i) workers_.push_back(std::make_unique<Worker>());
}

Listener::~Listener() {
  stop();
}

Result<Ok> Listener::listen(const std::string& address, std::uint16_t port, Accepted accepted) {
  error_code failed;
  const tcp::endpoint endpoint(asio::ip::make_address(address, failed), port);
  auto& home = workers_.front()->context;
  acceptor_ = std::make_unique<tcp::acceptor>(home);
  retry_ = std::make_unique<asio::steady_timer>(home);
  if (!failed) acceptor_->open(endpoint.protocol(), failed);
  if (!failed) acceptor_->set_option(tcp::acceptor::reuse_address(true), failed);
  if (!failed) acceptor_->bind(endpoint, failed);
  if (!failed) acceptor_->listen(asio::socket_base::max_listen_connections, failed);
  if (failed) return cannot_listen(failed);
  port_ = acceptor_->local_endpoint().port();
  accepted_ = std::move(accepted);
  accept_next();
  for (const auto& worker : workers_) {
    tick(*worker);
    worker->thread = std::thread([&context = worker->context] { run(context); });
  }
  return Ok{};
}

void Listener::accept_next() {
  Worker& worker = *workers_[next_++ % workers_.size()];
  acceptor_->async_accept(worker.context, [this, &worker](const error_code& failed, tcp::socket socket) {
    if (!acceptor_->is_open()) return;
    if (!failed) {
      accepted_(std::move(socket), worker);
      return accept_next();
    }
    // Out of descriptors, mostly: trying again at once would spin.
    retry_->expires_after(std::chrono::milliseconds(50));
    retry_->async_wait([this](const error_code& cancelled) {
      if (!cancelled && acceptor_->is_open()) accept_next();
    });
  });
}

void Listener::tick(Worker& worker) {
  worker.ticker.expires_after(tick_);
  worker.ticker.async_wait([this, &worker](const error_code& cancelled) {
    if (cancelled) return;
    worker.watch.look(Watched::Clock::now());
    tick(worker);
  });
}

void Listener::stop_accepting() {
  const auto on_thread = [](Worker& worker, const std::function<void()>& work) {
    std::promise<void> done;
    asio::post(worker.context, [&] {
      work();
      done.set_value();
    });
    done.get_future().wait();
  };
  if (!acceptor_) return;
  on_thread(*workers_.front(), [this] {
    error_code ignored;
    acceptor_->close(ignored);
    retry_->cancel();
  });
  for (const auto& worker : workers_) on_thread(*worker, [&] { worker->watch.wind_up(); });
}

void Listener::stop() {
  for (const auto& worker : workers_) worker->context.stop();
  for (const auto& worker : workers_)
    if (worker->thread.joinable()) worker->thread.join();
  retry_.reset();
  acceptor_.reset();
  workers_
      .clear();  // the accepting one first: a socket that it had ready for another uses that one's context
}

}  // namespace kroniek::http
