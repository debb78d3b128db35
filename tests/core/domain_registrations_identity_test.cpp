#include <catch2/catch.hpp>

#include "tests/core/domain_people_support.h"

using namespace kroniek;
using namespace kroniek::test;

namespace {

const std::string passport = R"("document":{"type":"passport","issuer":"NLD","number":"SPECI2014"})";

std::string identified(std::string_view more,
                       std::string_view level_and_basis = R"("level":0,"basis":["oral-other"])",
                       bool minor = false) {
  return "{" + std::string(level_and_basis) + R"(,"minor":)" + (minor ? "true" : "false") +
         (more.empty() ? "" : ",") + std::string(more) + "}";
}

std::string opened(std::string_view number, std::string_view more = "") {
  return R"({"number":")" + std::string(number) + R"(","source":"desk-1")" + std::string(more) + "}";
}

PeopleWorld world_seen() {
  PeopleWorld people;
  people.given("registration.opened", opened("KLM-00042F"));
  people.given("registration.seen", R"({"checkpoint":"EIN-1"})");
  return people;
}

std::string refusal_of(const std::string& json) {
  return world_seen().refusal("registration.identified", json);
}

}  // namespace

TEST_CASE("registration: a file has a number, and a source with the code of its id") {
  PeopleWorld people;
  people.given("registration.opened", opened("KLM-00042F", R"(,"externalId":"x1-bcdfghjkmnpqrstvbcdfghjk")"));
  CHECK(people.state().number == "KLM-00042F");
  CHECK(people.state().source_keys == std::vector<std::string>{"desk-1:x1-bcdfghjkmnpqrstvbcdfghjk"});
  CHECK(people.state().file_of == operation_id(1));
  CHECK(people.state().phase == registration::Phase::opened);
}

TEST_CASE("registration: number and source keys are unique, so one person never gets a second file") {
  std::vector<std::string_view> unique;
  for (const auto& field : registrations().view_fields)
    if (field.options.unique) unique.push_back(field.name);
  CHECK(unique == std::vector<std::string_view>{"number", "sourceKeys"});
}

TEST_CASE("registration: every source that names the person adds its key once") {
  PeopleWorld people;
  people.given("registration.opened", opened("KLM-00042F", R"(,"externalId":"1")"));
  people.given("registration.announced", R"({"by":"relative","source":"form","externalId":"2"})");
  people.given("registration.announced", R"({"by":"list","source":"form","externalId":"2"})");
  people.given("registration.expected",
               "{" + member("movement", movement_id(1)) + R"(,"source":"airline","externalId":"3"})");
  CHECK(people.state().source_keys == std::vector<std::string>{"desk-1:1", "form:2", "airline:3"});
}

TEST_CASE("registration: an opening is refused for its number or its source") {
  const auto [json, code] = GENERATE(table<std::string, std::string>({
      {opened("KLM-00042G"), "registration.number-check-character"},
      {opened("KLM00042F"), "registration.number-malformed"},
      {opened("KLM-00042F", R"(,"externalId":"Jan Jansen")"), "registration.external-id-malformed"},
      {opened("KLM-00042F", R"(,"externalId":"a:b1")"), "registration.external-id-malformed"},
      {opened("KLM-00042F", R"(,"externalId":"Jan-de-Vries")"), "registration.external-id-malformed"},
      {opened("KLM-00042F", R"(,"externalId":"jansen1970")"), "registration.external-id-malformed"},
      {opened("KLM-00042F", R"(,"externalId":"X7QP2M")"), "registration.external-id-malformed"},
      {opened("KLM-00042F", R"(,"externalId":"0742412345678")"), "registration.external-id-malformed"},
      {opened("KLM-00042F", R"(,"externalId":"123456782")"), "field.bsn"},
      {R"({"number":"KLM-00042F","source":"balie 1"})", "registration.code-malformed"},
  }));
  CHECK(PeopleWorld().refusal("registration.opened", json) == code);
}

TEST_CASE("registration: an external id needs its source") {
  PeopleWorld people;
  people.given("registration.opened", opened("KLM-00042F"));
  CHECK(people.refusal("registration.announced", R"({"by":"form","externalId":"7"})") ==
        "registration.source-missing");
}

TEST_CASE("registration: a raw id finds a person, and is refused wherever it is said") {
  PeopleWorld people;
  people.given("registration.opened", opened("KLM-00042F"));
  CHECK(people.refusal("registration.announced",
                       R"({"by":"form","source":"form","externalId":"jansen1970"})") ==
        "registration.external-id-malformed");
  CHECK(people.refusal("registration.expected", "{" + member("movement", movement_id(1)) +
                                                    R"(,"source":"form","externalId":"jansen1970"})") ==
        "registration.external-id-malformed");
}

TEST_CASE("registration: belongs to an operation that is open, exercise data to an exercise") {
  PeopleWorld people;
  people.world.claims.operation.reset();
  CHECK(people.refusal("registration.opened", opened("KLM-00042F")) == "operation.required");
  people.world.claims.operation = operation_id(9);
  CHECK(people.refusal("registration.opened", opened("KLM-00042F")) == "operation.unknown");
  people.put_operation(3, operation::Phase::closed, operation::Kind::repatriation);
  people.world.claims.operation = operation_id(3);
  CHECK(people.refusal("registration.opened", opened("KLM-00042F")) == "operation.closed");
  people.put_operation(4, operation::Phase::open, operation::Kind::exercise);
  people.world.claims.operation = operation_id(4);
  CHECK(people.refusal("registration.opened", opened("KLM-00042F")) == "operation.exercise-mismatch");
  people.world.claims.exercise = true;
  CHECK(people.refusal("registration.opened", opened("KLM-00042F")) == accepted);
  people.world.claims.operation = operation_id(1);
  CHECK(people.refusal("registration.opened", opened("KLM-00042F")) == "operation.exercise-mismatch");
}

TEST_CASE("registration: a level needs the basis that it stands for") {
  const auto [level_and_basis, more, code] = GENERATE_COPY(table<std::string, std::string, std::string>({
      {R"("level":0,"basis":["list"])", "", accepted},
      {R"("level":1,"basis":["oral-self"])", "", accepted},
      {R"("level":1,"basis":["list","oral-other"])", "", "registration.level-without-basis"},
      {R"("level":2,"basis":["oral-self"])", passport, "registration.level-without-basis"},
      {R"("level":2,"basis":["document-seen"])", passport, accepted},
      {R"("level":2,"basis":["document-seen"])", "", "registration.document-missing"},
      {R"("level":3,"basis":["document-seen"])", passport, "registration.level-without-basis"},
      {R"("level":3,"basis":["mrz"])", passport, "registration.mrz-not-valid"},
      {R"("level":3,"basis":["mrz"],"mrzResult":"check-digit-wrong")", passport,
       "registration.mrz-not-valid"},
      {R"("level":2,"basis":["mrz"],"mrzResult":"check-digit-wrong")", passport, accepted},
      {R"("level":3,"basis":["mrz"],"mrzResult":"valid")", passport, accepted},
      {R"("level":4,"basis":["mrz"],"mrzResult":"valid")", passport, "registration.level-without-basis"},
      {R"("level":4,"basis":["chip"])", passport, accepted},
      {R"("level":0,"basis":[])", "", "registration.basis-missing"},
  }));
  CHECK(refusal_of(identified(more, level_and_basis)) == code);
}

TEST_CASE("registration: a level above 1 needs a person who has been seen") {
  PeopleWorld people;
  people.given("registration.opened", opened("KLM-00042F"));
  CHECK(people.refusal("registration.identified",
                       identified(passport, R"("level":2,"basis":["document-seen"])")) ==
        "registration.not-seen");
  people.given("registration.identified", identified("", R"("level":0,"basis":["list"])"));
  CHECK(people.state().phase == registration::Phase::opened);
  CHECK(people.state().level == 0);
}

TEST_CASE("registration: a level is lowered by a correction only, and raised by none") {
  auto people = world_seen();
  people.given("registration.identified", identified(passport, R"("level":2,"basis":["document-seen"])"));
  CHECK(people.refusal("registration.identified", identified("", R"("level":1,"basis":["oral-self"])")) ==
        "registration.level-lowered");
  CHECK(people.refusal("registration.corrected", R"({"reason":"Echt","level":3})") ==
        "registration.level-raised-by-correction");
  people.given("registration.corrected", R"({"reason":"Vals document","level":0})");
  CHECK(people.state().level == 0);
}

TEST_CASE("registration: a correction corrects something, and says why") {
  const auto people = world_seen();
  CHECK(people.refusal("registration.corrected", R"({"reason":"Zomaar"})") ==
        "registration.nothing-corrected");
  CHECK(faults<registration::Corrected>(R"({"category":"dutch"})") == "/reason field.missing\n");
}

TEST_CASE("registration: unknown stays unknown") {
  auto people = world_seen();
  people.given("registration.identified", identified(""));
  CHECK(people.state().category == std::nullopt);
  CHECK(people.state().dual_national == std::nullopt);
  CHECK(people.state().birth_date_doubtful == std::nullopt);
  const auto date = GENERATE(values<std::string>({"unknown", "1984", "1984-05", "1984-05-17", "1984-02-29"}));
  CHECK(people.refusal("registration.identified", identified(R"("dateOfBirth":")" + date + "\"")) ==
        accepted);
}

TEST_CASE("registration: a birth date is a day of the calendar") {
  CHECK(faults<registration::Identified>(identified(R"("dateOfBirth":"1983-02-29")")) ==
        "/dateOfBirth date.malformed\n");
}

TEST_CASE("registration: 1 January is said to be doubtful, never taken silently") {
  CHECK(refusal_of(identified(R"("dateOfBirth":"1984-01-01")")) ==
        "registration.birth-date-doubtful-not-said");
  CHECK(refusal_of(identified(R"("dateOfBirth":"1984-01-01","birthDateDoubtful":false)")) ==
        "registration.birth-date-doubtful-not-said");
  CHECK(refusal_of(identified(R"("dateOfBirth":"1984-01")")) == accepted);
  CHECK(refusal_of(identified(R"("dateOfBirth":"1984-01-02")")) == accepted);
  auto people = world_seen();
  people.given("registration.identified",
               identified(R"("dateOfBirth":"1984-01-01","birthDateDoubtful":true)"));
  CHECK(people.state().birth_date_doubtful == true);
  CHECK(people.refusal("registration.corrected", R"({"reason":"Anders","dateOfBirth":"1985-01-01"})") ==
        accepted);
  CHECK(people.refusal("registration.corrected",
                       R"({"reason":"Anders","dateOfBirth":"1985-01-01","birthDateDoubtful":false})") ==
        "registration.birth-date-doubtful-not-said");
}

TEST_CASE("registration: a birth date lies not after the day of the event, wherever on earth that was") {
  // The event was on 23 November at 19:45 UTC: the 24th had begun east of UTC+4.
  const auto [date, code] = GENERATE(table<std::string, std::string>({
      {"2026-11-24", accepted},
      {"2026-11-25", "registration.birth-date-in-future"},
      {"2026-12", "registration.birth-date-in-future"},
      {"2027", "registration.birth-date-in-future"},
      {"2026", accepted},
  }));
  CHECK(refusal_of(identified(R"("dateOfBirth":")" + date + "\"", R"("level":0,"basis":["list"])", true)) ==
        code);
}

TEST_CASE("registration: minor and birth date do not contradict each other where the date decides") {
  const auto [date, minor, code] = GENERATE(table<std::string, bool, std::string>({
      {"2010-05-17", false, "registration.minor-contradicts-birth-date"},
      {"1984-05-17", true, "registration.minor-contradicts-birth-date"},
      {"1984", true, "registration.minor-contradicts-birth-date"},
      {"2008", true, accepted},  // eighteen this year: perhaps
      {"2008", false, accepted},
      {"2008-11-22", true, "registration.minor-contradicts-birth-date"},
      {"2008-11-23", true, "registration.minor-contradicts-birth-date"},
      {"2008-11-24", true, accepted},  // where the 23rd is not over yet
      {"2008-11-25", false, "registration.minor-contradicts-birth-date"},
      {"2008-11-24", false, accepted},  // eighteen where the 24th had begun
      {"2008-11", true, accepted},
      {"unknown", true, accepted},
  }));
  const auto said = R"("dateOfBirth":")" + date + "\"";
  CHECK(refusal_of(identified(said, R"("level":0,"basis":["list"])", minor)) == code);
  CHECK(refusal_of(identified(said + R"(,"birthDateDoubtful":true)", R"("level":0,"basis":["list"])",
                              minor)) == accepted);
}

TEST_CASE("registration: a minor with a date of birth becomes an adult by another date only") {
  auto people = world_seen();
  people.given("registration.identified",
               R"({"level":0,"basis":["list"],"minor":true,"dateOfBirth":"2010-05-17"})");
  const auto corrected = [&](const std::string& more) {
    return people.refusal("registration.corrected",
                          R"({"reason":"Verschrijving","minor":false)" + more + "}");
  };
  CHECK(corrected("") == "registration.date-of-birth-missing");
  CHECK(corrected(R"(,"dateOfBirth":"2010-05-17")") == "registration.minor-contradicts-birth-date");
  CHECK(corrected(R"(,"dateOfBirth":"2000-05-17")") == accepted);
  CHECK(people.refusal("registration.identified", R"({"level":0,"basis":["oral-self"],"minor":false})") ==
        "registration.date-of-birth-missing");

  CHECK(corrected(R"(,"birthDateDoubtful":true)") == accepted);
}

TEST_CASE("registration: a dual national says so, and counts once") {
  const auto [more, code] = GENERATE(table<std::string, std::string>({
      {R"("nationalities":["NLD"],"category":"dutch")", accepted},
      {R"("nationalities":["NLD","MAR"],"category":"dutch","dualNational":true)", accepted},
      {R"("nationalities":["NLD","MAR"],"category":"dutch")", "registration.dual-national-not-said"},
      {R"("nationalities":["NLD","MAR"],"dualNational":false)", "registration.dual-national-not-said"},
      {R"("nationalities":["NLD","NLD"],"dualNational":true)", "registration.nationality-twice"},
      {R"("nationalities":["NLD","MAR"],"category":"other","dualNational":true)",
       "registration.category-contradicts-nationality"},
      {R"("nationalities":["MAR"],"category":"dutch")", "registration.category-contradicts-nationality"},
      {R"("nationalities":["D"],"category":"eu")", accepted},
      {R"("nationalities":["QQQ"])", "registration.state-code-unknown"},
      {R"("nationalities":[],"category":"dutch")", accepted},
  }));
  CHECK(refusal_of(identified(more)) == code);
}

TEST_CASE("registration: no citizen service number is kept as a document number or in a text") {
  const auto document = [](std::string_view rest) {
    return R"("document":{"type":"identity-card",)" + std::string(rest) + "}";
  };
  const auto [more, code] = GENERATE_COPY(table<std::string, std::string>({
      {document(R"("issuer":"NLD","number":"123456782")"), "registration.document-number-is-bsn"},
      {document(R"("issuer":"NLD","number":"1234.56.782")"), "registration.document-number-is-bsn"},
      {document(R"("number":"123456782")"), "registration.document-number-is-bsn"},
      {document(R"("issuer":"NLD","number":"123456789")"), accepted},
      {document(R"("issuer":"USA","number":"123456782")"), accepted},
      {document(R"("issuer":"QQQ","number":"12345")"), "registration.state-code-unknown"},
      {R"("names":{"family":"Vos","given":"123456782"})", "field.bsn"},
      {R"("otherNames":[{"family":"Vos 123.456.782"}])", "field.bsn"},
  }));
  CHECK(refusal_of(identified(more)) == code);
}

TEST_CASE("registration: no text of any event holds a citizen service number") {
  auto people = world_seen();
  people.given("registration.identified", identified(""));
  const auto [type, json] = GENERATE(table<std::string, std::string>({
      {"registration.need-recorded", R"({"category":"other","urgent":false,"detail":"BSN 123456782"})"},
      {"registration.contact-recorded", R"({"relation":"parent","name":"Vos 123456782"})"},
      {"registration.destination-recorded", R"({"country":"BE","address":"123456782"})"},
      {"registration.corrected", R"({"reason":"123456782","category":"eu"})"},
      {"registration.tagged", R"({"tag":"123456782"})"},
      {"registration.departed", R"({"pickedUpBy":"Oom, 111222333"})"},
      {"registration.objection-noted", R"({"objection":"123456782"})"},
  }));
  CHECK(people.refusal(type, json) == "field.bsn");
}

TEST_CASE("registration: what was said newer comes after what was said before") {
  auto people = world_seen();
  const auto first = people.given("registration.identified", identified(R"("names":{"family":"Vos"})"));
  const auto second =
      people.given("registration.corrected", R"({"reason":"Spelling","names":{"family":"Voss"}})");
  const auto state = people.state();
  REQUIRE(state.names.places.size() == 2);
  CHECK(state.names.places[0] == HiddenPlace{first, "/names"});
  CHECK(state.names.places[1] == HiddenPlace{second, "/names"});
}
