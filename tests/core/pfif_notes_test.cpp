#include "api/import/pfif_notes.h"

#include <catch2/catch.hpp>

using namespace kroniek;

namespace {

const Instant now = parse_instant("2026-11-23T20:00:00Z").value();
const std::string file = "registrations/01a20bd1-b0d2-732d-b99e-94fef548a6bd";

pfif::Note note(const std::string& id, const std::string& about, const std::string& linked = "") {
  pfif::Note made;
  made.record_id = id;
  made.person_record_id = about;
  made.linked_person_record_id = linked;
  made.author_name = "B";
  made.source_date = now;
  made.text = "T";
  return made;
}
PfifNotes notes_of(const std::vector<pfif::Note>& notes) {
  return pfif_notes(pfif::read(pfif::write({{}, notes})).value(), "kcr2.example");
}

}  // namespace

TEST_CASE("pfif notes: a note names its records as an import finds them, ours by their files") {
  auto made = note("a.example/n1", "A.example/person.7", "kcr2.example/" + file);
  made.status = pfif::Status::believed_missing;
  const auto notes = notes_of({made, note("a.example/n2", "a.example/jan")}).notes;
  REQUIRE(notes.size() == 2);
  CHECK(notes[0].number == 1);
  CHECK(notes[0].about == PfifRecordOf{"a.example", "person.7", std::nullopt});
  CHECK(notes[0].linked == PfifRecordOf{"", "", parse_stream_id(file).value()});
  CHECK(notes[0].says_link);
  CHECK(notes[0].says_status);
  CHECK(notes[0].text == "T");
  CHECK(notes[1].number == 2);
  CHECK(notes[1].about->external_id.starts_with("h1-"));
  CHECK_FALSE(notes[1].linked.has_value());
  CHECK_FALSE(notes[1].says_link);
  CHECK_FALSE(notes[1].says_status);
}

TEST_CASE("pfif notes: a record that no file can be of is nobody's, and the link is told all the same") {
  for (const std::string& linked : {std::string(61, 'x') + ".example/1", std::string("kcr2.example/7"),
                                    "kcr2.example/links/" + file.substr(file.find('/') + 1)}) {
    const auto notes = notes_of({note("a.example/n1", "a.example/1", linked)}).notes;
    REQUIRE(notes.size() == 1);
    CHECK_FALSE(notes[0].linked.has_value());
    CHECK(notes[0].says_link);
  }
}

TEST_CASE("pfif notes: our own are passed over, and bad ones told with their numbers") {
  const auto read = notes_of({note("kcr2.example/n1", "a.example/1"), note("nowhere", "a.example/1"),
                              note("a.example/n3", "a.example/1")});
  REQUIRE(read.notes.size() == 1);
  CHECK(read.notes[0].number == 3);
  REQUIRE(read.faults.size() == 1);
  CHECK(read.faults[0] == ManifestFault{2, "note/note_record_id", "pfif.record-id", read.faults[0].detail,
                                        ManifestEffect::row_refused});
}

TEST_CASE("pfif notes: a text is cut between characters, not within one") {
  CHECK(first_characters("Zoë", 3) == "Zoë");
  CHECK(first_characters("Zoë", 2) == "Zo");
  CHECK(first_characters("ëë", 1) == "ë");
  CHECK(first_characters("", 1).empty());
}
