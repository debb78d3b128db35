// A request for assistance that goes all its way, and the regions around it, over the API.
#pragma once

#include <catch2/catch.hpp>

#include "tests/support/api_assistance.h"

namespace kroniek::test {

// A request over which assistance goes all its way, and regions around it that hold units ready.
struct Neighbourhood {
  ApiWorld api;
  RegisterWorld& world = api.world;
  const StreamId request = draft_request(api);
  const Person authority = {stream("actors", 31), world.region, stream("mandates", 31), seeded_signer(31)};
  const Person head = world.enrol(32, world.kcr2, "kcr2-head", R"(["assistance"])");
  const Person officer = world.enrol(33, world.kcr2, "kcr2-duty-officer", R"(["assistance"])");

  // The region of that number, which borders on these.
  StreamId region(std::uint8_t number, const std::vector<StreamId>& borders) {
    const auto id = stream("organisations", number);
    std::string adjacent;
    for (const auto& each : borders) adjacent += (adjacent.empty() ? "\"" : ",\"") + to_string(each) + "\"";
    world.state(world.administrator,
                R"({"type": "organisation.registered", "version": 1, "sub": ")" + to_string(id) +
                    R"(", "data": {"name": "Regio )" + std::to_string(number) +
                    R"(", "kind": "safety-region", "code": "VR)" + std::to_string(number) +
                    R"(", "side": "regions", "adjacent": [)" + adjacent + "]}}");
    return id;
  }
  Person people_of(std::uint8_t number, const StreamId& organisation) {
    return world.enrol(number, organisation, "region-duty-officer", R"(["preparation","assistance"])");
  }
  void declare(std::uint8_t number, const Person& by, int quantity,
               std::string_view unit_type = "FBO-helicopter") {
    world.state(by, R"({"type": "preparation.capability-declared", "version": 1, "sub": ")" +
                        to_string(stream("preparations", number)) + R"(", "data": {"organisation": ")" +
                        to_string(by.organisation) + R"(", "unitType": ")" + std::string(unit_type) +
                        R"(", "readinessMinutes": 60, "quantity": )" + std::to_string(quantity) + "}}");
  }
  Uuid tell(const Person& by, std::string_view what, const std::string& data, int version = 0) {
    return world.state(by, said(what, data, version)).jti;
  }
  std::string refusal(const Person& by, std::string_view what, const std::string& data) {
    return world.refusal(by, said(what, data, 0));
  }
  std::string said(std::string_view what, const std::string& data, int version) const {
    const auto made = version == 0 ? std::string() : R"(, "version": )" + std::to_string(version);
    return R"({"type": "assistance-request.)" + std::string(what) + R"(", "sub": ")" + to_string(request) +
           R"(", "operation": ")" + to_string(world.operation) + "\"" + made + R"(, "data": )" + data + "}";
  }
  void grant() {
    tell(authority, "submitted", "{}", 2);
    tell(head, "assessed", R"({"outcome": "granted", "onBehalfOf": ")" + to_string(world.ministry) + "\"}",
         3);
  }
  Uuid ask(const Person& party, int quantity, const std::string& more = "") {
    return tell(officer, "asked",
                R"({"party": ")" + to_string(party.organisation) + R"(", "line": "1", "quantity": )" +
                    std::to_string(quantity) + more + "}");
  }
  static std::string of(const Uuid& leg, const std::string& more = "") {
    return R"({"leg": ")" + to_string(leg) + "\"" + more + "}";
  }
  static std::string some(const Uuid& leg, int quantity, const std::string& more = "") {
    return of(leg, R"(, "quantity": )" + std::to_string(quantity) + more);
  }
  static std::string offer(const Uuid& leg, int quantity, const std::string& more = "") {
    return some(leg, quantity, R"(, "earliest": "2026-11-23T21:00:00Z")" + more);
  }
  Uuid engage(const Person& party, int quantity, const std::string& more = "") {
    const auto leg = ask(party, quantity);
    tell(party, "offered", offer(leg, quantity, more));
    tell(authority, "accepted", some(leg, quantity));
    return leg;
  }
  void serve(const Person& party, const Uuid& leg, int quantity) {
    tell(party, "departed", some(leg, quantity));
    tell(authority, "arrived", some(leg, quantity));
  }
  void come_home(const Person& party, const Uuid& leg, int quantity) {
    tell(authority, "release-ordered", of(leg));
    tell(authority, "released", some(leg, quantity));
    tell(party, "returned-home", some(leg, quantity));
  }
  Json matches(const std::string& query = "") {
    const auto answer = api.get("/v1/" + to_string(request) + "/_matches" + query, &world.coordinator);
    INFO(answer.content());
    REQUIRE(answer.status == 200);
    return json_of(answer);
  }
  // `code distance available` of each match of the first line, in order.
  std::vector<std::string> ranked(const std::string& query = "") {
    std::vector<std::string> out;
    for (const auto& each : items_at(matches(query), "lines/0/matches"))
      out.push_back(
          text_at(world.view(parse_stream_id(text_at(each, "capability/organisation")).value()), "code") +
          " " + text_at(each, "distance") + " " + text_at(each, "available"));
    return out;
  }
};

}  // namespace kroniek::test
