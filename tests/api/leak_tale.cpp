#include "tests/api/leak_tale.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "core/catalog.h"
#include "core/domain/permissions.h"
#include "core/domain/registration_number.h"
#include "core/statement/jwk.h"

namespace kroniek::test {
namespace {

// Shorter ones would be found in ids and digests by chance.
constexpr std::size_t shortest = 8;

void collect(const FieldInfo& field, bool personal, const Json& value, std::set<std::string>& out) {
  personal = personal || field.field_class == FieldClass::personal;
  if (const auto* items = value.array_items()) {
    for (const auto& item : *items) collect(field, personal, item, out);
  } else if (field.kind == ValueKind::object) {
    for (const auto& member : field.members)
      if (const auto* held = value.find(member.name)) collect(member, personal, *held, out);
  } else if (personal && value.string() != nullptr && field.kind != ValueKind::enumeration &&
             value.string()->size() >= shortest) {
    out.insert(*value.string());
  }
}

}  // namespace

std::set<std::string> personal_values_of(const EventRow& event, const Json& data) {
  std::set<std::string> out;
  for (const auto& field : event.fields)
    if (const auto* held = data.find(field.name)) collect(field, false, *held, out);
  return out;
}

LeakTale::LeakTale() {
  enrol_readers();
  tell_foundations();
  for (std::uint8_t number = 1; number <= 3; ++number) tell_person(stream("registrations", number), number);
  tell_departures();
  tell_reports();
  tell_enquiry();
  tell_disclosure();
  tell_request();
}

void LeakTale::enrol_readers() {
  std::uint8_t number = 100;
  for (const auto role : names_of(mandate::Role{})) {
    readers[std::string(role)] = api.world.enrol(
        number++, api.world.region, role,
        R"(["information","assistance","international","crisis-teams","people","preparation","steering"])");
  }
}

void LeakTale::say(std::string_view role, std::string_view type, const StreamId& of, std::string_view data) {
  const auto& by = role == "administrator" ? api.world.administrator : readers.at(std::string(role));
  auto plain = json_of(data);
  plain = Json::object({{"type", type}, {"sub", to_string(of)}, {"data", std::move(plain)}});
  plain.set("version", ++versions_[of]);
  if (of.collection != "actors") plain.set("operation", to_string(api.world.operation));
  plain = api.world.complete(by, plain);
  INFO(type << " " << write_json(plain));
  const auto answer = api.submit(api.world.sign_json(by, plain));
  INFO(answer.content());
  REQUIRE(answer.status == 201);
  const auto jti = parse_uuid(text_at(plain, "jti")).value();
  const auto* event = find_event(type).event;
  values.merge(personal_values_of(*event, *plain.find("data")));
  told.push_back({&by, event, std::move(plain), jti});
}

void LeakTale::tell_foundations() {
  const auto key = write_json(write_jwk(seeded_signer(200)->key()));
  say("administrator", "actor.enrolled", stream("actors", 200),
      R"({"organisation": ")" + to_string(api.world.region) + R"(", "function": "Centralist",
          "kind": "person", "key": )" +
          key + R"(, "name": "Enrolled-Geheimnaam", "email": "geheim@voorbeeld.nl"})");
}

void LeakTale::tell_person(const StreamId& file, std::uint8_t number) {
  const auto code = format_registration_number({"LEK", number}).value();
  const auto n = std::to_string(number);
  say("registrar", "registration.opened", file, R"({"number": ")" + code + R"(", "source": "desk-1"})");
  say("registrar", "registration.seen", file, R"({"checkpoint": "gate-d"})");
  const auto identity = [&](std::string_view of) {
    return R"("names": {"family": "Familie-)" + std::string(of) + n + R"(", "given": "Voornaam-)" +
           std::string(of) + n + R"("}, "otherNames": [{"family": "Andersnaam-)" + std::string(of) + n +
           R"("}], "dateOfBirth": "1971-0)" + n + R"(-2)" + n +
           R"(", "sex": "female", "nationalities": ["NLD"], "document": {"type": "passport",
              "issuer": "NLD", "number": "SPEC)" +
           std::string(of).substr(0, 4) + n + R"(X", "expiry": "2031-0)" + n + R"(-1)" + n + R"("})";
  };
  say("registrar", "registration.identified", file,
      R"({"level": 2, "basis": ["document-seen"], "category": "dutch", "minor": false, )" +
          identity("ECHTEEN") + "}");
  say("registrar", "registration.corrected", file,
      R"({"reason": "Verkeerd overgenomen", )" + identity("BETERTWEE") + "}");
  say("care", "registration.need-recorded", file,
      R"({"category": "medicines", "urgent": false, "detail": "Zorgbehoefte-)" + n + R"("})");
  say("family-contact", "registration.contact-recorded", file,
      R"({"relation": "sibling", "name": "Contactnaam-)" + n + R"(", "phone": "+3161234000)" + n +
          R"(", "email": "contact)" + n + R"(@voorbeeld.nl"})");
  say("family-contact", "registration.destination-recorded", file,
      R"({"municipality": "GM0772", "address": "Geheimlaan )" + n + R"("})");
  say("family-contact", "registration.consent-recorded", file,
      R"({"inform": "named", "named": "Ingelichte-)" + n + R"("})");
  say("family-contact", "registration.objection-noted", file,
      R"({"objection": "Bezwaartekst-)" + n + R"("})");
  say("registrar", "registration.registered", file, "{}");
}

// One is picked up, one is handed over, one stays.
void LeakTale::tell_departures() {
  say("registrar", "registration.departed", stream("registrations", 1),
      R"({"pickedUpBy": "Ophaler-een", "responsiblePerson": "Begeleider-een"})");
  const auto file = stream("registrations", 2);
  say("reception-lead", "registration.transferred", file,
      R"({"to": ")" + to_string(api.world.region) + R"(", "responsiblePerson": "Begeleider-twee"})");
  say("region-duty-officer", "registration.handover-accepted", file, R"({"receivedBy": "Ontvanger-twee"})");
}

// What a device had to say late, an answer by phone, and who looks after a minor.
void LeakTale::tell_reports() {
  const auto file = stream("registrations", 3);
  say("registrar", "registration.reported-otherwise", file,
      R"({"what": "registration.identified", "refused": ")" + to_string(stream("statements", 240).id) +
          R"(", "names": {"family": "Later-Gezegd", "given": "Nog-Later"}, "dateOfBirth": "1972-11-21",
              "otherNames": [{"family": "Alias-Gezegd"}], "sex": "male", "nationalities": ["NLD"],
              "document": {"type": "passport", "issuer": "NLD", "number": "SPECLATE1"},
              "address": "Laterweg 12", "told": "Verder-verteld"})");
  say("reception-lead", "registration.transferred", file,
      R"({"to": ")" + to_string(api.world.kcr2) + R"(", "responsiblePerson": "Begeleider-drie"})");
  say("reception-lead", "registration.handover-answered-on-behalf", file,
      R"({"organisation": ")" + to_string(api.world.kcr2) +
          R"(", "answer": "accepted", "evidence": "Getekende lijst", "receivedBy": "Ontvanger-drie"})");
  const auto minor = stream("registrations", 4);
  say("registrar", "registration.opened", minor,
      R"({"number": ")" + format_registration_number({"LEK", 4}).value() + R"(", "source": "desk-1"})");
  say("registrar", "registration.seen", minor, R"({"checkpoint": "gate-d"})");
  say("registrar", "registration.identified", minor,
      R"({"level": 1, "basis": ["oral-self"], "minor": true, "names": {"family": "Geheim-Kindernaam"}})");
  say("registrar", "registration.responsible-adult-recorded", minor,
      R"({"responsiblePerson": "Begeleider-vier"})");
}

void LeakTale::tell_enquiry() {
  const auto enquiry = stream("enquiries", 1);
  say("family-contact", "enquiry.received", enquiry,
      R"({"relation": "sibling", "channel": "phone", "enquirerName": "Vraagstersnaam",
          "enquirerPhone": "+31612347777", "enquirerEmail": "vragen@voorbeeld.nl",
          "names": {"family": "Gezochte-naam"}, "otherNames": [{"family": "Gezochte-alias"}],
          "dateOfBirth": "1931-02-03", "sex": "female", "nationalities": ["NLD"],
          "lastKnown": "Litteken-op-wang"})");
  say("family-contact", "enquiry.answered", enquiry,
      R"({"what": "not-found", "details": "Antwoord-aan-vraagster"})");
}

void LeakTale::tell_disclosure() {
  const auto of = stream("disclosures", 1);
  const auto file = to_string(stream("registrations", 1));
  say("registrar", "disclosure.requested", of,
      R"({"recipient": ")" + to_string(api.world.kcr2) + R"(", "subjects": [")" + file +
          R"("], "fields": ["names"], "includesShielded": false, "purpose": "Overdracht",
              "ground": "Wvr-39"})");
  say("reception-lead", "disclosure.approved", of, "{}");
  const auto performed = api.post("/v1/" + to_string(of) + "/_perform", "{}", &readers.at("registrar"));
  INFO(performed.content());
  REQUIRE(performed.status == 200);
  ++versions_[of];
  say("liaison", "disclosure.receipted", of, R"({"receivedBy": "Ontvanger-verstrekking"})");
}

void LeakTale::tell_request() {
  const auto lines = [](std::string_view caller) {
    return R"("situation": "Water", "caller": )" + std::string(caller) +
           R"(, "lines": [{"id": "1", "effect": "Droog", "unitType": "pump", "quantity": 3, "unit": "piece",
                           "from": "2026-11-24T00:00:00Z", "until": "2026-11-26T00:00:00Z"}])";
  };
  const auto of = stream("assistance-requests", 1);
  say("requesting-authority", "assistance-request.drafted", of,
      R"({"requester": ")" + to_string(api.world.region) + R"(", "route": "national", "direction": "out", )" +
          lines(R"({"name": "Bellernaam", "phone": "+31612349999"})") + "}");
  say("requesting-authority", "assistance-request.redrafted", of,
      "{" + lines(R"({"name": "Tweede Bellernaam", "phone": "+31612348888"})") + "}");
}

}  // namespace kroniek::test
