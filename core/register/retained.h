// Which files are past their term of retention (core/domain/retention.h), computed from one snapshot: nothing
// is erased by this, and nothing is stored.
#pragma once

#include "core/domain/retention.h"
#include "core/register/views.h"

namespace kroniek {

struct PastTerm {
  StreamId subject;
  erasure::Erased erased{};
  Instant ended;                    // from which the term ran
  Instant since;                    // the end of the term
  std::string why;                  // what the term rests on
  std::optional<StreamId> hold;     // that keeps it, and so beats the term
  std::optional<StreamId> erasure;  // proposed or approved, not performed yet
  static constexpr auto fields = [](auto&& each) {
    return each(field("subject", &PastTerm::subject, "The file that is past its term."),
                field("class", &PastTerm::erased, "Which of its values are kept no longer."),
                field("endedAt", &PastTerm::ended,
                      "When the file ended, or, where it never did, its operation was closed."),
                field("since", &PastTerm::since, "When the term ended."),
                field("why", &PastTerm::why, "What the term rests on."),
                field("hold", &PastTerm::hold, RefersTo{"holds"}, "The hold that keeps it all the same."),
                field("erasure", &PastTerm::erasure, RefersTo{"erasures"},
                      "The erasure that is proposed or approved, and not performed yet."));
  };
};

// Of real data, or of exercise data, as the snapshot has them; what is erased or was never given is left out.
// Longest overdue first. Codes as LogReader::read.
//
// A term runs from the statement that ended the file, not from its newest one: facts go on being stated of a
// file that has ended, and must not keep it. Of that statement's two moments the earlier one counts. An
// author chooses `occurredAt`, so it lengthens no term beyond what `recordedAt` gives; what is entered long
// after it happened was over all that time.
Result<std::vector<PastTerm>> past_terms(const LogReader& log, bool exercise, Instant at);

}  // namespace kroniek
