// The country for tests: organisations 1 to 25 are the regions VR01 to VR25, 40 is the ministry;
// municipalities 101 to 103 lie in region 3, 104 in region 4. Actor n belongs to organisation n. Consultation
// n is that of organisation n.
#pragma once

#include "core/domain/consultations.h"
#include "tests/core/domain_support.h"
#include "tests/support/story.h"

namespace kroniek::test {

inline StreamId consultation_id(std::uint8_t number) {
  return stream("consultations", number);
}
inline std::string text_of(const StreamId& of) {
  return "\"" + to_string(of) + "\"";
}

inline void given_organisation(World& world, std::uint8_t number, organisation::State state) {
  state.name = "Organisatie " + std::to_string(number);
  world.put<Organisations>(organisation_id(number), std::move(state));
  given_actor(world, number, organisation_id(number));
}
inline void given_municipality(World& world, std::uint8_t number, std::uint8_t region) {
  organisation::State state;
  state.kind = organisation::Kind::municipality;
  state.code = "GM0" + std::to_string(number);
  state.side = organisation::Side::none;
  state.region = organisation_id(region);
  given_organisation(world, number, state);
}

inline Story country() {
  Story story;
  organisation::State state;
  state.kind = organisation::Kind::safety_region;
  for (std::uint8_t region = 1; region <= 25; ++region) {
    state.code = (region < 10 ? "VR0" : "VR") + std::to_string(region);
    given_organisation(story.world, region, state);
  }
  state.kind = organisation::Kind::ministry;
  state.side = organisation::Side::ministry;
  state.code = "JENV";
  given_organisation(story.world, 40, state);
  for (std::uint8_t municipality = 101; municipality <= 103; ++municipality)
    given_municipality(story.world, municipality, 3);
  given_municipality(story.world, 104, 4);
  return story;
}

// Actor n speaks, on a day of 2026.
inline Story& speaking(Story& story, std::uint8_t number, std::string_view day) {
  return story.by(actor_id(number), mandate_id(number)).at("2026-" + std::string(day) + "T12:00:00Z");
}

inline const std::string draft = std::string(64, 'd');
inline const std::string opened_by_ministry =
    R"({"founder":)" + text_of(organisation_id(40)) + R"(,"draft":")" + draft + "\"}";
inline const std::string opened_by_drenthe =
    R"({"founder":)" + text_of(organisation_id(3)) + R"(,"draft":")" + draft +
    R"(","deadline":"2026-09-01T00:00:00Z","municipalities":[)" + text_of(organisation_id(101)) + "," +
    text_of(organisation_id(102)) + "," + text_of(organisation_id(103)) + "]}";
inline std::string about(std::uint8_t municipality) {
  return R"({"municipality":)" + text_of(organisation_id(municipality)) + "}";
}
inline std::string views(std::uint8_t municipality, std::string_view said, std::string_view day) {
  return R"({"municipality":)" + text_of(organisation_id(municipality)) + R"(,"views":")" +
         std::string(said) + R"(","text":"Zienswijze","councilDate":"2026-)" + std::string(day) + "\"}";
}
inline std::string final_decision(std::string_view board, std::string_view outcome, std::string_view day) {
  return R"({"board":")" + std::string(board) + R"(","outcome":")" + std::string(outcome) +
         R"(","date":"2026-)" + std::string(day) + R"(","reasons":"Overwegingen"})";
}

inline const StreamId drenthe = consultation_id(3);
inline const StreamId ministry = consultation_id(40);

// Region 3 consults its three councils from 21 May on.
inline Story running() {
  auto story = country();
  speaking(story, 3, "05-21").given("consultation.opened", opened_by_drenthe, drenthe);
  return story;
}
inline Story sent_to_all() {
  auto story = running();
  for (std::uint8_t municipality = 101; municipality <= 103; ++municipality)
    speaking(story, 3, "05-22").given("consultation.sent", about(municipality), drenthe);
  return story;
}
// All 25 regions decided in favour on 1 October, put as states, and the ministry has opened its own.
inline Story regions_in_favour() {
  auto story = country();
  consultation::State state;
  state.phase = consultation::Phase::in_favour;
  state.decisions.resize(1);
  state.decisions[0].date = {2026, 10, 1};
  for (std::uint8_t region = 1; region <= 25; ++region) {
    state.founder = organisation_id(region);
    story.world.put<Consultations>(consultation_id(region), state);
  }
  speaking(story, 40, "09-01").given("consultation.opened", opened_by_ministry, ministry);
  return story;
}
inline std::string established_on(std::string_view day, std::uint8_t last_region) {
  std::string list;
  for (std::uint8_t region = 1; region <= last_region; ++region)
    list += (region == 1 ? "" : ",") + text_of(consultation_id(region));
  return R"({"deedDate":"2026-)" + std::string(day) + R"(","consultations":[)" + list + "]}";
}

inline const consultation::State& consulted(const Story& story, const StreamId& of) {
  return *std::static_pointer_cast<const consultation::State>(story.world.find(of));
}

}  // namespace kroniek::test
