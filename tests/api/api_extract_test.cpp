// The data subject's own extract: all that is held, who looked, and proofs that check offline.
#include <catch2/catch.hpp>

#include "core/register/extract_check.h"
#include "tests/api/privacy_support.h"

namespace kroniek::test {
namespace {

struct Extracting {
  PrivacyWorld desk;
  Json extract;
  Extracting() {
    desk.open_both(desk.world().registrar);
    desk.request();
    const auto answer = desk.extract(desk.one, desk.world().data_protection);
    REQUIRE(answer.status == 200);
    extract = json_of(answer);
  }
  Result<ExtractChecked> check(const Json& json) {
    Policy policy;
    policy.logs = {{parse_vkey(text_at(extract, "logKey")).value(), ""}};
    return check_extract(json, {policy, desk.world().codec(), desk.world().verifier()});
  }
  // The code, and the place of the first fault, with which an altered extract is refused.
  std::string refusal(const Json& json) {
    const auto checked = check(json);
    if (checked.ok()) return accepted;
    const auto& faults = checked.error().faults;
    return checked.error().code + (faults.empty() ? "" : " " + faults[0].pointer);
  }
};

Json& item(Json& extract, std::string_view part, std::size_t index) {
  return (*extract.find(part)->array_items())[index];
}

}  // namespace

TEST_CASE("api extract: holds every statement of the file with its values, and who looked") {
  Extracting made;
  const auto& extract = made.extract;
  const auto body = write_json(extract);
  for (const auto& value : personal_values()) {
    INFO(value);
    CHECK(body.find(value) != std::string::npos);
    CHECK(text_at(extract, "text").find(value) != std::string::npos);
  }
  CHECK(text_at(extract, "subject") == to_string(made.desk.one));
  const auto version = *made.desk.world().view(made.desk.one).find("version")->integer();
  CHECK(items_at(extract, "statements").size() == static_cast<std::size_t>(version));
  REQUIRE(items_at(extract, "looks").size() == 2);
  CHECK(text_at(extract, "looks/0/data/purpose") == "Lijst voor de bus");
  CHECK(text_at(extract, "looks/0/role") == "registrar");
  CHECK(text_at(extract, "looks/0/organisation") == "Veiligheidsregio Kennemerland");
  CHECK(text_at(extract, "looks/1/data/occasion") == "extract");
  CHECK(text_at(extract, "looks/1/statement") == text_at(extract, "opening"));
  REQUIRE(items_at(extract, "mentions").size() == 1);
  CHECK(text_at(extract, "mentions/0/type") == "disclosure.requested");
}

TEST_CASE("api extract: it verifies without asking anybody") {
  Extracting made;
  const auto checked = made.check(made.extract).value();
  CHECK(checked.subject == made.desk.one);
  CHECK(checked.origin == RegisterWorld::origin);
  CHECK(checked.size.value == made.desk.world().size());
  CHECK(checked.looks == 2);
  CHECK(checked.mentions == 1);
  CHECK(checked.missing_values == 0);
}

TEST_CASE("api extract: whatever was altered is found, and where") {
  Extracting made;
  auto altered = made.extract;
  const auto last = items_at(altered, "statements").size() - 1;
  const auto place = [](std::string_view part, std::size_t at) {
    return " /" + std::string(part) + "/" + std::to_string(at);
  };
  SECTION("what a statement is shown to say") {
    item(altered, "statements", last).find("data")->set("phone", "+31600000000");
    CHECK(made.refusal(altered) == "extract.differs" + place("statements", last));
  }
  SECTION("the moment of recording") {
    item(altered, "statements", 0).set("recordedAt", "2026-11-23T19:50:01Z");
    CHECK(made.refusal(altered) == "extract.differs" + place("statements", 0));
  }
  SECTION("the leaf") {
    item(altered, "looks", 0).set("leaf", "AAAA");
    CHECK(made.refusal(altered) == "extract.differs" + place("looks", 0));
  }
  SECTION("a proof of another statement") {
    item(altered, "statements", 0).set("receipt", text_at(altered, "statements/1/receipt"));
    CHECK(made.refusal(altered) == "proof.inclusion-wrong" + place("statements", 0));
  }
  SECTION("somebody else's statement in the file") {
    (*altered.find("statements")->array_items())[0] = item(altered, "looks", 0);
    CHECK(made.refusal(altered) == "extract.foreign" + place("statements", 0));
  }
  SECTION("a disclosure from elsewhere") {
    auto& first = item(altered, "statements", 0);
    first.set("sdJwt", *first.find("sdJwt")->string() +
                           base64url(as_bytes(R"(["AAAAAAAAAAAAAAAAAAAAAA","name","Eve"])")) + "~");
    CHECK(made.refusal(altered) == "receipt.disclosure-foreign" + place("statements", 0));
  }
  SECTION("the text for people") {
    altered.set("text", text_at(altered, "text") + "Niemand keek mee.\n");
    CHECK(made.refusal(altered) == "extract.text-differs");
  }
  SECTION("as what and of which organisation somebody looked") {
    for (const auto name : {"role", "organisation"}) {
      auto other = made.extract;
      item(other, "looks", 0).set(name, "supervisor");
      CHECK(made.refusal(other) == "extract.differs" + place("looks", 0));
    }
  }
  SECTION("who somebody is, on the word of nobody") {
    auto& parties = *altered.find("parties")->array_items();
    std::erase_if(parties, [](const Json& each) { return text_at(each, "type") == "mandate.granted"; });
    CHECK(made.refusal(altered) == "extract.differs" + place("looks", 0));
  }
  SECTION("a party that nothing in it names") {
    auto& parties = *altered.find("parties")->array_items();
    parties.push_back(item(altered, "statements", 0));
    CHECK(made.refusal(altered) == "extract.foreign" + place("parties", parties.size() - 1));
  }
  SECTION("a file that the look was not at, and one that is not there") {
    altered.find("files")->push_back(to_string(made.desk.other));
    CHECK(made.refusal(altered) == "extract.malformed");
    altered.set("files", Json::array({to_string(made.desk.other)}));
    CHECK(made.refusal(altered) == "extract.malformed");
  }
  SECTION("what the head says of the rest") {
    for (const auto name : {"opening", "checkpoint", "logKey"}) {
      auto other = made.extract;
      other.set(name, text_at(altered, "subject"));
      CHECK(made.refusal(other) == "extract.differs");
    }
  }
  SECTION("a part that is missing") {
    altered.remove("looks");
    CHECK(made.refusal(altered) == "extract.malformed");
  }
  SECTION("another format, or none") {
    altered.set("format", "kroniek-extract-1");
    CHECK(made.refusal(altered) == "extract.malformed");
    CHECK(made.refusal(Json::object({})) == "extract.malformed");
    CHECK(made.refusal(Json::array({})) == "extract.malformed");
  }
}

TEST_CASE("api extract: a value that is withheld shows as missing, and the proofs still hold") {
  Extracting made;
  auto altered = made.extract;
  for (auto& each : *altered.find("statements")->array_items()) {
    const auto jwt = *each.find("sdJwt")->string();
    const auto statement = parse_sd_jwt(jwt.substr(0, jwt.find('~') + 1)).value();
    const auto claims = read_claims(statement.payload).value();
    const auto said = said_by({statement,
                               claims,
                               {static_cast<std::uint64_t>(*each.find("index")->integer())},
                               parse_instant(*each.find("recordedAt")->string()).value()});
    each.set("sdJwt", to_text(statement));
    for (const auto& member : *said.members()) each.set(member.name, member.value);
  }
  altered.set("text", extract_text(altered));
  CHECK(made.check(altered).value().missing_values > 5);
  CHECK(text_at(altered, "text").find("gewist / erased") != std::string::npos);
  for (const auto& value : personal_values()) CHECK(write_json(altered).find(value) == std::string::npos);
}

TEST_CASE("api extract: only for who may open everything, and recorded as a look") {
  PrivacyWorld desk;
  const auto size = desk.world().size();
  for (const auto* person : {&desk.world().registrar, &desk.world().reception_lead, &desk.world().care}) {
    const auto answer = desk.extract(desk.one, *person);
    CHECK(answer.status == 403);
    CHECK(code_of(answer) == "opening.field-not-allowed");
    CHECK_FALSE(shows_personal(answer.body));
  }
  CHECK(code_of(desk.extract(desk.one, desk.world().coordinator)) == "opening.no-mandate");
  const auto& by = desk.world().data_protection;
  CHECK(desk.extract(stream("registrations", 99), by).status == 404);
  CHECK(code_of(desk.extract(desk.world().operation, by)) == "opening.nothing-personal");
  const auto path = to_string(desk.one) + "/_extract";
  CHECK(faults_of(desk.post(path, R"({"ground": "15", "fields": ["names"]})", by)) ==
        std::vector<std::string>{"/fields field.unknown", "/ground opening.ground-malformed",
                                 "/purpose field.missing"});
  CHECK(desk.api.post("/v1/" + path, "{}").status == 401);
  CHECK(desk.world().size() == size);
  CHECK(desk.extract(desk.one, by).status == 200);
  CHECK(desk.world().size() == size + 1);
}

TEST_CASE("api extract: where the look cannot be recorded, nothing is shown") {
  for (const auto fault : {Fault::refuse, Fault::lose_reply, Fault::disk_full}) {
    PrivacyWorld desk;
    desk.world().faults().fail_next(fault);
    const auto answer = desk.extract(desk.one, desk.world().data_protection);
    CHECK(answer.status >= 500);
    CHECK_FALSE(shows_personal(answer.body));
  }
}

}  // namespace kroniek::test
