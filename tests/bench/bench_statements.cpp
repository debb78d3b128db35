// How fast a register takes signed statements and answers questions, over loopback with its client on the
// same machine, beside what fdatasync and the signature check alone cost in the same run.
//   bench_statements KRONIEK [DIRECTORY [STATEMENTS]]
// Wall time, and processor time of server and client: on a machine with other work only the second compares.
#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <thread>

#include "core/register/sign_in.h"
#include "crypto/signatures.h"
#include "tests/sim/load.h"
#include "tests/support/files.h"

namespace kroniek::sim {
namespace {

namespace fs = std::filesystem;
using Steady = std::chrono::steady_clock;

double cpu_of(clockid_t clock) {
  timespec time{};
  clock_gettime(clock, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

// Runs a program whose output goes to a file.
pid_t start(std::vector<std::string> words, const fs::path& out) {
  std::vector<char*> arguments;
  for (auto& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  const pid_t child = ::fork();
  if (child != 0) return child;
  ::prctl(PR_SET_PDEATHSIG, SIGTERM);  // it ends with the bench, however that ends
  ::dup2(::open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), STDOUT_FILENO);
  ::dup2(::open("/dev/null", O_WRONLY), STDERR_FILENO);
  ::execv(arguments[0], arguments.data());
  ::_exit(127);
}

// A register of the bench's own, served by the program itself.
class Served {
 public:
  Served(const std::string& kroniek, const fs::path& directory) {
    const auto data = (directory / "data").string();
    const auto founded = directory / "init.json";
    const pid_t init =
        start({kroniek, "init", "--data", data, "--origin", "bench.test/log", "-o", "json"}, founded);
    int status = -1;
    VERIFY(::waitpid(init, &status, 0) == init && status == 0, "kroniek init founds a register");
    server_ = start({kroniek, "serve", "--data", data, "--port", "0", "--free-space-min", "1"},
                    directory / "ready");
    std::string ready;
    while (ready.find('\n') == std::string::npos) {
      VERIFY(::waitpid(server_, &status, WNOHANG) == 0, "kroniek serve goes on");
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
      ready = test::file_text(directory / "ready");
    }
    port_ = static_cast<std::uint16_t>(std::stoi(ready.substr(ready.rfind(':') + 1)));
    VERIFY(::clock_getcpuclockid(server_, &clock_) == 0, "the server has a clock");
    founder_ = read_founder(parse_json(test::file_text(founded)).value(),
                            parse_json(test::file_text(data + "/keys/administrator.jwk")).value());
  }
  ~Served() {
    ::kill(server_, SIGTERM);
    ::waitpid(server_, nullptr, 0);
  }
  Served(const Served&) = delete;
  Served& operator=(const Served&) = delete;

  std::uint16_t port() const { return port_; }
  const Founder& founder() const { return founder_; }
  double cpu() const { return cpu_of(clock_); }

 private:
  pid_t server_ = -1;
  clockid_t clock_{};
  std::uint16_t port_ = 0;
  Founder founder_;
};

double took_us(const std::function<void()>& work) {
  const auto begun = Steady::now();
  work();
  return std::chrono::duration<double, std::micro>(Steady::now() - begun).count();
}

double median_us(std::size_t rounds, const std::function<void()>& work) {
  std::vector<double> took;
  for (std::size_t i = 0; i < rounds; ++i) took.push_back(took_us(work));
  std::ranges::sort(took);
  return percentile(took, 0.5);
}

// Appends and syncs about what one statement's commit writes.
class PlainFile {
 public:
  explicit PlainFile(const fs::path& path)
      : file_(::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600)) {}
  ~PlainFile() { ::close(file_); }
  PlainFile(const PlainFile&) = delete;
  PlainFile& operator=(const PlainFile&) = delete;
  void append_and_sync() {
    VERIFY(::write(file_, block_.data(), block_.size()) > 0 && ::fdatasync(file_) == 0,
           "the disk takes a block");
  }

 private:
  const int file_;
  const std::string block_ = std::string(4'000, 'x');
};

// Of one check, and of how many a second all processors do.
struct Checks {
  double us = 0;
  double per_second = 0;
};
Checks signature_checks(const Signer& signer) {
  const auto verifier = make_verifier();
  const std::string message(900, 'm');
  const auto signature = signer.sign(as_bytes(message)).value();
  const auto check = [&] {
    VERIFY(verifier->check(signer.key(), as_bytes(message), signature), "it is signed");
  };
  const auto us = median_us(2'000, check);
  const auto threads = std::max(1U, std::thread::hardware_concurrency());
  const auto begun = Steady::now();
  {
    std::vector<std::jthread> all;
    for (unsigned i = 0; i < threads; ++i)
      all.emplace_back([&] {
        for (int turn = 0; turn < 10'000; ++turn) check();
      });
  }
  const std::chrono::duration<double> took = Steady::now() - begun;
  return {us, 10'000.0 * threads / took.count()};
}

class Bench {
 public:
  Bench(const Served& served, fs::path directory) : served_(served), directory_(std::move(directory)) {}

  LoadReport state(const Cast& cast, const char* what, std::size_t count, LoadPlan plan) {
    plan.port = served_.port();
    const auto statements = sign_openings(cast, series_++, count);
    const auto server = served_.cpu(), client = cpu_of(CLOCK_PROCESS_CPUTIME_ID);
    auto report = put_load(plan, statements, [](std::size_t, std::uint64_t) {});
    VERIFY(!report.cut_off, "the server stays");
    tell(what, count, report.seconds, served_.cpu() - server, cpu_of(CLOCK_PROCESS_CPUTIME_ID) - client);
    std::printf("    p50 %.0f us, p99 %.0f us\n", percentile(report.microseconds, 0.5),
                percentile(report.microseconds, 0.99));
    newest_ = statements;
    return report;
  }

  // Always the same question over many connections; its answers a second.
  double ask(const char* what, const std::string& request, std::size_t count, std::size_t connections) {
    std::vector<Connection> lines;
    for (std::size_t i = 0; i < connections; ++i) lines.emplace_back(served_.port());
    const auto server = served_.cpu(), client = cpu_of(CLOCK_PROCESS_CPUTIME_ID);
    const auto begun = Steady::now();
    for (auto& line : lines) line.send(request);
    for (std::size_t i = 0; i < count; ++i) {
      auto& line = lines[i % connections];
      std::optional<Answer> answer;
      while (!answer.has_value() && line.is_open()) answer = line.receive_some();
      VERIFY(answer.has_value() && answer->status == 200, "the question is answered");
      line.send(request);
    }
    const std::chrono::duration<double> took = Steady::now() - begun;
    tell(what, count, took.count(), served_.cpu() - server, cpu_of(CLOCK_PROCESS_CPUTIME_ID) - client);
    return static_cast<double>(count) / took.count();
  }

  // In turns, so that other work on the machine disturbs both alike.
  void compare_with_disk(const Cast& cast) {
    constexpr std::size_t rounds = 20, in_each = 100;
    const auto check = signature_checks(*cast.authors.front().signer).us;
    const auto statements = sign_openings(cast, series_++, rounds * in_each);
    PlainFile file(directory_ / "plain");
    std::vector<double> stated, synced;
    for (std::size_t round = 0; round < rounds; ++round) {
      const auto part = std::span(statements).subspan(round * in_each, in_each);
      const auto report =
          put_load({.port = served_.port(), .connections = 1}, part, [](std::size_t, std::uint64_t) {});
      stated.insert(stated.end(), report.microseconds.begin(), report.microseconds.end());
      for (std::size_t i = 0; i < in_each; ++i) synced.push_back(took_us([&] { file.append_and_sync(); }));
    }
    std::ranges::sort(stated);
    std::ranges::sort(synced);
    const auto p50 = percentile(stated, 0.5), sync = percentile(synced, 0.5);
    std::printf("one client, one statement at a time: p50 %.0f us, p99 %.0f us\n", p50,
                percentile(stated, 0.99));
    std::printf("    fdatasync %.0f us + signature check %.0f us = %.0f us; p50 is %.2f of that\n", sync,
                check, sync + check, p50 / (sync + check));
  }

  void batches(const Cast& cast, const char* what, std::size_t count) {
    const auto limit = signature_checks(*cast.authors.front().signer).per_second;
    const auto report = state(cast, what, count, {.connections = 4, .batch = 256});
    const auto reached = static_cast<double>(report.acknowledged) / report.seconds;
    std::printf("    the signature checks alone allow %.0f/s; this is %.2f of that\n", limit,
                reached / limit);
  }

  void questions(const Cast& cast) {
    const auto now = std::chrono::duration_cast<std::chrono::microseconds>(
                         std::chrono::system_clock::now().time_since_epoch())
                         .count();
    const auto& author = cast.authors.front();
    const auto token = make_token(author.actor, cast.origin, {now}, *author.signer).value();
    const auto view = "GET /v1/" + to_string(author.actor) +
                      " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + token + "\r\n\r\n";
    const auto proof = get_request("/v1/statements/" + newest_[newest_.size() / 3].jti + "/proof");
    const auto hello = ask("hello: /livez, 64 connections", get_request("/livez"), 40'000, 64);
    const auto views = ask("one view, signed in, 64 connections", view, 20'000, 64);
    std::printf("    %.2f of hello\n", views / hello);
    const auto proofs = ask("one proof, 64 connections", proof, 20'000, 64);
    std::printf("    %.2f of hello\n", proofs / hello);
    const auto lone_hello = 1e6 / ask("hello, one connection", get_request("/livez"), 5'000, 1);
    const auto lone_proof = 1e6 / ask("one proof, one connection", proof, 5'000, 1);
    std::printf("    the proof itself takes %.0f us\n", lone_proof - lone_hello);
  }

 private:
  static void tell(const char* what, std::size_t count, double seconds, double server, double client) {
    const auto each = static_cast<double>(count) / 1e6;
    std::printf("%-44s %7.0f/s  processor: server %.1f us, client %.1f us each\n", what,
                static_cast<double>(count) / seconds, server / each, client / each);
    std::fflush(stdout);
  }

  const Served& served_;
  const fs::path directory_;
  std::uint32_t series_ = 0;
  std::vector<Signed> newest_;
};

void run(const std::string& kroniek, const fs::path& parent, std::size_t count) {
  std::string name = (parent / "bench-statements-XXXXXX").string();
  VERIFY(::mkdtemp(name.data()) != nullptr, "the bench needs a directory to write in");
  {
    const Served served(kroniek, name);
    Connection connection(served.port());
    const auto ed25519 = enrol(connection, served.founder(), 8, KeyKind::ed25519);
    const auto es256 = enrol(connection, served.founder(), 8, KeyKind::p256);
    Bench bench(served, name);
    bench.compare_with_disk(ed25519);
    bench.state(ed25519, "64 clients, one a request, Ed25519", count, {.connections = 64});
    bench.state(es256, "64 clients, one a request, ES256", count, {.connections = 64});
    bench.batches(ed25519, "batches of 256, Ed25519", count);
    bench.batches(es256, "batches of 256, ES256", count);
    bench.questions(ed25519);
  }
  fs::remove_all(name);
}

}  // namespace
}  // namespace kroniek::sim

int main(int count, char** words) {
  if (count < 2) {
    std::fprintf(stderr, "bench_statements KRONIEK [DIRECTORY [STATEMENTS]]\n");
    return 2;
  }
  kroniek::sim::run(words[1], count > 2 ? words[2] : ".", count > 3 ? std::stoul(words[3]) : 20'000);
}
