// The log as a list: statements in their order, picked by what they say. Lists of the log and figures ask
// through this, so a number and the list that it is made of can never differ.
#pragma once

#include <map>
#include <optional>

#include "core/register/views.h"

namespace kroniek {

// What is left out does not narrow it.
struct LogQuery {
  std::optional<std::string> type;
  std::optional<StreamId> stream, author, organisation, mandate, operation;
  std::optional<StreamId> matter;                        // that it names as what it rests on
  std::optional<std::string> key_id;                     // of the key that signed it
  std::optional<Instant> occurred_from, occurred_until;  // from ≤ occurredAt < until
  std::optional<bool> exercise;
};

// With a moment's `valid_at`: only what had happened by then, then included.
void narrow_to(LogQuery& query, const Moment& moment);

// Positions first ≤ position < end.
struct LogSpan {
  TreeSize first, end;
};

// The organisation of each author, looked up once. The register itself belongs to none: empty.
class AuthorOrganisations {
 public:
  AuthorOrganisations(const LogReader& log, const Moment& moment) : log_(log), moment_(moment) {}
  Result<std::string> of(const StreamId& author);

 private:
  const LogReader& log_;
  Moment moment_;
  std::map<StreamId, std::string> known_;
};

// Visits the statements that match, in order, until `visit` says enough or `looked_at_max` were read. Gives
// the position to go on from, or none at the end of the span.
using VisitLog = std::function<Result<bool>(const Recorded&)>;
struct LogWalk {
  const LogReader& log;
  const LogQuery& query;
  LogSpan span;
  std::size_t looked_at_max;
};
Result<std::optional<Position>> visit_log(const LogWalk& walk, AuthorOrganisations& organisations,
                                          const VisitLog& visit);

}  // namespace kroniek
