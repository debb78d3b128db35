#include <algorithm>
#include <map>
#include <set>

#include "core/codecs.h"
#include "core/formats/pfif.h"
#include "core/formats/xml.h"

namespace kroniek::pfif {
namespace {

constexpr std::string_view spaces = "http://zesty.ca/pfif/";
constexpr std::string_view space = "http://zesty.ca/pfif/1.4";
constexpr std::size_t name_characters_max = 200;

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  const auto first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

// One record while it is read: its fields by name, and the first thing that is wrong with it.
struct Record {
  std::string_view kind;
  std::size_t number = 0;
  std::map<std::string, std::string, std::less<>> fields = {};
  std::optional<RecordFault> fault = std::nullopt;

  void refuse(std::string_view field, std::string_view code) {
    if (!fault) fault = RecordFault{kind, number, field, code};
  }
  std::string text(std::string_view name, std::size_t bytes_max = name_characters_max) {
    const auto found = fields.find(name);
    if (found == fields.end()) return "";
    const auto value = trimmed(found->second);
    if (value.size() > bytes_max) refuse(name, "pfif.field-too-long");
    return std::string(value);
  }
  std::string required(std::string_view name, std::size_t bytes_max = name_characters_max) {
    auto value = text(name, bytes_max);
    if (value.empty()) refuse(name, "pfif.field-missing");
    return value;
  }
  std::string id(std::string_view name) {
    auto value = text(name);
    if (!value.empty() && !parse_record_id(value)) refuse(name, "pfif.record-id");
    return value;
  }
  std::optional<Instant> date(std::string_view name) {
    const auto value = text(name);
    if (value.empty()) return std::nullopt;
    const auto instant = parse_instant(value);
    if (instant.ok() && value.ends_with('Z')) return *instant;
    refuse(name, "pfif.date");
    return std::nullopt;
  }
  template <NamedEnum T>
  std::optional<T> choice(std::string_view name) {
    const auto value = text(name);
    if (value.empty()) return std::nullopt;
    const auto names = names_of(T{});
    const auto found = std::find(names.begin(), names.end(), value);
    if (found != names.end()) return static_cast<T>(found - names.begin());
    refuse(name, "pfif.value");
    return std::nullopt;
  }
};

// Years with their unknown parts left out; `unknown` is a word of ours.
PartialDate birth_of(Record& record) {
  const auto value = record.text("date_of_birth");
  if (value.empty()) return {};
  const auto date = parse_partial_date(value);
  if (date.ok() && date->year) return *date;
  record.refuse("date_of_birth", "pfif.date");
  return {};
}

// A whole number, or two with a hyphen.
std::string age_of(Record& record) {
  auto value = record.text("age");
  const auto digits = [](std::string_view part) {
    return !part.empty() && part.size() <= 3 &&
           std::all_of(part.begin(), part.end(), [](char c) { return c >= '0' && c <= '9'; });
  };
  const std::string_view age(value);
  const auto hyphen = age.find('-');
  const bool right = hyphen == std::string_view::npos
                         ? digits(age)
                         : digits(age.substr(0, hyphen)) && digits(age.substr(hyphen + 1));
  if (!value.empty() && !right) record.refuse("age", "pfif.value");
  return value;
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    if (const auto line = trimmed(text.substr(0, end)); !line.empty()) lines.emplace_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

Person person_of(Record& record) {
  Person person;
  person.record_id = record.id("person_record_id");
  record.required("person_record_id");
  person.entry_date = record.date("entry_date");
  person.expiry_date = record.date("expiry_date");
  person.author_name = record.text("author_name");
  person.source_name = record.text("source_name");
  person.source_date = record.date("source_date");
  person.full_name = record.text("full_name");
  person.given_name = record.text("given_name");
  person.family_name = record.text("family_name");
  person.alternate_names = lines_of(record.text("alternate_names", 1'000));
  person.sex = record.choice<Sex>("sex");
  person.date_of_birth = birth_of(record);
  person.age = age_of(record);
  if (!person.source_date) record.refuse("source_date", "pfif.field-missing");
  // Only a placeholder is nobody's, and it says when it became one.
  if (is_placeholder(person) && !person.expiry_date) record.refuse("full_name", "pfif.field-missing");
  return person;
}

Note note_of(Record& record, const std::string& within) {
  Note note;
  note.record_id = record.id("note_record_id");
  record.required("note_record_id");
  note.person_record_id = record.id("person_record_id");
  if (note.person_record_id.empty()) note.person_record_id = within;
  if (note.person_record_id.empty()) record.refuse("person_record_id", "pfif.field-missing");
  if (!within.empty() && note.person_record_id != within) record.refuse("person_record_id", "pfif.value");
  note.linked_person_record_id = record.id("linked_person_record_id");
  note.entry_date = record.date("entry_date");
  note.author_name = record.required("author_name");
  note.source_date = record.date("source_date");
  if (!note.source_date) record.refuse("source_date", "pfif.field-missing");
  const auto contact = record.text("author_made_contact");
  if (!contact.empty() && contact != "true" && contact != "false")
    record.refuse("author_made_contact", "pfif.value");
  if (!contact.empty()) note.author_made_contact = contact == "true";
  note.status = record.choice<Status>("status");
  note.text = record.required("text", field_bytes_max);
  return note;
}

class DocumentReader {
 public:
  bool begin(const XmlElement& element);
  bool text(std::string_view part);
  bool end(std::string_view name);
  Result<Reading> done();

 private:
  bool refuse(std::string_view code, std::string_view detail, ErrorKind kind = ErrorKind::invalid) {
    refusal_ = Error{kind, std::string(code), std::string(detail)};
    return false;
  }
  Record* open_record() { return note_ ? &*note_ : person_ ? &*person_ : nullptr; }
  bool begin_record(std::string_view kind);
  void end_person();
  void end_note();

  std::size_t depth_ = 0;
  std::size_t field_depth_ = 0;  // 0: not in a field
  std::string field_;
  std::optional<Record> person_, note_;
  std::vector<Record> notes_within_;  // of the person that is being read: its id may stand after them
  std::size_t persons_ = 0, notes_ = 0;
  std::set<std::string, std::less<>> ids_;
  Reading out_;
  std::optional<Error> refusal_;
};

bool DocumentReader::begin_record(std::string_view kind) {
  const bool is_person = kind == "person";
  if (note_ || (is_person && person_)) return refuse("pfif.not-pfif", "A record stands inside another one.");
  auto& number = is_person ? persons_ : notes_;
  ++number;
  if (persons_ + notes_ > records_max)
    return refuse("pfif.too-many-records", "A document has at most 20,000 records.", ErrorKind::too_large);
  (is_person ? person_ : note_) = Record{is_person ? "person" : "note", number};
  return true;
}

bool DocumentReader::begin(const XmlElement& element) {
  ++depth_;
  if (depth_ == 1) {
    if (element.space == space && element.name == "pfif") return true;
    const bool other = element.space.starts_with(spaces);
    return other ? refuse("pfif.version", "The document is of another version than PFIF 1.4.")
                 : refuse("pfif.not-pfif", "The document is no PFIF: its first element is not pfif.");
  }
  if (field_depth_ != 0 || element.space != space) return true;
  if (element.name == "person" || element.name == "note") return begin_record(element.name);
  auto* record = open_record();
  if (record == nullptr) return true;
  field_ = element.name;
  field_depth_ = depth_;
  if (!record->fields.emplace(field_, "").second) record->refuse("", "pfif.field-twice");
  return true;
}

bool DocumentReader::text(std::string_view part) {
  if (field_depth_ != depth_ || field_depth_ == 0) return true;
  auto* record = open_record();
  auto& value = record->fields[field_];
  if (value.size() + part.size() > field_bytes_max)
    record->refuse("", "pfif.field-too-long");
  else
    value += part;
  return true;
}

void DocumentReader::end_person() {
  auto record = *std::exchange(person_, std::nullopt);
  auto person = person_of(record);
  if (!record.fault && !ids_.insert("person " + person.record_id).second)
    record.refuse("person_record_id", "pfif.record-twice");
  for (auto& note : notes_within_) {
    note_ = std::move(note);
    note_->fields.emplace("", person.record_id);
    end_note();
  }
  notes_within_.clear();
  if (record.fault) return out_.faults.push_back(*record.fault);
  out_.document.persons.push_back(std::move(person));
  out_.person_numbers.push_back(record.number);
}

void DocumentReader::end_note() {
  auto record = *std::exchange(note_, std::nullopt);
  const auto within = record.fields.find("");
  auto note = note_of(record, within == record.fields.end() ? "" : within->second);
  if (!record.fault && !ids_.insert("note " + note.record_id).second)
    record.refuse("note_record_id", "pfif.record-twice");
  if (record.fault) return out_.faults.push_back(*record.fault);
  out_.document.notes.push_back(std::move(note));
  out_.note_numbers.push_back(record.number);
}

bool DocumentReader::end(std::string_view name) {
  const bool ends_field = field_depth_ == depth_;
  --depth_;
  if (ends_field) {
    field_depth_ = 0;
  } else if (field_depth_ == 0 && name == "note" && note_) {
    if (person_)
      notes_within_.push_back(*std::exchange(note_, std::nullopt));
    else
      end_note();
  } else if (field_depth_ == 0 && name == "person" && person_ && !note_) {
    end_person();
  }
  return true;
}

Result<Reading> DocumentReader::done() {
  if (refusal_) return *refusal_;
  return std::move(out_);
}

}  // namespace

Result<Reading> read(std::string_view document) {
  DocumentReader reader;
  TRY_OK(
      read_xml(document, {.begin = [&](const XmlElement& element) { return reader.begin(element); },
                          .text = [&](std::string_view text) { return reader.text(text); },
                          .end = [&](std::string_view, std::string_view name) { return reader.end(name); }}));
  return reader.done();
}

}  // namespace kroniek::pfif
