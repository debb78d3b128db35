#include "api/http/handlers/answers.h"

#include "api/http/problem.h"
#include "core/log/text.h"

namespace kroniek::http {
namespace {

constexpr std::size_t rows_default = 50;
constexpr std::size_t rows_max = 500;

Error query_fault(std::string_view key, std::string code, std::string detail) {
  return {ErrorKind::invalid, code, detail, {{"/query/" + std::string(key), code, detail}}};
}

std::string encode_query_value(std::string_view value) {
  // RFC 3986 section 2.3: unreserved characters stand for themselves.
  constexpr char digits[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : value) {
    const auto byte = static_cast<unsigned char>(c);
    const bool unreserved = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                            c == '.' || c == '_' || c == '~';
    if (unreserved) {
      out += c;
    } else {
      out += '%';
      out += digits[byte >> 4];
      out += digits[byte & 15];
    }
  }
  return out;
}

}  // namespace

Result<std::optional<Instant>> query_instant(const Request& request, std::string_view key) {
  const auto* text = request.query_value(key);
  if (text == nullptr) return std::optional<Instant>();
  const auto instant = parse_instant(*text);
  if (!instant.ok())
    return query_fault(key, "query.malformed", std::string(key) + " must be an RFC 3339 date and time with offset.");
  return std::optional(*instant);
}

Result<Moment> query_moment(const Request& request, const Reading& reading) {
  TRY(as_of, query_instant(request, "asOf"));
  TRY(valid_at, query_instant(request, "validAt"));
  return reading.moment(as_of, valid_at);
}

Result<std::size_t> query_limit(const Request& request) {
  const auto* text = request.query_value("limit");
  if (text == nullptr) return rows_default;
  const auto number = parse_decimal(*text);
  if (!number.has_value() || *number < 1 || *number > rows_max)
    return query_fault("limit", "query.malformed", "limit must be a whole number from 1 to 500.");
  return static_cast<std::size_t>(*number);
}

Result<StreamId> path_stream(const PathParameters& path) {
  const auto stream = parse_stream_id(path["collection"] + "/" + path["id"]);
  if (!stream.ok() || find_aggregate(path["collection"]) == nullptr)
    return Error{ErrorKind::not_found, "stream.unknown", "There is no such view."};
  return *stream;
}

Result<Uuid> path_jti(const PathParameters& path) {
  const auto jti = parse_uuid(path["jti"]);
  if (!jti.ok()) return Error{ErrorKind::not_found, "statement.unknown", "No statement of this id is recorded."};
  return *jti;
}

std::string format_cursor(const Cursor& cursor) {
  return base64url(as_bytes(std::to_string(cursor.known.value) + "." + cursor.after));
}

Result<std::optional<Cursor>> query_cursor(const Request& request) {
  const auto* text = request.query_value("cursor");
  if (text == nullptr) return std::optional<Cursor>();
  const auto bytes = base64url_decode(*text);
  const auto decoded = bytes.ok() ? std::string(as_text(*bytes)) : std::string();
  const auto dot = decoded.find('.');
  const auto known = dot == std::string::npos ? std::nullopt : parse_decimal(std::string_view(decoded).substr(0, dot));
  if (!known.has_value())
    return query_fault("cursor", "query.cursor", "cursor must be one that a list's Link header gave.");
  return std::optional(Cursor{TreeSize{*known}, decoded.substr(dot + 1)});
}

Response json_answer(int status, const Json& json) { return json_response(status, write_json(json)); }

Response true_for(Response response, TreeSize known) {
  // The index of the newest entry that counts; -1 before the first one does.
  response.set_header("Kroniek-Index", std::to_string(static_cast<std::int64_t>(known.value) - 1));
  return response;
}

void link_next(Response& response, const Request& request, const std::string& cursor) {
  std::string target = request.path + "?";
  for (const auto& item : request.query)
    if (item.key != "cursor") target += item.key + "=" + encode_query_value(item.value) + "&";
  response.set_header("Link", "<" + target + "cursor=" + cursor + ">; rel=\"next\"");
}

Json accepted_json(const Accepted& accepted) {
  return Json::object({{"statement", to_string(accepted.jti)},
                       {"index", accepted.position.value},
                       {"recordedAt", to_string(accepted.recorded_at)},
                       {"stream", to_string(accepted.stream)},
                       {"version", accepted.version},
                       {"assurance", name_of(accepted.assurance)},
                       {"proof", format_receipt(accepted.receipt)}});
}

Response accepted_answer(const Result<Accepted>& answer) {
  if (!answer.ok()) return problem(answer.error());
  auto response = json_answer(answer->again ? 200 : 201, accepted_json(*answer));
  response.set_header("Location", "/v1/statements/" + to_string(answer->jti));
  return response;
}

Response problem_of(const Error& error) { return problem(error); }

}  // namespace kroniek::http
