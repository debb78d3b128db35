#include "core/register/retained.h"

#include <algorithm>

#include "core/domain/holds.h"
#include "core/domain/operations.h"
#include "core/domain/terms.h"
#include "core/register/erasing.h"
#include "core/register/listed.h"
#include "core/register/tables.h"

namespace kroniek {
namespace {

FieldClass class_of(erasure::Erased erased) {
  return erased == erasure::Erased::personal ? FieldClass::personal : FieldClass::text;
}

// A stream in a list, and the statement that put it there.
struct Listed {
  StreamId stream;
  Position since;
};

class Retained {
 public:
  Retained(const LogReader& log, bool exercise, Instant at) : log_(log), exercise_(exercise), at_(at) {}

  Result<Ok> add_ended() {
    for (const auto& term : retention_terms()) {
      if (term.phase.empty()) continue;
      TRY(ended, listed(term.collection, "phase", term.phase));
      for (const auto& each : ended) TRY_OK(add(term, each.stream, each.since));
    }
    return Ok{};
  }

  Result<Ok> add_left_behind() {
    TRY(closed, listed(Operations::collection, "phase", name_of(operation::Phase::closed)));
    for (const auto& operation : closed)
      for (const auto& term : retention_terms())
        if (term.phase.empty()) TRY_OK(add_files_of(operation, term));
    return Ok{};
  }

  std::vector<PastTerm> found;

 private:
  Result<std::vector<Listed>> listed(std::string_view collection, std::string_view field,
                                     std::string_view value) const {
    std::vector<Listed> out;
    const auto prefix = list_prefix({collection, exercise_, field, value});
    TRY_OK(log_.snapshot.scan(Table::lists, prefix, after_prefix(prefix), Order::ascending,
                              [&](std::string_view key, std::string_view since) {
                                Listed each{{std::string(collection), {}}, {number_of(since).value_or(0)}};
                                const auto id = key.substr(prefix.size());
                                std::copy_n(id.begin(), std::min(id.size(), each.stream.id.bytes.size()),
                                            each.stream.id.bytes.begin());
                                out.push_back(std::move(each));
                                return true;
                              }));
    return out;
  }

  Result<Ok> add_files_of(const Listed& operation, const RetentionTerm& term) {
    TRY(files, listed(term.collection, "operation", to_string(operation.stream)));
    for (const auto& file : files) {
      TRY(own, has_row_of_its_own(file.stream));
      if (!own) TRY_OK(add(term, file.stream, operation.since));
    }
    return Ok{};
  }

  // By the phase that the file is in.
  Result<bool> has_row_of_its_own(const StreamId& file) const {
    for (const auto& term : retention_terms()) {
      if (term.phase.empty() || term.collection != file.collection) continue;
      const auto key =
          list_prefix({term.collection, exercise_, "phase", term.phase}) + statement_key(file.id);
      TRY(row, log_.snapshot.read(Table::lists, key));
      if (row.has_value()) return true;
    }
    return false;
  }

  Result<Ok> add(const RetentionTerm& term, const StreamId& subject, Position ended_by) {
    for (const auto erased : {erasure::Erased::personal, erasure::Erased::text}) {
      const auto months = erased == erasure::Erased::personal ? term.kept.personal : term.kept.text;
      if (months == 0) continue;
      // Without a data key there is nothing left to keep, or there never was.
      TRY(key, log_.snapshot.read(Table::data_keys, data_key_key(subject, class_of(erased))));
      if (!key.has_value()) continue;
      TRY(ended, moment_of(ended_by));
      const auto since = months_after(ended, months);
      if (since > at_) continue;
      PastTerm past{subject, erased, ended, since, std::string(term.why), {}, {}};
      TRY_OK(add_hold(past));
      TRY_OK(add_erasure(past));
      found.push_back(std::move(past));
    }
    return Ok{};
  }

  Result<Instant> moment_of(Position ended_by) const {
    TRY(statement, log_.read(ended_by));
    return std::min(statement.claims.occurred_at, statement.recorded_at);
  }

  Result<Held> held(const StreamId& stream) const {
    TRY(view, read_required(log_.snapshot, Table::views, stream_prefix(stream), "a view that is listed"));
    return parse_view(view);
  }
  template <typename Aggregate>
  Result<std::shared_ptr<const typename Aggregate::State>> state_of(const StreamId& stream) const {
    TRY(of, held(stream));
    return std::static_pointer_cast<const typename Aggregate::State>(of.state);
  }

  Result<Ok> add_hold(PastTerm& past) const {
    std::vector<StreamId> names{past.subject};
    TRY(file, held(past.subject));
    if (file.envelope.operation.has_value()) names.push_back(*file.envelope.operation);
    for (const auto& name : names) {
      TRY(ids, listed_now(log_.snapshot, {Holds::collection, "subject", to_string(name), exercise_}));
      for (const auto& id : ids) {
        TRY(state, state_of<Holds>(id));
        if (hold::is_in_force(*state, at_)) past.hold = id;
      }
    }
    return Ok{};
  }

  Result<Ok> add_erasure(PastTerm& past) const {
    for (const std::string_view field : {"subject", "also"}) {
      TRY(ids, listed_now(log_.snapshot, {Erasures::collection, field, to_string(past.subject), exercise_}));
      for (const auto& id : ids) {
        TRY(state, state_of<Erasures>(id));
        const auto& classes = state->classes;
        const bool under_way =
            state->phase == erasure::Phase::proposed || state->phase == erasure::Phase::approved;
        if (under_way && std::find(classes.begin(), classes.end(), past.erased) != classes.end())
          past.erasure = id;
      }
    }
    return Ok{};
  }

  const LogReader& log_;
  const bool exercise_;
  const Instant at_;
};

}  // namespace

Result<std::vector<PastTerm>> past_terms(const LogReader& log, bool exercise, Instant at) {
  Retained retained(log, exercise, at);
  TRY_OK(retained.add_ended());
  TRY_OK(retained.add_left_behind());
  std::sort(retained.found.begin(), retained.found.end(), [](const PastTerm& a, const PastTerm& b) {
    return std::tie(a.since, a.subject, a.erased) < std::tie(b.since, b.subject, b.erased);
  });
  return std::move(retained.found);
}

}  // namespace kroniek
