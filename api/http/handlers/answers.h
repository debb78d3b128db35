// What handlers share: reading the query's common keys, and answers of the common shapes.
#pragma once

#include <optional>

#include "api/http/handlers/api.h"

namespace kroniek::http {

// The keys that every view and list knows.
inline const std::vector<std::string> moment_keys = {"asOf", "validAt"};

Result<std::optional<Instant>> query_instant(const Request& request, std::string_view key);  // `query.malformed`
Result<Moment> query_moment(const Request& request, const Reading& reading);
Result<std::size_t> query_limit(const Request& request);  // 1 to 500, 50 where left out
Result<StreamId> path_stream(const PathParameters& path);  // `stream.unknown` (404) where it is none of the catalog
Result<Uuid> path_jti(const PathParameters& path);         // `statement.unknown` (404)

// A page's place, opaque to clients: the log size that all pages of a list are true for, and a position in the list.
struct Cursor {
  TreeSize known;
  std::string after;
};
std::string format_cursor(const Cursor& cursor);
Result<std::optional<Cursor>> query_cursor(const Request& request);  // `query.cursor`

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
