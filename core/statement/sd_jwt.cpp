#include "core/statement/sd_jwt.h"

#include <algorithm>

#include "core/faults.h"
#include "core/sha256.h"
#include "core/statement/jwk.h"

namespace kroniek {
namespace {

constexpr std::size_t salt_bytes = 16;  // 128 bits (RFC 9901 section 9.3)

Error malformed(std::string detail) {
  return {ErrorKind::invalid, "statement.malformed", std::move(detail)};
}

std::string disclosure_digest(std::string_view encoded) {
  return base64url(sha256(as_bytes(encoded)));
}

Result<Bytes> decode_part(std::string_view part, std::string_view name) {
  auto bytes = base64url_decode(part);
  if (!bytes.ok() || bytes->empty())
    return malformed("The " + std::string(name) + " is not base64url without padding (RFC 7515 section 2).");
  return bytes;
}

// Exactly alg, typ and kid: an extension that we do not know could change what the signature means (RFC 7515
// section 4.1.11).
Result<Ok> read_header(SdJwt& statement, std::string_view media_type) {
  auto header = parse_json(as_text(statement.jws.header));
  const auto text = [&](std::string_view name) -> const std::string* {
    const auto* member = header->find(name);
    return member == nullptr ? nullptr : member->string();
  };
  if (!header.ok() || header->members() == nullptr || header->members()->size() != 3 ||
      text("alg") == nullptr || text("typ") == nullptr || text("kid") == nullptr)
    return Error{ErrorKind::invalid, "statement.header",
                 "The header must be a JSON object of alg, typ and kid."};
  if (*text("typ") != media_type)
    return Error{ErrorKind::invalid, "statement.type",
                 "The header's typ must be " + std::string(media_type) + "."};
  if (*text("alg") != "EdDSA" && *text("alg") != "Ed25519" && *text("alg") != "ES256")
    return Error{ErrorKind::invalid, "statement.algorithm",
                 "The header's alg must be EdDSA, Ed25519 or ES256."};
  statement.algorithm = *text("alg");
  statement.key_id = *text("kid");
  return Ok{};
}

Result<Jws> parse_jws(std::string_view text) {
  const auto first = text.find('.');
  const auto second = first == text.npos ? text.npos : text.find('.', first + 1);
  if (second == text.npos || text.find('.', second + 1) != text.npos)
    return malformed("A statement is <header>.<payload>.<signature>~ and its disclosures.");
  TRY(header, decode_part(text.substr(0, first), "header"));
  TRY(payload, decode_part(text.substr(first + 1, second - first - 1), "payload"));
  TRY(signature, decode_part(text.substr(second + 1), "signature"));
  return Jws{std::move(header), std::move(payload), std::move(signature)};
}

const FieldInfo* find_field(const std::vector<FieldInfo>& fields, std::string_view name) {
  const auto at =
      std::find_if(fields.begin(), fields.end(), [&](const FieldInfo& f) { return f.name == name; });
  return at == fields.end() ? nullptr : &*at;
}

// One walk through `data` with the disclosures that are to be used up.
class Revealer {
 public:
  explicit Revealer(const std::vector<Disclosure>& disclosures)
      : disclosures_(disclosures), used_(disclosures.size(), false) {}

  Json object(const Json& json, const std::vector<FieldInfo>& fields, const std::string& pointer) {
    const auto* members = json.members();
    if (members == nullptr) return json;  // the field list's reader says what is wrong with it
    Json out = Json::object();
    for (const auto& member : *members) {
      if (member.name == "_sd") continue;
      const auto at = pointer_append(pointer, member.name);
      const auto* field = find_field(fields, member.name);
      if (field != nullptr && field->field_class != FieldClass::open)
        fault(at, "statement.hidden-in-clear", "This field must be a disclosure, never in clear.");
      out.set(member.name, field == nullptr ? member.value : value(member.value, *field, at));
    }
    if (const auto* digests = json.find("_sd")) disclose(out, *digests, fields, pointer);
    return out;
  }

  std::vector<Fault> finish() {
    for (std::size_t i = 0; i < used_.size(); ++i)
      if (!used_[i])
        fault("/disclosures/" + std::to_string(i), "statement.disclosure-unknown",
              "The statement holds no digest of this disclosure, or it stands twice.");
    return std::move(faults_);
  }

 private:
  Json value(const Json& json, const FieldInfo& field, const std::string& pointer) {
    if (field.kind != ValueKind::object) return json;
    const auto* items = field.list ? json.array_items() : nullptr;
    if (items == nullptr) return object(json, field.members, pointer);
    Json::Array out;
    for (std::size_t i = 0; i < items->size(); ++i)
      out.push_back(object((*items)[i], field.members, pointer + "/" + std::to_string(i)));
    return out;
  }

  void disclose(Json& out, const Json& digests, const std::vector<FieldInfo>& fields,
                const std::string& pointer) {
    const auto* items = digests.array_items();
    if (items == nullptr || items->empty())
      return fault(pointer + "/_sd", "statement.digests", "_sd must be an array of one digest or more.");
    const std::string* before = nullptr;
    for (std::size_t i = 0; i < items->size(); ++i) {
      const auto at = pointer + "/_sd/" + std::to_string(i);
      const auto* digest = (*items)[i].string();
      if (digest == nullptr) {
        fault(at, "statement.digests", "A digest must be a string.");
        continue;
      }
      if (before != nullptr && *before >= *digest)
        fault(at, "statement.digests-order", "Digests stand once each, in byte order.");
      before = digest;
      place(out, *digest, fields, at);
    }
  }

  void place(Json& out, const std::string& digest, const std::vector<FieldInfo>& fields,
             const std::string& at) {
    for (std::size_t i = 0; i < disclosures_.size(); ++i) {
      const auto& disclosure = disclosures_[i];
      if (used_[i] || disclosure.digest != digest) continue;
      used_[i] = true;
      const auto* field = find_field(fields, disclosure.name);
      if (field == nullptr || field->field_class == FieldClass::open)
        return fault(at, "statement.disclosure-undeclared",
                     "The disclosure names no hidden field of this place.");
      if (out.find(disclosure.name) != nullptr)
        return fault(at, "statement.disclosure-doubled", "Two values for one field.");
      return out.set(disclosure.name, disclosure.value);
    }
    fault(at, "statement.disclosure-missing", "The disclosure of this digest was not given.");
  }

  void fault(std::string pointer, std::string_view code, std::string_view detail) {
    note_fault(faults_, {std::move(pointer), std::string(code), std::string(detail)});
  }

  const std::vector<Disclosure>& disclosures_;
  std::vector<bool> used_;
  std::vector<Fault> faults_;
};

Disclosure make_disclosure(std::string_view name, const Json& value, Random& random) {
  std::array<std::uint8_t, salt_bytes> salt{};
  random.fill(salt);
  auto encoded = base64url(as_bytes(write_json(Json::array({base64url(salt), name, value}))));
  auto digest = disclosure_digest(encoded);
  return {std::move(encoded), std::move(digest), std::string(name), value};
}

Json conceal_object(const Json& json, const std::vector<FieldInfo>& fields, Random& random,
                    std::vector<Disclosure>& disclosures);

Json conceal_value(const Json& json, const FieldInfo& field, Random& random,
                   std::vector<Disclosure>& disclosures) {
  if (field.kind != ValueKind::object) return json;
  const auto* items = field.list ? json.array_items() : nullptr;
  if (items == nullptr) return conceal_object(json, field.members, random, disclosures);
  Json::Array out;
  for (const auto& item : *items) out.push_back(conceal_object(item, field.members, random, disclosures));
  return out;
}

Json conceal_object(const Json& json, const std::vector<FieldInfo>& fields, Random& random,
                    std::vector<Disclosure>& disclosures) {
  const auto* members = json.members();
  if (members == nullptr) return json;
  Json out = Json::object();
  std::vector<std::string> digests;
  for (const auto& member : *members) {
    const auto* field = find_field(fields, member.name);
    if (field == nullptr) {
      out.set(member.name, member.value);
    } else if (field->field_class == FieldClass::open) {
      out.set(member.name, conceal_value(member.value, *field, random, disclosures));
    } else {
      disclosures.push_back(make_disclosure(member.name, member.value, random));
      digests.push_back(disclosures.back().digest);
    }
  }
  if (digests.empty()) return out;
  std::sort(digests.begin(), digests.end());
  out.set("_sd", Json::Array(digests.begin(), digests.end()));
  return out;
}

}  // namespace

Result<Disclosure> parse_disclosure(std::string_view encoded) {
  const Error bad{ErrorKind::invalid, "disclosure.malformed",
                  "A disclosure is the base64url of a JSON array of salt, name and value."};
  const auto bytes = base64url_decode(encoded);
  if (!bytes.ok() || !is_utf8(as_text(*bytes))) return bad;
  auto json = parse_json(as_text(*bytes));
  if (!json.ok()) return bad;
  auto* items = json->array_items();
  if (items == nullptr || items->size() != 3) return bad;
  const auto* salt = (*items)[0].string();
  const auto* name = (*items)[1].string();
  if (salt == nullptr || name == nullptr || *name == "_sd" || *name == "...") return bad;
  const auto salt_decoded = base64url_decode(*salt);
  if (!salt_decoded.ok() || salt_decoded->size() < salt_bytes)
    return Error{ErrorKind::invalid, "disclosure.salt-short",
                 "A disclosure's salt holds 128 random bits in base64url."};
  return Disclosure{std::string(encoded), disclosure_digest(encoded), *name, std::move((*items)[2])};
}

std::string signing_input(const Jws& jws) {
  return base64url(jws.header) + "." + base64url(jws.payload);
}
std::string compact(const Jws& jws) {
  return signing_input(jws) + "." + base64url(jws.signature);
}

Result<SdJwt> parse_signed(std::string_view text, std::string_view media_type) {
  TRY(jws, parse_jws(text));
  SdJwt statement{std::move(jws), {}, {}, {}, {}};
  TRY_OK(read_header(statement, media_type));
  TRY(payload, parse_json(as_text(statement.jws.payload)));
  statement.payload = std::move(payload);
  return statement;
}

Result<SdJwt> parse_sd_jwt(std::string_view text) {
  const auto end = text.find('~');
  if (end == text.npos) return malformed("A statement ends its signature and each disclosure with a tilde.");
  TRY(statement, parse_signed(text.substr(0, end), statement_media_type));
  if (text.back() != '~')
    return malformed(
        "A statement ends with a tilde; a key-binding JWT does not belong to it (RFC 9901 section 4.3).");
  for (auto rest = text.substr(end + 1); !rest.empty();) {
    const auto next = rest.find('~');
    if (statement.disclosures.size() == disclosures_max)
      return malformed("A statement holds at most " + std::to_string(disclosures_max) + " disclosures.");
    TRY(disclosure, parse_disclosure(rest.substr(0, next)));
    statement.disclosures.push_back(std::move(disclosure));
    rest.remove_prefix(next + 1);
  }
  return statement;
}

Result<Json> reveal(const Json& data, const std::vector<Disclosure>& disclosures,
                    const std::vector<FieldInfo>& fields) {
  Revealer revealer(disclosures);
  auto out = revealer.object(data, fields, "/data");
  auto faults = revealer.finish();
  if (faults.empty()) return out;
  return Error{ErrorKind::invalid, "statement.disclosures-invalid",
               "The disclosures and the statement's digests do not agree.", std::move(faults)};
}

Json reveal_known(const Json& data, const std::vector<Disclosure>& disclosures) {
  if (const auto* items = data.array_items()) {
    Json::Array out;
    for (const auto& item : *items) out.push_back(reveal_known(item, disclosures));
    return out;
  }
  const auto* members = data.members();
  if (members == nullptr) return data;
  Json out = Json::object();
  for (const auto& member : *members)
    if (member.name != "_sd") out.set(member.name, reveal_known(member.value, disclosures));
  const auto* digests = data.find("_sd");
  if (digests == nullptr || digests->array_items() == nullptr) return out;
  for (const auto& digest : *digests->array_items())
    for (const auto& disclosure : disclosures)
      if (digest.string() != nullptr && *digest.string() == disclosure.digest)
        out.set(disclosure.name, disclosure.value);
  return out;
}

Json open_part(const Json& data) {
  return reveal_known(data, {});
}

Concealed conceal(const Json& data, const std::vector<FieldInfo>& fields, Random& random) {
  Concealed out;
  out.data = conceal_object(data, fields, random, out.disclosures);
  return out;
}

Result<SdJwt> sign_sd_jwt(Json payload, std::vector<Disclosure> disclosures, const Signer& signer) {
  SdJwt statement;
  statement.algorithm = jws_algorithm(signer.key().kind);
  statement.key_id = thumbprint(signer.key());
  statement.jws.header = to_bytes(write_json(Json::object(
      {{"alg", statement.algorithm}, {"typ", statement_media_type}, {"kid", statement.key_id}})));
  statement.jws.payload = to_bytes(write_json(payload));
  statement.payload = std::move(payload);
  statement.disclosures = std::move(disclosures);
  TRY(signature, signer.sign(as_bytes(signing_input(statement.jws))));
  statement.jws.signature = std::move(signature);
  return statement;
}

std::string to_text(const SdJwt& statement) {
  auto text = compact(statement.jws) + "~";
  for (const auto& disclosure : statement.disclosures) text.append(disclosure.encoded).append("~");
  return text;
}

}  // namespace kroniek
