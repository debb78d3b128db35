// What must hold of the worklist for every sequence that a register takes: it is what somebody finds who
// knows nothing but the log and asks every stream for its duties.
#include "core/register/worklist.h"

#include <catch2/catch.hpp>
#include <set>

#include "core/domain/actors.h"
#include "core/domain/mandates.h"
#include "core/domain/organisations.h"
#include "core/register/states.h"
#include "tests/core/register_sequence.h"

namespace kroniek::test {
namespace {

Json written(const std::vector<WorkItem>& items) {
  Json::Array out;
  for (const auto& item : items) out.push_back(write_fields(item, WriteMode::state));
  return out;
}

std::string text_of(const std::optional<StreamId>& organisation) {
  return organisation.has_value() ? to_string(*organisation) : "everybody";
}

template <typename Aggregate>
const typename Aggregate::State* find_of(const std::map<StreamId, Held>& streams, const StreamId& id) {
  const auto found = streams.find(id);
  if (found == streams.end() || id.collection != Aggregate::collection) return nullptr;
  return static_cast<const typename Aggregate::State*>(found->second.state.get());
}

// The organisations of which somebody holds a mandate of that role; of the centre's own roles, the centre.
std::set<StreamId> organisations_with(const std::map<StreamId, Held>& streams, std::string_view role,
                                      Instant at) {
  std::set<StreamId> found;
  for (const auto& [id, held] : streams) {
    if (held.envelope.exercise) continue;
    const auto* organisation = find_of<Organisations>(streams, id);
    if (organisation != nullptr && role.substr(0, 4) == "kcr2" &&
        organisation->kind == organisation::Kind::kcr2 && organisation->phase != organisation::Phase::ended)
      found.insert(id);
    const auto* mandate = find_of<Mandates>(streams, id);
    if (mandate == nullptr || role.substr(0, 4) == "kcr2" || name_of(mandate->role) != role ||
        !mandate::active_at(*mandate, at))
      continue;
    const auto* actor = find_of<Actors>(streams, mandate->holder);
    if (mandate->holder.collection == Organisations::collection) found.insert(mandate->holder);
    if (actor != nullptr) found.insert(actor->organisation);
  }
  return found;
}

Duty placed(const std::map<StreamId, Held>& streams, Duty duty, Instant at) {
  if (!duty.organisation.has_value()) {
    const auto all = organisations_with(streams, duty.role, at);
    if (all.size() == 1) duty.organisation = *all.begin();
  } else if (duty.role.empty()) {
    const auto* organisation = find_of<Organisations>(streams, *duty.organisation);
    if (organisation != nullptr && organisation->kind == organisation::Kind::safety_region)
      duty.role = "region-duty-officer";
    if (organisation != nullptr && organisation->kind == organisation::Kind::kcr2)
      duty.role = "kcr2-duty-officer";
  }
  return duty;
}

// What waits in all of these streams, in any order.
std::multiset<std::string> naive_items(const std::map<StreamId, Held>& streams, const WorklistQuery& query,
                                       Instant at) {
  std::multiset<std::string> items;
  for (const auto& [id, held] : streams) {
    if (held.envelope.exercise != query.exercise) continue;
    for (auto& declared : held.aggregate->duties(held.state)) {
      const auto duty = placed(streams, std::move(declared), at);
      // What the worklist takes for granted where it is asked for a kind.
      RC_ASSERT(duty.kind.substr(0, duty.kind.find('.')) == held.aggregate->singular);
      const bool overdue = duty.until.has_value() && !(at < *duty.until);
      if (at < duty.since || (query.overdue && !overdue)) continue;
      if (!query.role.empty() && query.role != duty.role) continue;
      if (!query.kind.empty() && query.kind != duty.kind) continue;
      if (query.organisation.has_value() && query.organisation != duty.organisation) continue;
      if (query.operation.has_value() && query.operation != held.envelope.operation) continue;
      items.insert(to_string(id) + " " + std::string(duty.kind) + " " + duty.about + " " +
                   std::string(duty.role) + " " + text_of(duty.organisation) + " " +
                   (overdue ? "overdue" : "waits"));
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
        for (auto& duty : held.aggregate->duties(held.state))
          all.push_back(placed(streams, std::move(duty), at));
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
                     item.role.value_or("") + " " + text_of(item.organisation) + " " +
                     (item.overdue ? "overdue" : "waits"));
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
      if (each.person.actor == stream("actors", 44))
        world->state(each.person, R"({"type":"registration.)" + std::string(type) + R"(","sub":")" +
                                      to_string(stream("registrations", number)) + R"(","operation":")" +
                                      to_string(world->operation) + R"(","occurredAt":")" + std::string(at) +
                                      R"(",)" + std::string(rest));
  };
  const auto needs = R"("version":2,"data":{"category":"medical","urgent":true}})";
  said(1, "opened", "2026-11-23T17:00:00Z",
       R"("version":1,"data":{"number":"KLM-00042F","source":"desk-1"}})");
  said(1, "need-recorded", "2026-11-23T17:30:00Z", needs);
  said(2, "opened", "2026-11-23T19:00:00Z",
       R"("version":1,"data":{"number":"KLM-00043D","source":"desk-1"}})");
  said(2, "need-recorded", "2026-11-23T18:00:00Z", needs);
  world->close();
  const Looking looking(*world);
  const auto at = instant("2026-11-23T18:30:00Z");
  auto moment = looking.now();
  moment.valid_at = at;
  const auto items = worklist(looking.log(), {}, moment, at);
  REQUIRE(items.ok());
  REQUIRE_FALSE(items->empty());
  for (const auto& item : *items) CHECK(item.stream == stream("registrations", 1));
  const auto half = held_at(looking.log(), stream("registrations", 2), moment);
  CHECK((half.ok() && !half->has_value()));
  const ListQuery all{"registrations", false, {}, {}, 50};
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
