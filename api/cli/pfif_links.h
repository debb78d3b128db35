// What becomes of the notes of a PFIF document. A note that names two records of one person suggests a link
// between their files, for people to judge, with what it says as the explanation. What else notes say is not
// taken, and told of each.
#pragma once

#include <map>

#include "api/cli/import_client.h"
#include "api/import/manifest_import.h"
#include "api/import/pfif_notes.h"

namespace kroniek::cli {

struct LinkCount {
  std::uint64_t suggested = 0;
  std::uint64_t there = 0;  // pairs that have a link already, whatever became of it
  std::vector<ManifestFault> faults;
};

class PfifLinks {
 public:
  // Both outlive it.
  PfifLinks(ImportClient& client, const ManifestImport& run) : client_(client), run_(run) {}

  Result<Ok> look_at(const std::vector<PfifNote>& notes);
  const LinkCount& count() const { return count_; }

 private:
  struct File {
    StreamId stream;
    std::string number;
  };
  struct Pair {
    StreamId a, b;
    std::size_t number = 0;          // of the first note that says so
    std::vector<std::string> texts;  // each once
  };
  Result<Ok> find_files(const std::vector<PfifNote>& notes);
  Result<Ok> find_own(const PfifRecordOf& record);
  const File* file_of(const std::optional<PfifRecordOf>& record) const;
  void take(const PfifNote& note);
  Result<Ok> suggest(const Pair& pair);
  Result<std::optional<Error>> state(const Pair& pair);
  std::string said_by(const Pair& pair);
  void note(std::size_t number, std::string_view field, std::string_view code, std::string detail);

  ImportClient& client_;
  const ManifestImport& run_;
  std::map<PfifRecordOf, File> files_;
  std::map<std::string, Pair> pairs_;  // by link::pair_of
  LinkCount count_;
};

}  // namespace kroniek::cli
