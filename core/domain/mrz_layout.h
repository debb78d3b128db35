// Where each field of a machine-readable zone stands: ICAO Doc 9303 part 4 (TD3), 5 (TD1), 6 (TD2), 7 (MRV-A,
// MRV-B), sections "data structure". Reader and writer share it, so a position is said once.
#pragma once

#include <array>
#include <cstddef>

#include "core/domain/mrz.h"

namespace kroniek {

// `line` and `from` count from 0 (the standard counts from 1). Length 0: the format has no such field.
struct MrzField {
  std::size_t line = 0;
  std::size_t from = 0;
  std::size_t length = 0;
};

struct MrzLayout {
  MrzFormat format;
  std::size_t lines;
  std::size_t width;
  std::string_view first_letters;  // of the document type
  MrzField name;
  MrzField number;
  MrzField birth;
  MrzField sex;
  MrzField expiry;
  MrzField nationality;
  MrzField optional;
  MrzField optional_2;
  MrzField optional_digit;
  MrzField composite;
  std::array<MrzField, 4> composite_over;
};

inline constexpr MrzField mrz_document_type{0, 0, 2};
inline constexpr MrzField mrz_issuer{0, 2, 3};

// The check digit of a field stands right behind it.
constexpr MrzField mrz_digit_of(MrzField field) {
  return {field.line, field.from + field.length, 1};
}

// clang-format off
inline constexpr std::array<MrzLayout, 5> mrz_layouts{{
    {.format = MrzFormat::td1, .lines = 3, .width = 30, .first_letters = "ACI",
     .name = {2, 0, 30}, .number = {0, 5, 9}, .birth = {1, 0, 6}, .sex = {1, 7, 1}, .expiry = {1, 8, 6},
     .nationality = {1, 15, 3}, .optional = {0, 15, 15}, .optional_2 = {1, 18, 11}, .optional_digit = {},
     .composite = {1, 29, 1}, .composite_over = {{{0, 5, 25}, {1, 0, 7}, {1, 8, 7}, {1, 18, 11}}}},
    {.format = MrzFormat::td2, .lines = 2, .width = 36, .first_letters = "ACI",
     .name = {0, 5, 31}, .number = {1, 0, 9}, .birth = {1, 13, 6}, .sex = {1, 20, 1}, .expiry = {1, 21, 6},
     .nationality = {1, 10, 3}, .optional = {1, 28, 7}, .optional_2 = {}, .optional_digit = {},
     .composite = {1, 35, 1}, .composite_over = {{{1, 0, 10}, {1, 13, 7}, {1, 21, 14}, {}}}},
    {.format = MrzFormat::td3, .lines = 2, .width = 44, .first_letters = "P",
     .name = {0, 5, 39}, .number = {1, 0, 9}, .birth = {1, 13, 6}, .sex = {1, 20, 1}, .expiry = {1, 21, 6},
     .nationality = {1, 10, 3}, .optional = {1, 28, 14}, .optional_2 = {}, .optional_digit = {1, 42, 1},
     .composite = {1, 43, 1}, .composite_over = {{{1, 0, 10}, {1, 13, 7}, {1, 21, 22}, {}}}},
    {.format = MrzFormat::mrv_a, .lines = 2, .width = 44, .first_letters = "V",
     .name = {0, 5, 39}, .number = {1, 0, 9}, .birth = {1, 13, 6}, .sex = {1, 20, 1}, .expiry = {1, 21, 6},
     .nationality = {1, 10, 3}, .optional = {1, 28, 16}, .optional_2 = {}, .optional_digit = {},
     .composite = {}, .composite_over = {}},
    {.format = MrzFormat::mrv_b, .lines = 2, .width = 36, .first_letters = "V",
     .name = {0, 5, 31}, .number = {1, 0, 9}, .birth = {1, 13, 6}, .sex = {1, 20, 1}, .expiry = {1, 21, 6},
     .nationality = {1, 10, 3}, .optional = {1, 28, 8}, .optional_2 = {}, .optional_digit = {},
     .composite = {}, .composite_over = {}},
}};
// clang-format on

// A document number longer than nine characters runs on into the optional data (parts 5 and 6, section 4.2).
constexpr bool mrz_takes_long_number(MrzFormat format) {
  return format == MrzFormat::td1 || format == MrzFormat::td2;
}

// Both documents and holders of the Netherlands: optional data there may be a BSN, whatever else was misread.
constexpr bool mrz_drops_optional_data(std::string_view issuer, std::string_view nationality) {
  return issuer == "NLD" || nationality == "NLD";
}

}  // namespace kroniek
