// Persons put in the index and found again, by what a desk types.
#include <catch2/catch.hpp>

#include "core/search/person_index.h"
#include "tests/support/decide.h"

namespace kroniek::search {
namespace {

using test::stream;

StreamId file(std::uint8_t number) {
  return stream("registrations", number);
}
PersonKeys person(std::string given, std::string family, std::string_view born = "unknown") {
  return {{{std::move(family), std::move(given)}}, parse_partial_date(born).value(), {}, {}, {}};
}
PersonQuery named(std::string_view names) {
  PersonQuery query;
  query.names = names;
  return query;
}
// `score kind kind …` of the file, or `not found`.
std::string found(const PersonIndex& index, const PersonQuery& query, std::uint8_t number = 1) {
  for (const auto& hit : index.search(query)) {
    if (hit.subject != file(number)) continue;
    auto out = std::to_string(hit.score);
    for (const auto& reason : hit.reasons) out.append(" ").append(name_of(reason.kind));
    return out;
  }
  return "not found";
}

}  // namespace

TEST_CASE("search index: a person is found under other spellings of the name, and it says why") {
  struct Case {
    std::string_view given, family, asked, found;
  };
  for (const auto& [given, family, asked, expected] :
       {Case{"Jan", "de Vries", "Jan de Vries", "100 name-exact"},
        Case{"Jan", "de Vries", "jan vries", "99 name-exact"},
        Case{"Jan", "de Vries", "Vries, Jan de", "100 name-exact name-order"},
        Case{"Jan", "van der Meer", "Jan vandermeer", "100 name-exact"},
        Case{"Anne-Fleur", "Bakker", "Annefleur Baker", "98 name-exact name-spelling"},
        Case{"Käthe", "Müller", "KAETHE MUELLER", "97 name-spelling"},
        Case{"IJsbrand", "Meijer", "Ysbrand Meyer", "97 name-spelling"},
        Case{"Mohamed", "El Amrani", "Muhammad Elamrani", ""},
        Case{"Mohamed", "El Amrani", "محمد العمراني", ""},
        Case{"Youssef", "Benali", "يوسف بن علي", ""},
        Case{"Oleksandr", "Shevchenko", "Олександр Шевченко", ""},
        Case{"Aleksandr", "Petrov", "Alexander Petrow", ""},
        Case{"Georgios", "Vasileiou", "Γεώργιος Βασιλείου", ""},
        Case{"David", "Cohen", "דוד כהן", ""},
        Case{"Xiuying", "Wang", "王秀英", ""},
        Case{"秀英", "王", "Wang Xiuying", ""},
        Case{"محمد", "العمراني", "Mohamed El Amrani", ""},
        Case{"Konstantinos", "Papanikolaou", "PAPANIKOLAOU KONSTAN", ""},
        Case{"Jan Willem", "Smit", "J. Smit", ""},
        Case{"Thi Anh", "Nguyễn", "Nguyen", ""}}) {
    PersonIndex index;
    index.put(file(1), person(std::string(given), std::string(family)));
    INFO(given << " " << family << " asked as " << asked);
    const auto said = found(index, named(asked));
    if (expected.empty())
      CHECK(said != "not found");
    else
      CHECK(said == expected);
  }
}

TEST_CASE("search index: particles as people shorten them lead to the name and not to what sounds like it") {
  PersonIndex index;
  index.put(file(1), person("Ali", "\u00D6zdemir"));
  index.put(file(2), person("Kees", "van der Meer"));
  for (const auto asked : {"vd meer", "v.d. Meer", "v/d meer"}) {
    INFO(asked);
    const auto hits = index.search(named(asked));
    REQUIRE_FALSE(hits.empty());
    CHECK(hits.front().subject == file(2));
  }
}

TEST_CASE("search index: an initial leads to the names that begin with it, whatever letter it is") {
  for (const std::string letter : {"D", "L", "N", "S", "T", "V", "J"}) {
    PersonIndex index;
    index.put(file(1), person(letter + "anna", "Jansen"));
    index.put(file(2), person("Bo", "Jansen"));
    const auto hits = index.search(named(letter + " Jansen"));
    INFO(letter);
    REQUIRE(hits.size() == 2);
    CHECK(hits.front().subject == file(1));
  }
}

TEST_CASE("search index: somebody else is not found") {
  PersonIndex index;
  index.put(file(1), person("Jan", "de Vries", "1984-05-17"));
  for (const auto* asked : {"Pieter Bakker", "de", "ter", "Q", "محمد", "Ω", "王"}) {
    INFO(asked);
    CHECK(found(index, named(asked)) == "not found");
  }
}

TEST_CASE("search index: dates, numbers and tags count with the name, or alone") {
  PersonIndex index;
  auto keys = person("Annelotte", "Vanderzande", "1984-05-07");
  keys.document = "SPEC01234";
  keys.tags = {"TAG-0042"};
  index.put(file(1), keys);
  index.put(file(2), person("Pieter", "Bakker", "1984-05"));

  const auto asked = [](std::optional<std::string> names, std::string_view born, std::string document = "",
                        std::string tag = "") {
    PersonQuery query;
    query.names = std::move(names);
    query.date_of_birth = parse_partial_date(born).value();
    if (!document.empty()) query.document = document;
    if (!tag.empty()) query.tag = tag;
    return query;
  };
  CHECK(found(index, asked({}, "1984-05-07")) == "100 date-exact");
  CHECK(found(index, asked({}, "1984-07-05")) == "85 date-swapped");
  CHECK(found(index, asked({}, "1984")) == "70 date-partial");
  CHECK(found(index, asked({}, "1984-05"), 2) == "85 date-partial");
  CHECK(found(index, asked({}, "1984-01-01")) == "70 date-partial");
  CHECK(found(index, asked("Annelotte Vanderzande", "1985-05-07")) == "84 name-exact date-near");
  CHECK(found(index, asked("Annelotte Vanderzande", "1990-11-11")) == "60 name-exact");
  CHECK(found(index, asked({}, "unknown", "SPEC01234")) == "100 document-exact");
  CHECK(found(index, asked({}, "unknown", "spec-0i234")) == "95 document-one-wrong");
  CHECK(found(index, asked({}, "unknown", "SPEC0124")) == "80 document-one-wrong");
  CHECK(found(index, asked({}, "unknown", "SPEC99994")) == "not found");
  CHECK(found(index, asked({}, "unknown", "", "tag0042")) == "100 tag-exact");
  CHECK(found(index, asked({}, "unknown", "", "tag0043")) == "80 tag-one-wrong");
  CHECK(found(index, asked({}, "unknown", "TAG0042")) == "not found");
  CHECK(found(index, asked("Bakker", "unknown", "SPEC01234")) == "57 document-exact");
}

TEST_CASE("search index: nothing to search for finds nobody") {
  PersonIndex index;
  index.put(file(1), person("Jan", "de Vries", "1984-05-17"));
  CHECK(index.search({}).empty());
  CHECK(index.search(named("")).empty());
  CHECK(index.search(named("😀")).empty());
  PersonQuery query;
  query.document = "---";
  query.date_of_birth = PartialDate{};
  CHECK(index.search(query).empty());
  auto none = named("Jan");
  none.limit = 0;
  CHECK(index.search(none).empty());
  CHECK(PersonIndex().search(named("Jan")).empty());
}

TEST_CASE("search index: odd names are kept and found") {
  using namespace std::string_literals;
  for (const auto& odd : {"O"s, "Ng"s, std::string(200, 'a'), "Jan\0sen"s, "\xE2\x80\xAEJansen"s, "Jansen😀"s,
                          "J\xCC\x88\xCC\x88\xCC\x88"
                          "ansen"s,
                          "Le Van"s, "Du"s, "أ"s}) {
    PersonIndex index;
    index.put(file(1), person("", odd, "1984"));
    INFO(odd);
    CHECK(found(index, named(odd)).starts_with("100 "));
  }
  PersonIndex index;
  index.put(file(1), person("", "😀", "1984-05-17"));
  index.put(file(2), PersonKeys{});
  CHECK(index.size() == 1);
  PersonQuery query;
  query.date_of_birth = parse_partial_date("1984-05-17").value();
  CHECK(found(index, query) == "100 date-exact");
}

TEST_CASE("search index: twins of one name are both found, and stay two") {
  PersonIndex index;
  index.put(file(1), person("Noa", "Bakker", "2015-03-04"));
  index.put(file(2), person("Noa", "Bakker", "2015-03-04"));
  const auto hits = index.search(named("Noa Bakker"));
  REQUIRE(hits.size() == 2);
  CHECK(hits[0].subject == file(1));
  CHECK(hits[1].subject == file(2));
  CHECK(hits[0].score == hits[1].score);
  const auto alike = index.alike(file(1), 10);
  REQUIRE(alike.size() == 1);
  CHECK(alike[0].subject == file(2));
  CHECK(alike[0].score == 100);
}

TEST_CASE("search index: the same person under two spellings looks like one") {
  PersonIndex index;
  auto first = person("Mohamed", "El Amrani", "1990-02-03");
  first.document = "SPEC01234";
  auto second = person("Muhammad", "Al-Amrani", "1990-03-02");
  second.document = "SPECO1234";
  index.put(file(1), first);
  index.put(file(2), second);
  index.put(file(3), person("Pieter", "Bakker", "1990-02-04"));
  const auto alike = index.alike(file(1), 10);
  REQUIRE(alike.size() == 1);
  CHECK(alike[0].subject == file(2));
  CHECK(alike[0].score >= 85);
  CHECK(index.alike(file(9), 10).empty());
}

TEST_CASE("search index: what is put again replaces what was known; what is removed is forgotten") {
  PersonIndex index;
  index.put(file(1), person("Jan", "Ouderwets", "1984-05-17"));
  index.put(file(1), person("Jan", "Nieuwerwets"));
  CHECK(found(index, named("Ouderwets")) == "not found");
  CHECK(found(index, named("Nieuwerwets")) != "not found");
  CHECK(index.words() == 2);
  index.remove(file(1));
  index.remove(file(1));
  CHECK(index.size() == 0);
  CHECK(index.words() == 0);
  index.put(file(2), person("Jan", "Later"));
  CHECK(found(index, named("Jan Later"), 2).starts_with("100"));
  index.put(file(2), PersonKeys{});
  CHECK(index.size() == 0);
}

TEST_CASE("search index: only who is registered in the operation, and no more than asked for") {
  PersonIndex index;
  for (std::uint8_t number = 1; number <= 20; ++number) {
    auto keys = person("Jan", "Jansen");
    keys.operation = stream("operations", static_cast<std::uint8_t>(number % 2));
    index.put(file(number), keys);
  }
  auto query = named("Jan Jansen");
  CHECK(index.search(query).size() == 20);
  query.operation = stream("operations", 1);
  CHECK(index.search(query).size() == 10);
  query.limit = 3;
  REQUIRE(index.search(query).size() == 3);
  CHECK(index.search(query)[0].subject == file(1));
  CHECK(index.search(query)[2].subject == file(5));
}

TEST_CASE("search index: a person with several names is found under each") {
  PersonIndex index;
  auto keys = person("Wilhelmina", "de Haan-Postma");
  keys.names.push_back({"Petrova", "Vilgelmina"});
  index.put(file(1), keys);
  for (const auto* asked : {"Wilhelmina de Haan", "W. Postma", "Petrova", "Wilhelmina Postma de Haan"})
    CHECK(found(index, named(asked)) != "not found");
}

}  // namespace kroniek::search
