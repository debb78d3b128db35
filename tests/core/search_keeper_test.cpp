// The index of persons beside the log: always as new as the question, and without whoever was erased.
#include <atomic>
#include <catch2/catch.hpp>
#include <thread>

#include "core/register/search_keeper.h"
#include "core/register/tables.h"
#include "tests/core/people_support.h"

namespace kroniek::test {
namespace {

struct Desk {
  RegisterWorld world;
  SearchKeeper keeper;
  const Vault vault{RegisterWorld::origin, world.ports().cipher};

  std::string found_in(const Reading& reading, std::string_view names) {
    search::PersonQuery query;
    query.names = names;
    const auto hits = keeper.search({reading.log(), reading.size(), vault}, query);
    if (!hits.ok()) return hits.error().code;
    std::string out;
    for (const auto& hit : *hits) out += (out.empty() ? "" : " ") + std::to_string(hit.subject.id.bytes[15]);
    return out;
  }
  std::string found(std::string_view names) { return found_in(world.service().read(), names); }
  Result<bool> catch_up(std::size_t steps) {
    const auto reading = world.service().read();
    return keeper.catch_up({reading.log(), reading.size(), vault}, steps);
  }
  void correct(std::uint8_t number, std::string_view family) {
    world.state(world.registrar,
                about_person(world, number, "corrected",
                             R"("version": 4, "data": {"reason": "Verkeerd gelezen", "names": {"family": ")" +
                                 std::string(family) + R"(", "given": "Voornaam"}})"));
  }
  // What an erasure does to the vault.
  void erase(std::uint8_t number) {
    Batch batch;
    batch.remove(Table::data_keys, data_key_key(person(number), FieldClass::personal));
    REQUIRE(world.store().commit(batch).ok());
  }
};

std::uint8_t id_of(std::uint8_t number) {
  return person(number).id.bytes[15];
}

}  // namespace

TEST_CASE("search keeper: finds whoever is in the register, and who comes later") {
  Desk desk;
  register_person(desk.world, 1, "Wibautsma");
  CHECK(desk.found("Wibautsma") == std::to_string(id_of(1)));
  CHECK(desk.found("Terpstra") == "");
  register_person(desk.world, 2, "Terpstra");
  CHECK(desk.found("Terpstra") == std::to_string(id_of(2)));
  CHECK(desk.keeper.size() == 2);
}

TEST_CASE("search keeper: what was corrected is found by its right name only") {
  Desk desk;
  register_person(desk.world, 1, "Wibautsma");
  CHECK(desk.found("Wibautsma") != "");
  desk.correct(1, "Hoogezand");
  CHECK(desk.found("Wibautsma") == "");
  CHECK(desk.found("Hoogezand") == std::to_string(id_of(1)));
}

TEST_CASE("search keeper: a file without a name is found by its tag") {
  Desk desk;
  desk.world.state(desk.world.registrar, opened(desk.world, 1));
  desk.world.state(desk.world.registrar, seen(desk.world, 1));
  desk.world.state(desk.world.registrar,
                   about_person(desk.world, 1, "tagged", R"("version": 3, "data": {"tag": "TAG-0042"})"));
  const auto reading = desk.world.service().read();
  search::PersonQuery query;
  query.tag = "tag 0042";
  CHECK(desk.keeper.search({reading.log(), reading.size(), desk.vault}, query)->size() == 1);
}

TEST_CASE("search keeper: who is erased is forgotten before the next answer, and not the others") {
  Desk desk;
  for (std::uint8_t number = 1; number <= 3; ++number) register_person(desk.world, number, "Wibautsma");
  CHECK(desk.keeper.size() == 0);
  CHECK(desk.found("Wibautsma") ==
        std::to_string(id_of(1)) + " " + std::to_string(id_of(2)) + " " + std::to_string(id_of(3)));
  desk.erase(2);
  CHECK(desk.found("Wibautsma") == std::to_string(id_of(1)) + " " + std::to_string(id_of(3)));
  CHECK(desk.keeper.size() == 2);
  desk.world.state(desk.world.registrar, seen(desk.world, 2, "AMS-2"));
  CHECK(desk.found("Wibautsma") == std::to_string(id_of(1)) + " " + std::to_string(id_of(3)));
}

TEST_CASE("search keeper: after a restart it is read in anew, from what the vault still holds") {
  Desk desk;
  register_person(desk.world, 1, "Wibautsma");
  register_person(desk.world, 2, "Wibautsma");
  CHECK(desk.keeper.size() == 0);
  desk.erase(1);
  REQUIRE(desk.world.reopen().ok());
  SearchKeeper fresh;
  const auto reading = desk.world.service().read();
  CHECK(fresh.catch_up({reading.log(), reading.size(), desk.vault}, 100).value());
  CHECK(fresh.size() == 1);
}

TEST_CASE("search keeper: reads on in steps, and meanwhile says that it is not ready") {
  Desk desk;
  for (std::uint8_t number = 1; number <= 5; ++number) register_person(desk.world, number, "Wibautsma");
  CHECK_FALSE(desk.catch_up(2).value());
  CHECK(desk.keeper.size() == 2);
  CHECK_FALSE(desk.catch_up(2).value());
  desk.correct(1, "Hoogezand");  // among those already read
  while (!desk.catch_up(2).value()) {
  }
  CHECK(desk.keeper.size() == 5);
  CHECK(desk.found("Hoogezand") == std::to_string(id_of(1)));
}

TEST_CASE("search keeper: a question asked on an older snapshot puts nothing back") {
  Desk desk;
  register_person(desk.world, 1, "Wibautsma");
  const auto before = desk.world.service().read();
  desk.correct(1, "Hoogezand");
  CHECK(desk.found("Hoogezand") != "");
  CHECK(desk.found_in(before, "Wibautsma") == "");
  CHECK(desk.found("Hoogezand") != "");
}

TEST_CASE("search keeper: many ask while persons are registered; each finds at least who was there") {
  Desk desk;
  register_person(desk.world, 1, "Wibautsma");
  std::atomic<bool> stop{false};
  std::atomic<int> missed{0};
  std::vector<std::thread> desks;
  for (int i = 0; i < 3; ++i)
    desks.emplace_back([&] {
      while (!stop)
        if (desk.found("Wibautsma").empty()) ++missed;
    });
  for (std::uint8_t number = 2; number <= 12; ++number) register_person(desk.world, number, "Terpstra");
  stop = true;
  for (auto& each : desks) each.join();
  CHECK(missed == 0);
  CHECK(desk.found("Terpstra") != "");
  CHECK(desk.keeper.size() == 12);
}

}  // namespace kroniek::test
