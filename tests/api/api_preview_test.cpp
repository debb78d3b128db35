// What would be taken of a passenger list, asked of a register that has some of its people already.
#include <catch2/catch.hpp>

#include "core/domain/registration_number.h"
#include "tests/support/api_world.h"
#include "tests/support/workbook.h"

namespace kroniek::test {
namespace {

const std::string workbook_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const StreamId flight = stream("movements", 1);

void state(ApiWorld& api, const Person& by, const StreamId& on, int version, const std::string& type,
           const std::string& data) {
  api.world.state(by, R"({"type": ")" + type + R"(", "version": )" + std::to_string(version) +
                          R"(, "sub": ")" + to_string(on) + R"(", "operation": ")" +
                          to_string(api.world.operation) + R"(", "data": )" + data + "}");
}

// A file that list L1 made, identified as a Dutch adult, and expected on the flight.
void add_file(ApiWorld& api, std::uint8_t number, const std::string& id) {
  const auto file = stream("registrations", number);
  state(api, api.world.registrar, file, 1, "registration.opened",
        R"({"number": ")" + format_registration_number({"TST", number}).value() +
            R"(", "source": "L1", "externalId": ")" + api.api.external_ids.code("L1", id) + R"("})");
  state(api, api.world.registrar, file, 2, "registration.expected",
        R"({"movement": ")" + to_string(flight) + R"(", "source": "L1"})");
  state(api, api.world.registrar, file, 3, "registration.identified",
        R"({"level": 0, "basis": ["list"], "minor": false, "category": "dutch", "dualNational": false})");
}

class Hall {
 public:
  Hall() {
    state(api, api.world.coordinator, flight, 1, "movement.planned",
          R"({"kind": "flight", "carrier": "VX", "number": "VX1", "from": "XVVAL", "to": "NLEIN"})");
    add_file(api, 1, "a1");
    add_file(api, 2, "a2");
    add_file(api, 3, "a9");
  }
  http::Response preview(const std::string& body, const std::string& query = "?list=L1",
                         const std::string& type = "text/csv") {
    return api.ask({"/v1/" + to_string(flight) + "/_preview" + query, http::Method::post,
                    &api.world.registrar, body, type});
  }
  ApiWorld api;
};

const std::string list =
    "id,Achternaam,Geboortedatum,Nationaliteit\n"
    "a1,Geheim,1984-05-17,NLD\n"
    "a2,Geheim,2024-05-17,NLD\n"
    "a3,Geheim,1984-05-17,NLD\n"
    "a4,1984-05-17,Geheim,\n";

}  // namespace

TEST_CASE("api preview: what is new, known, changed and gone, without a cell of the list") {
  Hall hall;
  const auto before = hall.api.world.service().read().size();
  const auto answer = hall.preview(list);
  REQUIRE(answer.status == 200);
  const auto json = json_of(answer);
  CHECK(write_json(at(json, "people")) == R"({"new":1,"known":1,"changed":1,"gone":0})");
  CHECK(at(json, "source") == Json("L1"));
  CHECK(at(json, "rowsGood") == Json(3));
  CHECK(at(json, "rowsRefused") == Json(1));
  CHECK(text_at(json, "columns/1/takenAs") == "lastName");
  CHECK(at(json, "columns/1/faults") == Json(1));
  CHECK(text_at(json, "faults/0/code") == "manifest.removals-withheld-rows-refused");  // a9 may be a4's row
  CHECK(answer.body.find("Geheim") == std::string::npos);
  CHECK(hall.api.world.service().read().size() == before);
}

TEST_CASE("api preview: who would be gone is what an import would do") {
  Hall hall;
  const auto people = [&](const std::string& text) {
    return write_json(at(json_of(hall.preview(text)), "people"));
  };
  const std::string title = "id,Achternaam,Geboortedatum,Nationaliteit\n";
  CHECK(people(title + "a1,Geheim,1984-05-17,NLD\na2,Geheim,1984-05-17,NLD\n") ==
        R"({"new":0,"known":2,"changed":0,"gone":1})");
  CHECK(people(title + "b1,Geheim,1984-05-17,NLD\n") == R"({"new":1,"known":0,"changed":0,"gone":0})");
  CHECK(people(title) == R"({"new":0,"known":0,"changed":0,"gone":0})");
  CHECK(text_at(json_of(hall.preview(title)), "faults/0/code") == "manifest.removals-withheld-too-many");
}

TEST_CASE("api preview: a workbook, with columns chosen and without a list to compare with") {
  Hall hall;
  const auto book = write_workbook(workbook_of({{"Wie", "Stoel"}, {"Geheim", "12A"}}));
  CHECK(code_of(hall.preview(book, "", workbook_type)) == "manifest.header-missing");
  const auto answer = hall.preview(book, "?map=Wie%3DlastName%7C%232%3D-&sheet=Lijst", workbook_type);
  REQUIRE(answer.status == 200);
  CHECK(at(json_of(answer), "rowsGood") == Json(1));
  CHECK(at(json_of(answer), "people").is_null());
}

TEST_CASE("api preview: what cannot be asked is refused with its code") {
  Hall hall;
  CHECK(code_of(hall.preview(list, "?list=met%20spatie")) == "manifest.list-name");
  CHECK(code_of(hall.preview(list, "?map=x")) == "manifest.map-malformed");
  CHECK(code_of(hall.preview(list, "?encoding=latin-1")) == "manifest.encoding-unknown");
  CHECK(code_of(hall.preview(list, "?sheets=1")) == "query.unknown");
  CHECK(code_of(hall.preview("PK\x03\x04", "", workbook_type)) == "zip.malformed");
  CHECK(hall.preview(list, "", "application/json").status == 415);
  CHECK(hall.api
            .ask({"/v1/movements/" + to_string(stream("movements", 2).id) + "/_preview", http::Method::post,
                  &hall.api.world.registrar, list, "text/csv"})
            .status == 404);
  CHECK(
      hall.api.ask({"/v1/" + to_string(flight) + "/_preview", http::Method::post, nullptr, list, "text/csv"})
          .status == 401);
}

}  // namespace kroniek::test
