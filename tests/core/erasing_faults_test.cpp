// Erasing and crashes: all of it or nothing, and what was deleted is purged at the latest by the next start.
#include <catch2/catch.hpp>

#include "core/register/unpurged.h"
#include "tests/core/desk.h"
#include "tests/core/erased_register.h"

namespace kroniek::test {
namespace {

bool is_marked(ErasedRegister& erased) {
  return erased.world.inner_store()
      .snapshot()
      ->read(Table::meta, purge_key(stream("erasures", 1)))
      .value()
      .has_value();
}

// Writes, and purges only when there is room.
class NoRoomToPurge final : public Store {
 public:
  explicit NoRoomToPurge(Store& inner) : inner_(inner) {}
  std::atomic<bool> has_room = false;

  Result<Ok> commit(const Batch& batch) override { return inner_.commit(batch); }
  std::unique_ptr<const Snapshot> snapshot() const override { return inner_.snapshot(); }
  Result<Ok> purge(Table table, std::string_view from, std::string_view before) override {
    if (!has_room) return Error{ErrorKind::storage_full, "store.disk-full", "The test says so."};
    return inner_.purge(table, from, before);
  }
  Result<Ok> health() const override { return inner_.health(); }

 private:
  Store& inner_;
};

// What a service that is not the world's own answers.
Result<Accepted> answer_of(Service& service, const std::string& statement) {
  TRY(submission, service.prepare(statement));
  std::promise<Result<Accepted>> answered;
  service.submit(std::move(submission),
                 [&](Result<Accepted> answer) { answered.set_value(std::move(answer)); });
  return answered.get_future().get();
}

}  // namespace

TEST_CASE("erasing: a commit that fails erases all or nothing, whichever it was") {
  const auto fault = GENERATE(Fault::refuse, Fault::lose_reply, Fault::disk_full);
  ErasedRegister erased;
  erased.approve();
  const auto before = erased.stored().size();
  const auto statement = erased.world.sign(erased.officer, erased.performed());
  erased.world.faults().fail_next(fault);
  REQUIRE_FALSE(erased.world.submit(statement).ok());
  REQUIRE(erased.world.reopen().ok());
  const bool written = fault == Fault::lose_reply;
  CHECK(is_erased(*erased.world.inner_store().snapshot(), person(1)).value() == written);
  CHECK(erased.stored().size() == (written ? 2 : before));
  CHECK_FALSE(is_marked(erased));
  CHECK(erased.verify() == "");
  CHECK(erased.world.submit(statement).value().again == written);
  CHECK(ErasedRegister::count(erased.stored(), FieldClass::personal) == 0);
}

TEST_CASE("erasing: a crash between the commit and the purge leaves a mark, and the next start purges") {
  ErasedRegister erased;
  erased.approve();
  Desk desk(erased.world);
  REQUIRE(desk.record({desk.prepare(erased.officer, erased.performed())}).ok());
  CHECK(is_marked(erased));
  CHECK(erased.world.faults().purges() == 0);
  REQUIRE(erased.world.reopen().ok());
  CHECK(erased.world.faults().purges() == 2);
  CHECK_FALSE(is_marked(erased));
}

TEST_CASE("erasing: a purge that fails at the start keeps the register closed, and the mark") {
  ErasedRegister erased;
  erased.approve();
  Desk desk(erased.world);
  REQUIRE(desk.record({desk.prepare(erased.officer, erased.performed())}).ok());
  FaultStore failing(erased.world.inner_store());
  failing.fail_purges(1, ErrorKind::unavailable);
  CHECK(finish_erasures(failing).error().kind == ErrorKind::unavailable);
  CHECK(is_marked(erased));
  CHECK(finish_erasures(erased.world.inner_store()).ok());
  CHECK_FALSE(is_marked(erased));
}

TEST_CASE("erasing: what a start has no room to purge keeps its mark, and is known by it") {
  ErasedRegister erased;
  erased.approve();
  Desk desk(erased.world);
  REQUIRE(desk.record({desk.prepare(erased.officer, erased.performed())}).ok());
  const auto unpurged = [&] { return unpurged_erasures(*erased.world.inner_store().snapshot()).value(); };
  FaultStore full(erased.world.inner_store());
  full.fail_purges(1, ErrorKind::storage_full);
  CHECK(finish_erasures(full).ok());
  REQUIRE(unpurged().size() == 1);
  CHECK(unpurged().front().erasure == stream("erasures", 1));
  CHECK_FALSE(unpurged().front().parts.empty());
  FaultStore noting(erased.world.inner_store());
  noting.fail_next(Fault::disk_full);  // purged, and no room to say so
  CHECK(finish_erasures(noting).ok());
  CHECK(unpurged().size() == 1);
  CHECK(finish_erasures(erased.world.inner_store()).ok());
  CHECK(unpurged().empty());
}

TEST_CASE(
    "erasing: after a start without room it is not acknowledged before there is room and it is purged") {
  ErasedRegister erased;
  erased.approve();
  const auto statement = erased.world.sign(erased.officer, erased.performed());
  {
    Desk desk(erased.world);
    REQUIRE(desk.record({desk.prepare(statement)}).ok());
  }
  NoRoomToPurge full(erased.world.inner_store());
  auto ports = erased.world.ports();
  const ServicePorts with_full{full,          ports.high_water, ports.codec, ports.cipher, ports.verifier,
                               ports.log_key, ports.seal_key,   ports.clock, ports.random};
  const auto service = Service::open(with_full, {}, nullptr).value();
  CHECK(answer_of(*service, statement).error().kind == ErrorKind::storage_full);
  CHECK(answer_of(*service, statement).error().kind == ErrorKind::storage_full);
  CHECK(is_marked(erased));
  full.has_room = true;
  CHECK(answer_of(*service, statement).value().again);
  // The batch that follows takes the mark away.
  REQUIRE(answer_of(*service, erased.world.sign(erased.world.registrar, seen(erased.world, 2))).ok());
  CHECK_FALSE(is_marked(erased));
}

TEST_CASE("erasing: the answer waits for the purge; while a reader blocks it, it says so and goes on") {
  ErasedRegister erased;
  erased.approve();
  erased.world.faults().fail_purges(1, ErrorKind::busy);
  const auto statement = erased.world.sign(erased.officer, erased.performed());
  CHECK(erased.world.submit(statement).error().code == "erasure.purge-blocked");
  CHECK(is_erased(*erased.world.inner_store().snapshot(), person(1)).value());
  CHECK(erased.world.submit(statement).value().again);
  CHECK(erased.world.faults().purges() == 3);
  // The batch that follows takes the mark away.
  erased.world.state(erased.world.registrar, seen(erased.world, 2));
  CHECK_FALSE(is_marked(erased));
}

TEST_CASE("erasing: where the purge fails for good the author is told, and a restart finishes it") {
  ErasedRegister erased;
  erased.world.state(erased.officer, erased.proposed());
  const auto approval = erased.world.sign(erased.second, erased.approved());
  REQUIRE(erased.world.submit(approval).ok());
  erased.world.faults().fail_purges(1, ErrorKind::unavailable);
  const auto statement = erased.world.sign(erased.officer, erased.performed());
  CHECK(erased.world.submit(statement).error().code == "erasure.purge-unfinished");
  CHECK(erased.world.submit(statement).error().code == "erasure.purge-unfinished");
  // Only that it was performed waits for the purge.
  CHECK(erased.world.submit(approval).value().again);
  REQUIRE(erased.world.reopen().ok());
  CHECK_FALSE(is_marked(erased));
  CHECK(erased.world.submit(statement).value().again);
}

TEST_CASE("erasing: what the same batch was to store under the file is never written") {
  ErasedRegister erased;
  erased.approve(R"(["personal","text"])");
  Desk desk(erased.world);
  auto& recorder = desk.recorder();
  const auto more = desk.prepare(erased.world.registrar, need(erased.world, 1, "In dezelfde reeks"));
  const auto performing = desk.prepare(erased.officer, erased.performed());
  const auto late = desk.prepare(erased.world.registrar, need(erased.world, 1, "Te laat"));
  recorder.begin();
  REQUIRE(recorder.take(more).ok());
  REQUIRE(recorder.take(performing).ok());
  CHECK(recorder.take(late).error().code == "subject.erased");
  REQUIRE(recorder.commit().ok());
  CHECK(erased.stored().empty());
  CHECK(erased.verify() == "");
}

TEST_CASE("erasing: a hold, an approval and the performing in one batch see each other") {
  ErasedRegister erased;
  auto& world = erased.world;
  Desk desk(world);
  const std::vector<Prepared> said{
      desk.prepare(erased.officer, erased.proposed()),      desk.prepare(erased.second, erased.approved()),
      desk.prepare(erased.officer, erased.held(person(1))), desk.prepare(erased.officer, erased.performed()),
      desk.prepare(erased.officer, erased.lifted()),        desk.prepare(erased.officer, erased.performed())};
  std::vector<std::string> codes;
  desk.recorder().begin();
  for (const auto& each : said) {
    const auto taken = desk.recorder().take(each);
    codes.push_back(taken.ok() ? "" : taken.error().code);
  }
  REQUIRE(desk.recorder().commit().ok());
  CHECK(codes == std::vector<std::string>{"", "", "", "erasure.under-hold", "", ""});
  CHECK(ErasedRegister::count(erased.stored(), FieldClass::personal) == 0);
}

}  // namespace kroniek::test
