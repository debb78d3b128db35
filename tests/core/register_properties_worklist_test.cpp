// What must hold of the worklist for every sequence that a register takes: it is what somebody finds who
// knows nothing but the log and asks every stream for its duties.
#include "core/register/worklist.h"

#include <catch2/catch.hpp>
#include <set>

#include "core/register/states.h"
#include "tests/core/register_sequence.h"

namespace kroniek::test {
namespace {

Json written(const std::vector<WorkItem>& items) {
  Json::Array out;
  for (const auto& item : items) out.push_back(write_fields(item, WriteMode::state));
  return out;
}

// What waits in all of these streams, in any order.
std::multiset<std::string> naive_items(const std::map<StreamId, Held>& streams, const WorklistQuery& query,
                                       Instant at) {
  std::multiset<std::string> items;
  for (const auto& [id, held] : streams) {
    if (held.envelope.exercise != query.exercise) continue;
    for (const auto& duty : held.aggregate->duties(held.state)) {
      // What the worklist takes for granted where it is asked for a kind.
      RC_ASSERT(duty.kind.substr(0, duty.kind.find('.')) == held.aggregate->singular);
      const bool overdue = duty.until.has_value() && !(at < *duty.until);
      if (at < duty.since || (query.overdue && !overdue)) continue;
      if (!query.role.empty() && query.role != duty.role) continue;
      if (!query.kind.empty() && query.kind != duty.kind) continue;
      if (query.organisation.has_value() && query.organisation != duty.organisation) continue;
      if (query.operation.has_value() && query.operation != held.envelope.operation) continue;
      items.insert(to_string(id) + " " + std::string(duty.kind) + " " + duty.about + " " +
                   std::string(duty.role) + " " + (overdue ? "overdue" : "waits"));
    }
  }
  return items;
}

}  // namespace

TEST_CASE("worklist: it holds the duties of all streams, and no others, whatever is asked") {
  CHECK(holds_for(12, [] {
    auto sequence = Sequence::drawn(90);
    const Looking looking(*sequence.copy.world);
    const auto now = sequence.copy.world->clock.now();
    for (int question = 0; question < 12; ++question) {
      const auto moment = drawn_moment(looking, now);
      const auto streams = looking.open_streams(moment);
      const Instant at{now.microseconds + *rc::gen::inRange(-60, 600) * std::int64_t{3'600'000'000}};
      std::vector<Duty> all;
      for (const auto& [id, held] : streams)
        for (auto& duty : held.aggregate->duties(held.state)) all.push_back(std::move(duty));
      WorklistQuery query;
      const auto narrows = [] { return *rc::gen::inRange(0, 3) == 0; };
      query.exercise = *rc::gen::inRange(0, 5) == 0;
      query.overdue = narrows();
      if (!all.empty()) {
        const auto& some = all[*rc::gen::inRange<std::size_t>(0, all.size())];
        if (narrows()) query.kind = some.kind;
        if (narrows()) query.role = some.role;
        if (narrows()) query.organisation = some.organisation;
      }
      if (narrows()) query.operation = stream("operations", 1);
      const auto items = worklist(looking.log(), query, moment, at).value();
      std::multiset<std::string> found;
      for (const auto& item : items)
        found.insert(to_string(item.stream) + " " + item.kind + " " + item.about.value_or("") + " " +
                     item.role + " " + (item.overdue ? "overdue" : "waits"));
      RC_ASSERT(found == naive_items(streams, query, at));
    }
  }));
}

TEST_CASE("worklist: as of a moment it is that of the register that was told no more") {
  CHECK(holds_for(8, [] {
    auto sequence = Sequence::drawn(90);
    const auto taken = sequence.taken();
    const auto told = *rc::gen::inRange<std::size_t>(0, taken.size() + 1);
    Copy then;
    then.tell(std::span(taken).first(told), [](std::size_t) { return false; });
    const Looking now(*sequence.copy.world);
    const Looking past(*then.world);
    const auto at = sequence.copy.world->clock.now();
    for (const bool exercise : {false, true}) {
      WorklistQuery query;
      query.exercise = exercise;
      RC_ASSERT(written(worklist(now.log(), query, now.as_of(size_before() + told), at).value()) ==
                written(worklist(past.log(), query, past.now(), at).value()));
    }
  }));
}

TEST_CASE("worklist: what was opened later waits on nobody yet, and hides nothing else that waits") {
  auto world = cast_world();
  const auto said = [&](std::uint8_t number, std::string_view type, std::string_view at,
                        std::string_view rest) {
    for (const auto& each : cast())
      if (each.person.actor == stream("actors", 40))
        world->state(each.person, R"({"type":"assistance-request.)" + std::string(type) + R"(","sub":")" +
                                      to_string(stream("assistance-requests", number)) +
                                      R"(","operation":")" + to_string(world->operation) +
                                      R"(","occurredAt":")" + std::string(at) + R"(",)" + std::string(rest));
  };
  const auto drafted = R"("version":1,"data":{"requester":")" + to_string(world->region) +
                       R"(","route":"national","direction":"out","situation":"Brand","lines":[{"id":"1",)"
                       R"("effect":"Blussen","unitType":"pomp","quantity":1,"unit":"stuk",)"
                       R"("from":"2026-11-23T20:00:00Z","until":"2026-11-24T20:00:00Z"}]}})";
  said(1, "drafted", "2026-11-23T17:00:00Z", drafted);
  said(1, "submitted", "2026-11-23T17:30:00Z", R"("version":2,"data":{}})");
  said(2, "drafted", "2026-11-23T19:00:00Z", drafted);
  said(2, "redrafted", "2026-11-23T18:00:00Z", R"("version":2,"data":{"priority":1}})");
  world->close();
  const Looking looking(*world);
  const auto at = instant("2026-11-23T18:30:00Z");
  auto moment = looking.now();
  moment.valid_at = at;
  const auto items = worklist(looking.log(), {}, moment, at);
  REQUIRE(items.ok());
  REQUIRE_FALSE(items->empty());
  for (const auto& item : *items) CHECK(item.stream == stream("assistance-requests", 1));
  const auto half = held_at(looking.log(), stream("assistance-requests", 2), moment);
  CHECK((half.ok() && !half->has_value()));
  const ListQuery all{"assistance-requests", false, {}, {}, 50};
  CHECK(all_held(looking.log(), all, moment).value().size() == 1);
}

TEST_CASE("worklist: a question reads no more streams than can hold what it asks for") {
  auto world = cast_world();
  const auto request = [&](std::uint8_t number) {
    for (const auto& each : cast())
      if (each.person.actor == stream("actors", 40))
        world->state(each.person,
                     R"({"type":"assistance-request.drafted","version":1,"sub":")" +
                         to_string(stream("assistance-requests", number)) + R"(","operation":")" +
                         to_string(world->operation) + R"(","data":{"requester":")" +
                         to_string(world->region) +
                         R"(","route":"national","direction":"out","situation":"Brand",)"
                         R"("lines":[{"id":"1","effect":"Blussen","unitType":"pomp","quantity":1,)"
                         R"("unit":"stuk","from":"2026-11-23T20:00:00Z",)"
                         R"("until":"2026-11-24T20:00:00Z"}]}})");
  };
  for (std::uint8_t number = 1; number <= 4; ++number) request(number);
  world->close();
  const Looking looking(*world);
  const auto at = instant("2026-11-24T18:30:00Z");
  auto past = looking.now();
  past.valid_at = at;
  const auto code = [&](const WorklistQuery& query, const Moment& moment) {
    const auto items = worklist(looking.log(), query, moment, at);
    return items.ok() ? std::string("answered") : items.error().code;
  };
  WorklistQuery query;
  query.streams_max = 3;
  CHECK(code(query, looking.now()) == "answered");  // no draft waits on anybody
  CHECK(code(query, past) == "worklist.too-long");  // every draft is folded anew
  query.kind = "offer.reply-due";
  CHECK(code(query, past) == "answered");
  query.kind = "assistance-request.reply-due";
  CHECK(code(query, past) == "worklist.too-long");
  query.operation = stream("operations", 99);
  CHECK(code(query, past) == "answered");
  query.operation = world->operation;
  CHECK(code(query, past) == "worklist.too-long");
  query.streams_max = 4;
  CHECK(code(query, past) == "answered");
  query.kind = "party.foreign-due";
  query.streams_max = 0;
  CHECK(code(query, past) == "answered");
}

}  // namespace kroniek::test
