// Field lists: read with all faults at once, written, described.
#include "core/fields.h"

#include <catch2/catch.hpp>

#include "core/faults.h"
#include "tests/support/decide.h"

namespace kroniek::test {
namespace {

enum class Colour { red, dark_blue };
constexpr auto names_of(Colour) {
  return std::array<std::string_view, 2>{"red", "dark-blue"};
}

struct Part {
  std::string code;
  Text note;
  static constexpr auto fields = [](auto&& each) {
    return each(field("code", &Part::code, Limit{4}, "Its code."), field("note", &Part::note, "About it."));
  };
};

struct Sample {
  std::string name;
  std::int64_t count = 0;
  std::optional<bool> flag;
  std::optional<Colour> colour;
  std::vector<std::string> tags;
  std::vector<Part> parts;
  Personal<std::string> birth_name;
  Text remark;
  std::optional<StreamId> actor;
  static constexpr auto fields = [](auto&& each) {
    return each(field("name", &Sample::name, Limit{5}, "Its name."),
                field("count", &Sample::count, Range{1, 9}, "How many."),
                field("flag", &Sample::flag, "Yes or no."), field("colour", &Sample::colour, "Which."),
                field("tags", &Sample::tags, Items{2}, "Words."),
                field("parts", &Sample::parts, "Its parts."),
                field("birthName", &Sample::birth_name, Mark::required, "A personal one."),
                field("remark", &Sample::remark, Mark::may_be_empty, "A text."),
                field("actor", &Sample::actor, RefersTo{"actors"}, "Who."));
  };
};

Result<Sample> read_sample(std::string_view json, ReadMode mode = ReadMode::intake) {
  return read_fields<Sample>(parse_json(json).value(), mode, stream("statements", 7).id);
}

}  // namespace

TEST_CASE("fields: all faults of a document are reported at once, with pointers") {
  CHECK(faults<Sample>(R"({"name": "too long", "count": 10, "flag": 1, "colour": "green", "tags": ["a", ""],
                           "parts": [{"code": "x"}, {"code": "12345", "more": 1}],
                           "actor": "mandates/x", "extra": 0})") ==
        "/name field.too-long\n/count field.out-of-range\n/flag field.type\n/colour field.not-allowed\n"
        "/tags/1 field.empty\n/parts/1/code field.too-long\n/parts/1/more field.unknown\n"
        "/birthName field.missing\n/actor stream.malformed\n/extra field.unknown\n");
}

TEST_CASE("fields: what must be there and is not") {
  CHECK(faults<Sample>("{}") == "/name field.missing\n/count field.missing\n/birthName field.missing\n");
  CHECK(faults<Sample>("[]") == " field.type\n");
}

TEST_CASE("fields: a string is measured in characters, not in bytes") {
  CHECK(faults<Sample>(R"({"name": "ééééé", "count": 1, "birthName": "x"})") == "");
  CHECK(faults<Sample>(R"({"name": "éééééé", "count": 1, "birthName": "x"})") == "/name field.too-long\n");
}

TEST_CASE("fields: control characters are refused, line ends and tabs in text are not") {
  CHECK(faults<Sample>(R"({"name": "a\u0007", "count": 1, "birthName": "x"})") ==
        "/name field.control-character\n");
  CHECK(faults<Sample>(R"({"name": "a\u007f", "count": 1, "birthName": "x"})") ==
        "/name field.control-character\n");
  CHECK(faults<Sample>(R"({"name": "a", "count": 1, "birthName": "x", "remark": "one\n\ttwo"})") == "");
}

TEST_CASE("fields: an empty string is refused but where it says something") {
  CHECK(faults<Sample>(R"({"name": "", "count": 1, "birthName": ""})") ==
        "/name field.empty\n/birthName field.empty\n");
  CHECK(faults<Sample>(R"({"name": "a", "count": 1, "birthName": "x", "remark": ""})") == "");
}

TEST_CASE("fields: too many items are refused before they are read") {
  CHECK(faults<Sample>(R"({"name": "a", "count": 1, "birthName": "x", "tags": ["", "", ""]})") ==
        "/tags field.too-many\n");
}

TEST_CASE("fields: a stream of another collection is refused") {
  CHECK(faults<Sample>(R"({"name": "a", "count": 1, "birthName": "x",
                           "actor": "mandates/01935a00-0000-7000-8000-000000000001"})") ==
        "/actor field.wrong-collection\n");
}

TEST_CASE(
    "fields: a hostile document gets no more faults than a hundred, and no longer pointers than it needs") {
  auto json = parse_json(R"({"name": "a", "count": 1, "birthName": "x"})").value();
  for (int i = 0; i < 10'000; ++i) json.set("unknown" + std::to_string(i), i);
  const auto unknown = read_fields<Sample>(json, ReadMode::intake).error();
  REQUIRE(unknown.faults.size() == faults_max);
  CHECK(unknown.faults.back().pointer == "/unknown99");

  auto items = Json::array();
  for (int i = 0; i < 10'000; ++i) items.push_back(Json::object({{std::string(600, 'n'), i}}));
  json = parse_json(R"({"name": "a", "count": 1, "birthName": "x"})").value();
  json.set("parts", items);
  const auto nested = read_fields<Sample>(json, ReadMode::state).error();
  REQUIRE(nested.faults.size() == faults_max);
  for (const auto& fault : nested.faults) CHECK(fault.pointer.size() <= fault_pointer_bytes_max);
}

TEST_CASE("faults: of a pointer that is too long the place remains that encloses it") {
  std::vector<Fault> faults;
  const std::string outer = "/" + std::string(fault_pointer_bytes_max - 1, 'a');
  note_fault(faults, {outer, "x.y", ""});
  note_fault(faults, {outer + "/b/c", "x.y", ""});
  note_fault(faults, {outer + "b/c", "x.y", ""});
  CHECK(faults[0].pointer == outer);
  CHECK(faults[1].pointer == outer);
  CHECK(faults[2].pointer == "");
}

TEST_CASE("fields: a fold knows the places of hidden values and not the values") {
  const auto sample =
      read_sample(R"({"name": "a", "count": 1, "parts": [{"code": "x"}]})", ReadMode::fold).value();
  CHECK_FALSE(sample.birth_name.value.has_value());
  CHECK(sample.birth_name.places == std::vector<HiddenPlace>{{stream("statements", 7).id, "/birthName"}});
  CHECK(sample.parts[0].note.places ==
        std::vector<HiddenPlace>{{stream("statements", 7).id, "/parts/0/note"}});
}

TEST_CASE("fields: a fold gives the same state whether or not the value was in hand") {
  const auto open = read_sample(R"({"name": "a", "count": 1, "birthName": "x", "remark": "y"})").value();
  const auto folded = read_sample(R"({"name": "a", "count": 1})", ReadMode::fold).value();
  CHECK(write_fields(open, WriteMode::state) == write_fields(folded, WriteMode::state));
}

TEST_CASE("fields: no hidden value stands in a stored state") {
  const auto stored = write_json(write_fields(
      read_sample(R"({"name": "a", "count": 1, "birthName": "Secret", "remark": "Hush"})").value(),
      WriteMode::state));
  CHECK(stored.find("Secret") == std::string::npos);
  CHECK(stored.find("Hush") == std::string::npos);
}

TEST_CASE("fields: a stored state reads back as it was, whatever the limits have become") {
  const auto sample =
      read_sample(R"({"name": "a", "count": 1, "flag": false, "colour": "dark-blue", "tags": ["b"],
    "parts": [{"code": "x", "note": "n"}], "birthName": "x"})")
          .value();
  auto stored = write_fields(sample, WriteMode::state);
  const auto again = read_fields<Sample>(stored, ReadMode::state).value();
  CHECK(write_fields(again, WriteMode::state) == stored);
  stored.set("name", "longer than its limit is now");
  CHECK(read_fields<Sample>(stored, ReadMode::state).ok());
}

TEST_CASE("fields: values write back as they were read") {
  const std::string text =
      R"({"name":"a","count":1,"flag":true,"tags":["b"],"parts":[{"code":"x"}],"birthName":"x"})";
  CHECK(write_json(write_fields(read_sample(text).value(), WriteMode::values)) == text);
}

TEST_CASE("fields: a description says class, kind, list and members") {
  const auto all = describe_fields<Sample>();
  REQUIRE(all.size() == 9);
  CHECK(all[2].optional);
  CHECK(all[3].values == std::vector<std::string_view>{"red", "dark-blue"});
  CHECK(all[4].list);
  CHECK(all[5].kind == ValueKind::object);
  CHECK(all[5].members[1].field_class == FieldClass::text);
  CHECK(all[6].field_class == FieldClass::personal);
  CHECK_FALSE(all[6].optional);
  CHECK(all[8].options.collection == "actors");
}

}  // namespace kroniek::test
