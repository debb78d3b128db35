// Values that come back with an old backup are erased again before the register answers anything.
#include <catch2/catch.hpp>

#include "tests/core/erased_register.h"

namespace kroniek::test {

TEST_CASE("erasing: rows and keys that are put back are gone after a start") {
  ErasedRegister erased;
  const auto before = erased.stored();
  erased.erase(R"(["personal","text"])");
  erased.world.close();
  erased.put_back(before);
  CHECK(erased.verify() == "vault.not-erased");
  CHECK(erased.verify(false) == "vault.not-erased");
  REQUIRE(erased.world.reopen().ok());
  CHECK(erased.stored().empty());
  CHECK(erased.world.faults().purges() == 4);
  CHECK(erased.verify() == "");
  CHECK(erased.opening(erased.world.registrar) == "subject.erased");
}

TEST_CASE("erasing: a key alone, or a row alone, is enough to be erased again") {
  ErasedRegister erased;
  const auto before = erased.stored();
  erased.erase();
  for (const auto& row : before) {
    if (!row.key.starts_with(data_key_key(person(1), FieldClass::personal))) continue;
    erased.world.close();
    erased.put_back({row});
    CHECK(erased.verify() == "vault.not-erased");
    REQUIRE(erased.world.reopen().ok());
    CHECK(ErasedRegister::count(erased.stored(), FieldClass::personal) == 0);
  }
}

TEST_CASE("erasing: a start with nothing to erase writes nothing and purges nothing") {
  ErasedRegister erased;
  erased.erase();
  REQUIRE(erased.world.reopen().ok());
  erased.world.close();
  const auto started = erased.world.reopen();
  REQUIRE(started.ok());
  CHECK(erased.world.faults().commits() == 0);
  CHECK(erased.world.faults().purges() == 0);
}

TEST_CASE("erasing: where what came back cannot be deleted, the register does not start") {
  ErasedRegister erased;
  const auto before = erased.stored();
  erased.erase();
  erased.world.close();
  erased.put_back(before);
  FaultStore full(erased.world.inner_store());
  full.fail_next(Fault::disk_full);
  auto ports = erased.world.ports();
  const ServicePorts with_full{full,          ports.high_water, ports.codec, ports.cipher, ports.verifier,
                               ports.log_key, ports.seal_key,   ports.clock, ports.random};
  CHECK(Service::open(with_full, {}, nullptr).error().code == "store.disk-full");
}

}  // namespace kroniek::test
