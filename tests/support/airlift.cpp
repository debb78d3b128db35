#include "tests/support/airlift.h"

#include <catch2/catch.hpp>

#include "api/demo/foundation.h"
#include "core/domain/operations.h"

namespace kroniek::test {
namespace {

constexpr std::string_view source = "DESK-AIRLIFT";
constexpr std::size_t people_max = 1'000;

std::string sentence_of(const Json& totals) {
  const auto number = [&](std::string_view name) { return std::string(name) + " " + text_at(totals, name); };
  return number("expected") + ": " + number("seen") + ", " + number("noShow") + ", " + number("diverted") +
         ", " + number("unresolved") + "; " + number("unexpected");
}

}  // namespace

template <typename Event>
void Airlift::say(demo::Part part, const StreamId& stream, const Event& event) {
  demo::Details details;
  details.operation = operation;
  world.stage.say(world.company[part], stream, event, details);
}

Airlift::Airlift(std::string_view title, Instant begin, std::uint64_t seed)
    : people_(demo::make_people({.seed = seed, .count = people_max, .today = date_of(begin)})) {
  world.stage.at(begin);
  operation = world.stage.new_stream("operations");
  operation::Opened opened;
  opened.kind = operation::Kind::repatriation;
  opened.title.value = title;
  opened.area = {"VR22"};
  opened.lead = world.company[demo::Part::duty_officer].organisation;
  opened.ground = "Wvr-39";
  world.stage.say(world.company[demo::Part::duty_officer], operation, opened);
  demo::grant_mandates(world.stage, world.company, operation);
}

void Airlift::later(std::chrono::minutes after) {
  world.stage.at({now().microseconds + std::chrono::microseconds(after).count()});
}

StreamId Airlift::plan(const Leg& leg) {
  const auto movement = world.stage.new_stream("movements");
  movement::Planned planned;
  planned.kind = leg.kind;
  planned.carrier = "NLD";
  planned.number = leg.number;
  planned.from = leg.from;
  planned.to = leg.to;
  planned.previous = leg.previous;
  say(demo::Part::liaison, movement, planned);
  return movement;
}

void Airlift::receive_list(const StreamId& movement, std::size_t count) {
  movement::ManifestReceived received;
  received.source = source;
  received.version = ++versions_[movement];
  received.digest.value = Hash{static_cast<std::uint8_t>(count)};
  received.count = static_cast<std::int64_t>(count);
  say(demo::Part::registrar, movement, received);
}

StreamId Airlift::open_file(std::string_view from, const std::string& external_id) {
  const auto file = world.stage.new_stream("registrations");
  registration::Opened opened;
  opened.number = numbers_.next();
  opened.source = from;
  opened.external_id = external_id;
  say(demo::Part::registrar, file, opened);
  return file;
}

registration::Identified Airlift::identity(std::size_t index, const Mix& mix) {
  REQUIRE(next_person_ < people_.size());
  const auto& person = people_[next_person_++];
  registration::Identified who;
  who.level = 0;
  who.basis = {registration::Basis::list};
  who.category = index < mix.dutch            ? registration::Category::dutch
                 : index < mix.dutch + mix.eu ? registration::Category::eu
                                              : registration::Category::other;
  who.minor = person.minor;
  who.dual_national = index < mix.dual;
  registration::Name name;
  if (!person.last_name.empty()) name.family = person.last_name;
  if (!person.first_names.empty()) name.given = person.first_names;
  if (name != registration::Name{}) who.names.value = name;
  return who;
}

Files Airlift::list(const StreamId& movement, const Mix& mix) {
  receive_list(movement, mix.total());
  Files files;
  for (std::size_t i = 0; i < mix.total(); ++i) {
    const auto who = identity(i, mix);
    const auto file = open_file(source, std::to_string(next_person_));
    registration::Expected expected;
    expected.movement = movement;
    say(demo::Part::registrar, file, expected);
    say(demo::Part::registrar, file, who);
    files.push_back(file);
  }
  return files;
}

void Airlift::list(const StreamId& movement, const Files& files) {
  receive_list(movement, files.size());
  for (const auto& file : files) {
    registration::Expected expected;
    expected.movement = movement;
    say(demo::Part::registrar, file, expected);
  }
}

void Airlift::depart(const StreamId& movement, std::size_t on_board) {
  movement::Departed departed;
  departed.at = now();
  departed.on_board = static_cast<std::int64_t>(on_board);
  say(demo::Part::liaison, movement, departed);
}

void Airlift::arrive(const StreamId& movement, std::string_view place) {
  movement::Arrived arrived;
  arrived.at = now();
  arrived.place.value = place;
  say(demo::Part::reception_lead, movement, arrived);
}

void Airlift::see(const StreamId& movement, std::span<const StreamId> files, std::string_view checkpoint) {
  for (const auto& file : files) {
    registration::Seen seen;
    seen.checkpoint = checkpoint;
    seen.movement = movement;
    say(demo::Part::registrar, file, seen);
  }
}

StreamId Airlift::meet_unexpected(const StreamId& movement, std::string_view checkpoint,
                                  registration::Category category) {
  const auto file = open_file("DESK-HALL", std::to_string(next_person_ + 1));
  see(movement, std::array{file}, checkpoint);
  auto who = identity(0, {.dutch = 1});
  who.category = category;
  who.level = 1;
  who.basis = {registration::Basis::oral_self};
  say(demo::Part::registrar, file, who);
  return file;
}

void Airlift::mark_no_show(const StreamId& movement, std::span<const StreamId> files) {
  for (const auto& file : files) {
    registration::MarkedNoShow marked;
    marked.movement = movement;
    say(demo::Part::reception_lead, file, marked);
  }
}

void Airlift::go_other_way(std::span<const StreamId> files) {
  for (const auto& file : files) {
    registration::WentHomeByOtherMeans went;
    went.reason.value = "Op eigen gelegenheid verder gereisd.";
    say(demo::Part::family_contact, file, went);
  }
}

void Airlift::stay(std::span<const StreamId> files) {
  for (const auto& file : files) {
    registration::StayedByChoice stayed;
    stayed.reason.value = "Blijft bij familie.";
    say(demo::Part::liaison, file, stayed);
  }
}

void Airlift::divert(const StreamId& movement, std::string_view to) {
  movement::Diverted diverted;
  diverted.to = to;
  diverted.reason.value = "Mist op de bestemming.";
  say(demo::Part::liaison, movement, diverted);
}

Json Airlift::ask(const StreamId& movement, Instant moment, bool chain) {
  return world.get_as_of("/v1/" + to_string(movement) + "/_reconciliation" + (chain ? "?chain=true" : ""),
                         moment);
}

void Airlift::reconcile(const StreamId& movement) {
  say(demo::Part::reception_lead, movement,
      read_fields<movement::Reconciled>(at(ask(movement, now(), false), "totals"), ReadMode::intake).value());
  CHECK(at(ask(movement, now(), false), "stated/differs") == Json(false));
}

std::string Airlift::numbers(const StreamId& movement, Instant moment) {
  return sentence_of(at(ask(movement, moment, false), "totals"));
}

std::string Airlift::chain_numbers(const StreamId& movement, Instant moment) {
  return sentence_of(at(ask(movement, moment, true), "chain/totals"));
}

std::string Airlift::categories(const StreamId& movement, Instant moment) {
  const auto answer = ask(movement, moment, false);
  std::map<std::string, std::int64_t> came;
  std::int64_t dual = 0;
  for (const auto& item : items_at(answer, "items")) {
    const auto outcome = text_at(item, "outcome");
    if (outcome != "seen" && outcome != "unexpected") continue;
    ++came[item.find("category") == nullptr ? "unknown" : text_at(item, "category")];
    dual += text_at(item, "dualNational") == "true" ? 1 : 0;
  }
  std::string out;
  for (const std::string name : {"dutch", "eu", "other", "unknown"}) {
    std::int64_t seen = 0;
    for (const auto& column : items_at(answer, "columns"))
      if (text_at(column, "category") == name)
        seen = *at(column, "totals/seen").integer() + *at(column, "totals/unexpected").integer();
    CHECK(seen == came[name]);  // the column is the sum of its files
    out += (out.empty() ? "" : ", ") + name + " " + std::to_string(seen);
  }
  return out + "; dual " + std::to_string(dual);
}

}  // namespace kroniek::test
