// Which files confirmed links join: exactly the connected components, whatever was confirmed and withdrawn.
#include "core/register/person_files.h"

#include <rapidcheck.h>
#include <catch2/catch.hpp>
#include <map>
#include <numeric>

#include "tests/core/together_support.h"

using namespace kroniek;
using namespace kroniek::test;

namespace {

constexpr std::uint8_t files_count = 7;

// One link for each pair of files, each of them told by its own statements.
using Pair = std::pair<std::uint8_t, std::uint8_t>;
using Network = std::map<Pair, StreamId>;

Network all_pairs(Story& story) {
  for (std::uint8_t number = 1; number <= files_count; ++number) put_file(story.world, number, 1, false);
  Network network;
  for (std::uint8_t a = 1; a <= files_count; ++a)
    for (std::uint8_t b = a; ++b <= files_count;) {
      const auto of = stream("links", static_cast<std::uint8_t>(10 * a + b));
      const auto [first, second] = (a + b) % 2 == 0 ? Pair{a, b} : Pair{b, a};
      tell(story, of,
           {{5, "link.suggested",
             R"({"a":)" + file(first) + R"(,"b":)" + file(second) + "," + parts + R"(,"method":"m"})"}});
      network[{a, b}] = of;
    }
  return network;
}

// What comes next on a link's way, of whatever can be said of it.
void go_on(Story& story, const StreamId& of, int choice) {
  const std::vector<Lines> ways{{{1, "link.confirmed", "{}"}},
                                {{2, "link.confirmed", "{}"}},
                                {{3, "link.withdrawn", because}},
                                {{4, "link.rejected", because}},
                                {{3, "link.reopened", because}}};
  const auto& way = ways[static_cast<std::size_t>(choice) % ways.size()];
  if (refusal(story, of, way[0]) == accepted) tell(story, of, way);
}

Result<JoinedFiles> joined(const Story& story, const Network& network, const StreamId& start) {
  return join_files(start, [&](const StreamId& file) -> Result<std::vector<JoiningLink>> {
    std::vector<JoiningLink> found;
    for (const auto& [pair, of] : network) {
      const auto state = story.world.state<Links>(of);
      if (link::joins(state) && (state.a == file || state.b == file))
        found.push_back({of, state.a, state.b, state.confirmations});
    }
    return found;
  });
}

// The components another way: every file begins as its own, and a link makes two into one.
std::vector<std::uint8_t> components(const Story& story, const Network& network) {
  std::vector<std::uint8_t> of_file(files_count + 1);
  std::iota(of_file.begin(), of_file.end(), std::uint8_t{0});
  for (const auto& [pair, of] : network) {
    if (!link::joins(story.world.state<Links>(of))) continue;
    const auto from = of_file[pair.second];
    std::replace(of_file.begin(), of_file.end(), from, of_file[pair.first]);
  }
  return of_file;
}

}  // namespace

TEST_CASE("person: files are joined exactly where a chain of confirmed links leads, after any sequence") {
  CHECK(rc::check([] {
    auto story = together_story();
    const auto network = all_pairs(story);
    const auto steps = *rc::gen::container<std::vector<std::pair<int, int>>>(
        rc::gen::pair(rc::gen::inRange(0, static_cast<int>(network.size())), rc::gen::inRange(0, 12)));
    for (const auto& [at, choice] : steps)
      go_on(story, std::next(network.begin(), at)->second, choice < 10 ? choice % 2 : choice - 8);
    const auto component = components(story, network);
    for (std::uint8_t start = 1; start <= files_count; ++start) {
      const auto found = joined(story, network, file_id(start)).value();
      std::vector<StreamId> expected;
      for (std::uint8_t other = 1; other <= files_count; ++other)
        if (component[other] == component[start]) expected.push_back(file_id(other));
      RC_ASSERT(found.files == expected);
      for (const auto& each : found.links) {
        RC_ASSERT(std::binary_search(expected.begin(), expected.end(), each.a));
        RC_ASSERT(std::binary_search(expected.begin(), expected.end(), each.b));
        RC_ASSERT(each.confirmations.size() == link::confirmations_needed);
        RC_ASSERT(each.confirmations[0].by != each.confirmations[1].by);
      }
    }
  }));
}

TEST_CASE("person: a chain joins from both ends, and a withdrawal in the middle parts it") {
  auto story = together_story();
  const auto network = all_pairs(story);
  const Lines both{{1, "link.confirmed", "{}"}, {2, "link.confirmed", "{}"}};
  for (const auto& pair : {Pair{1, 2}, Pair{2, 3}, Pair{3, 4}}) tell(story, network.at(pair), both);
  const std::vector chain{file_id(1), file_id(2), file_id(3), file_id(4)};
  CHECK(joined(story, network, file_id(1)).value().files == chain);
  CHECK(joined(story, network, file_id(4)).value().files == chain);
  CHECK(joined(story, network, file_id(1)).value().links.size() == 3);
  CHECK(joined(story, network, file_id(5)).value() == JoinedFiles{{file_id(5)}, {}});
  tell(story, network.at({2, 3}), {{3, "link.withdrawn", because}});
  CHECK(joined(story, network, file_id(1)).value().files == std::vector{file_id(1), file_id(2)});
  CHECK(joined(story, network, file_id(3)).value().files == std::vector{file_id(3), file_id(4)});
}

TEST_CASE("person: no answer grows without end") {
  std::uint16_t made = 0;
  const auto endless = join_files(file_id(0), [&](const StreamId& from) -> Result<std::vector<JoiningLink>> {
    auto to = from;
    ++made;
    to.id.bytes[0] = static_cast<std::uint8_t>(made >> 8);
    to.id.bytes[1] = static_cast<std::uint8_t>(made);
    return std::vector{JoiningLink{{"links", to.id}, from, to, {}}};
  });
  REQUIRE_FALSE(endless.ok());
  CHECK(endless.error().code == "states.too-many");
}
