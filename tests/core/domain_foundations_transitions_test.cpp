// The complete tables of the foundations, as pages of the documentation.
#include <catch2/catch.hpp>

#include "core/domain/openings.h"
#include "core/statement/jwk.h"
#include "tests/core/domain_support.h"
#include "tests/support/golden.h"
#include "tests/support/transitions.h"

using namespace kroniek;
using namespace kroniek::test;

namespace {

using Line = std::pair<std::string, std::string>;  // a type, and its `data` as JSON
using Lines = std::vector<Line>;

Lines operator+(Lines lines, const Lines& more) {
  lines.insert(lines.end(), more.begin(), more.end());
  return lines;
}

constexpr std::uint8_t administrator = 1;
const std::string because = R"({"reason":"Onderzoek"})";

std::string quoted(const StreamId& id) {
  return "\"" + to_string(id) + "\"";
}

// Told by an administrator of organisation 9, beside regions 7 and 8; `lines` one after the
// other.
std::function<StreamId(Story&)> telling(const StreamId& of, const Lines& lines) {
  return [=](Story& story) {
    for (const std::uint8_t number : {std::uint8_t{7}, std::uint8_t{8}}) given_region(story.world, number);
    given_region(story.world, 9);
    given_actor(story.world, administrator, organisation_id(9));
    story.world.put<Mandates>(mandate_id(1),
                              held_mandate(actor_id(administrator), mandate::Role::administrator));
    for (const auto& [type, json] : lines) story.given(type, json, of);
    return of;
  };
}

}  // namespace

TEST_CASE("organisation: the complete table of its transitions") {
  const auto of = organisation_id(1);
  const Line registered{
      "organisation.registered",
      R"({"name":"Veiligheidsregio Drenthe","kind":"safety-region","code":"VR03","side":"regions"})"};
  const Line suspended{"organisation.suspended", because};
  const Line ended{"organisation.ended", R"({"lastDay":"2026-11-22"})"};
  check_generated(
      "ops/transitions/organisations.md",
      transitions_page<organisation::Phase>(organisations(),
                                            {{"active", telling(of, {registered})},
                                             {"suspended", telling(of, {registered, suspended})},
                                             {"ended", telling(of, {registered, ended})}},
                                            {{"organisation.changed", R"({"name":"Regio Drenthe"})"},
                                             suspended,
                                             {"organisation.resumed", because},
                                             ended}));
}

TEST_CASE("actor: the complete table of its transitions") {
  const auto of = actor_id(2);
  const Line enrolled{"actor.enrolled", R"({"organisation":)" + quoted(organisation_id(8)) +
                                            R"(,"function":"Meldkamer","kind":"person","name":"Jan","key":)" +
                                            jwk(2) + "}"};
  const Line suspended{"actor.suspended", because};
  const Line ended{"actor.ended", because};
  const auto page = transitions_page<actor::Phase>(
      actors(),
      {{"active", telling(of, {enrolled})},
       {"suspended", telling(of, {enrolled, suspended})},
       {"ended", telling(of, {enrolled, ended})}},
      {{"actor.key-added", R"({"key":)" + jwk(3) + "}"},
       {"actor.key-revoked",
        R"({"keyId":")" + thumbprint(key(2)) + R"(","reason":"Verloren","since":"2026-11-20T00:00:00Z"})"},
       suspended,
       {"actor.resumed", because},
       ended});
  check_generated("ops/transitions/actors.md",
                  page +
                      "\nA key is revoked in every phase: a stolen one must stop counting at once, and what "
                      "it signed is\nreviewed also after its holder ended.\n");
}

TEST_CASE("mandate: the complete table of its transitions") {
  const auto of = mandate_id(2);
  const Line granted{"mandate.granted",
                     R"({"holder":)" + quoted(organisation_id(8)) +
                         R"(,"role":"liaison","scope":{},"tasks":["information"],"basis":["Wvr-39"],)" +
                         R"("from":"2026-01-01T00:00:00Z","instrument":{"document":")" +
                         std::string(64, 'a') + R"("},"mayDelegate":false})"};
  const Line withdrawn{"mandate.withdrawn", because};
  const auto by = [&](Lines lines, std::uint8_t somebody) {
    return [=](Story& story) {
      telling(of, lines)(story);
      story.by(actor_id(somebody), mandate_id(somebody));
      return of;
    };
  };
  const auto table_for = [&](std::uint8_t somebody) {
    return transitions_page<mandate::Phase>(
        mandates(), {{"active", by({granted}, somebody)}, {"withdrawn", by({granted, withdrawn}, somebody)}},
        {withdrawn});
  };
  check_generated("ops/transitions/mandates.md",
                  table_for(administrator) + "\nThat is its grantor, or an administrator. Anybody else:\n\n" +
                      rows_about(table_for(7), {withdrawn.first}));
}

TEST_CASE("operation: the complete table of its transitions") {
  const auto of = operation_id(1);
  const Line opened{"operation.opened",
                    R"({"kind":"incident","title":"Duinbrand","area":["VR03"],"ground":"Wvr-39","lead":)" +
                        quoted(organisation_id(8)) + "}"};
  const auto connected = [](std::uint8_t number) {
    return Line{"operation.party-connected", R"({"organisation":)" + quoted(organisation_id(number)) + "}"};
  };
  const auto disconnected = [&](std::uint8_t number) {
    return Line{"operation.party-disconnected", connected(number).second};
  };
  const Line wound_down{"operation.wound-down", because};
  const Line closed{"operation.closed", because};
  const Lines start{opened, connected(7)};
  const auto table = [&](const Line& joins, const Line& leaves) {
    return transitions_page<operation::Phase>(
        operations(),
        {{"open", telling(of, start)},
         {"winding-down", telling(of, start + Lines{wound_down})},
         {"closed", telling(of, start + Lines{closed})}},
        {joins,
         leaves,
         {"operation.priority-set", R"({"priority":1,"decision":"Besluit van 3 maart"})"},
         wound_down,
         closed,
         {"operation.reopened", because}});
  };
  const auto parties = [&](std::uint8_t number) {
    const auto joins = connected(number);
    const auto leaves = disconnected(number);
    return rows_about(table(joins, leaves), {joins.first, leaves.first});
  };
  check_generated("ops/transitions/operations.md",
                  table(connected(9), disconnected(7)) +
                      "\nSomebody new is connected there, and disconnected who takes part. Of who takes "
                      "part:\n\n" +
                      parties(7) + "\nOf the lead:\n\n" + parties(8) + "\nOf anybody else:\n\n" + parties(9));
}

TEST_CASE("register: the complete table of what becomes of its events") {
  const auto at = [](std::uint64_t position, const StreamId& author) {
    return [=](Story& story) {
      story.world = founding_world();
      story.world.given<Registers>(register_id, founded());
      story.by(author, founding_mandate_id);
      story.world.position = Position{position};
      return register_id;
    };
  };
  const Samples seal{{"register.state-sealed", R"({"size":3,"root":")" + std::string(64, 'b') + "\"}"},
                     {"register.seal-key-changed",
                      R"({"cause":"scheduled","key":)" + write_json(write_jwk(key(203))) + "}"}};
  const auto sealed = [=](Story& story) {
    at(8, service_id)(story);
    return story.given("register.state-sealed", seal.at("register.state-sealed"), register_id), register_id;
  };
  check_generated(
      "ops/transitions/registers.md",
      situations_table(
          registers(),
          "A register has no phases. The log's first entry founds it; a second founding is refused with\n"
          "`stream.exists`, one of another register with `register.not-first`. From then on it is "
          "only sealed, by itself,\nand given another seal key by who keeps its keys. "
          "What becomes of a seal depends on who says it and on what "
          "was said before.\n",
          {"still being founded", "founded", "sealed up to there", "said by somebody else"},
          {{"still being founded", at(3, service_id)},
           {"founded", at(8, service_id)},
           {"sealed up to there", sealed},
           {"said by somebody else", at(8, actor_id(1))}},
          seal));
}

TEST_CASE("opening: its events make it whole, and its page says so") {
  check_generated("ops/transitions/openings.md",
                  situations_table(openings(),
                                   "An opening has no phases: `opening.made`, `opening.made-for-several` or "
                                   "`opening.searched` makes it, whole, and nothing\nchanges it afterwards. "
                                   "On the same stream a second one is refused with `stream.exists`.\n",
                                   {}, {}, {}));
  for (const auto& event : openings().events) CHECK(event.use == Use::opens);
}
