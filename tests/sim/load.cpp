#include "tests/sim/load.h"

#include <sys/epoll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>

namespace kroniek::sim {
namespace {

using Clock = std::chrono::steady_clock;

struct Line {
  Connection connection;
  std::size_t first = 0;  // the statements of the request that is under way
  std::size_t count = 0;  // none: nothing is
  Clock::time_point sent{};
};

class Load {
 public:
  Load(const LoadPlan& plan, std::span<const Signed> statements, const Acknowledged& acknowledged)
      : plan_(plan),
        statements_(statements),
        acknowledged_(acknowledged),
        poll_(::epoll_create1(EPOLL_CLOEXEC)) {
    for (std::size_t i = 0; i < plan.connections; ++i) lines_.push_back({Connection(plan.port)});
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      epoll_event event{.events = EPOLLIN, .data = {.u64 = i}};
      ::epoll_ctl(poll_, EPOLL_CTL_ADD, lines_[i].connection.descriptor(), &event);
    }
  }
  ~Load() { ::close(poll_); }
  Load(const Load&) = delete;
  Load& operator=(const Load&) = delete;

  LoadReport run() {
    const auto start = Clock::now();
    for (auto& line : lines_) send_next(line);
    std::array<epoll_event, 64> ready{};
    while (under_way_ > 0) {
      const int count = ::epoll_wait(poll_, ready.data(), static_cast<int>(ready.size()), -1);
      for (int i = 0; i < count; ++i) receive(lines_[ready[static_cast<std::size_t>(i)].data.u64]);
    }
    report_.seconds = std::chrono::duration<double>(Clock::now() - start).count();
    std::ranges::sort(report_.microseconds);
    return std::move(report_);
  }

 private:
  std::string request_of(const Line& line) const {
    if (plan_.batch == 1)
      return post_request("/v1/statements", "application/sd-jwt", statements_[line.first].text);
    std::string body;
    for (std::size_t i = 0; i < line.count; ++i) body += '"' + statements_[line.first + i].text + "\"\n";
    return post_request("/v1/statements/_batch", "application/x-ndjson", body);
  }

  void send_next(Line& line) {
    line.count = report_.cut_off ? 0 : std::min(plan_.batch, statements_.size() - next_);
    if (line.count == 0) return;
    line.first = next_;
    next_ += line.count;
    ++under_way_;
    const auto request = request_of(line);
    line.sent = Clock::now();
    send(line, request);
  }

  void send(Line& line, std::string_view request) {
    line.connection.send(request);
    if (!line.connection.is_open()) lose(line);
  }

  // What was answered before the server went away is still to be read, so a lost line is not the end of
  // others.
  void lose(Line& line) {
    report_.cut_off = true;
    ::epoll_ctl(poll_, EPOLL_CTL_DEL, line.connection.descriptor(), nullptr);
    for (std::size_t i = 0; i < line.count; ++i) report_.unanswered.push_back(line.first + i);
    if (line.count > 0) --under_way_;
    line.count = 0;
  }

  void receive(Line& line) {
    const auto answer = line.connection.receive_some();
    if (!line.connection.is_open()) return lose(line);
    if (!answer.has_value()) return;
    if (answer->status == 503) {  // nothing was recorded, so the same may be sent again
      ++report_.busy;
      return send(line, request_of(line));
    }
    report_.microseconds.push_back(
        std::chrono::duration<double, std::micro>(Clock::now() - line.sent).count());
    std::string_view body = answer->body;
    for (std::size_t i = 0; i < line.count; ++i) {
      const auto end = plan_.batch == 1 ? body.size() : body.find('\n') + 1;
      acknowledged_(line.first + i, index_in(body.substr(0, end)));
      body.remove_prefix(end);
    }
    report_.acknowledged += line.count;
    --under_way_;
    send_next(line);
  }

  const LoadPlan plan_;
  const std::span<const Signed> statements_;
  const Acknowledged& acknowledged_;
  const int poll_;
  std::vector<Line> lines_;
  std::size_t next_ = 0;
  std::size_t under_way_ = 0;
  LoadReport report_;
};

}  // namespace

LoadReport put_load(const LoadPlan& plan, std::span<const Signed> statements,
                    const Acknowledged& acknowledged) {
  return Load(plan, statements, acknowledged).run();
}

std::uint64_t index_in(std::string_view acknowledgement) {
  constexpr std::string_view name = "\"index\":";
  const auto at = acknowledgement.find(name);
  if (!acknowledgement.starts_with("{\"statement\":") || at == std::string_view::npos) {
    std::fprintf(stderr, "not acknowledged: %.*s\n", static_cast<int>(acknowledgement.size()),
                 acknowledgement.data());
    std::exit(2);
  }
  return std::strtoull(acknowledgement.data() + at + name.size(), nullptr, 10);
}

double percentile(const std::vector<double>& sorted, double part) {
  if (sorted.empty()) return 0;
  return sorted[static_cast<std::size_t>(static_cast<double>(sorted.size() - 1) * part)];
}

}  // namespace kroniek::sim
