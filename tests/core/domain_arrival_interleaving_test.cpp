// Devices upload what they saw in any order between them: the facts and the totals are the same.
#include <rapidcheck.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "core/domain/reconciliation.h"
#include "tests/core/domain_people_support.h"

using namespace kroniek;
using namespace kroniek::test;

namespace {

struct Fact {
  std::uint8_t file = 1;
  std::string type;
  std::string json;
  std::int64_t minute = 0;
  std::uint8_t jti = 0;
};

// What one device has to say: facts about any of three files.
Fact some_fact(std::uint8_t jti) {
  const auto movement = member("movement", movement_id(*rc::gen::inRange<std::uint8_t>(1, 4)));
  const auto place = R"("checkpoint":"EIN-)" + std::to_string(*rc::gen::inRange(1, 4)) + "\"";
  const auto kinds = std::vector<std::pair<std::string, std::string>>{
      {"registration.seen", "{" + place + "," + movement + "}"},
      {"registration.seen", "{" + place + "}"},
      {"registration.checkpoint-passed", "{" + place + "," + movement + "}"},
      {"registration.need-recorded", R"({"category":"shelter","urgent":true})"},
      {"registration.contact-recorded", R"({"relation":"partner","phone":"+31612345678"})"},
      {"registration.reported-otherwise",
       R"({"what":"registration.identified",)" + member("refused", statement_id(jti)) + "}"}};
  const auto& [type, json] = kinds[*rc::gen::inRange<std::size_t>(0, kinds.size())];
  return {*rc::gen::inRange<std::uint8_t>(1, 4), type, json, *rc::gen::inRange<std::int64_t>(0, 30), jti};
}

// All that the files and the movements say at the end, in an order of their own.
std::string told(const std::vector<Fact>& facts) {
  PeopleWorld people;
  for (std::uint8_t file = 1; file <= 3; ++file) {
    people.given("registration.opened", R"({"number":"KLM-00042F","source":"desk-1"})", file_id(file));
    people.given("registration.expected", "{" + member("movement", movement_id(file)) + "}", file_id(file));
  }
  const auto begin = people.world.claims.occurred_at;
  for (const auto& fact : facts) {
    people.world.claims.jti = statement_id(fact.jti);
    people.world.claims.occurred_at = Instant{begin.microseconds + fact.minute * 60'000'000};
    if (people.refusal(fact.type, fact.json, file_id(fact.file)) != accepted) return "refused " + fact.type;
    people.fold(fact.type, fact.json, file_id(fact.file), ReadMode::intake);
  }
  std::string all;
  for (std::uint8_t file = 1; file <= 3; ++file) {
    const auto state = people.state(file_id(file));
    std::set<std::string> said;
    for (const auto& each : state.sightings)
      said.insert("seen " + to_string(each.statement) + each.checkpoint + to_string(each.from));
    for (const auto& each : state.needs) said.insert("need " + to_string(each.statement));
    for (const auto& each : state.contacts) said.insert("contact " + to_string(each.statement));
    for (const auto& each : state.reports) said.insert("report " + to_string(each.statement));
    for (const auto& each : state.contradictions) {
      const auto pair = std::minmax({each.sighting, each.against.value_or(each.sighting)});
      said.insert("case " + to_string(pair.first) + to_string(pair.second));
    }
    for (const auto& each : state.seen_on) said.insert("on " + to_string(each));
    for (const auto& each : said) all += each + "\n";
    all += std::string(name_of(state.phase)) + " " + state.place.value_or("") + " " +
           to_string(state.movement.value()) + " " + std::to_string(state.needs_urgent) + "\n";
  }
  for (std::uint8_t movement = 1; movement <= 3; ++movement) {
    const auto found = reconcile(movement_id(movement), people.world);
    for (const auto number : {found.expected, found.seen, found.diverted, found.unresolved, found.unexpected})
      all += std::to_string(number) + " ";
  }
  return all;
}

}  // namespace

TEST_CASE("offline: whichever order the devices' batches come in, facts, places and totals are the same") {
  CHECK(rc::check([] {
    std::vector<Fact> facts;
    const auto count = *rc::gen::inRange<std::uint8_t>(0, 25);
    for (std::uint8_t i = 0; i < count; ++i) facts.push_back(some_fact(static_cast<std::uint8_t>(i + 1)));
    auto other = facts;
    // Any shuffle: sorting by drawn keys.
    std::vector<std::pair<int, Fact>> drawn;
    for (auto& fact : other) drawn.emplace_back(*rc::gen::arbitrary<int>(), fact);
    std::stable_sort(drawn.begin(), drawn.end(),
                     [](const auto& one, const auto& two) { return one.first < two.first; });
    other.clear();
    for (auto& each : drawn) other.push_back(each.second);
    RC_ASSERT(told(facts) == told(other));
  }));
}
