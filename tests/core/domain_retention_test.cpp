// Terms of retention: every kind of file that holds personal values has one, and terms are whole months.
#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "core/catalog.h"
#include "core/domain/retention.h"
#include "core/domain/terms.h"
#include "core/register/disclosing.h"
#include "tests/support/decide.h"

namespace kroniek::test {

namespace {

// In which a file is at work. Of every other phase somebody has said how long it keeps what.
const std::map<std::string_view, std::set<std::string_view>> under_way{
    {"registrations",
     {"opened", "announced", "expected", "seen", "identified", "registered", "needs-assessed", "in-care",
      "transferred", "departed"}},
    {"assistance-requests", {"drafted", "submitted", "returned", "granted", "partly-granted", "settled"}},
    {"enquiries", {"received"}},
    {"disclosures", {"requested", "approved"}},
    {"actors", {"active", "suspended"}}};
// Whose files belong to no operation: what is under way there is in use.
const std::set<std::string_view> outside_operations{"actors"};
// Of which no free text ends up in a file of its own, or whose text is what is archived.
const std::set<std::string_view> texts_about_people{"registrations", "enquiries", "groups",   "links",
                                                    "disclosures",   "openings",  "erasures", "holds"};

const RetentionTerm* term_of(std::string_view collection, std::string_view phase) {
  const auto terms = retention_terms();
  const auto found = std::find_if(terms.begin(), terms.end(), [&](const RetentionTerm& each) {
    return each.collection == collection && each.phase == phase;
  });
  return found == terms.end() ? nullptr : &*found;
}

std::vector<std::string_view> phases_of(const AggregateRow& aggregate) {
  const auto field = std::find_if(aggregate.view_fields.begin(), aggregate.view_fields.end(),
                                  [](const FieldInfo& each) { return each.name == "phase"; });
  if (field == aggregate.view_fields.end() || !field->options.indexed) return {};
  return {field->values.begin(), field->values.end()};
}

}  // namespace

TEST_CASE("retention: whose files hold personal fields has a term for every phase in which they end") {
  std::size_t looked_at = 0;
  for (const auto& aggregate : catalog()) {
    if (personal_fields(aggregate.view_fields).empty()) continue;
    REQUIRE(under_way.count(aggregate.collection) == 1);
    for (const auto phase : phases_of(aggregate)) {
      CAPTURE(aggregate.collection, phase);
      ++looked_at;
      const bool ends = under_way.at(aggregate.collection).count(phase) == 0;
      CHECK((term_of(aggregate.collection, phase) != nullptr) == ends);
    }
    CAPTURE(aggregate.collection);
    const auto* left_behind = term_of(aggregate.collection, "");
    CHECK((left_behind != nullptr) == (outside_operations.count(aggregate.collection) == 0));
    if (left_behind != nullptr) CHECK(left_behind->kept.personal > 0);
  }
  CHECK(looked_at == 42);
}

TEST_CASE("retention: free text about people has a term too, in whatever phase the file is left") {
  for (const auto collection : texts_about_people) {
    CAPTURE(collection);
    std::size_t terms = 0;
    for (const auto& term : retention_terms()) {
      if (term.collection != collection) continue;
      ++terms;
      CAPTURE(term.phase);
      CHECK(term.kept.text > 0);
    }
    CHECK(terms > 0);
  }
}

TEST_CASE("retention: every term is of a phase that its collection has, once, and says why") {
  for (const auto& term : retention_terms()) {
    CAPTURE(term.collection, term.phase);
    const auto* aggregate = find_aggregate(term.collection);
    REQUIRE(aggregate != nullptr);
    const auto phases = phases_of(*aggregate);
    CHECK((term.phase.empty() || std::count(phases.begin(), phases.end(), term.phase) == 1));
    CHECK(&term == term_of(term.collection, term.phase));
    CHECK(term.kept.personal >= 0);
    CHECK(term.kept.text >= 0);
    CHECK(term.kept.personal + term.kept.text > 0);
    CHECK_FALSE(term.why.empty());
  }
}

TEST_CASE("terms: whole months on, and the last day where the month is shorter") {
  const auto after = [](std::string_view from, int months) {
    return to_string(months_after(instant(from), months));
  };
  CHECK(after("2026-01-31T12:00:00Z", 1) == "2026-02-28T12:00:00Z");
  CHECK(after("2028-01-31T12:00:00Z", 1) == "2028-02-29T12:00:00Z");
  CHECK(after("2028-02-29T00:00:00Z", 12) == "2029-02-28T00:00:00Z");
  CHECK(after("2026-07-01T08:30:00.5Z", 12) == "2027-07-01T08:30:00.500000Z");
  CHECK(after("2027-03-01T00:00:00Z", 12) == "2028-03-01T00:00:00Z");
  CHECK(after("1969-12-31T23:00:00Z", 12) == "1970-12-31T23:00:00Z");
  CHECK(after("2026-11-23T19:45:00Z", 84) == "2033-11-23T19:45:00Z");
  CHECK(after("2026-12-31T23:59:59Z", 2) == "2027-02-28T23:59:59Z");
}

}  // namespace kroniek::test
