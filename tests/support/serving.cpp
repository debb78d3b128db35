#include "tests/support/serving.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/files.h"

namespace kroniek::test {
namespace {

constexpr int start_milliseconds_max = 60'000;  // with sanitizers on a busy machine

std::string read_line(int descriptor) {
  std::string line;
  char c = 0;
  for (;;) {
    pollfd waiting{descriptor, POLLIN, 0};
    if (::poll(&waiting, 1, start_milliseconds_max) <= 0 || ::read(descriptor, &c, 1) != 1 || c == '\n')
      return line;
    line += c;
  }
}

}  // namespace

Serving::Serving(const std::string& data, const std::vector<std::string>& more) {
  std::vector<std::string> words{KRONIEK_BINARY, "serve", "--data", data, "--port", "0"};
  // A test's disk may be small.
  if (more.empty()) words.push_back("--free-space-min=1");
  words.insert(words.end(), more.begin(), more.end());
  std::vector<char*> arguments;
  for (auto& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  int out[2];
  VERIFY(::pipe(out) == 0, "a test needs a pipe");
  const auto log = (directory_.path() / "log").string();
  process_ = ::fork();
  if (process_ == 0) {
    ::dup2(out[1], STDOUT_FILENO);
    ::dup2(::open(log.c_str(), O_WRONLY | O_CREAT, 0600), STDERR_FILENO);
    ::execv(KRONIEK_BINARY, arguments.data());
    ::_exit(127);
  }
  ::close(out[1]);
  const auto line = read_line(out[0]);
  ::close(out[0]);
  if (line.starts_with("ready ")) url_ = line.substr(6);
}

Serving::~Serving() {
  end(SIGKILL);
}

std::uint16_t Serving::port() const {
  return static_cast<std::uint16_t>(std::stoul(url_.substr(url_.find_last_of(':') + 1)));
}

int Serving::end(int signal) {
  if (process_ < 0) return -1;
  int status = 0;
  ::kill(process_, signal);
  ::waitpid(process_, &status, 0);
  process_ = -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

std::string Serving::log() const {
  return file_text(directory_.path() / "log");
}

}  // namespace kroniek::test
