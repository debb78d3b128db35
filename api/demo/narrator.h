// Says what happens in the demo, one statement after the other, each signed with its author's own key and
// submitted like any other. It keeps the streams' versions, moves the demo's clock from one moment to the
// next, and does not wait for each answer: settle() does. After the first wrong answer it says nothing more.
#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>

#include "api/demo/stage.h"
#include "core/register/service.h"

namespace kroniek::demo {

// The register's clock while the demo is made, so that what it recorded lies where it happened. Never goes
// back.
class DemoClock final : public Clock {
 public:
  explicit DemoClock(Instant start) : now_(start.microseconds) {}
  Instant now() const override { return {now_.load()}; }
  void move_to(Instant instant);

 private:
  std::atomic<std::int64_t> now_;
};

// A new id of that moment.
Uuid new_id(Instant at, kroniek::Random& random);

class Narrator final : public Stage {
 public:
  Narrator(Service& service, DemoClock& clock, kroniek::Random& random)
      : service_(service), clock_(clock), random_(random) {}
  ~Narrator() override;  // waits for what was submitted
  Narrator(const Narrator&) = delete;
  Narrator& operator=(const Narrator&) = delete;

  using Stage::say;
  // What was said before is recorded at most a minute late.
  void at(Instant moment) override;
  Instant now() const override { return clock_.now(); }
  Uuid new_jti() override { return new_id(clock_.now(), random_); }
  std::int64_t index_of(const Uuid& jti) override;
  void stands_at(const StreamId& stream, std::int64_t version) override {
    prompter_.stands_at(stream, version);
  }
  void say(const Persona& by, PlainStatement plain) override;
  void refused(const Persona& by, PlainStatement plain, const Refusal& refusal) override;

  // Movements and files belong to it from now on.
  void within(const StreamId& operation) { prompter_.within(operation); }
  // Waits for all answers: the first that was not as expected, with the type that it answers.
  Result<Ok> settle();
  std::int64_t next_version(const StreamId& stream) { return prompter_.next_version(stream); }

 private:
  // Whatever is refused on the way to the writer answers at once.
  using Answer = std::function<void(const Result<Accepted>&)>;
  Result<Submission> prepare(const Persona& by, const PlainStatement& plain, Signing signing);
  void submit(const Persona& by, const PlainStatement& plain, Signing signing, Answer answer);
  bool stopped();
  void note_failure(const std::string& type, const Error& error);
  void wait_until_at_most(std::size_t waiting);

  Service& service_;
  DemoClock& clock_;
  kroniek::Random& random_;
  Prompter prompter_;
  Instant answered_at_;  // all that was said before this moment is answered

  std::mutex mutex_;
  std::condition_variable answered_;
  std::size_t waiting_ = 0;       // guarded by mutex_
  std::optional<Error> failure_;  // guarded by mutex_
};

}  // namespace kroniek::demo
