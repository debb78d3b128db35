#include "api/import/pfif_people.h"

#include <algorithm>
#include <charconv>

#include "api/import/manifest_versions.h"
#include "core/bsn.h"
#include "core/codes.h"
#include "core/domain/manifest_cells.h"
#include "core/sha256.h"

namespace kroniek {
namespace {

constexpr int oldest = 130;

// One record while it becomes a row.
struct RecordReader {
  std::size_t number;
  std::vector<ManifestFault>& faults;
  bool refused = false;

  void refuse(std::string_view field, std::string_view code, std::string_view detail) {
    refused = true;
    faults.push_back(
        {number, std::string(field), std::string(code), std::string(detail), ManifestEffect::row_refused});
  }
  std::optional<std::string> name(std::string_view field, const std::string& text) {
    if (text.empty()) return std::nullopt;
    if (std::any_of(text.begin(), text.end(), [](char c) { return (c >= 0 && c < ' ') || c == '\x7f'; })) {
      refuse(field, "manifest.control-character", "A name holds a control character.");
    } else if (name_fault(text) == "manifest.name-too-long") {
      refuse(field, "manifest.name-too-long", "A name has at most 100 characters.");
    } else if (!name_fault(text).empty()) {
      refuse(field, "manifest.name-not-a-name", "A name holds no digits.");
    }
    return text;
  }
};

void read_birth(RecordReader& record, const pfif::Person& person, Date today, ManifestValues& values) {
  const auto& birth = person.date_of_birth;
  if (!birth.year) return;
  const Date earliest{*birth.year, birth.month.value_or(1), birth.day.value_or(1)};
  if (earliest > today)
    return record.refuse("date_of_birth", "manifest.date-of-birth-in-future",
                         "The birth date lies in the future.");
  if (earliest.year < today.year - oldest)
    return record.refuse("date_of_birth", "manifest.date-of-birth-too-old",
                         "Nobody is older than 130 years.");
  values.date_of_birth = birth;
  values.birth_date_doubtful = birth.month == 1 && birth.day == 1;
}

// Of age for sure: by the birth date, or by the lowest age that is given and can only have risen since.
std::optional<bool> minor_of(const pfif::Person& person, const ManifestValues& values, Date today) {
  constexpr int of_age = 18;
  if (const auto minor = is_minor_on(values.date_of_birth, today); minor && !values.birth_date_doubtful)
    return minor;
  int youngest = 0;
  std::from_chars(person.age.data(), person.age.data() + person.age.size(), youngest);
  return youngest >= of_age ? std::optional(false) : std::nullopt;
}

std::optional<Sex> sex_of(const std::optional<pfif::Sex>& sex) {
  if (!sex) return std::nullopt;
  switch (*sex) {
    case pfif::Sex::female:
      return Sex::female;
    case pfif::Sex::male:
      return Sex::male;
    case pfif::Sex::other:
      return Sex::unspecified;
  }
  return std::nullopt;
}

std::optional<ManifestValues> values_of(RecordReader record, const pfif::Person& person, Date today) {
  constexpr std::size_t alternate_names_max = 8;  // beside the whole name; a file holds ten other names
  ManifestValues values;
  values.last_name = record.name("family_name", person.family_name);
  values.first_names = record.name("given_name", person.given_name);
  if (!values.last_name && !values.first_names) values.full_name = record.name("full_name", person.full_name);
  for (const auto& each : person.alternate_names)
    if (auto name = record.name("alternate_names", each); values.alternate_names.size() < alternate_names_max)
      values.alternate_names.push_back(*std::move(name));
  values.sex = sex_of(person.sex);
  read_birth(record, person, today, values);
  values.minor = minor_of(person, values, today);
  if (record.refused) return std::nullopt;
  return values;
}

bool is_made_by_machine(std::string_view local) {
  constexpr std::string_view person = "person";
  if (local.starts_with(person)) local.remove_prefix(person.size());
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  return std::any_of(local.begin(), local.end(), is_digit) &&
         std::all_of(local.begin(), local.end(), [&](char c) {
           return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F') || c == '.' || c == '-' ||
                  c == '_';
         });
}

}  // namespace

std::string pfif_external_id(std::string_view local) {
  if (is_opaque_code(local) && is_made_by_machine(local) && !contains_bsn(local)) return std::string(local);
  constexpr std::size_t bytes = 20;
  std::string id = "h1-";  // letters only behind it, so that no digits of it can look like a BSN
  const auto hash = sha256(as_bytes(local));
  for (const auto byte : ByteView(hash).first(bytes)) {
    id += static_cast<char>('a' + (byte >> 4));
    id += static_cast<char>('a' + (byte & 0x0f));
  }
  return id;
}

std::string_view pfif_fault_detail(std::string_view code) {
  constexpr std::pair<std::string_view, std::string_view> details[] = {
      {"pfif.record-id", "A record's id is a domain, a slash, and an id of its own."},
      {"pfif.date", "Dates are yyyy-mm-ddThh:mm:ssZ, of birth yyyy-mm-dd with unknown parts left out."},
      {"pfif.value", "The field has none of the values that PFIF 1.4 knows."},
      {"pfif.field-missing", "The record lacks a field that PFIF 1.4 demands."},
      {"pfif.field-twice", "A field stands in the record twice."},
      {"pfif.field-too-long", "A field is longer than is taken."},
      {"pfif.record-twice", "An earlier record has the same id."},
  };
  for (const auto& [known, detail] : details)
    if (known == code) return detail;
  return "The record breaks a rule of PFIF 1.4.";
}

bool is_pfif_source(std::string_view domain) {
  return is_opaque_code(domain) && !contains_bsn(domain);
}

std::string pfif_version(std::string_view external_id, Instant source_date) {
  return std::string(external_id) + "#" + to_string(source_date);
}

void part_undated_changes(PfifPeople& people, const PfifPeople& before, std::string_view digest) {
  for (auto& [source, rows] : people.by_source) {
    const auto found = before.by_source.find(source);
    if (found == before.by_source.end()) continue;
    const auto changed = ids_changed(found->second, rows);
    std::set<std::string, std::less<>> dated;
    for (const auto& row : found->second) dated.insert(row.version);
    for (auto& row : rows)
      if (changed.contains(row.values.external_id) && dated.contains(row.version))
        row.version += "#" + std::string(digest);
  }
}

std::string pfif_domain(std::string_view origin) {
  return std::string(origin.substr(0, origin.find('/')));
}

namespace {

// Of what was taken, the first to expire. No event holds that day: whoever imports must know of it.
struct FirstExpiry {
  std::size_t number = 0;
  std::optional<Instant> at;

  void see(std::size_t of, Instant expiry) {
    if (!at.has_value() || expiry < *at) *this = {of, expiry};
  }
  ManifestFault told(std::size_t expiring) const {
    return {number, "expiry_date", "pfif.expiry-not-kept",
            "Of the records that were taken " + std::to_string(expiring) + " will expire, the first on " +
                to_string(date_of(*at)) +
                ". That is not kept: import a newer document, or this one again, when that day is over, and "
                "the erasure of what was made of them is proposed.",
            ManifestEffect::noted};
  }
};

}  // namespace

PfifPeople pfif_people(const pfif::Reading& reading, std::string_view own_domain, Instant now) {
  PfifPeople people;
  FirstExpiry first_expiry;
  for (const auto& fault : reading.faults) {
    if (fault.kind != "person") continue;  // notes: pfif_notes.h
    ++people.refused;
    people.faults.push_back({fault.number, std::string(fault.field), std::string(fault.code),
                             std::string(pfif_fault_detail(fault.code)), ManifestEffect::row_refused});
  }
  for (std::size_t i = 0; i < reading.document.persons.size(); ++i) {
    const auto& person = reading.document.persons[i];
    const auto id = pfif::parse_record_id(person.record_id);
    VERIFY(id.has_value(), "a record that was read has an id");
    RecordReader record{reading.person_numbers[i], people.faults};
    const auto external_id = pfif_external_id(id->local);
    if (id->domain == own_domain) {
      ++people.own;
    } else if (pfif::is_placeholder(person) || pfif::is_expired(person, now)) {
      ++people.expired;
      // Of what cannot be a source nothing was ever made.
      if (is_pfif_source(id->domain))
        people.expired_by_source[id->domain].push_back({record.number, external_id});
    } else if (!is_pfif_source(id->domain)) {
      ++people.refused;
      record.refuse("person_record_id", "pfif.source-malformed",
                    "The record's domain cannot be a source here.");
    } else if (auto values = values_of(record, person, date_of(now))) {
      if (person.expiry_date.has_value()) {
        ++people.expiring;
        first_expiry.see(record.number, *person.expiry_date);
      }
      values->external_id = external_id;
      VERIFY(person.source_date.has_value(), "a record that was read has a date");
      people.by_source[id->domain].push_back(
          {record.number, *std::move(values), pfif_version(external_id, *person.source_date)});
    } else {
      ++people.refused;
    }
  }
  if (people.expiring > 0) people.faults.push_back(first_expiry.told(people.expiring));
  std::stable_sort(people.faults.begin(), people.faults.end(),
                   [](const auto& one, const auto& other) { return one.line < other.line; });
  return people;
}

}  // namespace kroniek
