// The complete tables of links, groups and enquiries, as pages of the documentation.
#include <catch2/catch.hpp>

#include "tests/core/together_support.h"
#include "tests/support/golden.h"
#include "tests/support/transitions.h"

using namespace kroniek;
using namespace kroniek::test;

namespace {

// What differs where somebody else speaks or something else is known, under a caption.
std::string about(const std::string& caption, const std::string& page,
                  const std::vector<std::string>& types) {
  return "\n" + caption + "\n\n" + rows_about(page, types);
}

std::string on_file(std::uint8_t number, const std::string& rest = {}) {
  return R"({"registration":)" + file(number) + rest + "}";
}

}  // namespace

TEST_CASE("link: the complete table of its transitions") {
  const auto of = stream("links", 1);
  const Lines suggested{
      {5, "link.suggested",
       R"({"a":)" + file(1) + R"(,"b":)" + file(2) + "," + parts + R"(,"method":"names-1"})"}};
  const Lines once = suggested + Lines{{1, "link.confirmed", "{}"}};
  const Lines twice = once + Lines{{2, "link.confirmed", "{}"}};
  const Lines rejected = once + Lines{{2, "link.rejected", because}};
  const Lines withdrawn = twice + Lines{{3, "link.withdrawn", because}};
  const Samples samples{{"link.confirmed", "{}"},
                        {"link.rejected", because},
                        {"link.withdrawn", because},
                        {"link.reopened", because}};
  const auto by_actor = [&](std::uint8_t actor) {
    return transitions_page<link::Phase>(links(),
                                         {{"suggested", telling(of, suggested, actor)},
                                          {"confirmed-once", telling(of, once, actor)},
                                          {"confirmed", telling(of, twice, actor)},
                                          {"rejected", telling(of, rejected, actor)},
                                          {"withdrawn", telling(of, withdrawn, actor)}},
                                         samples);
  };
  check_generated("ops/transitions/links.md",
                  by_actor(3) +
                      about("Above, somebody speaks who has not proposed the link nor confirmed it. Whoever "
                            "has confirmed it once:",
                            by_actor(1), {"link.confirmed"}) +
                      about("The program that suggested it:", by_actor(5),
                            {"link.confirmed", "link.rejected", "link.withdrawn", "link.reopened"}));
}

TEST_CASE("group: the complete table of its transitions") {
  const auto of = stream("groups", 1);
  const Lines formed{
      {1, "group.formed", R"({"kind":"household"})"},
      {1, "group.member-added", on_file(1)},
      {1, "group.member-added", on_file(2)},
      {1, "group.member-added", on_file(3, R"(,"minor":true)")},
      {1, "group.relation-asserted",
       R"({"from":)" + file(1) + R"(,"to":)" + file(3) + R"(,"relation":"parent"})"},
  };
  const Lines dissolved{{1, "group.dissolved", R"({"reason":"Thuis"})"}};
  const Lines separated{{1, "group.separated", R"({"member":)" + file(3) + "}"}};
  const Samples samples{{"group.member-added", on_file(4)},
                        {"group.minority-recorded", on_file(1, R"(,"minor":false)")},
                        {"group.member-removed", on_file(1, R"(,"reason":"Hoort er niet bij")")},
                        {"group.relation-asserted",
                         R"({"from":)" + file(1) + R"(,"to":)" + file(2) + R"(,"relation":"partner"})"},
                        {"group.relation-retracted", R"({"from":)" + file(1) + R"(,"to":)" + file(3) +
                                                         R"(,"relation":"parent","reason":"Is de tante"})"},
                        {"group.responsible-adult-recorded",
                         R"({"minor":)" + file(3) + R"(,"adult":)" + file(1) + R"(,"basis":"parent"})"},
                        {"group.separated", R"({"member":)" + file(3) + "}"},
                        {"group.reunited", R"({"member":)" + file(3) + "}"},
                        {"group.dissolved", R"({"reason":"Thuis"})"}};
  const auto page = transitions_page<group::Phase>(
      groups(), {{"formed", telling(of, formed, 1)}, {"dissolved", telling(of, formed + dissolved, 1)}},
      samples);
  const auto apart =
      transitions_table(groups(), {"formed"}, {{"formed", telling(of, formed + separated, 1)}}, samples);
  check_generated("ops/transitions/groups.md",
                  page + about("In `formed` above all members are together. While one of them is separated:",
                               apart, {"group.separated", "group.reunited", "group.dissolved"}));
}

TEST_CASE("enquiry: the complete table of its transitions") {
  const auto of = stream("enquiries", 1);
  // File 1 is a candidate who was allowed to be told of, file 2 one who was rejected.
  const Lines received{
      {1, "enquiry.received",
       R"({"relation":"partner","channel":"desk","enquirerName":"A","names":{"family":"B"}})"},
      {1, "enquiry.candidate-found", on_file(1, "," + parts)},
      {1, "enquiry.candidate-found", on_file(2, "," + parts)},
      {1, "enquiry.candidate-rejected", on_file(2, R"(,"reasons":"Ander")")},
      {1, "enquiry.ground-checked",
       on_file(1, R"(,"ground":"vital-interest","outcome":"allow","reasons":"Medicijn")")}};
  const Lines nobody{received[0]};
  const std::string not_found = R"({"what":"not-found"})";
  const Lines answered{{1, "enquiry.answered", on_file(1, R"(,"what":"in-care")")}};
  const Lines refused{{1, "enquiry.refused", because}};
  const Samples samples{{"enquiry.candidate-found", on_file(4, "," + parts)},
                        {"enquiry.candidate-rejected", on_file(1, R"(,"reasons":"Ander")")},
                        {"enquiry.candidate-reconsidered", on_file(2, R"(,"reasons":"Toch")")},
                        {"enquiry.ground-checked",
                         on_file(1, R"(,"ground":"vital-interest","outcome":"deny","reasons":"Nee")")},
                        {"enquiry.answered", answered[0].json},
                        {"enquiry.refused", because},
                        {"enquiry.passed-to-sis", R"({"reference":"SIS-2026-17"})"},
                        {"enquiry.withdrawn", "{}"},
                        {"enquiry.reopened", because},
                        {"enquiry.closed", "{}"}};
  const Lines passed{{1, "enquiry.passed-to-sis", samples.at("enquiry.passed-to-sis")}};
  const Lines withdrawn{{1, "enquiry.withdrawn", "{}"}};
  const Lines closed{{1, "enquiry.closed", "{}"}};
  const auto page =
      transitions_page<enquiry::Phase>(enquiries(),
                                       {{"received", telling(of, received, 1)},
                                        {"answered", telling(of, received + answered, 1)},
                                        {"refused", telling(of, received + refused, 1)},
                                        {"passed-to-sis", telling(of, received + passed, 1)},
                                        {"withdrawn", telling(of, received + withdrawn, 1)},
                                        {"closed", telling(of, received + refused + closed, 1)}},
                                       samples);
  const Lines told_not_found = nobody + Lines{{1, "enquiry.answered", not_found}};
  const auto unfound = transitions_table(
      enquiries(), {"received", "answered"},
      {{"received", telling(of, nobody, 1)}, {"answered", telling(of, told_not_found, 1)}}, samples);
  check_generated(
      "ops/transitions/enquiries.md",
      page + about("Above there is a candidate of whom the enquirer may be told. Where nobody was "
                   "found, and the answer was that:",
                   unfound,
                   {"enquiry.candidate-found", "enquiry.candidate-rejected", "enquiry.candidate-reconsidered",
                    "enquiry.ground-checked", "enquiry.answered"}));
}
