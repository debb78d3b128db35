// On whom a duty waits, and in which role, where that stands in other streams than its own: a role that only
// one organisation has is that organisation's; and where a duty on an organisation names no role, it is its
// duty officer's, whose role goes by the organisation's kind. Asked as of one moment, so a worklist of last
// Tuesday is by the mandates of last Tuesday.
#pragma once

#include <map>

#include "core/domain/mandates.h"
#include "core/register/views.h"

namespace kroniek {

class DutyPlaces {
 public:
  // Mandates count that hold at `at`.
  DutyPlaces(const LogReader& log, const Moment& moment, Instant at) : log_(log), moment_(moment), at_(at) {}

  // Fills in what the duty leaves open, as far as it is known.
  Result<Ok> place(Duty& duty);
  // The roles that only this organisation has.
  Result<std::vector<std::string_view>> roles_of_only(const StreamId& organisation);

 private:
  Result<std::optional<StreamId>> only_holder(mandate::Role role);
  Result<std::optional<StreamId>> find_only_holder(mandate::Role role);
  Result<std::optional<StreamId>> centre();
  Result<std::optional<StreamId>> organisation_of(const StreamId& holder);
  Result<std::string_view> duty_officer_of(const StreamId& organisation);

  const LogReader& log_;
  const Moment& moment_;
  Instant at_;
  std::map<mandate::Role, std::optional<StreamId>> holders_;
  std::map<StreamId, std::string_view> officers_;
};

// Whether duties whose role is left open may turn out to be those of this one.
bool is_duty_officer(std::string_view role);

}  // namespace kroniek
