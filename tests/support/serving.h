// The program itself as a child of a test: `kroniek serve`, with its log lines in a file. Whoever uses it is
// built with KRONIEK_BINARY.
#pragma once

#include <sys/types.h>

#include <csignal>
#include <cstdint>
#include <string>
#include <vector>

#include "tests/support/temporary_directory.h"

namespace kroniek::test {

// `kroniek serve` on a free port, stopped with the test.
class Serving {
 public:
  explicit Serving(const std::string& data, const std::vector<std::string>& more = {});
  ~Serving();
  Serving(const Serving&) = delete;
  Serving& operator=(const Serving&) = delete;
  const std::string& url() const { return url_; }
  std::uint16_t port() const;
  pid_t process() const { return process_; }
  // Sends the signal and waits: the exit code, or -1 where it was killed.
  int end(int signal = SIGTERM);
  // What it wrote to the error output.
  std::string log() const;

 private:
  TemporaryDirectory directory_;
  pid_t process_ = -1;
  std::string url_;
};

}  // namespace kroniek::test
