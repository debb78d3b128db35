// Explanations: single values and documents.
#include <array>

#include "api/http/problem_table.h"

namespace kroniek::http {
namespace {

constexpr std::array table{
    ProblemText{"field.control-character", "A text holds no control characters."},
    ProblemText{"field.empty", "A text must not be empty. Leave the field out where nothing is known."},
    ProblemText{"field.missing", "The field is required here."},
    ProblemText{"field.not-allowed", "The value must be one of those that the answer names."},
    ProblemText{"field.out-of-range", "The number lies outside the range that the answer names."},
    ProblemText{"field.blank", "The text holds blanks, or characters that do not show, and nothing else."},
    ProblemText{
        "field.direction-mark",
        "The text holds a mark that turns its direction (U+202A to U+202E, U+2066 to U+2069), so that it "
        "reads otherwise than it is. Arabic and Hebrew need none."},
    ProblemText{
        "field.bsn",
        "Nine digits in the text could be a citizen service number (BSN): they pass the eleven-test; or a "
        "line "
        "of a machine-readable zone stands in it, which may hold one. No BSN is kept anywhere; leave it "
        "out. A phone number begins with +. Zones are read by `_read-mrz`."},
    ProblemText{"field.too-long", "The text has more characters than the answer names."},
    ProblemText{"field.too-many", "The list has more items than the answer names."},
    ProblemText{"field.type", "The value is of another JSON type than the field's."},
    ProblemText{"field.unknown",
                "No field of this name is declared here. It is refused and not passed over, because "
                "something would be lost that was said."},
    ProblemText{"field.wrong-collection",
                "The reference must be to a stream of the collection that the answer names."},
    ProblemText{"fields.invalid", "Fields break their rules; errors names each place and rule."},
    ProblemText{"json.malformed", "The text is not well-formed JSON in UTF-8 (RFC 8259)."},
    ProblemText{"json.duplicate-member",
                "A member stands twice in one object. Readers differ in which of them counts, so it is "
                "refused."},
    ProblemText{"json.number",
                "Numbers are whole, lie within plus or minus 2 to the power 53 less 1, and are written "
                "without fraction or exponent, so that every reader reads the same one (RFC 7493)."},
    ProblemText{"json.nul", "Texts do not hold the character U+0000."},
    ProblemText{"json.too-deep", "JSON may nest at most 32 levels."},
    ProblemText{"time.malformed",
                "A moment is written as RFC 3339 says, with capitals T and Z and an offset: "
                "2026-11-23T20:50:00+01:00. A plus sign in a query may stand as it is."},
    ProblemText{"time.offset-unknown",
                "The offset -00:00 says that the local time is unknown, so the moment is not known either. "
                "Give the offset, or Z."},
    ProblemText{"time.out-of-range",
                "A moment lies on a day of the calendar in the years 0001 to 9999, without leap seconds."},
    ProblemText{"date.malformed",
                "A date is a day of the calendar, written YYYY-MM-DD. Unknown parts of a date of birth are "
                "left out from the right."},
    ProblemText{"uuid.malformed",
                "A UUID is 32 hexadecimal digits in lower case, in groups of 8-4-4-4-12 (RFC 9562)."},
    ProblemText{"hex.malformed", "The text is not hexadecimal in lower case and whole bytes."},
    ProblemText{"base64.malformed",
                "The text is not base64 with padding (RFC 4648 section 4), or not the only spelling of its "
                "bytes."},
    ProblemText{"base64url.malformed",
                "The text is not base64url without padding (RFC 4648 section 5), or not the only spelling "
                "of its bytes."},
    ProblemText{"digest.malformed", "A digest is a SHA-256 in 64 hexadecimal digits in lower case."},
    ProblemText{"jwk.malformed",
                "A public key is a JWK of exactly kty, crv and x (and y for P-256): Ed25519 (RFC 8037) or "
                "P-256 (RFC 7518)."},
    ProblemText{"jwk.mismatch",
                "The public members of the key do not belong to its secret one. The key file was changed."},
    ProblemText{"jwk.private",
                "A private key was given where the public one belongs. Make a new key: this one has been "
                "shown."},
    ProblemText{
        "jwk.unsound",
        "Nobody can hold this key, so no signature would ever count under it: its coordinates are no point "
        "of the curve, or one of small order. Take the public key from the program that made the pair."},
    ProblemText{"vkey.id-wrong",
                "The key id is not the hash of this name, type and key; a character may be wrong."},
    ProblemText{"vkey.malformed",
                "A verifier key is a name, a plus sign, 8 hexadecimal digits, a plus sign and base64 (C2SP "
                "signed-note)."},
    ProblemText{"vkey.type-unsupported", "Only Ed25519 keys of logs and of cosigners are supported."},
    ProblemText{"origin.malformed",
                "An origin has 1 to 255 bytes, no space and no plus sign, because it names the log's key "
                "too."},
};

}  // namespace

std::span<const ProblemText> values_problems() {
  return table;
}

}  // namespace kroniek::http
