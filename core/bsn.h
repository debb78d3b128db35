// Keeps citizen service numbers (BSN) out: no text of an event may hold one, in clear or hidden (codecs.cpp
// asks). It guards against mistakes, not against who hides one on purpose.
#pragma once

#include <string_view>

namespace kroniek {

// Nine digits that could be a BSN: the eleven-test of the Dutch citizen service number (Besluit BSN).
bool passes_eleven_test(std::string_view digits);

// Whether a line of a machine-readable zone stands in the text, whole or cut off. Old Dutch ones hold a BSN
// in a run of digits with others (ICAO 9303 part 4, optional data), where no test of nine digits finds it.
bool contains_zone_line(std::string_view text);

// Whether nine digits that pass the eleven-test stand in the text, together or written 123.456.782,
// 1234.56.782 or 12.34.56.782 with full stops, hyphens or blanks, in the digits of any script; or a line of a
// machine-readable zone, which may hold one. What follows a + is a phone number (ITU-T E.164) and is not
// looked at.
bool contains_bsn(std::string_view text);

}  // namespace kroniek
