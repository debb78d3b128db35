#include "core/register/worklist.h"

#include <algorithm>
#include <tuple>

#include "core/duty_kinds.h"
#include "core/register/duty_places.h"

namespace kroniek {
namespace {

// Every kind of duty is named after the aggregate that declares it.
bool can_have(const AggregateRow& aggregate, std::string_view kind) {
  return aggregate.has_duties && (kind.empty() || kind.substr(0, kind.find('.')) == aggregate.singular);
}

using Lists = std::vector<std::pair<std::string_view, std::string>>;  // field and value

// The lists to start from: the narrowest of those of duties that the question names. What a duty leaves open
// (duty_places.h) is in none of them, so what it may turn out to be is looked through besides.
Result<Lists> starts_of(const WorklistQuery& query, const Moment& moment, DutyPlaces& places) {
  // Refolding may give duties that no stored view ever had: only the whole is a safe start.
  if (moment.valid_at.has_value()) return Lists{{"", ""}};
  if (query.organisation.has_value()) {
    Lists lists{{duty_organisation_field, to_string(*query.organisation)}};
    TRY(roles, places.roles_of_only(*query.organisation));
    for (const auto role : roles) lists.emplace_back(duty_role_field, role);
    return lists;
  }
  if (!query.kind.empty()) return Lists{{duty_kind_field, query.kind}};
  if (query.role.empty()) return Lists{{duty_field, ""}};
  Lists lists{{duty_role_field, query.role}};
  if (is_duty_officer(query.role)) lists.emplace_back(duty_role_field, "");
  return lists;
}

// The streams to read. A stream never changes its operation, so that list narrows by any moment; and it is
// looked through without reading a view.
Result<std::vector<Uuid>> streams_of(const ListAt& start, const WorklistQuery& query) {
  const auto& operation = query.operation;
  std::vector<Uuid> in_operation, streams;
  const auto name = operation.has_value() ? to_string(*operation) : std::string();
  const ListKey its_list{start.list.collection, start.list.exercise, "operation", name};
  if (operation.has_value())
    TRY_OK(
        visit_listed({start.log, its_list, start.moment}, std::nullopt, [&](const Uuid& id) -> Result<bool> {
          in_operation.push_back(id);
          return true;
        }));
  TRY_OK(visit_listed(start, std::nullopt, [&](const Uuid& id) -> Result<bool> {
    if (!operation.has_value() || std::binary_search(in_operation.begin(), in_operation.end(), id))
      streams.push_back(id);
    return streams.size() <= query.streams_max;
  }));
  return streams;
}

// Those of all lists, each once.
struct Starting {
  const Lists& lists;
  std::string_view collection;
};
Result<std::vector<Uuid>> streams_of(const LogReader& log, const Starting& start, const WorklistQuery& query,
                                     const Moment& moment) {
  std::vector<Uuid> all;
  for (const auto& [field, value] : start.lists) {
    const ListKey key{start.collection, query.exercise, field, value};
    TRY(some, streams_of({log, key, moment}, query));
    all.insert(all.end(), some.begin(), some.end());
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

Error too_long(const Moment& moment) {
  const std::string_view by =
      moment.valid_at.has_value()
          ? "With validAt every stream is folded anew: narrow it by operation or kind."
          : "Narrow it by organisation, operation, role or kind.";
  return {ErrorKind::too_large, "worklist.too-long",
          "Too much would have to be read for one answer. " + std::string(by)};
}

// What will wait only from a later moment on, because a term runs until then, does not wait yet.
bool is_asked_for(const WorklistQuery& query, const WorkItem& item, Instant at) {
  return item.since <= at && (!query.overdue || item.overdue) &&
         (query.role.empty() || item.role == query.role) && (query.kind.empty() || item.kind == query.kind) &&
         (!query.organisation.has_value() || item.organisation == query.organisation) &&
         (!query.operation.has_value() || item.operation == query.operation);
}

WorkItem item_of(Duty duty, const Envelope& envelope, Instant at) {
  VERIFY(is_duty_kind(duty.kind), "every kind of duty stands in the table of them");
  WorkItem item;
  item.stream = envelope.id;
  item.kind = duty.kind;
  if (!duty.about.empty()) item.about = std::move(duty.about);
  item.organisation = std::move(duty.organisation);
  if (!duty.role.empty()) item.role = duty.role;
  item.since = duty.since;
  item.until = duty.until;
  item.overdue = duty.until.has_value() && *duty.until <= at;
  item.operation = envelope.operation;
  item.statement = envelope.head;
  return item;
}

bool is_more_urgent(const WorkItem& a, const WorkItem& b) {
  const auto rank = [](const WorkItem& item) {
    return std::tie(item.since, item.stream, item.kind, item.about);
  };
  if (a.until != b.until) {
    if (!a.until.has_value() || !b.until.has_value()) return a.until.has_value();
    return *a.until < *b.until;
  }
  return rank(a) < rank(b);
}

}  // namespace

Result<std::vector<WorkItem>> worklist(const LogReader& log, const WorklistQuery& query, const Moment& moment,
                                       Instant at) {
  std::vector<WorkItem> out;
  DutyPlaces places(log, moment, at);
  TRY(lists, starts_of(query, moment, places));
  std::size_t looked_at = 0;
  for (const auto& aggregate : catalog()) {
    if (!can_have(aggregate, query.kind)) continue;
    const Starting start{lists, aggregate.collection};
    TRY(streams, streams_of(log, start, query, moment));
    looked_at += streams.size();
    if (looked_at > query.streams_max) return too_long(moment);
    for (const auto& id : streams) {
      TRY(held, held_at(log, StreamId{std::string(aggregate.collection), id}, moment));
      if (!held.has_value()) continue;
      for (auto& duty : held->aggregate->duties(held->state)) {
        TRY_OK(places.place(duty));
        if (auto item = item_of(std::move(duty), held->envelope, at); is_asked_for(query, item, at))
          out.push_back(std::move(item));
      }
    }
  }
  std::sort(out.begin(), out.end(), is_more_urgent);
  return out;
}

}  // namespace kroniek
