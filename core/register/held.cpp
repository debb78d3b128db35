#include "core/register/held.h"

namespace kroniek {

Held fold(const Held* before, const Folding& folding) {
  const auto& claims = folding.told.claims;
  Held next;
  next.aggregate = folding.type.aggregate;
  if (before != nullptr) {
    next.envelope = before->envelope;
  } else {
    next.envelope.id = claims.stream;
    next.envelope.opened_at = claims.occurred_at;
    next.envelope.operation = claims.operation;
    next.envelope.exercise = claims.is_exercise();
  }
  ++next.envelope.version;
  next.envelope.head = claims.jti;
  next.envelope.index = static_cast<std::int64_t>(folding.told.position.value);
  next.envelope.recorded_at = folding.told.recorded_at;
  next.envelope.occurred_at = claims.occurred_at;
  next.envelope.assurance = folding.told.assurance;
  const auto state = before != nullptr ? before->state : folding.type.aggregate->empty();
  next.state = folding.type.event->evolve(state, folding.event, folding.told);
  return next;
}

Json view_of(const Held& held) {
  Json view = write_fields(held.envelope, WriteMode::state);
  Json state = held.aggregate->save(held.state, Selection::all);
  auto& members = *view.members();
  for (auto& member : *state.members()) members.push_back(std::move(member));
  return view;
}

std::string view_text(const Held& held) {
  return canonical_json(view_of(held));
}

Result<Held> held_of(Json view) {
  const Error corrupt{ErrorKind::corrupt, "store.corrupt", "A stored view does not read."};
  if (view.members() == nullptr) return corrupt;
  Json shared = Json::object();
  for (const auto& member : members_of<Envelope>()) {
    if (auto* value = view.find(member.name)) {
      shared.set(member.name, std::move(*value));
      view.remove(member.name);
    }
  }
  auto envelope = read_fields<Envelope>(shared, ReadMode::state);
  if (!envelope.ok()) return corrupt;
  const auto* aggregate = find_aggregate(envelope->id.collection);
  if (aggregate == nullptr) return corrupt;
  auto state = aggregate->load(view);
  if (!state.ok()) return corrupt;
  return Held{aggregate, *std::move(envelope), *std::move(state)};
}

Result<Held> parse_view(std::string_view text) {
  auto json = parse_json(text);
  if (!json.ok()) return Error{ErrorKind::corrupt, "store.corrupt", "A stored view does not read."};
  return held_of(*std::move(json));
}

}  // namespace kroniek
