// What single cells of a workbook say. Only xlsx.cpp uses this.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kroniek {

// Row and column from 1: `B7` is {7, 2}. None if malformed or beyond what a sheet has (ECMA-376 18.3.1.4).
struct CellPlace {
  std::size_t row = 0;
  std::size_t column = 0;
};
std::optional<CellPlace> read_cell_place(std::string_view reference);

// ST_Xstring (22.9.2.19): `_x000A_` stands for the character of that number; `_x005F_` for an underscore.
std::string unescape_cell(std::string_view text);

// Whether numbers of this format are shown as days: one of the built-in formats (18.8.30), or a code with a
// day or a year in it.
bool is_day_format(std::uint32_t built_in);
bool is_day_format(std::string_view code);

// Days are counted from 1900, with a 29 February 1900 that never was, or from 1904 (18.17.4.1).
enum class DateSystem { from_1900, from_1904 };
// yyyy-mm-dd, without the time; none where the number is no day.
std::optional<std::string> read_serial_day(std::string_view number, DateSystem system);

// As the sheet shows it without a format: 1.2E3 is 1200. What is no whole number stays as it was written.
std::string plain_number(std::string_view number);

}  // namespace kroniek
