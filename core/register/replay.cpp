#include "core/register/replay.h"

#include "core/register/intake.h"
#include "core/register/tables.h"

namespace kroniek {
namespace {

Error corrupt(Position position, const Error& why) {
  return {ErrorKind::corrupt, "entry.unreadable",
          "The entry at index " + std::to_string(position.value) + " does not read: " + why.code + ".",
          why.faults};
}

Result<Recorded> read_entry(Entry entry, Position position) {
  Recorded recorded;
  recorded.position = position;
  recorded.recorded_at = entry.recorded_at;
  const Jws jws{std::move(entry.header), std::move(entry.payload), std::move(entry.signature)};
  TRY(statement, parse_sd_jwt(compact(jws) + "~"));
  recorded.statement = std::move(statement);
  TRY(claims, read_claims(recorded.statement.payload));
  recorded.claims = std::move(claims);
  TRY(type, type_of(recorded.claims));
  recorded.type = type;
  TRY(event, type.event->read(open_part(recorded.claims.data), ReadMode::fold, recorded.claims.jti));
  recorded.event = std::move(event);
  recorded.assurance = recorded.claims.amr.empty() ? Assurance::personal_key : Assurance::sealed;
  return recorded;
}

}  // namespace

Result<Recorded> read_recorded(ByteView leaf, Position position, const EntryCodec& codec) {
  auto entry = codec.decode(leaf);
  if (!entry.ok()) return corrupt(position, entry.error());
  auto recorded = read_entry(*std::move(entry), position);
  if (!recorded.ok()) return corrupt(position, recorded.error());
  return recorded;
}

Result<Recorded> LogReader::read(Position position) const {
  TRY(leaf, read_required(snapshot, Table::entries, entry_key(position),
                          "the entry at index " + std::to_string(position.value)));
  return read_recorded(as_bytes(leaf), position, codec);
}

Result<Ok> LogReader::visit_stream(const StreamId& stream, TreeSize end, const VisitRecorded& visit) const {
  const auto prefix = stream_prefix(stream);
  std::vector<Position> positions;
  TRY_OK(snapshot.scan(Table::streams, prefix, after_prefix(prefix), Order::ascending,
                       [&](std::string_view, std::string_view value) {
                         const Position position{number_of(value).value_or(end.value)};
                         if (position.value >= end.value) return false;
                         positions.push_back(position);
                         return true;
                       }));
  for (const auto position : positions) {
    TRY(recorded, read(position));
    TRY(more, visit(recorded));
    if (!more) break;
  }
  return Ok{};
}

Result<TreeSize> LogReader::size_at(Instant as_of, TreeSize size) const {
  std::uint64_t low = 0;
  for (auto high = size.value; low < high;) {
    const auto middle = low + (high - low) / 2;
    TRY(leaf, read_required(snapshot, Table::entries, key_of(middle), "an entry of the log"));
    TRY(entry, codec.decode(as_bytes(leaf)));
    if (entry.recorded_at <= as_of) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return TreeSize{low};
}

}  // namespace kroniek
