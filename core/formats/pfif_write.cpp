#include <algorithm>

#include "core/codecs.h"
#include "core/formats/pfif.h"
#include "core/formats/xml.h"

namespace kroniek::pfif {
namespace {

constexpr int person_indent = 4;

class Writer {
 public:
  explicit Writer(std::string& out, int indent) : out_(out), indent_(indent) {}

  void field(std::string_view name, std::string_view value) {
    if (value.empty()) return;
    out_ += std::string(static_cast<std::size_t>(indent_), ' ') + "<pfif:" + std::string(name) + ">" +
            xml_escaped(value) + "</pfif:" + std::string(name) + ">\n";
  }
  // In whole seconds, as the specification writes dates.
  void field(std::string_view name, const std::optional<Instant>& value) {
    constexpr std::int64_t second = 1'000'000;
    if (value)
      field(name, to_string(Instant{value->microseconds - (value->microseconds % second + second) % second}));
  }
  template <NamedEnum T>
  void field(std::string_view name, const std::optional<T>& value) {
    if (value) field(name, name_of(*value));
  }

 private:
  std::string& out_;
  int indent_;
};

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const auto& line : lines) text += (text.empty() ? "" : "\n") + line;
  return text;
}

void write_note(std::string& out, const Note& note, int indent) {
  const std::string margin(static_cast<std::size_t>(indent), ' ');
  out += margin + "<pfif:note>\n";
  Writer fields(out, indent + 2);
  fields.field("note_record_id", note.record_id);
  fields.field("person_record_id", note.person_record_id);
  fields.field("linked_person_record_id", note.linked_person_record_id);
  fields.field("entry_date", note.entry_date);
  fields.field("author_name", note.author_name);
  fields.field("source_date", note.source_date);
  if (note.author_made_contact)
    fields.field("author_made_contact", *note.author_made_contact ? "true" : "false");
  fields.field("status", note.status);
  fields.field("text", note.text);
  out += margin + "</pfif:note>\n";
}

void write_person(std::string& out, const Person& person, const std::vector<Note>& notes) {
  out += "  <pfif:person>\n";
  Writer fields(out, person_indent);
  fields.field("person_record_id", person.record_id);
  fields.field("entry_date", person.entry_date);
  fields.field("expiry_date", person.expiry_date);
  fields.field("author_name", person.author_name);
  fields.field("source_name", person.source_name);
  fields.field("source_date", person.source_date);
  fields.field("full_name", person.full_name);
  fields.field("given_name", person.given_name);
  fields.field("family_name", person.family_name);
  fields.field("alternate_names", joined(person.alternate_names));
  fields.field("sex", person.sex);
  if (person.date_of_birth.year) fields.field("date_of_birth", to_string(person.date_of_birth));
  fields.field("age", person.age);
  for (const auto& note : notes)
    if (note.person_record_id == person.record_id) write_note(out, note, person_indent);
  out += "  </pfif:person>\n";
}

}  // namespace

std::string write(const Document& document) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<pfif:pfif xmlns:pfif=\"http://zesty.ca/pfif/1.4\">\n";
  for (const auto& person : document.persons) write_person(out, person, document.notes);
  for (const auto& note : document.notes) {
    const bool within =
        std::any_of(document.persons.begin(), document.persons.end(),
                    [&](const Person& person) { return person.record_id == note.person_record_id; });
    if (!within) write_note(out, note, 2);
  }
  return out + "</pfif:pfif>\n";
}

}  // namespace kroniek::pfif
