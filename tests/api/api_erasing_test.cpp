// What the API shows of erased files, and of files past their term of retention.
#include <catch2/catch.hpp>

#include "tests/support/api_world.h"

namespace kroniek::test {
namespace {

struct Erasing {
  ApiWorld api;
  const StreamId file = api.file();
  const Person& officer = api.world.data_protection;
  const Person second = api.world.enrol(60, api.world.kcr2, "data-protection-officer");

  void say(const Person& by, std::string_view type, int version, std::string_view data) {
    api.world.state(by, R"({"type": "erasure.)" + std::string(type) + R"(", "sub": ")" +
                            to_string(stream("erasures", 1)) + R"(", "version": )" + std::to_string(version) +
                            R"(, "operation": ")" + to_string(api.world.operation) + R"(", "data": )" +
                            std::string(data) + "}");
  }
  void erase(std::string_view classes) {
    say(officer, "proposed", 1,
        R"({"subject": ")" + to_string(file) + R"(", "classes": )" + std::string(classes) +
            R"(, "ground": "AVG-17"})");
    say(second, "approved", 2, "{}");
    say(officer, "performed", 3, "{}");
  }
  http::Response view() { return api.get("/v1/" + to_string(file), &api.world.registrar); }
};

}  // namespace

TEST_CASE("api erasing: views and lists say that values are erased, under another tag") {
  Erasing erasing;
  const auto before = erasing.view();
  CHECK(at(json_of(before), "erased").is_null());
  erasing.erase(R"(["personal","text"])");
  const auto after = erasing.view();
  CHECK(at(json_of(after), "erased") == Json(true));
  CHECK(at(json_of(after), "textErased") == Json(true));
  CHECK(at(json_of(after), "version") == at(json_of(before), "version"));
  CHECK(header_of(after, "ETag") != header_of(before, "ETag"));
  const auto listed = json_of(erasing.api.get("/v1/registrations", &erasing.api.world.registrar));
  CHECK(at(listed, "items/0/erased") == Json(true));
}

TEST_CASE("api erasing: an opening of an erased file is a conflict, and shows nothing") {
  Erasing erasing;
  erasing.erase(R"(["personal"])");
  const auto answer =
      erasing.api.post("/v1/" + to_string(erasing.file) + "/_open",
                       R"({"purpose": "Naam", "ground": "Wvr-39"})", &erasing.api.world.registrar);
  CHECK(answer.status == 409);
  CHECK(code_of(answer) == "subject.erased");
}

TEST_CASE("api erasing: no answer holds a value any more, nor does the history") {
  Erasing erasing;
  erasing.erase(R"(["personal","text"])");
  for (const auto& target :
       {"/v1/" + to_string(erasing.file), "/v1/" + to_string(erasing.file) + "/statements",
        std::string("/v1/registrations")}) {
    const auto answer = erasing.api.get(target, &erasing.api.world.registrar);
    CHECK(answer.status == 200);
    for (const auto& value : personal_values()) CHECK(answer.body.find(value) == std::string::npos);
  }
}

TEST_CASE("api retention: lists what is past its term, and needs a signed-in caller") {
  Erasing erasing;
  CHECK(erasing.api.get("/v1/retention").status == 401);
  const auto none = erasing.api.get("/v1/retention", &erasing.officer);
  CHECK(none.status == 200);
  CHECK(at(json_of(none), "total") == Json(0));
  const auto view = json_of(erasing.view());
  const auto next = *at(view, "version").integer() + 1;
  erasing.api.world.state(erasing.api.world.registrar,
                          R"({"type": "registration.marked-registered-in-error", "sub": ")" +
                              to_string(erasing.file) + R"(", "version": )" + std::to_string(next) +
                              R"(, "operation": ")" + to_string(erasing.api.world.operation) +
                              R"(", "data": {"reason": "Dubbel"}})");
  erasing.api.world.clock.advance_seconds(std::int64_t{40} * 86'400);
  const auto past = json_of(erasing.api.get("/v1/retention?limit=1", &erasing.officer));
  CHECK(at(past, "total") == Json(2));  // its free text too
  CHECK(text_at(past, "items/0/subject") == to_string(erasing.file));
  CHECK(text_at(past, "items/0/class") == "personal");
}

}  // namespace kroniek::test
