// Statements made by chance, for every event type of the catalog alike: values are drawn by the field lists,
// and only where an aggregate asks for more than a field list says is that added by type. Most are sound
// somewhere; whether here, the register says.
#pragma once

#include <map>
#include <random>

#include "core/domain/mandates.h"
#include "tests/core/desk.h"

namespace kroniek::test {

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}
  std::size_t below(std::size_t end) { return static_cast<std::size_t>(engine_() % end); }
  bool one_in(std::size_t times) { return below(times) == 0; }
  template <typename T>
  const T& of(const std::vector<T>& items) {
    return items[below(items.size())];
  }

 private:
  std::mt19937_64 engine_;
};

// Everybody who may state something: people of two regions, the ministry and KCR2, in all roles between them.
struct Member {
  Person person;
  mandate::Role role{};
};
const std::vector<Member>& cast();
// A register in which they are enrolled, with four municipalities, an operation, and the board's rules of
// procedure in force.
const std::vector<Change>& founded_rows();
// A world on those rows, at the moment after the last of them; its service is open.
std::unique_ptr<RegisterWorld> cast_world();

// What a draw looks at: the streams that are there, who opened them, and which statements made them.
struct Known {
  Envelope envelope;
  StreamId organisation;
  std::vector<std::pair<std::string, Uuid>> statements;  // type and jti
  std::optional<std::uint64_t> picture;  // log index of its newest text, of a situation report
};
using Streams = std::map<StreamId, Known>;

struct Said {
  const Member* by = nullptr;
  Json plain;
};
// Something that somebody says now, of a stream that is there or of one to open; now and then wrong on
// purpose (version, author, operation or exercise). Three statements of four are about the few kinds of
// streams that `focus` picks, so that some come far.
struct Scene {
  const Streams& streams;
  std::uint32_t focus = 0;
  Instant now;
};
Said say_something(Dice& dice, const Scene& scene);

}  // namespace kroniek::test
