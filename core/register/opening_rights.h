// On which mandate a reader may open which personal fields of whom. Pure over one snapshot; the opening's own
// statement is checked again in its place in the log like every other.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/domain/permissions.h"
#include "core/register/disclosing.h"
#include "core/register/newest_states.h"
#include "core/register/own_mandates.h"

namespace kroniek {

// Whether a right is one to this field.
bool opens(OpenRight right, const PersonalField& field);

struct OpenGrant {
  StreamId mandate;
  std::vector<std::string> names;      // sorted
  std::optional<StreamId> scope = {};  // of grant_in: the one operation that the mandate is for
};

// What one reader may open: his mandates, read once, so that many subjects may be asked for.
class OpeningRights {
 public:
  // With `mandate` on that one only. The log's snapshot outlives it.
  static Result<OpeningRights> of(const SignedIn& reader, const std::optional<StreamId>& mandate,
                                  const LogReader& log, Instant now);

  // The same of mandates that were read before.
  static OpeningRights on(const std::vector<OwnMandate>& own, const Snapshot& snapshot);

  // Keeps the mandates that may state this type too; false where none is left.
  bool keep_stating(std::string_view type) {
    std::erase_if(mandates_, [&](const OwnMandate& own) { return !may_state(own.state.role, type); });
    return !mandates_.empty();
  }

  // The mandate that opens these fields (none: all that it allows) of all subjects.
  // `opening.nothing-personal`, `opening.field-unknown`; where no mandate does, why the nearest does not:
  // `opening.no-mandate`, `opening.subject-shielded`, `opening.field-not-allowed`. With several subjects its
  // faults say which of them:
  // `/subjects/3`. Subjects that are not there: `opening.subject-unknown`; of several kinds, or an exercise's
  // beside real ones: `opening.subjects-mixed`.
  Result<OpenGrant> grant(std::span<const StreamId> subjects, const std::vector<std::string>& names) const;

  // The mandate that opens these fields of the most subjects, and of which: for a search, which finds nobody
  // else. No subjects where there is none.
  struct Openable {
    OpenGrant grant;
    std::vector<StreamId> subjects;  // in the order asked
  };
  Result<Openable> openable(std::span<const StreamId> subjects, const std::vector<std::string>& names) const;

  // The mandate that opens these fields in a collection, of whomever it may be, in this operation if one is
  // given: for a look that may find nobody. `opening.no-mandate`, `opening.field-not-allowed`.
  Result<OpenGrant> grant_in(std::string_view collection, const std::optional<StreamId>& operation,
                             const std::vector<std::string>& names) const;

  // Whether there is a mandate that opens these fields (none: something) of the subject.
  bool may_open(const StreamId& subject, const std::vector<std::string>& names) const;

 private:
  explicit OpeningRights(const Snapshot& snapshot) : snapshot_(snapshot), states_(snapshot) {}
  bool is_seen_by(mandate::Role role, const Held& file) const;
  std::string_view refusal(const OwnMandate& mandate, const Held& subject,
                           const std::vector<std::string>& names) const;
  Result<std::vector<Held>> read(std::span<const StreamId> subjects) const;

  const Snapshot& snapshot_;
  NewestStates states_;
  std::vector<OwnMandate> mandates_;  // those that hold and may state an opening
};

}  // namespace kroniek
