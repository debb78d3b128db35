#include <catch2/catch.hpp>

#include "tests/core/domain_people_support.h"

using namespace kroniek;
using namespace kroniek::test;

namespace {

PeopleWorld world_identified() {
  PeopleWorld people;
  people.given_identified();
  return people;
}

}  // namespace

TEST_CASE("registration: a person has each tag once") {
  auto people = world_identified();
  people.given("registration.tagged", R"({"tag":"A-17"})");
  people.given("registration.tagged", R"({"tag":"A-18"})");
  CHECK(people.state().tags == std::vector<std::string>{"A-17", "A-18"});
  CHECK(people.refusal("registration.tagged", R"({"tag":"A-17"})") == "registration.already-tagged");
  CHECK(people.refusal("registration.tagged", R"({"tag":"band van Jan"})") == "registration.code-malformed");
}

TEST_CASE("registration: needs are counted until they are met") {
  auto people = world_identified();
  const auto first = people.given("registration.need-recorded",
                                  R"({"category":"medicines","urgent":true,"detail":"Insuline"})");
  people.given("registration.need-recorded", R"({"category":"clothing","urgent":false})");
  CHECK(people.state().needs_open == 2);
  CHECK(people.state().needs_urgent == 1);
  CHECK(people.state().needs[0].detail.places == std::vector{HiddenPlace{first, "/detail"}});
  people.given("registration.need-met", "{" + member("need", first) + "}");
  CHECK(people.state().needs_open == 1);
  CHECK(people.state().needs_urgent == 0);
  CHECK(people.refusal("registration.need-met", "{" + member("need", first) + "}") ==
        "registration.need-already-met");
  CHECK(people.refusal("registration.need-met", "{" + member("need", statement_id(1)) + "}") ==
        "registration.need-unknown");
  CHECK(survives_storing<Registrations>(people.state()));
}

TEST_CASE("registration: only care opens what is needed") {
  std::vector<std::string_view> care;
  for (const auto& field : registrations().view_fields)
    for (const auto& member : field.members)
      if (member.options.care && member.field_class == FieldClass::personal) care.push_back(member.name);
  CHECK(care == std::vector<std::string_view>{"detail"});
}

TEST_CASE("registration: a flag counts until it is cleared") {
  auto people = world_identified();
  people.given("registration.flagged", R"({"kind":"attention"})");
  people.given("registration.flagged", R"({"kind":"media","visibleTo":["reception-lead","registrar"]})");
  people.given("registration.flagged", R"({"kind":"attention","visibleTo":["reception-lead"]})");
  REQUIRE(people.state().flags.size() == 2);
  CHECK(people.state().flags[1].visible_to == std::vector{mandate::Role::reception_lead});
  people.given("registration.flag-cleared", R"({"kind":"media"})");
  CHECK(people.state().flags.size() == 1);
  CHECK(people.refusal("registration.flag-cleared", R"({"kind":"media"})") == "registration.not-flagged");
  CHECK(survives_storing<Registrations>(people.state()));
}

TEST_CASE("registration: a contact can be reached or at least named") {
  const auto [rest, code] = GENERATE(table<std::string, std::string>({
      {R"(,"name":"Vos")", accepted},
      {R"(,"phone":"+31612345678")", accepted},
      {R"(,"phone":"+123456782")", accepted},
      {R"(,"email":"vos@example.nl")", accepted},
      {"", "registration.contact-empty"},
      {R"(,"phone":"0612345678")", "registration.phone-malformed"},
      {R"(,"phone":"+31 612345678")", "registration.phone-malformed"},
      {R"(,"phone":"+123456")", "registration.phone-malformed"},
      {R"(,"email":"vos")", "registration.email-malformed"},
  }));
  auto people = world_identified();
  CHECK(people.refusal("registration.contact-recorded", R"({"relation":"self")" + rest + "}") == code);
}

TEST_CASE("registration: contacts are kept side by side") {
  auto people = world_identified();
  people.given("registration.contact-recorded", R"({"relation":"self","phone":"+31612345678"})");
  const auto second = people.given("registration.contact-recorded", R"({"relation":"parent","name":"Vos"})");
  REQUIRE(people.state().contacts.size() == 2);
  CHECK(people.state().contacts[1].statement == second);
  CHECK(people.state().contacts[1].name.places == std::vector{HiddenPlace{second, "/name"}});
  CHECK(survives_storing<Registrations>(people.state()));
}

TEST_CASE("registration: a destination is one municipality or one country") {
  const auto [json, code] = GENERATE(table<std::string, std::string>({
      {R"({"municipality":"GM0772","address":"Kerkstraat 1"})", accepted},
      {R"({"municipality":"BQ-SA"})", accepted},
      {R"({"country":"BE"})", accepted},
      {"{}", "registration.destination-not-one"},
      {R"({"municipality":"GM0772","country":"NL"})", "registration.destination-not-one"},
      {R"({"municipality":"0772"})", "registration.municipality-malformed"},
      {R"({"municipality":"VR22"})", "registration.municipality-malformed"},
      {R"({"country":"be"})", "registration.country-malformed"},
  }));
  CHECK(world_identified().refusal("registration.destination-recorded", json) == code);
}

TEST_CASE("registration: a municipality of destination is one that is registered, on that day") {
  auto people = world_identified();
  const auto put = [&](std::uint8_t number, std::string_view code, std::optional<Date> last_day) {
    organisation::State municipality;
    municipality.kind = organisation::Kind::municipality;
    municipality.code = code;
    municipality.last_day = last_day;
    people.world.put<Organisations>(organisation_id(number), municipality);
  };
  const auto refusal = [&](const std::string& json) {
    return people.refusal("registration.destination-recorded", json);
  };
  CHECK(refusal(R"({"municipality":"GM9999"})") == accepted);  // none is registered: nobody can tell
  put(20, "GM0772", std::nullopt);
  put(21, "GM0106", date_of(people.world.claims.occurred_at));
  CHECK(refusal(R"({"municipality":"GM0772"})") == accepted);
  CHECK(refusal(R"({"municipality":"GM9999"})") == "registration.municipality-unknown");
  CHECK(refusal(R"({"municipality":"GM0106"})") == accepted);
  people.world.claims.occurred_at.microseconds += std::int64_t{86'400} * 1'000'000;
  CHECK(refusal(R"({"municipality":"GM0106"})") == "registration.municipality-unknown");
  CHECK(refusal(R"({"municipality":"BQ-SA"})") == accepted);
  CHECK(refusal(R"({"country":"BE"})") == accepted);
}

TEST_CASE("registration: a new destination takes the place of the old one") {
  auto people = world_identified();
  people.given("registration.destination-recorded", R"({"municipality":"GM0772"})");
  people.given("registration.destination-recorded", R"({"country":"BE","address":"Meir 1, Antwerpen"})");
  CHECK(people.state().municipality == std::nullopt);
  CHECK(people.state().country == "BE");
}

TEST_CASE("registration: consent names those who may be told, exactly where it is for those named") {
  auto people = world_identified();
  CHECK(people.refusal("registration.consent-recorded", R"({"inform":"named"})") ==
        "registration.named-mismatch");
  CHECK(people.refusal("registration.consent-recorded", R"({"inform":"no","named":"Broer"})") ==
        "registration.named-mismatch");
  people.given("registration.consent-recorded", R"({"inform":"named","named":"Broer"})");
  CHECK(people.state().inform == registration::Inform::named);
}

TEST_CASE("registration: an objection is noted and stays visible") {
  auto people = world_identified();
  people.given("registration.objection-noted", R"({"objection":"Geen foto"})");
  CHECK(people.state().objected);
  CHECK(faults<registration::ObjectionNoted>("{}") == "/objection field.missing\n");
}
