// Synthetic passengers for the demo and for tests: nobody of them exists. A seed gives the same people on
// every machine. The dirt is that of real lists: missing names, 1 January as birth date, document numbers
// that cannot be right.
#pragma once

#include <cstdint>
#include <span>

#include "core/domain/registration_identity.h"

namespace kroniek::demo {

// What is wrong with a person's document number, if anything.
enum class NumberFault {
  none,
  illegible,    // characters that no number has
  form,         // a form that the Netherlands do not give
  check_digit,  // right in its column, with a wrong digit in the machine-readable zone
  bsn           // a (dummy) citizen service number in its place: the one row that a list reader must refuse
};

struct Person {
  std::size_t number = 0;  // in the list, from 1
  std::string last_name;   // empty: missing
  std::string first_names;
  std::string own_script;  // the whole name, where its language has another script
  Date born;
  bool minor = false;
  Sex sex = Sex::unspecified;
  std::vector<std::string> nationalities;  // alpha-3
  registration::DocumentType document_type{};
  std::string issuer;  // alpha-3
  std::string document_number;
  NumberFault number_fault = NumberFault::none;
  Date expiry;
  std::vector<std::string> mrz;  // empty where the list has none
  std::string household;         // H0001; empty for those who travel alone
  bool operator==(const Person&) const = default;
};

struct PeopleOptions {
  std::uint64_t seed = 1;
  std::size_t count = 199;
  Date today{2026, 11, 23};
};
// In a thousand: 5 miss their first names, 3 their last name, 120 have 1 January as birth date, 90 a document
// number that is wrong in one of the ways above. Households stay together; some minors travel without an
// adult.
std::vector<Person> make_people(const PeopleOptions& options);

// The list as a carrier would send it, Dutch headers, `;` and CRLF, UTF-8: read_manifest reads it.
std::string write_passenger_list(std::span<const Person> people);

}  // namespace kroniek::demo
