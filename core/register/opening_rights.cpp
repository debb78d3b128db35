#include "core/register/opening_rights.h"

#include <algorithm>

#include "core/domain/openings.h"
#include "core/domain/permissions.h"
#include "core/register/disclosing.h"
#include "core/register/listed.h"
#include "core/register/tables.h"

namespace kroniek {
namespace {

Error forbidden(std::string code, std::string detail) {
  return {ErrorKind::forbidden, std::move(code), std::move(detail)};
}

// The states of one snapshot, for the chain of a delegated mandate.
class StoredStates final : public States {
 public:
  explicit StoredStates(const Snapshot& snapshot) : snapshot_(snapshot) {}
  AnyState find(const StreamId& stream) const override {
    const auto view = snapshot_.read(Table::views, stream_prefix(stream));
    if (!view.ok() || !view->has_value()) return nullptr;
    const auto held = parse_view(**view);
    return held.ok() ? held->state : nullptr;
  }
  std::optional<Belonging> belonging(const StreamId& stream) const override {
    const auto view = snapshot_.read(Table::views, stream_prefix(stream));
    if (!view.ok() || !view->has_value()) return std::nullopt;
    const auto held = parse_view(**view);
    if (!held.ok()) return std::nullopt;
    return Belonging{held->envelope.operation, held->envelope.exercise};
  }
  std::vector<StreamId> listed(const Listing& listing) const override {
    auto found = listed_now(snapshot_, listing);
    return found.ok() ? *std::move(found) : std::vector<StreamId>();
  }

 private:
  const Snapshot& snapshot_;
};

bool allows(OpenRight right, const PersonalField& field) {
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

Result<std::vector<StreamId>> mandates_of(const StreamId& holder, const LogReader& log) {
  std::vector<StreamId> out;
  const auto prefix = list_prefix({Mandates::collection, false, "holder", to_string(holder)});
  TRY_OK(log.snapshot.scan(Table::lists, prefix, after_prefix(prefix), Order::ascending,
                           [&](std::string_view key, std::string_view) {
                             Uuid id;
                             std::copy_n(key.end() - static_cast<std::ptrdiff_t>(id.bytes.size()),
                                         id.bytes.size(), id.bytes.begin());
                             out.push_back({std::string(Mandates::collection), id});
                             return true;
                           }));
  return out;
}

std::vector<std::string> allowed_names(OpenRight right, const std::vector<PersonalField>& fields) {
  std::vector<std::string> names;
  for (const auto& field : fields)
    if (allows(right, field)) names.emplace_back(field.name);
  std::sort(names.begin(), names.end());
  return names;
}

bool covers(const mandate::State& mandate, const SignedIn& reader, const Json& view) {
  if (mandate.scope_organisation.has_value() && mandate.scope_organisation != reader.organisation)
    return false;
  if (!mandate.scope_operation.has_value()) return true;
  const auto* operation = view.find("operation");
  return operation != nullptr && operation->string() != nullptr &&
         *operation->string() == to_string(*mandate.scope_operation);
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

}  // namespace

Result<OpenGrant> find_open_right(const OpenQuestion& question, const SignedIn& reader, const LogReader& log,
                                  Instant now) {
  const auto* aggregate = find_aggregate(question.subject.collection);
  VERIFY(aggregate != nullptr, "the subject has a view, so its collection is known");
  const auto fields = personal_fields(aggregate->view_fields);
  if (fields.empty())
    return Error{ErrorKind::invalid, "opening.nothing-personal",
                 "Views of this collection hold nothing personal."};
  TRY_OK(check_names(question.names, fields));

  std::vector<StreamId> candidates;
  if (question.mandate.has_value()) {
    candidates.push_back(*question.mandate);
  } else {
    TRY(own, mandates_of(reader.actor, log));
    TRY(shared, mandates_of(reader.organisation, log));
    candidates = std::move(own);
    candidates.insert(candidates.end(), shared.begin(), shared.end());
  }
  const StoredStates states(log.snapshot);
  bool may_open_something = false;
  for (const auto& id : candidates) {
    const auto mandate = std::static_pointer_cast<const mandate::State>(
        id.collection == Mandates::collection ? states.find(id) : nullptr);
    if (mandate == nullptr || (mandate->holder != reader.actor && mandate->holder != reader.organisation))
      continue;
    if (!mandate::holds_at(*mandate, now, states) || !may_state(mandate->role, opening::Made::type)) continue;
    const auto right = right_of(*mandate, *aggregate);
    if (right == OpenRight::none || !covers(*mandate, reader, question.view)) continue;
    may_open_something = true;
    auto names = opened_by(right, fields, question.names);
    if (!names.empty()) return OpenGrant{id, std::move(names)};
  }
  if (may_open_something)
    return forbidden("opening.field-not-allowed", "No mandate of yours opens these fields.");
  return forbidden("opening.no-mandate", "You hold no mandate that opens personal data of this subject.");
}

}  // namespace kroniek
