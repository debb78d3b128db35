#include "tests/api/leak_tale.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>

#include "api/data_directory.h"
#include "core/catalog.h"
#include "core/domain/permissions.h"
#include "core/domain/registration_number.h"
#include "core/sha256.h"
#include "core/statement/jwk.h"

namespace kroniek::test {
namespace {

constexpr std::size_t streams_of_a_collection = 4;

Instant machine_time() {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  return {std::chrono::duration_cast<std::chrono::microseconds>(since).count()};
}

void collect(const FieldInfo& field, bool personal, const Json& value, std::set<std::string>& out) {
  personal = personal || field.field_class == FieldClass::personal;
  if (const auto* items = value.array_items()) {
    for (const auto& item : *items) collect(field, personal, item, out);
  } else if (field.kind == ValueKind::object) {
    for (const auto& member : field.members)
      if (const auto* held = value.find(member.name)) collect(member, personal, *held, out);
  } else if (personal && value.string() != nullptr && field.kind != ValueKind::enumeration &&
             value.string()->size() >= Needles::shortest) {
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
  found();
  start();
  enrol_readers();
  tell_foundations();
  for (std::uint8_t number = 1; number <= 3; ++number) tell_person(stream("registrations", number), number);
  tell_departures();
  tell_reports();
  tell_enquiry();
  tell_disclosures();
  tell_request();
  const auto registers = get("/v1/registers", &readers.at("supervisor"));
  register_stream = parse_stream_id(text_at(json_of(std::string_view(registers.body)), "items/0/id")).value();
  secrets.add_in_all_forms(sought_in_vain);
  for (const auto& value : read_only_values) secrets.add_in_all_forms(value);
}

void LeakTale::found() {
  const auto plan = paper_.world.plan();
  DataOptions options;
  options.path = data_;
  options.free_space_min_bytes = 1 << 20;
  const auto made = DataDirectory::create(
      options, [&](const DataDirectory::New& fresh) { return found_register(fresh.ports, plan); });
  INFO((made.ok() ? "" : made.error().detail));
  REQUIRE(made.ok());
  for (const auto& each : plan.administrators) secrets.add_in_all_forms(each.name);
}

void LeakTale::start() {
  if (serving_ != nullptr) earlier_log_ += serving_->log();
  serving_ = std::make_unique<Serving>(data_.string());
  REQUIRE_FALSE(serving_->url().empty());
}

void LeakTale::stop() {
  client_.reset();
  CHECK(serving_->end() == 0);
}

RawResponse LeakTale::ask(const Ask& ask) {
  if (serving_->process() < 0) start();
  paper_.world.clock.set(machine_time());
  const auto bytes = paper_.bytes_of(ask);
  for (int tries = 0; tries < 2; ++tries) {  // a connection takes so many requests and no more
    if (client_ == nullptr) client_ = std::make_unique<RawClient>(serving_->port());
    auto answer = client_->exchange(bytes);
    if (answer.status != 0 && answer.header("Connection") != "close") return answer;
    client_.reset();
    if (answer.status != 0) return answer;
  }
  FAIL("the program does not answer " << ask.target);
  return {};
}

std::uint64_t LeakTale::size() {
  const auto metrics = get("/metrics").body;
  const std::string name = "\nkroniek_log_size ";
  return std::stoull(metrics.substr(metrics.find(name) + name.size()));
}

std::size_t LeakTale::openings_of(const Person& by) {
  const auto listed = get("/v1/openings?limit=500&opener=" + to_string(by.actor), &readers.at("supervisor"));
  REQUIRE(listed.status == 200);
  const auto count = items_at(json_of(std::string_view(listed.body)), "items").size();
  REQUIRE(count < 500);
  return count;
}

std::vector<const LeakTale::Told*> LeakTale::one_of_each_type() const {
  std::map<std::string_view, const Told*> by_type;
  for (const auto& each : told) by_type[each.event->type] = &each;
  std::vector<const Told*> out;
  for (const auto& [type, each] : by_type) out.push_back(each);
  return out;
}

std::vector<StreamId> LeakTale::some_streams() const {
  std::map<std::string, std::set<StreamId>> of;
  for (const auto& each : told) {
    auto& streams = of[each.stream.collection];
    if (streams.size() < streams_of_a_collection) streams.insert(each.stream);
  }
  std::vector<StreamId> out;
  for (const auto& [collection, streams] : of) out.insert(out.end(), streams.begin(), streams.end());
  return out;
}

Person LeakTale::enrol(const std::string& name, std::uint8_t number, const StreamId& of,
                       std::string_view role) {
  Person person{stream("actors", number), of, stream("mandates", number), seeded_signer(number)};
  say("administrator", "actor.enrolled", person.actor,
      R"({"organisation": ")" + to_string(of) + R"(", "function": "Functie", "kind": "person", "key": )" +
          write_json(write_jwk(person.signer->key())) + R"(, "name": "Lezer-)" + name + R"("})");
  say("administrator", "mandate.granted", person.mandate,
      R"({"holder": ")" + to_string(person.actor) + R"(", "role": ")" + std::string(role) +
          R"(", "scope": {}, "tasks":
             ["information","assistance","international","crisis-teams","people","preparation","steering"],
             "basis": ["Wvr-39"], "from": "2020-01-01T00:00:00Z", "mayDelegate": false,
             "instrument": {"document": ")" +
          hex(sha256(as_bytes(role))) + R"("}})");
  return person;
}

void LeakTale::enrol_readers() {
  std::uint8_t number = 100;
  for (const auto role : names_of(mandate::Role{})) {
    const std::string name(role);
    readers[name] = enrol(name, number++, paper_.world.region, role);
  }
  const auto& coordinator = readers["coordinator"] =
      enrol("coordinator", 99, paper_.world.kcr2, "kcr2-duty-officer");
  say_as(coordinator, "operation.opened", paper_.world.operation,
         R"({"kind": "repatriation", "title": "Vlucht", "area": ["VR12", "LB"], "lead": ")" +
             to_string(paper_.world.kcr2) + R"(", "ground": "Wvr-39"})");
  say_as(coordinator, "movement.planned", stream("movements", 1),
         R"({"kind": "flight", "carrier": "VX", "number": "VX1", "from": "XVVAL", "to": "NLEIN"})");
}

void LeakTale::say(std::string_view role, std::string_view type, const StreamId& of, std::string_view data) {
  say_as(role == "administrator" ? paper_.world.administrator : readers.at(std::string(role)), type, of,
         data);
}

void LeakTale::say_as(const Person& by, std::string_view type, const StreamId& of, std::string_view data) {
  const std::set<std::string> outside{"actors", "mandates", "operations"};
  auto plain = json_of(data);
  plain = Json::object({{"type", type}, {"sub", to_string(of)}, {"data", std::move(plain)}});
  plain.set("version", ++versions_[of]);
  if (!outside.contains(of.collection)) plain.set("operation", to_string(paper_.world.operation));
  paper_.world.clock.set(machine_time());
  plain = paper_.world.complete(by, plain);
  INFO(type << " " << write_json(plain));
  const auto statement = paper_.world.make(by, plain);
  const auto answer = post("/v1/statements", to_text(statement), "application/sd-jwt", nullptr);
  INFO(answer.body);
  REQUIRE(answer.status == 201);
  const auto* event = find_event(type).event;
  keep_secret(*event, plain, statement);
  told.push_back({&by, event, plain, parse_uuid(text_at(plain, "jti")).value(), of});
}

void LeakTale::keep_secret(const EventRow& event, const Json& plain, const SdJwt& statement) {
  for (const auto& value : personal_values_of(event, *plain.find("data"))) secrets.add_in_all_forms(value);
  const auto hidden = sort_by_class(at(statement.payload, "data"), statement.disclosures, event.fields);
  for (const auto& each : hidden.personal) secrets.add(each.disclosure.encoded);
}

void LeakTale::tell_foundations() {
  const auto key = write_json(write_jwk(seeded_signer(200)->key()));
  say("administrator", "actor.enrolled", stream("actors", 200),
      R"({"organisation": ")" + to_string(paper_.world.region) + R"(", "function": "Centralist",
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
      R"({"to": ")" + to_string(paper_.world.region) + R"(", "responsiblePerson": "Begeleider-twee"})");
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
      R"({"to": ")" + to_string(paper_.world.kcr2) + R"(", "responsiblePerson": "Begeleider-drie"})");
  say("reception-lead", "registration.handover-answered-on-behalf", file,
      R"({"organisation": ")" + to_string(paper_.world.kcr2) +
          R"(", "answer": "accepted", "evidence": "Getekende lijst", "receivedBy": "Ontvanger-drie"})");
  const auto minor = stream("registrations", 4);
  say("registrar", "registration.opened", minor,
      R"({"number": ")" + format_registration_number({"LEK", 4}).value() + R"(", "source": "desk-1"})");
  say("registrar", "registration.seen", minor, R"({"checkpoint": "gate-d"})");
  say("registrar", "registration.identified", minor,
      R"({"level": 1, "basis": ["oral-self"], "minor": true, "names": {"family": "Geheim-Kindernaam"}})");
  say("registrar", "registration.responsible-adult-recorded", minor,
      R"({"responsiblePerson": "Begeleider-vier"})");
  const auto consenting = stream("registrations", 5);
  say("registrar", "registration.opened", consenting,
      R"({"number": ")" + format_registration_number({"LEK", 5}).value() + R"(", "source": "desk-1"})");
  say("registrar", "registration.seen", consenting, R"({"checkpoint": "gate-d"})");
  say("registrar", "registration.identified", consenting,
      R"({"level": 1, "basis": ["oral-self"], "minor": false, "names": {"family": "Mag-Gezocht-Worden"}})");
  say("family-contact", "registration.consent-recorded", consenting, R"({"inform": "yes"})");
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

// One is performed; the other waits for somebody who may.
void LeakTale::tell_disclosures() {
  const auto file = to_string(stream("registrations", 1));
  for (const auto number : std::to_array<std::uint8_t>({1, 2})) {
    const auto of = stream("disclosures", number);
    say("registrar", "disclosure.requested", of,
        R"({"recipient": ")" + to_string(paper_.world.kcr2) + R"(", "subjects": [")" + file +
            R"("], "fields": ["names"], "includesShielded": false, "purpose": "Overdracht",
                "ground": "Wvr-39"})");
    say("reception-lead", "disclosure.approved", of, "{}");
  }
  const auto exported = stream("disclosures", 3);
  say("registrar", "disclosure.export-requested", exported,
      R"({"recipient": ")" + to_string(paper_.world.kcr2) + R"(", "format": "pfif",
          "fields": ["dateOfBirth", "names", "otherNames", "sex"], "purpose": "Opsporing",
          "ground": "AVG-6-1-a"})");
  say("reception-lead", "disclosure.approved", exported, "{}");
  const auto of = stream("disclosures", 1);
  const auto performed =
      post("/v1/" + to_string(of) + "/_perform", "{}", "application/json", &readers.at("registrar"));
  INFO(performed.body);
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
      R"({"requester": ")" + to_string(paper_.world.region) +
          R"(", "route": "national", "direction": "out", )" +
          lines(R"({"name": "Bellernaam", "phone": "+31612349999"})") + "}");
  say("requesting-authority", "assistance-request.redrafted", of,
      "{" + lines(R"({"name": "Tweede Bellernaam", "phone": "+31612348888"})") + "}");
}

}  // namespace kroniek::test
