// Different meanings, different types. Strong<Tag, Rep> keeps a Position from being used as a TreeSize.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "core/result.h"
#include "core/time.h"

namespace kroniek {

template <typename Tag, typename Rep>
struct Strong {
  Rep value{};
  friend auto operator<=>(const Strong&, const Strong&) = default;
};

using Position = Strong<struct PositionTag, std::uint64_t>;            // index of an entry in the log, from 0
using TreeSize = Strong<struct TreeSizeTag, std::uint64_t>;            // number of leaves
using StreamVersion = Strong<struct StreamVersionTag, std::uint64_t>;  // 1 opens a stream

// RFC 9562. Text form: lower case, 8-4-4-4-12.
struct Uuid {
  std::array<std::uint8_t, 16> bytes{};
  friend auto operator<=>(const Uuid&, const Uuid&) = default;
};
std::string to_string(const Uuid& uuid);
Result<Uuid> parse_uuid(std::string_view text);  // `uuid.malformed`
// RFC 9562 section 5.7: 48 bits of milliseconds since 1970 (not before), then 74 of the 80 random bits.
Uuid make_uuid_v7(Instant instant, const std::array<std::uint8_t, 10>& random);
int uuid_version(
    const Uuid& uuid);  // 7 for the ids that devices make; also checks the variant: 0 if not RFC 9562's

// A stream: `<collection>/<uuid>`, which is also the path of its view under /v1/. Ordered by its bytes.
struct StreamId {
  std::string collection;  // plural, kebab-case: `assistance-requests`
  Uuid id;
  friend auto operator<=>(const StreamId&, const StreamId&) = default;
};
std::string to_string(const StreamId& stream);
Result<StreamId> parse_stream_id(std::string_view text);  // `stream.malformed`

}  // namespace kroniek

template <>
struct std::hash<kroniek::Uuid> {
  std::size_t operator()(const kroniek::Uuid& uuid) const noexcept {
    return std::hash<std::string_view>{}(
        {reinterpret_cast<const char*>(uuid.bytes.data()), uuid.bytes.size()});
  }
};
template <>
struct std::hash<kroniek::StreamId> {
  std::size_t operator()(const kroniek::StreamId& stream) const noexcept {
    return std::hash<std::string_view>{}(stream.collection) * 31 + std::hash<kroniek::Uuid>{}(stream.id);
  }
};
