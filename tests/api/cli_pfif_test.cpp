// PFIF documents through the command line: records that changed or expired, and notes.
#include <catch2/catch.hpp>

#include "tests/api/cli_hall.h"

using namespace kroniek;
using namespace kroniek::test;

namespace {

const std::string monday = "2026-11-23T19:50:00Z", tuesday = "2026-11-24T08:00:00Z";

std::string tag(const std::string& name, const std::string& value) {
  return "<pfif:" + name + ">" + value + "</pfif:" + name + ">";
}
std::string document(const std::string& records) {
  return "<pfif:pfif xmlns:pfif=\"http://zesty.ca/pfif/1.4\">" + records + "</pfif:pfif>";
}
std::string person(const std::string& id, const std::string& name, const std::string& more = "",
                   const std::string& date = monday) {
  return tag("person",
             tag("person_record_id", id) + tag("source_date", date) + tag("full_name", name) + more);
}
std::string placeholder(const std::string& id) {
  return tag("person",
             tag("person_record_id", id) + tag("source_date", tuesday) + tag("expiry_date", tuesday));
}
std::string note(const std::string& id, const std::string& about, const std::string& more,
                 const std::string& text = "Geheim") {
  return tag("note", tag("note_record_id", id) + tag("person_record_id", about) + tag("author_name", "B") +
                         tag("source_date", monday) + tag("text", text) + more);
}

// Of records that were there before, and no document to compare them with.
const std::string not_dated = "1 source_date pfif.compared-by-date noted\n";

// `line column code effect` of each fault.
std::string faults_of(const Answer& answer) {
  std::string told;
  const auto json = answer.json();
  for (const auto& each : *json.find("faults")->array_items())
    told += at(each, "line") + " " + at(each, "column") + " " + at(each, "code") + " " + at(each, "effect") +
            "\n";
  return told;
}
// Of a second import: nothing is stated, and the log stays as it was.
void check_states_nothing(const Hall& hall, const std::string& records,
                          const std::vector<std::string>& more = {}) {
  const auto size = hall.size();
  const auto again = hall.pfif(document(records), more);
  INFO(again.out << again.err);
  CHECK(at(again.json(), "statements") == "0");
  CHECK(hall.size() == size);
}
Json file(const Hall& hall, const std::string& number) {
  const auto list = hall.get("/v1/registrations?number=" + number);
  return list.find("items")->array_items()->front();
}
std::string number_at(const Hall& hall, std::size_t index) {
  const auto list = hall.get("/v1/registrations");
  return at((*list.find("items")->array_items())[index], "number");
}

}  // namespace

TEST_CASE("import pfif: what a record says anew is recorded at level 0, once") {
  const Hall hall;
  REQUIRE(hall.pfif(document(person("a.example/person.1", "Anna Jansen"))).exit == 0);
  check_states_nothing(hall, person("a.example/person.1", "Anna Jansen"));
  const auto newer = person("a.example/person.1", "Anna Janssen", "", tuesday);
  const auto changed = hall.pfif(document(newer));
  INFO(changed.out << changed.err);
  CHECK(changed.exit == 0);
  CHECK(at(changed.json(), "changed") == "1");
  CHECK(at(changed.json(), "changedButKnownBetter") == "0");
  CHECK(at(changed.json(), "completed") == "1");
  CHECK(at(changed.json(), "statements") == "1");
  CHECK(at(changed.json(), "changedNumbers") == "[\"" + number_at(hall, 0) + "\"]");
  CHECK(changed.out.find("Jans") == std::string::npos);
  check_states_nothing(hall, newer);
  // The version before says nothing new either.
  check_states_nothing(hall, person("a.example/person.1", "Anna Jansen"));
}

TEST_CASE("import pfif: under an unchanged date the document before tells who is said otherwise of") {
  const Hall hall;
  const auto first = person("a.example/1", "Anna Jansen") + person("a.example/2", "Bo Jansen");
  const auto second = person("a.example/1", "Anna Janssen") + person("a.example/2", "Bo Jansen");
  REQUIRE(hall.pfif(document(first)).exit == 0);
  const auto undated = hall.pfif(document(second));
  CHECK(undated.exit == 0);
  CHECK(at(undated.json(), "changed") == "0");
  CHECK(faults_of(undated) == not_dated);
  write_file(hall.made.file("before.xml"), document(first));
  const auto changed = hall.pfif(document(second), {"--previous", hall.made.file("before.xml")});
  CHECK(at(changed.json(), "changed") == "1");
  CHECK(at(changed.json(), "statements") == "1");
  check_states_nothing(hall, second, {"--previous", hall.made.file("before.xml")});
  write_file(hall.made.file("before.xml"), "no PFIF");
  CHECK(hall.pfif(document(second), {"--previous", hall.made.file("before.xml")}).exit == 2);
}

TEST_CASE("import pfif: what the person told, or the desk corrected, goes before a newer record") {
  const Hall hall;
  REQUIRE(
      hall.pfif(document(person("a.example/1", "Anna Jansen") + person("a.example/2", "Bo Jansen"))).exit ==
      0);
  const auto list = hall.get("/v1/registrations");
  const auto& items = *list.find("items")->array_items();
  const auto told = hall.say_of(at(items[0], "id"), "registration.identified",
                                R"({"level":1,"basis":["oral-self"],"minor":true,"names":{"family":"J"}})");
  INFO(told.err);
  REQUIRE(told.exit == 0);
  REQUIRE(hall.say_of(at(items[1], "id"), "registration.corrected",
                      R"({"reason":"Spelling","names":{"family":"Janssens"}})")
              .exit == 0);
  const auto newer =
      person("a.example/1", "Ann Jansen", "", tuesday) + person("a.example/2", "B Jansen", "", tuesday);
  const auto kept = hall.pfif(document(newer));
  CHECK(at(kept.json(), "changed") == "2");
  CHECK(at(kept.json(), "changedButKnownBetter") == "2");
  CHECK(at(kept.json(), "alreadyThere") == "2");
  check_states_nothing(hall, newer);
}

TEST_CASE(
    "import pfif: an expired record's copy is proposed for erasure once, or named where that may not be") {
  const Hall hall;
  REQUIRE(hall.pfif(document(person("a.example/1", "Anna Jansen"))).exit == 0);
  const auto number = number_at(hall, 0);
  REQUIRE(hall.pfif(document(person("a.example/2", "Bo Jansen"))).exit == 0);
  const auto gone = placeholder("a.example/1") + placeholder("a.example/9");
  for (int time = 0; time < 2; ++time) {  // a registrar proposes no erasure
    const auto kept = hall.pfif(document(gone));
    CHECK(kept.exit == 1);
    CHECK(at(kept.json(), "recordsExpired") == "2");
    CHECK(at(kept.json(), "expiredCopiesKept") == "1");
    CHECK(at(kept.json(), "statements") == "0");
    CHECK(faults_of(kept) == "1 expiry_date pfif.expired-copy-kept refused\n");
    CHECK(kept.out.find(number) != std::string::npos);
    CHECK(kept.out.find("mandate.type-not-covered") != std::string::npos);
  }
  const auto lead = hall.mandate_as("reception-lead");
  const auto proposed = hall.pfif(document(gone), {"--mandate", lead});
  INFO(proposed.out << proposed.err);
  CHECK(proposed.exit == 0);
  CHECK(at(proposed.json(), "erasuresProposed") == "1");
  CHECK(at(proposed.json(), "statements") == "1");
  const auto erasures = hall.get("/v1/erasures");
  const auto& erasure = erasures.find("items")->array_items()->front();
  CHECK(at(erasure, "phase") == "proposed");
  CHECK(at(erasure, "subject") == at(file(hall, number), "id"));
  CHECK(at(erasure, "classes") == R"(["personal","text"])");
  check_states_nothing(hall, gone, {"--mandate", lead});
  const auto told = hall.pfif(document(gone));  // it waits with others now
  CHECK(told.exit == 0);
  CHECK(at(told.json(), "erasuresThere") == "1");
}

TEST_CASE("import pfif: of records that will expire it is told by when, and the erasure is proposed after") {
  const Hall hall;
  const auto lasting = tag("expiry_date", "2999-01-02T03:04:05Z");
  const auto sooner = tag("expiry_date", "2998-01-02T03:04:05Z");
  const auto first = hall.pfif(
      document(person("a.example/1", "Anna Jansen", lasting) + person("a.example/2", "Bo Jansen", sooner)));
  CHECK(first.exit == 0);
  CHECK(at(first.json(), "recordsExpiring") == "2");
  CHECK(faults_of(first) == "2 expiry_date pfif.expiry-not-kept noted\n");
  CHECK(first.out.find("2998-01-02") != std::string::npos);
  const auto over = tag("expiry_date", "2020-01-02T03:04:05Z");  // the same record, its time over
  const auto proposed = hall.pfif(document(person("a.example/1", "Anna Jansen", over)),
                                  {"--mandate", hall.mandate_as("reception-lead")});
  CHECK(at(proposed.json(), "erasuresProposed") == "1");
  CHECK(at(proposed.json(), "changed") == "0");
}

TEST_CASE("import pfif: of an expired record's file that holds more, somebody judges") {
  const Hall hall;
  REQUIRE(hall.pfif(document(person("a.example/1", "Anna Jansen"))).exit == 0);
  const auto number = number_at(hall, 0);
  REQUIRE(hall.say_of(at(file(hall, number), "id"), "registration.seen", R"({"checkpoint":"GATE-1"})").exit ==
          0);
  const auto lead = hall.mandate_as("reception-lead");
  const auto answer = hall.pfif(document(placeholder("a.example/1")), {"--mandate", lead});
  CHECK(answer.exit == 0);
  CHECK(faults_of(answer) == "1 expiry_date pfif.expired-file-rests-on-more noted\n");
  CHECK(answer.out.find(number) != std::string::npos);
  CHECK(at(answer.json(), "erasuresProposed") == "0");
  CHECK(at(answer.json(), "statements") == "0");
}

TEST_CASE("import pfif: a note that names two records suggests one link, for people to judge") {
  const Hall hall;
  const auto people = person("a.example/1", "Anna Jansen") + person("b.example/2", "A. Jansen");
  const auto records = people +
                       note("a.example/n1", "a.example/1", tag("linked_person_record_id", "b.example/2")) +
                       note("b.example/n2", "b.example/2", tag("linked_person_record_id", "a.example/1"));
  const auto first = hall.pfif(document(records));
  INFO(first.out << first.err);
  CHECK(first.exit == 0);
  CHECK(at(first.json(), "linksSuggested") == "1");
  CHECK(at(first.json(), "statements") == "7");
  CHECK(faults_of(first).empty());
  CHECK(first.out.find("Geheim") == std::string::npos);
  const auto links = hall.get("/v1/links");
  const auto& link = links.find("items")->array_items()->front();
  CHECK(at(link, "phase") == "suggested");
  CHECK(at(link, "method") == "pfif-linked-record-1");
  CHECK(link.find("explanation") != nullptr);
  check_states_nothing(hall, records);
  CHECK(at(hall.pfif(document(records)).json(), "linksThere") == "1");
}

TEST_CASE("import pfif: a link to a record that is no file here is told, and suggested when it is") {
  const Hall hall;
  const auto linked = note("a.example/n1", "a.example/1", tag("linked_person_record_id", "b.example/2"));
  const auto first = hall.pfif(document(person("a.example/1", "Anna Jansen") + linked));
  CHECK(first.exit == 0);
  CHECK(faults_of(first) == "1 note/linked_person_record_id pfif.linked-record-unknown noted\n");
  CHECK(at(first.json(), "linksSuggested") == "0");
  const auto later = hall.pfif(document(person("b.example/2", "A. Jansen") + linked));
  CHECK(at(later.json(), "linksSuggested") == "1");
}

TEST_CASE("import pfif: a note about our own record links it to the one that came from elsewhere") {
  const Hall hall;
  REQUIRE(hall.pfif(document(person("a.example/1", "Anna Jansen"))).exit == 0);
  const auto file_id = at(file(hall, number_at(hall, 0)), "id");
  REQUIRE(hall.pfif(document(person("b.example/2", "A. Jansen"))).exit == 0);
  const auto own = at(invoke({"verify", hall.serving.url()}).json(), "origin");
  const auto domain = own.substr(0, own.find('/'));
  const auto id = domain + "/" + file_id;
  const auto unknown = domain + "/registrations/01a20bd1-b0d2-732d-b99e-94fef548a6bd";
  const auto answer =
      hall.pfif(document(note("b.example/n1", id, tag("linked_person_record_id", "b.example/2")) +
                         note("b.example/n2", unknown, tag("linked_person_record_id", "b.example/2")) +
                         note(domain + "/n3", id, tag("status", "believed_alive"))));
  INFO(answer.out << answer.err);
  CHECK(at(answer.json(), "linksSuggested") == "1");
  CHECK(faults_of(answer) == "2 note/linked_person_record_id pfif.linked-record-unknown noted\n");
}

TEST_CASE("import pfif: what a link's note says that no text may hold does not cost the link") {
  const Hall hall;
  const auto text =
      GENERATE(as<std::string>(), "BSN 999999990", std::string(3'000, 'x'), "\xE2\x80\xAEGeheim");
  const auto answer = hall.pfif(
      document(person("a.example/1", "Anna Jansen") + person("b.example/2", "A. Jansen") +
               note("a.example/n1", "a.example/1", tag("linked_person_record_id", "b.example/2"), text)));
  INFO(answer.out << answer.err);
  CHECK(answer.exit == 0);
  CHECK(at(answer.json(), "linksSuggested") == "1");
  CHECK(faults_of(answer) == "1 note/text pfif.note-not-taken noted\n");
}

TEST_CASE("import pfif: a note's status, and a note that says nothing else, are told and never taken") {
  const Hall hall;
  const auto records = person("a.example/1", "Anna Jansen",
                              note("a.example/n1", "a.example/1", tag("status", "believed_dead"))) +
                       note("a.example/n2", "a.example/1", "") + note("a.example/n3", "c.example/7", "") +
                       note("nowhere", "a.example/1", "");
  for (int time = 0; time < 2; ++time) {
    const auto answer = hall.pfif(document(records));
    INFO(answer.out << answer.err);
    CHECK(answer.exit == 1);
    CHECK(at(answer.json(), "notesRefused") == "1");
    CHECK(faults_of(answer) == std::string("1 note/status pfif.status-not-taken noted\n"
                                           "2 note/text pfif.note-not-taken noted\n"
                                           "3 note/text pfif.note-not-taken noted\n"
                                           "4 note/note_record_id pfif.record-id refused\n") +
                                   (time == 0 ? "" : not_dated));
    CHECK(answer.out.find(number_at(hall, 0)) != std::string::npos);
    CHECK(answer.out.find("believed_dead") == std::string::npos);
    CHECK(answer.out.find("Geheim") == std::string::npos);
  }
  CHECK(at(file(hall, number_at(hall, 0)), "phase") == "announced");
}
