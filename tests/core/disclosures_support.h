// The world that the tests of disclosures need: operation 1 with files 1 to 3, organisation 1 as recipient,
// three people with the roles that ask, judge and hand out, and a program.
#pragma once

#include "core/domain/disclosures.h"
#include "core/domain/registrations.h"
#include "tests/core/domain_support.h"
#include "tests/support/story.h"

namespace kroniek::test {

constexpr std::uint8_t asker = 1, judge = 2, hander = 3, program = 4;

inline StreamId file_id(std::uint8_t number = 1) {
  return stream("registrations", number);
}
inline StreamId disclosure_id(std::uint8_t number = 1) {
  return stream("disclosures", number);
}
inline StreamId look_id(std::uint8_t number = 1) {
  return stream("openings", number);
}

inline Story& as(Story& story, std::uint8_t number) {
  return story.by(actor_id(number), mandate_id(number));
}

inline void put_file(Story& story, std::uint8_t number, const StreamId& operation = operation_id(1)) {
  registration::State file;
  file.file_of = operation;
  story.world.put<Registrations>(file_id(number), file);
}
inline void put_shield(Story& story, std::uint8_t number, std::vector<mandate::Role> visible_to = {}) {
  auto file = story.world.state<Registrations>(file_id(number));
  file.flags.push_back({registration::FlagKind::protection, std::move(visible_to)});
  story.world.put<Registrations>(file_id(number), file);
}

inline Story disclosure_story() {
  using mandate::Role;
  Story story;
  for (const auto kind : {operation::Kind::repatriation, operation::Kind::exercise}) {
    operation::State state;
    state.kind = kind;
    story.world.put<Operations>(operation_id(kind == operation::Kind::exercise ? 2 : 1), state);
  }
  story.world.claims.operation = operation_id(1);
  given_region(story.world, 1);
  given_suspended_region(story.world, 2);
  for (const std::uint8_t number : std::to_array<std::uint8_t>({1, 2, 3})) put_file(story, number);
  put_file(story, 4, operation_id(2));
  const auto holds = [&](std::uint8_t number, Role role) {
    story.world.put<Mandates>(mandate_id(number), held_mandate(actor_id(number), role));
  };
  holds(asker, Role::registrar);
  holds(judge, Role::data_protection_officer);
  holds(hander, Role::reception_lead);
  for (const auto person : {asker, judge, hander}) given_actor(story.world, person, organisation_id(1));
  actor::State machine;
  machine.kind = actor::Kind::system;
  story.world.put<Actors>(actor_id(program), machine);
  holds(program, Role::data_protection_officer);
  as(story, asker);
  return story;
}

inline std::string quoted_list(const std::vector<std::string>& items) {
  std::string text = "[";
  for (const auto& each : items) text += (text.size() > 1 ? ",\"" : "\"") + each + "\"";
  return text + "]";
}
inline std::string files(const std::vector<int>& numbers) {
  std::vector<std::string> names;
  for (const auto number : numbers) names.push_back(to_string(file_id(static_cast<std::uint8_t>(number))));
  return quoted_list(names);
}
// A request, with `rest` added to it; a member that `rest` names again counts there.
inline std::string asked(const std::string& subjects = files({1, 2}),
                         const std::string& fields = R"(["names","dateOfBirth"])",
                         const std::string& rest = "") {
  return R"({"recipient":")" + to_string(organisation_id(1)) + R"(","subjects":)" + subjects +
         R"(,"fields":)" + fields +
         (rest.find("includesShielded") == rest.npos ? R"(,"includesShielded":false)" : "") +
         (rest.find("purpose") == rest.npos ? R"(,"purpose":"Opvang in de gemeente")" : "") +
         (rest.find("ground") == rest.npos ? R"(,"ground":"AVG-6-1-e")" : "") + rest + "}";
}

inline std::string look(const std::string& subjects = files({2, 1}),
                        const std::string& fields = R"(["dateOfBirth","names"])",
                        const std::string& occasion = "disclosure", const std::string& ground = "AVG-6-1-e") {
  return R"({"subjects":)" + subjects + R"(,"fields":)" + fields +
         R"(,"purpose":"Opvang in de gemeente","ground":")" + ground + R"(","occasion":")" + occasion + "\"}";
}
inline std::string performed(std::uint8_t number = 1) {
  return R"({"opening":")" + to_string(look_id(number)) + "\"}";
}

inline Story& given_request(Story& story, const std::string& json = asked()) {
  return as(story, asker).given("disclosure.requested", json, disclosure_id());
}
inline Story& given_approval(Story& story, const std::string& json = "{}") {
  given_request(story);
  return as(story, judge).given("disclosure.approved", json, disclosure_id());
}
inline Story& given_look(Story& story, const std::string& json = look(), std::uint8_t number = 1) {
  return as(story, hander).given("opening.made-for-several", json, look_id(number));
}
inline Story& given_performance(Story& story) {
  given_approval(story);
  given_look(story);
  return as(story, hander).given("disclosure.performed", performed(), disclosure_id());
}

// ---- exports: of whoever lets relatives be told

inline void put_willing(Story& story, std::uint8_t number, const StreamId& operation = operation_id(1)) {
  registration::State file;
  file.file_of = operation;
  file.inform = registration::Inform::yes;
  story.world.put<Registrations>(file_id(number), file);
}
const std::string pfif_names = R"(["dateOfBirth","names","otherNames","sex"])";
inline std::string export_asked(const std::string& fields = pfif_names,
                                const std::string& ground = "AVG-6-1-e") {
  return R"({"recipient":")" + to_string(organisation_id(1)) + R"(","format":"pfif","fields":)" + fields +
         R"(,"purpose":"Opsporing","ground":")" + ground + "\"}";
}
inline std::string export_look(const std::string& subjects = files({1})) {
  return look(subjects, pfif_names);
}
inline std::string exported_with(const std::vector<int>& numbers = {1}) {
  std::vector<std::string> names;
  for (const auto number : numbers) names.push_back(to_string(look_id(static_cast<std::uint8_t>(number))));
  return R"({"openings":)" + quoted_list(names) + "}";
}
inline Story& given_approved_export(Story& story) {
  as(story, asker).given("disclosure.export-requested", export_asked(), disclosure_id());
  return as(story, judge).given("disclosure.approved", "{}", disclosure_id());
}

const std::string received = R"({"receivedBy":"J. Ontvanger"})";

}  // namespace kroniek::test
