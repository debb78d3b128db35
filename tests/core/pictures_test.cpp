// The picture that an advice names by its index in the log.
#include "core/register/pictures.h"

#include <catch2/catch.hpp>

#include "tests/core/desk.h"

namespace kroniek::test {
namespace {

const auto team = stream("crisis-teams", 1);
const auto report = stream("situation-reports", 1);

std::string said(std::string_view type, const StreamId& of, int version, const std::string& data) {
  return R"({"operation": ")" + to_string(stream("operations", 1)) + R"(", "type": ")" + std::string(type) +
         R"(", "sub": ")" + to_string(of) + R"(", "version": )" + std::to_string(version) + R"(, "data": )" +
         data + "}";
}
std::string published(std::uint8_t number, const RegisterWorld& world) {
  return said("situation-report.published", stream("situation-reports", number), 1,
              R"({"kind": "national-picture", "title": "Hoogwater", "body": "De Maas stijgt.",
                "sources": ["LCMS"], "pictureTime": "2026-11-23T18:55:00Z", "classification": "internal",
                "distribution": [")" +
                  to_string(world.region) + "\"]}");
}

// A team of one leader in the world's operation, and a report there.
struct Advising {
  Advising() {
    state("crisis-team.established", team, 1,
          R"({"purpose": "Hoogwater", "decision": "Minister", "until": "2027-01-01T00:00:00Z"})");
    state("crisis-team.member-assigned", team, 2,
          R"({"actor": ")" + to_string(leader.actor) + R"(", "function": "Leider"})");
    picture = world.state(leader, published(1, world)).position.value;
  }
  Accepted state(std::string_view type, const StreamId& of, int version, const std::string& data) {
    return world.state(leader, said(type, of, version, data));
  }
  std::string advice(std::uint64_t index) const {
    return said("crisis-team.advice-given", team, 3,
                R"({"to": ")" + to_string(world.region) + R"(", "text": "Evacueer", "pictureIndex": )" +
                    std::to_string(index) + "}");
  }

  RegisterWorld world;
  const Person leader = world.enrol(8, world.kcr2, "kcr2-duty-officer", R"(["information","crisis-teams"])");
  std::uint64_t picture = 0;
};

}  // namespace

TEST_CASE("pictures: an advice rests on a report of its operation, or on a correction of one") {
  Advising at;
  const auto corrected =
      at.state("situation-report.corrected", report, 2, R"({"what": "De Waal", "why": "Verschreven"})");
  Desk desk(at.world);
  const auto refusal = [&](std::uint64_t index) {
    return desk.refusal(desk.prepare(at.leader, at.advice(index)));
  };
  CHECK(refusal(at.picture) == "");
  CHECK(refusal(corrected.position.value) == "");
  CHECK(refusal(at.picture - 1) == "crisis-team.not-a-picture");
  CHECK(refusal(0) == "crisis-team.not-a-picture");
  CHECK(refusal(corrected.position.value + 1) == "crisis-team.picture-ahead");
}

TEST_CASE("pictures: a report of another operation, or of none, is no picture of this one") {
  Advising at;
  at.world.state(at.world.coordinator, operation_opened(30));
  auto elsewhere = parse_json(published(2, at.world)).value();
  elsewhere.set("operation", to_string(stream("operations", 30)));
  auto nowhere = parse_json(published(3, at.world)).value();
  nowhere.remove("operation");
  for (const auto& each : {elsewhere, nowhere}) {
    const auto index = at.world.state(at.leader, write_json(each)).position.value;
    CHECK(at.world.refusal(at.leader, at.advice(index)) == "crisis-team.not-a-picture");
  }
}

TEST_CASE("pictures: a report that the same batch took before is one") {
  Advising at;
  Desk desk(at.world);
  const auto next = at.picture + 1;
  const auto batch = desk.record(
      {desk.prepare(at.leader, published(3, at.world)), desk.prepare(at.leader, at.advice(next))});
  REQUIRE(batch.ok());
  CHECK(batch->at(0).position.value == next);
}

TEST_CASE("pictures: advice is issued anew on a newer picture, which is looked up alike") {
  Advising at;
  const auto given = at.world.state(at.leader, at.advice(at.picture));
  const auto officer = at.world.enrol(30, at.world.region, "region-duty-officer", R"(["crisis-teams"])");
  const auto advice = R"("advice": ")" + to_string(given.jti) + "\"";
  at.world.state(officer, said("crisis-team.advice-answered", team, 4,
                               "{" + advice + R"(, "outcome": "not", "reasons": "Achterhaald"})"));
  const auto newer = at.world.state(at.leader, published(4, at.world));
  Desk desk(at.world);
  const auto refusal = [&](std::uint64_t index) {
    const auto data = "{" + advice + R"(, "text": "Toch", "pictureIndex": )" + std::to_string(index) + "}";
    return desk.refusal(desk.prepare(at.leader, said("crisis-team.reissued", team, 5, data)));
  };
  CHECK(refusal(at.picture) == "crisis-team.picture-older");
  CHECK(refusal(newer.position.value - 1) == "crisis-team.not-a-picture");
  CHECK(refusal(newer.position.value) == "");
}

}  // namespace kroniek::test
