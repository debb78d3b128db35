// What must hold of every sequence that a register takes, looked back at: as of a moment it is the register
// that was told no more than what came until then, and by what had happened it is the fold of just that.
#include <catch2/catch.hpp>

#include "core/register/worklist.h"
#include "tests/core/register_sequence.h"

namespace kroniek::test {
namespace {

std::string text_of(const std::optional<Json>& view) {
  return view.has_value() ? canonical_json(*view) : "none";
}

std::string all_rows(const LogReader& log, ListQuery query, const Moment& moment) {
  std::string text;
  while (true) {
    const auto page = list_views(log, query, moment).value();
    for (const auto& row : page.rows) text += canonical_json(row) + "\n";
    if (!page.next.has_value()) return text;
    query.after = page.next;
  }
}

// The values that a stream may be listed under, and its collection without any.
std::vector<ListQuery> queries_of(const Held& held) {
  std::vector<ListQuery> queries{{held.aggregate->collection, held.envelope.exercise, {}, {}, 7}};
  for (const auto& [field, value] : indexed_values(held))
    if (!field.empty() && field.find(' ') == std::string::npos && field != duty_field)
      queries.push_back({held.aggregate->collection, held.envelope.exercise, {{field, value}}, {}, 3});
  return queries;
}

std::string listed(const std::map<StreamId, Held>& held, const ListQuery& query) {
  std::string text;
  for (const auto& [id, each] : held) {
    if (id.collection != query.collection || each.envelope.exercise != query.exercise) continue;
    const auto values = indexed_values(each);
    const auto stands = [&](const auto& filter) {
      return std::find(values.begin(), values.end(), filter) != values.end();
    };
    if (std::all_of(query.filters.begin(), query.filters.end(), stands)) text += view_text(each) + "\n";
  }
  return text;
}

}  // namespace

TEST_CASE("register: as of a moment it is the register that was told no more") {
  CHECK(holds_for(8, [] {
    auto sequence = Sequence::drawn(90);
    const auto taken = sequence.taken();
    const auto told = *rc::gen::inRange<std::size_t>(0, taken.size() + 1);
    Copy then;
    then.tell(std::span(taken).first(told), [](std::size_t) { return false; });
    const Looking now(*sequence.copy.world);
    const Looking past(*then.world);
    const auto as_of = now.as_of(size_before() + told);
    RC_ASSERT(past.size() == as_of.known);
    for (const auto& [id, held] : now.folded(now.size().value, std::nullopt)) {
      RC_ASSERT(text_of(view_at(now.log(), id, as_of).value()) ==
                text_of(view_at(past.log(), id, past.now()).value()));
      for (const auto& query : queries_of(held))
        RC_ASSERT(all_rows(now.log(), query, as_of) == all_rows(past.log(), query, past.now()));
    }
  }));
}

TEST_CASE("register: by what had happened it is the fold of what had happened") {
  CHECK(holds_for(8, [] {
    auto sequence = Sequence::drawn(90);
    const Looking now(*sequence.copy.world);
    const auto known = *rc::gen::inRange<std::uint64_t>(size_before(), now.size().value + 1);
    const auto hours = *rc::gen::inRange(0, 60);
    const Instant at{sequence.copy.world->clock.now().microseconds - hours * std::int64_t{3'600'000'000}};
    auto moment = now.as_of(known);
    moment.valid_at = at;
    const auto model = now.folded(known, at);
    for (const auto& [id, ignored] : now.folded(now.size().value, std::nullopt)) {
      const auto found = model.find(id);
      const auto view = view_at(now.log(), id, moment).value();
      RC_ASSERT(text_of(view) == (found == model.end() ? "none" : view_text(found->second)));
      if (found == model.end()) continue;
      for (const auto& query : queries_of(found->second))
        RC_ASSERT(all_rows(now.log(), query, moment) == listed(model, query));
    }
  }));
}

TEST_CASE("register: every list holds just the views that have its value, at every moment") {
  CHECK(holds_for(8, [] {
    auto sequence = Sequence::drawn(90);
    const Looking now(*sequence.copy.world);
    const auto known = *rc::gen::inRange<std::uint64_t>(size_before(), now.size().value + 1);
    const auto model = now.folded(known, std::nullopt);
    for (const auto& [id, held] : model)
      for (const auto& query : queries_of(held))
        RC_ASSERT(all_rows(now.log(), query, now.as_of(known)) == listed(model, query));
  }));
}

}  // namespace kroniek::test
