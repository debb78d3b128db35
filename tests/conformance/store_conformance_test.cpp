#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <map>

#include "tests/conformance/store_subjects.h"
#include "tests/support/byte_generators.h"

namespace kroniek {
namespace {

using test::any_byte_string;
using test::StoreSubjects;
using Rows = std::vector<std::pair<std::string, std::string>>;
using Model = std::array<std::map<std::string, std::string>, table_count>;
using Maybe = std::optional<std::string>;

struct Bounds {
  std::string from;
  std::string before;  // empty: to the end
  Order order = Order::ascending;
};

Rows scan(const Snapshot& snapshot, Table table, const Bounds& bounds) {
  Rows rows;
  const auto done = snapshot.scan(table, bounds.from, bounds.before, bounds.order,
                                  [&](std::string_view key, std::string_view value) {
                                    rows.emplace_back(key, value);
                                    return true;
                                  });
  REQUIRE(done.ok());
  return rows;
}

Rows scan(const std::map<std::string, std::string>& model, const Bounds& bounds) {
  Rows rows;
  for (const auto& [key, value] : model)
    if (key >= bounds.from && (bounds.before.empty() || key < bounds.before)) rows.emplace_back(key, value);
  if (bounds.order == Order::descending) std::ranges::reverse(rows);
  return rows;
}

Maybe read(Store& store, Table table, std::string_view key) {
  return store.snapshot()->read(table, key).value();
}

Batch batch_of(std::vector<Change> changes) {
  return Batch{std::move(changes)};
}

// Few different keys, so that they meet again; all bytes, among them the empty key and keys that begin with
// another.
rc::Gen<std::string> any_key() {
  return rc::gen::oneOf(rc::gen::element<std::string>("", std::string(1, '\0'), "a", std::string("a\0", 2),
                                                      "ab", "b", "\x7f", "\x80", "\xff", "\xff\xff"),
                        any_byte_string());
}
rc::Gen<Table> any_table() {
  return rc::gen::map(rc::gen::inRange<int>(0, int{table_count}),
                      [](int index) { return static_cast<Table>(index); });
}
rc::Gen<Change> any_change() {
  return rc::gen::apply(
      [](Table table, std::string key, rc::Maybe<std::string> value) {
        return Change{table, std::move(key), value ? Maybe(*value) : std::nullopt};
      },
      any_table(), any_key(), rc::gen::maybe(any_byte_string()));
}

void apply(Model& model, const Batch& batch) {
  for (const Change& change : batch.changes) {
    auto& table = model[static_cast<std::size_t>(change.table)];
    if (change.value) {
      table[change.key] = *change.value;
    } else {
      table.erase(change.key);
    }
  }
}

bool same(const Snapshot& snapshot, const Model& model) {
  for (std::size_t index = 0; index < table_count; ++index)
    if (scan(snapshot, static_cast<Table>(index), {}) != scan(model[index], {})) return false;
  return true;
}

}  // namespace

TEMPLATE_LIST_TEST_CASE("store: an empty one has nothing, and an empty batch changes nothing", "",
                        StoreSubjects) {
  TestType subject;
  CHECK(subject.store().commit({}).ok());
  CHECK(subject.store().health().ok());
  CHECK_FALSE(read(subject.store(), Table::meta, "").has_value());
  CHECK(scan(*subject.store().snapshot(), Table::entries, {}).empty());
}

TEMPLATE_LIST_TEST_CASE("store: a batch is all there, in every table, also after it is opened again", "",
                        StoreSubjects) {
  TestType subject;
  Batch batch;
  for (std::size_t index = 0; index < table_count; ++index)
    batch.put(static_cast<Table>(index), "key", "value " + std::to_string(index));
  REQUIRE(subject.store().commit(batch).ok());
  subject.reopen();
  for (std::size_t index = 0; index < table_count; ++index)
    CHECK(read(subject.store(), static_cast<Table>(index), "key") == "value " + std::to_string(index));
}

TEMPLATE_LIST_TEST_CASE("store: the same key in two tables is two rows", "", StoreSubjects) {
  TestType subject;
  REQUIRE(subject.store().commit(batch_of({{Table::views, "k", "v"}, {Table::vault, "k", "w"}})).ok());
  REQUIRE(subject.store().commit(batch_of({{Table::views, "k", std::nullopt}})).ok());
  CHECK_FALSE(read(subject.store(), Table::views, "k").has_value());
  CHECK(read(subject.store(), Table::vault, "k") == "w");
}

TEMPLATE_LIST_TEST_CASE("store: empty keys and empty values are kept, and are not absence", "",
                        StoreSubjects) {
  TestType subject;
  REQUIRE(subject.store().commit(batch_of({{Table::lists, "", "of nothing"}, {Table::lists, "k", ""}})).ok());
  subject.reopen();
  CHECK(read(subject.store(), Table::lists, "") == "of nothing");
  CHECK(read(subject.store(), Table::lists, "k") == "");
  CHECK(scan(*subject.store().snapshot(), Table::lists, {}) == Rows{{"", "of nothing"}, {"k", ""}});
}

TEMPLATE_LIST_TEST_CASE("store: of two changes of a key in one batch the later wins", "", StoreSubjects) {
  TestType subject;
  REQUIRE(subject.store()
              .commit(batch_of({{Table::meta, "a", "first"},
                                {Table::meta, "a", "second"},
                                {Table::meta, "b", "first"},
                                {Table::meta, "b", std::nullopt},
                                {Table::meta, "c", std::nullopt},
                                {Table::meta, "c", "second"}}))
              .ok());
  CHECK(scan(*subject.store().snapshot(), Table::meta, {}) == Rows{{"a", "second"}, {"c", "second"}});
}

TEMPLATE_LIST_TEST_CASE("store: a snapshot does not see later commits", "", StoreSubjects) {
  TestType subject;
  Store& store = subject.store();
  REQUIRE(store.commit(batch_of({{Table::views, "changed", "old"}, {Table::views, "removed", "old"}})).ok());
  const auto before = store.snapshot();
  REQUIRE(store
              .commit(batch_of({{Table::views, "changed", "new"},
                                {Table::views, "removed", std::nullopt},
                                {Table::views, "added", "new"}}))
              .ok());
  const auto after = store.snapshot();
  CHECK(scan(*before, Table::views, {}) == Rows{{"changed", "old"}, {"removed", "old"}});
  CHECK(scan(*after, Table::views, {}) == Rows{{"added", "new"}, {"changed", "new"}});
  CHECK(before->read(Table::views, "removed").value() == "old");
  CHECK(before->read(Table::views, "added").value() == std::nullopt);
}

TEMPLATE_LIST_TEST_CASE("store: a scan keeps to its bounds and its order, byte by byte", "", StoreSubjects) {
  TestType subject;
  REQUIRE(subject.store()
              .commit(batch_of({{Table::streams, "a", "1"},
                                {Table::streams, std::string("a\0", 2), "2"},
                                {Table::streams, "ab", "3"},
                                {Table::streams, "b", "4"},
                                {Table::streams, "\xff", "5"}}))
              .ok());
  const auto snapshot = subject.store().snapshot();
  const auto values = [&](const Bounds& bounds) {
    std::string all;
    for (const auto& row : scan(*snapshot, Table::streams, bounds)) all += row.second;
    return all;
  };
  CHECK(values({"", ""}) == "12345");
  CHECK(values({"", "", Order::descending}) == "54321");
  CHECK(values({"a", "b"}) == "123");
  CHECK(values({"a", "b", Order::descending}) == "321");
  CHECK(values({"aa", ""}) == "345");
  CHECK(values({"aa", "", Order::descending}) == "543");
  CHECK(values({"", "a"}) == "");
  CHECK(values({"b", "b"}) == "");
  CHECK(values({"c", "b"}) == "");
  CHECK(values({"c", "b", Order::descending}) == "");
}

TEMPLATE_LIST_TEST_CASE("store: a visitor can stop a scan, and read while it runs", "", StoreSubjects) {
  TestType subject;
  Batch batch;
  for (int number = 100; number < 300; ++number) batch.put(Table::entries, std::to_string(number), "value");
  REQUIRE(subject.store().commit(batch).ok());
  const auto snapshot = subject.store().snapshot();
  const auto order = GENERATE(Order::ascending, Order::descending);
  std::vector<std::string> seen;
  const auto done =
      snapshot->scan(Table::entries, "", "", order, [&](std::string_view key, std::string_view) {
        seen.emplace_back(key);
        CHECK(snapshot->read(Table::entries, key).value() == "value");
        return seen.size() < 150;
      });
  CHECK(done.ok());
  CHECK(seen.size() == 150);
  CHECK(seen.front() == (order == Order::ascending ? "100" : "299"));
}

TEMPLATE_LIST_TEST_CASE("store: many keys are read at once, in their order, absent and doubled ones too", "",
                        StoreSubjects) {
  TestType subject;
  REQUIRE(subject.store().commit(batch_of({{Table::hashes, "a", "1"}, {Table::hashes, "b", ""}})).ok());
  const auto snapshot = subject.store().snapshot();
  const std::vector<std::string> keys{"b", "none", "a", "a", ""};
  CHECK(snapshot->read_all(Table::hashes, keys).value() ==
        std::vector<Maybe>{"", std::nullopt, "1", "1", std::nullopt});
  CHECK(snapshot->read_all(Table::hashes, {}).value().empty());
}

TEMPLATE_LIST_TEST_CASE("store: a purge changes nothing that can be seen, and may be repeated", "",
                        StoreSubjects) {
  TestType subject;
  Store& store = subject.store();
  REQUIRE(
      store.commit(batch_of({{Table::vault, "a", "1"}, {Table::vault, "b", "2"}, {Table::vault, "c", "3"}}))
          .ok());
  REQUIRE(store.commit(batch_of({{Table::vault, "b", std::nullopt}, {Table::vault, "c", "4"}})).ok());
  CHECK(store.purge(Table::vault, "b", "d").ok());
  CHECK(store.purge(Table::vault, "b", "").ok());
  CHECK(store.purge(Table::vault, "", "").ok());
  CHECK(scan(*store.snapshot(), Table::vault, {}) == Rows{{"a", "1"}, {"c", "4"}});
  subject.reopen();
  CHECK(scan(*subject.store().snapshot(), Table::vault, {}) == Rows{{"a", "1"}, {"c", "4"}});
}

TEMPLATE_LIST_TEST_CASE(
    "store: a purge waits for no snapshot that can still see what it removes, but says so", "",
    StoreSubjects) {
  TestType subject;
  Store& store = subject.store();
  REQUIRE(store.commit(batch_of({{Table::vault, "a", "1"}})).ok());
  auto reader = store.snapshot();
  REQUIRE(store.commit(batch_of({{Table::vault, "a", std::nullopt}})).ok());
  const auto later = store.snapshot();
  CHECK(store.purge(Table::vault, "", "").error().code == "store.purge-blocked");
  CHECK(reader->read(Table::vault, "a").value() == "1");
  CHECK(store.commit(batch_of({{Table::vault, "b", "2"}})).ok());
  reader.reset();
  CHECK(store.purge(Table::vault, "", "").error().code == "store.purge-blocked");
}

TEMPLATE_LIST_TEST_CASE("store: whatever is committed, it holds what a sorted map would", "", StoreSubjects) {
  REQUIRE(rc::check([] {
    TestType subject;
    Model model;
    Model remembered;
    std::unique_ptr<const Snapshot> old;
    const auto batches = *rc::gen::container<std::vector<std::vector<Change>>>(
        *rc::gen::inRange<std::size_t>(1, 8), rc::gen::container<std::vector<Change>>(any_change()));
    const auto remember = *rc::gen::inRange<std::size_t>(0, batches.size());
    for (std::size_t index = 0; index < batches.size(); ++index) {
      const Batch batch = batch_of(batches[index]);
      RC_ASSERT(subject.store().commit(batch).ok());
      apply(model, batch);
      if (index == remember) {
        old = subject.store().snapshot();
        remembered = model;
      }
    }
    RC_ASSERT(same(*old, remembered));
    const auto table = *any_table();
    const Bounds bounds{*any_key(), *any_key(), *rc::gen::element(Order::ascending, Order::descending)};
    RC_ASSERT(scan(*subject.store().snapshot(), table, bounds) ==
              scan(model[static_cast<std::size_t>(table)], bounds));
    old.reset();
    subject.reopen();
    RC_ASSERT(same(*subject.store().snapshot(), model));
  }));
}

}  // namespace kroniek
