#include "core/register/opening_rights.h"

#include <algorithm>

#include "core/domain/openings.h"
#include "core/domain/persons.h"
#include "core/domain/registration_shield.h"
#include "core/domain/registrations.h"
#include "core/faults.h"
#include "core/register/listed.h"
#include "core/register/lists.h"
#include "core/register/tables.h"

namespace kroniek {
namespace {

Error forbidden(std::string code, std::string detail) {
  return {ErrorKind::forbidden, std::move(code), std::move(detail)};
}

Result<std::optional<Held>> stored(const Snapshot& snapshot, const StreamId& stream) {
  TRY(view, snapshot.read(Table::views, stream_prefix(stream)));
  if (!view.has_value()) return std::optional<Held>();
  TRY(held, parse_view(*view));
  return std::optional(std::move(held));
}

std::vector<std::string> allowed_names(OpenRight right, const std::vector<PersonalField>& fields) {
  std::vector<std::string> names;
  for (const auto& field : fields)
    if (opens(right, field)) names.emplace_back(field.name);
  std::sort(names.begin(), names.end());
  return names;
}

// What the mandate opens in views of this kind. It must cover their task, but for whoever watches over all.
OpenRight right_of(const mandate::State& mandate, const AggregateRow& aggregate) {
  const auto right = open_right(mandate.role, aggregate.collection);
  const auto& tasks = mandate.tasks;
  const bool is_covered = aggregate.task == Task::none || right == OpenRight::all ||
                          std::find(tasks.begin(), tasks.end(), aggregate.task) != tasks.end();
  return is_covered ? right : OpenRight::none;
}

// The names that are opened of those that were asked for: all of them, or none.
std::vector<std::string> opened_by(OpenRight right, const std::vector<PersonalField>& fields,
                                   std::vector<std::string> asked) {
  const auto allowed = allowed_names(right, fields);
  if (asked.empty()) return allowed;
  std::sort(asked.begin(), asked.end());
  asked.erase(std::unique(asked.begin(), asked.end()), asked.end());
  return std::includes(allowed.begin(), allowed.end(), asked.begin(), asked.end())
             ? asked
             : std::vector<std::string>();
}

Result<Ok> check_names(const std::vector<std::string>& names, const std::vector<PersonalField>& fields) {
  if (fields.empty())
    return one_fault("/fields", "opening.nothing-personal",
                     "Views of this collection hold nothing personal.");
  std::vector<Fault> faults;
  for (std::size_t i = 0; i < names.size(); ++i)
    if (std::none_of(fields.begin(), fields.end(),
                     [&](const PersonalField& each) { return each.name == names[i]; }))
      faults.push_back(
          {"/fields/" + std::to_string(i), "opening.field-unknown", "Not a personal field of this view."});
  if (faults.empty()) return Ok{};
  return Error{ErrorKind::invalid, "opening.field-unknown", "fields names what is no personal field.",
               std::move(faults)};
}

Result<Ok> check_alike(const std::vector<Held>& subjects) {
  for (const auto& each : subjects)
    if (each.aggregate != subjects[0].aggregate || each.envelope.exercise != subjects[0].envelope.exercise)
      return one_fault("/subjects", "opening.subjects-mixed",
                       "subjects must be of one collection, and all real or all of exercises.");
  return Ok{};
}

// Why a mandate does not open a subject: the further down, the nearer it came. Empty: it opens it.
constexpr std::array<std::string_view, 3> refusals{"opening.no-mandate", "opening.subject-shielded",
                                                   "opening.field-not-allowed"};

std::string_view detail_of(std::string_view code) {
  if (code == refusals[0]) return "You hold no mandate that opens personal data of this subject.";
  if (code == refusals[1]) return "The person is shielded, and not for your role to see.";
  return "No mandate of yours opens these fields.";
}

// What a mandate says of each subject.
struct Answers {
  std::vector<std::string_view> codes;
  std::size_t refused() const {
    return static_cast<std::size_t>(
        std::count_if(codes.begin(), codes.end(), [](std::string_view code) { return !code.empty(); }));
  }
  std::size_t nearness() const {
    std::size_t sum = 0;
    for (const auto code : codes)
      sum += static_cast<std::size_t>(std::find(refusals.begin(), refusals.end(), code) - refusals.begin());
    return sum;
  }
  bool is_nearer_than(const Answers& other) const {
    if (refused() != other.refused()) return refused() < other.refused();
    return nearness() > other.nearness();
  }
};

Error refused(const Answers& answers) {
  std::vector<Fault> faults;
  for (std::size_t i = 0; i < answers.codes.size(); ++i)
    if (!answers.codes[i].empty())
      faults.push_back({"/subjects/" + std::to_string(i), std::string(answers.codes[i]),
                        std::string(detail_of(answers.codes[i]))});
  auto error = forbidden(faults.front().code, faults.front().detail);
  if (answers.codes.size() > 1) error.faults = std::move(faults);
  return error;
}

}  // namespace

bool opens(OpenRight right, const PersonalField& field) {
  switch (right) {
    case OpenRight::none:
      return false;
    case OpenRight::personal:
      return !field.care;
    case OpenRight::care:
      return field.care;
    case OpenRight::all:
      return true;
  }
  return false;
}

Result<OpeningRights> OpeningRights::of(const SignedIn& reader, const std::optional<StreamId>& mandate,
                                        const LogReader& log, Instant now) {
  TRY(own, own_mandates(reader, mandate, log, now));
  return on(own, log.snapshot);
}

OpeningRights OpeningRights::on(const std::vector<OwnMandate>& own, const Snapshot& snapshot) {
  OpeningRights rights(snapshot);
  for (const auto& each : own)
    if (may_state(each.state.role, opening::Made::type)) rights.mandates_.push_back(each);
  return rights;
}

// As far as shields are concerned. What could not be read shields.
bool OpeningRights::is_seen_by(mandate::Role role, const Held& file) const {
  if (file.aggregate->collection != Registrations::collection) return true;
  return registration::may_see(flags_of_person(file.envelope.id, states_), role) &&
         states_.all_was_read().ok();
}

std::string_view OpeningRights::refusal(const OwnMandate& own, const Held& subject,
                                        const std::vector<std::string>& names) const {
  const auto right = right_of(own.state, *subject.aggregate);
  const auto& scope = own.state.scope_operation;
  if (right == OpenRight::none || (scope.has_value() && scope != subject.envelope.operation))
    return refusals[0];
  if (!is_seen_by(own.state.role, subject)) return refusals[1];
  return opened_by(right, personal_fields(subject.aggregate->view_fields), names).empty()
             ? refusals[2]
             : std::string_view();
}

Result<std::vector<Held>> OpeningRights::read(std::span<const StreamId> subjects) const {
  std::vector<Held> out;
  std::vector<Fault> faults;
  for (std::size_t i = 0; i < subjects.size(); ++i) {
    TRY(held, stored(snapshot_, subjects[i]));
    if (held.has_value())
      out.push_back(*std::move(held));
    else
      faults.push_back(
          {"/subjects/" + std::to_string(i), "opening.subject-unknown", "There is no such view."});
  }
  if (!faults.empty())
    return Error{ErrorKind::invalid, "opening.subject-unknown", "subjects names what is not there.",
                 std::move(faults)};
  return out;
}

Result<OpenGrant> OpeningRights::grant(std::span<const StreamId> subjects,
                                       const std::vector<std::string>& names) const {
  VERIFY(!subjects.empty(), "somebody is asked for");
  TRY(held, read(subjects));
  TRY_OK(check_alike(held));
  const auto fields = personal_fields(held[0].aggregate->view_fields);
  TRY_OK(check_names(names, fields));
  Answers nearest{std::vector<std::string_view>(held.size(), refusals[0])};
  for (const auto& own : mandates_) {
    Answers answers;
    for (const auto& each : held) answers.codes.push_back(refusal(own, each, names));
    if (answers.refused() == 0)
      return OpenGrant{own.id, opened_by(right_of(own.state, *held[0].aggregate), fields, names)};
    if (answers.is_nearer_than(nearest)) nearest = std::move(answers);
  }
  return refused(nearest);
}

Result<OpeningRights::Openable> OpeningRights::openable(std::span<const StreamId> subjects,
                                                        const std::vector<std::string>& names) const {
  Openable best;
  if (subjects.empty()) return best;
  TRY(held, read(subjects));
  TRY_OK(check_alike(held));
  const auto fields = personal_fields(held[0].aggregate->view_fields);
  TRY_OK(check_names(names, fields));
  for (const auto& own : mandates_) {
    std::vector<StreamId> opened;
    for (std::size_t i = 0; i < held.size(); ++i)
      if (refusal(own, held[i], names).empty()) opened.push_back(subjects[i]);
    if (opened.size() > best.subjects.size())
      best = {{own.id, opened_by(right_of(own.state, *held[0].aggregate), fields, names)}, std::move(opened)};
  }
  return best;
}

Result<OpenGrant> OpeningRights::grant_in(std::string_view collection,
                                          const std::optional<StreamId>& operation,
                                          const std::vector<std::string>& names) const {
  const auto* aggregate = find_aggregate(collection);
  VERIFY(aggregate != nullptr, "the collection is one of the catalog's");
  const auto fields = personal_fields(aggregate->view_fields);
  TRY_OK(check_names(names, fields));
  auto nearest = refusals[0];
  std::optional<OpenGrant> scoped;  // one that is for every operation goes before it
  for (const auto& own : mandates_) {
    const auto right = right_of(own.state, *aggregate);
    const auto& scope = own.state.scope_operation;
    if (right == OpenRight::none || (scope.has_value() && operation.has_value() && scope != operation))
      continue;
    auto opened = opened_by(right, fields, names);
    if (!opened.empty() && !scope.has_value()) return OpenGrant{own.id, std::move(opened)};
    if (!opened.empty() && !scoped.has_value()) scoped = OpenGrant{own.id, std::move(opened), scope};
    nearest = refusals[2];
  }
  if (scoped.has_value()) return *std::move(scoped);
  return refused({{nearest}});
}

bool OpeningRights::may_open(const StreamId& subject, const std::vector<std::string>& names) const {
  const auto held = stored(snapshot_, subject);
  return held.ok() && held->has_value() &&
         std::any_of(mandates_.begin(), mandates_.end(),
                     [&](const OwnMandate& own) { return refusal(own, **held, names).empty(); });
}

}  // namespace kroniek
