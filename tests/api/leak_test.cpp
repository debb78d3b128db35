// Nothing personal leaves the register but by an opening: the whole API is walked as every role and as
// nobody, with what is there and with what is refused, and all that is answered is searched for every
// personal value.
#include <algorithm>
#include <catch2/catch.hpp>
#include <functional>
#include <iostream>
#include <sstream>

#include "core/catalog.h"
#include "tests/api/leak_tale.h"

namespace kroniek::test {
namespace {

LeakTale& tale() {
  static LeakTale made;
  return made;
}

std::string everything_of(const http::Response& response) {
  std::string all = response.content() + "\n" + response.content_type;
  for (const auto& header : response.headers) all += "\n" + header.name + ": " + header.value;
  return all;
}

// The personal values that the text holds; none is right.
std::vector<std::string> leaks_in(std::string_view text) {
  std::vector<std::string> found;
  for (const auto& value : tale().values)
    if (text.find(value) != std::string_view::npos) found.push_back(value);
  return found;
}

bool is_streamed(std::string_view pattern) {
  return pattern == "/v1/events";  // without end; below
}

void replace(std::string& text, std::string_view what, std::string_view by) {
  if (const auto at = text.find(what); at != std::string::npos) text.replace(at, what.size(), by);
}

// The route's pattern with every stream, statement and tile that there is in its places.
std::vector<std::string> targets_of(const std::string& pattern) {
  std::vector<std::string> targets;
  auto& world = tale().api.world;
  if (pattern.find("{jti}") != std::string::npos) {
    for (const auto& told : tale().told) {
      auto target = pattern;
      replace(target, "{jti}", to_string(told.jti));
      targets.push_back(target);
    }
  } else if (pattern.find("{id}") != std::string::npos) {
    std::set<StreamId> streams;
    for (const auto& told : tale().told) streams.insert(parse_stream_id(text_at(told.plain, "sub")).value());
    for (const auto& of : streams) {
      auto target = pattern;
      replace(target, "{collection}", of.collection);
      replace(target, "{id}", to_string(of.id));
      if (target.find("/" + of.collection + "/") != std::string::npos) targets.push_back(target);
    }
    auto target = pattern;
    replace(target, "{id}", to_string(world.operation.id));
    targets.push_back(target);
  } else if (pattern.find("{collection}") != std::string::npos) {
    for (const auto& aggregate : catalog()) {
      auto target = pattern;
      replace(target, "{collection}", aggregate.collection);
      targets.push_back(target);
    }
  } else if (pattern.find('{') == std::string::npos) {
    targets.push_back(pattern);
  }
  if (pattern.starts_with("/log/tile"))
    for (const auto* level : {"entries", "0"})
      targets.push_back("/log/tile/" + std::string(level) + "/000.p/" + std::to_string(world.size()));
  return targets;
}

struct Walk {
  std::size_t asked = 0, answered = 0;
  void look(const std::string& target, const http::Response& response, std::string_view as) {
    ++asked;
    answered += response.status < 300 ? 1 : 0;
    const auto found = leaks_in(everything_of(response));
    INFO(target << " as " << as << ": " << (found.empty() ? std::string() : found.front()));
    CHECK(found.empty());
  }
};

template <typename Each>
void as_everybody(Each each) {
  each("nobody", nullptr);
  for (const auto& [role, person] : tale().readers) each(role, &person);
}

}  // namespace

TEST_CASE("leak: the tale holds a value in every personal field of every event type") {
  std::vector<std::string> missing;
  for (const auto& aggregate : catalog())
    for (const auto& event : aggregate.events)
      for (const auto& field : event.fields) {
        const auto one = EventRow{event.type, event.use, {field}, nullptr, nullptr, nullptr, nullptr};
        const auto has_some = [&](const LeakTale::Told& told) {
          return told.event->type == event.type && at(told.plain, "data").find(field.name) != nullptr;
        };
        std::function<bool(const FieldInfo&)> personal = [&](const FieldInfo& each) {
          return each.field_class == FieldClass::personal ||
                 std::any_of(each.members.begin(), each.members.end(), personal);
        };
        if (personal(field) && std::none_of(tale().told.begin(), tale().told.end(), has_some))
          missing.push_back(std::string(event.type) + "." + std::string(field.name));
      }
  CHECK(missing == std::vector<std::string>());
  CHECK(tale().values.size() > 60);
}

TEST_CASE("leak: what an opening shows is found by the same look") {
  const auto target = "/v1/registrations/" + to_string(stream("registrations", 1).id) + "/_open";
  const auto answer = tale().api.post(target, R"({"purpose": "Kijken", "ground": "Wvr-39"})",
                                      &tale().readers.at("registrar"));
  CHECK(answer.status == 200);
  CHECK(leaks_in(everything_of(answer)).size() > 5);
}

TEST_CASE("leak: the stream of events holds no personal value, and nothing is written beside the answers") {
  std::ostringstream written;
  auto* const before = std::cerr.rdbuf(written.rdbuf());
  auto& api = tale().api;
  RawClient client(api.port());
  client.send(api.bytes_of({.target = "/v1/events?from=0", .by = &tale().readers.at("supervisor")}));
  client.receive_head();
  std::string streamed;
  for (std::uint64_t i = 0; i < api.world.size(); ++i) streamed += client.receive_until("\n\n");
  const auto& refused = tale().told.back();
  api.exchange(
      {"/v1/statements", http::Method::post, refused.by, write_json(refused.plain), "application/json"});
  api.exchange({.target = "/v1/registrations?number=" + *tale().values.begin(), .by = refused.by});
  std::cerr.rdbuf(before);
  CHECK(streamed.size() > 10'000);
  CHECK(leaks_in(streamed) == std::vector<std::string>());
  CHECK(leaks_in(written.str()) == std::vector<std::string>());
}

TEST_CASE("leak: no answer to any question of anybody holds a personal value") {
  Walk walk;
  as_everybody([&](const std::string& role, const Person* by) {
    for (const auto& route : tale().api.router.routes()) {
      if (route.method != http::Method::get || is_streamed(route.pattern)) continue;
      for (const auto& target : targets_of(route.pattern))
        for (const auto* accept : {"application/json", "application/sd-jwt"})
          walk.look(target, tale().api.ask({target, {}, by, {}, {}, {{"Accept", accept}}}), role);
    }
  });
  CHECK(walk.answered > 2'000);
}

TEST_CASE("leak: no refusal of a statement repeats what it said") {
  Walk walk;
  as_everybody([&](const std::string& role, const Person* by) {
    if (by == nullptr) return;
    for (const auto& told : tale().told) {
      auto plain = told.plain;
      plain.set("jti", to_string(stream("statements", 250).id));
      plain.set("mandate", to_string(by->mandate));
      const auto text = write_json(plain);
      walk.look("again", tale().api.post("/v1/statements", text, by), role);  // an old version
      auto wrong = plain;
      auto data = at(plain, "data");
      data.set("unheardOf", "x");
      wrong.set("data", data);
      walk.look("unknown field", tale().api.post("/v1/statements", write_json(wrong), by), role);
      walk.look("cut off", tale().api.post("/v1/statements", text.substr(0, text.size() - 3), by), role);
      walk.look("a batch", tale().api.batch(text + "\n", by), role);
    }
  });
  CHECK(walk.answered >= 500);  // the batches, line by line refused
}

TEST_CASE("leak: nobody opens anything without a right to") {
  Walk walk;
  const auto opens = [](const std::string& role) {
    const std::set<std::string> openers{"registrar",      "identity-verifier",
                                        "reception-lead", "family-contact",
                                        "care",           "data-protection-officer"};
    return openers.contains(role);
  };
  as_everybody([&](const std::string& role, const Person* by) {
    if (opens(role)) return;
    for (std::uint8_t number = 1; number <= 3; ++number) {
      const auto target = "/v1/registrations/" + to_string(stream("registrations", number).id) + "/_open";
      const auto answer = tale().api.post(target, R"({"purpose": "Kijken", "ground": "Wvr-39"})", by);
      CHECK(answer.status >= 400);
      walk.look(target, answer, role);
    }
  });
  CHECK(walk.answered == 0);
}

}  // namespace kroniek::test
