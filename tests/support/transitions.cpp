#include "tests/support/transitions.h"

#include <algorithm>
#include <sstream>

namespace kroniek::test {
namespace {

std::string phase_of(const AggregateRow& aggregate, const AnyState& state) {
  const auto json = aggregate.save(state, Selection::all);
  const auto* phase = json.find("phase");
  return phase != nullptr && phase->string() != nullptr ? *phase->string() : std::string();
}

// One row for each event that does not open the stream, one column for each of `names`.
std::string table_of(const AggregateRow& aggregate, const std::vector<std::string>& names,
                     const Phases& phases, const Samples& samples) {
  std::string head = "| event |";
  std::string rule = "|---|";
  std::map<std::string, std::pair<Story, StreamId>> stories;
  for (const auto& name : names) {
    INFO("phase " << name);
    REQUIRE(phases.contains(name));
    Story story;
    const auto of = phases.at(name)(story);
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
  return head + "\n" + rule + "\n" + rows;
}

std::string title_of(const AggregateRow& aggregate) {
  return "# " + std::string(aggregate.collection) + "\n\n";
}

}  // namespace

std::string transitions_table(const AggregateRow& aggregate, const std::vector<std::string>& names,
                              const Phases& phases, const Samples& samples) {
  for (const auto& name : names) {
    INFO("phase " << name);
    REQUIRE(phases.contains(name));
    Story story;
    const auto of = phases.at(name)(story);
    CHECK(phase_of(aggregate, story.world.find(of)) == name);
  }
  return title_of(aggregate) +
         "What becomes of each event in each phase: accepted, or the code with which it is refused. The "
         "event that\n"
         "opens a stream is accepted where there is none, and refused with `stream.exists` where "
         "there is.\n\n" +
         table_of(aggregate, names, phases, samples);
}

std::string situations_table(const AggregateRow& aggregate, const std::string& why,
                             const std::vector<std::string>& names, const Phases& situations,
                             const Samples& samples) {
  const auto has_phase = std::any_of(aggregate.view_fields.begin(), aggregate.view_fields.end(),
                                     [](const FieldInfo& field) { return field.name == "phase"; });
  CHECK_FALSE(has_phase);
  const auto page = title_of(aggregate) + why;
  return names.empty() ? page : page + "\n" + table_of(aggregate, names, situations, samples);
}

std::string rows_about(const std::string& page, const std::vector<std::string>& types) {
  std::istringstream lines(page.substr(page.find("| event |")));
  std::string rows;
  for (std::string line; std::getline(lines, line) && line.starts_with("|");) {
    const bool is_about = std::any_of(types.begin(), types.end(), [&](const std::string& type) {
      return line.starts_with("| `" + type + "` |");
    });
    if (is_about || line.starts_with("| event |") || line.starts_with("|---|")) rows += line + "\n";
  }
  return rows;
}

}  // namespace kroniek::test
