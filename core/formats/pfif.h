// People Finder Interchange Format 1.4 (zesty.ca/pfif/1.4): records of persons, and notes about them, in XML.
// Only the fields that this register gives or takes are held; what else a record says (addresses, telephone
// numbers, photographs) is passed over in reading and never written.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "core/result.h"
#include "core/time.h"

namespace kroniek::pfif {

enum class Sex { female, male, other };
constexpr auto names_of(Sex) {
  return std::to_array<std::string_view>({"female", "male", "other"});
}
enum class Status { information_sought, is_note_author, believed_alive, believed_missing, believed_dead };
constexpr auto names_of(Status) {
  return std::to_array<std::string_view>(
      {"information_sought", "is_note_author", "believed_alive", "believed_missing", "believed_dead"});
}

struct Person {
  std::string record_id;              // the home repository's domain, a slash, and an id of its own
  std::optional<Instant> entry_date;  // when this copy was made
  std::optional<Instant> expiry_date;
  std::string author_name;
  std::string source_name;
  std::optional<Instant> source_date;  // when the home repository made or changed it
  std::string full_name;               // empty in a placeholder
  std::string given_name;
  std::string family_name;
  std::vector<std::string> alternate_names;
  std::optional<Sex> sex;
  PartialDate date_of_birth;
  std::string age;  // `34`, or a range: `30-40`
  bool operator==(const Person&) const = default;
};

struct Note {
  std::string record_id;
  std::string person_record_id;
  std::string linked_person_record_id;  // of the same person's record elsewhere
  std::optional<Instant> entry_date;
  std::string author_name;
  std::optional<Instant> source_date;
  std::optional<bool> author_made_contact;
  std::optional<Status> status;
  std::string text;
  bool operator==(const Note&) const = default;
};

struct Document {
  std::vector<Person> persons;
  std::vector<Note> notes;
  bool operator==(const Document&) const = default;
};

// A record that was left out, by its place among those of its kind, from 1. Says nothing of what stood in it.
struct RecordFault {
  std::string_view kind;  // `person` or `note`
  std::size_t number = 0;
  std::string_view field;
  std::string_view code;
  bool operator==(const RecordFault&) const = default;
};
struct Reading {
  Document document;
  // Of document.persons and document.notes, each among all of their kind that the file holds.
  std::vector<std::size_t> person_numbers, note_numbers;
  std::vector<RecordFault> faults;
};

constexpr std::size_t records_max = 20'000;
constexpr std::size_t field_bytes_max = 10'000;

// Refused as a whole: `pfif.version` (another version than 1.4), `pfif.not-pfif`, `pfif.too-many-records`,
// and the codes of core/formats/xml.h. A record is left out with `pfif.record-id`, `pfif.date`, `pfif.value`,
// `pfif.field-missing`, `pfif.field-twice`, `pfif.field-too-long`, `pfif.record-twice`.
Result<Reading> read(std::string_view document);

// Fields in the order of the specification, notes within the person that they are about where that is in the
// document, empty fields left out.
std::string write(const Document& document);

// What stays of a record when it expired or was taken back: its id and its dates, with the moment at which
// that came about (specification, "Data expiry").
Person placeholder(std::string record_id, Instant at);
bool is_placeholder(const Person& person);
bool is_expired(const Person& person, Instant now);

// The parts of a record's id; none if it is not of that form.
struct RecordId {
  std::string domain;  // lower case
  std::string local;
};
std::optional<RecordId> parse_record_id(std::string_view text);

}  // namespace kroniek::pfif
