#include "api/cli/output.h"

#include <algorithm>
#include <iomanip>
#include <sstream>

namespace kroniek::cli {
namespace {

using Cells = std::vector<std::string>;

// Values come from others: an escape sequence in a name must not reach the terminal.
std::string shown(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && byte != 0x7F) {
      out += c;
    } else {
      out += "\\x" + hex(as_bytes(std::string_view(&c, 1)));
    }
  }
  return out;
}

std::string cell(const Json& value) {
  return shown(value.string() != nullptr ? *value.string() : write_json(value));
}

void flatten(const Json& json, const std::string& name, std::vector<Cells>& rows) {
  if (const auto* members = json.members()) {
    for (const auto& member : *members)
      flatten(member.value, name.empty() ? member.name : name + "." + member.name, rows);
    return;
  }
  // A text of several lines, a receipt say, goes on in the same column.
  if (json.string() == nullptr || json.string()->find('\n') == std::string::npos) {
    rows.push_back({name, cell(json)});
    return;
  }
  std::istringstream lines(*json.string());
  std::string line;
  for (bool first = true; std::getline(lines, line); first = false)
    rows.push_back({first ? name : "", shown(line)});
}

std::vector<Cells> rows_of_list(const Json::Array& items) {
  Cells header;
  for (const auto& item : items) {
    if (item.members() == nullptr) continue;
    for (const auto& member : *item.members())
      if (std::find(header.begin(), header.end(), member.name) == header.end()) header.push_back(member.name);
  }
  std::vector<Cells> rows{header};
  for (const auto& item : items) {
    Cells row;
    for (const auto& name : header) row.push_back(item.find(name) == nullptr ? "" : cell(*item.find(name)));
    rows.push_back(item.members() == nullptr ? Cells{cell(item)} : std::move(row));
  }
  return rows;
}

// Columns are as wide as their widest cell in code points, which is what a terminal shows for most scripts.
std::size_t width_of(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string aligned(const std::vector<Cells>& rows) {
  std::vector<std::size_t> widths;
  for (const auto& row : rows)
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i == widths.size()) widths.push_back(0);
      widths[i] = std::max(widths[i], width_of(row[i]));
    }
  std::string out;
  for (const auto& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i)
      line += row[i] + (i + 1 == row.size() ? "" : std::string(widths[i] - width_of(row[i]) + 2, ' '));
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + "\n";
  }
  return out;
}

std::string duration(std::uint64_t seconds) {
  std::ostringstream out;
  out << seconds / 60 << ":" << std::setw(2) << std::setfill('0') << seconds % 60;
  return out.str();
}

}  // namespace

Result<Format> format_of(const Arguments& arguments, const Streams& streams) {
  const auto said = arguments.get("output", streams.out_is_terminal ? "table" : "json");
  if (said == "json") return Format::json;
  if (said == "table") return Format::table;
  return Error{ErrorKind::invalid, "usage.output", "`--output` must be json or table."};
}

std::string as_table(const Json& json) {
  std::vector<Cells> rows;
  if (const auto* items = json.array_items()) {
    rows = rows_of_list(*items);
  } else {
    flatten(json, "", rows);
  }
  return aligned(rows);
}

void print(Streams& streams, Format format, const Json& json) {
  switch (format) {
    case Format::json:
      streams.out << pretty_json(json) << "\n";
      break;
    case Format::table:
      streams.out << as_table(json);
      break;
  }
  streams.out.flush();
}

void print_error(Streams& streams, const Error& error) {
  const std::string_view red = streams.colours && streams.err_is_terminal ? "\x1b[31m" : "";
  const std::string_view plain = red.empty() ? "" : "\x1b[0m";
  streams.err << red << "kroniek: " << error.code << plain << ": " << shown(error.detail) << "\n";
  for (const auto& fault : error.faults) {
    const bool said = fault.code == error.code && fault.detail == error.detail;  // all but its place
    if (said && fault.pointer.empty()) continue;
    streams.err << "  " << shown(fault.pointer);
    if (!said) streams.err << "  " << fault.code << ": " << shown(fault.detail);
    streams.err << "\n";
  }
  streams.err.flush();
}

Exit exit_of(const Error& error) {
  return error.kind == ErrorKind::corrupt ? Exit::wrong : Exit::cannot;
}

Progress::Progress(Streams& streams, std::string what)
    : streams_(streams), what_(std::move(what)), started_(Clock::now()), shown_(started_) {}

Progress::~Progress() {
  if (is_shown_) streams_.err << "\r\x1b[K" << std::flush;
}

void Progress::show(std::uint64_t done, std::uint64_t total) {
  if (!streams_.err_is_terminal) return;
  const auto now = Clock::now();
  if (now - shown_ < std::chrono::milliseconds(100)) return;
  shown_ = now;
  is_shown_ = true;
  const double seconds = std::chrono::duration<double>(now - started_).count();
  const double rate = static_cast<double>(done) / seconds;
  constexpr std::uint64_t cells = 30;
  const auto full = total == 0 ? 0 : std::min(cells, done * cells / total);
  streams_.err << "\r\x1b[K" << what_ << " [" << std::string(full, '#') << std::string(cells - full, '.')
               << "] " << done << "/" << total << "  " << static_cast<std::uint64_t>(rate) << "/s";
  if (done > 0 && done <= total)
    streams_.err << "  " << duration(static_cast<std::uint64_t>(static_cast<double>(total - done) / rate))
                 << " to go";
  streams_.err << std::flush;
}

}  // namespace kroniek::cli
