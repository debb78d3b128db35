// Codes of other systems' ids: who is told them, and that the log holds nothing else.
#include "tests/api/arrival_support.h"

namespace kroniek::test {
namespace {

constexpr std::string_view path = "/v1/registrations/_external-ids";
const std::string asked = R"({"source":"KLM","ids":["X7QP2M","jansen1970","12"]})";

}  // namespace

TEST_CASE("api external ids: a file that was opened under a code is found again by the id, and by it alone") {
  ApiWorld api;
  auto& world = api.world;
  const auto answer = api.post(std::string(path), asked, &world.registrar);
  INFO(answer.content());
  REQUIRE(answer.status == 200);
  const auto codes = items_at(json_of(answer), "codes");
  REQUIRE(codes.size() == 3);
  CHECK(codes[2] == Json("12"));
  CHECK(answer.body.find("X7QP2M") == std::string::npos);
  const auto open = [&](std::uint8_t number, const std::string& id) {
    return world.refusal(world.registrar, R"({"type":"registration.opened","version":1,"sub":")" +
                                              to_string(stream("registrations", number)) +
                                              R"(","operation":")" + to_string(world.operation) +
                                              R"(","data":{"number":")" +
                                              format_registration_number({"TST", number}).value() +
                                              R"(","source":"KLM","externalId":")" + id + R"("}})");
  };
  const auto code = *codes[0].string();
  CHECK(open(1, "X7QP2M") == "registration.external-id-malformed");
  CHECK(open(1, code) == accepted);
  CHECK(open(2, code) == "registration.taken");  // never a second file of the same person
  const auto again = json_of(api.post(std::string(path), asked, &world.data_protection));
  const auto found = json_of(
      api.get("/v1/registrations?sourceKeys=KLM%3A" + text_at(again, "codes/0"), &world.data_protection));
  REQUIRE(items_at(found, "items").size() == 1);
  CHECK(text_at(found, "items/0/id") == to_string(stream("registrations", 1)));
}

TEST_CASE("api external ids: only who opens files or may see names is told a code, and nothing is recorded") {
  ApiWorld api;
  const auto size = api.world.size();
  const auto supervisor = api.world.enrol(40, api.world.kcr2, "supervisor");
  const auto liaison = api.world.enrol(41, api.world.region, "liaison", R"(["people"])");
  CHECK(api.post(std::string(path), asked).status == 401);
  const auto refused = api.post(std::string(path), asked, &supervisor);
  CHECK(refused.status == 403);
  CHECK(code_of(refused) == "external-id.may-not-ask");
  CHECK(api.post(std::string(path), asked, &liaison).status == 200);  // who brings lists
  CHECK(api.world.size() == size + 4);                                // the two who were enrolled
}

TEST_CASE("api external ids: a preview that tells who is known asks for the same right") {
  ApiWorld api;
  auto& world = api.world;
  const auto flight = stream("movements", 1);
  world.state(world.coordinator,
              R"({"type":"movement.planned","version":1,"sub":")" + to_string(flight) + R"(","operation":")" +
                  to_string(world.operation) +
                  R"(","data":{"kind":"flight","carrier":"VX","number":"VX1","from":"XVVAL","to":"NLEIN"}})");
  const auto supervisor = world.enrol(40, world.kcr2, "supervisor");
  const auto preview = [&](const std::string& query) {
    return api.ask({"/v1/" + to_string(flight) + "/_preview" + query, http::Method::post, &supervisor,
                    "id,lastName\nA1,Jansen\n", "text/csv"});
  };
  CHECK(preview("").status == 200);
  CHECK(code_of(preview("?list=L1")) == "external-id.may-not-ask");
}

}  // namespace kroniek::test
