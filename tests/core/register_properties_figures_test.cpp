// What must hold of the numbers for every sequence that a register takes: each is what somebody finds who
// knows nothing but the log and looks at all of it.
#include <catch2/catch.hpp>
#include <set>

#include "core/parts.h"
#include "core/register/figures.h"
#include "tests/core/register_sequence.h"

namespace kroniek::test {
namespace {

// A question about part of the log, drawn.
LogQuery drawn_query(const Looking& looking) {
  const auto some = [&] {
    return looking.entries()[*rc::gen::inRange<std::size_t>(0, looking.size().value)];
  };
  LogQuery query;
  const auto narrows = [] { return *rc::gen::inRange(0, 4) == 0; };
  if (narrows()) query.type = some().claims.type;
  if (narrows()) query.stream = some().claims.stream;
  if (narrows()) query.author = some().claims.author;
  if (narrows()) query.organisation = stream("organisations", *rc::gen::inRange<std::uint8_t>(1, 5));
  if (narrows()) query.mandate = some().claims.mandate;
  if (narrows()) query.operation = some().claims.operation;
  if (narrows()) query.occurred_from = some().claims.occurred_at;
  if (narrows()) query.occurred_until = some().claims.occurred_at;
  if (narrows()) query.exercise = *rc::gen::arbitrary<bool>();
  return query;
}

// Whose people they are: as the log's enrolments say, and of no organisation where it has none.
std::string organisation_of(const Looking& looking, const StreamId& author) {
  for (const auto& entry : looking.entries())
    if (entry.claims.type == "actor.enrolled" && entry.claims.stream == author)
      return *entry.claims.data.find("organisation")->string();
  return {};
}

bool is_asked_for(const Looking& looking, const Recorded& entry, const LogQuery& query) {
  const auto& claims = entry.claims;
  const auto fits = [](const auto& wanted, const auto& said) {
    return !wanted.has_value() || *wanted == said;
  };
  return fits(query.type, claims.type) && fits(query.stream, claims.stream) &&
         fits(query.author, claims.author) && fits(query.mandate, claims.mandate) &&
         (!query.operation.has_value() || query.operation == claims.operation) &&
         fits(query.exercise, claims.is_exercise()) &&
         (!query.organisation.has_value() ||
          to_string(*query.organisation) == organisation_of(looking, claims.author)) &&
         (!query.occurred_from.has_value() || *query.occurred_from <= claims.occurred_at) &&
         (!query.occurred_until.has_value() || claims.occurred_at < *query.occurred_until);
}

std::string naive_key(const Looking& looking, Grouping by, const Claims& claims) {
  const auto day = to_string(date_of(claims.occurred_at));
  switch (by) {
    case Grouping::none:
      return {};
    case Grouping::type:
      return claims.type;
    case Grouping::organisation:
      return organisation_of(looking, claims.author);
    case Grouping::operation:
      return claims.operation.has_value() ? to_string(*claims.operation) : std::string();
    case Grouping::day:
      return day;
    case Grouping::month:
      return day.substr(0, 7);
    case Grouping::year:
      return day.substr(0, 4);
  }
  return {};
}

using Counted = std::map<std::string, std::vector<Uuid>>;
// The entries that count at a moment.
std::vector<Recorded> counting(const Looking& looking, const Moment& moment) {
  std::vector<Recorded> out;
  for (const auto& entry : looking.entries())
    if (entry.position.value < moment.known.value &&
        (!moment.valid_at.has_value() || entry.claims.occurred_at <= *moment.valid_at))
      out.push_back(entry);
  return out;
}

}  // namespace

TEST_CASE(
    "figures: every count is the sum of its parts, and of the statements that a look at the log finds") {
  CHECK(holds_for(12, [] {
    auto sequence = Sequence::drawn(90);
    const Looking looking(*sequence.copy.world);
    for (int question = 0; question < 8; ++question) {
      const auto query = drawn_query(looking);
      const auto moment = drawn_moment(looking, sequence.copy.world->clock.now());
      for (const auto by : {Grouping::none, Grouping::type, Grouping::organisation, Grouping::operation,
                            Grouping::day, Grouping::month, Grouping::year}) {
        Counted expected;
        for (const auto& entry : counting(looking, moment))
          if (is_asked_for(looking, entry, query))
            expected[naive_key(looking, by, entry.claims)].push_back(entry.claims.jti);
        const auto counts = count_statements({looking.log(), moment, query, by}).value();
        Counted found;
        for (const auto& count : counts) {
          RC_ASSERT(count.count == static_cast<std::int64_t>(count.statements.size()));
          RC_ASSERT(found.emplace(count.key, count.statements).second);
        }
        RC_ASSERT(found == expected);
      }
    }
  }));
}

namespace {

// Whether both are about one part of their stream, by the fields that both name; a statement that names none
// is about all.
bool same_part(const PartKind* kind, const std::string& part, const Claims& next) {
  if (kind == nullptr || part.empty()) return true;
  const auto named = parts_named(*kind, next);
  return named.empty() || std::count(named.begin(), named.end(), part) > 0;
}

}  // namespace

TEST_CASE("figures: every lead time runs from the first of the one about a part to the next of the other") {
  CHECK(holds_for(12, [] {
    auto sequence = Sequence::drawn(90);
    const Looking looking(*sequence.copy.world);
    for (int question = 0; question < 20; ++question) {
      const auto& one = looking.entries()[*rc::gen::inRange<std::size_t>(0, looking.size().value)].claims;
      const auto& row = *find_aggregate(one.stream.collection);
      const std::string to(row.events[*rc::gen::inRange<std::size_t>(0, row.events.size())].type);
      const auto moment = drawn_moment(looking, sequence.copy.world->clock.now());
      const auto times =
          lead_times({looking.log(), moment, LogQuery{}, Grouping::none}, one.type, to).value();
      const auto* kind = part_between(one.type, to);
      std::size_t found = 0;
      std::set<std::pair<StreamId, std::string>> begun;
      const auto entries = counting(looking, moment);
      for (auto first = entries.begin(); first != entries.end(); ++first) {
        if (first->claims.type != one.type) continue;
        auto parts = kind == nullptr ? std::vector<std::string>{} : parts_begun(*kind, first->claims);
        if (parts.empty()) parts = {""};
        for (const auto& part : parts) {
          if (!begun.emplace(first->claims.stream, part).second) continue;
          RC_ASSERT(found < times.size());
          const auto& time = times[found++];
          RC_ASSERT(time.from == first->claims.jti);
          RC_ASSERT(time.about.value_or("") == part);
          const auto next = std::find_if(first + 1, entries.end(), [&](const Recorded& each) {
            return each.claims.stream == first->claims.stream && each.claims.type == to &&
                   same_part(kind, part, each.claims);
          });
          RC_ASSERT(time.to.has_value() == (next != entries.end()));
          if (next == entries.end()) continue;
          RC_ASSERT(*time.to == next->claims.jti);
          const auto between = next->claims.occurred_at.microseconds - first->claims.occurred_at.microseconds;
          RC_ASSERT(*time.seconds == (between < 0 ? 0 : between / 1'000'000));
        }
      }
      RC_ASSERT(found == times.size());
    }
  }));
}

TEST_CASE("figures: what is said to have happened before that from which the time runs took no time") {
  auto world = cast_world();
  const auto said = [&](std::string_view type, std::string_view at, std::string_view rest) {
    for (const auto& each : cast())
      if (each.person.actor == stream("actors", 44))
        world->state(each.person, R"({"type":"registration.)" + std::string(type) + R"(","sub":")" +
                                      to_string(stream("registrations", 1)) + R"(","operation":")" +
                                      to_string(world->operation) + R"(","occurredAt":")" + std::string(at) +
                                      R"(",)" + std::string(rest));
  };
  said("opened", "2026-11-23T19:00:00Z", R"("version":1,"data":{"number":"KLM-00042F","source":"desk-1"}})");
  said("need-recorded", "2026-11-23T18:00:00Z",
       R"("version":2,"data":{"category":"medical","urgent":true}})");
  world->close();
  const Looking looking(*world);
  const auto times = lead_times({looking.log(), looking.now(), LogQuery{}, Grouping::none},
                                "registration.opened", "registration.need-recorded");
  REQUIRE(times.ok());
  REQUIRE(times->size() == 1);
  CHECK(times->front().to.has_value());
  CHECK(times->front().seconds == 0);
  CHECK_FALSE(times->front().about.has_value());
}

TEST_CASE("figures: every field that names a statement of its stream tells parts apart, or is known not to") {
  // A position's text and a contradiction's sightings are more than one part; what was refused was no part.
  const std::set<std::string_view> no_parts{"on", "sighting", "wrong", "refused", "evidence"};
  for (const auto& aggregate : catalog())
    for (const auto& event : aggregate.events)
      for (const auto& field : event.fields) {
        if (field.kind != ValueKind::uuid || no_parts.count(field.name) > 0) continue;
        CAPTURE(event.type, field.name);
        const auto kinds = part_kinds();
        CHECK(std::any_of(kinds.begin(), kinds.end(), [&](const PartKind& kind) {
          return kind.collection == aggregate.collection && kind.fields.front() == field.name &&
                 !kind.opened_by.empty();
        }));
      }
}

TEST_CASE("figures: the table of parts names fields and types that there are") {
  for (const auto& kind : part_kinds()) {
    CAPTURE(kind.collection, kind.fields.front());
    const auto* aggregate = find_aggregate(kind.collection);
    REQUIRE(aggregate != nullptr);
    for (const auto name : kind.fields)
      CHECK(std::any_of(aggregate->events.begin(), aggregate->events.end(), [&](const EventRow& event) {
        return std::any_of(event.fields.begin(), event.fields.end(),
                           [&](const FieldInfo& field) { return field.name == name; });
      }));
    for (const auto type : kind.opened_by) CHECK(find_event(type).aggregate == aggregate);
  }
  CHECK(part_between("assistance-request.asked", "assistance-request.offered")->fields.front() == "leg");
  CHECK(part_between("assistance-request.asked", "assistance-request.cost-claimed")->fields.front() ==
        "party");
  CHECK(part_between("consultation.opened", "consultation.views-given") != nullptr);
  CHECK(part_between("consultation.sent", "consultation.final-decision-taken") == nullptr);
  CHECK(part_between("assistance-request.submitted", "assistance-request.asked") == nullptr);
  CHECK(part_between("consultation.sent", "situation-report.acknowledged") == nullptr);
  CHECK(part_between("consultation.sent", "none.such") == nullptr);
  CHECK(part_between("preparation.action-opened", "preparation.action-done")->fields.front() == "action");
  CHECK(part_between("preparation.action-done", "preparation.action-opened") == nullptr);
}

}  // namespace kroniek::test
