#include <catch2/catch.hpp>

#include "core/formats/zip.h"
#include "tests/support/workbook.h"

using namespace kroniek;
using namespace kroniek::test;

namespace {

std::string refusal(const std::string& archive, const ZipLimits& limits = {}) {
  const auto opened = ZipReader::open(as_bytes(archive), limits);
  if (!opened.ok()) return opened.error().code;
  for (const auto& entry : opened->entries())
    if (const auto bytes = opened->read(entry.name); !bytes.ok()) return bytes.error().code;
  return "";
}

std::string changed(std::string archive, std::string_view record, std::size_t at, std::string_view bytes) {
  return archive.replace(archive.find(record) + at, bytes.size(), bytes);
}

const std::vector<Part> two_files{{"a.txt", "aaaaaaaaaaaaaaaaaaaa"}, {"dir/b", ""}};
constexpr std::string_view in_directory = "PK\x01\x02";
constexpr std::string_view in_end = "PK\x05\x06";

}  // namespace

TEST_CASE("zip: stored and deflated files come out as they went in") {
  const auto packing = GENERATE(Packing::stored, Packing::deflated);
  const auto archive = write_zip(two_files, packing);
  CHECK(looks_like_zip(as_bytes(archive)));
  const auto zip = ZipReader::open(as_bytes(archive)).value();
  REQUIRE(zip.entries().size() == 2);
  CHECK(zip.read("a.txt").value() == two_files[0].bytes);
  CHECK(zip.read("dir/b").value().empty());
  CHECK(zip.read("c").error().code == "zip.entry-missing");
}

TEST_CASE("zip: an archive may end with a comment") {
  auto archive = write_zip(two_files);
  archive.replace(archive.size() - 2, 2, std::string("\x05\0", 2));
  CHECK(refusal(archive + "hello").empty());
  CHECK(refusal(archive + "hell") == "zip.malformed");
}

TEST_CASE("zip: what is no whole archive is refused") {
  const auto archive = write_zip(two_files);
  const auto [broken, code] = GENERATE_REF(table<std::string, std::string>({
      {"", "zip.malformed"},
      {"PK", "zip.malformed"},
      {archive.substr(0, archive.size() - 1), "zip.malformed"},
      {archive + "x", "zip.malformed"},
      {changed(archive, in_end, 4, "\x01"), "zip.malformed"},
      {changed(archive, in_end, 16, "\xff\xff\xff\xff"), "zip.malformed"},
      {changed(archive, in_end, 12, "\xff\xff\xff\x7f"), "zip.malformed"},
      {changed(archive, in_directory, 0, "XX"), "zip.malformed"},
      {changed(archive, in_directory, 28, "\xff\xff"), "zip.malformed"},
      {changed(archive, in_directory, 42, "\xff\xff\xff\x7f"), "zip.malformed"},
      {changed(archive, in_directory, 20, "\xff\xff\x01"), "zip.malformed"},
      {changed(archive, in_directory, 24, "\x13"), "zip.malformed"},  // more comes out than was said
      {changed(archive, in_directory, 24, "\x15"), "zip.malformed"},  // less
      {changed(archive, in_directory, 16, "\x01\x02\x03\x04"), "zip.checksum"},
      {changed(archive, in_directory, 8, "\x01"), "zip.encrypted"},
      {changed(archive, in_directory, 8, "\x40"), "zip.encrypted"},
      {changed(archive, in_directory, 10, "\x0c"), "zip.method"},
      {write_zip({{"a", "1"}, {"a", "2"}}), "zip.entry-twice"},
  }));
  CHECK(refusal(broken) == code);
}

TEST_CASE("zip: bombs are refused before anything is unpacked") {
  const auto zeros = write_zip({{"a", std::string(3 << 20, '\0')}});
  CHECK(refusal(zeros) == "zip.too-large");
  ZipLimits limits;
  limits.ratio_max = 2'000;
  CHECK(refusal(zeros, limits).empty());
  limits.entry_bytes_max = 2 << 20;
  CHECK(refusal(zeros, limits) == "zip.too-large");
  limits = {};
  limits.total_bytes_max = 19;
  CHECK(refusal(write_zip(two_files), limits) == "zip.too-large");
  limits = {};
  limits.entries_max = 1;
  CHECK(refusal(write_zip(two_files), limits) == "zip.too-many-entries");
}
