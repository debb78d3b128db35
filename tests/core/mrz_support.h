// Values for machine-readable zones that read back as they were written, and what their digits can tell
// apart.
#pragma once

#include <rapidcheck.h>

#include <string>

#include "core/domain/mrz_layout.h"

namespace kroniek::test {

inline rc::Gen<std::string> text_of(std::string letters, int shortest, int longest) {
  return rc::gen::mapcat(rc::gen::inRange(shortest, longest + 1), [letters](int length) {
    return rc::gen::container<std::string>(static_cast<std::size_t>(length), rc::gen::elementOf(letters));
  });
}

// One or two words that fit every name field together with another such name.
inline rc::Gen<std::string> any_name() {
  const std::string capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  return rc::gen::map(rc::gen::pair(text_of(capitals, 1, 6), text_of(capitals, 0, 6)), [](const auto& words) {
    return words.second.empty() ? words.first : words.first + " " + words.second;
  });
}

inline rc::Gen<PartialDate> any_birth_date() {
  return rc::gen::exec([] {
    PartialDate date;
    const auto known = *rc::gen::inRange(0, 4);
    if (known > 0) date.year = *rc::gen::inRange<std::int16_t>(1927, 2026);
    if (known > 1) date.month = *rc::gen::inRange<std::int8_t>(1, 13);
    if (known > 2) date.day = *rc::gen::inRange<std::int8_t>(1, 29);
    return date;
  });
}

inline rc::Gen<Mrz> any_mrz() {
  return rc::gen::exec([] {
    const std::string capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    const std::string all = capitals + "0123456789";
    Mrz mrz;
    mrz.format =
        *rc::gen::element(MrzFormat::td1, MrzFormat::td2, MrzFormat::td3, MrzFormat::mrv_a, MrzFormat::mrv_b);
    const auto& layout = mrz_layouts[static_cast<std::size_t>(mrz.format)];
    mrz.document_type = layout.first_letters.substr(0, 1);
    mrz.document_type += *text_of(capitals, 0, 1);
    mrz.issuer = *rc::gen::element<std::string>("UTO", "D", "BEL", "XXA", "GBD");
    mrz.nationality = *rc::gen::element<std::string>("UTO", "D", "MAR", "UNO");
    mrz.document_number = *text_of(all, 1, mrz_takes_long_number(mrz.format) ? 13 : 9);
    mrz.primary_identifier = *any_name();
    mrz.secondary_identifier = *rc::gen::oneOf(any_name(), rc::gen::just(std::string()));
    mrz.birth_date = *any_birth_date();
    mrz.sex = *rc::gen::element(Sex::female, Sex::male, Sex::unspecified);
    if (*rc::gen::arbitrary<bool>())
      mrz.expiry = Date{*rc::gen::inRange<std::int16_t>(1980, 2070), *rc::gen::inRange<std::int8_t>(1, 13),
                        *rc::gen::inRange<std::int8_t>(1, 29)};
    mrz.optional_data = *text_of(all, 0, mrz.document_number.size() > 9 ? 1 : 7);
    if (layout.optional_2.length > 0) mrz.optional_data_2 = *text_of(all, 0, 11);
    return mrz;
  });
}

inline bool stands_in(MrzField field, std::size_t line, std::size_t at) {
  return field.length > 0 && field.line == line && at >= field.from && at < field.from + field.length;
}

// Covered by a check digit, or a check digit itself.
inline bool is_checked(MrzFormat format, std::size_t line, std::size_t at) {
  const auto& layout = mrz_layouts[static_cast<std::size_t>(format)];
  for (const auto field : {layout.number, layout.birth, layout.expiry})
    if (stands_in(field, line, at) || stands_in(mrz_digit_of(field), line, at)) return true;
  for (const auto field : layout.composite_over)
    if (stands_in(field, line, at)) return true;
  return stands_in(layout.composite, line, at);
}

inline int weight_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  return c == '<' ? 0 : (c - 'A' + 10) % 10;
}

// How many changes of one checked character, to one of another weight, are read without a fault.
inline int changes_missed(MrzFormat format, const std::vector<std::string>& lines, Date today) {
  int missed = 0;
  for (std::size_t line = 0; line < lines.size(); ++line) {
    for (std::size_t at = 0; at < lines[line].size(); ++at) {
      if (!is_checked(format, line, at)) continue;
      for (const char to : std::string_view("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<")) {
        if (weight_of(to) == weight_of(lines[line][at])) continue;
        auto changed = lines;
        changed[line][at] = to;
        if (read_mrz(changed, today).ok()) ++missed;
      }
    }
  }
  return missed;
}

}  // namespace kroniek::test
