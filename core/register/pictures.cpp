#include "core/register/pictures.h"

#include "core/domain/crisis_team_events.h"
#include "core/domain/situation_reports.h"
#include "core/faults.h"
#include "core/register/tables.h"

namespace kroniek {
namespace {

template <typename Advice>
std::optional<std::int64_t> picture_index_of(const Prepared& statement) {
  if (statement.type.event->type != Advice::type) return std::nullopt;
  return static_cast<const Advice*>(statement.event.get())->picture_index;
}

Result<Entry> entry_at(std::uint64_t index, const LogSoFar& log) {
  if (index >= log.size.value) return log.taken[index - log.size.value];
  TRY(leaf,
      read_required(log.stored, Table::entries, entry_key(Position{index}), "an entry before the log's end"));
  return log.codec.decode(as_bytes(leaf));
}

bool is_picture(std::string_view type) {
  return type == situation_report::Published::type || type == situation_report::Corrected::type;
}

}  // namespace

Result<Ok> check_picture_of(const Prepared& statement, const LogSoFar& log, const States& states) {
  const auto given = picture_index_of<crisis_team::AdviceGiven>(statement);
  const auto named = given.has_value() ? given : picture_index_of<crisis_team::Reissued>(statement);
  if (!named.has_value()) return Ok{};
  const auto index = static_cast<std::uint64_t>(*named);
  if (index >= log.size.value + log.taken.size()) return Ok{};
  TRY(entry, entry_at(index, log));
  TRY(payload, parse_json(as_text(entry.payload)));
  TRY(claims, read_claims(payload));
  const auto belonging = states.belonging(claims.stream);
  if (is_picture(claims.type) && belonging.has_value() && belonging->operation == statement.claims.operation)
    return Ok{};
  return one_fault(
      "/data/pictureIndex", "crisis-team.not-a-picture",
      "pictureIndex must be that of a situation report of the same operation, or of its correction.");
}

}  // namespace kroniek
