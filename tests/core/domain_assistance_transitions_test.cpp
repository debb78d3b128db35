#include <catch2/catch.hpp>

#include "tests/core/assistance_support.h"
#include "tests/support/golden.h"
#include "tests/support/transitions.h"

using namespace kroniek;
using namespace kroniek::test;
using assistance_request::LegPhase;
using assistance_request::Phase;

namespace {

// The centre asks for itself here, so that one author may say everything that is said: for the centre, and on
// a second mandate as the authority that asks.
constexpr std::uint8_t anybody = 10;
Story& given_both_mandates(Story& story) {
  const auto authority = mandate_id(11);
  story.world.put<Mandates>(authority, held_mandate(actor_id(anybody), mandate::Role::requesting_authority));
  for (const auto* type : {"submitted", "withdrawn", "superseded"})
    story.mandates["assistance-request." + std::string(type)] = authority;
  return story;
}

using Legs = std::map<LegPhase, Uuid>;

// One leg in each phase up to released, and all that party 3 sent at home.
Legs given_legs(Story& story) {
  Legs legs;
  given_leg(story, LegPhase::returned_home, 3);
  for (auto at = static_cast<int>(LegPhase::released); at >= 0; --at) {
    const auto phase = static_cast<LegPhase>(at);
    legs[phase] = given_leg(story, phase);
  }
  as(story, anybody);
  return legs;
}

Story& given_draft(Story& story) {
  given_both_mandates(given_parties(story));
  return as(story, anybody).given("assistance-request.drafted", draft("", anybody), request_id());
}
Story& given_submission(Story& story) {
  return given_draft(story).given("assistance-request.submitted", "{}", request_id());
}
Story& given_assessment(Story& story, const std::string& json = assessed("granted")) {
  return given_submission(story).given("assistance-request.assessed", json, request_id());
}
const std::string partly = assessed(
    "partly-granted", R"(,"granted":[{"line":"1","quantity":9}],"reasons":"Meer is er niet beschikbaar")");
const std::string refused = assessed("refused", R"(,"reasons":"De inzet is elders urgenter")");

// A second version, submitted, that is to replace the request.
Story& given_next_version(Story& story) {
  story.given("assistance-request.drafted", draft(R"(,"supersedes":)" + quoted(request_id()), anybody),
              request_id(2));
  return story.given("assistance-request.submitted", "{}", request_id(2));
}

enum class LegsAre { out, home, claimed };
void given_legs_that_are(Story& story, LegsAre where) {
  if (where == LegsAre::out)
    given_legs(story);
  else
    given_leg(story, LegPhase::returned_home, 3);
  as(story, anybody);
  if (where == LegsAre::claimed)
    story.given("assistance-request.cost-claimed",
                R"({"party":)" + quoted(organisation_id(3)) + R"(,"amountCents":100})", request_id());
}
// The story of a request with legs that ends by this statement.
Phases::mapped_type ended(LegsAre where, std::string type, std::string json) {
  return [=](Story& story) {
    given_assessment(story);
    given_legs_that_are(story, where);
    given_next_version(story).given("assistance-request." + type, json, request_id());
    return request_id();
  };
}
Phases::mapped_type granted_by(LegsAre where, std::string json) {
  return [=](Story& story) {
    given_assessment(story, json);
    given_legs_that_are(story, where);
    given_next_version(story);
    return request_id();
  };
}

StreamId settled(Story& story) {
  given_assessment(story);
  given_legs_that_are(story, LegsAre::claimed);
  story.given("assistance-request.settled", R"({"borneBy":"requester","amountCents":5})", request_id());
  return request_id();
}

// On the adjacent route nobody assesses, and legs are open as soon as it is submitted; both parties border on
// the requester. Here one of the requester's own also writes down, for the centre, what the others say.
std::string adjacent_draft(std::string_view more = "") {
  return draft(adjacent_grounds + std::string(more), 1, "adjacent");
}
Story& given_adjacent_draft(Story& story) {
  given_both_mandates(given_parties(story));
  given_actor(story.world, anybody, organisation_id(1));
  auto third = story.world.state<Organisations>(organisation_id(3));
  third.adjacent.push_back(organisation_id(1));
  story.world.put<Organisations>(organisation_id(3), third);
  return as(story, anybody).given("assistance-request.drafted", adjacent_draft(), request_id());
}
Story& given_adjacent_submission(Story& story) {
  return given_adjacent_draft(story).given("assistance-request.submitted", "{}", request_id());
}
Story& given_adjacent(Story& story, LegsAre where) {
  given_adjacent_submission(story);
  given_legs_that_are(story, where);
  story.given("assistance-request.drafted", adjacent_draft(R"(,"supersedes":)" + quoted(request_id())),
              request_id(2));
  return story.given("assistance-request.submitted", "{}", request_id(2));
}
StreamId settled_adjacent(Story& story) {
  given_adjacent(story, LegsAre::claimed)
      .given("assistance-request.informed", R"({"who":"minister"})", request_id())
      .given("assistance-request.informed", R"({"who":"kings-commissioner"})", request_id())
      .given("assistance-request.settled", R"({"borneBy":"requester","amountCents":5})", request_id());
  return request_id();
}
Phases adjacent_phases(LegsAre where) {
  const auto then = [=](const std::string& type, const std::string& json) -> Phases::mapped_type {
    return [=](Story& story) {
      given_adjacent(story, where).given("assistance-request." + type, json, request_id());
      return request_id();
    };
  };
  return {{"drafted", [](Story& story) { return given_adjacent_draft(story), request_id(); }},
          {"submitted", [=](Story& story) { return given_adjacent(story, where), request_id(); }},
          {"withdrawn", then("withdrawn", R"({"reasons":"Brand meester"})")},
          {"superseded", then("superseded", R"({"by":)" + quoted(request_id(2)) + "}")},
          {"settled", settled_adjacent},
          {"closed", [](Story& story) {
             const auto of = settled_adjacent(story);
             return story.given("assistance-request.closed", "{}", of), of;
           }}};
}

Phases phases(LegsAre where) {
  const std::string by_next = R"({"by":)" + quoted(request_id(2)) + "}";
  return {
      {"drafted", [](Story& story) { return given_draft(story), request_id(); }},
      {"submitted", [](Story& story) { return given_next_version(given_submission(story)), request_id(); }},
      {"returned",
       [](Story& story) {
         given_next_version(given_submission(story))
             .given("assistance-request.returned", R"({"reasons":"Effect is onduidelijk"})", request_id());
         return request_id();
       }},
      {"granted", granted_by(where, assessed("granted"))},
      {"partly-granted", granted_by(where, partly)},
      {"refused", ended(where, "decision-revised", refused)},
      {"withdrawn", ended(where, "withdrawn", R"({"reasons":"Brand meester"})")},
      {"superseded", ended(where, "superseded", by_next)},
      {"settled", settled},
      {"closed", [](Story& story) {
         return story.given("assistance-request.closed", "{}", settled(story)), request_id();
       }}};
}

Samples samples(Story& (*given)(Story&), const std::string& asking) {
  Story story;
  auto legs = given_legs(given(story));
  const std::string type = "assistance-request.";
  return {{type + "redrafted", R"({"priority":1})"},
          {type + "submitted", "{}"},
          {type + "returned", R"({"reasons":"Effect is onduidelijk"})"},
          {type + "assessed", assessed("granted")},
          {type + "decision-revised", refused},
          {type + "asked", asking},
          {type + "offered", offered(legs[LegPhase::asked])},
          {type + "declined", with_reasons(legs[LegPhase::asked])},
          {type + "accepted", some_of(legs[LegPhase::offered], 2, R"(,"reasons":"Aflossing")")},
          {type + "not-needed", of_leg(legs[LegPhase::accepted])},
          {type + "departed", some_of(legs[LegPhase::accepted], 2)},
          {type + "arrived", some_of(legs[LegPhase::departed], 2)},
          {type + "extended", of_leg(legs[LegPhase::arrived], R"(,"until":"2026-07-05T12:00:00Z")")},
          {type + "release-ordered", of_leg(legs[LegPhase::arrived])},
          {type + "released", some_of(legs[LegPhase::release_ordered], 2)},
          {type + "returned-home", some_of(legs[LegPhase::released], 2)},
          {type + "informed", R"({"who":"minister"})"},
          {type + "reception-set", R"({"reception":{"place":"Vliegveld Eelde"}})"},
          {type + "cost-claimed", R"({"party":)" + quoted(organisation_id(3)) + R"(,"amountCents":100})"},
          {type + "settled", R"({"borneBy":"requester","amountCents":100})"},
          {type + "withdrawn", R"({"reasons":"Brand meester"})"},
          {type + "superseded", R"({"by":)" + quoted(request_id(2)) + "}"},
          {type + "closed", "{}"}};
}

// The rows of a page that are about ending a request.
std::string ending_rows(const std::string& page) {
  std::istringstream lines(page.substr(page.find("| event |")));
  std::string rows;
  for (std::string line; std::getline(lines, line);)
    for (const std::string_view part :
         {"| event", "|---", "cost-claimed`", "settled` |", "request.closed` |"})
      if (line.substr(0, 45).find(part) != std::string::npos) {
        rows += line + "\n";
        break;
      }
  return rows;
}

// The statement that a request with legs ends by.
struct Ending {
  std::string type, json;
};

// What becomes of each statement on a leg in each phase of it, after the request was granted or has ended so.
std::string legs_table(const std::optional<Ending>& ending) {
  std::string head = "| event |";
  std::string rule = "|---|";
  std::map<std::string, std::string> rows;
  const auto names = names_of(LegPhase{});
  for (std::size_t at = 0; at < names.size(); ++at) {
    // Ending a request ends what was not accepted yet, so no leg of an ended one is asked or offered.
    const auto phase = static_cast<LegPhase>(at);
    if (ending.has_value() && phase < LegPhase::accepted) continue;
    Story story;
    given_assessment(story);
    const auto leg = given_leg(story, phase);
    as(story, anybody);
    if (ending.has_value())
      given_next_version(story).given("assistance-request." + ending->type, ending->json, request_id());
    CHECK(name_of(leg_of(story, leg).phase) == names.at(at));
    head += " " + std::string(names.at(at)) + " |";
    rule += "---|";
    const auto tell = [&](const std::string& type, const std::string& json) {
      const auto code = story.refusal("assistance-request." + type, json, request_id());
      rows[type] += code == accepted ? " accepted |" : " `" + code + "` |";
    };
    tell("offered", offered(leg));
    tell("declined", with_reasons(leg));
    tell("accepted", some_of(leg, 2));
    tell("not-needed", of_leg(leg));
    tell("departed", some_of(leg, 1));
    tell("arrived", some_of(leg, 1));
    tell("extended", of_leg(leg, R"(,"until":"2026-07-05T12:00:00Z")"));
    tell("release-ordered", of_leg(leg));
    tell("released", some_of(leg, 1));
    tell("returned-home", some_of(leg, 1));
  }
  std::string table = head + "\n" + rule + "\n";
  for (const std::string type : {"offered", "declined", "accepted", "not-needed", "departed", "arrived",
                                 "extended", "release-ordered", "released", "returned-home"})
    table += "| `assistance-request." + type + "` |" + rows[type] + "\n";
  return table;
}

std::string ended_legs() {
  return "\nOf a request that a revised decision refused:\n\n" +
         legs_table(Ending{"decision-revised", refused}) + "\nOf one that was withdrawn:\n\n" +
         legs_table(Ending{"withdrawn", R"({"reasons":"Brand meester"})"}) +
         "\nOf one that was superseded:\n\n" +
         legs_table(Ending{"superseded", R"({"by":)" + quoted(request_id(2)) + "}"});
}

// The rows of the page on the adjacent route.
std::string adjacent_tables() {
  const auto row = assistance_requests();
  const std::vector<std::string> reached{"drafted",    "submitted", "withdrawn",
                                         "superseded", "settled",   "closed"};
  const auto said = samples(given_adjacent_submission, asked(2, 1, "2"));
  const auto table = [&](LegsAre where) {
    const auto page = transitions_table(row, reached, adjacent_phases(where), said);
    return page.substr(page.find("| event |"));
  };
  return table(LegsAre::out) + "\nWith every leg home or never sent, and a claim still to come:\n\n" +
         ending_rows(table(LegsAre::home)) + "\nOnce it was claimed:\n\n" +
         ending_rows(table(LegsAre::claimed));
}

}  // namespace

TEST_CASE("assistance-request: each event in each phase, of the request and of its legs") {
  const auto row = assistance_requests();
  const auto said = samples([](Story& story) -> Story& { return given_assessment(story); }, asked(9));
  auto page = transitions_page<Phase>(row, phases(LegsAre::out), said);
  page +=
      "\nHere something is asked, offered, accepted and out on every leg that can be, so that nothing can "
      "be\n"
      "settled. With every leg home or never sent:\n\n" +
      ending_rows(transitions_page<Phase>(row, phases(LegsAre::home), said)) +
      "\nThe party that served has yet to claim its costs there, and its term runs. Once it has "
      "claimed:\n\n" +
      ending_rows(transitions_page<Phase>(row, phases(LegsAre::claimed), said)) +
      "\n## Legs\n\nWhat becomes of each statement on a leg of a granted request, in each phase of the leg. "
      "All of the\nleg's units were told together: a second departure is too many where all of them "
      "left.\n\n" +
      legs_table(std::nullopt) +
      "\nWhere the request has ended, what was asked or offered is not needed any more, and the rest only "
      "comes\nhome.\n" +
      ended_legs() +
      "\n## The adjacent route\n\nNobody assesses such a request: it is never returned, granted or refused, "
      "and "
      "its legs are open as soon\nas it is submitted. As above, with something on every leg:\n\n" +
      adjacent_tables();
  check_generated("ops/transitions/assistance-requests.md", page);
}

TEST_CASE("offer: each event in each phase") {
  const auto made = [](Story& story) -> Story& {
    given_assessment(story);
    as(story, 2);
    return story.given("offer.made",
                       R"({"organisation":)" + quoted(organisation_id(2)) +
                           R"(,"unitType":"FBO-helicopter","quantity":2,"unit":"helicopter",)" +
                           R"("from":"2026-07-01T12:00:00Z","until":"2026-07-03T12:00:00Z",)" +
                           R"("replyBy":"2026-07-01T10:00:00Z","description":"Twee toestellen"})",
                       offer_id());
  };
  const std::string taken = R"({"request":)" + quoted(request_id()) + R"(,"line":"1","quantity":2})";
  const std::string no = R"({"reasons":"Niet nodig"})";
  const auto then = [=](std::string type, std::string json) -> Phases::mapped_type {
    return [=](Story& story) { return made(story).given(type, json, offer_id()), offer_id(); };
  };
  const Phases phases{{"made", [=](Story& story) { return made(story), offer_id(); }},
                      {"accepted", then("offer.accepted", taken)},
                      {"declined", then("offer.declined", no)},
                      {"lapsed", then("offer.lapsed", "{}")}};
  const Samples samples{{"offer.accepted", taken}, {"offer.declined", no}, {"offer.lapsed", "{}"}};
  check_generated("ops/transitions/offers.md", transitions_page<offer::Phase>(offers(), phases, samples));
}
