// What may be said about who somebody is: levels and what they rest on, dates of birth, nationalities,
// documents.
#include <algorithm>

#include "core/bsn.h"
#include "core/domain/calendar.h"
#include "core/domain/mrz_states.h"
#include "core/domain/registration_rules.h"
#include "core/domain/registration_shield.h"

namespace kroniek::registration {
namespace {

constexpr int years_of_age = 18;

// What a statement says of somebody, whichever statement it is.
struct Said {
  const std::optional<PartialDate>& birth;
  bool birth_doubtful;
  std::optional<bool> minor;
  std::optional<bool> dual_national;
  std::optional<Category> category;
  const std::optional<std::vector<std::string>>& nationalities;
  const std::optional<Document>& document;
};

using Day = std::array<int, 3>;
Day day(Date date) {
  return {date.year, date.month, date.day};
}
// The first and the last day that the known parts allow; a 31st that the month lacks only sorts after its
// last day.
Day first_day(const PartialDate& date) {
  return {*date.year, date.month.value_or(1), date.day.value_or(1)};
}
Day last_day(const PartialDate& date) {
  return {*date.year, date.month.value_or(12), date.day.value_or(31)};
}
Day of_age(Day birth) {
  return {birth[0] + years_of_age, birth[1], birth[2]};
}

Result<Ok> check_birth(const Said& said, Instant at) {
  if (!said.birth.has_value() || !said.birth->year.has_value()) return Ok{};
  const auto& birth = *said.birth;
  if (first_day(birth) > day(latest_day(at)))
    return invalid("/data/dateOfBirth", "registration.birth-date-in-future",
                   "dateOfBirth must not lie after the day of the event.");
  if (birth.month == 1 && birth.day == 1 && !said.birth_doubtful)
    return invalid(
        "/data/birthDateDoubtful", "registration.birth-date-doubtful-not-said",
        "1 January often stands for an unknown day: say so with birthDateDoubtful, or leave the day out.");
  if (said.birth_doubtful || !said.minor.has_value()) return Ok{};
  const bool surely_minor = of_age(first_day(birth)) > day(latest_day(at));
  const bool surely_adult = of_age(last_day(birth)) <= day(earliest_day(at));
  if ((surely_minor && !*said.minor) || (surely_adult && *said.minor))
    return invalid(
        "/data/minor", "registration.minor-contradicts-birth-date",
        "minor and dateOfBirth contradict each other; where the date is in doubt, say birthDateDoubtful.");
  return Ok{};
}

Result<Ok> check_nationalities(const Said& said) {
  if (!said.nationalities.has_value()) return Ok{};
  auto codes = *said.nationalities;
  if (!std::all_of(codes.begin(), codes.end(), is_mrz_state))
    return invalid("/data/nationalities", "registration.state-code-unknown",
                   "Each of nationalities must be a code of ICAO 9303: NLD, D, XXA.");
  std::sort(codes.begin(), codes.end());
  if (std::adjacent_find(codes.begin(), codes.end()) != codes.end())
    return invalid("/data/nationalities", "registration.nationality-twice",
                   "nationalities names one of them twice.");
  if (codes.size() > 1 && !said.dual_national.value_or(false))
    return invalid(
        "/data/dualNational", "registration.dual-national-not-said",
        "More than one nationality needs dualNational, so that the person counts once in the totals.");
  const bool dutch = std::binary_search(codes.begin(), codes.end(), "NLD");
  if (said.category.has_value() && dutch != (*said.category == Category::dutch) && !codes.empty())
    return invalid("/data/category", "registration.category-contradicts-nationality",
                   "category must be dutch exactly where NLD is one of the nationalities.");
  return Ok{};
}

// Separators that people write in a number.
std::string without_separators(std::string_view number) {
  std::string bare;
  std::copy_if(number.begin(), number.end(), std::back_inserter(bare),
               [](char c) { return c != ' ' && c != '.' && c != '-'; });
  return bare;
}

}  // namespace

Result<Ok> check_document(const std::optional<Document>& document) {
  if (!document.has_value()) return Ok{};
  if (document->issuer.has_value() && !is_mrz_state(*document->issuer))
    return invalid("/data/document/issuer", "registration.state-code-unknown",
                   "The document's issuer must be a code of ICAO 9303: NLD, D, UNO.");
  if (document->number.has_value() && contains_zone_line(*document->number))
    return invalid(
        "/data/document/number", "registration.document-number-is-bsn",
        "The document's number holds a line of a machine-readable zone, which may hold a citizen service "
        "number; give the number alone.");
  // Other countries have document numbers of nine digits; of a document without an issuer nobody knows.
  const bool may_be_dutch = document->issuer.value_or("NLD") == "NLD";
  if (may_be_dutch && document->number.has_value() &&
      passes_eleven_test(without_separators(*document->number)))
    return invalid(
        "/data/document/number", "registration.document-number-is-bsn",
        "The document's number could be a citizen service number; give the number of the document, and its "
        "issuer.");
  return Ok{};
}

namespace {

Result<Ok> check_said(const Said& said, const Context& context) {
  TRY_OK(check_birth(said, context.told.claims.occurred_at));
  TRY_OK(check_nationalities(said));
  return check_document(said.document);
}

// Who is known as a minor becomes an adult by a date of birth that shows it, or where it is said that the one
// on file is in doubt: the register knows where a date is hidden and not what it is.
Result<Ok> check_grown_up(const State& state, const Said& said) {
  const bool grows_up = state.minor.value_or(false) && said.minor == false;
  if (!grows_up || said.birth.has_value() || said.birth_doubtful) return Ok{};
  return invalid("/data/dateOfBirth", "registration.date-of-birth-missing",
                 "Who was a minor is an adult by another dateOfBirth, or where birthDateDoubtful is said.");
}

Result<Ok> check_level(const State& state, const Identified& event) {
  if (event.basis.empty())
    return invalid("/data/basis", "registration.basis-missing", "basis must say what the identity rests on.");
  std::int64_t allowed = 0;
  for (const auto basis : event.basis) allowed = std::max(allowed, level_max(basis));
  if (event.level > allowed)
    return invalid(
        "/data/level", "registration.level-without-basis",
        "The level is higher than its basis allows: 1 needs oral-self, 2 document-seen, 3 mrz, 4 chip.");
  if (event.level < state.level.value_or(0))
    return conflict("registration.level-lowered", "A level is lowered by a correction, which says why.");
  if (event.level > 1 && state.phase < Phase::seen)
    return conflict("registration.not-seen", "A level above 1 needs a person who has been seen.");
  if (event.level >= level_max(Basis::document_seen) && !event.document.value.has_value())
    return invalid("/data/document", "registration.document-missing",
                   "From level 2 on the document must be given.");
  if (event.level == level_max(Basis::mrz) && event.mrz_result != MrzResult::valid)
    return invalid("/data/mrzResult", "registration.mrz-not-valid",
                   "Level 3 needs a machine-readable zone whose check digits are right.");
  return Ok{};
}

bool corrects_something(const Corrected& event) {
  return event.level.has_value() || event.category.has_value() || event.minor.has_value() ||
         event.dual_national.has_value() || event.birth_date_doubtful.has_value() ||
         event.names.value.has_value() || event.other_names.value.has_value() ||
         event.date_of_birth.value.has_value() || event.sex.value.has_value() ||
         event.nationalities.value.has_value() || event.document.value.has_value();
}

}  // namespace

Result<Ok> decide(const State& state, const Identified& event, const Context& context) {
  TRY_OK(within_operation(context));
  TRY_OK(in_hand_from(state, Phase::opened));
  TRY_OK(check_may_say_who(state, context));
  TRY_OK(check_level(state, event));
  const Said said{event.date_of_birth.value,
                  event.birth_date_doubtful.value_or(false),
                  event.minor,
                  event.dual_national,
                  event.category,
                  event.nationalities.value,
                  event.document.value};
  TRY_OK(check_grown_up(state, said));
  return check_said(said, context);
}

Result<Ok> decide(const State& state, const Corrected& event, const Context& context) {
  TRY_OK(within_operation(context));
  if (state.phase == Phase::registered_in_error) return refused_in(state.phase);
  TRY_OK(check_may_say_who(state, context));
  if (!corrects_something(event))
    return invalid("/data", "registration.nothing-corrected", "The correction changes nothing.");
  if (event.level.has_value() && *event.level > state.level.value_or(0))
    return invalid("/data/level", "registration.level-raised-by-correction",
                   "Only `identified` raises a level, on a basis.");
  const auto doubtful =
      event.birth_date_doubtful.has_value() ? event.birth_date_doubtful : state.birth_date_doubtful;
  const Said said{event.date_of_birth.value,
                  doubtful.value_or(false),
                  event.minor.has_value() ? event.minor : state.minor,
                  event.dual_national.has_value() ? event.dual_national : state.dual_national,
                  event.category.has_value() ? event.category : state.category,
                  event.nationalities.value,
                  event.document.value};
  TRY_OK(check_grown_up(state, said));
  return check_said(said, context);
}

}  // namespace kroniek::registration
