// Views and lists at every moment, compared with a model that folds the log by itself and filters without an
// index.
#include "core/register/views.h"

#include <catch2/catch.hpp>
#include <set>

#include "tests/core/chronicle.h"

namespace kroniek::test {
namespace {

// The text that a filter compares, said here once more without the index.
std::set<std::string> texts_of(const Json& value) {
  if (const auto* text = value.string()) return {*text};
  if (const auto* items = value.array_items()) {
    std::set<std::string> all;
    for (const auto& item : *items) all.merge(texts_of(item));
    return all;
  }
  return {write_json(value)};
}

std::vector<Json> filtered(const Chronicle::Views& views, const ListQuery& query) {
  std::vector<Json> rows;
  for (const auto& [id, view] : views) {
    if (id.collection != query.collection || *view.find("exercise") != Json(query.exercise)) continue;
    bool matches = true;
    for (const auto& [field, value] : query.filters) {
      const auto* held = view.find(field);
      matches = matches && held != nullptr && texts_of(*held).contains(value);
    }
    if (matches) rows.push_back(view);
  }
  return rows;
}

// All pages of a list, one after the other.
std::vector<Json> all_pages(const LogReader& log, ListQuery query, const Moment& moment) {
  std::vector<Json> rows;
  while (true) {
    auto page = list_views(log, query, moment).value();
    VERIFY(page.rows.size() <= query.rows_max, "a page holds no more than asked for");
    rows.insert(rows.end(), page.rows.begin(), page.rows.end());
    if (!page.next.has_value()) return rows;
    query.after = page.next;
  }
}

// Every list that could be asked for: each declared field with each value that it ever had, and none.
std::vector<ListQuery> all_queries(const Chronicle& chronicle) {
  std::vector<ListQuery> queries;
  for (const auto& aggregate : catalog()) {
    std::set<std::pair<std::string, std::string>> values;
    for (std::uint64_t size = 1; size <= chronicle.size(); ++size)
      for (const auto& [id, view] : chronicle.after(size))
        if (id.collection == aggregate.collection)
          for (const auto field : list_fields(aggregate))
            if (const auto* held = view.find(field))
              for (const auto& text : texts_of(*held)) values.emplace(field, text);
    for (const bool exercise : {false, true}) {
      queries.push_back({aggregate.collection, exercise, {}, {}, 3});
      for (const auto& value : values) queries.push_back({aggregate.collection, exercise, {value}, {}, 2});
    }
  }
  return queries;
}

std::string text_of(const std::vector<Json>& rows) {
  std::string text;
  for (const auto& row : rows) text += canonical_json(row) + "\n";
  return text;
}

}  // namespace

TEST_CASE("views: as of every index, a view is what replaying the log to there gives") {
  Chronicle chronicle(GENERATE(range(1U, 5U)));
  REQUIRE(chronicle.size() > 50);
  const auto reading = chronicle.world.service().read();
  for (std::uint64_t size = 1; size <= chronicle.size(); ++size) {
    const Moment moment{TreeSize{size}, size == chronicle.size(), std::nullopt};
    for (const auto& [id, ignored] : chronicle.after(chronicle.size())) {
      const auto view = view_at(reading.log(), id, moment).value();
      const auto& model = chronicle.after(size);
      const auto found = model.find(id);
      REQUIRE(view.has_value() == (found != model.end()));
      if (view.has_value()) REQUIRE(canonical_json(*view) == canonical_json(found->second));
    }
  }
}

TEST_CASE("views: as of a moment in time, all that was recorded until then counts, and nothing more") {
  Chronicle chronicle(7);
  const auto reading = chronicle.world.service().read();
  for (const auto& entry : chronicle.entries()) {
    for (const std::int64_t shift : {-1, 0, 1}) {
      const Instant at{entry.recorded_at.microseconds + shift};
      std::uint64_t expected = 0;
      for (const auto& each : chronicle.entries()) expected += each.recorded_at <= at ? 1 : 0;
      const auto moment = reading.moment(at, std::nullopt).value();
      REQUIRE(moment.known.value == expected);
      REQUIRE(moment.is_newest == (expected == chronicle.size()));
    }
  }
}

TEST_CASE("views: as it had happened by a moment, on either clock and on both") {
  Chronicle chronicle(GENERATE(11U, 12U));
  const auto reading = chronicle.world.service().read();
  const auto now = chronicle.world.clock.now();
  for (const std::int64_t hours : {0, 1, 24, 100, 200, 300}) {
    const Instant at{now.microseconds - hours * 3'600'000'000};
    for (const auto known : {chronicle.size(), chronicle.size() / 2, chronicle.size() / 3}) {
      const Moment moment{TreeSize{known}, known == chronicle.size(), at};
      const auto model = chronicle.valid(known, at);
      for (const auto& [id, ignored] : chronicle.after(chronicle.size())) {
        const auto view = view_at(reading.log(), id, moment).value();
        const auto found = model.find(id);
        REQUIRE(view.has_value() == (found != model.end()));
        if (view.has_value()) REQUIRE(canonical_json(*view) == canonical_json(found->second));
      }
    }
  }
}

TEST_CASE("lists: every filter at every moment gives what looking at all views gives, page by page") {
  Chronicle chronicle(GENERATE(21U, 22U), 200);
  const auto reading = chronicle.world.service().read();
  std::size_t rows = 0;
  for (const auto& query : all_queries(chronicle)) {
    for (auto size = chronicle.size(); size > 12; size -= 11) {
      const Moment moment{TreeSize{size}, size == chronicle.size(), std::nullopt};
      const auto expected = filtered(chronicle.after(size), query);
      rows += expected.size();
      CAPTURE(query.collection, query.exercise, size);
      REQUIRE(text_of(all_pages(reading.log(), query, moment)) == text_of(expected));
    }
  }
  CHECK(rows > 1'000);
}

TEST_CASE("lists: several filters must all match") {
  Chronicle chronicle(31);
  const auto reading = chronicle.world.service().read();
  const auto queries = all_queries(chronicle);
  for (int i = 0; i < 400; ++i) {
    auto query = queries[chronicle.draw(queries.size())];
    const auto& other = queries[chronicle.draw(queries.size())];
    if (other.collection == query.collection)
      query.filters.insert(query.filters.end(), other.filters.begin(), other.filters.end());
    const auto size = 1 + chronicle.draw(chronicle.size());
    const Moment moment{TreeSize{size}, size == chronicle.size(), std::nullopt};
    REQUIRE(text_of(all_pages(reading.log(), query, moment)) ==
            text_of(filtered(chronicle.after(size), query)));
  }
}

TEST_CASE("lists: by what had happened, filters look at the refolded views") {
  Chronicle chronicle(41, 200);
  const auto reading = chronicle.world.service().read();
  const auto now = chronicle.world.clock.now();
  for (const std::int64_t hours : {1, 50, 150}) {
    const Instant at{now.microseconds - hours * 3'600'000'000};
    for (const auto size : {chronicle.size(), chronicle.size() / 2}) {
      const auto model = chronicle.valid(size, at);
      const Moment moment{TreeSize{size}, size == chronicle.size(), at};
      for (const auto& query : all_queries(chronicle))
        REQUIRE(text_of(all_pages(reading.log(), query, moment)) == text_of(filtered(model, query)));
    }
  }
}

TEST_CASE("lists: exercise data and real data are never in one list") {
  Chronicle chronicle(51);
  const auto reading = chronicle.world.service().read();
  const Moment now{TreeSize{chronicle.size()}, true, std::nullopt};
  for (const bool exercise : {false, true}) {
    const auto rows = all_pages(reading.log(), {"operations", exercise, {}, {}, 50}, now);
    CHECK_FALSE(rows.empty());
    for (const auto& row : rows) CHECK(*row.find("exercise") == Json(exercise));
  }
}

TEST_CASE("lists: the cursor names the last row, and an unknown one goes on behind its place") {
  RegisterWorld world;
  const auto reading = world.service().read();
  const Moment now{reading.size(), true, std::nullopt};
  const auto first = list_views(reading.log(), {"organisations", false, {}, {}, 2}, now).value();
  CHECK(first.rows.size() == 2);
  CHECK(first.next == world.region.id);
  const auto second = list_views(reading.log(), {"organisations", false, {}, first.next, 2}, now).value();
  CHECK(second.rows.size() == 1);
  CHECK_FALSE(second.next.has_value());
  auto between = world.region.id;
  between.bytes[15] = 0;
  CHECK(list_views(reading.log(), {"organisations", false, {}, between, 9}, now).value().rows.size() == 3);
}

TEST_CASE("lists: the statements of the log are listed by type, author, mandate and operation") {
  Chronicle chronicle(61);
  const auto reading = chronicle.world.service().read();
  const auto listed = [&](std::string_view field, const std::string& value) {
    std::vector<std::uint64_t> positions;
    const auto prefix = statements_list(field, value);
    REQUIRE(reading.snapshot()
                .scan(Table::lists, prefix, after_prefix(prefix), Order::ascending,
                      [&](std::string_view key, std::string_view) {
                        positions.push_back(number_of(key.substr(prefix.size())).value());
                        return true;
                      })
                .ok());
    return positions;
  };
  std::map<std::pair<std::string, std::string>, std::vector<std::uint64_t>> model;
  for (const auto& entry : chronicle.entries()) {
    const auto& claims = entry.claims;
    model[{"type", claims.type}].push_back(entry.position.value);
    model[{"author", to_string(claims.author)}].push_back(entry.position.value);
    model[{"mandate", to_string(claims.mandate)}].push_back(entry.position.value);
    if (claims.operation.has_value())
      model[{"operation", to_string(*claims.operation)}].push_back(entry.position.value);
  }
  for (const auto& [key, positions] : model) REQUIRE(listed(key.first, key.second) == positions);
}

TEST_CASE("lists: a unique value has one holder, apart for exercise data") {
  Chronicle chronicle(71);
  const auto snapshot = chronicle.world.inner_store().snapshot();
  std::size_t values = 0;
  for (const auto& [id, view] : chronicle.after(chronicle.size())) {
    const auto held = parse_view(canonical_json(view)).value();
    for (const auto& [field, value] : unique_values(held)) {
      ++values;
      const auto key = unique_key({held.aggregate->collection, held.envelope.exercise, field, value});
      REQUIRE(snapshot->read(Table::lists, key).value() == to_string(id));
    }
  }
  CHECK(values > 10);
}

}  // namespace kroniek::test
