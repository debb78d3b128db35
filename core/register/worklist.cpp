#include "core/register/worklist.h"

#include <algorithm>
#include <tuple>

namespace kroniek {
namespace {

// Every kind of duty is named after the aggregate that declares it.
bool can_have(const AggregateRow& aggregate, std::string_view kind) {
  return aggregate.has_duties && (kind.empty() || kind.substr(0, kind.find('.')) == aggregate.singular);
}

// The list to start from: the narrowest of those of duties that the question names.
ListKey start_of(const WorklistQuery& query, const Moment& moment, const std::string& organisation) {
  ListKey key{"", query.exercise, duty_field, ""};
  if (moment.valid_at.has_value()) {
    key.field = "";  // refolding may give duties that no stored view ever had: only the whole is a safe start
  } else if (query.organisation.has_value()) {
    key.field = duty_organisation_field, key.value = organisation;
  } else if (!query.kind.empty()) {
    key.field = duty_kind_field, key.value = query.kind;
  } else if (!query.role.empty()) {
    key.field = duty_role_field, key.value = query.role;
  }
  return key;
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
  WorkItem item;
  item.stream = envelope.id;
  item.kind = duty.kind;
  if (!duty.about.empty()) item.about = std::move(duty.about);
  item.organisation = std::move(duty.organisation);
  item.role = duty.role;
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
  const auto organisation = query.organisation.has_value() ? to_string(*query.organisation) : std::string();
  auto key = start_of(query, moment, organisation);
  std::size_t looked_at = 0;
  for (const auto& aggregate : catalog()) {
    if (!can_have(aggregate, query.kind)) continue;
    key.collection = aggregate.collection;
    TRY(streams, streams_of({log, key, moment}, query));
    looked_at += streams.size();
    if (looked_at > query.streams_max) return too_long(moment);
    for (const auto& id : streams) {
      TRY(held, held_at(log, StreamId{std::string(aggregate.collection), id}, moment));
      if (!held.has_value()) continue;
      for (auto& duty : held->aggregate->duties(held->state))
        if (auto item = item_of(std::move(duty), held->envelope, at); is_asked_for(query, item, at))
          out.push_back(std::move(item));
    }
  }
  std::sort(out.begin(), out.end(), is_more_urgent);
  return out;
}

}  // namespace kroniek
