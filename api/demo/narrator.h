// Says what happens in the demo, one statement after the other, each signed with its author's own key and
// submitted like any other. It keeps the streams' versions, moves the demo's clock from one moment to the
// next, and does not wait for each answer: settle() does. After the first refusal it says nothing more.
#pragma once

#include <atomic>
#include <condition_variable>
#include <map>
#include <mutex>

#include "api/demo/personas.h"
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

class Narrator {
 public:
  Narrator(Service& service, DemoClock& clock, kroniek::Random& random)
      : service_(service), clock_(clock), random_(random) {}
  ~Narrator();  // waits for what was submitted
  Narrator(const Narrator&) = delete;
  Narrator& operator=(const Narrator&) = delete;

  // What is said from now on happens at that moment. What was said before is recorded at most a minute late.
  void at(Instant moment);
  Instant now() const { return clock_.now(); }
  // Movements and files belong to it from now on.
  void within(const StreamId& operation) { operation_ = operation; }
  StreamId new_stream(std::string_view collection);
  Uuid new_jti() { return new_id(clock_.now(), random_); }
  // That the stream stands at that version, by statements that others made.
  void stands_at(const StreamId& stream, std::int64_t version) { versions_[stream] = version; }

  // Left out are mandate, version, operation and basis where they follow from the author and the stream;
  // occurredAt is the demo's clock.
  void say(const Persona& by, PlainStatement plain);
  template <typename Event>
  void say(const Persona& by, const StreamId& stream, const Event& event) {
    PlainStatement plain;
    plain.type = Event::type;
    plain.stream = stream;
    plain.data = write_fields(event, WriteMode::values);
    say(by, std::move(plain));
  }

  // Waits for all answers: the first refusal, with the type that was refused, if there was one.
  Result<Ok> settle();
  std::int64_t next_version(const StreamId& stream) { return versions_[stream] + 1; }

 private:
  void complete(const Persona& by, PlainStatement& plain);
  void note_refusal(const std::string& type, const Error& error);
  void wait_until_at_most(std::size_t waiting);

  Service& service_;
  DemoClock& clock_;
  kroniek::Random& random_;
  std::optional<StreamId> operation_;
  std::map<StreamId, std::int64_t> versions_;
  Instant answered_at_;  // all that was said before this moment is answered

  std::mutex mutex_;
  std::condition_variable answered_;
  std::size_t waiting_ = 0;       // guarded by mutex_
  std::optional<Error> refusal_;  // guarded by mutex_
};

}  // namespace kroniek::demo
