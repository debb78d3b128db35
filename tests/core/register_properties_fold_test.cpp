// What must hold of every sequence that a register takes, of all aggregates at once: it folds to the same
// bytes in whatever batches it came, and telling it again changes nothing.
#include <catch2/catch.hpp>
#include <future>
#include <numeric>
#include <set>

#include "core/register/rebuild.h"
#include "tests/core/register_sequence.h"

namespace kroniek::test {
namespace {

CopiedStore stored(RegisterWorld& world) {
  return CopiedStore(*world.inner_store().snapshot());
}

// What is answered again is the first answer, to the byte.
bool is_first_answer(const Accepted& again, const Accepted& first) {
  return again.again && again.jti == first.jti && again.position == first.position &&
         again.recorded_at == first.recorded_at && again.stream == first.stream &&
         again.version == first.version && again.assurance == first.assurance;
}

using Answer = std::promise<Result<Accepted>>;

// An erasure is recorded also where it is not acknowledged yet: the writer's own look at the store, which
// goes on meanwhile, can hold the purge up.
bool is_recorded(const Result<Accepted>& said) {
  return said.ok() || said.error().code == "erasure.purge-blocked";
}

// All of them handed to the service before the first is answered: the writer makes what batches it likes.
std::vector<std::string> submit_all(RegisterWorld& world, const std::vector<Attempt>& steps) {
  std::vector<std::shared_ptr<Answer>> answers;
  for (const auto& step : steps) {
    // The writer's thread and this one both hold the promise.
    const auto answer = answers.emplace_back(std::make_shared<Answer>());
    world.service().submit(world.service().prepare(step.text).value(),
                           [answer](Result<Accepted> said) { answer->set_value(std::move(said)); });
  }
  std::vector<std::string> codes;
  for (const auto& answer : answers) {
    const auto said = answer->get_future().get();
    codes.push_back(is_recorded(said) ? accepted : said.error().code);
  }
  return codes;
}

}  // namespace

TEST_CASE("register: chance reaches every aggregate, most event types and every refusal of a place") {
  std::map<std::string, int> taken;
  std::set<std::string> refusals;
  for (std::uint32_t i = 0; i < 30; ++i) {
    std::vector<std::uint32_t> seeds(120);
    std::iota(seeds.begin(), seeds.end(), 1000 * i);
    const Sequence sequence(seeds, 100 * i);
    for (const auto& step : sequence.steps()) {
      if (step.refusal.empty()) ++taken[step.prepared.claims.type];
      refusals.insert(step.refusal);
    }
  }
  std::size_t types = 0;
  for (const auto& aggregate : catalog().subspan(1)) {
    types += aggregate.events.size();
    INFO(aggregate.collection);
    CHECK(std::any_of(aggregate.events.begin(), aggregate.events.end(), [&](const EventRow& event) {
            return event.use != Use::opens && taken.contains(std::string(event.type));
          }) != (aggregate.collection == "openings"));
  }
  CHECK(taken.size() * 4 > types * 3);
  for (const auto code :
       {"stream.exists", "stream.unknown", "statement.version-stale", "statement.version-ahead",
        "statement.exercise-mixed", "statement.operation-differs", "statement.operation-unknown",
        "mandate.type-not-covered", "organisation.taken"}) {
    INFO(code);
    CHECK(refusals.contains(code));
  }
}

TEST_CASE("register: a sequence folds to the same bytes in whatever batches it comes") {
  CHECK(holds_for(12, [] {
    auto sequence = Sequence::drawn(100);
    const auto whole = lasting_rows(stored(*sequence.copy.world));
    const auto length = *rc::gen::inRange<std::size_t>(1, 60);
    Copy other;
    other.tell(sequence.steps(), [&](std::size_t step) { return (step * 7) % length == 0; });
    RC_ASSERT(lasting_rows(stored(*other.world)) == whole);
    Copy at_once;
    at_once.tell(sequence.steps(), [](std::size_t) { return false; });
    RC_ASSERT(lasting_rows(stored(*at_once.world)) == whole);
  }));
}

TEST_CASE("register: the writer makes of a crowd what it makes of one after the other") {
  CHECK(holds_for(8, [] {
    auto sequence = Sequence::drawn(100);
    const auto last = sequence.copy.world->clock.now();
    auto crowd = cast_world();
    crowd->clock.set(last);
    const auto codes = submit_all(*crowd, sequence.steps());
    crowd->close();
    // At one moment all of them, so what becomes of one may differ from what became of it in the sequence.
    auto steps = sequence.steps();
    for (std::size_t i = 0; i < steps.size(); ++i) steps[i].moment = last, steps[i].refusal = codes[i];
    Copy single;
    single.tell(steps, [](std::size_t) { return true; });
    RC_ASSERT(lasting_rows(stored(*crowd)) == lasting_rows(stored(*single.world)));
  }));
}

TEST_CASE("register: what was refused left no trace") {
  CHECK(holds_for(12, [] {
    auto sequence = Sequence::drawn(100);
    Copy other;
    other.tell(sequence.taken(), [](std::size_t step) { return step % 5 == 0; });
    RC_ASSERT(lasting_rows(stored(*other.world)) == lasting_rows(stored(*sequence.copy.world)));
  }));
}

TEST_CASE("register: rebuilding gives the bytes that folding gave") {
  CHECK(holds_for(12, [] {
    auto sequence = Sequence::drawn(100);
    auto& world = *sequence.copy.world;
    const auto before = stored(world);
    const auto threads = *rc::gen::inRange(1U, 4U);
    RC_ASSERT(rebuild(world.inner_store(), world.codec(), {threads, nullptr}).ok());
    RC_ASSERT(stored(world) == before);
  }));
}

TEST_CASE("register: the same bytes again change nothing, and get the first answer") {
  CHECK(holds_for(12, [] {
    const auto sequence = Sequence::drawn(80);
    Copy other;
    const auto taken = sequence.taken();
    const auto answers = other.tell(taken, [](std::size_t step) { return step % 3 == 0; });
    RC_ASSERT(answers.size() == taken.size());
    // The first start finishes what the erasures among them left to be purged.
    RC_ASSERT(other.world->reopen().ok());
    other.world->close();
    const auto before = stored(*other.world);
    RC_ASSERT(other.world->reopen().ok());
    for (std::size_t i = 0; i < taken.size(); ++i) {
      const auto again = other.world->submit(taken[i].text);
      RC_ASSERT(again.ok());
      RC_ASSERT(is_first_answer(*again, answers[i]));
    }
    other.world->close();
    RC_ASSERT(stored(*other.world) == before);
  }));
}

}  // namespace kroniek::test
