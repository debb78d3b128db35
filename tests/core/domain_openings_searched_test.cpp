// A search that showed nobody.
#include <catch2/catch.hpp>

#include "tests/core/domain_people_support.h"

using namespace kroniek;
using namespace kroniek::test;

namespace {

const StreamId opening_id = stream("openings", 1);
constexpr std::string_view type = "opening.searched";

std::string searched(std::string_view by, std::string_view fields = R"(["names"])",
                     std::string_view purpose = "Familie zoekt", std::string_view ground = "AVG-6-1-e") {
  return R"({"by":)" + std::string(by) + R"(,"fields":)" + std::string(fields) + R"(,"purpose":")" +
         std::string(purpose) + R"(","ground":")" + std::string(ground) + R"("})";
}

}  // namespace

TEST_CASE("opening searched: says by what was asked, and of nobody") {
  PeopleWorld people;
  const auto json = searched(R"(["names","date-of-birth"])");
  REQUIRE(people.refusal(type, json, opening_id) == accepted);
  people.world.given<Openings>(opening_id, test::read<opening::Searched>(json));
  const auto state = people.world.state<Openings>(opening_id);
  CHECK(state.subjects.empty());
  CHECK(state.occasion == opening::Occasion::search);
  CHECK(state.opened == std::vector<std::string>{"names"});
  CHECK(survives_storing<Openings>(state));
}

TEST_CASE("opening searched: is refused where it does not say enough") {
  PeopleWorld people;
  const auto refusal = [&](const std::string& json) { return people.refusal(type, json, opening_id); };
  CHECK(refusal(searched("[]")) == "opening.search-by-missing");
  CHECK(refusal(searched(R"(["tag","tag"])")) == "opening.search-by-twice");
  CHECK(refusal(searched(R"(["tag"])", "[]")) == "opening.fields-missing");
  CHECK(refusal(searched(R"(["tag"])", R"(["names","names"])")) == "opening.field-twice");
  CHECK(refusal(searched(R"(["tag"])", R"(["names"])", "x", "39 of the law")) == "opening.ground-malformed");
  CHECK(refusal(searched(R"(["tag"])", R"(["names"])", "BSN 111222333")) == "opening.bsn-in-text");
}
