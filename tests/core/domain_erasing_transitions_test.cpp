// The complete tables of erasures and holds, as pages of the documentation.
#include "tests/core/erasing_support.h"
#include "tests/support/golden.h"
#include "tests/support/transitions.h"

namespace kroniek::test {
namespace {

// Spoken by actor 2, who did not propose it.
Phases::mapped_type telling(const std::vector<std::string>& types, bool held = false) {
  return [=](Story& story) {
    story = erasing_story();
    propose(story);
    by_actor(story, 2);
    for (const auto& type : types)
      story.given(type, type == "erasure.refused" ? R"({"reasons":"Nog nodig"})" : "{\"reason\":\"Goed\"}",
                  erasure_id());
    if (held) set_hold(story, file_id());
    return erasure_id();
  };
}

const Samples samples{{"erasure.approved", "{}"},
                      {"erasure.refused", R"({"reasons":"Nog nodig"})"},
                      {"erasure.performed", "{}"},
                      {"erasure.withdrawn", because}};

Phases::mapped_type performed() {
  return [](Story& story) {
    story = erasing_story();
    propose(story);
    approve(story);
    story.given("erasure.performed", "{}", erasure_id());
    return erasure_id();
  };
}

}  // namespace

TEST_CASE("erasure: the complete table of its transitions") {
  const auto page = transitions_page<erasure::Phase>(erasures(),
                                                     {{"proposed", telling({})},
                                                      {"approved", telling({"erasure.approved"})},
                                                      {"refused", telling({"erasure.refused"})},
                                                      {"withdrawn", telling({"erasure.withdrawn"})},
                                                      {"performed", performed()}},
                                                     samples);
  const auto held = transitions_table(
      erasures(), {"proposed", "approved"},
      {{"proposed", telling({}, true)}, {"approved", telling({"erasure.approved"}, true)}}, samples);
  check_generated("ops/transitions/erasures.md",
                  page + "\nWhile a hold keeps one of its files:\n\n" + held.substr(held.find("| event |")));
}

TEST_CASE("hold: the complete table of its transitions") {
  const auto tell = [](bool lifted) {
    return [=](Story& story) {
      story = erasing_story();
      set_hold(story, file_id());
      if (lifted) story.given("hold.lifted", because, hold_id());
      return hold_id();
    };
  };
  check_generated("ops/transitions/holds.md",
                  transitions_page<hold::Phase>(holds(), {{"active", tell(false)}, {"lifted", tell(true)}},
                                                {{"hold.lifted", because}}));
}

}  // namespace kroniek::test
