#include "api/demo/people.h"

#include <algorithm>

#include "api/demo/people_documents.h"
#include "api/demo/people_names.h"
#include "api/demo/people_random.h"

namespace kroniek::demo {
namespace {

constexpr int youngest_adult = 19;  // so that 1 January in place of the day changes nobody's majority
constexpr int oldest_minor = 16;

struct Household {
  const Culture* culture;
  Spelling family;
  std::vector<std::string> nationalities;
  std::string tag;
};

// What the makers share: one stream of random numbers, and the people so far.
struct Maker {
  Random random;
  PeopleOptions options;
  std::vector<Person> people = {};
  std::size_t households = 0;
};

const Culture& any_culture(Random& random) {
  auto thrown = random.between(0, 99);
  for (const auto& culture : cultures()) {
    if (thrown < culture.weight) return culture;
    thrown -= culture.weight;
  }
  VERIFY(false, "the weights of the cultures add up to 100");
}

std::vector<std::string> any_nationalities(const Culture& culture, Random& random) {
  const std::string own(culture.nationality);
  if (own == "NLD") {
    if (random.per_mille(980)) return {own};
    return {own, random.below(2) == 0 ? "BEL" : "SUR"};
  }
  const auto thrown = random.below(100);
  if (thrown < 55) return {"NLD", own};
  return {thrown < 80 ? "NLD" : own};
}

std::string tag_of(std::size_t number) {
  const auto digits = std::to_string(number);
  return "H" + std::string(digits.size() < 4 ? 4 - digits.size() : 0, '0') + digits;
}

Date any_birth(Maker& maker, int age) {
  const auto today = maker.options.today;
  auto& random = maker.random;
  Date born{static_cast<std::int16_t>(today.year - age), 1, 1};
  if (random.per_mille(120)) return born;
  while (born.month == 1 && born.day == 1)
    born = {born.year, static_cast<std::int8_t>(random.between(1, 12)),
            static_cast<std::int8_t>(random.between(1, 28))};
  if (born > today) --born.year;
  return born;
}

void name(Person& person, const Household& household, Random& random) {
  const auto& culture = *household.culture;
  const auto& list = person.sex == Sex::female ? culture.women : culture.men;
  const auto first = random.one_of(list);
  person.last_name = household.family.latin;
  person.first_names = first.latin;
  if (!first.own.empty())
    person.own_script = culture.family_first
                            ? std::string(household.family.own) + std::string(first.own)
                            : std::string(first.own) + " " + std::string(household.family.own);
  else if (const auto second = random.one_of(list).latin; second != first.latin && random.below(3) == 0)
    person.first_names += " " + std::string(second);
  const bool no_first = random.per_mille(5);
  const bool no_last = random.per_mille(3);
  if (no_first) person.first_names.clear();
  if (no_last) person.last_name.clear();
  if (no_first || no_last) person.own_script.clear();
}

void add_person(Maker& maker, const Household& household, int age) {
  if (maker.people.size() == maker.options.count) return;
  Person person;
  person.number = maker.people.size() + 1;
  person.minor = age <= oldest_minor;
  person.sex = maker.random.below(2) == 0 ? Sex::female : Sex::male;
  person.nationalities = household.nationalities;
  person.household = household.tag;
  person.born = any_birth(maker, age);
  name(person, household, maker.random);
  give_document(person, maker.random, maker.options.today);
  maker.people.push_back(std::move(person));
}

void add_children(Maker& maker, const Household& household) {
  const int children = maker.random.between(1, 3);
  for (int i = 0; i < children; ++i) add_person(maker, household, maker.random.between(0, oldest_minor));
}

// Partners keep their own family names more often than not; the children have the first one's.
void add_couple(Maker& maker, Household household) {
  add_person(maker, household, maker.random.between(35, 60));
  if (maker.random.below(10) < 7) household.family = maker.random.one_of(household.culture->families);
  add_person(maker, household, maker.random.between(35, 60));
}

void add_household(Maker& maker) {
  auto& random = maker.random;
  const auto& culture = any_culture(random);
  Household household{&culture, random.one_of(culture.families), any_nationalities(culture, random), {}};
  const auto kind = random.below(100);
  if (kind < 40) return add_person(maker, household, random.between(youngest_adult, 85));
  household.tag = tag_of(++maker.households);
  if (kind < 60) return add_couple(maker, household);
  if (kind < 85) {
    add_couple(maker, household);
    return add_children(maker, household);
  }
  if (kind < 95) add_person(maker, household, random.between(25, 50));
  add_children(maker, household);  // from 95 on: minors without an adult
}

std::string quoted(std::string_view cell) {
  if (cell.find_first_of(";\"\r\n") == std::string_view::npos) return std::string(cell);
  std::string out = "\"";
  for (const char c : cell) out += c == '"' ? "\"\"" : std::string(1, c);
  return out + "\"";
}

std::string day_first(Date date) {
  const auto text = to_string(date);
  return text.substr(8) + "-" + text.substr(5, 2) + "-" + text.substr(0, 4);
}

std::string joined(const std::vector<std::string>& codes) {
  std::string out;
  for (const auto& code : codes) out += (out.empty() ? "" : "/") + code;
  return out;
}

}  // namespace

std::vector<Person> make_people(const PeopleOptions& options) {
  Maker maker{Random(options.seed), options};
  while (maker.people.size() < options.count) add_household(maker);
  return std::move(maker.people);
}

std::string write_passenger_list(std::span<const Person> people) {
  std::string text =
      "Kenmerk;Achternaam;Voornamen;Naam in eigen "
      "schrift;Geboortedatum;Geslacht;Nationaliteiten;Documentsoort;"
      "Land van afgifte;Documentnummer;Geldig tot;MRZ regel 1;MRZ regel 2;MRZ regel "
      "3;Huishouden;Minderjarig\r\n";
  for (const auto& person : people) {
    const auto line = [&](std::size_t i) { return i < person.mrz.size() ? person.mrz[i] : std::string(); };
    const bool card = person.document_type == registration::DocumentType::identity_card;
    const std::vector<std::string> cells{std::to_string(person.number),
                                         person.last_name,
                                         person.first_names,
                                         person.own_script,
                                         day_first(person.born),
                                         person.sex == Sex::female ? "V" : "M",
                                         joined(person.nationalities),
                                         card ? "identiteitskaart" : "paspoort",
                                         person.issuer,
                                         person.document_number,
                                         day_first(person.expiry),
                                         line(0),
                                         line(1),
                                         line(2),
                                         person.household,
                                         person.minor ? "ja" : "nee"};
    for (std::size_t i = 0; i < cells.size(); ++i) text += (i > 0 ? ";" : "") + quoted(cells[i]);
    text += "\r\n";
  }
  return text;
}

}  // namespace kroniek::demo
