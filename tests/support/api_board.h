// A board in the world of the API's tests: one region, the ministry, and a secretary; matters are tabled,
// voted on and decided.
#pragma once

#include "tests/support/api_world.h"

namespace kroniek::test {

struct ApiBoard {
  explicit ApiBoard(ApiWorld& of) : api(of) {
    members = "[" + quoted(api.world.region) + "," + quoted(api.world.ministry) + "]";
    const auto side = [](const StreamId& member) {
      return R"({"members": [)" + quoted(member) + R"(], "quorum": 1, "majority": "simple"})";
    };
    table(rules, R"({"kind": "rules", "title": "Reglement", "text": "Zo besluiten wij.", "procedure": {
      "regions": )" + side(api.world.region) +
                     R"(, "ministry": )" + side(api.world.ministry) + R"(}, "members": )" + members + "}");
    adopt(rules, 1);
  }

  ApiWorld& api;
  const Person secretary = api.world.enrol(80, api.world.kcr2, "board-secretary", R"(["steering"])");
  const Person of_region = api.world.enrol(81, api.world.region, "board-member", R"(["steering"])");
  const Person of_ministry = api.world.enrol(82, api.world.ministry, "board-member", R"(["steering"])");
  const StreamId rules = stream("board-matters", 1);
  std::string members;

  static std::string quoted(const StreamId& of) { return "\"" + to_string(of) + "\""; }

  Accepted say(const Person& by, std::string_view type, const StreamId& of, int version,
               const std::string& data) {
    const auto at = version == 0 ? std::string() : R"(, "version": )" + std::to_string(version);
    return api.world.state(by, R"({"type": "board-matter.)" + std::string(type) + R"(", "sub": )" +
                                   quoted(of) + at + R"(, "data": )" + data + "}");
  }
  Accepted table(const StreamId& of, const std::string& data) {
    return say(secretary, "tabled", of, 1, data);
  }
  // Under the rules; `more` as `, "name": value`.
  Accepted table(const StreamId& of, const std::string& kind, const std::string& more) {
    return table(of, R"({"kind": ")" + kind + R"(", "title": "Stuk", "text": "Tekst.", "rules": )" +
                         quoted(rules) + R"(, "members": )" + members + more + "}");
  }
  Accepted vote(const Person& by, const StreamId& of, std::string_view position) {
    const auto on = text_at(api.world.view(of), "textStatement");
    return say(by, "position-taken", of, 0,
               R"({"on": ")" + on + R"(", "member": )" + quoted(by.organisation) + R"(, "side": ")" +
                   (by.organisation == api.world.ministry ? "ministry" : "regions") + R"(", "position": ")" +
                   std::string(position) + "\"}");
  }
  // Both sides vote for it; `version`: of the stream before they do.
  Accepted adopt(const StreamId& of, int version) {
    vote(of_region, of, "for");
    vote(of_ministry, of, "for");
    return say(secretary, "adopted", of, version + 3, "{}");
  }
  // By another matter, which both sides adopt; `version`: of the stream before it is rescinded.
  Accepted rescind(const StreamId& of, const StreamId& by, int version) {
    table(by, "decision", R"(, "rescinds": )" + quoted(of));
    adopt(by, 1);
    return say(secretary, "rescinded", of, version + 1, R"({"by": )" + quoted(by) + "}");
  }
};

}  // namespace kroniek::test
