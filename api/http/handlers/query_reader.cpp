#include "api/http/handlers/query_reader.h"

#include "core/bytes.h"
#include "core/log/text.h"

namespace kroniek::http {
namespace {

constexpr std::string_view malformed = "query.malformed";

}  // namespace

std::string format_cursor(const Cursor& cursor) {
  return base64url(as_bytes(std::to_string(cursor.known.value) + "." + cursor.after));
}

std::optional<std::string> QueryReader::text(std::string_view key) const {
  const auto* value = request_.query_value(key);
  return value == nullptr ? std::nullopt : std::optional(*value);
}

std::optional<Instant> QueryReader::instant(std::string_view key) {
  const auto value = text(key);
  if (!value.has_value()) return std::nullopt;
  const auto instant = parse_instant(*value);
  if (instant.ok()) return *instant;
  fault(key, malformed, std::string(key) + " must be an RFC 3339 date and time with offset.");
  return std::nullopt;
}

std::optional<std::uint64_t> QueryReader::number(std::string_view key, std::uint64_t max) {
  const auto value = text(key);
  if (!value.has_value()) return std::nullopt;
  const auto number = parse_decimal(*value);
  if (number.has_value() && *number <= max) return number;
  fault(key, malformed, std::string(key) + " must be a whole number up to " + std::to_string(max) + ".");
  return std::nullopt;
}

std::optional<StreamId> QueryReader::stream(std::string_view key, std::string_view collection) {
  const auto value = text(key);
  if (!value.has_value()) return std::nullopt;
  auto stream = parse_stream_id(*value);
  if (stream.ok() && (collection.empty() || stream->collection == collection)) return *std::move(stream);
  const std::string of = collection.empty() ? "<collection>" : std::string(collection);
  fault(key, malformed, std::string(key) + " must be of the form " + of + "/<uuid>.");
  return std::nullopt;
}

bool QueryReader::flag(std::string_view key) {
  const auto value = text(key).value_or("false");
  if (value != "true" && value != "false")
    fault(key, malformed, std::string(key) + " must be true or false.");
  return value == "true";
}

std::size_t QueryReader::limit() {
  const auto value = text("limit");
  if (!value.has_value()) return page_rows_default;
  const auto number = parse_decimal(*value);
  if (number.has_value() && *number >= 1 && *number <= page_rows_max)
    return static_cast<std::size_t>(*number);
  fault("limit", malformed, "limit must be a whole number from 1 to " + std::to_string(page_rows_max) + ".");
  return page_rows_default;
}

std::optional<Cursor> QueryReader::cursor() {
  const auto value = text("cursor");
  if (!value.has_value()) return std::nullopt;
  const auto bytes = base64url_decode(*value);
  const auto decoded = bytes.ok() ? std::string(as_text(*bytes)) : std::string();
  const auto dot = decoded.find('.');
  const auto known =
      dot == std::string::npos ? std::nullopt : parse_decimal(std::string_view(decoded).substr(0, dot));
  if (known.has_value()) return Cursor{TreeSize{*known}, decoded.substr(dot + 1)};
  fault("cursor", "query.cursor", "cursor must be one that this list's Link header gave.");
  return std::nullopt;
}

void QueryReader::fault(std::string_view key, std::string_view code, std::string detail) {
  faults_.push_back({"/query/" + std::string(key), std::string(code), std::move(detail)});
}

Result<Ok> QueryReader::done() const {
  if (faults_.empty()) return Ok{};
  return Error{ErrorKind::invalid, faults_.front().code, "The query breaks rules; `errors` names each.",
               faults_};
}

}  // namespace kroniek::http
