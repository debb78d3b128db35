// Verifying a vault: what is missing without an erasure is found, and so is less than was erased.
#include <catch2/catch.hpp>

#include "tests/core/audit_support.h"
#include "tests/core/erased_register.h"

namespace kroniek::test {
namespace {

std::string problem_of(ErasedRegister& erased, const CopiedStore& store, bool with_keys) {
  AuditOptions options;
  options.threads = 1;
  options.cipher = with_keys ? &erased.world.ports().cipher : nullptr;
  SeededRandom random(9);
  const auto report =
      audit_store(store, {erased.world.codec(), erased.world.verifier(), random}, options).value();
  return report.problem.has_value() ? report.problem->code : "";
}

}  // namespace

TEST_CASE("audit: each vault row that is taken out without an erasure is missed") {
  ErasedRegister erased;
  CopiedStore store(*erased.world.inner_store().snapshot());
  const auto rows = store.rows(Table::vault);
  for (const auto& [key, value] : rows) {
    store.rows(Table::vault).erase(key);
    CAPTURE(key);
    CHECK(problem_of(erased, store, true) == "vault.row-missing");
    store.rows(Table::vault).emplace(key, value);
  }
  CHECK(problem_of(erased, store, true) == "");
}

TEST_CASE("audit: without the keys a statement is missed that has no row left") {
  ErasedRegister erased;
  CopiedStore store(*erased.world.inner_store().snapshot());
  store.rows(Table::vault).clear();
  CHECK(problem_of(erased, store, false) == "vault.row-missing");
}

TEST_CASE("audit: an erasure of personal values excuses no missing text, and of one person no other's") {
  ErasedRegister erased;
  erased.erase();
  const CopiedStore sound(*erased.world.inner_store().snapshot());
  for (const auto& prefix :
       {data_key_key(person(1), FieldClass::text), data_key_key(person(2), FieldClass::personal)}) {
    auto store = sound;
    const auto gone = std::erase_if(store.rows(Table::vault),
                                    [&](const auto& row) { return row.first.starts_with(prefix); });
    REQUIRE(gone > 0);
    CHECK(problem_of(erased, store, true) == "vault.row-missing");
  }
}

}  // namespace kroniek::test
