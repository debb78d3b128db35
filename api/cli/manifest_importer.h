// Brings a passenger list into a register that runs elsewhere: looks up what is recorded of each row, states
// what is missing in batches, and counts. A second import of the same list states nothing. A newer version of
// a list supersedes the one before: whom it leaves out, its source does not expect any more.
#pragma once

#include <set>

#include "api/cli/import_client.h"
#include "api/import/manifest_import.h"
#include "api/import/manifest_versions.h"
#include "core/domain/registration_number.h"

namespace kroniek::cli {

// A row that the register refused, or did not answer about.
struct RowRefusal {
  std::size_t line = 0;
  std::string code;
  std::string detail;
};
struct ImportCount {
  std::uint64_t added = 0;      // rows with a new file
  std::uint64_t completed = 0;  // rows whose file was there, but not all of what the list says
  std::uint64_t already = 0;    // rows of which everything was there
  std::uint64_t statements = 0;
  std::vector<std::string> numbers_added = {};    // registration numbers, as of those that follow
  std::vector<std::string> numbers_changed = {};  // of whom it says something else than the version before
  std::vector<std::string> numbers_kept = {};     // of these, those who are known better than from a list
  std::vector<std::string> numbers_removed = {};  // whom the version before expected, and it does not
  std::optional<ManifestFault> removals_withheld = {};  // why nobody was, although it leaves people out
  bool compared = true;  // false: there is a version before, which is not at hand
  std::vector<RowRefusal> refusals = {};
  bool list_recorded = false;  // false: this very list was received before
};

// Where the file of a row's person stands.
struct FileSoFar {
  StreamId stream;
  std::int64_t version = 0;  // 0: there is none yet
  std::string number;
  bool expected = false;  // on this movement, by this list
  bool announced = false;
  bool identified = false;
  bool known_better = false;  // than a list tells
};

class ManifestImporter {
 public:
  // `client` outlives the importer.
  ManifestImporter(ImportClient& client, ManifestImport import, RegistrationNumber last_number)
      : client_(client), import_(std::move(import)), last_number_(std::move(last_number)) {}

  // Puts in place of the rows' ids the codes under which the register knows these people (external_ids.h):
  // before anything else is done with them. So of what names the version of a row.
  Result<Ok> put_codes(std::vector<ManifestRow>& rows);
  // Records that the list was received, unless it was. `previous` is the version before it, where it is at
  // hand. An error: what kept it from it, or count().refused; `import.list-superseded`,
  // `import.list-without-ids`, `import.previous-unknown`, `import.list-of-another-movement`,
  // `import.list-under-another-name`, `import.no-row-taken`.
  Result<Ok> receive(const Manifest& manifest, const Manifest* previous = nullptr);
  // Some rows of it, at most rows_max.
  static constexpr std::size_t rows_max = 100;
  Result<Ok> take(std::span<const ManifestRow> rows);
  // When all rows were taken: ends the expectation of those whom only an older version names,
  // unless removals_withheld says why not; `accepted`: somebody looked at how many these are.
  Result<Ok> drop_others(const Manifest& manifest, bool accepted);
  const ImportCount& count() const { return count_; }
  const RegistrationNumber& last_number() const { return last_number_; }

 private:
  struct Line {
    std::size_t row;
    std::string text;  // an SD-JWT as a JSON string
  };
  Result<std::string> next_number();
  Result<std::vector<PlainStatement>> missing(const ManifestRow& row);
  Result<std::vector<PlainStatement>> missing_in(FileSoFar file, const ManifestRow& row);
  Result<bool> says_otherwise(FileSoFar& file, const ManifestRow& row);
  std::vector<PlainStatement> statements_of(const ManifestRow& row, const NewFile& file) const;
  Result<FileSoFar> read_file(const Json& view) const;
  Result<Ok> look_at_other_movements();
  Result<Ok> look_at_versions(const Json& movement, const Manifest& manifest, const Manifest* previous);
  Result<std::set<std::string, std::less<>>> brought_by_this();
  Result<Ok> sort_out(const std::vector<Json>& views, const std::set<std::string, std::less<>>& ids);
  Result<std::vector<Line>> endings();
  Result<Ok> send(std::span<const ManifestRow> rows, const std::vector<Line>& lines);

  ImportClient& client_;
  ManifestImport import_;
  RegistrationNumber last_number_;
  std::set<std::string, std::less<>> changed_;  // codes of external ids
  bool is_recorded_ = false;                    // this very list
  std::vector<FileSoFar> kept_, left_out_;      // expected by its source, and whether it names them
  ImportCount count_;
};

}  // namespace kroniek::cli
