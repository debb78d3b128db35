// What is past its term of retention: computed at a moment, with the hold that keeps it and the erasure under
// way.
#include "core/register/retained.h"

#include <catch2/catch.hpp>

#include "tests/core/erased_register.h"

namespace kroniek::test {
namespace {

std::vector<PastTerm> at(ErasedRegister& erased, std::string_view when) {
  const auto reading = erased.world.service().read();
  return past_terms(reading.log(), false, instant(when)).value();
}

struct Ended : ErasedRegister {
  Ended() { tell("marked-registered-in-error", R"("version": 8, "data": {"reason": "Dubbel"})"); }
};
constexpr std::string_view over = "2026-12-23T19:50:00Z";

// `registrations/… personal 2027-…`, one a line.
std::string told(const std::vector<PastTerm>& terms) {
  std::string lines;
  for (const auto& each : terms)
    lines += each.subject.collection + " " + std::string(name_of(each.erased)) + " " + to_string(each.since) +
             "\n";
  return lines;
}

void die(ErasedRegister& erased, std::string_view occurred_at) {
  erased.world.state(
      erased.world.reception_lead,
      about_person(erased.world, 1, "marked-deceased",
                   R"("version": 8, "data": {"reason": "Vastgesteld door een arts"}, "occurredAt": ")" +
                       std::string(occurred_at) + "\""));
}
void close_operation(ErasedRegister& erased, std::string_view occurred_at) {
  erased.world.state(erased.world.coordinator, R"({"type": "operation.closed", "version": 2, "sub": ")" +
                                                   to_string(erased.world.operation) +
                                                   R"(", "occurredAt": ")" + std::string(occurred_at) +
                                                   R"(", "data": {"reason": "Afgerond"}})");
}

}  // namespace

TEST_CASE("retained: a file that has ended is past its term from that moment on, and no sooner") {
  Ended ended;
  CHECK(at(ended, "2026-12-23T19:49:59Z").empty());
  const auto past = at(ended, over);
  CHECK(told(past) ==
        "registrations personal 2026-12-23T19:50:00Z\nregistrations text 2026-12-23T19:50:00Z\n");
  CHECK(past.front().subject == person(1));
  CHECK(past.front().ended == instant("2026-11-23T19:50:00Z"));
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
  CHECK(told(at(ended, over)) == "registrations text 2026-12-23T19:50:00Z\n");
  ended.erase(R"(["text"])", 2);
  CHECK(at(ended, over).empty());
}

TEST_CASE("retained: the term runs from what ended the file; facts that come later lengthen nothing") {
  ErasedRegister erased;
  die(erased, "2026-11-23T19:45:00Z");
  erased.world.clock.set(instant("2028-10-01T12:00:00Z"));
  erased.world.state(erased.world.registrar, seen(erased.world, 1));
  CHECK(at(erased, "2028-11-23T19:44:59Z").empty());
  CHECK(told(at(erased, "2028-11-23T19:45:00Z")) ==
        "registrations personal 2028-11-23T19:45:00Z\nregistrations text 2028-11-23T19:45:00Z\n");
}

TEST_CASE("retained: what is entered late ended when it happened, and no author's clock lengthens a term") {
  const auto [occurred_at, ends] = GENERATE(table<std::string, std::string>(
      {{"2026-11-01T12:00:00Z", "2028-11-01T12:00:00Z"}, {"2026-11-23T19:54:00Z", "2028-11-23T19:50:00Z"}}));
  ErasedRegister erased;
  die(erased, occurred_at);
  CHECK(to_string(at(erased, "2030-01-01T00:00:00Z").front().since) == ends);
}

TEST_CASE("retained: a file that never ended is past its term when its operation closed so long ago") {
  ErasedRegister erased;
  close_operation(erased, "2026-11-23T19:50:00Z");
  CHECK(at(erased, "2027-11-23T19:49:59Z").empty());
  const auto past = at(erased, "2027-11-23T19:50:00Z");
  // Person 2 holds no free text, so there is none of it to erase.
  CHECK(told(past) ==
        "registrations personal 2027-11-23T19:50:00Z\nregistrations text 2027-11-23T19:50:00Z\n"
        "registrations personal 2027-11-23T19:50:00Z\n");
  CHECK(past.front().ended == instant("2026-11-23T19:50:00Z"));
}

TEST_CASE("retained: of a file that ended its own term counts, and while the operation is open no other") {
  ErasedRegister erased;
  die(erased, "2026-11-23T19:45:00Z");
  CHECK(at(erased, "2028-01-01T00:00:00Z").empty());
  close_operation(erased, "2026-11-23T19:50:00Z");
  CHECK(told(at(erased, "2028-01-01T00:00:00Z")) == "registrations personal 2027-11-23T19:50:00Z\n");
}

TEST_CASE("retained: an enquiry that nobody answered is past its term when the operation is") {
  ErasedRegister erased;
  const auto family = erased.world.enrol(30, erased.world.region, "family-contact", R"(["people"])");
  erased.world.state(family, erased.said("enquiry.received", stream("enquiries", 1), 1,
                                         R"({"relation": "sibling", "channel": "phone",
                                             "enquirerName": "Zoekende",
                                             "enquirerPhone": "+31612345678",
                                             "names": {"family": "Gezochte"}})"));
  close_operation(erased, "2026-11-23T19:50:00Z");
  CHECK(told(at(erased, "2028-01-01T00:00:00Z")).find("enquiries personal 2027-11-23T19:50:00Z\n") == 0);
}

}  // namespace kroniek::test
