#include "tests/core/happenings.h"

#include <algorithm>

#include "core/domain/permissions.h"
#include "tests/core/happenings_data.h"

namespace kroniek::test {
namespace {

// Streams that chance may open. Those of the cast are left alone, or nobody could go on.
std::uint8_t first_of(std::string_view collection) {
  if (collection == "organisations") return 30;
  if (collection == "actors" || collection == "mandates") return 130;
  if (collection == "operations") return 7;
  return collection == "board-matters" ? 2 : 1;
}

// Which operation a stream of this number is in: most are in that of the cast.
StreamId operation_of(Dice& dice, std::size_t number) {
  if (number < 2) return stream("operations", 1);
  return stream("operations", static_cast<std::uint8_t>(7 + dice.below(3)));
}

bool stands_in_operation(std::string_view collection) {
  return collection == "movements" || collection == "registrations" || collection == "crisis-teams" ||
         collection == "links" || collection == "groups" || collection == "enquiries" ||
         collection == "erasures" || collection == "holds" || collection == "assistance-requests" ||
         collection == "offers" || collection == "situation-reports";
}

// What ends a stream is drawn seldom, or few would come far.
bool is_an_end(std::string_view type) {
  const std::vector<std::string_view> ends{"withdrawn", "closed",     "ended",       "disbanded", "settled",
                                           "cancelled", "superseded", "declined",    "lapsed",    "deceased",
                                           "in-error",  "refused",    "not-adopted", "suspended"};
  return std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return type.ends_with(end); });
}

bool was_said(const Known& known, std::string_view type) {
  return std::any_of(known.statements.begin(), known.statements.end(),
                     [&](const auto& each) { return each.first == type; });
}

// What opens a stream that is not there; of one that is there, rather what was not said of it before.
const EventRow& draw_event(Dice& dice, const AggregateRow& aggregate, const Known* known) {
  std::vector<const EventRow*> fitting;
  for (const auto& event : aggregate.events) {
    if ((event.use == Use::opens) == (known != nullptr)) continue;
    const bool is_rare = known != nullptr && (is_an_end(event.type) || was_said(*known, event.type));
    if (!is_rare || dice.one_in(6)) fitting.push_back(&event);
  }
  if (fitting.empty() || dice.one_in(40)) return dice.of(aggregate.events);
  return *dice.of(fitting);
}

// Somebody whose role may say it: every other time one of the organisation that opened the stream.
const Member& draw_author(Dice& dice, std::string_view type, const Known* known) {
  std::vector<const Member*> able, near;
  for (const auto& each : cast()) {
    if (!may_state(each.role, type) || (type == "mandate.granted" && each.role != Role::administrator))
      continue;
    able.push_back(&each);
    if (known != nullptr && each.person.organisation == known->organisation) near.push_back(&each);
  }
  if (able.empty() || dice.one_in(40)) return dice.of(cast());
  return near.empty() || dice.one_in(2) ? *dice.of(able) : *dice.of(near);
}

Instant draw_moment(Dice& dice, Instant now) {
  if (!dice.one_in(8)) return now;
  return {now.microseconds - static_cast<std::int64_t>(dice.below(72)) * 1'800'000'000};
}

std::int64_t draw_version(Dice& dice, std::int64_t next) {
  if (!dice.one_in(24)) return next;
  return std::max<std::int64_t>(1, next + static_cast<std::int64_t>(dice.below(5)) - 2);
}

// The longer its way, the more often a kind is in focus.
const std::vector<const AggregateRow*>& weighed() {
  static const std::vector<const AggregateRow*> all = [] {
    std::vector<const AggregateRow*> made;
    for (const auto& each : catalog().subspan(1)) made.insert(made.end(), 1 + each.events.size() / 5, &each);
    return made;
  }();
  return all;
}

const AggregateRow& draw_aggregate(Dice& dice, std::uint32_t focus) {
  const auto others = catalog().subspan(1);  // the first is the register itself
  if (dice.one_in(4)) return others[dice.below(others.size())];
  Dice picked(focus + dice.below(3));
  return *picked.of(weighed());
}

}  // namespace

Said say_something(Dice& dice, const Scene& scene) {
  const auto& streams = scene.streams;
  const auto& aggregate = draw_aggregate(dice, scene.focus);
  const auto number = aggregate.collection == "openings" ? dice.below(40)
                      : dice.one_in(2)                   ? dice.below(3)
                                                         : 0;
  const StreamId of =
      stream(aggregate.collection, static_cast<std::uint8_t>(first_of(aggregate.collection) + number));
  const auto found = streams.find(of);
  const auto* known = found == streams.end() ? nullptr : &found->second;
  const auto& event = draw_event(dice, aggregate, known);
  Said said{&draw_author(dice, event.type, known), Json::object({})};
  const auto at = draw_moment(dice, scene.now);
  said.plain.set("type", event.type);
  said.plain.set("sub", to_string(of));
  said.plain.set("occurredAt", to_string(at));
  said.plain.set("data", draw_data(dice, event, {streams, known, *said.by, at}));
  const auto version = known == nullptr ? 1 : known->envelope.version + 1;
  if (event.use != Use::fact || dice.one_in(3)) said.plain.set("version", draw_version(dice, version));

  std::optional<StreamId> operation;
  if (stands_in_operation(aggregate.collection)) operation = operation_of(dice, number);
  if (known != nullptr) operation = known->envelope.operation;
  if (dice.one_in(30)) operation = stream("operations", 8);
  if (operation.has_value()) said.plain.set("operation", to_string(*operation));
  const auto place = operation.has_value() ? streams.find(*operation) : streams.end();
  const auto* kind = event.type == "operation.opened" ? said.plain.find("data")->find("kind") : nullptr;
  const bool exercise = kind != nullptr    ? *kind == Json("exercise")
                        : known != nullptr ? known->envelope.exercise
                                           : place != streams.end() && place->second.envelope.exercise;
  if (exercise != dice.one_in(40)) said.plain.set("exercise", true);
  // The centre often writes down what others tell it.
  const bool of_centre = said.by->person.organisation == stream("organisations", 1);
  if (dice.one_in(of_centre ? 2 : 10)) said.plain.set("via", "phone");
  return said;
}

}  // namespace kroniek::test
