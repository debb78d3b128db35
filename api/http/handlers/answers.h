// What handlers share: reading the query's common keys, and answers of the common shapes.
#pragma once

#include <optional>

#include "api/http/handlers/api.h"
#include "api/http/handlers/query_reader.h"
#include "core/register/sight.h"

namespace kroniek::http {

// The keys that every view and list knows.
inline const std::vector<std::string> moment_keys = {"asOf", "validAt"};

// The moment that the query asks for.
struct AskedMoment {
  std::optional<Instant> as_of, valid_at;
};
AskedMoment asked_moment(QueryReader& query);
// With a cursor, the moment of the first page: all pages of a list are true for the same entries.
// `query.cursor`.
Result<Moment> moment_of(const Reading& reading, const AskedMoment& asked,
                         const std::optional<Cursor>& cursor = {});
Error wrong_cursor();  // `query.cursor`
Result<StreamId> path_stream(
    const PathParameters& path);                    // `stream.unknown` (404) where it is none of the catalog
Result<Uuid> path_jti(const PathParameters& path);  // `statement.unknown` (404)

Response json_answer(int status, const Json& json);
// With the header that names the log index which the answer is true for.
Response true_for(Response response, TreeSize known);
// `Link: <…>; rel="next"` (RFC 8288): the same request with another cursor.
void link_next(Response& response, const Request& request, const std::string& cursor);

// {statement, index, recordedAt, stream, version, assurance, proof}
Json accepted_json(const Accepted& accepted);
// 201, or 200 for a statement that was recorded before, with Location; a problem for an error.
Response accepted_answer(const Result<Accepted>& answer);

Response problem_of(const Error& error);

// What the caller is shown of that reading, which outlives it.
Result<Sight> sight_of(const Api& api, const Request& request, const Reading& reading);

// Puts in, at any depth, the lists that were left out because they have no items.
void set_empty_lists(Json& json, const std::vector<FieldInfo>& fields);
// An answer said as a field list; a list without items is there, and empty.
template <HasFields T>
Json answer_json(const T& said) {
  auto json = write_fields(said, WriteMode::values);
  set_empty_lists(json, describe_fields<T>());
  return json;
}
// For a route's `answers`.
template <HasFields T>
AnswerSchema answers_with(std::string name) {
  return {std::move(name), describe_fields<T>()};
}

// Runs `make` and answers with what it gives; an error becomes a problem document.
template <typename Make>
void answer(Reply reply, Make&& make) {
  Result<Response> response = make();
  reply(response.ok() ? std::move(response).value() : problem_of(response.error()));
}
// A handler that reads and answers at once.
using Read = Result<Response> (*)(const Api&, const Request&, const PathParameters&);
inline Handler reading_handler(Api& api, Read read) {
  return [&api, read](const Request& request, const PathParameters& path, Reply reply) {
    answer(std::move(reply), [&] { return read(api, request, path); });
  };
}

}  // namespace kroniek::http
