// Openings: a look into personal data is in the log before the data leaves, and only on a mandate that allows
// it.
#include <catch2/catch.hpp>

#include "core/register/tables.h"
#include "tests/core/people_support.h"

namespace kroniek::test {
namespace {

OpenRequest asking(std::vector<std::string> names = {}) {
  return {"Hereniging met familie", "AVG-6-1-d", std::move(names), {}};
}

struct Desk {
  RegisterWorld world;
  Desk() {
    register_person(world, 1, "Geheimnaam");
    world.state(world.registrar, need(world, 1, "Geheimziekte"));
  }
  // The code with which an opening is refused; no refusal says anything of what it refuses.
  std::string refusal(const Person& reader, const OpenRequest& request, const StreamId& subject = person(1)) {
    const auto size = world.size();
    const auto opened = world.open(reader, subject, request);
    if (opened.ok()) return accepted;
    CHECK(world.size() == size);
    CHECK(opened.error().detail.find("Geheim") == std::string::npos);
    return opened.error().code;
  }
};

}  // namespace

TEST_CASE("opening: the values come, and the look stands in the log") {
  Desk desk;
  const auto size = desk.world.size();
  const auto opened =
      desk.world.open(desk.world.registrar, person(1), asking({"names", "dateOfBirth"})).value();
  CHECK(*opened.values.find("names")->find("family") == Json("Geheimnaam"));
  CHECK(*opened.values.find("dateOfBirth") == Json("1984-05-17"));
  CHECK(opened.values.members()->size() == 2);
  CHECK(opened.opening.position.value == size);
  const auto view = desk.world.view(opened.opening.stream);
  CHECK(*view.find("subjects") == Json::array({to_string(person(1))}));
  CHECK(*view.find("mandate") == Json(to_string(desk.world.registrar.mandate)));
  CHECK(*view.find("opener") == Json(to_string(desk.world.registrar.actor)));
  CHECK(*view.find("fields") == Json::array({"dateOfBirth", "names"}));
  CHECK(*view.find("ground") == Json("AVG-6-1-d"));
  CHECK(*view.find("operation") == Json(to_string(desk.world.operation)));
}

TEST_CASE("opening: with no field named, all come that the mandate allows, and no other") {
  Desk desk;
  const auto registrar = desk.world.open(desk.world.registrar, person(1), asking()).value();
  CHECK(write_json(registrar.values).find("Geheimnaam") != std::string::npos);
  CHECK(write_json(registrar.values).find("Geheimziekte") == std::string::npos);
  CHECK(std::find(registrar.fields.begin(), registrar.fields.end(), "needs") == registrar.fields.end());
  const auto care = desk.world.open(desk.world.care, person(1), asking()).value();
  CHECK(write_json(care.values).find("Geheimnaam") == std::string::npos);
  CHECK(write_json(care.values).find("Geheimziekte") != std::string::npos);
  const auto all = desk.world.open(desk.world.data_protection, person(1), asking()).value();
  CHECK(write_json(all.values).find("Geheimnaam") != std::string::npos);
  CHECK(write_json(all.values).find("Geheimziekte") != std::string::npos);
}

TEST_CASE("opening: care fields are for care, and care opens no others") {
  Desk desk;
  CHECK(desk.refusal(desk.world.registrar, asking({"needs"})) == "opening.field-not-allowed");
  CHECK(desk.refusal(desk.world.registrar, asking({"names", "needs"})) == "opening.field-not-allowed");
  CHECK(desk.refusal(desk.world.care, asking({"names"})) == "opening.field-not-allowed");
  CHECK(desk.refusal(desk.world.care, asking({"needs"})) == accepted);
}

TEST_CASE("opening: without a mandate that opens, nothing opens") {
  Desk desk;
  CHECK(desk.refusal(desk.world.coordinator, asking()) == "opening.no-mandate");
  CHECK(desk.refusal(desk.world.administrator, asking({"names"})) == "opening.no-mandate");
  auto request = asking({"names"});
  request.mandate = desk.world.registrar.mandate;
  CHECK(desk.refusal(desk.world.care, request) == "opening.no-mandate");
  CHECK(desk.refusal(desk.world.registrar, request) == accepted);
  request.mandate = stream("mandates", 99);
  CHECK(desk.refusal(desk.world.registrar, request) == "opening.no-mandate");
}

TEST_CASE("opening: a withdrawn mandate opens nothing more") {
  Desk desk;
  desk.world.state(desk.world.administrator, R"({"type": "mandate.withdrawn", "version": 2, "sub": ")" +
                                                 to_string(desk.world.registrar.mandate) +
                                                 R"(", "data": {"reason": "Klaar"}})");
  CHECK(desk.refusal(desk.world.registrar, asking({"names"})) == "opening.no-mandate");
}

TEST_CASE("opening: a suspended reader opens nothing, even while still signed in") {
  Desk desk;
  desk.world.state(desk.world.administrator, R"({"type": "actor.suspended", "version": 2, "sub": ")" +
                                                 to_string(desk.world.registrar.actor) +
                                                 R"(", "data": {"reason": "Weg"}})");
  CHECK(desk.refusal(desk.world.registrar, asking({"names"})) == "author.not-active");
}

TEST_CASE("opening: ground and purpose are required") {
  Desk desk;
  auto request = asking({"names"});
  request.ground = "";
  CHECK(desk.refusal(desk.world.registrar, request) == "statement.claims-invalid");
  request.ground = "6.1.d AVG";
  CHECK(desk.refusal(desk.world.registrar, request) == "statement.claims-invalid");
  request = asking({"names"});
  request.purpose = "";
  CHECK(desk.refusal(desk.world.registrar, request) == "statement.fields-invalid");
  request.purpose = std::string(501, 'x');
  CHECK(desk.refusal(desk.world.registrar, request) == "statement.fields-invalid");
}

TEST_CASE("opening: what is not there, or not personal") {
  Desk desk;
  CHECK(desk.refusal(desk.world.registrar, asking({"phase"})) == "opening.field-unknown");
  CHECK(desk.refusal(desk.world.registrar, asking({"names", "shoeSize"})) == "opening.field-unknown");
  CHECK(desk.refusal(desk.world.registrar, asking(), person(99)) == "stream.unknown");
  CHECK(desk.refusal(desk.world.registrar, asking(), desk.world.operation) == "opening.nothing-personal");
}

TEST_CASE("opening: what the store does not take opens nothing, whether it was written or not") {
  const auto fault = GENERATE(Fault::refuse, Fault::lose_reply, Fault::disk_full);
  Desk desk;
  desk.world.faults().fail_next(fault);
  const auto opened = desk.world.open(desk.world.registrar, person(1), asking({"names"}));
  REQUIRE_FALSE(opened.ok());
  CHECK(opened.error().detail.find("Geheim") == std::string::npos);
}

TEST_CASE("opening: the newest value counts, and a field that was never given is left out") {
  Desk desk;
  desk.world.state(desk.world.registrar, about_person(desk.world, 1, "corrected", R"("version": 5, "data": {
    "reason": "Verkeerd gehoord", "names": {"family": "Anders"}})"));
  const auto opened =
      desk.world.open(desk.world.registrar, person(1), asking({"names", "sex", "dateOfBirth"})).value();
  CHECK(*opened.values.find("names")->find("family") == Json("Anders"));
  CHECK(*opened.values.find("dateOfBirth") == Json("1984-05-17"));
  CHECK(opened.values.find("sex") == nullptr);
}

TEST_CASE("opening: what an author's own data protection opens of an actor") {
  Desk desk;
  const auto opened =
      desk.world.open(desk.world.data_protection, desk.world.registrar.actor, asking()).value();
  CHECK(*opened.values.find("name") == Json("Persoon 3"));
}

}  // namespace kroniek::test
