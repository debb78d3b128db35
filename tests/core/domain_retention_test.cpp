// Terms of retention: every kind of file that holds personal values has one, and terms are whole months.
#include <catch2/catch.hpp>

#include "core/catalog.h"
#include "core/domain/retention.h"
#include "core/domain/terms.h"
#include "core/register/disclosing.h"
#include "tests/support/decide.h"

namespace kroniek::test {

TEST_CASE("retention: each kind of file with personal fields has a term, in phases that it has") {
  for (const auto& aggregate : catalog()) {
    std::size_t terms = 0;
    for (const auto& term : retention_terms()) {
      if (term.collection != aggregate.collection) continue;
      ++terms;
      CAPTURE(term.collection, term.phase);
      CHECK(term.months > 0);
      CHECK_FALSE(term.why.empty());
      const auto field = std::find_if(aggregate.view_fields.begin(), aggregate.view_fields.end(),
                                      [](const FieldInfo& each) { return each.name == "phase"; });
      REQUIRE(field != aggregate.view_fields.end());
      CHECK(field->options.indexed);
      CHECK(std::count(field->values.begin(), field->values.end(), term.phase) == 1);
    }
    CAPTURE(aggregate.collection);
    CHECK((terms > 0 || personal_fields(aggregate.view_fields).empty()));
  }
}

TEST_CASE("retention: every term is of a collection that there is") {
  for (const auto& term : retention_terms()) CHECK(find_aggregate(term.collection) != nullptr);
}

TEST_CASE("terms: whole months on, and the last day where the month is shorter") {
  const auto after = [](std::string_view from, int months) {
    return to_string(months_after(instant(from), months));
  };
  CHECK(after("2026-01-31T12:00:00Z", 1) == "2026-02-28T12:00:00Z");
  CHECK(after("2028-01-31T12:00:00Z", 1) == "2028-02-29T12:00:00Z");
  CHECK(after("2028-02-29T00:00:00Z", 12) == "2029-02-28T00:00:00Z");
  CHECK(after("2026-07-01T08:30:00.5Z", 12) == "2027-07-01T08:30:00.5Z");
  CHECK(after("2027-03-01T00:00:00Z", 12) == "2028-03-01T00:00:00Z");
  CHECK(after("1969-12-31T23:00:00Z", 12) == "1970-12-31T23:00:00Z");
  CHECK(after("2026-11-23T19:45:00Z", 84) == "2033-11-23T19:45:00Z");
  CHECK(after("2026-12-31T23:59:59Z", 2) == "2027-02-28T23:59:59Z");
}

}  // namespace kroniek::test
