// Explanations: requests, sign-in, and answers that could not be made.
#include <array>

#include "api/http/problem_table.h"

namespace kroniek::http {
namespace {

constexpr std::array table{
    ProblemText{"route.not-found",
                "There is nothing at this path. Paths are written exactly as the API document lists them, "
                "without a slash at the end."},
    ProblemText{"route.method-not-allowed",
                "The path exists, but not with this method. The header Allow names those that it takes."},
    ProblemText{"request.body-too-large",
                "The body is larger than this operation takes. Send large batches in parts, and files as "
                "attachments."},
    ProblemText{"request.body-unexpected", "This operation takes no body."},
    ProblemText{"request.charset", "Text is read as UTF-8 only."},
    ProblemText{"request.content-encoding", "Bodies are read as they are, without compression."},
    ProblemText{"request.media-type", "The body's Content-Type must be one of those that the answer names."},
    ProblemText{"request.not-acceptable",
                "The header Accept takes none of the media types that are offered here."},
    ProblemText{"request.timed-out", "The request did not arrive in time. Send it again."},
    ProblemText{"figures.too-many",
                "The figure would be made of more statements than one answer holds. Narrow it by operation, "
                "type or period."},
    ProblemText{"review.too-wide",
                "More mandates hang under one withdrawal than one answer looks through. Ask by mandate: the "
                "list of statements filters on it."},
    ProblemText{"states.too-many", "The answer is computed over more views than one answer looks through."},
    ProblemText{"worklist.kind-unknown",
                "No duty is of that kind. A kind is named as the items of the worklist show it, such as "
                "assistance-request.reply-due."},
    ProblemText{
        "worklist.role-unknown",
        "No mandate is of that role. A role is named as mandates show it, such as kcr2-duty-officer."},
    ProblemText{"worklist.too-long",
                "More would have to be read than one answer looks through. Narrow it by organisation, "
                "operation, role or kind; beside validAt by operation or kind, because what had happened by "
                "then is folded anew from every stream."},
    ProblemText{"query.cursor",
                "A cursor is taken as a list's Link header gave it, with the same query beside it. Begin "
                "the list again."},
    ProblemText{"query.doubled", "A key may stand in the query once."},
    ProblemText{"query.malformed",
                "The value of a query key is not of its form; errors says which and what is asked."},
    ProblemText{"query.missing", "The query lacks a key that this operation needs."},
    ProblemText{"query.token",
                "Tokens are sent in the header Authorization only, because queries end up in logs and "
                "histories. Revoke the token that was sent here if it still holds."},
    ProblemText{"query.unknown",
                "The query holds a key that is not known here. It is refused and not passed over, because "
                "an answer without that filter could be mistaken for one with it."},
    ProblemText{"target.dot-segment",
                "No segment of a path may be . or .., because programs on the way resolve them differently."},
    ProblemText{"target.encoding",
                "The target is percent-encoded UTF-8 without control characters: each % is followed by two "
                "hexadecimal digits."},
    ProblemText{
        "caller.too-many-looks",
        "One person searches and opens at most 120 times a minute, which nobody at a desk comes near. "
        "Nothing was opened; wait for as long as Retry-After says. To look at many files at once, name "
        "them all in one call."},
    ProblemText{"token.missing",
                "This needs somebody who is signed in: send Authorization: Bearer and a token signed with "
                "your own key. A statement that its author signed needs no token."},
    ProblemText{"token.scheme", "The header Authorization must hold a bearer token."},
    ProblemText{"token.malformed",
                "The token is a JWT in compact form, with alg, typ and kid in its header and iss, aud, exp "
                "and, if you like, iat in its claims."},
    ProblemText{"token.type",
                "The token's typ must be kroniek-auth+jwt, so that nothing that was signed for another "
                "purpose signs anybody in."},
    ProblemText{"token.wrong-log", "The token's aud must be the origin of this log."},
    ProblemText{"token.expired", "The token has expired. Make a new one."},
    ProblemText{"token.too-long-lived",
                "A token lives five minutes at most, so that a stolen one is soon worth nothing."},
    ProblemText{"token.key-unknown", "The token's kid names no key of the actor in iss."},
    ProblemText{"token.signature-wrong", "The token's signature does not hold under the key that kid names."},
    ProblemText{"token.key-revoked", "The key was revoked and signs nobody in any more."},
    ProblemText{"token.actor-not-active", "The actor is suspended or has ended, and does not sign in."},
    ProblemText{"token.organisation-not-active",
                "The actor's organisation is suspended or has ended, and its people do not sign in."},
    ProblemText{"tile.unknown",
                "The log has no such tile: it does not reach so far, or not in that width. The newest "
                "checkpoint says how large the log is."},
    ProblemText{"problem.unknown", "No answer of this register has that code."},
    ProblemText{"framing.ambiguous",
                "The request's head can be understood in two ways, so that this server and one on the way "
                "could disagree on where the request ends."},
    ProblemText{"framing.bare-line-ending",
                "Lines of a request end with CR and LF together, and neither stands alone."},
    ProblemText{"framing.body", "The parts of the body are malformed, or what follows them is too long."},
    ProblemText{"framing.coding", "The transfer coding is chunked, named once and alone."},
    ProblemText{"framing.coding-in-http-1-0",
                "HTTP/1.0 has no transfer codings. Say the length of the body."},
    ProblemText{"framing.coding-unknown", "The only transfer coding known here is chunked."},
    ProblemText{"framing.connection", "The header Connection is a list of options, which are plain words."},
    ProblemText{"framing.content-length", "The length of the body is one whole number of at most 18 digits."},
    ProblemText{"framing.control-character", "The head of a request holds no control characters."},
    ProblemText{"framing.expectation", "The only expectation known here is 100-continue."},
    ProblemText{"framing.field-doubled", "A header field that may stand once stands twice."},
    ProblemText{"framing.field-line",
                "Every line of the head is a header field: a name, a colon and a value."},
    ProblemText{"framing.field-name", "The name of a header field is one plain word."},
    ProblemText{"framing.folded",
                "Header fields stand on one line each; folded ones are refused, because servers differ in "
                "reading them."},
    ProblemText{"framing.head-too-large", "The head of the request is larger than 16 KiB."},
    ProblemText{"framing.host-doubled", "The header Host stands more than once."},
    ProblemText{"framing.host-invalid", "The header Host is a name or an address with an optional port."},
    ProblemText{"framing.host-missing", "Every HTTP/1.1 request has a header Host."},
    ProblemText{"framing.length-and-coding",
                "The request says both a length and a transfer coding, so that it could be understood in "
                "two ways."},
    ProblemText{"framing.method-unknown", "The method is none that is known here."},
    ProblemText{"framing.nul", "The head of a request holds no NUL."},
    ProblemText{"framing.request-line",
                "The first line of a request is a method, a target and a version, with one space between "
                "them."},
    ProblemText{"framing.target",
                "The target of a request is a path or an absolute http address, in the characters of RFC "
                "3986."},
    ProblemText{"framing.target-authority", "The host in the target is not the one in the header Host."},
    ProblemText{"framing.target-too-long", "The target of the request is longer than the limit."},
    ProblemText{"framing.too-many-fields", "The head has more header fields than the limit."},
    ProblemText{"framing.version", "HTTP/1.1 and HTTP/1.0 are spoken here."},
    ProblemText{"framing.white-space",
                "White space stands around the length or the coding of the body, which servers read "
                "differently."},
    ProblemText{"server.answer-malformed",
                "The answer could not be sent as it was made. This is a defect of ours; what was asked may "
                "have been done."},
    ProblemText{"server.answer-overdue",
                "There was no answer in time. What was asked may have been done; ask again, with the same "
                "jti where it is a statement."},
    ProblemText{"server.no-answer",
                "No answer was made. This is a defect of ours; what was asked may have been done."},
    ProblemText{"server.too-many-connections",
                "There are too many connections, in all or from your address. Come back in a moment, and "
                "use connections for more than one request."},
};

}  // namespace

std::span<const ProblemText> requests_problems() {
  return table;
}

}  // namespace kroniek::http
