// Erasing in a running register: what goes, what stays, and what is refused afterwards.
#include <catch2/catch.hpp>

#include "core/register/rebuild.h"
#include "core/register/receipts.h"
#include "tests/core/erased_register.h"

namespace kroniek::test {

TEST_CASE("erasing: the personal rows and key go, the text and everybody else's stay") {
  ErasedRegister erased;
  const auto before = erased.stored();
  const auto others = erased.stored(person(2));
  REQUIRE(ErasedRegister::count(before, FieldClass::personal) > 4);
  REQUIRE(ErasedRegister::count(before, FieldClass::text) == 2);
  erased.erase();
  const auto after = erased.stored();
  CHECK(ErasedRegister::count(after, FieldClass::personal) == 0);
  CHECK(ErasedRegister::count(after, FieldClass::text) == 2);
  CHECK(erased.stored(person(2)).size() == others.size());
  CHECK(erased.verify() == "");
  CHECK(erased.verify(false) == "");
}

TEST_CASE("erasing: with the text, nothing is left of the file in the vault") {
  ErasedRegister erased;
  erased.erase(R"(["personal","text"])");
  CHECK(erased.stored().empty());
  CHECK(erased.verify() == "");
  CHECK(erased.verify(false) == "");
}

TEST_CASE("erasing: first the personal values, later the text") {
  ErasedRegister erased;
  erased.erase();
  erased.erase(R"(["text"])", 2);
  CHECK(erased.stored().empty());
  CHECK(erased.verify() == "");
}

TEST_CASE("erasing: every file that the proposal names is erased") {
  ErasedRegister erased;
  erased.world.state(erased.officer, erased.said("erasure.proposed", stream("erasures", 1), 1,
                                                 R"({"subject": ")" + to_string(person(1)) +
                                                     R"(", "also": [")" + to_string(person(2)) +
                                                     R"("], "classes": ["personal"], "ground": "AVG-17"})"));
  erased.world.state(erased.second, erased.approved());
  erased.world.state(erased.officer, erased.performed());
  const auto snapshot = erased.world.inner_store().snapshot();
  for (const std::uint8_t number : std::to_array<std::uint8_t>({1, 2}))
    CHECK(is_erased(*snapshot, person(number)).value());
  CHECK_FALSE(is_erased(*snapshot, person(3)).value());
  CHECK(erased.stored(person(2)).empty());
}

TEST_CASE("erasing: the view says so, open facts stay, and the stored view is what it was") {
  ErasedRegister erased;
  const auto before = erased.world.view(person(1));
  const auto shown = [&] {
    const auto reading = erased.world.service().read();
    return reading.with_text(erased.world.view(person(1)), person(1)).value();
  };
  CHECK(shown().find("erased") == nullptr);
  CHECK(*shown().find("reason") == Json(text_secret));
  erased.erase();
  CHECK(*shown().find("erased") == Json(true));
  CHECK(shown().find("textErased") == nullptr);
  CHECK(*shown().find("reason") == Json(text_secret));
  erased.erase(R"(["text"])", 2);
  CHECK(*shown().find("textErased") == Json(true));
  CHECK(shown().find("reason") == nullptr);
  CHECK(*shown().find("municipality") == Json("GM1924"));
  CHECK(erased.world.view(person(1)) == before);
}

TEST_CASE("erasing: a name typed into a purpose goes; who looked, whose and on which ground stays") {
  ErasedRegister erased;
  const auto look = erased.world.open(erased.world.registrar, person(1),
                                      {"Voor mevrouw Vandeneeckhoutte", "AVG-6-1-d", {"names"}, {}});
  REQUIRE(look.ok());
  const auto opening = look->opening.stream;
  REQUIRE(erased.stored(opening).size() == 2);
  const auto before = erased.world.view(opening);
  erased.erase_text_of(opening);
  CHECK(erased.stored(opening).empty());
  const auto reading = erased.world.service().read();
  const auto shown = reading.with_text(erased.world.view(opening), opening).value();
  CHECK(shown.find("purpose") == nullptr);
  CHECK(*shown.find("textErased") == Json(true));
  CHECK(*shown.find("subjects") == Json::array({to_string(person(1))}));
  CHECK(*shown.find("opener") == Json(to_string(erased.world.registrar.actor)));
  CHECK(*shown.find("ground") == Json("AVG-6-1-d"));
  CHECK(erased.world.view(opening) == before);
  CHECK(erased.verify() == "");
  CHECK(erased.verify(false) == "");
}

TEST_CASE("erasing: the reasons of a hold that was lifted go") {
  ErasedRegister erased;
  erased.world.state(erased.officer, erased.held(person(1)));
  erased.world.state(erased.officer, erased.lifted());
  REQUIRE(erased.stored(stream("holds", 1)).size() == 3);
  erased.erase_text_of(stream("holds", 1));
  CHECK(erased.stored(stream("holds", 1)).empty());
  CHECK(erased.verify() == "");
  CHECK(erased.verify(false) == "");
}

TEST_CASE("erasing: nothing can be opened, and no opening is recorded") {
  ErasedRegister erased;
  CHECK(erased.opening(erased.world.registrar) == accepted);
  erased.erase();
  const auto size = erased.world.size();
  CHECK(erased.opening(erased.world.registrar) == "subject.erased");
  CHECK(erased.opening(erased.world.coordinator) == "opening.no-mandate");
  CHECK(erased.world.size() == size);
}

TEST_CASE("erasing: what comes later with values is refused, open facts go on") {
  ErasedRegister erased;
  auto& world = erased.world;
  erased.erase();
  CHECK(world.refusal(world.registrar, identified(world, 1, 8, "Weer")) == "subject.erased");
  CHECK(world.refusal(world.registrar, need(world, 1, "Weer iets")) == "subject.erased");
  CHECK(world.refusal(world.registrar, seen(world, 1, "AMS-9")) == accepted);
  CHECK(world.refusal(world.registrar, identified(world, 2, 4, "Blijvende")) == accepted);
  CHECK(ErasedRegister::count(erased.stored(), FieldClass::personal) == 0);
}

TEST_CASE("erasing: a hold beats it, before the approval and after") {
  ErasedRegister erased;
  auto& world = erased.world;
  world.state(erased.officer, erased.proposed());
  CHECK(world.refusal(erased.officer, erased.approved()) == "erasure.by-proposer");
  world.state(erased.officer, erased.held(person(1)));
  CHECK(world.refusal(erased.second, erased.approved()) == "erasure.under-hold");
  world.state(erased.officer, erased.lifted());
  world.state(erased.second, erased.approved());
  world.state(erased.officer, erased.held(world.operation, 2));
  CHECK(world.refusal(erased.officer, erased.performed()) == "erasure.under-hold");
  CHECK(ErasedRegister::count(erased.stored(), FieldClass::personal) > 0);
  world.state(erased.officer, erased.lifted(2));
  CHECK(world.refusal(erased.officer, erased.performed()) == accepted);
  CHECK(ErasedRegister::count(erased.stored(), FieldClass::personal) == 0);
}

TEST_CASE("erasing: only data keepers erase") {
  ErasedRegister erased;
  CHECK(erased.world.refusal(erased.world.registrar, erased.proposed()) == "mandate.type-not-covered");
  erased.approve();
  CHECK(erased.world.refusal(erased.world.registrar, erased.performed()) == "mandate.type-not-covered");
}

TEST_CASE("erasing: the same statement again gets the first answer; another erasure is refused") {
  ErasedRegister erased;
  erased.approve();
  const auto statement = erased.world.sign(erased.officer, erased.performed());
  const auto first = erased.world.submit(statement).value();
  const auto again = erased.world.submit(statement).value();
  CHECK(again.again);
  CHECK(again.position == first.position);
  CHECK(erased.world.refusal(erased.officer, erased.proposed(R"(["personal"])", 2)) ==
        "erasure.already-erased");
}

TEST_CASE("erasing: proofs that were given before still hold, and the log only grew") {
  ErasedRegister erased;
  const auto given = erased.tell("seen", R"("data": {"checkpoint": "AMS-2"})");
  erased.erase(R"(["personal","text"])");
  const auto reading = erased.world.service().read();
  const auto leaf = reading.snapshot().read(Table::entries, entry_key(given.position)).value().value();
  const auto key = log_note_key(erased.world.service().founding());
  const auto old = open_checkpoint(given.receipt.checkpoint, key, erased.world.verifier()).value();
  CHECK(check_inclusion(given.receipt.path, given.position, leaf_hash(as_bytes(leaf)), {old.size, old.root})
            .ok());
  CHECK(root_at(old.size, StoredHashes(reading.snapshot())).value() == old.root);
}

TEST_CASE("erasing: views are made again to the same bytes, and the register still knows who is erased") {
  ErasedRegister erased;
  erased.erase(R"(["personal","text"])");
  const auto before = erased.world.view(person(1));
  erased.world.close();
  REQUIRE(rebuild(erased.world.store(), erased.world.codec(), {}).ok());
  REQUIRE(erased.world.reopen().ok());
  CHECK(erased.world.view(person(1)) == before);
  CHECK(is_erased(*erased.world.inner_store().snapshot(), person(1)).value());
  CHECK(erased.verify() == "");
}

}  // namespace kroniek::test
