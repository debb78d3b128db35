// Machine-readable zones of travel documents: ICAO Doc 9303 parts 3 to 7 (TD1, TD2, TD3, MRV-A, MRV-B).
// Reading checks every digit and reports all faults at once; no fault ever repeats what was read. The citizen
// service number (BSN) in the optional data of Dutch documents is dropped by position before anything is
// returned.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "core/time.h"

namespace kroniek {

enum class MrzFormat { td1, td2, td3, mrv_a, mrv_b };
constexpr auto names_of(MrzFormat) {
  return std::array<std::string_view, 5>{"TD1", "TD2", "TD3", "MRV-A", "MRV-B"};
}
enum class Sex { female, male, unspecified };
constexpr auto names_of(Sex) {
  return std::array<std::string_view, 3>{"female", "male", "unspecified"};
}

// absent: the format has no such digit, or the field is empty and so is its digit.
enum class MrzCheck { verified, absent };
struct MrzChecks {
  MrzCheck document_number = MrzCheck::absent;
  MrzCheck birth_date = MrzCheck::absent;
  MrzCheck expiry = MrzCheck::absent;
  MrzCheck optional_data = MrzCheck::absent;
  MrzCheck composite = MrzCheck::absent;
  bool operator==(const MrzChecks&) const = default;
};

struct Mrz {
  MrzFormat format = MrzFormat::td3;
  std::string document_type;  // one or two letters: `P`, `ID`
  std::string issuer;         // Doc 9303 part 3 section 5, as printed: `NLD`, `D`
  std::string
      document_number;  // whole, where TD1 or TD2 split a long one; `<` stands for what a zone cannot show
  std::string primary_identifier;    // words parted by one space; `DE BRUIJN`
  std::string secondary_identifier;  // may be empty
  bool names_truncated = false;  // the name field is full, so more may follow in print (part 3 section 4.7)
  std::string nationality;
  PartialDate birth_date;  // without a year, or without a month, the smaller parts are not kept either
  Sex sex = Sex::unspecified;
  std::optional<Date> expiry;
  std::string optional_data;    // empty for NLD; fillers inside stay `<`
  std::string optional_data_2;  // TD1's second line; empty for NLD
  MrzChecks checks;
  bool operator==(const Mrz&) const = default;
};

// Reads the lines of one zone. `today` decides the century: a birth date is the latest one that is not after
// it, an expiry lies within fifty years of it. All faults are reported, the first one's code is the error's:
// `mrz.length`, `mrz.lower-case`, `mrz.character` (then nothing else is read); `mrz.document-type`,
// `mrz.issuer`, `mrz.name`, `mrz.document-number`, `mrz.document-number-is-bsn`, `mrz.nationality`,
// `mrz.birth-date`, `mrz.sex`, `mrz.expiry`, and `mrz.check-digit-` with `document-number`, `birth-date`,
// `expiry`, `optional-data`, `composite`. A digit weighs its field modulo ten (part 3 section 4.9), so it
// cannot tell 0, A, K, U and `<` apart, and so on.
Result<Mrz> read_mrz(std::span<const std::string> lines, Date today);
// The same from one text with LF or CRLF between the lines and perhaps one at the end.
Result<Mrz> read_mrz(std::string_view text, Date today);

// The lines of a correct zone for these values; `names_truncated` and `checks` are not looked at. Names are
// written by part 3 section 6 and cut by part 3 section 4.7. What was read is written back the same, but for
// dropped data. Codes as above, and `mrz.name-not-latin`, `mrz.optional-data`.
Result<std::vector<std::string>> write_mrz(const Mrz& values);

// Latin letters of part 3 section 6 A in A to Z; apostrophes and full stops go, blanks, hyphens and commas
// part words by one space. `mrz.name-not-latin` for any other script: give its transliteration.
Result<std::string> mrz_letters(std::string_view name);

// 7-3-1 modulo ten, part 3 section 4.9; `text` holds A to Z, 0 to 9 and `<` only.
char mrz_check_digit(std::string_view text);

}  // namespace kroniek
