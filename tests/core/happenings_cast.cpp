#include <mutex>

#include "core/codecs.h"
#include "core/register/recovery.h"
#include "tests/core/audit_support.h"
#include "tests/core/happenings.h"

namespace kroniek::test {
namespace {

using mandate::Role;

constexpr std::string_view all_tasks = R"(["information","assistance","international","crisis-teams",)"
                                       R"("people","preparation","steering","founding"])";
constexpr std::string_view cast_moment = "2026-11-23T20:00:00Z";

struct Part {
  std::uint8_t number;  // of actor, mandate and key
  std::uint8_t organisation;
  Role role;
};
const std::vector<Part>& parts() {
  using enum Role;
  static const std::vector<Part> all{{20, 1, kcr2_duty_officer},
                                     {21, 1, kcr2_head},
                                     {22, 1, legal_officer},
                                     {23, 1, board_secretary},
                                     {24, 1, liaison},
                                     {25, 1, key_custodian},
                                     {40, 2, requesting_authority},
                                     {41, 2, region_duty_officer},
                                     {42, 2, offering_authority},
                                     {43, 2, reception_lead},
                                     {44, 2, registrar},
                                     {45, 2, board_member},
                                     {46, 2, board_secretary},
                                     {47, 2, care},
                                     {48, 2, identity_verifier},
                                     {60, 4, requesting_authority},
                                     {61, 4, region_duty_officer},
                                     {62, 4, offering_authority},
                                     {63, 4, board_member},
                                     {64, 4, board_secretary},
                                     {80, 3, board_member},
                                     {81, 3, board_secretary}};
  return all;
}

std::string quoted(std::string_view collection, std::uint8_t number) {
  return "\"" + to_string(stream(collection, number)) + "\"";
}

void register_organisations(RegisterWorld& world) {
  const auto said = [&](std::uint8_t number, const std::string& rest) {
    world.state(world.administrator, R"({"type":"organisation.registered","sub":)" +
                                         quoted("organisations", number) + R"(,"data":{"name":"Naam",)" +
                                         rest + "}}");
  };
  said(4, R"("kind":"safety-region","code":"VR13","side":"regions","adjacent":[)" +
              quoted("organisations", 2) + "]");
  for (const std::uint8_t number : {std::uint8_t{5}, std::uint8_t{6}, std::uint8_t{7}, std::uint8_t{8}})
    said(number, R"("kind":"municipality","side":"none","code":"GM010)" + std::to_string(number) +
                     R"(","region":)" + quoted("organisations", number < 7 ? 2 : 4));
}

void adopt_rules(RegisterWorld& world) {
  const auto rules = quoted("board-matters", 1);
  const auto regions = "[" + quoted("organisations", 2) + "," + quoted("organisations", 4) + "]";
  const auto ministry = "[" + quoted("organisations", 3) + "]";
  const auto all = "[" + quoted("organisations", 3) + "," + quoted("organisations", 4) + "," +
                   quoted("organisations", 2) + "]";
  const auto by = [](std::uint8_t number) -> const Person& {
    for (const auto& each : cast())
      if (each.person.actor == stream("actors", number)) return each.person;
    return cast().front().person;
  };
  const auto tabled = world.state(
      by(23), R"({"type":"board-matter.tabled","sub":)" + rules +
                  R"(,"version":1,"data":{"kind":"rules","title":"Reglement","text":"Zo besluiten wij.",)" +
                  R"("members":)" + all + R"(,"procedure":{"regions":{"members":)" + regions +
                  R"(,"quorum":1,"majority":"simple"},"ministry":{"members":)" + ministry +
                  R"(,"quorum":1,"majority":"simple"}}}})");
  const auto vote = [&](std::uint8_t member, std::uint8_t organisation, const std::string& rest) {
    world.state(by(member), R"({"type":"board-matter.position-taken","sub":)" + rules + R"(,"data":{"on":")" +
                                to_string(tabled.jti) + R"(","member":)" +
                                quoted("organisations", organisation) + R"(,"position":"for","side":)" +
                                rest);
  };
  vote(45, 2, R"("regions"},"version":2})");
  vote(63, 4, R"("regions"},"version":3})");
  vote(80, 3, R"("ministry"},"version":4})");
  world.state(by(23), R"({"type":"board-matter.adopted","version":5,"sub":)" + rules + "}");
}

}  // namespace

const std::vector<Member>& cast() {
  static const std::vector<Member> all = [] {
    std::vector<Member> made;
    for (const auto& part : parts())
      made.push_back({{stream("actors", part.number), stream("organisations", part.organisation),
                       stream("mandates", part.number), seeded_signer(part.number)},
                      part.role});
    made.push_back(
        {{stream("actors", 1), stream("organisations", 1), stream("mandates", 1), seeded_signer(1)},
         Role::administrator});
    return made;
  }();
  return all;
}

const std::vector<Change>& founded_rows() {
  static const std::vector<Change> rows = [] {
    RegisterWorld world;
    register_organisations(world);
    for (const auto& part : parts())
      world.enrol(part.number, stream("organisations", part.organisation), name_of(part.role), all_tasks);
    adopt_rules(world);
    world.close();
    std::vector<Change> made;
    const CopiedStore copy(*world.inner_store().snapshot());
    for (std::size_t table = 0; table < table_count; ++table)
      for (const auto& [key, value] : copy.rows(static_cast<Table>(table)))
        made.push_back({static_cast<Table>(table), key, value});
    return made;
  }();
  return rows;
}

std::unique_ptr<RegisterWorld> cast_world() {
  RegisterWorld::Options options;
  options.founded = false;
  auto world = std::make_unique<RegisterWorld>(options);
  VERIFY(world->inner_store().commit({founded_rows()}).ok(), "a memory store takes rows");
  world->clock.set(instant(cast_moment));
  VERIFY(accept_missing_high_water(world->inner_store(), world->high_water).ok(), "memory takes notes");
  VERIFY(world->reopen().ok(), "what was founded opens again");
  return world;
}

}  // namespace kroniek::test
