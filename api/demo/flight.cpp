#include "api/demo/flight.h"

#include <algorithm>

#include "api/demo/people_random.h"
#include "core/domain/movements.h"
#include "core/domain/operations.h"

namespace kroniek::demo {
namespace {

constexpr std::int64_t minute = 60;
constexpr std::int64_t hour = 60 * minute;
constexpr std::int64_t day = 24 * hour;
constexpr std::size_t seats = 199;
constexpr std::string_view list_name = "VALDORIA-AIR-VX904";

PeopleOptions options_of(std::uint64_t seed, Date today) {
  return {.seed = seed, .count = seats, .today = today};
}

// What a desk reads of people whom the list does not give: without the number that no list may hold.
Result<std::vector<ManifestRow>> read_at_desk(std::vector<Person> people, Date today) {
  for (auto& person : people) {
    if (person.number_fault != NumberFault::bsn) continue;
    person.document_number.clear();
    person.mrz.clear();
  }
  TRY(manifest, read_manifest(write_passenger_list(people), today));
  return std::move(manifest.rows);
}

bool travels_alone(const Traveller& traveller) {
  return traveller.listed && !traveller.values.group.has_value() && traveller.values.minor == false;
}

// Who does not come travels alone, so that no child is left without those it belongs to.
void choose_fates(std::vector<Traveller>& travellers, Random& dice) {
  constexpr auto fates =
      std::to_array<Fate>({Fate::no_show, Fate::no_show, Fate::no_show, Fate::no_show, Fate::no_show,
                           Fate::stays, Fate::other_means, Fate::without_trace});
  for (const auto fate : fates) {
    std::vector<Traveller*> candidates;
    for (auto& each : travellers)
      if (each.fate == Fate::comes && travels_alone(each)) candidates.push_back(&each);
    VERIFY(!candidates.empty(), "on a list of 199 more than eight adults travel alone");
    dice.one_of(candidates)->fate = fate;
  }
}

Result<std::vector<Traveller>> unexpected_travellers(std::uint64_t seed, Date today) {
  TRY(rows, read_at_desk(make_people(options_of(seed + 1, today)), today));
  std::vector<Traveller> chosen;
  for (auto& row : rows) {
    Traveller traveller;
    traveller.values = std::move(row.values);
    const bool has_document = traveller.values.document_number && traveller.values.last_name;
    if (!travels_alone(traveller) || !has_document) continue;
    traveller.listed = traveller.expected = false;
    chosen.push_back(std::move(traveller));
    if (chosen.size() == 2) break;
  }
  return chosen;
}

movement::Planned planned_flight(Instant eta) {
  movement::Planned event;
  event.kind = movement::Kind::flight;
  event.carrier = "VX";
  event.number = "VX904";
  event.from = "XVVAL";
  event.to = "NLEIN";
  event.eta = eta;
  event.capacity = static_cast<std::int64_t>(seats);
  return event;
}

void import_list(Narrator& narrator, const Persona& by, Flight& flight) {
  narrator.say(by, manifest_received(flight.import, flight.manifest, narrator.next_version(flight.movement)));
  NumberRange numbers("VXL");
  for (auto& traveller : flight.travellers) {
    if (!traveller.listed) continue;
    traveller.file = narrator.new_stream("registrations");
    for (auto& plain : file_statements(flight.import, traveller.values, {traveller.file, numbers.next()}))
      narrator.say(by, std::move(plain));
  }
}

}  // namespace

Timeline timeline_before(Instant now) {
  const std::int64_t full_minute = now.microseconds / (minute * 1'000'000) * minute * 1'000'000;
  const auto before = [&](std::int64_t seconds) { return later({full_minute}, -seconds); };
  return {before(240 * day),
          before(239 * day),
          before(50 * hour),
          before(8 * hour),
          before(7 * hour + 20 * minute),
          before(3 * hour),
          before(15 * minute)};
}

std::string NumberRange::next() {
  const auto number = next_registration_number(last_);
  VERIFY(number.ok(), "a device's range is far longer than a flight");
  last_ = *number;
  return *format_registration_number(last_);
}

Result<Manifest> make_list(std::uint64_t seed, Date today) {
  return read_manifest(write_passenger_list(make_people(options_of(seed, today))), today);
}

Result<std::vector<Traveller>> make_travellers(std::uint64_t seed, Date today, const Manifest& manifest) {
  TRY(rows, read_at_desk(make_people(options_of(seed, today)), today));
  std::vector<Traveller> travellers;
  for (auto& row : rows) {
    const auto listed = std::find_if(
        manifest.rows.begin(), manifest.rows.end(),
        [&](const ManifestRow& each) { return each.values.external_id == row.values.external_id; });
    Traveller traveller;
    traveller.listed = listed != manifest.rows.end();
    traveller.values = traveller.listed ? listed->values : std::move(row.values);
    travellers.push_back(std::move(traveller));
  }
  Random dice(seed);
  choose_fates(travellers, dice);
  TRY(unexpected, unexpected_travellers(seed, today));
  for (auto& each : unexpected) travellers.push_back(std::move(each));
  return travellers;
}

void open_operation(Narrator& narrator, const Cast& cast, const OrganisationIds& organisations,
                    const StreamId& operation) {
  constexpr auto months =
      std::to_array<std::string_view>({"januari", "februari", "maart", "april", "mei", "juni", "juli",
                                       "augustus", "september", "oktober", "november", "december"});
  const auto today = date_of(narrator.now());
  const auto& officer = cast[Part::duty_officer];
  operation::Opened opened;
  opened.kind = operation::Kind::repatriation;
  opened.title.value = "Repatriëring Valdoria " +
                       std::string(months[static_cast<std::size_t>(today.month - 1)]) + " " +
                       std::to_string(today.year);
  opened.area = {"VR22", "XV"};
  opened.lead = officer.organisation;
  opened.ground = "Wvr-39";
  narrator.say(officer, operation, opened);
  for (const auto* code : {"VR22", "VR13", "VR17", "GM0772", "KMAR", "NRK", "JENV"}) {
    operation::PartyConnected connected;
    connected.organisation = organisations.find(code)->second;
    narrator.say(officer, operation, connected);
  }
  operation::PrioritySet priority;
  priority.priority = 1;
  priority.decision.value = "Opvang en registratie gaan voor op alle andere inzet van het knooppunt.";
  narrator.say(cast[Part::head], operation, priority);
}

Result<Flight> fly(Narrator& narrator, const Cast& cast, const StreamId& operation, const Timeline& timeline,
                   std::uint64_t seed) {
  const auto today = date_of(timeline.arrived);
  TRY(manifest, make_list(seed, today));
  TRY(travellers, make_travellers(seed, today, manifest));
  TRY(source, manifest_source(list_name, manifest));
  Flight flight;
  flight.operation = operation;
  flight.movement = narrator.new_stream("movements");
  narrator.say(cast[Part::liaison], flight.movement, planned_flight(timeline.arrived));

  narrator.at(timeline.listed);
  flight.import = {operation,     flight.movement, cast[Part::registrar].mandate, source, 1, timeline.listed,
                   {"AVG-6-1-e"}, std::nullopt};
  flight.manifest = std::move(manifest);
  flight.travellers = std::move(travellers);
  import_list(narrator, cast[Part::registrar], flight);

  narrator.at(timeline.departed);
  movement::Departed departed;
  departed.at = timeline.departed;
  departed.on_board = std::count_if(flight.travellers.begin(), flight.travellers.end(),
                                    [](const Traveller& each) { return each.fate == Fate::comes; });
  narrator.say(cast[Part::liaison], flight.movement, departed);
  narrator.at(timeline.arrived);
  movement::Arrived arrived;
  arrived.at = timeline.arrived;
  arrived.place.value = "Vliegbasis Eindhoven, platform B";
  narrator.say(cast[Part::reception_lead], flight.movement, arrived);
  return flight;
}

}  // namespace kroniek::demo
