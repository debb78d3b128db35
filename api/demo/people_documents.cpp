#include "api/demo/people_documents.h"

#include <algorithm>

#include "core/bsn.h"

namespace kroniek::demo {
namespace {

using registration::DocumentType;

constexpr std::string_view number_characters =
    "ABCDEFGHIJKLMNPQRSTUVWXYZ0123456789";  // no O, as in the Netherlands
constexpr std::string_view digits = "0123456789";

std::string specimen_number(Random& random) {
  std::string number = "SP";
  for (int i = 0; i < 6; ++i) number += random.one_of(number_characters);
  return number + random.one_of(digits);
}

// Passes the eleven-test. Those from 9999 on are given to nobody.
std::string dummy_bsn(Random& random) {
  while (true) {
    std::string number = "9999";
    for (int i = 0; i < 5; ++i) number += random.one_of(digits);
    if (passes_eleven_test(number)) return number;
  }
}

NumberFault number_fault(const Person& person, Random& random) {
  if (!random.per_mille(90)) return NumberFault::none;
  const auto kind = random.below(10);
  const bool has_names = !person.last_name.empty() && !person.first_names.empty();
  if (kind == 0 && person.issuer == "NLD") return NumberFault::bsn;
  if (kind == 1 && has_names) return NumberFault::check_digit;
  return kind < 6 && person.issuer == "NLD" ? NumberFault::form : NumberFault::illegible;
}

// The optional data of Dutch documents held the BSN until August 2021; they are valid for ten years,
// children's for five.
bool holds_bsn(const Person& person) {
  const Date last{static_cast<std::int16_t>(person.minor ? 2026 : 2031), 8, 1};
  return person.issuer == "NLD" && person.expiry < last;
}

std::vector<std::string> zone(const Person& person, Random& random) {
  Mrz values;
  const bool card = person.document_type == DocumentType::identity_card;
  values.format = card ? MrzFormat::td1 : MrzFormat::td3;
  values.document_type.assign(1, card ? 'I' : 'P');
  const auto printed = [](const std::string& state) { return state == "DEU" ? std::string("D") : state; };
  values.issuer = printed(person.issuer);
  values.nationality = printed(person.issuer);
  values.document_number = person.document_number;
  values.primary_identifier = person.last_name;
  values.secondary_identifier = person.first_names;
  values.birth_date = {person.born.year, person.born.month, person.born.day};
  values.sex = person.sex;
  values.expiry = person.expiry;
  if (holds_bsn(person)) values.optional_data = dummy_bsn(random);
  auto lines = write_mrz(values);
  VERIFY(lines.ok(), "the demo's own names and numbers fit a zone");
  return std::move(*lines);
}

// The next digit, in the check digit behind the document number.
void break_check_digit(std::vector<std::string>& lines) {
  auto& digit = lines.size() == 3 ? lines[0][14] : lines[1][9];
  digit = digit == '9' ? '0' : static_cast<char>(digit + 1);
}

void break_number(Person& person, Random& random) {
  auto& number = person.document_number;
  switch (person.number_fault) {
    case NumberFault::none:
    case NumberFault::check_digit:
      return;
    case NumberFault::illegible:
      number[2 + random.below(6)] = random.one_of(std::string_view("?*/#"));
      return;
    case NumberFault::form:
      if (random.below(2) == 0)
        number[2 + random.below(6)] = 'O';
      else
        number += random.one_of(digits);
      return;
    case NumberFault::bsn:
      number = dummy_bsn(random);
      return;
  }
}

}  // namespace

void give_document(Person& person, Random& random, Date today) {
  const bool dutch = person.nationalities.front() == "NLD";
  person.document_type =
      dutch && random.per_mille(150) ? DocumentType::identity_card : DocumentType::passport;
  person.issuer = person.nationalities.front();
  person.document_number = specimen_number(random);
  person.expiry =
      Date{static_cast<std::int16_t>(today.year + random.between(0, person.minor ? 4 : 9)),
           static_cast<std::int8_t>(random.between(1, 12)), static_cast<std::int8_t>(random.between(1, 28))};
  person.number_fault = number_fault(person, random);
  const bool has_names = !person.last_name.empty() && !person.first_names.empty();
  const bool listed = has_names && person.number_fault == NumberFault::none && random.per_mille(600);
  if (listed || person.number_fault == NumberFault::check_digit) person.mrz = zone(person, random);
  if (person.number_fault == NumberFault::check_digit) break_check_digit(person.mrz);
  break_number(person, random);
}

}  // namespace kroniek::demo
