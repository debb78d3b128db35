#include "api/http/connection.h"

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <exception>

#include "api/http/problem.h"
#include "api/http/target.h"

// The reading half of a connection, and the only file that knows Beast; connection_answer.cpp has the other
// half. Each argument of a coroutine is a named variable, moved in where it is taken by value: GCC 12
// miscompiles a braced temporary inside co_await.
namespace kroniek::http {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using boost::system::error_code;
using Clock = Watched::Clock;
using std::chrono::milliseconds;

constexpr std::size_t buffer_bytes_max = 128 * 1024;
constexpr std::size_t head_read_bytes = 4 * 1024;
constexpr std::size_t body_read_bytes = 64 * 1024;

auto into(error_code& failed) {
  return asio::redirect_error(asio::use_awaitable, failed);
}

// Framing decided by two parsers that differ would be decided by whoever wrote the request.
template <typename Parser>
bool agrees(const Parser& parser, const Head& head) {
  const auto length = parser.content_length();
  return parser.is_header_done() && parser.get().method_string() == name_of(head.method) &&
         parser.chunked() == head.chunked && length.has_value() == head.content_length.has_value() &&
         (!length || *length == *head.content_length);
}

Refusal body_too_large() {
  return {413, "request.body-too-large", "the body is larger than this operation takes"};
}
Refusal body_malformed() {
  return {400, "framing.body", "the body's chunks are malformed or their trailer too long"};
}
Refusal too_slow() {
  return {408, "request.timed-out", "the request did not arrive in time"};
}

}  // namespace

Connection::Connection(Stream::Socket socket, asio::ssl::context* tls, Shared& shared, Seat seat)
    : shared_(shared),
      seat_(std::move(seat)),
      stream_(std::move(socket), tls),
      alarm_(stream_.socket().get_executor()),
      buffer_(buffer_bytes_max) {
  add(shared_.stats.connections_open);
  watched_.time_is_up = [this] {
    timed_out_ = true;
    stream_.cancel();
  };
  watched_.wind_up = [this] { wind_up(); };
}

Connection::~Connection() {
  if (mailbox_) mailbox_->leave();
  if (watch_) watch_->remove(watched_);
  shared_.stats.connections_open.fetch_sub(1, std::memory_order_relaxed);
}

void Connection::wind_up() {
  if (phase_ == Phase::idle) stream_.cancel();
  if (phase_ == Phase::events && mailbox_) mailbox_->rouse();
}

void Connection::enter(Phase phase, milliseconds time) {
  phase_ = phase;
  timed_out_ = false;
  watched_.deadline = Clock::now() + time;
}

milliseconds Connection::time_for(std::size_t bytes) const {
  return milliseconds(bytes * 1000 / shared_.options.limits.bytes_per_second_min);
}

std::string_view Connection::received() const {
  const auto data = buffer_.data();
  return {static_cast<const char*>(data.data()), data.size()};
}

Connection::Awaitable<void> Connection::run(Watch& watch) {
  watch.add(watched_);
  watch_ = &watch;
  if (!co_await shake_hands()) co_return;
  auto turn = Turn::next;
  while (turn == Turn::next) turn = co_await exchange();
  if (turn == Turn::part) co_await part();
}

Connection::Awaitable<bool> Connection::shake_hands() {
  if (!stream_.secure()) co_return true;
  enter(Phase::head, shared_.options.limits.head);
  error_code failed;
  co_await stream_.tls().async_handshake(asio::ssl::stream_base::server, into(failed));
  if (failed) add(shared_.stats.handshakes_failed);
  co_return !failed;
}

// One request and its answer.
Connection::Awaitable<Connection::Turn> Connection::exchange() {
  refusal_.reset();
  keep_alive_ = false;  // until the head says otherwise
  http_1_0_ = head_only_ = false;
  const std::size_t head_bytes = co_await read_head();
  if (refusal_) co_return co_await refuse();
  if (head_bytes == 0) co_return Turn::gone;
  auto parsed = parse_head(received().substr(0, head_bytes), shared_.options.limits.framing);
  if (auto* refused = std::get_if<Refusal>(&parsed)) {
    refusal_ = std::move(*refused);
    co_return co_await refuse();
  }
  add(shared_.stats.requests);
  Head head = std::get<Head>(std::move(parsed));
  co_return co_await read_request(std::move(head), head_bytes);
}

// The bytes of the next head, or 0: then `refusal_` says why, or there is nobody to answer.
Connection::Awaitable<std::size_t> Connection::read_head() {
  const auto& limits = shared_.options.limits;
  enter(Phase::idle, limits.idle);
  if (shared_.stopping && buffer_.size() == 0) co_return 0;
  for (;;) {
    if (buffer_.size() > 0) {
      auto found = find_head(received(), limits.framing);
      if (const auto* bytes = std::get_if<std::size_t>(&found); bytes && *bytes > 0) co_return *bytes;
      if (auto* refused = std::get_if<Refusal>(&found)) {
        refusal_ = std::move(*refused);
        co_return 0;
      }
      if (phase_ == Phase::idle) enter(Phase::head, limits.head);
    }
    if (co_await read_some(head_read_bytes) > 0) continue;
    if (timed_out_ && phase_ == Phase::head) refusal_ = too_slow();
    co_return 0;
  }
}

Connection::Awaitable<std::size_t> Connection::read_some(std::size_t bytes_max) {
  error_code failed;
  const asio::mutable_buffer space = buffer_.prepare(bytes_max);
  std::size_t bytes = 0;
  if (stream_.secure())
    bytes = co_await stream_.tls().async_read_some(space, into(failed));
  else
    bytes = co_await stream_.socket().async_read_some(space, into(failed));
  if (failed) co_return 0;
  buffer_.commit(bytes);
  add(shared_.stats.bytes_received, bytes);
  co_return bytes;
}

Admission Connection::admit(const Head& head, Request& request) {
  request.method = head.method;
  request.headers = head.fields;
  request.has_body = head.has_body();
  request.secure = stream_.secure();
  request.peer = seat_.peer();
  auto target = parse_target(head.target);
  if (!target.ok()) return problem(target.error());
  request.path = std::move(target->path);
  request.segments = std::move(target->segments);
  request.query = std::move(target->query);
  try {
    return shared_.application.admit(request);
  } catch (const std::exception&) {
    add(shared_.stats.failures);
    return problem(Error{ErrorKind::corrupt, "server.no-answer", "no answer was made"});
  }
}

Connection::Awaitable<Connection::Turn> Connection::read_request(Head head, std::size_t head_bytes) {
  keep_alive_ = head.keep_alive;
  http_1_0_ = head.http_1_0;
  head_only_ = head.method == Method::head;
  Request request;
  auto admission = admit(head, request);
  if (auto* answered = std::get_if<Response>(&admission)) {
    Response response = std::move(*answered);
    response.close = response.close || head.has_body();  // which has not been read
    buffer_.consume(head_bytes);
    co_return co_await answer(std::move(response));
  }
  const std::size_t bytes_max = std::get<BodyLimit>(admission).bytes_max;
  if (!head.has_body()) {
    buffer_.consume(head_bytes);
  } else if (head.content_length.value_or(0) > bytes_max) {
    refusal_ = body_too_large();
  } else if (!co_await read_body(head, head_bytes, bytes_max, request.body) && !refusal_) {
    co_return Turn::gone;
  }
  if (refusal_) {
    request.held.reset();  // a refusal that is slowly read takes nobody's place
    co_return co_await refuse();
  }
  Response response = co_await ask(std::move(request));
  co_return co_await answer(std::move(response));
}

// False: `refusal_` says why, or the client has gone.
Connection::Awaitable<bool> Connection::read_body(const Head& head, std::size_t head_bytes,
                                                  std::size_t bytes_max, std::string& body) {
  enter(Phase::body, shared_.options.limits.body + time_for(head.content_length.value_or(bytes_max)));
  beast::http::request_parser<beast::http::string_body> parser;
  parser.header_limit(static_cast<std::uint32_t>(shared_.options.limits.framing.head_bytes_max));
  parser.body_limit(bytes_max);
  error_code failed;
  buffer_.consume(parser.put(asio::const_buffer(buffer_.data().data(), head_bytes), failed));
  if (failed || !agrees(parser, head)) {
    refusal_ = Refusal{400, "framing.ambiguous", "the head can be understood in two ways"};
    co_return false;
  }
  if (head.expects_continue && buffer_.size() == 0) {
    const std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
    if (!co_await write(go_on, std::string_view())) co_return false;
  }
  parser.eager(true);
  while (!parser.is_done()) {
    if (buffer_.size() > 0) {
      buffer_.consume(parser.put(buffer_.data(), failed));
      if (failed && failed != beast::http::error::need_more) break;
      if (parser.is_done()) break;
    }
    failed = {};
    if (buffer_.size() + body_read_bytes > buffer_bytes_max) {  // a trailer or a chunk extension without end
      refusal_ = body_malformed();
      co_return false;
    }
    if (co_await read_some(body_read_bytes) > 0) continue;
    if (timed_out_) refusal_ = too_slow();
    co_return false;
  }
  if (failed) {
    refusal_ = failed == beast::http::error::body_limit ? body_too_large() : body_malformed();
    co_return false;
  }
  body = std::move(parser.get().body());
  co_return true;
}

}  // namespace kroniek::http
