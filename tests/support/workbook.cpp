#include "tests/support/workbook.h"

#include <zlib.h>

#include "core/formats/table.h"
#include "core/formats/xml.h"

namespace kroniek::test {
namespace {

const std::string head = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)";
const std::string main_space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const std::string relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

void put16(std::string& out, std::size_t value) {
  out += static_cast<char>(value & 0xff);
  out += static_cast<char>((value >> 8) & 0xff);
}
void put32(std::string& out, std::size_t value) {
  put16(out, value & 0xffff);
  put16(out, value >> 16);
}

std::string deflated(const std::string& bytes) {
  z_stream stream{};
  deflateInit2(&stream, 9, Z_DEFLATED, -MAX_WBITS, 9, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

// What a local header and an entry of the directory share: from the flags to the name's length.
void put_common(std::string& out, const Part& part, const std::string& packed, Packing packing) {
  put16(out, 0);
  put16(out, packing == Packing::deflated ? 8 : 0);
  put32(out, 0);
  put32(out,
        crc32(0, reinterpret_cast<const Bytef*>(part.bytes.data()), static_cast<uInt>(part.bytes.size())));
  put32(out, packed.size());
  put32(out, part.bytes.size());
  put16(out, part.name.size());
  put16(out, 0);
}

std::string relationship(const std::string& id, const std::string& type, const std::string& target) {
  return "<Relationship Id=\"" + id + "\" Type=\"" + relations + "/" + type + "\" Target=\"" + target +
         "\"/>";
}
std::string relationships(const std::string& items) {
  return head + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" +
         items + "</Relationships>";
}
std::string element(const std::string& name, const std::string& items) {
  return head + "<" + name + " xmlns=\"" + main_space + "\" xmlns:r=\"" + relations + "\">" + items + "</" +
         name + ">";
}

}  // namespace

std::string write_zip(const std::vector<Part>& parts, Packing packing) {
  std::string out;
  std::string directory;
  for (const auto& part : parts) {
    const auto packed = packing == Packing::deflated ? deflated(part.bytes) : part.bytes;
    const auto at = out.size();
    out += "PK\x03\x04";
    put16(out, 20);
    put_common(out, part, packed, packing);
    out += part.name + packed;
    directory += "PK\x01\x02";
    put16(directory, 20);
    put16(directory, 20);
    put_common(directory, part, packed, packing);
    directory.append(10, '\0');  // no comment, disk 0, no attributes
    put32(directory, at);
    directory += part.name;
  }
  const auto at = out.size();
  out += directory + "PK\x05\x06" + std::string(4, '\0');
  put16(out, parts.size());
  put16(out, parts.size());
  put32(out, directory.size());
  put32(out, at);
  put16(out, 0);
  return out;
}

std::vector<Part> parts_of(const Workbook& book) {
  const auto properties = book.from_1904 ? std::string(R"(<workbookPr date1904="1"/>)") : std::string();
  std::vector<Part> parts{
      {"_rels/.rels", relationships(relationship("rId1", "officeDocument", "xl/workbook.xml"))},
      {"xl/workbook.xml", element("workbook", properties + "<sheets>" + book.sheets + "</sheets>")},
      {"xl/_rels/workbook.xml.rels",
       relationships(relationship("rId1", "worksheet", "worksheets/sheet1.xml") +
                     relationship("rId2", "worksheet", "/xl/worksheets/sheet2.xml") +
                     relationship("rId8", "sharedStrings", "sharedStrings.xml") +
                     relationship("rId9", "styles", "styles.xml"))},
      {"xl/worksheets/sheet1.xml",
       element("worksheet",
               "<sheetData>" + book.rows + "</sheetData>" +
                   (book.merged.empty() ? "" : "<mergeCells>" + book.merged + "</mergeCells>"))}};
  if (!book.strings.empty()) parts.push_back({"xl/sharedStrings.xml", element("sst", book.strings)});
  if (!book.styles.empty())
    parts.push_back(
        {"xl/styles.xml",
         element("styleSheet", "<numFmts>" + book.formats + R"(</numFmts><cellStyleXfs><xf numFmtId="14"/>)" +
                                   "</cellStyleXfs><cellXfs>" + book.styles + "</cellXfs>")});
  return parts;
}

std::string write_workbook(const Workbook& book, Packing packing) {
  return write_zip(parts_of(book), packing);
}

Workbook workbook_of(const std::vector<std::vector<std::string>>& rows) {
  Workbook book;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto number = std::to_string(i + 1);
    book.rows += "<row r=\"" + number + "\">";
    for (std::size_t j = 0; j < rows[i].size(); ++j)
      if (!rows[i][j].empty())
        book.rows += "<c r=\"" + column_letters(j + 1) + number + "\" t=\"inlineStr\"><is><t>" +
                     xml_escaped(rows[i][j]) + "</t></is></c>";
    book.rows += "</row>";
  }
  return book;
}

}  // namespace kroniek::test
