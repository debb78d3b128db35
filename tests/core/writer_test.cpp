// The writer: one thread, no timer, a bounded queue; on doubt it stops, and a restart finds one truth.
#include "core/register/writer.h"

#include <catch2/catch.hpp>
#include <future>
#include <set>
#include <thread>

#include "tests/core/desk.h"

namespace kroniek::test {
namespace {

// A store whose commits wait until the test lets them go.
class GateStore final : public Store {
 public:
  explicit GateStore(Store& inner) : inner_(inner) {}
  void close_gate() {
    const std::lock_guard lock(mutex_);
    open_ = false;
  }
  void open_gate() {
    const std::lock_guard lock(mutex_);
    open_ = true;
    changed_.notify_all();
  }
  void wait_until_one_waits() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return waiting_; });
  }
  Result<Ok> commit(const Batch& batch) override {
    std::unique_lock lock(mutex_);
    waiting_ = true;
    changed_.notify_all();
    changed_.wait(lock, [&] { return open_; });
    waiting_ = false;
    return inner_.commit(batch);
  }
  std::unique_ptr<const Snapshot> snapshot() const override { return inner_.snapshot(); }
  Result<Ok> purge(Table table, std::string_view from, std::string_view before) override {
    return inner_.purge(table, from, before);
  }
  Result<Ok> health() const override { return inner_.health(); }

 private:
  Store& inner_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool open_ = true;
  bool waiting_ = false;
};

// The answers that a writer gave, in the order in which they were asked for.
class Answers {
 public:
  Writer::Done next() {
    promises_.push_back(std::make_shared<std::promise<Result<Accepted>>>());
    return [promise = promises_.back()](Result<Accepted> answer) { promise->set_value(std::move(answer)); };
  }
  std::vector<std::string> codes() {
    std::vector<std::string> out;
    for (auto& promise : promises_) {
      const auto answer = promise->get_future().get();
      out.push_back(answer.ok() ? accepted : answer.error().code);
    }
    return out;
  }

 private:
  std::vector<std::shared_ptr<std::promise<Result<Accepted>>>> promises_;
};

// A writer on a world's store, with a gate before it.
struct Post {
  RegisterWorld world;
  GateStore gate{world.store()};
  Vault vault{RegisterWorld::origin, world.ports().cipher};
  std::vector<Prepared> statements;
  std::unique_ptr<Writer> writer;
  std::vector<std::string> released;

  explicit Post(WriterLimits limits = {}, std::uint8_t statement_count = 6) {
    for (std::uint8_t i = 0; i < statement_count; ++i)
      statements.push_back(
          world.service()
              .prepare(world.sign(world.coordinator, operation_opened(static_cast<std::uint8_t>(20 + i))))
              .value()
              .prepared);
    world.close();
    auto recovered = recover({world.store(), world.high_water, world.codec(), world.verifier()}).value();
    writer = std::make_unique<Writer>(
        RecorderPorts{gate, world.codec(), vault, world.ports().log_key, world.clock}, std::move(recovered),
        limits, [this](TreeSize, const std::string& checkpoint) { released.push_back(checkpoint); });
  }
};

}  // namespace

TEST_CASE("writer: a lone statement is written at once, without waiting for others") {
  Post post;
  Answers answers;
  post.writer->submit(post.statements[0], answers.next());
  CHECK(answers.codes() == std::vector<std::string>{accepted});
  CHECK(post.writer->counts().batches == 1);
}

TEST_CASE("writer: what arrives while a batch is written becomes the next batch") {
  Post post;
  Answers answers;
  post.gate.close_gate();
  post.writer->submit(post.statements[0], answers.next());
  post.gate.wait_until_one_waits();
  for (std::size_t i = 1; i < 6; ++i) post.writer->submit(post.statements[i], answers.next());
  CHECK(post.writer->counts().waiting == 5);
  post.gate.open_gate();
  CHECK(answers.codes() == std::vector<std::string>(6, accepted));
  const auto counts = post.writer->counts();
  CHECK(counts.batches == 2);
  CHECK(counts.statements == 6);
  CHECK(counts.waiting == 0);
}

TEST_CASE("writer: a batch has a largest size") {
  Post post({.queue_max = 100, .batch_max = 2});
  Answers answers;
  post.gate.close_gate();
  post.writer->submit(post.statements[0], answers.next());
  post.gate.wait_until_one_waits();
  for (std::size_t i = 1; i < 6; ++i) post.writer->submit(post.statements[i], answers.next());
  post.gate.open_gate();
  CHECK(answers.codes() == std::vector<std::string>(6, accepted));
  CHECK(post.writer->counts().batches == 4);
}

TEST_CASE("writer: a full queue refuses at the door, and nothing of it is recorded") {
  Post post({.queue_max = 2, .batch_max = 512});
  Answers answers;
  post.gate.close_gate();
  post.writer->submit(post.statements[0], answers.next());
  post.gate.wait_until_one_waits();
  for (std::size_t i = 1; i < 5; ++i) post.writer->submit(post.statements[i], answers.next());
  post.gate.open_gate();
  CHECK(answers.codes() ==
        std::vector<std::string>{accepted, accepted, accepted, "writer.queue-full", "writer.queue-full"});
  CHECK(post.writer->health().ok());
  CHECK(post.writer->counts().statements == 3);
}

TEST_CASE("writer: closing writes what waits") {
  Post post;
  Answers answers;
  post.gate.close_gate();
  post.writer->submit(post.statements[0], answers.next());
  post.gate.wait_until_one_waits();
  for (std::size_t i = 1; i < 4; ++i) post.writer->submit(post.statements[i], answers.next());
  std::thread closing([&] { post.writer.reset(); });
  post.gate.open_gate();
  closing.join();
  CHECK(answers.codes() == std::vector<std::string>(4, accepted));
  CHECK(post.released.size() == 2);
}

TEST_CASE("writer: a checkpoint is released once it is durable, before its statements are answered") {
  Post post;
  bool was_durable = false;
  std::promise<void> answered;
  post.writer->submit(post.statements[0], [&](const Result<Accepted>&) {
    was_durable = !post.released.empty() &&
                  post.world.inner_store().snapshot()->read(Table::meta, newest_checkpoint_key).value() ==
                      post.released.back();
    answered.set_value();
  });
  answered.get_future().get();
  CHECK(was_durable);
}

TEST_CASE("writer: a refusal of one statement leaves the others of the batch alone") {
  Post post;
  Answers answers;
  post.gate.close_gate();
  post.writer->submit(post.statements[0], answers.next());
  post.gate.wait_until_one_waits();
  post.writer->submit(post.statements[1], answers.next());
  auto twice = post.statements[1];
  twice.jws.signature[0] ^= 1;
  post.writer->submit(twice, answers.next());
  post.writer->submit(post.statements[2], answers.next());
  post.gate.open_gate();
  CHECK(answers.codes() == std::vector<std::string>{accepted, accepted, "statement.jti-reused", accepted});
  CHECK(post.writer->counts().refusals == 1);
}

TEST_CASE("writer: the same statement twice in one batch is recorded once, and the second is told so") {
  Post post;
  std::vector<std::promise<Accepted>> answers(3);
  const auto submit = [&](std::size_t statement, std::size_t answer) {
    post.writer->submit(post.statements[statement], [&answers, answer](const Result<Accepted>& said) {
      answers[answer].set_value(said.value());
    });
  };
  post.gate.close_gate();
  submit(0, 0);
  post.gate.wait_until_one_waits();
  submit(1, 1);
  submit(1, 2);
  post.gate.open_gate();
  CHECK_FALSE(answers[0].get_future().get().again);
  const auto first = answers[1].get_future().get(), second = answers[2].get_future().get();
  CHECK_FALSE(first.again);
  CHECK(second.again);
  CHECK(second.position == first.position);
  CHECK(format_receipt(second.receipt) == format_receipt(first.receipt));
}

TEST_CASE("writer: after a failed append it stops, and a reopen finds one consistent truth") {
  const auto fault = GENERATE(Fault::refuse, Fault::lose_reply);
  const auto on = GENERATE(RegisterWorld::On::memory, RegisterWorld::On::rocks);
  RegisterWorld world({.on = on});
  const auto size = world.size();
  const auto lost = world.sign(world.coordinator, operation_opened(9));
  world.faults().fail_next(fault);
  CHECK(world.submit(lost).error().kind == ErrorKind::unavailable);
  CHECK(world.refusal(world.coordinator, operation_opened(10)) == "writer.stopped");
  CHECK(world.service().may_accept().error().kind == ErrorKind::unavailable);
  REQUIRE(world.reopen().ok());
  CHECK(world.size() == size + (fault == Fault::lose_reply ? 1 : 0));
  // Whoever asks again gets its place, the first one if there was one.
  const auto again = world.submit(lost).value();
  CHECK(again.position.value == size);
  CHECK(again.again == (fault == Fault::lose_reply));
  CHECK(world.refusal(world.coordinator, operation_opened(10)) == accepted);
  REQUIRE(world.reopen().ok());
  CHECK(world.size() == size + 2);
}

TEST_CASE("writer: what waits when it stops is told so, and is not recorded") {
  Post post;
  Answers answers;
  post.gate.close_gate();
  post.world.faults().fail_next(Fault::refuse);
  post.writer->submit(post.statements[0], answers.next());
  post.gate.wait_until_one_waits();
  post.writer->submit(post.statements[1], answers.next());
  post.gate.open_gate();
  CHECK(answers.codes() == std::vector<std::string>{"store.failed", "writer.stopped"});
  CHECK(post.released.empty());
}

TEST_CASE("writer: a full disk records nothing, and it goes on when there is room") {
  RegisterWorld world;
  const auto size = world.size();
  const auto text = world.sign(world.coordinator, operation_opened(9));
  world.faults().fail_next(Fault::disk_full);
  CHECK(world.submit(text).error().kind == ErrorKind::storage_full);
  CHECK(world.size() == size);
  CHECK(world.service().may_accept().ok());
  CHECK(world.submit(text).value().position.value == size);
}

TEST_CASE("writer: a corrupt read stops it before anything is written") {
  RegisterWorld world;
  REQUIRE(world.reopen().ok());  // nothing is cached
  const auto text = world.sign(world.coordinator, operation_opened(9));
  Batch damage;
  damage.put(Table::views, stream_prefix(world.coordinator.mandate), "{");
  REQUIRE(world.inner_store().commit(damage).ok());
  CHECK(world.submit(text).error().kind == ErrorKind::corrupt);
  CHECK(world.refusal(world.administrator, operation_opened(10)) == "writer.stopped");
}

TEST_CASE("writer: many threads submit, each is answered once, and every place is taken once") {
  constexpr std::size_t threads = 4;
  constexpr std::size_t each = 25;
  RegisterWorld world;
  const auto first = world.size();
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < threads * each; ++i)
    texts.push_back(world.sign(world.coordinator, operation_opened(static_cast<std::uint8_t>(20 + i))));
  std::vector<std::vector<Position>> places(threads);
  std::vector<std::thread> crowd;
  for (std::size_t t = 0; t < threads; ++t)
    crowd.emplace_back([&, t] {
      for (std::size_t i = t; i < texts.size(); i += threads) {
        places[t].push_back(world.submit(texts[i]).value().position);
        const auto reading = world.service().read();
        VERIFY(reading.size().value > places[t].back().value, "a reader sees its own writes");
      }
    });
  for (auto& thread : crowd) thread.join();
  std::set<Position> all;
  for (const auto& mine : places) all.insert(mine.begin(), mine.end());
  CHECK(all.size() == texts.size());
  CHECK(all.begin()->value == first);
  CHECK(world.size() == first + texts.size());
  CHECK(world.reopen().ok());
}

}  // namespace kroniek::test
