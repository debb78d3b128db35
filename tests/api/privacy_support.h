// A register with two files of people, and whoever asks, approves and hands out, behind the API.
#pragma once

#include "tests/support/api_world.h"

namespace kroniek::test {

struct PrivacyWorld {
  ApiWorld api;
  const StreamId one = api.file(1), other = api.file(2);

  RegisterWorld& world() { return api.world; }
  http::Response post(const std::string& path, const std::string& json, const Person& by) {
    return api.post("/v1/" + path, json, &by);
  }
  std::string both() const {
    return R"(["registrations/)" + to_string(one.id) + R"(","registrations/)" + to_string(other.id) + "\"]";
  }
  http::Response open_both(const Person& by, const std::string& rest = "") {
    return post("registrations/_open",
                R"({"purpose": "Lijst voor de bus", "ground": "Wvr-39", "subjects": )" + both() + rest + "}",
                by);
  }
  // Flagged for protection: only few may see the person then.
  void shield(const StreamId& file) {
    const auto version = *world().view(file).find("version")->integer() + 1;
    world().state(world().reception_lead, R"({"type": "registration.flagged", "sub": ")" + to_string(file) +
                                              R"(", "operation": ")" + to_string(world().operation) +
                                              R"(", "version": )" + std::to_string(version) +
                                              R"(, "data": {"kind": "protection"}})");
  }
  const StreamId disclosure = stream("disclosures", 1);
  std::string about_disclosure(const std::string& type, int version, const std::string& data) {
    return R"({"type": "disclosure.)" + type + R"(", "sub": ")" + to_string(disclosure) +
           R"(", "operation": ")" + to_string(world().operation) + R"(", "version": )" +
           std::to_string(version) + R"(, "data": )" + data + "}";
  }
  void request(const std::string& rest = "") {
    world().state(
        world().registrar,
        about_disclosure(
            "requested", 1,
            R"({"recipient": ")" + to_string(world().region) + R"(", "subjects": )" + both() +
                R"(, "fields": ["names", "sex"], "purpose": "Opvang in de gemeente", "ground": "Wvr-39", )" +
                (rest.empty() ? R"("includesShielded": false)" : rest) + "}"));
  }
  void approve() { world().state(world().data_protection, about_disclosure("approved", 2, "{}")); }
  http::Response perform(const Person& by) { return post(to_string(disclosure) + "/_perform", "{}", by); }
  http::Response looks(const StreamId& file, const std::string& query = "") {
    return api.get("/v1/" + to_string(file) + "/_looks" + query, &world().data_protection);
  }
  http::Response extract(const StreamId& file, const Person& by) {
    return post(to_string(file) + "/_extract", R"({"purpose": "Verzoek om inzage", "ground": "AVG-15"})", by);
  }
};

inline bool shows_personal(const std::string& body) {
  for (const auto& value : personal_values())
    if (body.find(value) != std::string::npos) return true;
  return false;
}

}  // namespace kroniek::test
