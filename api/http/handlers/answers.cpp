#include "api/http/handlers/answers.h"

#include "api/http/problem.h"
#include "core/register/views.h"

namespace kroniek::http {
namespace {

std::string encode_query_value(std::string_view value) {
  // RFC 3986 section 2.3: unreserved characters stand for themselves.
  constexpr char digits[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : value) {
    const auto byte = static_cast<unsigned char>(c);
    const bool unreserved = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                            c == '-' || c == '.' || c == '_' || c == '~';
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

AskedMoment asked_moment(QueryReader& query) {
  return {query.instant("asOf"), query.instant("validAt")};
}

Error wrong_cursor() {
  const std::string detail = "cursor must be one that this list's Link header gave.";
  return {ErrorKind::invalid, "query.cursor", detail, {{"/query/cursor", "query.cursor", detail}}};
}

Result<Moment> moment_of(const Reading& reading, const AskedMoment& asked,
                         const std::optional<Cursor>& cursor) {
  TRY(moment, reading.moment(asked.as_of, asked.valid_at));
  if (!cursor.has_value()) return moment;
  if (cursor->known > reading.size()) return wrong_cursor();
  moment.known = cursor->known;
  moment.is_newest = cursor->known == reading.size();
  return moment;
}

Result<StreamId> path_stream(const PathParameters& path) {
  const auto stream = parse_stream_id(path["collection"] + "/" + path["id"]);
  if (!stream.ok() || find_aggregate(path["collection"]) == nullptr)
    return Error{ErrorKind::not_found, "stream.unknown", "There is no such view."};
  return *stream;
}

Result<Uuid> path_jti(const PathParameters& path) {
  const auto jti = parse_uuid(path["jti"]);
  if (!jti.ok())
    return Error{ErrorKind::not_found, "statement.unknown", "No statement of this id is recorded."};
  return *jti;
}

void set_empty_lists(Json& json, const std::vector<FieldInfo>& fields) {
  for (const auto& field : fields) {
    if (field.list && json.find(field.name) == nullptr) json.set(field.name, Json::Array{});
    auto* value = json.find(field.name);
    if (value == nullptr || field.members.empty()) continue;
    if (!field.list) set_empty_lists(*value, field.members);
    if (auto* items = value->array_items())
      for (auto& item : *items) set_empty_lists(item, field.members);
  }
}

Response json_answer(int status, const Json& json) {
  return json_response(status, write_json(json));
}

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

Result<Sight> sight_of(const Api& api, const Request& request, const Reading& reading) {
  return Sight::of(request.caller->who, reading, api.service.now());
}

Response problem_of(const Error& error) {
  return problem(error);
}

}  // namespace kroniek::http
