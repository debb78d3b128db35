// SD-JWT (RFC 9901): a JWS in compact form whose payload holds digests, followed by the disclosures that they
// commit to. Texts in, values out; no keys and no clock here. Strict: a text that reads is the only text of
// its value.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/bytes.h"
#include "core/field_info.h"
#include "core/json.h"
#include "core/ports.h"

namespace kroniek {

constexpr std::string_view statement_media_type = "kroniek+sd-jwt";
constexpr std::size_t disclosures_max = 500;

// RFC 9901 section 4.2: base64url of the JSON array [salt, name, value].
struct Disclosure {
  std::string encoded;
  std::string digest;  // base64url of SHA-256 over `encoded` in ASCII
  std::string name;
  Json value;
};
Result<Disclosure> parse_disclosure(
    std::string_view encoded);  // `disclosure.malformed`, `disclosure.salt-short`

// The three parts of a JWS, decoded.
struct Jws {
  Bytes header;
  Bytes payload;
  Bytes signature;
  bool operator==(const Jws&) const = default;
};
// base64url(header) . base64url(payload): what is signed (RFC 7515 section 5.1).
std::string signing_input(const Jws& jws);
std::string compact(const Jws& jws);

struct SdJwt {
  Jws jws;
  std::string algorithm;  // header `alg`
  std::string key_id;     // header `kid`
  Json payload;
  std::vector<Disclosure> disclosures;
};

// Codes, in this order: `statement.malformed`, `statement.header`, `statement.type`, `statement.algorithm`,
// then json.* of the payload, disclosure.*. A key-binding JWT is refused: statements are not presentations.
Result<SdJwt> parse_sd_jwt(std::string_view text);
// A JWS in compact form without disclosures, whose header says this `typ`: the same strictness, the same
// codes.
Result<SdJwt> parse_signed(std::string_view jws, std::string_view media_type);

// Puts disclosed values in the place of their digests. `data` is the payload's `data`; `fields` the event's
// list. Every digest has its disclosure and every disclosure its digest, once; hidden fields stand nowhere in
// clear; `_sd` is in byte order. All faults at once, code `statement.disclosures-invalid`.
Result<Json> reveal(const Json& data, const std::vector<Disclosure>& disclosures,
                    const std::vector<FieldInfo>& fields);

// As reveal, for a reader who was given only some of the disclosures: digests without a disclosure are passed
// over.
Json reveal_known(const Json& data, const std::vector<Disclosure>& disclosures);

// `data` without its digests: what the log alone says.
Json open_part(const Json& data);

// The opposite of reveal: hidden fields of plain `data` become disclosures with 128 bits of salt each.
struct Concealed {
  Json data;
  std::vector<Disclosure> disclosures;
};
Concealed conceal(const Json& data, const std::vector<FieldInfo>& fields, Random& random);

// Signs `payload` under the header {alg, typ, kid}; the result reads with parse_sd_jwt.
Result<SdJwt> sign_sd_jwt(Json payload, std::vector<Disclosure> disclosures, const Signer& signer);
// `<header>.<payload>.<signature>~<disclosure>~…~`
std::string to_text(const SdJwt& statement);

}  // namespace kroniek
