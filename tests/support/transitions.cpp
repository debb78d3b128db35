#include "tests/support/transitions.h"

namespace kroniek::test {
namespace {

std::string phase_of(const AggregateRow& aggregate, const AnyState& state) {
  const auto json = aggregate.save(state, Selection::all);
  const auto* phase = json.find("phase");
  return phase != nullptr && phase->string() != nullptr ? *phase->string() : std::string();
}

}  // namespace

std::string transitions_table(const AggregateRow& aggregate, const std::vector<std::string>& names,
                              const Phases& phases, const Samples& samples) {
  std::string head = "| event |";
  std::string rule = "|---|";
  std::map<std::string, std::pair<Story, StreamId>> stories;
  for (const auto& name : names) {
    INFO("phase " << name);
    REQUIRE(phases.contains(name));
    Story story;
    const auto of = phases.at(name)(story);
    CHECK(phase_of(aggregate, story.world.find(of)) == name);
    stories.emplace(name, std::pair{std::move(story), of});
    head += " " + name + " |";
    rule += "---|";
  }
  std::string rows;
  for (const auto& event : aggregate.events) {
    if (event.use == Use::opens) continue;
    const std::string type(event.type);
    INFO("event " << type);
    REQUIRE(samples.contains(type));
    rows += "| `" + type + "` |";
    for (const auto& name : names) {
      const auto& [story, of] = stories.at(name);
      const auto code = story.refusal(type, samples.at(type), of);
      rows += code == accepted ? " accepted |" : " `" + code + "` |";
    }
    rows += "\n";
  }
  CHECK(phases.size() == names.size());
  return "# " + std::string(aggregate.collection) +
         "\n\nWhat becomes of each event in each phase: accepted, or the code with which it is refused. The "
         "event that\n"
         "opens a stream is accepted where there is none, and refused with `stream.exists` where "
         "there is.\n\n" +
         head + "\n" + rule + "\n" + rows;
}

}  // namespace kroniek::test
