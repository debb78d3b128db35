// Which files are past their term of retention (core/domain/retention.h), computed from the views of one
// snapshot: nothing is erased by this, and nothing is stored.
#pragma once

#include "core/domain/retention.h"
#include "core/register/views.h"

namespace kroniek {

struct PastTerm {
  StreamId subject;
  erasure::Erased erased{};
  Instant since;                    // the end of the term
  std::string why;                  // what the term rests on
  std::optional<StreamId> hold;     // that keeps it, and so beats the term
  std::optional<StreamId> erasure;  // proposed or approved, not performed yet
  static constexpr auto fields =
      std::tuple{field("subject", &PastTerm::subject, "The file that is past its term."),
                 field("class", &PastTerm::erased, "Which of its values are kept no longer."),
                 field("since", &PastTerm::since, "When the term ended."),
                 field("why", &PastTerm::why, "What the term rests on."),
                 field("hold", &PastTerm::hold, RefersTo{"holds"}, "The hold that keeps it all the same."),
                 field("erasure", &PastTerm::erasure, RefersTo{"erasures"},
                       "The erasure that is proposed or approved, and not performed yet.")};
};

// Of real data, or of exercise data; what is erased is left out. Longest overdue first. Codes as all_held.
Result<std::vector<PastTerm>> past_terms(const LogReader& log, bool exercise, TreeSize size, Instant at);

}  // namespace kroniek
