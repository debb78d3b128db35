// The complete table of an aggregate: what becomes of each of its events in each of its phases. Kept as a
// page of the documentation, ops/transitions/<collection>.md, which the table's test generates and compares.
#pragma once

#include <functional>
#include <map>
#include <string>

#include "tests/support/story.h"

namespace kroniek::test {

// How a story comes to a phase, and the stream that is then in it.
using Phases = std::map<std::string, std::function<StreamId(Story&)>>;
// A sound statement of each type, `data` as JSON: legal wherever the phase allows its type.
using Samples = std::map<std::string, std::string>;

// The page, Markdown: a row for each event, a column for each phase. Fails where a phase of `names` or an
// event of the aggregate is left out, or where a story does not end in the phase that it is for.
std::string transitions_table(const AggregateRow& aggregate, const std::vector<std::string>& names,
                              const Phases& phases, const Samples& samples);
// The same of an aggregate without phases: the columns are the situations that make a difference to it, and
// `why` says what they are.
std::string situations_table(const AggregateRow& aggregate, const std::string& why,
                             const std::vector<std::string>& names, const Phases& situations,
                             const Samples& samples);
// The rows of a page's first table that are about these types, under its head: what differs, and no more.
std::string rows_about(const std::string& page, const std::vector<std::string>& types);

template <typename Phase>
std::string transitions_page(const AggregateRow& aggregate, const Phases& phases, const Samples& samples) {
  const auto all = names_of(Phase{});
  return transitions_table(aggregate, {all.begin(), all.end()}, phases, samples);
}

}  // namespace kroniek::test
