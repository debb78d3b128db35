// What is past its term of retention: computed at a moment, with the hold that keeps it and the erasure under
// way.
#include "core/register/retained.h"

#include <catch2/catch.hpp>

#include "tests/core/erased_register.h"

namespace kroniek::test {
namespace {

std::vector<PastTerm> at(ErasedRegister& erased, std::string_view when) {
  const auto reading = erased.world.service().read();
  return past_terms(reading.log(), false, reading.size(), instant(when)).value();
}

struct Ended : ErasedRegister {
  Ended() { tell("marked-registered-in-error", R"("version": 8, "data": {"reason": "Dubbel"})"); }
};
constexpr std::string_view over = "2026-12-23T19:50:00Z";

}  // namespace

TEST_CASE("retained: a file that has ended is past its term from that moment on, and no sooner") {
  Ended ended;
  CHECK(at(ended, "2026-12-23T19:49:59Z").empty());
  const auto past = at(ended, over);
  REQUIRE(past.size() == 1);
  CHECK(past.front().subject == person(1));
  CHECK(past.front().since == instant(over));
  CHECK_FALSE(past.front().hold.has_value());
  CHECK_FALSE(past.front().erasure.has_value());
}

TEST_CASE("retained: a hold is shown, on the file or on its operation, until it is lifted") {
  for (const auto& kept : {person(1), stream("operations", 1)}) {
    Ended ended;
    ended.world.state(ended.officer, ended.held(kept));
    CHECK(at(ended, over).front().hold == stream("holds", 1));
    ended.world.state(ended.officer, ended.lifted());
    CHECK_FALSE(at(ended, over).front().hold.has_value());
  }
}

TEST_CASE("retained: the erasure under way is shown, and an erased file no longer") {
  Ended ended;
  ended.approve();
  CHECK(at(ended, over).front().erasure == stream("erasures", 1));
  ended.world.state(ended.officer, ended.performed());
  CHECK(at(ended, over).empty());
}

}  // namespace kroniek::test
