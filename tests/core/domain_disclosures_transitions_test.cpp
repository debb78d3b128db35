// The complete table of disclosures, as a page of the documentation.
#include <catch2/catch.hpp>

#include "tests/core/disclosures_support.h"
#include "tests/support/golden.h"
#include "tests/support/transitions.h"

namespace kroniek::test {
namespace {

using disclosure::Phase;

// Told by somebody who did not ask, and with a look at hand that fits.
Phases phases() {
  const auto begun = [](Story& story) {
    story = disclosure_story();
    given_look(story);
  };
  const auto decided = [begun](std::string type, std::string json) {
    return [=](Story& story) {
      begun(story);
      as(given_request(story), hander).given("disclosure." + type, json, disclosure_id());
      return disclosure_id();
    };
  };
  const auto left = [begun](bool received_too) {
    return [=](Story& story) {
      begun(story);
      given_request(story);
      as(story, hander).given("disclosure.approved", "{}", disclosure_id());
      story.given("disclosure.performed", performed(), disclosure_id());
      if (received_too) story.given("disclosure.receipted", received, disclosure_id());
      return disclosure_id();
    };
  };
  return {{"requested",
           [begun](Story& story) {
             begun(story);
             as(given_request(story), hander);
             return disclosure_id();
           }},
          {"approved", decided("approved", "{}")},
          {"refused", decided("refused", R"({"reasons":"Geen grond"})")},
          {"withdrawn", decided("withdrawn", R"({"reason":"Niet meer nodig"})")},
          {"performed", left(false)},
          {"receipted", left(true)}};
}

}  // namespace

TEST_CASE("disclosure: what becomes of each event in each phase") {
  check_generated("ops/transitions/disclosures.md",
                  transitions_page<Phase>(disclosures(), phases(),
                                          {{"disclosure.requested", asked()},
                                           {"disclosure.approved", "{}"},
                                           {"disclosure.refused", R"({"reasons":"Geen grond"})"},
                                           {"disclosure.withdrawn", R"({"reason":"Niet meer nodig"})"},
                                           {"disclosure.performed", performed()},
                                           {"disclosure.receipted", received}}));
}

}  // namespace kroniek::test
