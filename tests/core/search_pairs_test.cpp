// Two files of one person? The same answer both ways round, and given names keep twins apart.
#include <catch2/catch.hpp>

#include "core/search/person_index.h"
#include "tests/support/decide.h"

namespace kroniek::search {
namespace {

using test::stream;

const auto one = stream("registrations", 1), other = stream("registrations", 2);

PersonKeys person(std::string given, std::string family, std::string_view born = "1984-05-17",
                  std::optional<std::string> document = {}) {
  return {
      {{std::move(family), std::move(given)}}, parse_partial_date(born).value(), std::move(document), {}, {}};
}
PersonPair pair_of(const PersonKeys& a, const PersonKeys& b) {
  PersonIndex index;
  index.put(one, a);
  index.put(other, b);
  const auto there = index.pairs(one, 0), back = index.pairs(other, 0);
  REQUIRE(there.size() == back.size());
  if (there.empty()) return {};
  CHECK(there[0].subject == other);
  CHECK(back[0].subject == one);
  CHECK(there[0].score == back[0].score);
  CHECK(there[0].name == back[0].name);
  CHECK(there[0].document == back[0].document);
  return there[0];
}

}  // namespace

TEST_CASE("search pairs: one person, told in two ways") {
  struct Case {
    PersonKeys a, b;
    int score_min;
  };
  for (const auto& [a, b, score_min] :
       {Case{person("Jan", "de Vries"), person("Jan", "de Vries"), 100},
        Case{person("Anna Maria", "Janssen"), person("Anna", "Jansen"), 90},
        Case{person("", "Jan de Vries"), person("Jan", "de Vries"), 97},
        Case{person("Vries", "Jan"), person("Jan", "de Vries"), 90},
        Case{person("Mohamed", "El Amrani"), person("محمد", "العمراني"), 80},
        Case{person("Jan", "de Vries"), person("Jan", "de Vries", "1984"), 85},
        Case{person("Jan", "de Vries", "1984-05-07"), person("Jan", "de Vries", "1984-07-05"), 90},
        Case{person("Jan", "de Vries", "unknown", "SPEC12345"),
             person("Piet", "Bakker", "1951-01-02", "SPEC12346"), 0},
        Case{person("Jan", "de Vries", "unknown", "SPEC12345"),
             person("Jan", "de Vries", "unknown", "SPEC12345"), 100}}) {
    INFO(a.names[0].given << " " << a.names[0].family << " / " << b.names[0].given << " "
                          << b.names[0].family);
    CHECK(pair_of(a, b).score >= score_min);
  }
}

TEST_CASE("search pairs: given names that differ keep two files below 71, whatever else agrees") {
  for (const auto& [a, b] : std::vector<std::pair<PersonKeys, PersonKeys>>{
           {person("Ana", "Garcia Lopez Fernandez"), person("Luis", "Garcia Lopez Fernandez")},
           {person("Fatima", "El Amrani", "2012-03-04", "SPEC12345"),
            person("Karim", "El Amrani", "2012-03-04", "SPEC12345")},
           {person("", "Ana Garcia Lopez Fernandez"), person("", "Luis Garcia Lopez Fernandez")},
           {person("Ana", "Garcia Lopez Fernandez"), person("", "Luis Garcia Lopez Fernandez")},
           {person("Ana", "Garcia Lopez"), person("", "Garcia Lopez")},
           {person("Karim", "Idrissi"), person("Idrissi", "Fatima")}}) {
    INFO(a.names[0].given << " / " << b.names[0].given);
    CHECK(pair_of(a, b).score <= apart_max);
  }
  auto twin = person("Fatima", "El Amrani"), brother = person("Karim", "El Amrani");
  twin.names.push_back({"Benali", ""});  // their mother's name
  brother.names.push_back({"Benali", ""});
  CHECK(pair_of(twin, brother).score <= apart_max);
}

TEST_CASE("search pairs: what only one side says is no part of it") {
  const auto pair = pair_of(person("Jan", "de Vries", "1984-05-17", "SPEC12345"), person("Jan", "de Vries"));
  CHECK(pair.score == 100);
  CHECK(pair.name == 100);
  CHECK(pair.date_of_birth == 100);
  CHECK_FALSE(pair.document.has_value());
  PersonIndex index;
  index.put(one, person("Jan", "de Vries"));
  auto drill = person("Jan", "de Vries");
  drill.exercise = true;
  index.put(other, drill);
  CHECK(index.pairs(one, 0).empty());
  CHECK(index.pairs(stream("registrations", 3), 0).empty());
}

}  // namespace kroniek::search
