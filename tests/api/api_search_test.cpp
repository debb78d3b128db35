// Searching persons: recorded first, then shown, and only to who may see them.
#include <catch2/catch.hpp>

#include "tests/support/api_world.h"

namespace kroniek::test {
namespace {

struct Search {
  ApiWorld api;
  const StreamId file = api.file();

  http::Response ask(const Person* by, std::string_view members) {
    return api.post("/v1/registrations/_search",
                    R"({"purpose": "Familie zoekt", "ground": "Wvr-39")" +
                        (members.empty() ? "" : ", " + std::string(members)) + "}",
                    by);
  }
  http::Response ask(std::string_view members) { return ask(&api.world.registrar, members); }
  http::Response duplicates(const StreamId& of, std::string_view json) {
    return api.post("/v1/" + to_string(of) + "/_duplicates", json, &api.world.registrar);
  }
  void shield(const StreamId& of) {
    api.world.state(api.world.registrar,
                    api.registered(of, "registration.flagged", R"({"kind": "protection"})", 5));
  }
};

std::size_t hits_in(const http::Response& response) {
  REQUIRE(response.status == 200);
  return items_at(json_of(response), "hits").size();
}

}  // namespace

TEST_CASE("api search: a person is found under another spelling, with the reasons and what may be seen") {
  Search search;
  const auto answer = search.ask(R"("names": "Annelote van der Sande Personal", "dateOfBirth": "1984-05")");
  REQUIRE(hits_in(answer) == 1);
  const auto json = json_of(answer);
  CHECK(text_at(json, "hits/0/subject") == to_string(search.file));
  CHECK(*at(json, "hits/0/score").integer() > 50);
  CHECK(text_at(json, "hits/0/phase") == "identified");
  CHECK(text_at(json, "hits/0/number").starts_with("TST-"));
  CHECK(text_at(json, "hits/0/values/names/family") == "Vanderzande-Personal");
  CHECK(text_at(json, "hits/0/values/dateOfBirth") == "1984-05-17");
  CHECK(at(json, "hits/0/values/document").is_null());
  bool by_date = false;
  for (const auto& reason : items_at(json, "hits/0/reasons"))
    by_date = by_date || text_at(reason, "kind") == "date-partial";
  CHECK(by_date);
}

TEST_CASE("api search: by document, by tag, and by date alone") {
  Search search;
  search.api.world.state(search.api.world.registrar, search.api.registered(search.file, "registration.tagged",
                                                                           R"({"tag": "TAG-0042"})", 5));
  CHECK(hits_in(search.ask(R"("document": "SPECPERSI")")) == 1);
  CHECK(hits_in(search.ask(R"("document": "SPECPER1")")) == 1);
  CHECK(hits_in(search.ask(R"("tag": "tag0042")")) == 1);
  CHECK(hits_in(search.ask(R"("dateOfBirth": "1984-05-17")")) == 1);
  CHECK(hits_in(search.ask(R"("dateOfBirth": "1983")")) == 0);
  CHECK(hits_in(search.ask(R"("document": "SPECXXXXX")")) == 0);
}

TEST_CASE("api search: it is an opening of everybody who is shown, in the log before the answer") {
  Search search;
  const auto size = search.api.world.size();
  const auto answer = search.ask(R"("names": "Vanderzande")");
  REQUIRE(hits_in(answer) == 1);
  CHECK(search.api.world.size() == size + 1);
  const auto recorded =
      json_of(search.api.get(header_of(answer, "Location"), &search.api.world.data_protection));
  CHECK(text_at(recorded, "claims/type") == "opening.made-for-several");
  CHECK(text_at(recorded, "claims/data/occasion") == "search");
  CHECK(text_at(recorded, "claims/data/subjects/0") == to_string(search.file));
  CHECK(text_at(recorded, "claims/data/purpose") == "Familie zoekt");
}

TEST_CASE("api search: what its reasons confirm is recorded as opened, and so is how it was asked") {
  Search search;
  const auto [asked, fields, by] = GENERATE(table<std::string, std::string, std::string>(
      {{R"("document": "SPECPERSI")", R"(["dateOfBirth","document","names"])", R"(["document"])"},
       {R"("names": "Vanderzande")", R"(["dateOfBirth","names","otherNames"])", R"(["names"])"},
       {R"("names": "Vanderzande", "document": "SPECPERSI", "dateOfBirth": "1984")",
        R"(["dateOfBirth","document","names","otherNames"])", R"(["names","date-of-birth","document"])"},
       {R"("dateOfBirth": "1984-05-17")", R"(["dateOfBirth","names"])", R"(["date-of-birth"])"}}));
  INFO(asked);
  const auto answer = search.ask(asked);
  REQUIRE(hits_in(answer) == 1);
  // What is confirmed is not shown for it.
  CHECK(at(json_of(answer), "hits/0/values/document").is_null());
  CHECK(at(json_of(answer), "hits/0/values/otherNames").is_null());
  const auto& reader = search.api.world.data_protection;
  const auto recorded = json_of(search.api.get(header_of(answer, "Location"), &reader));
  CHECK(write_json(at(recorded, "claims/data/fields")) == fields);
  CHECK(write_json(at(recorded, "claims/data/by")) == by);
  const auto looks = json_of(search.api.get("/v1/" + to_string(search.file) + "/_looks", &reader));
  CHECK(write_json(at(looks, "items/0/fields")) == fields);
  CHECK(write_json(at(looks, "items/0/by")) == by);
}

TEST_CASE("api search: a search that finds nobody is recorded too, without what was asked") {
  Search search;
  const auto answer = search.ask(R"("names": "Nergensvandaan", "dateOfBirth": "1999-09-09")");
  CHECK(hits_in(answer) == 0);
  const auto target = header_of(answer, "Location");
  const auto shown = search.api.get(target, &search.api.world.data_protection);
  CHECK(text_at(json_of(shown), "claims/type") == "opening.searched");
  CHECK(at(json_of(shown), "claims/data/by") == Json::array({"names", "date-of-birth"}));
  CHECK(at(json_of(shown), "claims/data/fields") == Json::array({"dateOfBirth", "names", "otherNames"}));
  CHECK(shown.body.find("Nergensvandaan") == std::string::npos);
  CHECK(shown.body.find("1999-09-09") == std::string::npos);
}

TEST_CASE("api search: where it cannot be recorded, nothing is shown") {
  for (const auto* asked : {R"("names": "Vanderzande")", R"("names": "Nergensvandaan")"}) {
    Search search;
    search.api.world.faults().fail_next(Fault::refuse);
    const auto answer = search.ask(asked);
    CHECK(answer.status == 503);
    for (const auto& value : personal_values()) CHECK(answer.body.find(value) == std::string::npos);
  }
}

TEST_CASE("api search: only who may open names may search, and nobody finds whom he may not open") {
  Search search;
  const auto size = search.api.world.size();
  for (const auto* person : {&search.api.world.coordinator, &search.api.world.administrator}) {
    const auto answer = search.ask(person, R"("names": "Vanderzande")");
    CHECK(answer.status == 403);
    CHECK(code_of(answer) == "opening.no-mandate");
  }
  const auto care = search.ask(&search.api.world.care, R"("names": "Vanderzande")");
  CHECK(care.status == 403);
  CHECK(code_of(care) == "opening.field-not-allowed");
  CHECK(search.ask(nullptr, R"("names": "Vanderzande")").status == 401);
  CHECK(search.api.world.size() == size);
}

TEST_CASE("api search: a shielded person is found by the few who may see them") {
  Search search;
  search.shield(search.file);
  CHECK(hits_in(search.ask(R"("names": "Vanderzande")")) == 0);
  CHECK(hits_in(search.ask(&search.api.world.reception_lead, R"("names": "Vanderzande")")) == 1);
}

TEST_CASE("api search: no more hits than asked for, and only those are recorded") {
  Search search;
  for (std::uint8_t number = 2; number <= 6; ++number) search.api.file(number);
  const auto answer = search.ask(R"("names": "Vanderzande", "limit": 2)");
  CHECK(hits_in(answer) == 2);
  const auto recorded =
      json_of(search.api.get(header_of(answer, "Location"), &search.api.world.data_protection));
  CHECK(items_at(recorded, "claims/data/subjects").size() == 2);
  CHECK(hits_in(search.ask(R"("names": "Vanderzande")")) == 6);
  CHECK(hits_in(search.ask(R"("names": "Vanderzande", "operation": ")" +
                           to_string(search.api.world.operation) + "\"")) == 6);
  const auto nowhere =
      search.ask(R"("names": "Vanderzande", "operation": "operations/00000000-0000-7000-8000-000000000077")");
  CHECK(nowhere.status == 400);
  CHECK(code_of(nowhere) == "statement.operation-unknown");
}

TEST_CASE("api search: the persons of exercises are searched apart") {
  Search search;
  CHECK(hits_in(search.ask(R"("names": "Vanderzande", "exercise": true)")) == 0);
  CHECK(hits_in(search.ask(R"("names": "Vanderzande", "exercise": false)")) == 1);
}

TEST_CASE("api search: all that is wrong with the request is told at once, and nothing is recorded") {
  Search search;
  const auto size = search.api.world.size();
  const auto answer = search.api.post(
      "/v1/registrations/_search", R"({"names": ")" + std::string(201, 'a') + R"(", "dateOfBirth": "17 May",
    "document": 7, "tag": "", "limit": 0, "purpose": "", "ground": "39 of the law", "shoeSize": 43})",
      &search.api.world.registrar);
  CHECK(answer.status == 400);
  CHECK(code_of(answer) == "search.request-invalid");
  CHECK(faults_of(answer).size() == 8);
  for (const auto* nothing :
       {"", R"("names": "😀")", R"("names": "...")", R"("dateOfBirth": "unknown")", R"("document": "-")"}) {
    INFO(nothing);
    const auto empty = search.ask(nothing);
    CHECK(empty.status == 400);
    CHECK(code_of(empty) == "search.nothing-asked");
  }
  CHECK(code_of(search.ask("\"names\": \"Jan\\u0000\"")) == "json.nul");
  CHECK(search.api.world.size() == size);
  for (const auto* odd :
       {R"("names": "X")", R"("names": "‏محمد")", R"("names": "ä̈̈̈")", R"("names": "de")"}) {
    INFO(odd);
    CHECK(search.ask(odd).status == 200);
  }
}

TEST_CASE("api duplicates: who looks like a person, without a value, and recorded with the person") {
  Search search;
  const auto twin = search.api.file(2);
  const auto answer = search.duplicates(search.file, R"({"purpose": "Dubbelen", "ground": "Wvr-39"})");
  REQUIRE(answer.status == 200);
  const auto json = json_of(answer);
  REQUIRE(items_at(json, "candidates").size() == 1);
  CHECK(text_at(json, "candidates/0/subject") == to_string(twin));
  CHECK(at(json, "candidates/0/score") == Json(100));
  REQUIRE(items_at(json, "candidates/0/scoreParts").size() == 3);
  CHECK(text_at(json, "candidates/0/scoreParts/0/kind") == "name");
  CHECK(text_at(json, "candidates/0/scoreParts/1/kind") == "date-of-birth");
  CHECK(text_at(json, "candidates/0/scoreParts/2/kind") == "document");
  for (const auto& value : personal_values()) CHECK(answer.body.find(value) == std::string::npos);
  const auto recorded =
      json_of(search.api.get(header_of(answer, "Location"), &search.api.world.data_protection));
  CHECK(at(recorded, "claims/data/subjects") == Json::array({to_string(search.file), to_string(twin)}));

  CHECK(search.duplicates(stream("registrations", 99), R"({"purpose": "x", "ground": "Wvr-39"})").status ==
        404);
  CHECK(code_of(search.duplicates(search.file, "{}")) == "search.request-invalid");
}

}  // namespace kroniek::test
