// Explanations: what statements are refused for, whoever makes them.
#include <array>

#include "api/http/problem_table.h"

namespace kroniek::http {
namespace {

constexpr std::array table{
    ProblemText{"statement.malformed",
                "A statement is an SD-JWT (RFC 9901): header, payload and signature in base64url without "
                "padding, joined by dots, then a tilde, and each disclosure followed by a tilde. Nothing "
                "may stand before, between or after."},
    ProblemText{"statement.header",
                "The header of a statement is a JSON object of exactly alg, typ and kid. Other members are "
                "refused, because what nobody checks could mislead somebody."},
    ProblemText{"statement.type",
                "The header's typ must be kroniek+sd-jwt, so that nothing that was signed for another "
                "purpose passes as a statement."},
    ProblemText{"statement.algorithm",
                "Statements are signed with Ed25519 (alg EdDSA or Ed25519) or with ES256. There is no "
                "other algorithm, and never none."},
    ProblemText{"statement.algorithm-mismatch",
                "The header's alg is not that of the key that kid names. The key decides; use its "
                "algorithm."},
    ProblemText{"statement.claims-invalid",
                "What a statement says besides its own fields breaks rules; errors names each place and "
                "rule. Nothing was recorded."},
    ProblemText{"statement.wrong-log",
                "A statement is made for one log, named in aud, so that what was said in an exercise or a "
                "test never counts here. Set aud to this log's origin and sign anew."},
    ProblemText{"statement.type-unknown",
                "The claim type must name an event type of this register. The API document lists them all."},
    ProblemText{"statement.wrong-stream",
                "The claim sub must name a stream of the collection that the type belongs to: "
                "registration.seen needs registrations/<uuid>."},
    ProblemText{"statement.stream-missing",
                "A statement that changes a stream must name it in sub; only a type that opens one may "
                "leave it out."},
    ProblemText{"statement.issued-in-future",
                "The time of signing lies more than five minutes ahead of the register's clock. Set the "
                "device's clock and sign anew."},
    ProblemText{"statement.occurs-in-future",
                "What is stated must have happened: occurredAt lies more than five minutes ahead. A plan "
                "is stated as a plan, by a type of its own."},
    ProblemText{"statement.key-unknown",
                "The header's kid names no key of the author in iss. Enrol the key first, or sign with the "
                "one that is enrolled; kid is the key's RFC 7638 thumbprint."},
    ProblemText{"statement.signature-wrong",
                "The signature does not hold under the key that kid names, so the bytes are not those that "
                "the author signed. Send the statement exactly as it was signed."},
    ProblemText{"statement.amr-misplaced",
                "The claim amr says how the service authenticated an author whose statement it seals. Only "
                "the service sets it; leave it out of what you sign yourself."},
    ProblemText{"statement.disclosures-invalid",
                "Every digest in the statement needs its disclosure and every disclosure its digest, once, "
                "and hidden fields stand nowhere in clear; errors names each fault."},
    ProblemText{"statement.disclosure-missing",
                "The statement holds a digest whose disclosure was not sent along. At submission all of "
                "them must be there."},
    ProblemText{"statement.disclosure-unknown",
                "A disclosure was sent that the statement holds no digest of, or the same one twice."},
    ProblemText{"statement.disclosure-doubled",
                "Two disclosures give a value for the same field. Only one can be meant."},
    ProblemText{"statement.disclosure-undeclared",
                "The disclosure names a field that is not a hidden one at this place of the event. The API "
                "document says which fields are hidden."},
    ProblemText{"statement.digests",
                "A member _sd must be an array of one digest or more, each the base64url of a SHA-256."},
    ProblemText{"statement.digests-order",
                "The digests of an _sd stand once each and in byte order, so that their order says nothing "
                "about the fields."},
    ProblemText{"statement.digest-algorithm", "Digests are made with SHA-256; _sd_alg must say sha-256."},
    ProblemText{"statement.hidden-in-clear",
                "This field holds text or personal data and stands in the signed payload as a digest only, "
                "because the log is public and for ever. Send the value as a disclosure."},
    ProblemText{"statement.fields-invalid",
                "Fields of the event break their rules; errors names each place and rule. Nothing was "
                "recorded."},
    ProblemText{"statement.jti-not-v7",
                "The claim jti must be a UUIDv7 (RFC 9562) in lower case, made by the device that makes "
                "the statement."},
    ProblemText{"statement.jti-reused",
                "A statement's jti is its identity, and another statement was recorded under this one. "
                "Give a new statement a new UUIDv7; to repeat one, send exactly the same bytes (in JSON, "
                "say exactly the same)."},
    ProblemText{"statement.basis-missing",
                "Every statement names the legal basis that it is made on: one code or more in basis."},
    ProblemText{"statement.basis-malformed",
                "A legal-basis code begins with a letter and holds letters, digits, dots and hyphens, such "
                "as Wvr-39. Nine digits that could be a citizen service number are refused, because the log "
                "is public and for ever."},
    ProblemText{"statement.device-malformed",
                "The claim device stands in clear in a log that is public and for ever. Name the device by "
                "a code of letters, digits, dots, hyphens and underscores that says nothing of a person; "
                "nine digits that could be a citizen service number are refused."},
    ProblemText{"statement.cause-unknown",
                "The claim causes may name recorded statements only. Record what is answered or corrected "
                "first."},
    ProblemText{"statement.cited-unknown",
                "The statement rests on others that it names, as an answer does on its evidence. Each of "
                "them must be recorded before it, so that whoever reads it can look it up."},
    ProblemText{"statement.version-missing",
                "A type that changes a stream says which version it makes, so that two people who act on "
                "the same old view do not overwrite each other. Read the view, and state its version plus "
                "one."},
    ProblemText{"statement.version-stale",
                "Somebody else changed the stream since you read it. Read the view again, decide anew, and "
                "state the next version."},
    ProblemText{"statement.version-ahead",
                "The statement makes a version that is not the stream's next one. Statements before it may "
                "still be on their way; send them first."},
    ProblemText{"statement.operation-differs",
                "A stream stays in the operation that it was opened in. Name that operation, or open "
                "another stream."},
    ProblemText{"statement.operation-unknown", "The claim operation names no operation of this register."},
    ProblemText{"statement.exercise-mixed",
                "Exercise data and real data never mix: the claim exercise must be the same throughout a "
                "stream and an operation."},
    ProblemText{"statement.unknown", "No statement of this id is recorded."},
    ProblemText{"stream.exists",
                "The stream exists already. Another statement opened it; take a new id, or change the "
                "stream that is there."},
    ProblemText{"stream.unknown",
                "There is no stream of this id, or there was none at the moment that you asked about."},
    ProblemText{"stream.id-version",
                "The id of a new stream is a random UUID of version 4 or 7 (RFC 9562), so that nobody can "
                "guess it, and it is made of nothing that says who it is about."},
    ProblemText{"stream.malformed",
                "A stream is written as its collection, a slash, and a UUID in lower case: "
                "registrations/01935a00-0000-7000-8000-000000000001."},
    ProblemText{"disclosure.malformed",
                "A disclosure is the base64url, without padding, of a JSON array of salt, name and value "
                "(RFC 9901 section 4.2)."},
    ProblemText{"disclosure.salt-short",
                "A disclosure's salt holds at least 128 random bits, so that nobody can guess a value from "
                "its digest. Make a new salt for every field."},
    ProblemText{"author.unknown", "The claim iss names no actor of this register."},
    ProblemText{"author.not-active",
                "The author is suspended or has ended, and states nothing. An administrator can resume a "
                "suspended actor."},
    ProblemText{"author.organisation-not-active",
                "The author's organisation is suspended or has ended, and its people state nothing any "
                "more. An administrator of another organisation resumes a suspended one."},
    ProblemText{"key.revoked",
                "The key was revoked and signs nothing any more. Sign with another key of yours, or have "
                "one enrolled."},
    ProblemText{"mandate.unknown", "The claim mandate names no mandate of this register."},
    ProblemText{"mandate.not-holder",
                "A mandate is used by its holder only: the author, or the organisation that the author "
                "belongs to."},
    ProblemText{"mandate.not-active",
                "The mandate did not hold when it happened: it had not begun, had ended, or was withdrawn, "
                "as may be the mandate that it was delegated from."},
    ProblemText{"mandate.type-not-covered",
                "The mandate's role may not make statements of this type. Act on another mandate of yours, "
                "or ask somebody whose role it is."},
    ProblemText{"mandate.task-not-covered",
                "The mandate's role may say this, but the mandate does not name the task that the "
                "statement belongs to."},
    ProblemText{"mandate.other-organisation",
                "The mandate holds within one organisation, and the author belongs to another."},
    ProblemText{"mandate.other-operation",
                "The mandate holds within one operation: for that operation itself and for what stands in "
                "it. This stream is another operation, or stands in another or in none."},
    ProblemText{"register.may-not-state",
                "The register itself states its founding and the seals of its state, and nothing else, so "
                "that nobody who runs it can speak in its name."},
    ProblemText{"batch.empty", "A batch holds one statement a line, and at least one."},
    ProblemText{"batch.too-many",
                "Several large batches are being read at this moment. Nothing of this one was recorded; "
                "send it again."},
    ProblemText{"batch.too-many-lines",
                "A batch holds at most 20,000 statements, because all of them are kept in memory until the "
                "last is answered. Send several batches."},
    ProblemText{"writer.queue-full",
                "Too many statements wait at the moment. Nothing was recorded; send it again after the "
                "time that Retry-After says."},
    ProblemText{"writer.stopped",
                "The register has stopped accepting because it could not be sure that a write is safe. "
                "Nothing is lost that was acknowledged; it accepts again when it was restarted. Then send "
                "the statement again: if it was recorded, you get the first answer."},
};

}  // namespace

std::span<const ProblemText> statement_problems() {
  return table;
}

}  // namespace kroniek::http
