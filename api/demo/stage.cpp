#include "api/demo/stage.h"

namespace kroniek::demo {
namespace {

bool is_about_people(const StreamId& stream) {
  return stream.collection == "movements" || stream.collection == "registrations";
}

}  // namespace

void Prompter::complete(const Persona& by, Instant now, PlainStatement& plain) {
  plain.mandate = by.mandate;
  plain.occurred_at = now;
  plain.version = next_version(*plain.stream);
  const bool people = is_about_people(*plain.stream);
  if (plain.basis.empty()) plain.basis = {people ? "AVG-6-1-e" : "Wvr-39"};
  if (people && !plain.operation.has_value()) plain.operation = operation_;
  if (people && !plain.via.has_value()) plain.via = Via::desk;
}

}  // namespace kroniek::demo
