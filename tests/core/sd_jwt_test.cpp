// SD-JWT (RFC 9901): made, read, concealed and revealed; one text for one value.
#include "core/statement/sd_jwt.h"

#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include "core/faults.h"
#include "core/fields.h"
#include "crypto/signatures.h"
#include "tests/support/byte_generators.h"
#include "tests/support/register_world.h"

namespace kroniek::test {
namespace {

struct Inner {
  std::int64_t number = 0;
  Personal<std::string> secret;
  static constexpr auto fields = [](auto&& each) {
    return each(field("number", &Inner::number, "Open."), field("secret", &Inner::secret, "Hidden."));
  };
};
struct Event {
  std::string code;
  Text reason;
  Personal<std::string> name;
  std::vector<Inner> parts;
  static constexpr auto fields = [](auto&& each) {
    return each(field("code", &Event::code, "Open."), field("reason", &Event::reason, "Text."),
                field("name", &Event::name, "Personal."), field("parts", &Event::parts, "Nested."));
  };
};

const std::vector<FieldInfo>& event_fields() {
  static const auto all = describe_fields<Event>();
  return all;
}

Json sample() {
  return parse_json(
             R"({"code": "A", "reason": "because", "name": "Möbius", "parts": [{"number": 1, "secret": "s"},
                        {"number": 2}]})")
      .value();
}

Concealed concealed_sample() {
  SeededRandom random(5);
  return conceal(sample(), event_fields(), random);
}

std::string faults_of(const Json& data, const std::vector<Disclosure>& disclosures) {
  const auto revealed = reveal(data, disclosures, event_fields());
  std::string lines;
  if (!revealed.ok())
    for (const auto& fault : revealed.error().faults) lines += fault.pointer + " " + fault.code + "\n";
  return lines;
}

SdJwt signed_sample() {
  auto concealed = concealed_sample();
  return sign_sd_jwt(Json::object({{"data", concealed.data}}), concealed.disclosures, *seeded_signer(9))
      .value();
}

// The sample with another header.
std::string with_header(std::string_view header) {
  auto statement = signed_sample();
  statement.jws.header = to_bytes(header);
  return to_text(statement);
}
std::string code_of(std::string_view text) {
  const auto parsed = parse_sd_jwt(text);
  return parsed.ok() ? "" : parsed.error().code;
}
std::string disclosure_code(std::string_view json) {
  const auto parsed = parse_disclosure(base64url(as_bytes(json)));
  return parsed.ok() ? "" : parsed.error().code;
}

}  // namespace

TEST_CASE("sd-jwt: the digest of RFC 9901 section 4.2.3") {
  const auto encoded = base64url(as_bytes(R"(["_26bc4LT-ac6q2KI6cBW5es", "family_name", "Möbius"])"));
  CHECK(encoded == "WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0");
  const auto disclosure = parse_disclosure(encoded).value();
  CHECK(disclosure.digest == "X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0");
  CHECK(disclosure.name == "family_name");
  CHECK(disclosure.value == Json("Möbius"));
}

TEST_CASE("sd-jwt: concealing leaves no hidden value, and revealing brings all back") {
  const auto concealed = concealed_sample();
  const auto text = write_json(concealed.data);
  CHECK(text.find("because") == std::string::npos);
  CHECK(text.find("bius") == std::string::npos);
  CHECK(concealed.disclosures.size() == 3);
  const auto revealed = reveal(concealed.data, concealed.disclosures, event_fields()).value();
  CHECK(canonical_json(revealed) == canonical_json(sample()));
}

TEST_CASE("sd-jwt: conceal and reveal are opposites for any values") {
  CHECK(rc::check([](std::uint64_t seed, std::vector<std::uint16_t> parts, bool has_name) {
    Json data = Json::object({{"code", "c"}, {"reason", std::to_string(seed)}});
    if (has_name) data.set("name", "n" + std::to_string(seed));
    Json list = Json::array();
    for (const auto part : parts)
      list.push_back(Json::object({{"number", std::int64_t{part}}, {"secret", std::to_string(part)}}));
    data.set("parts", list);
    SeededRandom random(seed);
    const auto concealed = conceal(data, event_fields(), random);
    const auto revealed = reveal(concealed.data, concealed.disclosures, event_fields());
    RC_ASSERT(revealed.ok());
    RC_ASSERT(canonical_json(*revealed) == canonical_json(data));
    RC_ASSERT(canonical_json(reveal_known(concealed.data, concealed.disclosures)) == canonical_json(data));
  }));
}

TEST_CASE("sd-jwt: the open part holds neither values nor digests") {
  CHECK(canonical_json(open_part(concealed_sample().data)) ==
        R"({"code":"A","parts":[{"number":1},{"number":2}]})");
}

TEST_CASE("sd-jwt: a digest without its disclosure, and a disclosure without its digest") {
  auto concealed = concealed_sample();
  concealed.disclosures[1] =
      parse_disclosure(base64url(as_bytes(R"(["AAAAAAAAAAAAAAAAAAAAAA","name","X"])"))).value();
  const auto lines = faults_of(concealed.data, concealed.disclosures);
  CHECK(lines.find("statement.disclosure-missing") != std::string::npos);
  CHECK(lines.find("/disclosures/1 statement.disclosure-unknown") != std::string::npos);
}

TEST_CASE("sd-jwt: a disclosure given twice is refused") {
  auto concealed = concealed_sample();
  concealed.disclosures.push_back(concealed.disclosures[0]);
  CHECK(faults_of(concealed.data, concealed.disclosures) == "/disclosures/3 statement.disclosure-unknown\n");
}

TEST_CASE("sd-jwt: two values for one field are refused") {
  SeededRandom random(1);
  auto first = conceal(parse_json(R"({"name": "a"})").value(), event_fields(), random);
  const auto second = conceal(parse_json(R"({"name": "b"})").value(), event_fields(), random);
  std::vector<std::string> digests{first.disclosures[0].digest, second.disclosures[0].digest};
  std::sort(digests.begin(), digests.end());
  const auto data = Json::object({{"_sd", Json::array({digests[0], digests[1]})}});
  CHECK(faults_of(data, {first.disclosures[0], second.disclosures[0]}) ==
        "/data/_sd/1 statement.disclosure-doubled\n");
}

TEST_CASE("sd-jwt: a hidden field in clear is refused, at every depth") {
  CHECK(faults_of(parse_json(R"({"code": "A", "name": "X"})").value(), {}) ==
        "/data/name statement.hidden-in-clear\n");
  CHECK(faults_of(parse_json(R"({"parts": [{"number": 1, "secret": "X"}]})").value(), {}) ==
        "/data/parts/0/secret statement.hidden-in-clear\n");
}

TEST_CASE("sd-jwt: an open or undeclared field must not be hidden") {
  const auto hidden =
      parse_disclosure(base64url(as_bytes(R"(["AAAAAAAAAAAAAAAAAAAAAA","code","X"])"))).value();
  const auto unknown =
      parse_disclosure(base64url(as_bytes(R"(["AAAAAAAAAAAAAAAAAAAAAA","what","X"])"))).value();
  CHECK(faults_of(Json::object({{"_sd", Json::array({hidden.digest})}}), {hidden}) ==
        "/data/_sd/0 statement.disclosure-undeclared\n");
  CHECK(faults_of(Json::object({{"_sd", Json::array({unknown.digest})}}), {unknown}) ==
        "/data/_sd/0 statement.disclosure-undeclared\n");
}

TEST_CASE("sd-jwt: digests stand in byte order, once each, and are strings") {
  auto concealed = concealed_sample();
  auto& digests = *concealed.data.find("_sd")->array_items();
  std::swap(digests[0], digests[1]);
  CHECK(faults_of(concealed.data, concealed.disclosures) == "/data/_sd/1 statement.digests-order\n");
  digests = {Json(1)};
  CHECK(faults_of(Json::object({{"_sd", digests}}), {}) == "/data/_sd/0 statement.digests\n");
  CHECK(faults_of(Json::object({{"_sd", Json::array()}}), {}) == "/data/_sd statement.digests\n");
  CHECK(faults_of(Json::object({{"_sd", "x"}}), {}) == "/data/_sd statement.digests\n");
}

TEST_CASE("sd-jwt: a disclosure is a JSON array of salt, name and value") {
  CHECK(disclosure_code(R"(["AAAAAAAAAAAAAAAAAAAAAA","n",1])") == "");
  CHECK(disclosure_code(R"(["AAAAAAAAAAAAAAAAAAAAAA","n"])") == "disclosure.malformed");
  CHECK(disclosure_code(R"(["AAAAAAAAAAAAAAAAAAAAAA","_sd",1])") == "disclosure.malformed");
  CHECK(disclosure_code(R"(["AAAAAAAAAAAAAAAAAAAAAA","...",1])") == "disclosure.malformed");
  CHECK(disclosure_code(R"([1,"n",1])") == "disclosure.malformed");
  CHECK(disclosure_code(R"({"a":1})") == "disclosure.malformed");
  CHECK(disclosure_code("[\"AAAAAAAAAAAAAAAAAAAAAA\",\"n\",\"\xFF\"]") == "disclosure.malformed");
  CHECK(disclosure_code(R"(["AAAAAAAAAAAAAAAAAAAAAA","n",{"a":1,"a":2}])") == "disclosure.malformed");
  CHECK(disclosure_code(R"(["AAAAAAAAAAAAAAAAAAAA","n",1])") == "disclosure.salt-short");
  CHECK(parse_disclosure("not base64!").error().code == "disclosure.malformed");
}

TEST_CASE("sd-jwt: what is signed reads back the same") {
  const auto statement = signed_sample();
  const auto again = parse_sd_jwt(to_text(statement)).value();
  CHECK(again.jws == statement.jws);
  CHECK(again.key_id == statement.key_id);
  CHECK(again.disclosures.size() == statement.disclosures.size());
  CHECK(to_text(again) == to_text(statement));
}

TEST_CASE("sd-jwt: the header is exactly alg, typ and kid") {
  const std::string kid = signed_sample().key_id;
  CHECK(code_of(with_header(R"({"alg":"EdDSA","typ":"kroniek+sd-jwt","kid":")" + kid + "\"}")) == "");
  CHECK(code_of(with_header(R"({"alg":"EdDSA","typ":"kroniek+sd-jwt"})")) == "statement.header");
  CHECK(code_of(with_header(R"({"alg":"EdDSA","typ":"kroniek+sd-jwt","kid":"x","crit":["x"]})")) ==
        "statement.header");
  CHECK(code_of(with_header(R"({"alg":"EdDSA","typ":"kroniek+sd-jwt","kid":"x","kid":"y"})")) ==
        "statement.header");
  CHECK(code_of(with_header(R"({"alg":"EdDSA","typ":"kroniek+sd-jwt","kid":1})")) == "statement.header");
  CHECK(code_of(with_header(R"(["alg"])")) == "statement.header");
  CHECK(code_of(with_header(R"({"alg":"EdDSA","typ":"sd+jwt","kid":"x"})")) == "statement.type");
}

TEST_CASE("sd-jwt: only the algorithms that we check are read") {
  const std::string algorithm = GENERATE("none", "None", "HS256", "RS256", "ES384", "ES256K", "eddsa", "");
  CHECK(code_of(with_header(R"({"alg":")" + algorithm + R"(","typ":"kroniek+sd-jwt","kid":"x"})")) ==
        "statement.algorithm");
}

TEST_CASE("sd-jwt: the parts are strict base64url and nothing stands around them") {
  const auto text = to_text(signed_sample());
  const auto dot = text.find('.');
  CHECK(code_of("") == "statement.malformed");
  CHECK(code_of("~") == "statement.malformed");
  CHECK(code_of("..~") == "statement.malformed");
  CHECK(code_of(" " + text) == "statement.malformed");
  CHECK(code_of(text + "\n") == "statement.malformed");
  CHECK(code_of(text.substr(0, dot) + "=" + text.substr(dot)) == "statement.malformed");
  CHECK(code_of(text.substr(0, dot) + "." + text.substr(dot)) == "statement.malformed");
  CHECK(code_of(text.substr(0, text.find('~'))) == "statement.malformed");
  CHECK(code_of(text + "eyJhbGciOiJFZERTQSJ9.e30.AA") == "statement.malformed");
  CHECK(code_of(text + "~") == "disclosure.malformed");
  auto many = text;
  for (std::size_t i = 0; i <= disclosures_max; ++i) many += text.substr(text.find('~') + 1);
  CHECK(code_of(many) == "statement.malformed");
}

TEST_CASE("sd-jwt: of digests without end a hundred faults are told") {
  Json digests = Json::array();
  for (int i = 0; i < 10'000; ++i) digests.push_back(i);
  const auto refused = reveal(Json::object({{"_sd", digests}}), {}, event_fields());
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().faults.size() == faults_max);
}

TEST_CASE("sd-jwt: the last character's spare bits must be zero, so no second text has the same value") {
  const auto text = to_text(signed_sample());
  const auto at = text.find('~') - 1;  // the last character of a signature of 64 bytes carries 4 spare bits
  auto other = text;
  other[at] = static_cast<char>(other[at] == 'A' ? 'B' : other[at] + 1);
  CHECK(code_of(other) == "statement.malformed");
}

TEST_CASE("sd-jwt: any one bit flipped is refused, or breaks the signature or a digest") {
  const auto verifier = make_verifier();
  const auto key = seeded_signer(9)->key();
  const auto text = to_text(signed_sample());
  for (std::size_t bit = 0; bit < text.size() * 8; ++bit) {
    auto flipped = text;
    flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << bit % 8));
    const auto statement = parse_sd_jwt(flipped);
    const bool holds =
        statement.ok() &&
        verifier->check(key, as_bytes(signing_input(statement->jws)), statement->jws.signature) &&
        reveal(*statement->payload.find("data"), statement->disclosures, event_fields()).ok();
    CAPTURE(bit, flipped[bit / 8]);
    REQUIRE_FALSE(holds);
  }
}

TEST_CASE("sd-jwt: any text is read or refused") {
  CHECK(rc::check([] {
    const auto parsed = parse_sd_jwt(*any_byte_string());
    RC_ASSERT_FALSE(parsed.ok());
  }));
}

}  // namespace kroniek::test
