// A desk with files of people that are told in two ways, and whoever suggests links between them and judges.
#pragma once

#include <catch2/catch.hpp>

#include "core/domain/registration_number.h"
#include "tests/support/api_world.h"

namespace kroniek::test {

struct Who {
  std::string given, family, born = "1984-05-17", document = {};
};

struct SuggestDesk {
  ApiWorld api;
  RegisterWorld& world = api.world;
  const Person second = world.enrol(41, world.region, "registrar", R"(["people"])");
  const Person third = world.enrol(42, world.region, "registrar", R"(["people"])");
  StreamId operation = world.operation;
  bool exercise = false;

  void say(const Person& by, const StreamId& of, std::string_view type, std::string_view data) {
    const auto view = world.view(of);
    const auto version = view.is_null() ? 1 : *view.find("version")->integer() + 1;
    world.state(by, R"({"type": ")" + std::string(type) + R"(", "sub": ")" + to_string(of) +
                        R"(", "version": )" + std::to_string(version) +
                        (exercise ? R"(, "exercise": true)" : "") + R"(, "operation": ")" +
                        to_string(operation) + R"(", "data": )" + std::string(data) + "}");
  }
  StreamId file(std::uint8_t number, const Who& who) {
    const auto id = stream("registrations", number);
    const RegistrationNumber before{"TST", std::uint32_t{number} * 10};
    const auto code = format_registration_number(next_registration_number(before).value()).value();
    say(world.registrar, id, "registration.opened", R"({"number": ")" + code + R"(", "source": "desk-1"})");
    say(world.registrar, id, "registration.seen", R"({"checkpoint": "gate-d"})");
    const auto document =
        who.document.empty()
            ? std::string()
            : R"(, "document": {"type": "passport", "issuer": "NLD", "number": ")" + who.document + "\"}";
    const std::string how = who.document.empty() ? R"("level": 1, "basis": ["oral-self"])"
                                                 : R"("level": 2, "basis": ["document-seen"])";
    say(world.registrar, id, "registration.identified",
        "{" + how + R"(, "category": "dutch", "minor": false, "names": {"family": ")" + who.family +
            R"(", "given": ")" + who.given + R"("}, "dateOfBirth": ")" + who.born + "\"" + document + "}");
    return id;
  }
  void open_operation(std::uint8_t number, std::string_view kind) {
    operation = stream("operations", number);
    exercise = kind == "exercise";
    world.state(world.coordinator, R"({"type": "operation.opened", "sub": ")" + to_string(operation) + "\"" +
                                       (exercise ? R"(, "exercise": true)" : "") + R"(, "data": {"kind": ")" +
                                       std::string(kind) +
                                       R"(", "title": "Andere", "area": ["VR12"], "lead": ")" +
                                       to_string(world.kcr2) + R"(", "ground": "Wvr-39"}})");
  }
  http::Response ask(const Person* by, const std::string& more = "") {
    return api.post("/v1/links/_suggest",
                    R"({"operation": ")" + to_string(operation) +
                        R"(", "purpose": "Dubbele dossiers", "ground": "Wvr-39")" + more + "}",
                    by);
  }
  Json suggest(const std::string& more = "") {
    const auto answer = ask(&world.registrar, more);
    INFO(answer.content());
    REQUIRE(answer.status == 200);
    CHECK(at(json_of(answer), "refused") == Json::array());
    return json_of(answer);
  }
  // `compared pairs known suggested`.
  std::string counts(const std::string& more = "") {
    const auto said = suggest(more);
    std::string out;
    for (const auto* name : {"compared", "pairs", "known", "suggested"})
      out += (out.empty() ? "" : " ") + text_at(said, name);
    return out;
  }
  StreamId only_link() {
    const auto listed = json_of(api.get("/v1/links", &world.registrar));
    REQUIRE(items_at(listed, "items").size() == 1);
    return parse_stream_id(text_at(listed, "items/0/id")).value();
  }
};

inline const Who one{"Ayşegül", "Yılmaz", "1984-05-17", "SPECAY001"};
inline const Who same{"Aysegul", "Yilmaz"};

}  // namespace kroniek::test
