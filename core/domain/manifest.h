// Passenger lists: workbooks (.xlsx), or CSV (RFC 4180) of `,`, `;` or tabs, with a header in Dutch or
// English, its columns in any order. Good rows are taken and bad rows are reported with line and reason;
// unknown stays unknown. Nothing that is reported repeats a cell, and no citizen service number (BSN) comes
// out, whatever column it stood in.
#pragma once

#include "core/bytes.h"
#include "core/domain/registration_identity.h"
#include "core/formats/text_encoding.h"

namespace kroniek {

struct ManifestValues {
  // The list's own id, or the row's line where the list has no id column; what an import states of it is its
  // code (external_ids.h).
  std::string external_id;
  std::optional<std::string> last_name;
  std::optional<std::string> first_names;
  std::optional<std::string> other_script_name;
  std::optional<std::string> full_name;  // in one column; which part of it is which, the list does not say
  std::vector<std::string> alternate_names;  // no list has a column for them; other formats do
  PartialDate date_of_birth;
  bool birth_date_doubtful = false;  // 1 January
  std::optional<bool> minor;         // as listed, or where not listed as the birth date says for sure
  std::optional<Sex> sex;
  std::vector<std::string> nationalities;  // alpha-3, each once
  std::optional<registration::DocumentType> document_type;
  std::optional<std::string> document_issuer;  // alpha-3
  std::optional<std::string> document_number;  // capitals and digits, without separators
  std::optional<Date> document_expiry;
  std::optional<registration::MrzResult> mrz_result;
  std::optional<Mrz> mrz;            // where mrz_result is valid; it filled in what the columns leave out
  std::optional<std::string> group;  // opaque: who belongs together
  bool operator==(const ManifestValues&) const = default;
};

struct ManifestRow {
  std::size_t line = 0;  // of the file, from 1, where the row begins
  ManifestValues values;
  // Which version of the person's record the row is, where the source says that of each; then its code, as of
  // the id. Lists have versions as a whole.
  std::string version = {};
  bool operator==(const ManifestRow&) const = default;
};

// noted: the row is taken without what the fault names; list columns that nobody knows are noted at line 1.
enum class ManifestEffect { noted, row_refused };
struct ManifestFault {
  std::size_t line = 0;
  std::string
      column;  // `lastName`, `mrz` …; the column's number where it has no known name; empty for a whole row
  std::string code;
  std::string detail;
  ManifestEffect effect = ManifestEffect::row_refused;
  bool operator==(const ManifestFault&) const = default;
};

// What became of a column of the list.
struct ManifestColumnUse {
  std::size_t number = 0;  // from 1
  std::string_view field;  // `lastName`, `mrz1` …; empty where the column is not taken
  std::size_t filled = 0;  // rows in which it says something
  bool operator==(const ManifestColumnUse&) const = default;
};

struct Manifest {
  std::size_t header_line = 0;
  std::vector<ManifestColumnUse> columns;
  std::vector<ManifestRow> rows;
  std::vector<ManifestFault> faults;  // by line
  std::size_t rows_refused = 0;
  bool has_ids = false;
  Hash digest{};  // SHA-256 of the list as received
};

constexpr std::size_t manifest_bytes_max = 8 << 20;  // 5,000 rows of the longest that is sensible
constexpr std::size_t manifest_rows_max = 5'000;
constexpr std::size_t manifest_cell_bytes_max = 1'000;

constexpr std::size_t manifest_header_rows_max = 10;  // the header is looked for in so many

// A column of a list that calls things by names of its own.
struct ColumnChoice {
  std::string header;  // as the list has it, whatever its case, blanks and marks; or `#3`: the third column
  std::string field;   // a name of a known column, in Dutch or English; `-`: leave the column out
  bool operator==(const ColumnChoice&) const = default;
};
// `Header=field`; parted at the last `=`. `manifest.map-malformed`, `manifest.map-field-unknown`.
Result<ColumnChoice> read_column_choice(std::string_view text);

struct ManifestOptions {
  std::vector<ColumnChoice> columns = {};
  std::string sheet = {};  // of a workbook; the first one that is not hidden where left out
  TextEncoding encoding = TextEncoding::as_marked;
};

// `today` decides what lies in the future, who is a minor, and the centuries of machine-readable zones. The
// header is that row among the first ten which names most columns, one of them of a name or a zone.
// The whole list is refused with `manifest.too-large`, `manifest.too-many-rows`, `manifest.not-utf-8`,
// `manifest.nul`, `manifest.old-workbook`, `manifest.header-missing` (no column of a name or a zone is
// known), `manifest.column-twice`, `manifest.map-column-missing`, `manifest.map-malformed`,
// `manifest.map-field-unknown`; a workbook with the codes of core/formats/xlsx.h too. A row is refused with
// `manifest.quoting`, `cell-too-long`, `cell-error`, `cell-count`,
// `row-empty`, `control-character`, `name-not-a-name`, `name-too-long`, `date-malformed`,
// `date-of-birth-in-future`, `date-of-birth-too-old`, `sex`, `minor`, `nationality`, `document-issuer`,
// `document-number-is-bsn`, `external-id`, `external-id-not-opaque`, `external-id-missing`,
// `external-id-twice`, `external-id-is-bsn`, `external-id-is-document-number` (all after `manifest.`). Noted
// are `manifest.column-unknown`, `column-sequence`, `row-above-header`, `document-type`,
// `document-number-characters` (not kept), `document-number-form` (kept: it is what the list says), `group`
// (not kept), `minor-differs`, `mrz-differs` (nothing is taken over from the zone), and every fault of
// read_mrz (the zone is not kept).
Result<Manifest> read_manifest(std::string_view file, Date today, const ManifestOptions& options = {});

// The source under which the rows' external ids mean something. With an id column it is the list's name: a
// later version of the list names the same people by the same ids. Line numbers name people in this very file
// only, so without one the file's digest follows the name: a list in another order must never be taken for
// the same people. `manifest.list-name`: it must be an opaque code that leaves room for the digest's nine
// characters.
Result<std::string> manifest_source(std::string_view list_name, const Manifest& manifest);

}  // namespace kroniek
