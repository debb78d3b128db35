#include <rapidcheck.h>

#include <catch2/catch.hpp>

#include "core/domain/manifest.h"
#include "tests/core/manifest_support.h"

using namespace kroniek;
using namespace kroniek::test;

// tests/fuzz/manifest_fuzz.cpp: stops the process where reading breaks a promise.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

TEST_CASE("manifest: a list that is none is refused whole") {
  const auto [text, code] = GENERATE(table<std::string, std::string>({
      {"", "manifest.header-missing"},
      {"\n\n", "manifest.header-missing"},
      {"Jansen,Anna,1984-05-17\n", "manifest.header-missing"},
      {"id,dateOfBirth\n1,1984-05-17\n", "manifest.header-missing"},
      {"\"lastName\nJansen\n", "manifest.header-missing"},
      {"lastName,surname\nJansen,Jansen\n", "manifest.column-twice"},
      {"lastName\nJ\xE4ger\n", "manifest.not-utf-8"},
      {std::string("lastName\nJan\0sen\n", 17), "manifest.nul"},
      {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 of 1997", "manifest.old-workbook"},
      {"PK\x03\x04 and so on", "zip.malformed"},
      {std::string(manifest_bytes_max + 1, 'a'), "manifest.too-large"},
  }));
  CHECK(refusal(text) == code);
}

TEST_CASE("manifest: five thousand rows are taken, one more is not") {
  std::string text = "lastName\n";
  for (std::size_t i = 0; i < manifest_rows_max; ++i) text += "Jansen\n";
  CHECK(read(text).rows.size() == manifest_rows_max);
  const auto result = read_manifest(text + "Jansen\n", today);
  CHECK(result.error().code == "manifest.too-many-rows");
  CHECK(result.error().kind == ErrorKind::too_large);
}

TEST_CASE("manifest: without an id column the line is the id, under a source that is this very file") {
  const std::string text = "lastName\nEerste\n\nTweede\n";
  const auto manifest = read(text);
  REQUIRE(manifest.rows.size() == 2);
  CHECK(manifest.rows[0].values.external_id == "2");
  CHECK(manifest.rows[1].values.external_id == "4");
  const auto source = manifest_source("KL1234-2026-11-23", manifest).value();
  CHECK(source == "KL1234-2026-11-23-" + hex(ByteView(manifest.digest).first(4)));
  CHECK(source == manifest_source("KL1234-2026-11-23", read(text)).value());
  CHECK(source != manifest_source("KL1234-2026-11-23", read("lastName\nTweede\nEerste\n")).value());
}

TEST_CASE("manifest: with an id column the source is the list's name, in every version of the list") {
  const auto one = read("id,lastName\n1,Eerste\n2,Tweede\n");
  const auto two = read("id,lastName\n2,Tweede\n1,Eerste\n3,Derde\n");
  CHECK(manifest_source("KL1234", one).value() == "KL1234");
  CHECK(manifest_source("KL1234", two).value() == "KL1234");
}

TEST_CASE("manifest: a list's name is an opaque code") {
  const auto manifest = read("lastName\nJansen\n");
  const auto name =
      GENERATE(values<std::string>({"", "KL 1234", "lijst/1", std::string(52, 'x'), "999999990"}));
  CHECK(manifest_source(name, manifest).error().code == "manifest.list-name");
  CHECK(manifest_source(std::string(51, 'x'), manifest).ok());
}

TEST_CASE("manifest: the fuzz target holds for lists with any changed byte") {
  CHECK(rc::check([] {
    auto text = full_header + full_row + "8,\"Jan\"\"sen\",,,1984,m,NLD,,,,,,,,\n9,\"X\n\",,,,,,,,,,,,,\n";
    text[*rc::gen::inRange<std::size_t>(0, text.size())] = *rc::gen::arbitrary<char>();
    text[*rc::gen::inRange<std::size_t>(0, text.size())] = *rc::gen::elementOf(std::string("\"\n,;\r<9"));
    RC_ASSERT(LLVMFuzzerTestOneInput(as_bytes(text).data(), text.size()) == 0);
  }));
}
