// Streams as they stand: what is stored is what is served, and reads back as it was.
#include "core/register/held.h"

#include <catch2/catch.hpp>
#include <set>

#include "core/register/tables.h"
#include "tests/core/people_support.h"

namespace kroniek::test {

TEST_CASE("held: no aggregate's field has the name of one that all views share") {
  std::set<std::string_view> shared;
  for (const auto& field : describe_fields<Envelope>()) shared.insert(field.name);
  for (const auto& aggregate : catalog()) {
    for (const auto& field : aggregate.view_fields) {
      CAPTURE(aggregate.collection, field.name);
      CHECK_FALSE(shared.contains(field.name));
    }
  }
}

TEST_CASE("held: only open fields are indexed or unique, for a list shows what it filters on") {
  for (const auto& aggregate : catalog()) {
    for (const auto& field : aggregate.view_fields) {
      CAPTURE(aggregate.collection, field.name);
      const bool is_listed = field.options.indexed || field.options.unique;
      CHECK((!is_listed || (field.field_class == FieldClass::open && field.kind != ValueKind::object)));
    }
  }
}

TEST_CASE("held: every stored view is canonical, and reads back to the same bytes") {
  RegisterWorld world;
  register_person(world, 1, "Achternaam");
  world.state(world.registrar, need(world, 1, "Insuline"));
  std::size_t views = 0;
  REQUIRE(world.service()
              .read()
              .snapshot()
              .scan(Table::views, "", "", Order::ascending,
                    [&](std::string_view key, std::string_view value) {
                      ++views;
                      const auto held = parse_view(value).value();
                      CHECK(view_text(held) == value);
                      CHECK(stream_prefix(held.envelope.id) == key);
                      CHECK(canonical_json(parse_json(value).value()) == value);
                      return true;
                    })
              .ok());
  CHECK(views == 1 + 3 + 6 + 6 + 1 + 1);  // register, organisations, actors, mandates, operation, person
}

TEST_CASE("held: the shared part says which statement made it") {
  RegisterWorld world;
  world.state(world.registrar, opened(world, 1));
  world.clock.advance_seconds(60);
  const auto sealed = world.submit_plain(world.registrar, seen(world, 1)).value();
  const auto held = parse_view(canonical_json(world.view(person(1)))).value();
  CHECK(held.envelope.version == 2);
  CHECK(held.envelope.head == sealed.jti);
  CHECK(held.envelope.index == static_cast<std::int64_t>(sealed.position.value));
  CHECK(held.envelope.recorded_at == sealed.recorded_at);
  CHECK(held.envelope.opened_at == instant("2026-11-23T19:50:00Z"));
  CHECK(held.envelope.operation == world.operation);
  CHECK(held.envelope.assurance == Assurance::sealed);
  CHECK_FALSE(held.envelope.exercise);
}

TEST_CASE("held: a stored view that does not read is corrupt") {
  RegisterWorld world;
  const auto view = world.view(world.operation);
  const auto code = [](const Json& json) { return parse_view(canonical_json(json)).error().code; };
  CHECK(parse_view("").error().code == "store.corrupt");
  CHECK(parse_view("[]").error().code == "store.corrupt");
  CHECK(parse_view("{}").error().code == "store.corrupt");
  auto changed = view;
  changed.set("id", "nothing/01935a00-0000-7000-8000-000000000001");
  CHECK(code(changed) == "store.corrupt");
  changed = view;
  changed.remove("version");
  CHECK(code(changed) == "store.corrupt");
  changed = view;
  changed.set("phase", "asleep");
  CHECK(code(changed) == "store.corrupt");
  changed = view;
  changed.set("more", 1);
  CHECK(code(changed) == "store.corrupt");
}

}  // namespace kroniek::test
