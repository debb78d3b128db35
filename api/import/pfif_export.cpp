#include "api/import/pfif_export.h"

#include <algorithm>

#include "core/domain/disclosures.h"
#include "core/domain/openings.h"
#include "core/domain/persons.h"
#include "core/domain/registration_shield.h"
#include "core/domain/registrations.h"
#include "core/register/lists.h"
#include "core/register/states.h"
#include "core/register/tables.h"

namespace kroniek {
namespace {

using registration::Name;
using registration::Phase;

constexpr std::int64_t day = 86'400'000'000;  // microseconds

struct Values {
  std::optional<Name> names;
  std::vector<Name> other_names;
  std::optional<PartialDate> date_of_birth;
  std::optional<Sex> sex;
  static constexpr auto fields = [](auto&& each) {
    return each(field("names", &Values::names, "The name."),
                field("otherNames", &Values::other_names, "Other names."),
                field("dateOfBirth", &Values::date_of_birth, "The date of birth."),
                field("sex", &Values::sex, "The sex."));
  };
};

const registration::State& state_of(const Held& file) {
  VERIFY(file.aggregate->collection == Registrations::collection, "an export is of registrations");
  return *static_cast<const registration::State*>(file.state.get());
}

std::string whole(const Name& name) {
  const auto given = name.given.value_or("");
  const auto family = name.family.value_or("");
  return given + (given.empty() || family.empty() ? "" : " ") + family;
}

std::optional<pfif::Sex> sex_of(const std::optional<Sex>& sex) {
  if (!sex) return std::nullopt;
  switch (*sex) {
    case Sex::female:
      return pfif::Sex::female;
    case Sex::male:
      return pfif::Sex::male;
    case Sex::unspecified:
      return pfif::Sex::other;
  }
  return std::nullopt;
}

// Nobody here ever says that somebody is missing or dead: of who did not come we only know that.
pfif::Status status_of(const registration::State& file) {
  const auto phase = file.phase != Phase::closed ? file.phase : file.exit.value_or(file.phase_in_hand);
  switch (phase) {
    case Phase::seen:
    case Phase::identified:
    case Phase::registered:
    case Phase::needs_assessed:
    case Phase::in_care:
    case Phase::transferred:
    case Phase::departed:
    case Phase::aftercare_handed_over:
    case Phase::stayed_by_choice:
    case Phase::home_by_other_means:
      return pfif::Status::believed_alive;
    case Phase::opened:
    case Phase::announced:
    case Phase::expected:
    case Phase::no_show:
    case Phase::closed:
    case Phase::deceased:
    case Phase::registered_in_error:
      return pfif::Status::information_sought;
  }
  return pfif::Status::information_sought;
}

std::string record_id(const StreamId& file, const PfifExport& run) {
  return run.domain + "/" + to_string(file);
}

// A new version says something new, so it is a note of its own.
std::string note_id(const Held& file, const PfifExport& run) {
  return record_id(file.envelope.id, run) + "/" + std::to_string(file.envelope.version);
}

pfif::Note note_of(const Held& file, const PfifExport& run) {
  const auto& state = state_of(file);
  pfif::Note note;
  note.record_id = note_id(file, run);
  note.person_record_id = record_id(file.envelope.id, run);
  note.entry_date = run.now;
  note.author_name = run.domain;
  note.source_date = file.envelope.recorded_at;
  note.status = status_of(state);
  const bool met = state.phase_in_hand >= Phase::seen && state.phase_in_hand <= Phase::transferred;
  note.author_made_contact = met;
  if (met)
    note.text = "The person was seen and registered.";
  else if (note.status == pfif::Status::believed_alive)
    note.text = "The person was reported to stay, or to travel by other means.";
  else
    note.text = "The person was announced and has not been seen.";
  return note;
}

// What keeps all files of the person here.
bool keeps_in(const registration::State& state) {
  const bool dead = state.phase == Phase::deceased || state.exit == Phase::deceased;
  return dead || state.objected || state.inform == registration::Inform::no ||
         registration::is_shielded(state);
}

}  // namespace

bool may_leave_in_pfif(const Held& file, const States& states) {
  const auto& state = state_of(file);
  const bool of_somebody = state.phase != Phase::opened && state.phase != Phase::registered_in_error &&
                           state.exit != Phase::registered_in_error;
  if (state.inform != registration::Inform::yes || !of_somebody) return false;
  const auto files = files_of_person(file.envelope.id, states);
  return std::all_of(files.begin(), files.end(), [&](const StreamId& each) {
    const auto said = find_state<Registrations>(states, each);
    return said != nullptr && !keeps_in(*said);
  });
}

Result<std::optional<PfifRecord>> pfif_record(const Held& file, const Json& values, const PfifExport& run) {
  auto said = read_fields<Values>(values, ReadMode::fold);
  if (!said.ok()) return Error{ErrorKind::corrupt, "store.corrupt", "Opened values are no registration's."};
  PfifRecord record;
  auto& person = record.person;
  std::vector<std::string> names;
  if (said->names) names.push_back(whole(*said->names));
  for (const auto& each : said->other_names) names.push_back(whole(each));
  std::erase_if(names, [](const std::string& name) { return name.empty(); });
  if (names.empty()) return std::optional<PfifRecord>();
  person.record_id = record_id(file.envelope.id, run);
  person.entry_date = run.now;
  person.expiry_date = Instant{run.now.microseconds + pfif_days_kept * day};
  person.author_name = person.source_name = run.domain;
  person.source_date = file.envelope.recorded_at;
  person.full_name = names.front();
  if (said->names) {
    person.given_name = said->names->given.value_or("");
    person.family_name = said->names->family.value_or("");
  }
  person.alternate_names.assign(names.begin() + 1, names.end());
  person.sex = sex_of(said->sex);
  // The year says enough to tell namesakes apart, and is of no use to who takes on an identity.
  if (said->date_of_birth) person.date_of_birth.year = said->date_of_birth->year;
  record.note = note_of(file, run);
  return std::optional(std::move(record));
}

pfif::Person pfif_placeholder(const Held& file, const PfifExport& run) {
  return pfif::placeholder(record_id(file.envelope.id, run), run.now);
}

pfif::Note pfif_link_note(const Held& file, const StreamId& other, const PfifExport& run) {
  pfif::Note note;
  note.record_id = note_id(file, run) + "/" + to_string(other.id);
  note.person_record_id = record_id(file.envelope.id, run);
  note.linked_person_record_id = record_id(other, run);
  note.entry_date = run.now;
  note.author_name = run.domain;
  note.source_date = file.envelope.recorded_at;
  note.text = "The person has another record here.";
  return note;
}

Result<std::vector<FilePair>> linked_files(const LogReader& log, bool exercise, const Moment& moment) {
  constexpr std::string_view collection = "links";
  constexpr std::size_t page = 500;
  std::vector<FilePair> pairs;
  if (find_aggregate(collection) == nullptr) return pairs;
  TRY(links, all_held(log, {collection, exercise, {{"phase", "confirmed"}}, std::nullopt, page}, moment));
  for (const auto& link : links) {
    const auto view = view_of(link);
    const auto* a = view.find("a");
    const auto* b = view.find("b");
    VERIFY(a != nullptr && b != nullptr, "a link is of two files");
    TRY(one, parse_stream_id(*a->string()));
    TRY(other, parse_stream_id(*b->string()));
    pairs.emplace_back(std::move(one), std::move(other));
  }
  return pairs;
}

Result<bool> was_in_pfif(const Held& file, const LogReader& log, const Moment& moment) {
  constexpr std::size_t page = 500;
  const bool exercise = file.envelope.exercise;
  const auto subject = to_string(file.envelope.id);
  TRY(openings,
      all_held(log,
               {Openings::collection,
                exercise,
                {{"subjects", subject}, {"occasion", std::string(name_of(opening::Occasion::disclosure))}},
                std::nullopt,
                page},
               moment));
  for (const auto& each : openings) {
    TRY(named, log.snapshot.read(Table::lists, unique_key({Disclosures::collection, exercise, "openings",
                                                           to_string(each.envelope.id)})));
    if (!named.has_value()) continue;  // the performance broke off, and nothing left
    TRY(disclosure, parse_stream_id(*named));
    TRY(performed, held_at(log, disclosure, moment));
    if (performed.has_value() &&
        static_cast<const disclosure::State*>(performed->state.get())->format == disclosure::Format::pfif)
      return true;
  }
  return false;
}

}  // namespace kroniek
