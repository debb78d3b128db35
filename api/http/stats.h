// What the server counts, for /metrics. Counters only grow; each may be read at any time from any thread, and
// is exact by itself but not at one moment with the others.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>

namespace kroniek::http {

struct ServerStats {
  std::atomic<std::uint64_t> connections_accepted = 0;
  std::atomic<std::uint64_t> connections_refused = 0;  // over a cap
  std::atomic<std::uint64_t> connections_open = 0;     // now
  std::atomic<std::uint64_t> handshakes_failed = 0;
  std::atomic<std::uint64_t> requests = 0;  // whose head was read and well-formed
  std::atomic<std::uint64_t> refusals = 0;  // by the framing rules
  std::atomic<std::uint64_t> timeouts = 0;  // of whatever kind but idle
  std::atomic<std::uint64_t> failures = 0;  // exceptions out of handlers and connections
  std::atomic<std::uint64_t> bytes_received = 0;
  std::atomic<std::uint64_t> bytes_sent = 0;
  std::array<std::atomic<std::uint64_t>, 600> statuses = {};  // answers, by status

  void count_status(int status) {
    statuses[static_cast<std::size_t>(status)].fetch_add(1, std::memory_order_relaxed);
  }
};

inline void add(std::atomic<std::uint64_t>& counter, std::uint64_t count = 1) {
  counter.fetch_add(count, std::memory_order_relaxed);
}

}  // namespace kroniek::http
