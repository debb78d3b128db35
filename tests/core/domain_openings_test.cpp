#include "core/domain/openings.h"

#include <catch2/catch.hpp>

#include "tests/core/domain_people_support.h"

using namespace kroniek;
using namespace kroniek::test;

namespace {

const StreamId opening_id = stream("openings", 1);

std::string opening_of(std::string_view fields, std::string_view purpose = "Familie inlichten",
                       std::string_view ground = "AVG-6-1-e", const StreamId& subject = file_id()) {
  return "{" + member("subject", subject) + R"(,"fields":)" + std::string(fields) + R"(,"purpose":")" +
         std::string(purpose) + R"(","ground":")" + std::string(ground) + "\"}";
}

PeopleWorld world_with_file() {
  PeopleWorld people;
  people.given_identified();
  return people;
}

}  // namespace

TEST_CASE("opening: says who looked at whose fields, for what and on which ground") {
  auto people = world_with_file();
  const auto json = opening_of(R"(["names","document/number"])");
  REQUIRE(people.refusal("opening.made", json, opening_id) == accepted);
  people.world.given<Openings>(opening_id, test::read<opening::Made>(json));
  const auto state = people.world.state<Openings>(opening_id);
  CHECK(state.subjects == std::vector{file_id()});
  CHECK_FALSE(state.occasion.has_value());
  CHECK(state.mandate == people.world.claims.mandate);
  CHECK(state.opener == people.world.claims.author);
  CHECK(state.opened == std::vector<std::string>{"names", "document/number"});
  CHECK(state.ground == "AVG-6-1-e");
  CHECK(state.at == people.world.recorded_at);
  CHECK(state.purpose.places.size() == 1);
  CHECK(survives_storing<Openings>(state));
}

TEST_CASE("opening: is refused where it does not say enough") {
  const auto [json, code] = GENERATE(table<std::string, std::string>({
      {opening_of(R"(["names"])", "Zoeken", "AVG", file_id(9)), "opening.subject-unknown"},
      {opening_of("[]"), "opening.fields-missing"},
      {opening_of(R"(["names","names"])"), "opening.field-twice"},
      {opening_of(R"(["na mes"])"), "opening.field-malformed"},
      {opening_of(R"(["names"])", "Zoeken", "6-1-e"), "opening.ground-malformed"},
      {opening_of(R"(["names"])", "BSN 123456782"), "field.bsn"},
  }));
  CHECK(world_with_file().refusal("opening.made", json, opening_id) == code);
}

TEST_CASE("opening: a purpose must be given") {
  CHECK(faults<opening::Made>("{" + member("subject", file_id()) +
                              R"(,"fields":["names"],"ground":"AVG"})") == "/purpose field.missing\n");
}
