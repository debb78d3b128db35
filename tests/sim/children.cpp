#include "tests/sim/children.h"

#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <span>

#include "core/check.h"

namespace kroniek::sim {
namespace {

constexpr unsigned hang_seconds = 60;

pid_t start(const std::function<void()>& work) {
  std::fflush(nullptr);
  const pid_t child = ::fork();
  VERIFY(child >= 0, "a test can make children");
  if (child > 0) return child;
  for (const int signal : {SIGABRT, SIGSEGV, SIGALRM}) std::signal(signal, SIG_DFL);
  work();
  std::_Exit(0);
}

// 0, or the signal that ended it, or -1 where it left in another way.
int wait_for(pid_t child) {
  int status = 0;
  VERIFY(::waitpid(child, &status, 0) == child, "a child can be waited for");
  if (WIFSIGNALED(status)) return WTERMSIG(status);
  return WEXITSTATUS(status) == 0 ? 0 : -1;
}

class SharedBytes {
 public:
  explicit SharedBytes(std::size_t size)
      : size_(size),
        memory_(::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0)) {
    VERIFY(memory_ != MAP_FAILED, "a test has some memory");
  }
  ~SharedBytes() { ::munmap(memory_, size_); }
  SharedBytes(const SharedBytes&) = delete;
  SharedBytes& operator=(const SharedBytes&) = delete;
  std::span<volatile std::uint8_t> bytes() const { return {static_cast<std::uint8_t*>(memory_), size_}; }

 private:
  std::size_t size_;
  void* memory_;
};

}  // namespace

bool in_child(const std::function<void()>& work) {
  return wait_for(start(work)) == 0;
}

std::vector<std::uint8_t> in_children(std::size_t count, unsigned children, const Endings& endings,
                                      const std::function<Worker(unsigned child)>& make) {
  const SharedBytes shared(count + 1);
  const auto verdicts = shared.bytes();
  const auto first_open = [&](unsigned child) {
    std::size_t piece = child;
    while (piece < count && verdicts[piece] != 0) piece += children;
    return piece;
  };
  const auto start_one = [&](unsigned child) {
    return start([&, child] {
      const auto worker = make(child);
      for (auto piece = first_open(child); piece < count; piece += children) {
        ::alarm(hang_seconds);
        verdicts[piece] = worker(piece);
      }
    });
  };
  std::vector<pid_t> running;
  for (unsigned child = 0; child < children; ++child) running.push_back(start_one(child));
  for (unsigned child = 0; child < children; ++child)
    for (int ending = wait_for(running[child]); first_open(child) < count;
         ending = wait_for(running[child])) {
      verdicts[first_open(child)] = ending == SIGALRM ? endings.hung : endings.died;
      running[child] = start_one(child);
    }
  return {verdicts.begin(), verdicts.begin() + static_cast<std::ptrdiff_t>(count)};
}

}  // namespace kroniek::sim
