#include "api/demo/people.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <set>

#include "api/demo/people_names.h"
#include "api/demo/people_random.h"
#include "core/bsn.h"
#include "core/domain/manifest.h"
#include "core/sha256.h"

using namespace kroniek;
using namespace kroniek::demo;

namespace {

constexpr Date today{2026, 11, 23};

const std::vector<Person>& many() {
  static const auto people = make_people({.seed = 7, .count = 20'000, .today = today});
  return people;
}

template <typename Rule>
std::size_t count(const Rule& rule) {
  return static_cast<std::size_t>(std::count_if(many().begin(), many().end(), rule));
}

// Lists of as many as a manifest may hold.
std::vector<std::vector<Person>> lists() {
  std::vector<std::vector<Person>> all;
  for (std::size_t from = 0; from < many().size(); from += manifest_rows_max)
    all.emplace_back(many().begin() + static_cast<std::ptrdiff_t>(from),
                     many().begin() + static_cast<std::ptrdiff_t>(from + manifest_rows_max));
  return all;
}

std::set<std::string> numbers_of(const std::vector<Person>& people, NumberFault fault) {
  std::set<std::string> numbers;
  for (const auto& person : people)
    if (person.number_fault == fault) numbers.insert(std::to_string(person.number));
  return numbers;
}

// Ids of the rows that a fault with one of these codes names; a refused row has its number in the list as
// line - 1.
std::set<std::string> numbers_with(const Manifest& manifest, const std::set<std::string>& codes,
                                   std::size_t first) {
  std::set<std::string> numbers;
  for (const auto& fault : manifest.faults)
    if (codes.contains(fault.code)) numbers.insert(std::to_string(first + fault.line - 2));
  return numbers;
}

}  // namespace

TEST_CASE("people: a seed gives the same list on every machine") {
  const auto list = write_passenger_list(make_people({.seed = 1, .count = 199, .today = today}));
  CHECK(list == write_passenger_list(make_people({.seed = 1, .count = 199, .today = today})));
  CHECK(list != write_passenger_list(make_people({.seed = 2, .count = 199, .today = today})));
  CHECK(hex(sha256(as_bytes(list))) == "5472a4374b62192a35fc6e6168264474638ee2c22a295029cfcc9c0930cc5535");
}

TEST_CASE("people: the random numbers are those of SplitMix64") {
  Random random(1234567);
  CHECK(random.next() == 6457827717110365317u);
  CHECK(random.next() == 3203168211198807973u);
  CHECK(random.next() == 9817491932198370423u);
}

TEST_CASE("people: the dirt is as frequent as on real lists") {
  const auto share = [](std::size_t cases) {
    return static_cast<double>(cases) / static_cast<double>(many().size());
  };
  CHECK(share(count([](const Person& person) { return person.first_names.empty(); })) ==
        Approx(0.005).margin(0.0015));
  CHECK(share(count([](const Person& person) { return person.last_name.empty(); })) ==
        Approx(0.003).margin(0.0012));
  CHECK(share(count([](const Person& person) { return person.born.month == 1 && person.born.day == 1; })) ==
        Approx(0.12).margin(0.007));
  CHECK(share(count([](const Person& person) { return person.number_fault != NumberFault::none; })) ==
        Approx(0.09).margin(0.006));
}

TEST_CASE(
    "people: there are dual nationals, households, minors without an adult, other scripts and particles") {
  CHECK(count([](const Person& person) { return person.nationalities.size() == 2; }) > 2'000);
  CHECK(count([](const Person& person) { return !person.own_script.empty(); }) > 2'000);
  CHECK(count([](const Person& person) { return person.last_name.starts_with("van "); }) > 500);
  CHECK(count([](const Person& person) { return person.last_name.find("IJ") != std::string::npos; }) > 100);
  CHECK(count([](const Person& person) { return !person.mrz.empty(); }) > 8'000);
  std::set<std::string> households;
  std::set<std::string> with_adult;
  for (const auto& person : many()) {
    households.insert(person.household);
    if (!person.minor) with_adult.insert(person.household);
  }
  CHECK(households.size() > 3'000);
  CHECK(households.size() - with_adult.size() > 100);
}

TEST_CASE("people: every list is read, and exactly the rows with a citizen service number are refused") {
  for (const auto& people : lists()) {
    const auto manifest = read_manifest(write_passenger_list(people), today).value();
    const auto bad = numbers_of(people, NumberFault::bsn);
    CHECK(bad.size() > 10);
    CHECK(manifest.rows_refused == bad.size());
    CHECK(manifest.rows.size() == people.size() - bad.size());
    CHECK(numbers_with(manifest, {"manifest.document-number-is-bsn"}, people[0].number) == bad);
  }
}

TEST_CASE("people: every other wrong document number is noted for what it is, and nothing else is") {
  for (const auto& people : lists()) {
    const auto manifest = read_manifest(write_passenger_list(people), today).value();
    const auto first = people[0].number;
    CHECK(numbers_with(manifest, {"manifest.document-number-characters"}, first) ==
          numbers_of(people, NumberFault::illegible));
    CHECK(numbers_with(manifest, {"manifest.document-number-form"}, first) ==
          numbers_of(people, NumberFault::form));
    CHECK(numbers_with(manifest, {"mrz.check-digit-document-number"}, first) ==
          numbers_of(people, NumberFault::check_digit));
    CHECK(numbers_with(manifest, {"mrz.check-digit-composite"}, first) ==
          numbers_of(people, NumberFault::check_digit));
    const auto wrong = std::count_if(people.begin(), people.end(), [](const Person& person) {
      return person.number_fault != NumberFault::none;
    });
    const auto zones = numbers_of(people, NumberFault::check_digit).size();
    CHECK(manifest.faults.size() == static_cast<std::size_t>(wrong) + zones);
  }
}

TEST_CASE("people: what the list says of a person is what the manifest reads") {
  const auto people = make_people({.seed = 3, .count = 199, .today = today});
  const auto manifest = read_manifest(write_passenger_list(people), today).value();
  REQUIRE_FALSE(manifest.rows.empty());
  for (const auto& row : manifest.rows) {
    const auto& person = people[std::stoul(row.values.external_id) - 1];
    CHECK(row.values.last_name.value_or("") == person.last_name);
    CHECK(row.values.first_names.value_or("") == person.first_names);
    CHECK(row.values.other_script_name.value_or("") == person.own_script);
    CHECK(to_string(row.values.date_of_birth) == to_string(person.born));
    CHECK(row.values.minor == person.minor);
    CHECK(row.values.sex == person.sex);
    CHECK(row.values.nationalities == person.nationalities);
    CHECK(row.values.document_issuer == person.issuer);
    CHECK(row.values.document_expiry == person.expiry);
    CHECK(row.values.mrz.has_value() == (!person.mrz.empty() && person.number_fault == NumberFault::none));
    CHECK(row.values.group.value_or("") == person.household);
  }
}

TEST_CASE("people: a zone with a dummy citizen service number leaves none in what is read") {
  const auto with_bsn = count([](const Person& person) {
    return person.mrz.size() == 2 && passes_eleven_test(person.mrz[1].substr(28, 9));
  });
  CHECK(with_bsn > 500);
  for (const auto& people : lists()) {
    const auto manifest = read_manifest(write_passenger_list(people), today).value();
    CHECK(std::none_of(manifest.rows.begin(), manifest.rows.end(), [](const ManifestRow& row) {
      return row.values.mrz && !(row.values.mrz->optional_data + row.values.mrz->optional_data_2).empty();
    }));
  }
}

TEST_CASE("people: the weights of the cultures add up to a hundred households") {
  int weight = 0;
  for (const auto& culture : cultures()) weight += culture.weight;
  CHECK(weight == 100);
}

TEST_CASE("people: the demo's municipalities are 342, each in one of the 25 regions") {
  std::ifstream file(KRONIEK_SOURCE_DIR "/api/demo/municipalities.csv");
  std::string line;
  std::getline(file, line);
  CHECK(line == "code,name,vr_code,vr_name");
  std::set<std::string> codes;
  std::set<std::string> regions;
  while (std::getline(file, line)) {
    codes.insert(line.substr(0, line.find(',')));
    const auto at = line.find(",VR");
    REQUIRE(at != std::string::npos);
    regions.insert(line.substr(at + 1, 4));
  }
  CHECK(codes.size() == 342);
  CHECK(regions.size() == 25);
}
