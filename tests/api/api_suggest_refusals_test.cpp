// Suggesting links: who may, what is refused, and how much one call does.
#include <catch2/catch.hpp>

#include "tests/api/suggest_support.h"

namespace kroniek::test {

TEST_CASE("api suggest: who may not both open and suggest gets 403, and nothing is recorded") {
  SuggestDesk desk;
  desk.file(1, one), desk.file(2, same);
  const auto size = desk.world.size();
  const auto& world = desk.world;
  for (const auto* by : {&world.coordinator, &world.data_protection, &world.care, &world.administrator}) {
    const auto answer = desk.ask(by);
    CHECK(answer.status == 403);
    CHECK(code_of(answer) == "search.may-not-suggest");
  }
  CHECK(desk.ask(&world.registrar, R"(, "mandate": ")" + to_string(world.care.mandate) + "\"").status == 403);
  CHECK(desk.ask(nullptr).status == 401);
  desk.operation = stream("operations", 99);
  CHECK(code_of(desk.ask(&world.registrar)) == "statement.operation-unknown");
  desk.operation = stream("registrations", 1);
  CHECK(desk.ask(&world.registrar).status == 400);
  const auto wrong =
      desk.api.post("/v1/links/_suggest", R"({"purpose": "", "ground": "39 of the law", "threshold": 101})",
                    &world.registrar);
  CHECK(code_of(wrong) == "search.request-invalid");
  CHECK(faults_of(wrong).size() == 4);
  CHECK(desk.world.size() == size);
}

TEST_CASE("api suggest: where the look cannot be recorded nothing is suggested or shown") {
  SuggestDesk desk;
  desk.file(1, one), desk.file(2, same);
  desk.world.faults().fail_next(Fault::refuse);
  const auto answer = desk.ask(&desk.world.registrar);
  CHECK(answer.status == 503);
  CHECK(answer.content().find("registrations/") == std::string_view::npos);
}

TEST_CASE("api suggest: one call suggests 200 pairs at most and says how many are left") {
  SuggestDesk desk;
  for (std::uint8_t number = 1; number <= 21; ++number) desk.file(number, same);  // 210 pairs
  const auto said = desk.suggest();
  CHECK(at(said, "suggested") == Json(200));
  CHECK(at(said, "left") == Json(10));
  CHECK(desk.counts() == "21 210 200 10");
  CHECK(desk.counts() == "21 210 210 0");
}

TEST_CASE("api suggest: of a closed operation every suggestion is refused by itself") {
  SuggestDesk desk;
  desk.file(1, one), desk.file(2, same);
  desk.say(desk.world.coordinator, desk.operation, "operation.closed", R"({"reason": "Klaar"})");
  const auto said = json_of(desk.ask(&desk.world.registrar));
  CHECK(at(said, "suggested") == Json(0));
  CHECK(text_at(said, "refused/0/code") == "operation.closed");
}

}  // namespace kroniek::test
