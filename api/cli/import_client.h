// What imports ask of a register that runs elsewhere, and how they state things in it: every request is
// signed in anew and repeated until it is answered. A request that the register refuses as a whole ends the
// import, and is remembered, so that what was done before it can be told.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "api/cli/person.h"
#include "api/http_client.h"
#include "core/register/sealing.h"

namespace kroniek::cli {

class ImportClient {
 public:
  // All of it outlives the client.
  struct Ports {
    http::Client& client;
    const Person& person;
    const Toolbox& tools;
    std::string origin;
  };
  // `exercise`: lists are asked of exercise data.
  ImportClient(const Ports& ports, bool exercise) : ports_(ports), exercise_(exercise) {}

  Result<http::Response> ask(const std::string& target);
  Result<Json> get(const std::string& target);
  // None where there is nothing.
  Result<std::optional<Json>> find(const std::string& target);
  // All that a paged list holds, or its first row.
  Result<std::vector<Json>> list(const std::string& target);
  Result<std::optional<Json>> first(const std::string& target);
  // The codes under which the register knows these ids of a source (core/domain/external_ids.h), in their
  // order.
  Result<std::vector<std::string>> codes(const std::string& source, const std::vector<std::string>& ids);
  // The claims of a file's statements.
  Result<std::vector<Json>> history(const StreamId& file);

  // An SD-JWT as a JSON string, signed by the person.
  Result<std::string> sign(const PlainStatement& plain) const;
  // One statement; what it was refused for, if it was.
  Result<std::optional<Error>> state(const PlainStatement& plain);
  // Several signed ones in one request, at most a few hundred; what each was refused for, if it was.
  Result<std::vector<std::optional<Error>>> state_all(const std::vector<std::string>& lines);

  // A new file's, as of that moment.
  Uuid new_id(Instant at) const;
  bool is_exercise() const { return exercise_; }
  // Ends the import with what cannot be done without.
  Error end_with(Error refusal) {
    refused_ = refusal;
    return refusal;
  }
  // What ended it: a request that was refused as a whole.
  const std::optional<Error>& refused() const { return refused_; }

 private:
  Error refusal(const http::Response& answer);
  Result<http::Response> answer_to(const std::string& target);
  Result<std::vector<std::string>> some_codes(const std::string& source, std::span<const std::string> ids);

  Ports ports_;
  bool exercise_;
  std::optional<Error> refused_;
};

// A part of a register's answer is not as it must be.
Error unexpected_answer(std::string detail);

// The part of a query that finds the file of a source's id.
std::string source_key_filter(std::string_view source, std::string_view code);

}  // namespace kroniek::cli
