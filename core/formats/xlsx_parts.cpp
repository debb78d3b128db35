#include "core/formats/xlsx_parts.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "core/formats/xml.h"

namespace kroniek {
namespace {

// By the last part of their types, which is the same in transitional and strict workbooks.
struct Relationship {
  std::string type;
  std::string target;
};
using Relationships = std::map<std::string, Relationship, std::less<>>;  // by id

std::uint32_t number_of(const std::string* text) {
  std::uint32_t value = 0;
  if (text != nullptr) std::from_chars(text->data(), text->data() + text->size(), value);
  return value;
}
bool is_true(const std::string* text) {
  return text != nullptr && (*text == "1" || *text == "true" || *text == "on");
}

std::string folder_of(std::string_view part) {
  const auto at = part.rfind('/');
  return at == std::string_view::npos ? "" : std::string(part.substr(0, at + 1));
}

// A target is relative to the folder of the part that names it, or absolute (ECMA-376 part 2 section 8.3).
std::string resolved(const std::string& folder, std::string_view target) {
  if (target.starts_with('/')) return std::string(target.substr(1));
  std::string base = folder;
  while (target.starts_with("../")) {
    target.remove_prefix(3);
    if (!base.empty()) base.pop_back();
    base = folder_of(base);
  }
  return base + std::string(target);
}

Result<Relationships> read_relationships(const ZipReader& zip, const std::string& part) {
  const auto folder = folder_of(part);
  TRY(document, zip.read(folder + "_rels/" + part.substr(folder.size()) + ".rels"));
  Relationships all;
  TRY_OK(read_xml(document, {.begin =
                                 [&](const XmlElement& element) {
                                   const auto* id = element.find("Id");
                                   const auto* type = element.find("Type");
                                   const auto* target = element.find("Target");
                                   const auto* mode = element.find("TargetMode");
                                   const bool inside = mode == nullptr || *mode != "External";
                                   if (id == nullptr || type == nullptr || target == nullptr || !inside)
                                     return true;
                                   all[*id] = {type->substr(type->rfind('/') + 1), resolved(folder, *target)};
                                   return true;
                                 },
                             .text = {},
                             .end = {}}));
  return all;
}

std::string target_of_type(const Relationships& all, std::string_view type) {
  for (const auto& [id, each] : all)
    if (each.type == type) return each.target;
  return "";
}

struct Sheets {
  std::string wanted;  // the id of its relationship; empty where there is none
  bool any = false;
  DateSystem dates = DateSystem::from_1900;
};

Result<Sheets> read_workbook(const std::string& document, std::string_view name) {
  Sheets sheets;
  TRY_OK(read_xml(document, {.begin =
                                 [&](const XmlElement& element) {
                                   if (element.name == "workbookPr" && is_true(element.find("date1904")))
                                     sheets.dates = DateSystem::from_1904;
                                   if (element.name != "sheet") return true;
                                   sheets.any = true;
                                   const auto* said = element.find("name");
                                   const auto* state = element.find("state");
                                   const auto* id = element.find("id");
                                   const bool shown = state == nullptr || *state == "visible";
                                   const bool meant = name.empty() ? shown : said != nullptr && *said == name;
                                   if (meant && sheets.wanted.empty() && id != nullptr) sheets.wanted = *id;
                                   return true;
                                 },
                             .text = {},
                             .end = {}}));
  return sheets;
}

// One more byte than a cell may have is kept of a longer one: a thousand cells may point at the same string.
Result<std::vector<std::string>> read_strings(const std::string& document, std::size_t cell_bytes_max) {
  std::vector<std::string> strings;
  bool in_text = false;
  std::size_t phonetic = 0;  // how a name sounds, beside what it is
  TRY_OK(read_xml(document, {.begin =
                                 [&](const XmlElement& element) {
                                   if (element.name == "si") strings.emplace_back();
                                   if (element.name == "rPh") ++phonetic;
                                   in_text = element.name == "t" && phonetic == 0 && !strings.empty();
                                   return true;
                                 },
                             .text =
                                 [&](std::string_view text) {
                                   if (in_text) strings.back() += text;
                                   return true;
                                 },
                             .end =
                                 [&](std::string_view, std::string_view name) {
                                   if (name == "rPh") --phonetic;
                                   in_text = false;
                                   return true;
                                 }}));
  for (auto& each : strings) {
    each = unescape_cell(each);
    each.resize(std::min(each.size(), cell_bytes_max + 1));
    each.shrink_to_fit();
  }
  return strings;
}

Result<std::vector<bool>> read_styles(const std::string& document) {
  std::map<std::uint32_t, bool> own;
  std::vector<bool> days;
  bool in_formats = false;
  TRY_OK(read_xml(document, {.begin =
                                 [&](const XmlElement& element) {
                                   const auto id = number_of(element.find("numFmtId"));
                                   if (element.name == "numFmt")
                                     if (const auto* code = element.find("formatCode"))
                                       own[id] = is_day_format(std::string_view(*code));
                                   if (element.name == "cellXfs") in_formats = true;
                                   if (element.name != "xf" || !in_formats) return true;
                                   const auto found = own.find(id);
                                   days.push_back(found == own.end() ? is_day_format(id) : found->second);
                                   return true;
                                 },
                             .text = {},
                             .end =
                                 [&](std::string_view, std::string_view name) {
                                   if (name == "cellXfs") in_formats = false;
                                   return true;
                                 }}));
  return days;
}

}  // namespace

Error xlsx_malformed() {
  return {ErrorKind::invalid, "xlsx.malformed", "The file is no workbook that a spreadsheet program made."};
}

Result<XlsxBook> read_xlsx_book(const ZipReader& zip, std::string_view sheet, std::size_t cell_bytes_max) {
  if (!zip.has("_rels/.rels")) return xlsx_malformed();
  TRY(package, read_relationships(zip, ""));
  const auto workbook = target_of_type(package, "officeDocument");
  if (!zip.has(workbook)) return xlsx_malformed();
  TRY(document, zip.read(workbook));
  TRY(sheets, read_workbook(document, sheet));
  TRY(related, read_relationships(zip, workbook));
  if (sheets.wanted.empty() && sheets.any && !sheet.empty())
    return Error{ErrorKind::invalid, "xlsx.sheet-unknown", "The workbook has no sheet of that name."};
  if (sheets.wanted.empty())
    return Error{ErrorKind::invalid, "xlsx.no-sheet", "The workbook has no sheet that is not hidden."};
  const auto found = related.find(sheets.wanted);
  // A sheet may also be a chart or a dialogue.
  if (found == related.end() || found->second.type != "worksheet" || !zip.has(found->second.target))
    return xlsx_malformed();
  XlsxBook book;
  book.sheet_part = found->second.target;
  book.dates = sheets.dates;
  if (const auto part = target_of_type(related, "sharedStrings"); zip.has(part)) {
    TRY(text, zip.read(part));
    TRY(strings, read_strings(text, cell_bytes_max));
    book.strings = std::move(strings);
  }
  if (const auto part = target_of_type(related, "styles"); zip.has(part)) {
    TRY(text, zip.read(part));
    TRY(styles, read_styles(text));
    book.day_styles = std::move(styles);
  }
  return book;
}

}  // namespace kroniek
