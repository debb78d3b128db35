// A stream as it stands: the part that all views share, and the aggregate's own state. Its canonical JSON is
// what the views table holds, what is served, and what a state seal commits to. A value; folding makes the
// next one.
#pragma once

#include <optional>
#include <string>

#include "core/catalog.h"

namespace kroniek {

struct Envelope {
  StreamId id;
  std::int64_t version = 0;  // how many statements made it
  Uuid head;                 // the newest of them
  std::int64_t index = 0;    // its place in the log
  Instant recorded_at;
  Instant occurred_at;
  Instant opened_at;  // when the first one occurred
  std::optional<StreamId> operation;
  bool exercise = false;
  Assurance assurance{};
  std::optional<bool> erased, text_erased;  // never stored: said of a view when it is shown

  static constexpr auto fields = [](auto&& each) {
    return each(
        field("id", &Envelope::id, "The stream, and its path under /v1/."),
        field("version", &Envelope::version, Range{1, 1'000'000'000}, "How many statements made this view."),
        field("head", &Envelope::head, "The newest statement of the stream."),
        field("index", &Envelope::index, Range{0, json_integer_max},
              "Where that statement stands in the log."),
        field("recordedAt", &Envelope::recorded_at, "When that statement was recorded."),
        field("occurredAt", &Envelope::occurred_at, "When what it says happened."),
        field("openedAt", &Envelope::opened_at, "When what opened the stream happened."),
        field("operation", &Envelope::operation, Mark::indexed, RefersTo{"operations"},
              "The operation it belongs to."),
        field("exercise", &Envelope::exercise, "Exercise data, apart from all real data."),
        field("assurance", &Envelope::assurance,
              "Whether the author's own key or the service signed the newest one."),
        field("erased", &Envelope::erased, "True where the personal values were erased."),
        field("textErased", &Envelope::text_erased, "True where the free text was erased."));
  };
};

struct Held {
  const AggregateRow* aggregate = nullptr;
  Envelope envelope;
  AnyState state;
};

// The stream after a statement that decide accepted (or that the log holds). `before` is null for version 1.
struct Folding {
  EventType type;
  AnyEvent event;
  Told told;
};
Held fold(const Held* before, const Folding& folding);

Json view_of(const Held& held);
std::string view_text(const Held& held);         // canonical JSON (RFC 8785)
Result<Held> held_of(Json view);                 // `store.corrupt`
Result<Held> parse_view(std::string_view text);  // the same

}  // namespace kroniek
