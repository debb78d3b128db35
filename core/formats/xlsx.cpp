#include "core/formats/xlsx.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "core/formats/xlsx_parts.h"
#include "core/formats/xml.h"

namespace kroniek {
namespace {

struct Merged {
  CellPlace from, to;
};

// A sheet while it is read: only what is filled is held.
class SheetReader {
 public:
  SheetReader(const XlsxBook& book, std::size_t cell_bytes_max)
      : book_(book), cell_bytes_max_(cell_bytes_max) {}

  bool begin(const XmlElement& element);
  bool text(std::string_view part);
  bool end(std::string_view name);

  const std::optional<Error>& refusal() const { return refusal_; }
  Result<std::vector<TableRow>> table();

 private:
  struct Row {
    std::map<std::size_t, std::string> cells;  // by column
    std::string_view fault = {};
  };

  bool refuse(Error error) {
    refusal_ = std::move(error);
    return false;
  }
  bool begin_row(const XmlElement& element);
  bool begin_cell(const XmlElement& element);
  bool end_cell();
  bool put(CellPlace place, std::string value);
  bool check_size();
  std::optional<std::string> value() const;
  Result<Ok> fill_merged();

  const XlsxBook& book_;
  const std::size_t cell_bytes_max_;
  std::map<std::size_t, Row> rows_;
  std::vector<Merged> merged_;
  std::size_t cells_ = 0;
  std::size_t bytes_ = 0;
  std::size_t width_ = 0;
  std::size_t row_ = 0;
  CellPlace place_;
  std::string type_;
  bool shows_days_ = false;
  bool in_value_ = false;
  std::size_t phonetic_ = 0;
  std::string held_;
  std::optional<Error> refusal_;
};

Error too_large() {
  return {ErrorKind::too_large, "xlsx.too-large",
          "The sheet has more than 10,000 rows, 256 columns, 500,000 cells or 32 MiB that are filled."};
}

bool SheetReader::begin_row(const XmlElement& element) {
  const auto* number = element.find("r");
  const auto before = row_;
  ++row_;
  if (number != nullptr) {
    const auto place = read_cell_place("A" + *number);
    if (!place || place->row <= before) return refuse(xlsx_malformed());
    row_ = place->row;
  }
  place_ = {row_, 0};
  return true;
}

bool SheetReader::begin_cell(const XmlElement& element) {
  const auto* reference = element.find("r");
  CellPlace place{row_, place_.column + 1};
  if (reference != nullptr) {
    const auto said = read_cell_place(*reference);
    if (!said || said->row != row_ || said->column <= place_.column) return refuse(xlsx_malformed());
    place = *said;
  }
  place_ = place;
  const auto* type = element.find("t");
  type_ = type == nullptr ? "n" : *type;
  std::size_t style = 0;
  if (const auto* said = element.find("s")) std::from_chars(said->data(), said->data() + said->size(), style);
  shows_days_ = style < book_.day_styles.size() && book_.day_styles[style];
  held_.clear();
  return true;
}

bool SheetReader::begin(const XmlElement& element) {
  in_value_ = false;
  if (element.name == "row") return begin_row(element);
  if (element.name == "c") return row_ > 0 ? begin_cell(element) : refuse(xlsx_malformed());
  if (element.name == "rPh") ++phonetic_;
  if (element.name == "v" || (element.name == "t" && phonetic_ == 0)) in_value_ = true;
  if (element.name == "mergeCell") {
    const auto* range = element.find("ref");
    const auto colon = range == nullptr ? std::string::npos : range->find(':');
    if (colon == std::string::npos) return true;
    const auto from = read_cell_place(range->substr(0, colon));
    const auto to = read_cell_place(range->substr(colon + 1));
    if (!from || !to) return refuse(xlsx_malformed());
    merged_.push_back({*from, *to});
  }
  return true;
}

bool SheetReader::text(std::string_view part) {
  if (in_value_) held_ += part;
  return true;
}

bool SheetReader::end(std::string_view name) {
  in_value_ = false;
  if (name == "rPh") --phonetic_;
  return name == "c" ? end_cell() : true;
}

// None where the file contradicts itself. The types are those of ST_CellType (ECMA-376 18.18.11).
std::optional<std::string> SheetReader::value() const {
  if (type_ == "s") {
    std::size_t index = 0;
    const auto* to = held_.data() + held_.size();
    const auto [last, failed] = std::from_chars(held_.data(), to, index);
    if (failed != std::errc() || last != to || index >= book_.strings.size()) return std::nullopt;
    return book_.strings[index];
  }
  if (type_ == "inlineStr" || type_ == "str") return unescape_cell(held_);
  if (type_ == "b") return held_ == "1" ? "true" : "false";
  if (type_ == "d") return held_.substr(0, held_.find('T'));  // ISO 8601; the day is what lists say
  if (type_ != "n") return std::nullopt;
  if (shows_days_)
    if (auto day = read_serial_day(held_, book_.dates)) return day;
  return plain_number(held_);
}

bool SheetReader::end_cell() {
  if (held_.empty()) return true;
  if (type_ == "e") {
    rows_[place_.row].fault = "manifest.cell-error";
    return check_size();
  }
  auto said = value();
  if (!said) return refuse(xlsx_malformed());
  return put(place_, *std::move(said));
}

bool SheetReader::put(CellPlace place, std::string value) {
  if (value.find_first_not_of(" \t\r\n") == std::string::npos) return true;
  auto& row = rows_[place.row];
  if (value.size() > cell_bytes_max_) {
    if (row.fault.empty()) row.fault = "manifest.cell-too-long";
    value.resize(0);
  }
  ++cells_;
  bytes_ += value.size();
  width_ = std::max(width_, place.column);
  row.cells[place.column] = std::move(value);
  return check_size();
}

bool SheetReader::check_size() {
  const bool fits = rows_.size() <= xlsx_rows_max && width_ <= xlsx_columns_max && cells_ <= xlsx_cells_max &&
                    bytes_ <= xlsx_bytes_max;
  return fits || refuse(too_large());
}

// Downwards only, and only into rows that hold something else: the value of a merged cell says something of
// each of its rows, but makes none.
Result<Ok> SheetReader::fill_merged() {
  for (const auto& each : merged_) {
    const auto top = rows_.find(each.from.row);
    if (top == rows_.end() || each.to.row <= each.from.row) continue;
    const auto cell = top->second.cells.find(each.from.column);
    if (cell == top->second.cells.end() || cell->second.empty()) continue;
    const auto value = cell->second;
    for (auto row = std::next(top); row != rows_.end() && row->first <= each.to.row; ++row)
      if (!put({row->first, each.from.column}, value)) return *refusal_;
  }
  return Ok{};
}

Result<std::vector<TableRow>> SheetReader::table() {
  TRY_OK(fill_merged());
  std::vector<TableRow> out;
  out.reserve(rows_.size());
  for (auto& [number, row] : rows_) {
    TableRow made{number, std::vector<std::string>(width_), row.fault};
    for (auto& [column, value] : row.cells) made.cells[column - 1] = std::move(value);
    out.push_back(std::move(made));
  }
  return out;
}

}  // namespace

Result<std::vector<TableRow>> read_xlsx(ByteView file, std::string_view sheet, std::size_t cell_bytes_max) {
  TRY(zip, ZipReader::open(file));
  TRY(book, read_xlsx_book(zip, sheet, cell_bytes_max));
  TRY(document, zip.read(book.sheet_part));
  SheetReader reader(book, cell_bytes_max);
  TRY_OK(
      read_xml(document, {.begin = [&](const XmlElement& element) { return reader.begin(element); },
                          .text = [&](std::string_view text) { return reader.text(text); },
                          .end = [&](std::string_view, std::string_view name) { return reader.end(name); }}));
  if (reader.refusal()) return *reader.refusal();
  return reader.table();
}

}  // namespace kroniek
