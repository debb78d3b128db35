// A repatriation told over the HTTP API with synthetic people: flights and buses with their lists, who came
// aboard, who did not, and where they were seen. Every person has a file of his own; all statements are made
// by those whose task they are.
#pragma once

#include "api/demo/people.h"
#include "api/demo/stories/scene.h"
#include "core/domain/movements.h"
#include "core/domain/registrations.h"
#include "tests/support/story_world.h"

namespace kroniek::test {

using Files = std::vector<StreamId>;

// How many of a list have which nationality; of the Dutch ones `dual` have another one too.
struct Mix {
  std::size_t dutch = 0, eu = 0, other = 0, dual = 0;
  std::size_t total() const { return dutch + eu + other; }
};

struct Leg {
  movement::Kind kind{};
  std::string_view number, from, to;
  std::optional<StreamId> previous = {};
};

class Airlift {
 public:
  Airlift(std::string_view title, Instant begin, std::uint64_t seed);

  StoryWorld world;
  StreamId operation;
  Instant now() const { return world.stage.now(); }
  void later(std::chrono::minutes after);

  StreamId plan(const Leg& leg);
  // A list of people who have no files yet: opened, expected on the movement, identified at level 0.
  Files list(const StreamId& movement, const Mix& mix);
  // A list of people who have files: those who go on with the next leg.
  void list(const StreamId& movement, const Files& files);
  void depart(const StreamId& movement, std::size_t on_board);
  void arrive(const StreamId& movement, std::string_view place);
  // Seen at the checkpoint when they came with the movement.
  void see(const StreamId& movement, std::span<const StreamId> files, std::string_view checkpoint);
  // Somebody without a file comes off: opened at the desk, seen, told by himself who he is.
  StreamId meet_unexpected(const StreamId& movement, std::string_view checkpoint,
                           registration::Category category);
  void mark_no_show(const StreamId& movement, std::span<const StreamId> files);
  void go_other_way(std::span<const StreamId> files);
  void stay(std::span<const StreamId> files);
  void divert(const StreamId& movement, std::string_view to);
  // The numbers that the register finds now, stated by the reception's lead.
  void reconcile(const StreamId& movement);

  // What the register says of it at a moment: `expected 199: seen 199, noShow 0, …`.
  std::string numbers(const StreamId& movement, Instant moment);
  std::string numbers(const StreamId& movement) { return numbers(movement, now()); }
  // Of all legs of its chain together.
  std::string chain_numbers(const StreamId& movement, Instant moment);
  // Who came, by nationality: `dutch 40, eu 20, other 44, unknown 0; dual 8`.
  std::string categories(const StreamId& movement, Instant moment);

 private:
  template <typename Event>
  void say(demo::Part part, const StreamId& stream, const Event& event);
  Json ask(const StreamId& movement, Instant moment, bool chain);
  void receive_list(const StreamId& movement, std::size_t count);
  registration::Identified identity(std::size_t index, const Mix& mix);
  StreamId open_file(std::string_view source, const std::string& external_id);

  std::vector<demo::Person> people_;
  std::size_t next_person_ = 0;
  demo::NumberRange numbers_{"AIR"};
  std::map<StreamId, std::int64_t> versions_;  // of the lists received
};

}  // namespace kroniek::test
