#include "core/register/named_matter.h"

#include "core/domain/board_matters.h"

namespace kroniek {

std::optional<StreamId> matter_named(const Claims& claims) {
  const auto* instrument = claims.data.find("instrument");
  const auto* named = (instrument == nullptr ? claims.data : *instrument).find("matter");
  if (named == nullptr || named->string() == nullptr) return std::nullopt;
  auto stream = parse_stream_id(*named->string());
  if (!stream.ok() || stream->collection != BoardMatters::collection) return std::nullopt;
  return *std::move(stream);
}

}  // namespace kroniek
