#include "api/import/pfif_export.h"

#include <catch2/catch.hpp>

#include "core/catalog.h"
#include "core/domain/links.h"
#include "core/domain/registrations.h"
#include "tests/support/decide.h"

using namespace kroniek;
using registration::Phase;

namespace {

const PfifExport run{"kcr2.example", parse_instant("2026-11-23T20:00:00Z").value()};

registration::State told() {
  registration::State state;
  state.inform = registration::Inform::yes;
  state.phase = state.phase_in_hand = Phase::seen;
  return state;
}
Held file_of(const registration::State& state) {
  Held held;
  held.aggregate = find_aggregate("registrations");
  held.envelope.id = {"registrations", Uuid{{1}}};
  held.envelope.version = 4;
  held.envelope.recorded_at = run.now;
  held.state = std::make_shared<const registration::State>(state);
  return held;
}
// As the only file of the register, or beside another one of the same person.
bool leaves(const registration::State& state, const registration::State* other = nullptr) {
  test::World world;
  const auto file = file_of(state);
  world.put<Registrations>(file.envelope.id, state);
  if (other != nullptr) {
    link::State link;
    link.phase = link::Phase::confirmed;
    link.a = file.envelope.id;
    link.b = {"registrations", Uuid{{2}}};
    link.files = {link.a, link.b};
    world.put<Registrations>(link.b, *other);
    world.put<Links>({"links", Uuid{{3}}}, link);
  }
  return may_leave_in_pfif(file, world);
}
std::string status_of(const registration::State& state) {
  const auto record =
      pfif_record(file_of(state), Json::object({{"names", Json::object({{"family", "X"}})}}), run).value();
  return std::string(name_of(*record->note.status));
}

}  // namespace

TEST_CASE("pfif export: every phase has a status, and none is missing or dead") {
  constexpr auto names = names_of(Phase{});
  for (std::size_t i = 0; i < names.size(); ++i) {
    auto state = told();
    state.phase = static_cast<Phase>(i);
    CAPTURE(names[i]);
    const auto status = status_of(state);
    CHECK((status == "believed_alive" || status == "information_sought"));
    const bool stays_here = state.phase == Phase::opened || state.phase == Phase::deceased ||
                            state.phase == Phase::registered_in_error;
    CHECK(leaves(state) == !stays_here);
  }
}

TEST_CASE("pfif export: a closed file has the status of where the person went") {
  auto state = told();
  state.phase = Phase::closed;
  CHECK(status_of(state) == "believed_alive");
  state.exit = Phase::no_show;
  CHECK(status_of(state) == "information_sought");
  state.exit = Phase::deceased;
  CHECK_FALSE(leaves(state));
  state.exit = Phase::registered_in_error;
  CHECK_FALSE(leaves(state));
}

TEST_CASE("pfif export: consent, objection and shields decide") {
  CHECK(leaves(told()));
  auto silent = told();
  silent.inform.reset();
  CHECK_FALSE(leaves(silent));
  auto objecting = told();
  objecting.objected = true;
  CHECK_FALSE(leaves(objecting));
  for (const auto kind : {registration::FlagKind::protection, registration::FlagKind::security}) {
    auto shielded = told();
    shielded.flags.push_back({kind, {}});
    CHECK_FALSE(leaves(shielded));
  }
}

TEST_CASE("pfif export: what keeps one file of a person keeps the others") {
  const auto other = told();
  CHECK(leaves(told(), &other));
  const auto keeps = [](const auto& change) {
    auto changed = told();
    change(changed);
    return !leaves(told(), &changed);
  };
  CHECK(keeps([](auto& state) { state.flags.push_back({registration::FlagKind::security, {}}); }));
  CHECK(keeps([](auto& state) { state.objected = true; }));
  CHECK(keeps([](auto& state) { state.phase = Phase::deceased; }));
  CHECK_FALSE(keeps([](auto& state) { state.inform.reset(); }));  // a file of which nobody asked
}

TEST_CASE("pfif export: a file of which no name is held (any more) gives no record") {
  const auto nothing = [](const Json& values) {
    return !pfif_record(file_of(told()), values, run).value().has_value();
  };
  CHECK(nothing(Json::object()));
  CHECK(nothing(Json::object({{"names", Json::object()}, {"sex", "female"}})));
  CHECK(pfif_record(file_of(told()), Json::object({{"sex", 1}}), run).error().code == "store.corrupt");
  CHECK(pfif_placeholder(file_of(told()), run).record_id ==
        "kcr2.example/registrations/01000000-0000-0000-0000-000000000000");
}

TEST_CASE("pfif export: a name of which the parts are not known stands in the full name only") {
  const auto other = Json::object({{"otherNames", Json::array({Json::object({{"family", "Jansen, Anna"}}),
                                                               Json::object({{"given", "Ann"}})})}});
  const auto record = pfif_record(file_of(told()), other, run).value();
  CHECK(record->person.full_name == "Jansen, Anna");
  CHECK(record->person.family_name.empty());
  CHECK(record->person.alternate_names == std::vector<std::string>{"Ann"});
}

TEST_CASE("pfif export: a link is told with both ids, and without a status") {
  const StreamId other{"registrations", Uuid{{2}}};
  const auto note = pfif_link_note(file_of(told()), other, run);
  CHECK(note.person_record_id == "kcr2.example/registrations/01000000-0000-0000-0000-000000000000");
  CHECK(note.linked_person_record_id == "kcr2.example/registrations/02000000-0000-0000-0000-000000000000");
  CHECK_FALSE(note.status.has_value());
  CHECK(note.record_id !=
        pfif_record(file_of(told()), Json::object({{"names", Json::object({{"family", "X"}})}}), run)
            .value()
            ->note.record_id);
}
