#include "api/import/pfif_people.h"

#include <catch2/catch.hpp>

#include "api/import/manifest_import.h"

using namespace kroniek;

namespace {

const Instant now = parse_instant("2026-11-23T20:00:00Z").value();

pfif::Person person(const std::string& id) {
  pfif::Person made;
  made.record_id = id;
  made.source_date = now;
  made.full_name = "Anna Jansen";
  return made;
}

PfifPeople people_of(const std::vector<pfif::Person>& persons) {
  return pfif_people(pfif::read(pfif::write({persons, {}})).value(), "kcr2.example", now);
}

}  // namespace

TEST_CASE("pfif import: a record becomes a row of its repository, with what names its person") {
  auto made = person("A.example/person.7");
  made.family_name = "Jansen";
  made.given_name = "Anna";
  made.alternate_names = {"Ann", "Аня"};
  made.sex = pfif::Sex::other;
  made.date_of_birth = {1984, 5, 17};
  const auto people = people_of({made, person("b.example/9")});
  CHECK(people.faults.empty());
  REQUIRE(people.by_source.size() == 2);
  const auto& row = people.by_source.at("a.example")[0];
  CHECK(row.line == 1);
  CHECK(row.values.external_id == "person.7");
  CHECK(row.values.last_name == "Jansen");
  CHECK(row.values.first_names == "Anna");
  CHECK(row.values.full_name == std::nullopt);
  CHECK(row.values.sex == Sex::unspecified);
  CHECK(row.values.minor == false);
  CHECK(to_string(row.values.date_of_birth) == "1984-05-17");
  CHECK(row.values.alternate_names == std::vector<std::string>{"Ann", "Аня"});
  const auto& whole = people.by_source.at("b.example")[0].values;
  CHECK(whole.full_name == "Anna Jansen");
  CHECK(whole.minor == std::nullopt);
  const auto said = identity_of(whole, 0, {registration::Basis::list});
  CHECK(said.other_names.value->at(0).family == "Anna Jansen");
  CHECK(said.minor);
}

TEST_CASE("pfif import: placeholders and expired records are told apart, and our own are passed over") {
  auto expired = person("a.example/1");
  expired.expiry_date = now;
  auto lasting = person("a.example/2");
  lasting.expiry_date = Instant{now.microseconds + 1'000'000};
  const auto people =
      people_of({expired, lasting, pfif::placeholder("a.example/3", now), person("kcr2.example/4")});
  CHECK(people.expired == 2);
  CHECK(people.own == 1);
  CHECK(people.refused == 0);
  CHECK(people.by_source.at("a.example").size() == 1);
  // Of these something may have been made here, so an import looks for it.
  CHECK(people.expired_by_source.at("a.example") == std::vector<PfifExpired>{{1, "1"}, {3, "3"}});
  CHECK_FALSE(people.expired_by_source.contains("kcr2.example"));
  REQUIRE(people.faults.size() == 1);
  CHECK(people.faults[0].line == 2);
  CHECK(people.faults[0].code == "pfif.expiry-not-kept");
  CHECK(people.faults[0].effect == ManifestEffect::noted);
}

TEST_CASE("pfif import: a record's version is its id and date, and says nothing of what it holds") {
  auto made = person("a.example/7");
  const auto version = [&] { return people_of({made}).by_source.at("a.example")[0].version; };
  const auto first = version();
  CHECK(first == "7#2026-11-23T20:00:00Z");
  made.full_name = "Anna Janssen";
  made.date_of_birth = {1984, 5, 17};
  CHECK(version() == first);
  made.source_date = Instant{now.microseconds + 1'000'000};
  CHECK(version() != first);
}

TEST_CASE("pfif import: only who says otherwise under the same date gets a version of the document's") {
  auto changed = person("a.example/1"), same = person("a.example/2"), dated = person("a.example/3");
  const auto before = people_of({changed, same, dated});
  changed.full_name = dated.full_name = "Anna Janssen";
  dated.source_date = Instant{now.microseconds + 1'000'000};
  auto people = people_of({changed, same, dated, person("b.example/1")});
  part_undated_changes(people, before, "d1");
  const auto& rows = people.by_source.at("a.example");
  CHECK(rows[0].version == "1#2026-11-23T20:00:00Z#d1");
  CHECK(rows[1].version == "2#2026-11-23T20:00:00Z");
  CHECK(rows[2].version == "3#2026-11-23T20:00:01Z");
  CHECK(people.by_source.at("b.example")[0].version == "1#2026-11-23T20:00:00Z");
}

TEST_CASE("pfif import: a version's statement is known again by the version's code, whenever it was made") {
  const auto made = version_statement(now, "x1-bcdf");
  CHECK(to_string(made).substr(14, 1) == "7");
  CHECK(says_version(made, "x1-bcdf"));
  CHECK(says_version(version_statement(Instant{now.microseconds + 60'000'000}, "x1-bcdf"), "x1-bcdf"));
  CHECK_FALSE(says_version(made, "x1-bcdg"));
}

TEST_CASE("pfif import: a bad record is reported with its number and reason, and the others are taken") {
  const auto [change, code] = GENERATE(table<void (*)(pfif::Person&), std::string>({
      {[](pfif::Person& each) { each.full_name = "Jansen 1984"; }, "manifest.name-not-a-name"},
      {[](pfif::Person& each) { each.given_name = std::string(101, 'x'); }, "manifest.name-too-long"},
      {[](pfif::Person& each) { each.full_name = "Jan\tsen"; }, "manifest.control-character"},
      {[](pfif::Person& each) { each.alternate_names = {"x1"}; }, "manifest.name-not-a-name"},
      {[](pfif::Person& each) {
         each.date_of_birth = {2026, 11, 24};
       },
       "manifest.date-of-birth-in-future"},
      {[](pfif::Person& each) {
         each.date_of_birth = {1880, {}, {}};
       },
       "manifest.date-of-birth-too-old"},
      {[](pfif::Person& each) { each.record_id = std::string(61, 'x') + ".example/1"; },
       "pfif.source-malformed"},
      {[](pfif::Person& each) { each.record_id = "nobody"; }, "pfif.record-id"},
  }));
  auto bad = person("a.example/2");
  change(bad);
  const auto people = people_of({person("a.example/1"), bad, person("a.example/3")});
  REQUIRE(people.faults.size() == 1);
  CHECK(people.faults[0].line == 2);
  CHECK(people.faults[0].code == code);
  CHECK(people.refused == 1);
  REQUIRE(people.by_source.at("a.example").size() == 2);
  CHECK(people.by_source.at("a.example")[1].line == 3);
}

TEST_CASE("pfif import: an id that could be a name, or a number of somebody, is kept as a hash in letters") {
  for (const std::string kept : {"1", "person.4711", "person-0192f0c4-aaaa", "DEADBEEF-1"})
    CHECK(pfif_external_id(kept) == kept);
  const std::vector<std::string> names{"jan.jansen",
                                       "jansen1",
                                       "abc",
                                       "999999990",
                                       "person.999999990",
                                       "x/1",
                                       "a@b.c",
                                       "Ünal1",
                                       "1234567890" + std::string(60, '1')};
  for (const auto& hidden : names) {
    const auto id = pfif_external_id(hidden);
    CHECK(id.starts_with("h1-"));
    CHECK(id.size() == 43);
    CHECK(id.find_first_of("0123456789", 3) == std::string::npos);
    CHECK(id == pfif_external_id(hidden));
  }
  CHECK(pfif_external_id("jansen1") != pfif_external_id("jansen2"));
}

TEST_CASE("pfif import: an age says who is of age, and nothing else") {
  const auto [age, minor] = GENERATE(table<std::string, std::optional<bool>>({{"34", false},
                                                                              {"18", false},
                                                                              {"17", std::nullopt},
                                                                              {"10-40", std::nullopt},
                                                                              {"20-40", false},
                                                                              {"", {}}}));
  auto made = person("a.example/1");
  made.age = age;
  CHECK(people_of({made}).by_source.at("a.example")[0].values.minor == minor);
  made.date_of_birth = {2020, {}, {}};
  CHECK(people_of({made}).by_source.at("a.example")[0].values.minor == true);
}

TEST_CASE("pfif import: the register's own domain is the first part of its origin") {
  CHECK(pfif_domain("kcr2.example/register") == "kcr2.example");
  CHECK(pfif_domain("kcr2.example") == "kcr2.example");
}
