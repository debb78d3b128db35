#include <catch2/catch.hpp>

#include "tests/core/assistance_support.h"

using namespace kroniek;
using namespace kroniek::test;

namespace {

const Uuid leg = stream("statements", 9).id;

std::string draft_refusal(const std::string& line) {
  Story story;
  given_parties(story);
  return story.refusal("assistance-request.drafted",
                       R"({"requester":)" + quoted(organisation_id(1)) +
                           R"(,"route":"national","direction":"out","situation":"Brand","lines":[)" + line +
                           "]}",
                       request_id());
}
std::string line_with(std::string_view from, std::string_view to) {
  auto line = need_line("1", 1);
  return line.replace(line.find(from), from.size(), to);
}

}  // namespace

TEST_CASE("assistance-request: quantities are at least one, and none can overflow a sum") {
  using namespace assistance_request;
  const auto range = [](std::string_view pointer) { return std::string(pointer) + " field.out-of-range\n"; };
  for (const std::string quantity : {"-1", "0", "1000001", "9007199254740991"}) {
    INFO(quantity);
    const auto of = [&](const std::string& json) {
      return R"({"leg":)" + quoted(leg) + R"(,"quantity":)" + quantity + json + "}";
    };
    CHECK(faults<Asked>(R"({"party":)" + quoted(organisation_id(2)) + R"(,"line":"1","quantity":)" +
                        quantity + "}") == range("/quantity"));
    CHECK(faults<Offered>(of(R"(,"earliest":"2026-07-01T10:00:00Z")")) == range("/quantity"));
    CHECK(faults<assistance_request::Accepted>(of("")) == range("/quantity"));
    CHECK(faults<Departed>(of("")) == range("/quantity"));
    CHECK(faults<Arrived>(of("")) == range("/quantity"));
    CHECK(faults<ReleaseOrdered>(of("")) == range("/quantity"));
    CHECK(faults<Released>(of("")) == range("/quantity"));
    CHECK(faults<ReturnedHome>(of("")) == (quantity == "0" ? "" : range("/quantity")));
    CHECK(faults<ReturnedHome>(R"({"leg":)" + quoted(leg) + R"(,"quantity":0,"lost":)" + quantity + "}") ==
          range("/lost"));
    CHECK(faults<NeedLine>(line_with(R"("quantity":1)", R"("quantity":)" + quantity)) == range("/quantity"));
    CHECK(faults<Share>(R"({"line":"1","quantity":)" + quantity + "}") == range("/quantity"));
  }
}

TEST_CASE("assistance-request: amounts are not negative, and end before what a file can hold exactly") {
  using assistance_request::Settled;
  CHECK(faults<Settled>(R"({"borneBy":"shared","amountCents":-1})") == "/amountCents field.out-of-range\n");
  CHECK(faults<Settled>(R"({"borneBy":"shared","amountCents":1000000000001})") ==
        "/amountCents field.out-of-range\n");
  CHECK(faults<Settled>(R"({"borneBy":"shared","amountCents":0})").empty());
}

TEST_CASE("assistance-request: a need line has codes that name nobody, and ends after it begins") {
  CHECK(draft_refusal(need_line("1", 1)) == accepted);
  CHECK(draft_refusal(need_line("1", 1) + "," + need_line("1", 2)) == "assistance-request.line-twice");
  CHECK(draft_refusal(need_line("regel een", 1)) == "assistance-request.code-malformed");
  CHECK(draft_refusal(line_with("FBO-helicopter", "Jan de Vries")) == "assistance-request.code-malformed");
  CHECK(draft_refusal(line_with(R"("unit":"helicopter")", R"("unit":"per stuk")")) ==
        "assistance-request.code-malformed");
  CHECK(draft_refusal(line_with(R"("from")", R"("substitutes":["a b"],"from")")) ==
        "assistance-request.code-malformed");
  for (const std::string until : {"2026-07-01T12:00:00Z", "2026-07-01T11:59:59Z"})
    CHECK(draft_refusal(line_with("2026-07-03T12:00:00Z", until)) ==
          "assistance-request.line-dates-reversed");
}

TEST_CASE("assistance-request: the shared picture's id is an opaque code") {
  Story story;
  given_parties(story);
  CHECK(story.refusal("assistance-request.drafted", draft(R"(,"reception":{"lcmsId":"A 1"})"),
                      request_id()) == "assistance-request.code-malformed");
  given_submitted(story);
  CHECK(story.refusal("assistance-request.reception-set", R"({"reception":{"lcmsId":"A 1"}})",
                      request_id()) == "assistance-request.code-malformed");
  CHECK(as(story, 3).refusal("assistance-request.reception-set", R"({"reception":{"place":"Eelde"}})",
                             request_id()) == "assistance-request.not-the-requester");
}

TEST_CASE("assistance-request: what refers to another collection is no organisation, request or offer") {
  using namespace assistance_request;
  CHECK_FALSE(faults<Superseded>(R"({"by":)" + quoted(organisation_id(1)) + "}").empty());
  CHECK_FALSE(faults<Informed>(R"({"who":"other","organisation":)" + quoted(actor_id(1)) + "}").empty());
  CHECK_FALSE(faults<Asked>(R"({"party":)" + quoted(actor_id(2)) + R"(,"line":"1","quantity":1})").empty());
}
