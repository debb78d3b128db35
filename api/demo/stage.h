// Where a story is told: whoever speaks, says and tries what the story wants, and the stage makes it happen
// in a register. The demo's stage records it (narrator.h); that of the tests goes over the HTTP API. Told in
// the order of time; a stage stops at the first statement that is not answered as the story says.
#pragma once

#include <map>

#include "api/demo/personas.h"
#include "core/register/sealing.h"

namespace kroniek::demo {

// What a statement says about itself where the stage's own completion does not do.
struct Details {
  std::optional<StreamId> operation = {};
  bool exercise = false;
  std::vector<Uuid> causes = {};
  std::vector<std::string> basis = {};
  std::optional<Via> via = {};
};

template <typename Event>
PlainStatement plain_of(const StreamId& stream, const Event& event, const Details& details = {}) {
  PlainStatement plain;
  plain.type = Event::type;
  plain.stream = stream;
  plain.operation = details.operation;
  if (details.exercise) plain.exercise = true;
  plain.causes = details.causes;
  plain.basis = details.basis;
  plain.via = details.via;
  plain.data = write_fields(event, WriteMode::values);
  return plain;
}

// How a statement must be refused. Sealed: sent in plain form by a signed-in author.
enum class Signing { own_key, sealed };
struct Refusal {
  std::string_view code;
  Signing signing = Signing::own_key;
};

class Stage {
 public:
  virtual ~Stage() = default;
  // What is said from now on happens at that moment.
  virtual void at(Instant moment) = 0;
  virtual Instant now() const = 0;
  virtual Uuid new_jti() = 0;
  // Where in the log a statement stands that was said; waits for that. 0 where it was refused.
  virtual std::int64_t index_of(const Uuid& jti) = 0;
  // That the stream stands at that version, by statements that others made.
  virtual void stands_at(const StreamId& stream, std::int64_t version) = 0;
  // It must be taken. Left out are mandate, version and basis where they follow from the author and the
  // stream.
  virtual void say(const Persona& by, PlainStatement plain) = 0;
  // It must be refused so, and leaves no trace.
  virtual void refused(const Persona& by, PlainStatement plain, const Refusal& refusal) = 0;

  StreamId new_stream(std::string_view collection) { return {std::string(collection), new_jti()}; }
  // The statement's identity, for those that answer it.
  template <typename Event>
  Uuid say(const Persona& by, const StreamId& stream, const Event& event, const Details& details = {}) {
    auto plain = plain_of(stream, event, details);
    const auto jti = new_jti();
    plain.jti = jti;
    say(by, std::move(plain));
    return jti;
  }
};

// Fills in what a statement leaves open; keeps the versions of the streams.
class Prompter {
 public:
  // Movements and files belong to it from now on.
  void within(const StreamId& operation) { operation_ = operation; }
  void stands_at(const StreamId& stream, std::int64_t version) { versions_[stream] = version; }
  std::int64_t next_version(const StreamId& stream) { return versions_[stream] + 1; }
  void complete(const Persona& by, Instant now, PlainStatement& plain);

 private:
  std::optional<StreamId> operation_;
  std::map<StreamId, std::int64_t> versions_;
};

}  // namespace kroniek::demo
