// The complete table of disclosures, as a page of the documentation.
#include <catch2/catch.hpp>

#include "tests/core/disclosures_support.h"
#include "tests/support/golden.h"
#include "tests/support/transitions.h"

namespace kroniek::test {
namespace {

using disclosure::Phase;

// One of the two kinds: how it is asked, looked at and performed.
struct Kind {
  std::string requested, request, look, performed, performance;
};
const Kind values{"disclosure.requested", asked(), look(), "disclosure.performed", performed()};
const Kind document{"disclosure.export-requested", export_asked(), export_look(),
                    "disclosure.export-performed", exported_with()};

// Told by somebody who did not ask, and with a look at hand that fits.
Phases phases(const Kind& kind) {
  const auto begun = [kind](Story& story) {
    story = disclosure_story();
    put_willing(story, 1);
    given_look(story, kind.look);
    as(story, asker).given(kind.requested, kind.request, disclosure_id());
    as(story, hander);
  };
  const auto decided = [begun](std::string type, std::string json) {
    return [=](Story& story) {
      begun(story);
      story.given("disclosure." + type, json, disclosure_id());
      return disclosure_id();
    };
  };
  const auto left = [begun, kind](bool received_too) {
    return [=](Story& story) {
      begun(story);
      story.given("disclosure.approved", "{}", disclosure_id());
      story.given(kind.performed, kind.performance, disclosure_id());
      if (received_too) story.given("disclosure.receipted", received, disclosure_id());
      return disclosure_id();
    };
  };
  return {{"requested",
           [begun](Story& story) {
             begun(story);
             return disclosure_id();
           }},
          {"approved", decided("approved", "{}")},
          {"refused", decided("refused", R"({"reasons":"Geen grond"})")},
          {"withdrawn", decided("withdrawn", R"({"reason":"Niet meer nodig"})")},
          {"performed", left(false)},
          {"receipted", left(true)}};
}

std::string page_of(const Kind& kind) {
  return transitions_page<Phase>(disclosures(), phases(kind),
                                 {{"disclosure.requested", asked()},
                                  {"disclosure.approved", "{}"},
                                  {"disclosure.refused", R"({"reasons":"Geen grond"})"},
                                  {"disclosure.withdrawn", R"({"reason":"Niet meer nodig"})"},
                                  {"disclosure.performed", performed()},
                                  {"disclosure.receipted", received},
                                  {"disclosure.export-requested", export_asked()},
                                  {"disclosure.export-performed", exported_with()}});
}

}  // namespace

TEST_CASE("disclosure: what becomes of each event in each phase") {
  check_generated("ops/transitions/disclosures.md",
                  page_of(values) + "\nOf an export:\n\n" +
                      rows_about(page_of(document), {values.performed, document.performed}));
}

}  // namespace kroniek::test
