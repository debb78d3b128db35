// What waits on whom, since when, until when: the duties of all streams together, as of any moment. Streams
// are found by the lists of those in which something waits; each duty is then read off the view itself.
#pragma once

#include "core/register/views.h"

namespace kroniek {

// What is left out does not narrow it.
struct WorklistQuery {
  bool exercise = false;
  bool overdue = false;  // only what is
  std::optional<StreamId> organisation;
  std::optional<StreamId> operation;
  std::string role;
  std::string kind;
  std::size_t streams_max = 20'000;  // bounds the work of one question
};

// A duty (core/duty.h) with its place: where it waits on whoever holds a role, and only one organisation has
// that role, it waits on that organisation.
struct WorkItem {
  StreamId stream;
  std::string kind;
  std::optional<std::string> about;
  std::optional<StreamId> organisation;
  std::optional<std::string> role;
  Instant since;
  std::optional<Instant> until;
  bool overdue = false;
  std::optional<StreamId> operation;
  Uuid statement;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("stream", &WorkItem::stream, "The stream in which something waits."),
        field("kind", &WorkItem::kind, "What has to be done."),
        field("about", &WorkItem::about, "Which one, where a stream holds several of one kind."),
        field("organisation", &WorkItem::organisation, RefersTo{"organisations"},
              "On whom it waits; left out: on whoever holds the role, which several organisations have."),
        field("role", &WorkItem::role,
              "The role that does it, as mandates name it; left out: whoever speaks for the organisation."),
        field("since", &WorkItem::since, "Since when it waits."),
        field("until", &WorkItem::until, "The first moment at which it is overdue; left out: no term."),
        field("overdue", &WorkItem::overdue, "Whether that moment has come."),
        field("operation", &WorkItem::operation, RefersTo{"operations"}, "The operation of the stream."),
        field("statement", &WorkItem::statement, "The stream's newest statement."));
  };
};

// The most urgent first: by term, those without one last, then by age. `at` is the moment that terms are
// compared with. Kind too_large, `worklist.too-long`, where more than `streams_max` streams would have to be
// read; by a moment's `valid_at` all of an aggregate that can have the kind, or of the operation, is read.
Result<std::vector<WorkItem>> worklist(const LogReader& log, const WorklistQuery& query, const Moment& moment,
                                       Instant at);

}  // namespace kroniek
