// What must hold of the numbers for every sequence that a register takes: each is what somebody finds who
// knows nothing but the log and looks at all of it.
#include <catch2/catch.hpp>
#include <set>

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

TEST_CASE("figures: every lead time runs from the first of the one to the next of the other in its stream") {
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
      std::size_t found = 0;
      std::set<StreamId> begun;
      const auto entries = counting(looking, moment);
      for (auto first = entries.begin(); first != entries.end(); ++first) {
        if (first->claims.type != one.type || !begun.insert(first->claims.stream).second) continue;
        RC_ASSERT(found < times.size());
        const auto& time = times[found++];
        RC_ASSERT(time.from == first->claims.jti);
        const auto next = std::find_if(first + 1, entries.end(), [&](const Recorded& each) {
          return each.claims.stream == first->claims.stream && each.claims.type == to;
        });
        RC_ASSERT(time.to.has_value() == (next != entries.end()));
        if (next == entries.end()) continue;
        RC_ASSERT(*time.to == next->claims.jti);
        RC_ASSERT(*time.seconds ==
                  (next->claims.occurred_at.microseconds - first->claims.occurred_at.microseconds) /
                      1'000'000);
      }
      RC_ASSERT(found == times.size());
    }
  }));
}

}  // namespace kroniek::test
