// In any order of proposals, decisions and holds: nothing is erased under a hold, without a second person,
// or twice.
#include <rapidcheck.h>

#include "tests/core/erasing_support.h"

namespace kroniek::test {
namespace {

struct Step {
  int kind;              // propose, approve, perform, withdraw, hold, hold the operation, lift
  std::uint8_t which;    // of three erasures or holds
  std::uint8_t file;     // of three
  std::uint8_t speaker;  // of two
};

Step drawn() {
  return {*rc::gen::inRange(0, 7), *rc::gen::inRange<std::uint8_t>(1, 4),
          *rc::gen::inRange<std::uint8_t>(1, 4), *rc::gen::inRange<std::uint8_t>(1, 3)};
}

struct Said {
  std::string type;
  std::string json = "{}";
  StreamId of;
};
Said said_by(const Step& step) {
  const auto erasure = erasure_id(step.which);
  switch (step.kind) {
    case 0:
      return {"erasure.proposed", proposal(file_id(step.file)), erasure};
    case 1:
      return {"erasure.approved", "{}", erasure};
    case 2:
      return {"erasure.performed", "{}", erasure};
    case 3:
      return {"erasure.withdrawn", because, erasure};
    case 4:
      return {"hold.set", keeping(file_id(step.file)), hold_id(step.which)};
    case 5:
      return {"hold.set", keeping(operation_id(1)), hold_id(step.which)};
    default:
      return {"hold.lifted", because, hold_id(step.which)};
  }
}

// What the rules are about, told a second time and without them.
struct Model {
  std::map<StreamId, StreamId> holds;      // in force → what it keeps
  std::map<StreamId, StreamId> proposals;  // → whose values
  std::map<StreamId, std::uint8_t> proposers, approvers;
  std::vector<StreamId> erased;

  void heard(const Said& said, const Step& step) {
    if (said.type == "hold.set") holds[said.of] = step.kind == 5 ? operation_id(1) : file_id(step.file);
    if (said.type == "hold.lifted") holds.erase(said.of);
    if (said.type == "erasure.proposed") {
      proposals[said.of] = file_id(step.file);
      proposers[said.of] = step.speaker;
    }
    if (said.type == "erasure.approved") approvers[said.of] = step.speaker;
    if (said.type == "erasure.performed") erased.push_back(proposals.at(said.of));
  }
  bool keeps(const StreamId& file) const {
    return std::any_of(holds.begin(), holds.end(), [&](const auto& each) {
      return each.second == file || each.second == operation_id(1);
    });
  }
};

}  // namespace

TEST_CASE("erasing: no order of statements erases under a hold, alone, or twice") {
  CHECK(rc::check([] {
    auto story = erasing_story();
    Model model;
    for (int i = 0; i < 40; ++i) {
      const auto step = drawn();
      const auto said = said_by(step);
      by_actor(story, step.speaker);
      const bool opens = said.type == "erasure.proposed" || said.type == "hold.set";
      // A stream is opened once, and nothing is said of one that is not open: the recorder's rule.
      if (opens == (story.world.find(said.of) != nullptr)) continue;
      if (story.refusal(said.type, said.json, said.of) != accepted) continue;
      story.given(said.type, said.json, said.of);
      if (said.type == "erasure.performed") {
        const auto& file = model.proposals.at(said.of);
        RC_ASSERT(!model.keeps(file));
        RC_ASSERT(model.approvers.at(said.of) != model.proposers.at(said.of));
        RC_ASSERT(std::find(model.erased.begin(), model.erased.end(), file) == model.erased.end());
      }
      model.heard(said, step);
    }
  }));
}

}  // namespace kroniek::test
