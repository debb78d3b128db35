// The flights of October 2023 from Israel and of April 2023 from Sudan by their public numbers, with people
// who do not exist: every total as it was published, then and at every moment since.
#include <catch2/catch.hpp>

#include "tests/support/airlift.h"

using namespace kroniek;
using namespace kroniek::test;
using namespace std::chrono_literals;
using movement::Kind;
using registration::Category;

namespace {

std::span<const StreamId> first(const Files& files, std::size_t count) {
  return std::span(files).first(count);
}
std::span<const StreamId> from(const Files& files, std::size_t index) {
  return std::span(files).subspan(index);
}
Files some(std::span<const StreamId> files) {
  return {files.begin(), files.end()};
}

// What the register said at a moment, to be asked again at the end of the tale.
struct Asked {
  StreamId movement;
  Instant moment;
  std::string numbers, categories;
};

class Diary {
 public:
  explicit Diary(Airlift& airlift) : airlift_(airlift) {}
  void note(const StreamId& movement, const std::string& numbers, const std::string& categories) {
    CHECK(airlift_.numbers(movement) == numbers);
    CHECK(airlift_.categories(movement, airlift_.now()) == categories);
    pages_.push_back({movement, airlift_.now(), numbers, categories});
    airlift_.later(1min);
  }
  // Nothing that was said later changes what was known then.
  void read_again() {
    REQUIRE(pages_.size() > 3);
    for (const auto& page : pages_) {
      INFO(to_string(page.moment));
      CHECK(airlift_.numbers(page.movement, page.moment) == page.numbers);
      CHECK(airlift_.categories(page.movement, page.moment) == page.categories);
    }
  }

 private:
  Airlift& airlift_;
  std::vector<Asked> pages_;
};

// Everybody on the list comes.
StreamId fly(Airlift& airlift, std::string_view number, const Mix& mix) {
  const auto flight = airlift.plan({Kind::flight, number, "TLV", "EIN"});
  const auto files = airlift.list(flight, mix);
  airlift.later(60min);
  airlift.depart(flight, files.size());
  airlift.later(300min);
  airlift.arrive(flight, "Vliegbasis Eindhoven");
  airlift.later(10min);
  airlift.see(flight, files, "EIN-GATE-1");
  return flight;
}

void fly_first(Airlift& airlift, Diary& diary) {
  const auto flight = fly(airlift, "NLD-1", {.dutch = 199, .dual = 61});
  diary.note(flight, "expected 199: seen 199, noShow 0, diverted 0, unresolved 0; unexpected 0",
             "dutch 199, eu 0, other 0, unknown 0; dual 61");
  airlift.reconcile(flight);
}

void fly_second(Airlift& airlift, Diary& diary) {
  const auto flight = fly(airlift, "NLD-2", {.dutch = 200, .eu = 13, .other = 7, .dual = 55});
  diary.note(flight, "expected 220: seen 220, noShow 0, diverted 0, unresolved 0; unexpected 0",
             "dutch 200, eu 13, other 7, unknown 0; dual 55");
  airlift.reconcile(flight);
}

// 140 aboard; about 30 who were on the list were not at the gate.
void fly_third(Airlift& airlift, Diary& diary) {
  const auto flight = airlift.plan({Kind::flight, "NLD-3", "TLV", "EIN"});
  const auto dutch = airlift.list(flight, {.dutch = 140, .dual = 40});
  const auto others = airlift.list(flight, {.eu = 22, .other = 8});
  airlift.later(60min);
  airlift.depart(flight, 140);
  airlift.later(300min);
  airlift.arrive(flight, "Vliegbasis Eindhoven");
  diary.note(flight, "expected 170: seen 0, noShow 0, diverted 0, unresolved 170; unexpected 0",
             "dutch 0, eu 0, other 0, unknown 0; dual 0");
  airlift.see(flight, first(dutch, 110), "EIN-GATE-1");
  airlift.see(flight, others, "EIN-GATE-1");
  diary.note(flight, "expected 170: seen 140, noShow 0, diverted 0, unresolved 30; unexpected 0",
             "dutch 110, eu 22, other 8, unknown 0; dual 40");
  airlift.mark_no_show(flight, from(dutch, 110));
  diary.note(flight, "expected 170: seen 140, noShow 30, diverted 0, unresolved 0; unexpected 0",
             "dutch 110, eu 22, other 8, unknown 0; dual 40");
  airlift.reconcile(flight);
}

void fly_fourth(Airlift& airlift, Diary& diary) {
  const auto flight = fly(airlift, "NLD-4", {.dutch = 102, .other = 6, .dual = 20});
  diary.note(flight, "expected 108: seen 108, noShow 0, diverted 0, unresolved 0; unexpected 0",
             "dutch 102, eu 0, other 6, unknown 0; dual 20");
  airlift.reconcile(flight);
}

// How many were aboard was not published; the way of everybody adds up all the same: two buses go on, some
// are fetched in Cologne, one stays there, and one comes off a bus whom no list named.
void fly_to_cologne(Airlift& airlift, Diary& diary) {
  const auto flight = airlift.plan({Kind::flight, "NLD-5", "TLV", "CGN"});
  const auto people = airlift.list(flight, {.dutch = 90, .eu = 4, .dual = 12});
  airlift.depart(flight, people.size());
  airlift.later(270min);
  airlift.arrive(flight, "Flughafen Köln/Bonn");
  airlift.see(flight, people, "CGN-HALLE-1");
  const auto red = airlift.plan({Kind::bus, "BUS-1", "CGN", "EIN", flight});
  const auto blue = airlift.plan({Kind::bus, "BUS-2", "CGN", "EIN", flight});
  airlift.list(red, some(first(people, 44)));
  airlift.list(blue, some(from(people, 44).first(42)));
  airlift.later(45min);
  airlift.go_other_way(from(people, 86).first(8));
  airlift.depart(red, 44);
  airlift.depart(blue, 43);
  airlift.later(120min);
  airlift.arrive(red, "Vliegbasis Eindhoven");
  airlift.arrive(blue, "Vliegbasis Eindhoven");
  airlift.see(red, first(people, 44), "EIN-HAL-2");
  airlift.see(blue, from(people, 44).first(42), "EIN-HAL-2");
  airlift.meet_unexpected(blue, "EIN-HAL-2", Category::dutch);
  diary.note(flight, "expected 94: seen 94, noShow 0, diverted 0, unresolved 0; unexpected 0",
             "dutch 90, eu 4, other 0, unknown 0; dual 12");
  diary.note(red, "expected 44: seen 44, noShow 0, diverted 0, unresolved 0; unexpected 0",
             "dutch 44, eu 0, other 0, unknown 0; dual 12");
  diary.note(blue, "expected 42: seen 42, noShow 0, diverted 0, unresolved 0; unexpected 1",
             "dutch 43, eu 0, other 0, unknown 0; dual 0");
  CHECK(airlift.chain_numbers(red, airlift.now()) ==
        "expected 94: seen 94, noShow 0, diverted 0, unresolved 0; unexpected 1");
  CHECK(airlift.chain_numbers(red, airlift.now()) == airlift.chain_numbers(blue, airlift.now()));
  for (const auto& leg : {flight, red, blue}) airlift.reconcile(leg);
}

}  // namespace

TEST_CASE("scenario airlift: Israel, October 2023") {
  Airlift airlift("Israël, oktober 2023", parse_instant("2026-10-11T04:00:00Z").value(), 2023);
  Diary diary(airlift);
  fly_first(airlift, diary);
  fly_second(airlift, diary);
  fly_third(airlift, diary);
  fly_fourth(airlift, diary);
  fly_to_cologne(airlift, diary);
  diary.read_again();
}

TEST_CASE("scenario airlift: Sudan, April 2023") {
  Airlift airlift("Soedan, april 2023", parse_instant("2026-10-24T04:00:00Z").value(), 2024);
  Diary diary(airlift);
  const auto flight = airlift.plan({Kind::flight, "NLD-6", "AQJ", "EIN"});
  const auto people = airlift.list(flight, {.dutch = 40, .eu = 34, .other = 30, .dual = 9});
  airlift.depart(flight, 104);
  airlift.divert(flight, "AMS");
  airlift.later(360min);
  airlift.arrive(flight, "Schiphol-Oost");
  airlift.see(flight, people, "AMS-VIP");
  diary.note(flight, "expected 104: seen 104, noShow 0, diverted 0, unresolved 0; unexpected 0",
             "dutch 40, eu 34, other 30, unknown 0; dual 9");
  airlift.reconcile(flight);

  // With a German flight to Berlin, of which only those are listed who go on to the Netherlands.
  const auto german = airlift.plan({Kind::flight, "GAF-1", "AQJ", "BER"});
  const auto berlin = airlift.list(german, {.dutch = 45, .dual = 5});
  airlift.depart(german, 101);
  airlift.later(300min);
  airlift.arrive(german, "Flughafen Berlin Brandenburg");
  airlift.see(german, first(berlin, 44), "BER-T5");
  const auto bus = airlift.plan({Kind::bus, "BUS-3", "BER", "GM0772", german});
  airlift.list(bus, some(first(berlin, 44)));
  airlift.stay(from(berlin, 43).first(1));
  airlift.mark_no_show(german, from(berlin, 44));
  airlift.depart(bus, 43);
  airlift.later(480min);
  airlift.arrive(bus, "Eindhoven");
  airlift.see(bus, first(berlin, 43), "EIN-HAL-2");
  diary.note(german, "expected 45: seen 44, noShow 1, diverted 0, unresolved 0; unexpected 0",
             "dutch 44, eu 0, other 0, unknown 0; dual 5");
  diary.note(bus, "expected 44: seen 43, noShow 1, diverted 0, unresolved 0; unexpected 0",
             "dutch 43, eu 0, other 0, unknown 0; dual 5");
  diary.note(flight, "expected 104: seen 104, noShow 0, diverted 0, unresolved 0; unexpected 0",
             "dutch 40, eu 34, other 30, unknown 0; dual 9");
  airlift.reconcile(german);
  airlift.reconcile(bus);
  diary.read_again();
}
