// Brings a passenger list into a register that runs elsewhere: looks up what is recorded of each row, states
// what is missing in batches, and counts. A second import of the same list states nothing.
#pragma once

#include "api/cli/person.h"
#include "api/http_client.h"
#include "api/import/manifest_import.h"
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
  std::vector<RowRefusal> refusals = {};
  bool list_recorded = false;         // false: this very list was received before
  std::optional<Error> refused = {};  // the register refused a request as a whole, and the import ended there
};

// Where the file of a row's person stands.
struct FileSoFar {
  StreamId stream;
  std::int64_t version = 0;  // 0: there is none yet
  bool expected = false;     // on this movement
  bool announced = false;
  bool identified = false;
};

class ManifestImporter {
 public:
  // All of it outlives the importer.
  struct Ports {
    http::Client& client;
    const Person& person;
    const Toolbox& tools;
    std::string origin;
  };
  ManifestImporter(const Ports& ports, ManifestImport import, RegistrationNumber last_number)
      : ports_(ports), import_(std::move(import)), last_number_(std::move(last_number)) {}

  // Records that the list was received, unless it was. An error: what kept it from it, or count().refused.
  Result<Ok> receive(const Manifest& manifest);
  // Some rows of it, at most rows_max.
  static constexpr std::size_t rows_max = 100;
  Result<Ok> take(std::span<const ManifestRow> rows);
  const ImportCount& count() const { return count_; }
  const RegistrationNumber& last_number() const { return last_number_; }

 private:
  struct Line {
    std::size_t row;
    std::string text;  // an SD-JWT as a JSON string
  };
  Error refusal(const http::Response& answer);
  Result<Json> get(const std::string& target);
  Result<std::optional<Json>> find_file(const std::string& filter);
  Result<std::string> next_number();
  Result<std::vector<PlainStatement>> missing(const ManifestRow& row);
  Result<FileSoFar> read_file(const Json& view) const;
  Result<std::string> sign(const PlainStatement& plain);
  Result<Ok> send(std::span<const ManifestRow> rows, const std::vector<Line>& lines);

  Ports ports_;
  ManifestImport import_;
  RegistrationNumber last_number_;
  ImportCount count_;
};

}  // namespace kroniek::cli
