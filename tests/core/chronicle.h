// A register with a history made by chance (from a seed), and a model of it: every view after every entry,
// folded from the log's bytes alone, against which all ways of reading are compared.
#pragma once

#include <map>
#include <random>

#include "core/register/views.h"
#include "tests/core/people_support.h"

namespace kroniek::test {

class Chronicle {
 public:
  using Views = std::map<StreamId, Json>;

  explicit Chronicle(std::uint64_t seed, int attempts = 300) : chance_(seed) {
    for (int i = 0; i < attempts; ++i) attempt();
    replay();
  }

  RegisterWorld world;
  // All views after that many entries.
  const Views& after(std::uint64_t size) const { return after_.at(size); }
  std::uint64_t size() const { return after_.size() - 1; }
  const std::vector<Recorded>& entries() const { return entries_; }
  // All views by what had happened at that moment, of what was known at that size.
  Views valid(std::uint64_t size, Instant at) const {
    std::map<StreamId, Held> held;
    for (std::uint64_t i = 0; i < size; ++i)
      if (entries_[i].claims.occurred_at <= at) step(held, entries_[i]);
    return views_of(held);
  }
  std::uint64_t draw(std::uint64_t below) { return chance_() % below; }

 private:
  static void step(std::map<StreamId, Held>& held, const Recorded& entry) {
    const auto before = held.find(entry.claims.stream);
    held[entry.claims.stream] = fold(before == held.end() ? nullptr : &before->second, entry);
  }
  static Views views_of(const std::map<StreamId, Held>& held) {
    Views views;
    for (const auto& [id, each] : held) views[id] = parse_json(view_text(each)).value();
    return views;
  }

  void replay() {
    const auto reading = world.service().read();
    std::map<StreamId, Held> held;
    after_.push_back({});
    for (std::uint64_t i = 0; i < reading.size().value; ++i) {
      entries_.push_back(reading.log().read(Position{i}).value());
      step(held, entries_.back());
      after_.push_back(views_of(held));
    }
  }

  std::int64_t next_version(const StreamId& of) {
    const auto view = world.view(of);
    return view.is_null() ? 1 : *view.find("version")->integer() + 1;
  }

  // Says something at random; the register takes it or refuses it.
  void attempt() {
    world.clock.advance_seconds(static_cast<std::int64_t>(draw(3)));
    const auto number = static_cast<std::uint8_t>(1 + draw(5));
    const bool operation = draw(2) == 0;
    auto json = operation ? about_operation(number) : about_somebody(number);
    const auto ago = static_cast<std::int64_t>(draw(240)) * 3'600'000'000;
    json.set("occurredAt", to_string(Instant{world.clock.now().microseconds - ago}));
    const bool is_the_right_one = draw(8) != 0;
    const auto& by = operation == is_the_right_one ? world.coordinator : world.registrar;
    (void)world.submit(world.sign_json(by, json));
  }
  Json about_operation(std::uint8_t number) {
    const bool exercise = number > 3;
    auto json = parse_json(operation_opened(number)).value();
    json.find("data")->set("kind", exercise ? "exercise" : number == 2 ? "incident" : "repatriation");
    if (draw(4) != 0) {
      constexpr std::array<std::string_view, 3> types{"operation.wound-down", "operation.reopened",
                                                      "operation.party-connected"};
      const auto type = types[draw(types.size())];
      json.set("type", type);
      json.set("version", next_version(stream("operations", number)));
      json.set("data",
               type == "operation.party-connected"
                   ? Json::object({{"organisation", to_string(draw(2) == 0 ? world.region : world.ministry)}})
                   : Json::object({{"reason", "Een reden"}}));
    }
    if (exercise) json.set("exercise", true);
    return json;
  }
  Json about_somebody(std::uint8_t number) {
    const auto version = static_cast<int>(next_version(person(number)));
    const auto checkpoint = "AMS-" + std::to_string(draw(3));
    std::string text;
    if (version == 1) {
      text = opened(world, number);
    } else {
      const auto choice = draw(4);
      text = choice == 0   ? need(world, number, "Iets")
             : choice == 1 ? identified(world, number, version, "Naam")
                           : seen(world, number, checkpoint);
    }
    auto json = parse_json(text).value();
    if (number > 3) {
      json.set("exercise", true);
      json.set("operation", to_string(stream("operations", 4)));
    }
    return json;
  }

  std::mt19937_64 chance_;
  std::vector<Recorded> entries_;
  std::vector<Views> after_;
};

}  // namespace kroniek::test
