#include "core/formats/pfif.h"

#include <rapidcheck.h>

#include <catch2/catch.hpp>

#include "tests/support/golden.h"

using namespace kroniek;

namespace {

Instant at(std::string_view text) {
  return parse_instant(text).value();
}

pfif::Document full() {
  pfif::Person person;
  person.record_id = "kcr2.example/registrations/1";
  person.entry_date = at("2026-11-23T20:00:00Z");
  person.expiry_date = at("2026-12-23T20:00:00Z");
  person.author_name = person.source_name = "kcr2.example";
  person.source_date = at("2026-11-23T19:50:00Z");
  person.full_name = "Zoë <de> Vries & Zn";
  person.given_name = "Zoë";
  person.family_name = "de Vries";
  person.alternate_names = {"Зоя", "Z. de Vries"};
  person.sex = pfif::Sex::female;
  person.date_of_birth = PartialDate{1984, {}, {}};
  person.age = "40-45";
  pfif::Note note;
  note.record_id = "kcr2.example/statements/2";
  note.person_record_id = person.record_id;
  note.linked_person_record_id = "other.example/person.7";
  note.entry_date = at("2026-11-23T20:00:00Z");
  note.author_name = "kcr2.example";
  note.source_date = at("2026-11-23T19:50:00Z");
  note.author_made_contact = true;
  note.status = pfif::Status::believed_alive;
  note.text = "Line one\nline two";
  auto elsewhere = note;
  elsewhere.record_id = "kcr2.example/statements/3";
  elsewhere.person_record_id = "other.example/person.8";
  return {{person, pfif::placeholder("kcr2.example/registrations/2", at("2026-11-23T20:00:00Z"))},
          {note, elsewhere}};
}

std::string person_with(const std::string& fields) {
  return R"(<pfif:pfif xmlns:pfif="http://zesty.ca/pfif/1.4"><pfif:person>)" + fields +
         "</pfif:person></pfif:pfif>";
}
const std::string good =
    "<pfif:person_record_id>a.example/1</pfif:person_record_id>"
    "<pfif:source_date>2026-11-23T19:50:00Z</pfif:source_date><pfif:full_name>Anna</pfif:full_name>";
const std::string note_fields =
    "<pfif:note_record_id>a.example/n1</pfif:note_record_id><pfif:author_name>B</pfif:author_name>"
    "<pfif:source_date>2026-11-23T19:50:00Z</pfif:source_date><pfif:text>T</pfif:text>";

// `kind number field code` of each record that was left out.
std::string faults_of(const std::string& document) {
  const auto reading = pfif::read(document);
  if (!reading.ok()) return reading.error().code;
  std::string text;
  for (const auto& fault : reading->faults)
    text += (text.empty() ? "" : "\n") + std::string(fault.kind) + " " + std::to_string(fault.number) + " " +
            std::string(fault.field) + " " + std::string(fault.code);
  return text;
}

}  // namespace

TEST_CASE("pfif: a document is written as the specification orders it") {
  test::check_golden("pfif.xml", pfif::write(full()));
}

TEST_CASE("pfif: what is written is read as it was") {
  const auto reading = pfif::read(pfif::write(full())).value();
  CHECK(reading.faults.empty());
  CHECK(reading.document == full());
  CHECK(reading.person_numbers == std::vector<std::size_t>{1, 2});
  CHECK(reading.note_numbers == std::vector<std::size_t>{1, 2});
}

TEST_CASE("pfif: any names and any known parts are read as they were written") {
  CHECK(rc::check([] {
    const auto word = rc::gen::nonEmpty(
        rc::gen::container<std::string>(rc::gen::elementOf(std::string("abcXYZ0129&<>\"'-"))));
    pfif::Person person;
    person.record_id =
        "a.example/" +
        *rc::gen::nonEmpty(rc::gen::container<std::string>(rc::gen::elementOf(std::string("abc&<./-"))));
    person.source_date = Instant{*rc::gen::inRange<std::int64_t>(0, 4'000'000'000) * 1'000'000};
    person.full_name = *word;
    person.given_name = *rc::gen::elementOf(std::vector<std::string>{"", "Зоя", "李", "سلمى", "🙂", "é"});
    person.alternate_names = *rc::gen::container<std::vector<std::string>>(word);
    person.sex = *rc::gen::elementOf(std::vector<std::optional<pfif::Sex>>{
        std::nullopt, pfif::Sex::female, pfif::Sex::male, pfif::Sex::other});
    person.date_of_birth =
        *rc::gen::elementOf(std::vector<PartialDate>{{}, {1984, {}, {}}, {1984, 5, {}}, {2024, 2, 29}});
    if (person.full_name.size() > 200 || person.record_id.size() > 200) RC_DISCARD("too long");
    std::size_t listed = 0;
    for (const auto& each : person.alternate_names) listed += each.size() + 1;
    if (listed > 1'000) RC_DISCARD("too long");
    const pfif::Document document{{person}, {}};
    RC_ASSERT(pfif::read(pfif::write(document)).value().document == document);
  }));
}

TEST_CASE("pfif: a record that breaks its rules is left out, and said to be") {
  const auto [fields, fault] = GENERATE(table<std::string, std::string>({
      {"", "person 1 person_record_id pfif.field-missing"},
      {"<pfif:person_record_id>nodomain</pfif:person_record_id>" + good.substr(good.find("<pfif:source")),
       "person 1 person_record_id pfif.record-id"},
      {"<pfif:person_record_id>a.example/</pfif:person_record_id>" + good.substr(good.find("<pfif:source")),
       "person 1 person_record_id pfif.record-id"},
      {good.substr(0, good.find("<pfif:source")), "person 1 source_date pfif.field-missing"},
      {good.substr(0, good.find("<pfif:full")), "person 1 full_name pfif.field-missing"},
      {good + "<pfif:full_name>Bo</pfif:full_name>", "person 1  pfif.field-twice"},
      {good + "<pfif:entry_date>yesterday</pfif:entry_date>", "person 1 entry_date pfif.date"},
      {good + "<pfif:entry_date>2026-11-23T19:50:00+01:00</pfif:entry_date>",
       "person 1 entry_date pfif.date"},
      {good + "<pfif:date_of_birth>1984-02-30</pfif:date_of_birth>", "person 1 date_of_birth pfif.date"},
      {good + "<pfif:date_of_birth>unknown</pfif:date_of_birth>", "person 1 date_of_birth pfif.date"},
      {good + "<pfif:sex>F</pfif:sex>", "person 1 sex pfif.value"},
      {good + "<pfif:age>old</pfif:age>", "person 1 age pfif.value"},
      {good + "<pfif:age>30-</pfif:age>", "person 1 age pfif.value"},
      {good + "<pfif:given_name>" + std::string(201, 'x') + "</pfif:given_name>",
       "person 1 given_name pfif.field-too-long"},
      {good + "<pfif:description>" + std::string(pfif::field_bytes_max + 1, 'x') + "</pfif:description>",
       "person 1  pfif.field-too-long"},
      {good + "<pfif:note/>", "note 1 note_record_id pfif.field-missing"},
      {good + "<pfif:note>" + note_fields + "<pfif:status>alive</pfif:status></pfif:note>",
       "note 1 status pfif.value"},
      {good + "<pfif:note>" + note_fields +
           "<pfif:author_made_contact>yes</pfif:author_made_contact></pfif:note>",
       "note 1 author_made_contact pfif.value"},
      {good + "<pfif:note>" + note_fields +
           "<pfif:person_record_id>a.example/2</pfif:person_record_id></pfif:note>",
       "note 1 person_record_id pfif.value"},
      {good + "<pfif:note>" + note_fields + "</pfif:note><pfif:note>" + note_fields + "</pfif:note>",
       "note 2 note_record_id pfif.record-twice"},
      {good + "</pfif:person><pfif:person>" + good, "person 2 person_record_id pfif.record-twice"},
      {good + "</pfif:person><pfif:note>" + note_fields + "</pfif:note><pfif:person>" +
           "<pfif:person_record_id>a.example/2</pfif:person_record_id>" +
           good.substr(good.find("<pfif:source")),
       "note 1 person_record_id pfif.field-missing"},
  }));
  CAPTURE(fields);
  CHECK(faults_of(person_with(fields)) == fault);
}

TEST_CASE("pfif: what is no PFIF 1.4 is refused as a whole") {
  const auto [document, code] = GENERATE(table<std::string, std::string>({
      {"", "xml.malformed"},
      {"name,status\n", "xml.malformed"},
      {"<pfif/>", "pfif.not-pfif"},
      {R"(<feed xmlns="http://www.w3.org/2005/Atom"/>)", "pfif.not-pfif"},
      {R"(<p:pfif xmlns:p="http://zesty.ca/pfif/1.2"/>)", "pfif.version"},
      {R"(<p:person xmlns:p="http://zesty.ca/pfif/1.4"/>)", "pfif.version"},
      {R"(<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x/>)", "xml.doctype"},
      {person_with("<pfif:person/>"), "pfif.not-pfif"},
      {person_with("<pfif:note><pfif:note/></pfif:note>"), "pfif.not-pfif"},
  }));
  CHECK(faults_of(document) == code);
  std::string many;
  for (std::size_t i = 0; i <= pfif::records_max; ++i) many += "</pfif:person><pfif:person>";
  CHECK(faults_of(person_with(many)) == "pfif.too-many-records");
}

TEST_CASE("pfif: unknown elements, empty fields and other namespaces are passed over") {
  const auto reading = pfif::read(person_with(good + "<pfif:home_street>Dam 1</pfif:home_street><pfif:sex/>"
                                                     "<x:sex xmlns:x=\"urn:x\">F</x:sex>"
                                                     "<pfif:profile_urls><b>u</b></pfif:profile_urls>"));
  REQUIRE(reading->document.persons.size() == 1);
  CHECK(reading->faults.empty());
  CHECK(reading->document.persons[0].full_name == "Anna");
  CHECK(pfif::write(reading->document).find("Dam") == std::string::npos);
}

TEST_CASE("pfif: a note may stand before its person's id") {
  const auto reading = pfif::read(person_with("<pfif:note>" + note_fields + "</pfif:note>" + good));
  CHECK(reading->faults.empty());
  REQUIRE(reading->document.notes.size() == 1);
  CHECK(reading->document.notes[0].person_record_id == "a.example/1");
}

TEST_CASE("pfif: a placeholder holds an id and dates, and nothing of anybody") {
  const auto held = pfif::placeholder("a.example/1", at("2026-11-23T20:00:00Z"));
  CHECK(pfif::is_placeholder(held));
  CHECK_FALSE(pfif::is_placeholder(full().persons[0]));
  CHECK(pfif::is_expired(held, at("2026-11-23T20:00:00Z")));
  CHECK_FALSE(pfif::is_expired(held, at("2026-11-23T19:59:59Z")));
  CHECK(pfif::write({{held}, {}}) ==
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<pfif:pfif xmlns:pfif=\"http://zesty.ca/pfif/1.4\">\n"
        "  <pfif:person>\n"
        "    <pfif:person_record_id>a.example/1</pfif:person_record_id>\n"
        "    <pfif:entry_date>2026-11-23T20:00:00Z</pfif:entry_date>\n"
        "    <pfif:expiry_date>2026-11-23T20:00:00Z</pfif:expiry_date>\n"
        "    <pfif:source_date>2026-11-23T20:00:00Z</pfif:source_date>\n"
        "  </pfif:person>\n</pfif:pfif>\n");
}

TEST_CASE("pfif: a record's id is a domain and an id") {
  CHECK(pfif::parse_record_id("A.Example/x/1")->domain == "a.example");
  CHECK(pfif::parse_record_id("A.Example/x/1")->local == "x/1");
  CHECK_FALSE(pfif::parse_record_id(
                  GENERATE(values<std::string>({"", "/", "a/b", "a.b", "a.b/", ".b/1", "a./1", "a..b/1",
                                                "a_b.c/1", "a.b/x y", "a.b/\n", "a.b/\x7f"})))
                  .has_value());
}
