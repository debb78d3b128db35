// Strict JSON: what two readers could understand differently is refused (RFC 8259, I-JSON RFC 7493).
#include "core/json.h"

#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include "core/faults.h"
#include "tests/support/byte_generators.h"

namespace kroniek::test {
namespace {

std::string code_of(std::string_view text) {
  const auto parsed = parse_json(text);
  return parsed.ok() ? "" : parsed.error().code;
}

// The faults, one a line: pointer and code.
std::string faults_of(std::string_view text) {
  const auto parsed = parse_json(text);
  std::string lines;
  if (!parsed.ok())
    for (const auto& fault : parsed.error().faults) lines += fault.pointer + " " + fault.code + "\n";
  return lines;
}

std::string canonical(std::string_view text) {
  return canonical_json(parse_json(text).value());
}

std::string nested(std::size_t depth) {
  return std::string(depth, '[') + std::string(depth, ']');
}

rc::Gen<Json> any_json(int depth) {
  const auto text = rc::gen::map(rc::gen::container<std::string>(rc::gen::inRange<char>(1, 127)),
                                 [](std::string value) { return Json(std::move(value)); });
  const auto number = rc::gen::map(rc::gen::inRange<std::int64_t>(-json_integer_max, json_integer_max),
                                   [](std::int64_t value) { return Json(value); });
  const auto leaf = rc::gen::oneOf(text, number, rc::gen::element(Json(true), Json(false), Json()));
  if (depth == 0) return leaf;
  const auto items = rc::gen::container<std::vector<Json>>(any_json(depth - 1));
  const auto array = rc::gen::map(items, [](std::vector<Json> each) { return Json(std::move(each)); });
  const auto object = rc::gen::map(items, [](const std::vector<Json>& each) {
    Json made = Json::object({});
    for (std::size_t i = 0; i < each.size(); ++i)
      made.set("member " + std::to_string(each.size() - i), each[i]);
    return made;
  });
  return rc::gen::oneOf(leaf, array, object);
}

}  // namespace

TEST_CASE("json: what is not JSON is refused") {
  const std::string text =
      GENERATE(as<std::string>{}, "", " ", "{", "[1,]", "{\"a\":1,}", "{'a':1}", "nul", "[1] 2", "// no\n1",
               "NaN", "Infinity", "+1", ".5", "\"\t\"", "\"\\x\"", "\"\\ud800\"", "\xEF\xBB\xBF{}",
               "\"\xC0\xAF\"", "\"\xED\xA0\x80\"", "\"\xF4\x90\x80\x80\"", "\"\xFF\"");
  CAPTURE(text);
  CHECK(code_of(text) == "json.malformed");
}

TEST_CASE("json: a member that stands twice is refused at every depth, also when written differently") {
  CHECK(code_of(R"({"a":1,"a":1})") == "json.duplicate-member");
  CHECK(code_of(R"([{"b":{"a":1,"\u0061":2}}])") == "json.duplicate-member");
}

TEST_CASE("json: a number that not every reader keeps is refused") {
  const std::string text = GENERATE(as<std::string>{}, "1.0", "1e2", "1e400", "-0", "9007199254740992",
                                    "-9007199254740992", "18446744073709551616", "9007199254740993.0", "0.1");
  CAPTURE(text);
  CHECK(code_of(text) == "json.number");
}

TEST_CASE("json: the largest numbers are read as they stand") {
  CHECK(*parse_json("9007199254740991")->integer() == json_integer_max);
  CHECK(*parse_json("-9007199254740991")->integer() == -json_integer_max);
}

TEST_CASE("json: NUL is refused in values and in names") {
  CHECK(code_of(R"("a\u0000b")") == "json.nul");
  CHECK(code_of(R"({"a\u0000":1})") == "json.nul");
  CHECK(code_of(std::string("\"a\0b\"", 5)) == "json.malformed");
}

TEST_CASE("json: 32 levels are read, and no more") {
  CHECK(code_of(nested(json_depth_max)) == "");
  CHECK(code_of(nested(json_depth_max + 1)) == "json.too-deep");
  CHECK(code_of(nested(100'000)) == "json.too-deep");
}

TEST_CASE("json: a fault far down long names does not repeat all of them for every one") {
  const std::string name(300, 'k');
  std::string text = R"({")" + name + R"(":{")" + name + R"(":[)";
  for (int i = 0; i < 300; ++i) text += "0.5,";
  const auto faults = parse_json(text + "1]}}").error().faults;
  REQUIRE(faults.size() == faults_max);
  for (const auto& fault : faults) CHECK(fault.pointer == "/" + name);
}

TEST_CASE("json: all faults of a document are reported at once, with their pointers") {
  CHECK(faults_of(R"({"a":[1,2.5,{"b/c":1e9,"~":"\u0000"}],"a":-0})") ==
        "/a/1 json.number\n/a/2/b~1c json.number\n/a/2/~0 json.nul\n/a json.duplicate-member\n/a "
        "json.number\n");
}

TEST_CASE("json: a hostile document does not become a larger answer") {
  std::string text = "[1.5";
  for (int i = 0; i < 10'000; ++i) text += ",1.5";
  CHECK(parse_json(text + "]").error().faults.size() == 100);
}

TEST_CASE("json: canonical form sorts names by UTF-16 code units (RFC 8785 section 3.2.3)") {
  CHECK(canonical("{\"\\u20ac\":1,\"\\r\":2,\"\\ufb33\":3,\"1\":4,\"\\ud83d\\ude00\":5,\"\\u0080\":6,"
                  "\"\\u00f6\":7}") ==
        "{\"\\r\":2,\"1\":4,\"\xC2\x80\":6,\"\xC3\xB6\":7,\"\xE2\x82\xAC\":1,\"\xF0\x9F\x98\x80\":5,"
        "\"\xEF\xAC\xB3\":3}");
}

TEST_CASE("json: canonical form writes strings as RFC 8785 section 3.2.2.2 says") {
  CHECK(canonical(R"("\u20ac$\u000f\u000aA'\u0042\u0022\u005c\\\"\/")") ==
        "\"\xE2\x82\xAC$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"");
}

TEST_CASE("json: what is written reads back as the same value") {
  CHECK(rc::check([] {
    const auto json = *any_json(3);
    RC_ASSERT(parse_json(write_json(json)).value() == json);
    RC_ASSERT(parse_json(pretty_json(json)).value() == json);
    RC_ASSERT(canonical_json(parse_json(canonical_json(json)).value()) == canonical_json(json));
  }));
}

TEST_CASE("json: any bytes are read or refused") {
  CHECK(rc::check([] {
    const auto parsed = parse_json(*any_byte_string());
    const auto code = parsed.ok() ? "json." : parsed.error().code;
    RC_ASSERT(code.starts_with("json."));
  }));
}

}  // namespace kroniek::test
