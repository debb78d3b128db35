#include <catch2/catch.hpp>

#include "core/formats/xlsx.h"
#include "core/formats/xlsx_cell.h"
#include "tests/support/golden.h"
#include "tests/support/workbook.h"

using namespace kroniek;
using namespace kroniek::test;

namespace {

constexpr std::size_t cell_max = 1'000;

Result<std::vector<TableRow>> rows_of(const std::string& file, std::string_view sheet = {}) {
  return read_xlsx(as_bytes(file), sheet, cell_max);
}
// `line: cell|cell`, one row a line, with the fault of those that have one.
std::string shown(const Workbook& book, std::string_view sheet = {}) {
  const auto rows = rows_of(write_workbook(book), sheet);
  if (!rows.ok()) return rows.error().code;
  std::string text;
  for (const auto& row : *rows) {
    text += (text.empty() ? "" : "\n") + std::to_string(row.line) + ":";
    for (std::size_t i = 0; i < row.cells.size(); ++i) text += (i == 0 ? " " : "|") + row.cells[i];
    if (!row.fault.empty()) text += " !" + std::string(row.fault);
  }
  return text;
}
std::string cell(const std::string& xml) {
  Workbook book;
  book.rows = "<row r=\"1\">" + xml + "</row>";
  book.strings = "<si><t>nul</t></si><si><r><t>ee</t></r><r><t>n</t></r><rPh><t>klank</t></rPh></si>";
  book.formats =
      R"(<numFmt numFmtId="164" formatCode="dd\-mm\-yyyy;@"/><numFmt numFmtId="165" formatCode="0.0"/>)";
  book.styles = R"(<xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/>)";
  return shown(book);
}

}  // namespace

TEST_CASE("xlsx: cells of every type are read as the sheet shows them") {
  const auto [xml, text] = GENERATE(table<std::string, std::string>({
      {R"(<c r="A1" t="s"><v>0</v></c>)", "1: nul"},
      {R"(<c r="A1" t="s"><v>1</v></c>)", "1: een"},
      {R"(<c r="A1" t="inlineStr"><is><t xml:space="preserve"> De_x000A_Vries </t></is></c>)",
       "1:  De\nVries "},
      {R"(<c r="A1" t="str"><f>A2</f><v>x_x005F_y</v></c>)", "1: x_y"},
      {R"(<c r="A1"><v>12</v></c>)", "1: 12"},
      {R"(<c r="A1" t="n"><v>1.23E3</v></c>)", "1: 1230"},
      {R"(<c r="A1"><v>1.5</v></c>)", "1: 1.5"},
      {R"(<c r="A1" t="b"><v>1</v></c>)", "1: true"},
      {R"(<c r="A1" t="b"><v>0</v></c>)", "1: false"},
      {R"(<c r="A1" t="d"><v>1984-05-17T00:00:00</v></c>)", "1: 1984-05-17"},
      {R"(<c r="A1" s="1"><v>30819</v></c>)", "1: 1984-05-17"},
      {R"(<c r="A1" s="2"><v>30819.75</v></c>)", "1: 1984-05-17"},
      {R"(<c r="A1" s="3"><v>30819</v></c>)", "1: 30819"},
      {R"(<c r="A1" s="9"><v>30819</v></c>)", "1: 30819"},
      {R"(<c r="A1" s="1" t="inlineStr"><is><t>mei 1984</t></is></c>)", "1: mei 1984"},
      {R"(<c><v>1</v></c><c><v>2</v></c>)", "1: 1|2"},
      {R"(<c r="C1"><v>3</v></c>)", "1: ||3"},
      {R"(<c r="A1"/><c r="B1" t="inlineStr"><is><t> </t></is></c>)", ""},
      {R"(<c r="A1" t="e"><v>#N/A</v></c><c r="B1"><v>1</v></c>)", "1: |1 !manifest.cell-error"},
  }));
  CHECK(cell(xml) == text);
}

TEST_CASE("xlsx: what no spreadsheet program writes is refused") {
  CHECK(cell(GENERATE(values<std::string>({
            R"(<c r="A1" t="s"><v>2</v></c>)",
            R"(<c r="A1" t="s"><v>-1</v></c>)",
            R"(<c r="A1" t="what"><v>2</v></c>)",
            R"(<c r="A2"><v>2</v></c>)",
            R"(<c r="1A"><v>2</v></c>)",
            R"(<c r="XFE1"><v>2</v></c>)",
            R"(<c r="B1"><v>2</v></c><c r="A1"><v>2</v></c>)",
        }))) == "xlsx.malformed");
}

TEST_CASE("xlsx: a day is counted from 1900 or from 1904") {
  const auto [number, from_1900, from_1904] =
      GENERATE(table<std::string, std::string, std::string>({{"1", "1900-01-01", "1904-01-02"},
                                                             {"0", "", "1904-01-01"},
                                                             {"59", "1900-02-28", "1904-02-29"},
                                                             {"60", "", "1904-03-01"},
                                                             {"61", "1900-03-01", "1904-03-02"},
                                                             {"45222", "2023-10-23", "2027-10-24"},
                                                             {"2958465", "9999-12-31", "9999-12-31"},
                                                             {"2958466", "", ""},
                                                             {"0.5", "", "1904-01-01"},
                                                             {"-1", "", ""},
                                                             {"nan", "", ""},
                                                             {"1x", "", ""}}));
  CHECK(read_serial_day(number, DateSystem::from_1900).value_or("") == from_1900);
  // 1904's last days lie beyond the calendar that lists use.
  if (number != "2958465") CHECK(read_serial_day(number, DateSystem::from_1904).value_or("") == from_1904);
}

TEST_CASE("xlsx: the workbook says from when its days count") {
  Workbook book;
  book.rows = R"(<row r="1"><c r="A1" s="0"><v>29357</v></c></row>)";
  book.styles = R"(<xf numFmtId="14"/>)";
  book.from_1904 = true;
  CHECK(shown(book) == "1: 1984-05-17");
}

TEST_CASE("xlsx: which formats show a day") {
  const auto [code, day] = GENERATE(table<std::string, bool>({{"General", false},
                                                              {"0.00", false},
                                                              {"@", false},
                                                              {"yyyy-mm-dd", true},
                                                              {"[$-413]d mmmm yyyy;@", true},
                                                              {"DD/MM/YY", true},
                                                              {"h:mm:ss", false},
                                                              {"[Red]0", false},
                                                              {"0 \"dagen\"", false},
                                                              {"0\\d", false},
                                                              {"0;yy", false},
                                                              {"\"open", false}}));
  CHECK(is_day_format(std::string_view(code)) == day);
}

TEST_CASE("xlsx: empty rows are passed over, and lines are those of the sheet") {
  Workbook book;
  book.rows = R"(<row r="2"><c r="A2"><v>1</v></c></row><row r="3"/><row><c><v>2</v></c></row>)";
  CHECK(shown(book) == "2: 1\n4: 2");
}

TEST_CASE("xlsx: a merged cell says something of each of its rows") {
  auto book = workbook_of(
      {{"Lijst", "", ""}, {"Naam", "", "Geboren"}, {"Achternaam", "Voornaam", ""}, {"X", "Y", "Z"}});
  book.merged = R"(<mergeCell ref="A1:C1"/><mergeCell ref="A2:B2"/><mergeCell ref="C2:C3"/>)";
  CHECK(shown(book) == "1: Lijst||\n2: Naam||Geboren\n3: Achternaam|Voornaam|Geboren\n4: X|Y|Z");
  book.merged = R"(<mergeCell ref="A1:XFD1048576"/>)";
  CHECK(shown(book) == "1: Lijst||\n2: Lijst||Geboren\n3: Lijst|Voornaam|\n4: Lijst|Y|Z");
  book.merged = R"(<mergeCell ref="A1:?"/>)";
  CHECK(shown(book) == "xlsx.malformed");
}

TEST_CASE("xlsx: the first sheet that is shown is read, or the one that is named") {
  auto book = workbook_of({{"een"}});
  book.sheets = R"(<sheet name="Uitleg" sheetId="2" state="hidden" r:id="rId2"/>)"
                R"(<sheet name="Lijst" sheetId="1" r:id="rId1"/>)";
  CHECK(shown(book) == "1: een");
  CHECK(shown(book, "Lijst") == "1: een");
  CHECK(shown(book, "Anders") == "xlsx.sheet-unknown");
  CHECK(shown(book, "Uitleg") == "xlsx.malformed");  // its part is not there
  book.sheets = R"(<sheet name="Uitleg" sheetId="2" state="veryHidden" r:id="rId2"/>)";
  CHECK(shown(book) == "xlsx.no-sheet");
  book.sheets = "";
  CHECK(shown(book, "Lijst") == "xlsx.no-sheet");
}

TEST_CASE("xlsx: a cell that is too long spoils its row only") {
  const auto book =
      workbook_of({{"een", std::string(cell_max, 'x')}, {"twee", std::string(cell_max + 1, 'x')}});
  CHECK(shown(book) == "1: een|" + std::string(cell_max, 'x') + "\n2: twee| !manifest.cell-too-long");
}

TEST_CASE("xlsx: sheets without end are refused") {
  Workbook rows;
  for (std::size_t i = 0; i <= xlsx_rows_max; ++i) rows.rows += "<row><c><v>1</v></c></row>";
  CHECK(shown(rows) == "xlsx.too-large");
  Workbook wide;
  wide.rows = R"(<row r="1"><c r="IW1"><v>1</v></c></row>)";
  CHECK(shown(wide) == "xlsx.too-large");
  Workbook failed;
  for (std::size_t i = 0; i <= xlsx_rows_max; ++i) failed.rows += "<row><c t=\"e\"><v>#N/A</v></c></row>";
  CHECK(shown(failed) == "xlsx.too-large");
  // One string of a thousand bytes, shown in more cells than its bytes may fill.
  Workbook echo;
  echo.strings = "<si><t>" + std::string(cell_max, 'x') + "</t></si>";
  for (std::size_t i = 0; i < 400; ++i) {
    echo.rows += "<row>";
    for (std::size_t j = 0; j < 100; ++j) echo.rows += "<c t=\"s\"><v>0</v></c>";
    echo.rows += "</row>";
  }
  CHECK(shown(echo) == "xlsx.too-large");
}

TEST_CASE("xlsx: an archive that is no workbook, or a broken one, is refused") {
  const auto book = workbook_of({{"een"}});
  CHECK(rows_of("PK\x03\x04").error().code == "zip.malformed");
  CHECK(rows_of(write_zip({{"word/document.xml", "<a/>"}})).error().code == "xlsx.malformed");
  auto parts = parts_of(book);
  parts[1].bytes = "<!DOCTYPE workbook><workbook/>";
  CHECK(rows_of(write_zip(parts)).error().code == "xml.doctype");
  parts = parts_of(book);
  parts[3].bytes.resize(parts[3].bytes.size() - 5);
  CHECK(rows_of(write_zip(parts)).error().code == "xml.malformed");
  parts = parts_of(book);
  parts[2].name = "elsewhere";
  CHECK(rows_of(write_zip(parts)).error().code == "zip.entry-missing");
}

TEST_CASE("xlsx: the seeds of the fuzz target are what the tests' writer makes") {
  auto book = workbook_of({{"Lijst"}, {"Achternaam", "Voornamen", "Geboortedatum"}, {"Jansen", "Anna", ""}});
  book.rows += R"(<row r="4"><c r="A4" t="s"><v>0</v></c><c r="C4" s="1"><v>30819</v></c></row>)";
  book.merged = R"(<mergeCell ref="A1:C1"/>)";
  book.strings = "<si><t>Silva</t></si>";
  book.styles = R"(<xf numFmtId="0"/><xf numFmtId="14"/>)";
  CHECK(shown(book) ==
        "1: Lijst||\n2: Achternaam|Voornamen|Geboortedatum\n3: Jansen|Anna|\n4: Silva||1984-05-17");
  // Stored, so that the bytes do not depend on the packer.
  check_generated("tests/fuzz/corpus/xlsx/workbook", write_workbook(book, Packing::stored));
  check_generated("tests/fuzz/corpus/xlsx/sheet", parts_of(book)[3].bytes);
}
