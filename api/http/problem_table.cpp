#include "api/http/problem_table.h"

#include <array>

namespace kroniek::http {
namespace {

constexpr std::array table{
    ProblemText{"statement.malformed",
                "A statement is an SD-JWT (RFC 9901): header, payload and signature in base64url without padding, joined by "
                "dots, then a tilde, and each disclosure followed by a tilde."},
    ProblemText{"statement.jti-reused",
                "A statement's jti is its identity. Another statement was recorded under this one. Give a new statement a "
                "new UUIDv7; to repeat one, send exactly the same bytes (or, in JSON, say exactly the same)."},
    ProblemText{"statement.version-stale",
                "Somebody else changed the stream since you read it. Read the view again, decide anew, and state the "
                "next version."},
    ProblemText{"stream.unknown", "There is no stream of this id, or there was none at the moment that you asked about."},
    ProblemText{"writer.queue-full", "Too many statements wait at the moment. Nothing was recorded; send it again."},
};

}  // namespace

std::span<const ProblemText> problem_table() { return table; }

}  // namespace kroniek::http
