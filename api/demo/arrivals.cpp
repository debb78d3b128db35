#include "api/demo/arrivals.h"

#include <algorithm>

#include "api/demo/desk.h"
#include "api/demo/people_random.h"
#include "api/demo/regions.h"
#include "core/domain/reconciliation.h"
#include "core/register/tables.h"

namespace kroniek::demo {
namespace {

namespace r = kroniek::registration;
constexpr std::int64_t minute = 60;

struct Need {
  r::NeedCategory category;
  bool urgent;
  std::string_view detail;
};
constexpr auto needs = std::to_array<Need>({
    {r::NeedCategory::medicines, true, "Insuline; de voorraad reikt tot vanavond."},
    {r::NeedCategory::medical, true, "Verbrande hand, verbonden op de luchthaven van vertrek."},
    {r::NeedCategory::medical, false, "Zes maanden zwanger; wil een verloskundige spreken."},
    {r::NeedCategory::psychosocial, false, "Heeft beschietingen gezien; slaapt niet."},
    {r::NeedCategory::shelter, false, "Geen woning in Nederland."},
    {r::NeedCategory::clothing, false, "Geen winterkleding."},
    {r::NeedCategory::money, false, "Bankpas achtergebleven."},
    {r::NeedCategory::transport, false, "Kan niet zelf reizen."},
    {r::NeedCategory::interpreter, false, "Spreekt geen Nederlands of Engels."},
    {r::NeedCategory::documents, false, "Paspoort van het kind is verlopen."},
});
constexpr auto streets = std::to_array<std::string_view>(
    {"Kerkstraat", "Dorpsstraat", "Molenweg", "Stationsplein", "Lindelaan", "Havenkade"});
constexpr auto relatives = std::to_array<std::string_view>(
    {"Wilma de Graaf", "Orhan Yildirim", "Bets Koopmans", "Jan-Willem Prins", "Rachida Amrani"});

// A household, or somebody who travels alone.
struct Party {
  std::vector<Traveller*> members;
  const Traveller* adult = nullptr;  // the first one
  Instant registered;                // when the last one was
};

struct Hall {
  const Reception& reception;
  const Flight& flight;
  Desk desk;
  Random dice;
  NumberRange numbers;
  std::size_t handovers = 0;

  const Persona& who(Part part) const { return reception.cast[part]; }
  const Persona& any_registrar() {
    return who(dice.below(2) == 0 ? Part::registrar : Part::second_registrar);
  }
};

// Whom the list gave no file gets one at the desk; the row of the list stays known by its id.
void open_file(Hall& hall, Traveller& traveller, Instant at) {
  traveller.file = {"registrations", new_id(at, hall.reception.random)};
  const auto& by = hall.any_registrar();
  r::Opened opened;
  opened.number = hall.numbers.next();
  opened.source = traveller.expected ? hall.flight.import.source : "BALIE-EIN-1";
  if (traveller.expected) opened.external_id = traveller.values.external_id;
  hall.desk.plan(at, by, traveller.file, opened);
  if (!traveller.expected) return;
  r::Expected expected;
  expected.movement = hall.flight.movement;
  hall.desk.plan(later(at, 5), by, traveller.file, expected);
}

r::Identified identified_at_desk(const ManifestValues& values) {
  using B = r::Basis;
  if (values.mrz_result == r::MrzResult::valid) return identity_of(values, 3, {B::document_seen, B::mrz});
  if (values.document_number) return identity_of(values, 2, {B::document_seen});
  return identity_of(values, 1, {B::oral_self});
}

void meet(Hall& hall, Traveller& traveller, std::size_t number, Instant at) {
  if (!traveller.listed) open_file(hall, traveller, later(at, -10));
  auto& desk = hall.desk;
  r::Seen seen;
  seen.checkpoint = "EIN-GATE-1";
  seen.movement = hall.flight.movement;
  desk.plan(at, hall.any_registrar(), traveller.file, seen);
  r::Tagged tagged;
  tagged.tag = "EIN-" + std::to_string(1'000 + number);
  desk.plan(later(at, minute), hall.any_registrar(), traveller.file, tagged);
  desk.plan(later(at, 5 * minute), hall.who(Part::verifier), traveller.file,
            identified_at_desk(traveller.values));
  desk.plan(later(at, 7 * minute), hall.any_registrar(), traveller.file, r::Registered{});
}

void ask_needs(Hall& hall, const Traveller& traveller, Instant at) {
  if (hall.dice.below(5) != 0) return;
  const auto& need = hall.dice.one_of(needs);
  r::NeedRecorded recorded;
  recorded.category = need.category;
  recorded.urgent = need.urgent;
  recorded.detail.value = need.detail;
  const auto& care = hall.who(Part::care);
  const auto jti = hall.desk.plan(later(at, 2 * minute), care, traveller.file, recorded);
  hall.desk.plan(later(at, 4 * minute), care, traveller.file, r::NeedsAssessed{});
  if (hall.dice.below(3) == 0) return;  // still open
  r::NeedMet met;
  met.need = jti;
  hall.desk.plan(later(at, 20 * minute), care, traveller.file, met);
}

// Where the party goes: a municipality, or for a few another country. Null where it is not known yet.
const Municipality* ask_destination(Hall& hall, const Party& party, Instant at) {
  auto& dice = hall.dice;
  if (dice.below(10) == 0) return nullptr;
  const bool abroad = dice.below(15) == 0;
  const auto& municipality = dice.one_of(municipalities());
  const std::string street(dice.one_of(streets));  // apart: the order of operands is not given
  const auto address = street + " " + std::to_string(dice.between(1, 180));
  for (const auto* member : party.members) {
    r::DestinationRecorded destination;
    if (abroad)
      destination.country = "BE";
    else
      destination.municipality = std::string(municipality.code);
    destination.address.value = address;
    hall.desk.plan(later(at, 8 * minute), hall.who(Part::family_contact), member->file, destination);
  }
  return abroad ? nullptr : &municipality;
}

void ask_relatives(Hall& hall, const Traveller& traveller, Instant at) {
  auto& dice = hall.dice;
  const auto& by = hall.who(Part::family_contact);
  if (dice.below(3) == 0) {
    r::ContactRecorded contact;
    contact.relation = r::Relation::sibling;
    contact.name.value = dice.one_of(relatives);
    contact.phone.value = "+3185000" + std::to_string(dice.between(1'000, 9'999));
    hall.desk.plan(later(at, 9 * minute), by, traveller.file, contact);
  }
  if (dice.below(2) == 0) return;
  r::ConsentRecorded consent;
  const auto answer = dice.below(10);
  consent.inform = answer < 7 ? r::Inform::yes : answer < 9 ? r::Inform::no : r::Inform::named;
  if (consent.inform == r::Inform::named) consent.named.value = dice.one_of(relatives);
  hall.desk.plan(later(at, 10 * minute), by, traveller.file, consent);
}

void depart(Hall& hall, const Party& party, const Municipality* destination, Instant at) {
  const bool aftercare = destination != nullptr && hall.dice.below(3) == 0;
  for (const auto* member : party.members) {
    r::Departed departed;
    departed.picked_up_by.value = "Eigen vervoer";
    if (member->values.minor.value_or(true)) departed.responsible_adult = party.adult->file;
    hall.desk.plan(at, hall.any_registrar(), member->file, departed);
    if (!aftercare) continue;
    r::AftercareHandedOver handed_over;
    handed_over.to = hall.reception.organisations.find(destination->code)->second;
    hall.desk.plan(later(at, 5 * minute), hall.any_registrar(), member->file, handed_over);
  }
}

// Hand-overs are accepted, wait, or are refused, in turns.
void transfer(Hall& hall, const Party& party, Instant at) {
  const auto turn = hall.handovers++ % 4;
  const auto& officer = hall.who(turn % 2 == 0 ? Part::officer_amsterdam : Part::officer_rotterdam);
  for (const auto* member : party.members) {
    r::Transferred transferred;
    transferred.to = officer.organisation;
    if (member->values.minor.value_or(true)) transferred.responsible_adult = party.adult->file;
    hall.desk.plan(at, hall.who(Part::reception_lead), member->file, transferred);
    if (turn == 3) continue;
    r::HandoverRefused refused;
    refused.reasons.value = "De opvanglocatie is vol; graag naar een andere regio.";
    if (turn == 2)
      hall.desk.plan(later(at, 10 * minute), officer, member->file, refused);
    else
      hall.desk.plan(later(at, 10 * minute), officer, member->file, r::HandoverAccepted{});
  }
}

void take_into_care(Hall& hall, const Party& party, Instant at) {
  for (const auto* member : party.members) {
    r::TakenIntoCare care;
    care.place = "EIN-HAL-2";
    hall.desk.plan(at, hall.who(Part::care), member->file, care);
    if (party.adult != nullptr) continue;
    r::Flagged flag;
    flag.kind = r::FlagKind::protection;
    flag.visible_to = {mandate::Role::reception_lead, mandate::Role::care};
    hall.desk.plan(later(at, 5), hall.who(Part::reception_lead), member->file, flag);
  }
}

void help(Hall& hall, const Party& party) {
  const auto at = party.registered;
  for (const auto* member : party.members) {
    ask_needs(hall, *member, at);
    ask_relatives(hall, *member, at);
  }
  const auto* destination = ask_destination(hall, party, at);
  const auto leaves = later(at, hall.dice.between(25, 60) * minute);
  const auto thrown = hall.dice.below(100);
  if (party.adult == nullptr || thrown >= 85)
    take_into_care(hall, party, leaves);
  else if (thrown < 55)
    depart(hall, party, destination, leaves);
  else if (thrown < 65)
    transfer(hall, party, leaves);
  // From 65 to 84 they wait in the hall.
}

// Households of those who came, in the order of the list.
std::vector<Party> parties_of(Flight& flight) {
  std::vector<Party> parties;
  for (auto& traveller : flight.travellers) {
    if (traveller.fate != Fate::comes) continue;
    const auto& group = traveller.values.group;
    const auto same = std::find_if(parties.begin(), parties.end(), [&](const Party& party) {
      return group.has_value() && party.members.front()->values.group == group;
    });
    auto& party = same != parties.end() ? *same : parties.emplace_back();
    party.members.push_back(&traveller);
    if (party.adult == nullptr && traveller.values.minor == false) party.adult = &traveller;
  }
  return parties;
}

void mark_absent(Hall& hall, const Traveller& traveller, Instant at) {
  const auto& lead = hall.who(Part::reception_lead);
  if (traveller.fate == Fate::no_show) {
    r::MarkedNoShow event;
    event.movement = hall.flight.movement;
    hall.desk.plan(at, lead, traveller.file, event);
  } else if (traveller.fate == Fate::stays) {
    r::StayedByChoice event;
    event.reason.value = "Blijft bij familie; aan de balie van de luchthaven verklaard.";
    hall.desk.plan(at, hall.who(Part::liaison), traveller.file, event);
  } else if (traveller.fate == Fate::other_means) {
    r::WentHomeByOtherMeans event;
    event.reason.value = "Op eigen gelegenheid over land vertrokken, gemeld door de werkgever.";
    hall.desk.plan(at, hall.who(Part::liaison), traveller.file, event);
  }
}

Result<r::State> read_file(const Service& service, const StreamId& file) {
  const auto reading = service.read();
  TRY(text, reading.snapshot().read(Table::views, stream_prefix(file)));
  VERIFY(text.has_value(), "the file was opened");
  TRY(held, parse_view(*text));
  return *static_cast<const r::State*>(held.state.get());
}

}  // namespace

void receive(const Reception& reception, Flight& flight) {
  Hall hall{reception, flight, Desk(reception.random), Random(reception.seed), NumberRange("EHV")};
  auto parties = parties_of(flight);
  auto at = later(reception.timeline.arrived, 12 * minute);
  std::size_t number = 0;
  for (auto& party : parties) {
    for (auto* member : party.members) {
      meet(hall, *member, ++number, at);
      party.registered = later(at, 7 * minute);
      at = later(at, 20);
    }
  }
  for (const auto& party : parties) help(hall, party);
  for (const auto& traveller : flight.travellers)
    mark_absent(hall, traveller, later(reception.timeline.reconciled, -2 * minute));
  hall.desk.perform(reception.narrator);
}

Result<Ok> reconcile_flight(const Reception& reception, const Flight& flight, const Service& service) {
  std::vector<r::State> files;
  for (const auto& traveller : flight.travellers) {
    TRY(state, read_file(service, traveller.file));
    files.push_back(std::move(state));
  }
  const auto count = static_cast<std::int64_t>(flight.manifest.rows.size() + flight.manifest.rows_refused);
  reception.narrator.at(reception.timeline.reconciled);
  reception.narrator.say(reception.cast[Part::reception_lead], flight.movement,
                         reconcile({flight.movement, {}, count}, files));
  return Ok{};
}

}  // namespace kroniek::demo
