// Writes zip archives and workbooks for tests, as small as they can be, and broken where a test says so.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kroniek::test {

struct Part {
  std::string name;
  std::string bytes;
};
enum class Packing { stored, deflated };
std::string write_zip(const std::vector<Part>& parts, Packing packing = Packing::deflated);

// The XML within the elements that every workbook has.
struct Workbook {
  std::string rows;     // of sheetData
  std::string merged;   // of mergeCells
  std::string strings;  // of sst: <si><t>…</t></si>
  std::string formats;  // of numFmts
  std::string styles;   // of cellXfs: <xf numFmtId="14"/>
  bool from_1904 = false;
  std::string sheets = R"(<sheet name="Lijst" sheetId="1" r:id="rId1"/>)";
};
std::vector<Part> parts_of(const Workbook& book);
std::string write_workbook(const Workbook& book, Packing packing = Packing::deflated);

// A sheet of inline strings; an empty text leaves the cell out.
Workbook workbook_of(const std::vector<std::vector<std::string>>& rows);

}  // namespace kroniek::test
