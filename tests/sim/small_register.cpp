#include "tests/sim/small_register.h"

#include "storage/high_water_file.h"
#include "tests/support/register_world.h"

namespace kroniek::sim {
namespace {

namespace fs = std::filesystem;

void fill(test::RegisterWorld& world) {
  world.coordinator = world.enrol(2, world.kcr2, "kcr2-duty-officer", R"(["information","people"])");
  world.registrar = world.enrol(3, world.region, "registrar", R"(["people"])");
  const auto operation = to_string(world.operation);
  world.state(world.coordinator, R"({"type": "operation.opened", "sub": ")" + operation + R"(", "data": {
    "kind": "repatriation", "title": "Vlucht uit Beiroet", "area": ["VR12", "LB"], "lead": ")" +
                                     to_string(world.kcr2) + R"(", "ground": "Wvr-39"}})");
  const auto file =
      R"(", "sub": "registrations/01a0aaaa-aaaa-7aaa-8aaa-aaaaaaaaaaaa", "operation": ")" + operation;
  world.state(world.registrar, R"({"type": "registration.opened)" + file +
                                   R"(", "data": {"number": "KLM-00042F", "source": "desk-1"}})");
  world.state(world.registrar,
              R"({"type": "registration.seen)" + file + R"(", "data": {"checkpoint": "GATE-4"}})");
  world.state(world.registrar, R"({"type": "registration.identified)" + file + R"(", "version": 3, "data": {
    "level": 1, "basis": ["oral-self"], "minor": false, "names": {"family": "Jansen", "given": "Piet"}}})");
}

// The files as they stand, while the store is open: what a crash at this moment leaves.
void copy(test::RegisterWorld& world, const fs::path& to) {
  fs::create_directories(to / "store");
  for (const auto& file : fs::directory_iterator(world.store_path()))
    if (file.path().filename() != "LOCK") fs::copy_file(file, to / "store" / file.path().filename());
  const auto checkpoint = world.store().snapshot()->read(Table::meta, newest_checkpoint_key).value().value();
  VERIFY(HighWaterFile(to / "high-water").write(checkpoint).ok(), "a test's directory can be written");
}

}  // namespace

void write_small_registers(const fs::path& in) {
  test::RegisterWorld::Options options;
  options.on = test::RegisterWorld::On::rocks;
  options.populated = false;
  test::RegisterWorld world(std::move(options));
  fill(world);
  copy(world, in / "in-wal");
  VERIFY(world.reopen().ok(), "a register that was closed in order opens");
  copy(world, in / "in-tables");
}

}  // namespace kroniek::sim
