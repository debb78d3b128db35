// Who the people and organisations of an extract are: the statements that enrolled an author, granted a
// mandate and named an organisation, so that a role and a name are proved like everything else in it.
#pragma once

#include <map>

#include "core/register/extractor.h"

namespace kroniek {

// The statements about everybody whom these parts (arrays of statements) name.
Result<Json> extract_parties(const Extractor& extractor, const std::vector<const Json*>& parts);

// What the member `parties` of an extract says.
class Parties {
 public:
  explicit Parties(const Json& extract);
  // Empty where the extract does not say it.
  std::string role_of(const Json& statement) const;          // of its mandate
  std::string organisation_of(const Json& statement) const;  // the name of its author's
  std::string name_of(const std::string& organisation) const;

 private:
  std::map<std::string, std::string, std::less<>> roles_;          // by mandate
  std::map<std::string, std::string, std::less<>> organisations_;  // by actor
  std::map<std::string, std::string, std::less<>> names_;          // by organisation
};

}  // namespace kroniek
