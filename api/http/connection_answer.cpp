#include <array>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <cstdio>
#include <exception>

#include "api/http/connection.h"
#include "api/http/events.h"
#include "api/http/problem.h"
#include "api/http/response_head.h"

// The answering half of a connection; connection.cpp has the reading half and the rule on arguments of
// coroutines.
namespace kroniek::http {
namespace {

namespace asio = boost::asio;
using boost::system::error_code;
using Clock = Watched::Clock;
using std::chrono::milliseconds;

constexpr std::size_t events_bytes_max = 64 * 1024;  // a pull
constexpr std::size_t linger_read_bytes = 64 * 1024;
constexpr std::size_t linger_bytes_max = 4 * 1024 * 1024;

auto into(error_code& failed) {
  return asio::redirect_error(asio::use_awaitable, failed);
}

}  // namespace

Connection::Awaitable<Response> Connection::ask(Request request) {
  mailbox_ = std::make_shared<Mailbox>(alarm_);
  enter(Phase::answer, std::chrono::hours(24));  // the alarm has the time limit
  try {
    Reply reply([mailbox = mailbox_](Response response) { mailbox->put(std::move(response)); });
    shared_.application.handle(std::move(request), std::move(reply));
  } catch (const std::exception&) {
    add(shared_.stats.failures);  // the Reply that was dropped has answered
  }
  auto response = mailbox_->take();
  const auto until = Clock::now() + shared_.options.limits.answer;
  while (!response && Clock::now() < until) {
    const auto rest = std::chrono::ceil<milliseconds>(until - Clock::now());
    co_await wait(rest);
    response = mailbox_->take();
  }
  mailbox_->leave();
  mailbox_.reset();
  if (response) co_return std::move(*response);
  add(shared_.stats.timeouts);
  co_return problem(Error{ErrorKind::unavailable, "server.answer-overdue",
                          "there was no answer in time; what was asked may or may not have been done"});
}

// True where the mailbox was roused before the time was up.
Connection::Awaitable<bool> Connection::wait(milliseconds time) {
  const auto until = Clock::now() + time;
  while (!mailbox_->was_roused()) {
    if (Clock::now() >= until) co_return false;
    alarm_.expires_at(until);
    error_code ignored;
    co_await alarm_.async_wait(into(ignored));
  }
  co_return true;
}

Connection::Awaitable<Connection::Turn> Connection::refuse() {
  if (refusal_->status == 408)
    add(shared_.stats.timeouts);
  else if (refusal_->code.starts_with("framing."))
    add(shared_.stats.refusals);
  Response response = problem(refusal_->status, Error{ErrorKind::invalid, refusal_->code, refusal_->detail});
  response.close = true;
  co_return co_await answer(std::move(response));
}

Connection::Awaitable<Connection::Turn> Connection::answer(Response response) {
  if (!is_sendable(response)) {
    add(shared_.stats.failures);
    response =
        problem(Error{ErrorKind::corrupt, "server.answer-malformed", "the answer could not be sent as made"});
  }
  const bool endless = response.events && http_1_0_;
  const bool keep = keep_alive_ && !response.close && !endless && !shared_.stopping;
  const HeadContext context{http_date_now(), shared_.options.api_version, stream_.secure(), keep, http_1_0_};
  head_text_.clear();
  append_head(head_text_, response, context);
  shared_.stats.count_status(response.status);
  const bool bodiless = head_only_ || response.status == 204 || response.status == 304 || response.events;
  const std::string_view body = bodiless ? std::string_view() : std::string_view(response.content());
  enter(Phase::write, shared_.options.limits.write + time_for(body.size()));
  if (!co_await write(head_text_, body)) co_return Turn::gone;
  if (response.events && !head_only_) {
    keep_alive_ = keep;
    auto source = std::move(response.events);
    co_return co_await send_events(std::move(source));
  }
  co_return keep ? Turn::next : Turn::part;
}

Connection::Awaitable<bool> Connection::write(std::string_view head, std::string_view body) {
  error_code failed;
  const std::array buffers{asio::const_buffer(head.data(), head.size()),
                           asio::const_buffer(body.data(), body.size())};
  std::size_t bytes = 0;
  if (stream_.secure())
    bytes = co_await asio::async_write(stream_.tls(), buffers, into(failed));
  else
    bytes = co_await asio::async_write(stream_.socket(), buffers, into(failed));
  add(shared_.stats.bytes_sent, bytes);
  if (failed && timed_out_) add(shared_.stats.timeouts);
  co_return !failed;
}

Connection::Awaitable<Connection::Turn> Connection::send_events(std::shared_ptr<EventSource> source) {
  const auto& limits = shared_.options.limits;
  mailbox_ = std::make_shared<Mailbox>(alarm_);
  source->start([mailbox = mailbox_] { mailbox->rouse(); });
  for (bool more = true; more && !shared_.stopping;) {
    auto events = source->pull(events_bytes_max);
    more = events.has_value();
    if (more && events->empty()) {
      enter(Phase::events, std::chrono::hours(24));
      if (co_await wait(limits.heartbeat)) continue;
      events = ":\n\n";
    }
    if (!more) break;
    std::array<char, 20> size{};
    std::snprintf(size.data(), size.size(), "%zx\r\n", events->size());
    std::string text = http_1_0_ ? *events : size.data() + *events + "\r\n";
    enter(Phase::write, limits.write);
    if (!co_await write(text, std::string_view())) co_return Turn::gone;
  }
  mailbox_->leave();
  mailbox_.reset();
  enter(Phase::write, limits.write);
  const std::string_view last = http_1_0_ ? std::string_view() : "0\r\n\r\n";
  if (!co_await write(last, std::string_view())) co_return Turn::gone;
  co_return keep_alive_ && !shared_.stopping ? Turn::next : Turn::part;
}

// Closing while bytes of the client are unread would reset the connection, and with it our last answer (RFC
// 9112 section 9.6): so we end our side, and read for a while.
Connection::Awaitable<void> Connection::part() {
  enter(Phase::parting, shared_.options.limits.linger);
  error_code failed;
  if (stream_.secure()) {
    co_await stream_.tls().async_shutdown(into(failed));
    co_return;
  }
  stream_.socket().shutdown(asio::socket_base::shutdown_send, failed);
  for (std::size_t total = 0; total < linger_bytes_max;) {
    buffer_.clear();
    const std::size_t bytes = co_await read_some(linger_read_bytes);
    if (bytes == 0) break;
    total += bytes;
  }
}

}  // namespace kroniek::http
