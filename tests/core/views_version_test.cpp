// A log that was written once, for ever: each of its entries still reads, and folds to the views that this
// version of them gives. tests/golden/old-log.txt is never renewed; where the views that it gives are others,
// views_version rises, and tests/golden/views-version.txt is renewed with it.
#include "core/register/views_version.h"

#include <catch2/catch.hpp>
#include <set>
#include <sstream>

#include "core/register/derived_rows.h"
#include "core/register/rebuild.h"
#include "core/register/recovery.h"
#include "core/register/refold.h"
#include "core/register/seal.h"
#include "core/sha256.h"
#include "tests/core/audit_support.h"
#include "tests/support/files.h"
#include "tests/support/golden.h"

namespace kroniek::test {
namespace {

std::vector<Recorded> old_log(const EntryCodec& codec) {
  std::vector<Recorded> log;
  std::istringstream lines(file_text(KRONIEK_SOURCE_DIR "/tests/golden/old-log.txt"));
  for (std::string line; std::getline(lines, line);)
    log.push_back(read_recorded(base64_decode(line).value(), Position{log.size()}, codec).value());
  return log;
}

StateLeaf leaf_of(const Recorded& recorded, const Refold::Step& step) {
  Batch batch;
  put_derived_rows(
      batch, {recorded.claims, recorded.statement.key_id, recorded.position, step.before.get(), *step.after});
  StateLeaf leaf{step.after->envelope.version, {}};
  for (const auto& change : batch.changes)
    if (change.table == Table::views) leaf.view = sha256(as_bytes(*change.value));
  return leaf;
}

}  // namespace

TEST_CASE("views version: an old log folds to the views of this version, and no others under its number") {
  RegisterWorld world;
  const auto log = old_log(world.codec());
  REQUIRE(log.size() > 100);
  Refold refold;
  StateLeaves leaves;
  std::set<std::string> types;
  for (const auto& recorded : log) {
    leaves[recorded.claims.stream] = leaf_of(recorded, refold.apply(recorded));
    types.insert(recorded.claims.type);
  }
  check_golden("views-version.txt",
               "views " + std::to_string(views_version) + "\nentries " + std::to_string(log.size()) +
                   "\ntypes " + std::to_string(types.size()) + "\nroot " + hex(state_root(leaves)) + "\n");
}

TEST_CASE("views version: what another version folded is not served and not called wrong, but folded anew") {
  RegisterWorld world;
  const auto ports = world.ports();
  const auto verify = [&] {
    const auto report =
        audit_store(*world.inner_store().snapshot(), {ports.codec, ports.verifier, ports.random}, {}).value();
    return report.problem.has_value() ? report.problem->code : accepted;
  };
  CHECK(verify() == accepted);
  const std::optional<std::string> other = GENERATE(std::optional<std::string>(), std::string("999"));
  Batch batch;
  if (other.has_value())
    batch.put(Table::meta, views_key, *other);
  else
    batch.remove(Table::meta, views_key);
  REQUIRE(world.inner_store().commit(batch).ok());
  CHECK(verify() == "log.views-of-other-version");
  CHECK(check_views_version(*world.inner_store().snapshot()).error().code == "log.views-of-other-version");
  world.close();
  CHECK(recover({world.inner_store(), world.high_water, ports.codec, ports.verifier}).error().code ==
        "log.views-of-other-version");
  REQUIRE(rebuild(world.inner_store(), ports.codec, {}).ok());
  CHECK(verify() == accepted);
}

}  // namespace kroniek::test
