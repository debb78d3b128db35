// On which mandate a reader may open which personal fields. Pure over one snapshot; the opening's own
// statement is checked again in its place in the log like every other.
#pragma once

#include <string>
#include <vector>

#include "core/register/sign_in.h"
#include "core/register/views.h"

namespace kroniek {

struct OpenQuestion {
  const StreamId& subject;
  const Json& view;                        // of the subject
  const std::vector<std::string>& names;   // asked for; none: all that are allowed
  const std::optional<StreamId>& mandate;  // asked for
};
struct OpenGrant {
  StreamId mandate;
  std::vector<std::string> names;  // sorted
};

// `opening.nothing-personal`, `opening.field-unknown`, `opening.field-not-allowed`, `opening.no-mandate`.
Result<OpenGrant> find_open_right(const OpenQuestion& question, const SignedIn& reader, const LogReader& log,
                                  Instant now);

}  // namespace kroniek
