// The same passenger list in every kind of file that carriers send.
#include <catch2/catch.hpp>

#include "tests/core/manifest_support.h"
#include "tests/support/workbook.h"

using namespace kroniek;
using namespace kroniek::test;

namespace {

const std::vector<std::vector<std::string>> list{
    {"Kenmerk", "Achternaam", "Voornamen", "Geboortedatum", "Nationaliteit"},
    {"a1", "Jäger", "Zoë", "17-05-1984", "NLD, MAR"},
    {"a2", "Müller", "", "1990", ""}};

std::string written(const std::string& separator, const std::string& line_end) {
  std::string text;
  for (const auto& row : list) {
    for (std::size_t i = 0; i < row.size(); ++i) text += (i == 0 ? "\"" : separator + "\"") + row[i] + "\"";
    text += line_end;
  }
  return text;
}

enum class Order { little, big };
// Of texts below U+0800.
std::string utf16(const std::string& text, Order order) {
  std::string out = order == Order::little ? "\xFF\xFE" : "\xFE\xFF";
  for (std::size_t i = 0; i < text.size(); ++i) {
    auto point = static_cast<unsigned char>(text[i]) + 0U;
    if (point >= 0xC0) point = (point & 0x1FU) << 6 | (static_cast<unsigned char>(text[++i]) & 0x3FU);
    const auto low = static_cast<char>(point & 0xFF);
    const auto high = static_cast<char>(point >> 8);
    out += order == Order::little ? std::string{low, high} : std::string{high, low};
  }
  return out;
}
// Of texts below U+0100.
std::string latin(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    auto byte = static_cast<unsigned char>(text[i]);
    if (byte >= 0xC0)
      byte = static_cast<unsigned char>((byte & 0x03) << 6 | (static_cast<unsigned char>(text[++i]) & 0x3F));
    out += static_cast<char>(byte);
  }
  return out;
}

std::vector<ManifestValues> people_of(const std::string& file, const ManifestOptions& options = {}) {
  const auto manifest = read(file, options);
  CHECK(manifest.faults.empty());
  std::vector<ManifestValues> people;
  for (const auto& row : manifest.rows) people.push_back(row.values);
  return people;
}

}  // namespace

TEST_CASE("manifest: separators and encodings that say what they are make no difference") {
  const auto expected = people_of(written(",", "\n"));
  REQUIRE(expected.size() == 2);
  CHECK(expected[0].last_name == "Jäger");
  CHECK(people_of(written(";", "\r\n")) == expected);
  CHECK(people_of(written("\t", "\r\n")) == expected);
  CHECK(people_of("sep=;\r\n" + written(";", "\r\n")) == expected);
}

TEST_CASE("manifest: UTF-16 with its mark is read, in both byte orders") {
  const auto expected = people_of(written(",", "\n"));
  CHECK(people_of(utf16(written("\t", "\r\n"), Order::little)) == expected);
  CHECK(people_of(utf16(written(";", "\n"), Order::big)) == expected);
  const auto odd = utf16(written(",", "\n"), Order::little) + "x";
  CHECK(refusal(odd) == "manifest.not-utf-8");
  CHECK(refusal("\xFF\xFE" + std::string("a\0\x00\xD8", 4)) == "manifest.not-utf-8");
  CHECK(refusal("\xFF\xFE" + std::string("a\0\x00\xDC"
                                         "b\0",
                                         6)) == "manifest.not-utf-8");
  CHECK(refusal(utf16("lastName\nJansen\n", Order::little).substr(2)) == "manifest.nul");
}

TEST_CASE("manifest: Windows-1252 is read only where somebody says that it is that") {
  const auto eight_bit = latin(written(";", "\r\n"));
  CHECK(refusal(eight_bit) == "manifest.not-utf-8");
  ManifestOptions options;
  options.encoding = TextEncoding::windows_1252;
  CHECK(people_of(eight_bit, options) == people_of(written(",", "\n")));
  CHECK(only("lastName\nJansen\n").last_name == "Jansen");
  CHECK(read("lastName\n\x8A\x8Ekoda\n", options).rows[0].values.last_name == "ŠŽkoda");
  CHECK(refusal("lastName\nJan\x81sen\n", options) == "manifest.not-utf-8");
  // A file that says what it is, is that.
  CHECK(people_of("\xEF\xBB\xBF" + written(";", "\n"), options) == people_of(written(",", "\n")));
}

TEST_CASE("manifest: a workbook is read by the same rules, with the lines of its sheet") {
  auto book = workbook_of(list);
  CHECK(people_of(write_workbook(book)) == people_of(written(",", "\n")));
  book.styles = R"(<xf numFmtId="0"/><xf numFmtId="14"/>)";
  book.rows += R"(<row r="7"><c r="A7" t="inlineStr"><is><t>a3</t></is></c>)"
               R"(<c r="B7" t="inlineStr"><is><t>Silva</t></is></c><c r="D7" s="1"><v>30819</v></c></row>)";
  const auto manifest = read(write_workbook(book));
  REQUIRE(manifest.rows.size() == 3);
  CHECK(manifest.rows[2].line == 7);
  CHECK(to_string(manifest.rows[2].values.date_of_birth) == "1984-05-17");
  CHECK(manifest.rows[2].values.first_names == std::nullopt);
}

TEST_CASE("manifest: rows of a workbook are refused as those of a CSV are, and for a formula that failed") {
  auto book = workbook_of({{"lastName", "dateOfBirth"}, {"1984-05-17", "Jansen"}, {"Jansen", "1984-05-17"}});
  book.rows += R"(<row r="4"><c r="A4" t="e"><v>#REF!</v></c><c r="B4"><v>1984</v></c></row>)";
  book.rows +=
      R"(<row r="5"><c r="A5" t="str"><v>Janse)" + std::string("\xE2\x80\x8B") + R"(n</v></c></row>)";
  const auto manifest = read(write_workbook(book));
  CHECK(refused(manifest) ==
        Found{{2, "manifest.name-not-a-name"}, {2, "manifest.date-malformed"}, {4, "manifest.cell-error"}});
  CHECK(manifest.rows.size() == 2);
}

TEST_CASE("manifest: the sheet may be named") {
  ManifestOptions options;
  options.sheet = "Passagiers";
  auto book = workbook_of(list);
  CHECK(refusal(write_workbook(book), options) == "xlsx.sheet-unknown");
  book.sheets = R"(<sheet name="Passagiers" sheetId="1" r:id="rId1"/>)";
  CHECK(read(write_workbook(book), options).rows.size() == 2);
}

TEST_CASE("manifest: more rows than a passenger list has are refused in a workbook too") {
  Workbook book;
  book.strings = "<si><t>lastName</t></si><si><t>Jansen</t></si>";
  book.rows = R"(<row><c t="s"><v>0</v></c></row>)";
  for (std::size_t i = 0; i < manifest_rows_max; ++i) book.rows += R"(<row><c t="s"><v>1</v></c></row>)";
  CHECK(read(write_workbook(book)).rows.size() == manifest_rows_max);
  book.rows += R"(<row><c t="s"><v>1</v></c></row>)";
  CHECK(refusal(write_workbook(book)) == "manifest.too-many-rows");
}
