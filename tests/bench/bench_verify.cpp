// How fast a log is verified and its views are rebuilt, beside what the hashes and the signatures alone allow
// on the same threads, in the same run. `bench_verify [statements] [threads]`. Wall time and processor time
// of each; on a machine with other work only the second compares.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <deque>
#include <thread>

#include "core/domain/registration_number.h"
#include "core/register/audit.h"
#include "core/register/rebuild.h"
#include "core/register/replay.h"
#include "core/register/tables.h"
#include "tests/support/register_world.h"

namespace kroniek::test {
namespace {

constexpr int rounds = 3;

struct Took {
  double wall = 0;
  double cpu = 0;
};
double now(clockid_t clock) {
  timespec time{};
  clock_gettime(clock, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}
Took measure(const std::function<void()>& work) {
  const Took start{now(CLOCK_MONOTONIC), now(CLOCK_PROCESS_CPUTIME_ID)};
  work();
  return {now(CLOCK_MONOTONIC) - start.wall, now(CLOCK_PROCESS_CPUTIME_ID) - start.cpu};
}

struct Way {
  const char* name;
  std::function<void()> work;
  std::vector<Took> took = {};
};

// Everybody opens a file, is identified and is seen, in turn.
class Filling {
 public:
  explicit Filling(RegisterWorld& world) : world_(world), operation_(to_string(world.operation)) {}

  void fill(std::size_t statements) {
    std::deque<std::future<bool>> waiting;
    for (std::size_t i = 0; i < statements; ++i) {
      if (i % 3 == 0) file_ = to_string(StreamId{"registrations", new_id()});
      auto ready = world_.service().prepare(world_.sign(world_.registrar, statement(i % 3))).value();
      const auto done = std::make_shared<std::promise<bool>>();
      waiting.push_back(done->get_future());
      world_.service().submit(std::move(ready),
                              [done](Result<Accepted> answer) { done->set_value(answer.ok()); });
      for (; waiting.size() > 1'000; waiting.pop_front())
        VERIFY(waiting.front().get(), "every statement is taken");
    }
    for (auto& each : waiting) VERIFY(each.get(), "every statement is taken");
  }

 private:
  Uuid new_id() {
    std::array<std::uint8_t, 10> bits{};
    world_.random.fill(bits);
    return make_uuid_v7(world_.clock.now(), bits);
  }
  std::string statement(std::size_t step) {
    const auto head = R"(", "sub": ")" + file_ + R"(", "operation": ")" + operation_ + R"(", )";
    if (step == 0)
      return R"({"type": "registration.opened)" + head + R"("data": {"number": ")" + number() +
             R"(", "source": "desk"}})";
    if (step == 1)
      return R"({"type": "registration.identified)" + head +
             R"("version": 2, "data": {"level": 1, "basis": ["oral-self"],
        "minor": false, "names": {"family": "Jansen", "given": "Piet"}, "dateOfBirth": "1984-05-17"}})";
    return R"({"type": "registration.seen)" + head + R"("data": {"checkpoint": "GATE-4"}})";
  }
  std::string number() {
    auto next = next_registration_number(last_);
    if (!next.ok()) next = next_registration_number({std::string(1, ++range_) + "AA", 0});
    last_ = *next;
    return format_registration_number(last_).value();
  }

  RegisterWorld& world_;
  std::string operation_;
  std::string file_;
  char range_ = 'A';
  RegistrationNumber last_{"AAA", 0};
};

// Divides 0 to `count` among threads.
void share(std::size_t count, unsigned threads,
           const std::function<void(std::size_t from, std::size_t to)>& work) {
  std::vector<std::thread> workers;
  for (unsigned i = 0; i < threads; ++i)
    workers.emplace_back([&, i] { work(count * i / threads, count * (i + 1) / threads); });
  for (auto& worker : workers) worker.join();
}

struct SignatureCheck {
  PublicKey key;
  std::string message;
  Bytes signature;
};

void run(std::size_t statements, unsigned threads) {
  RegisterWorld::Options options;
  options.on = RegisterWorld::On::rocks;
  RegisterWorld world(options);
  Filling(world).fill(statements);
  const auto founding = world.service().founding();
  world.close();
  const auto snapshot = world.inner_store().snapshot();
  std::vector<std::string> leaves;
  std::vector<SignatureCheck> checks;
  (void)snapshot->scan(
      Table::entries, "", "", Order::ascending,
      [&](std::string_view, std::string_view leaf) { return leaves.emplace_back(leaf), true; });
  for (const auto& leaf : leaves) {
    const auto entry = world.codec().decode(as_bytes(leaf)).value();
    checks.push_back({world.registrar.signer->key(),
                      signing_input({entry.header, entry.payload, entry.signature}), entry.signature});
  }
  std::vector<Hash> hashes(leaves.size());
  const auto ports = world.ports();
  const AuditPorts audit_ports{ports.codec, ports.verifier, ports.random};
  const auto audit = [&](AuditDepth depth) {
    AuditOptions audit_options;
    audit_options.threads = threads;
    audit_options.depth = depth;
    audit_options.cipher = nullptr;
    const auto report = audit_store(*snapshot, audit_ports, audit_options).value();
    VERIFY(!report.problem.has_value(), "the register is sound");
  };
  std::vector<Way> ways = {
      {"hashes alone: leaf and tree",
       [&] {
         share(leaves.size(), threads, [&](std::size_t from, std::size_t to) {
           Frontier tree;
           for (auto i = from; i < to; ++i) tree.append(leaf_hash(as_bytes(leaves[i])));
         });
       }},
      {"verify: hashes", [&] { audit(AuditDepth::hashes); }},
      {"signatures alone",
       [&] {
         share(checks.size(), threads, [&](std::size_t from, std::size_t to) {
           for (auto i = from; i < to; ++i)
             ports.verifier.check(checks[i].key, as_bytes(checks[i].message), checks[i].signature);
         });
       }},
      {"verify: everything", [&] { audit(AuditDepth::everything); }},
      {"rebuild",
       [&] {
         VERIFY(rebuild(world.inner_store(), world.codec(), {threads, nullptr}).ok(), "it can be rebuilt");
       }},
  };
  for (int round = 0; round < rounds; ++round)
    for (auto& way : ways) way.took.push_back(measure(way.work));
  const auto count = static_cast<double>(leaves.size());
  std::printf("%zu statements, %u threads, %zu bytes a leaf\n", leaves.size(), threads,
              leaves[leaves.size() / 2].size());
  for (auto& way : ways) {
    const auto best = [&](double Took::*of) { return std::ranges::min(way.took, {}, of).*of / count * 1e6; };
    std::printf("%-30s %10.0f /s   wall %8.3f us   processor %8.3f us each\n", way.name,
                1e6 / best(&Took::wall), best(&Took::wall), best(&Took::cpu));
  }
}

}  // namespace
}  // namespace kroniek::test

int main(int count, char** arguments) {
  const auto number = [&](int at, unsigned long otherwise) {
    return count > at ? std::strtoul(arguments[at], nullptr, 10) : otherwise;
  };
  kroniek::test::run(number(1, 60'000), static_cast<unsigned>(number(2, 2)));
}
