// What each event of a group changes, and what then waits.
#include <algorithm>

#include "core/domain/groups.h"
#include "core/domain/mandates.h"

namespace kroniek::group {
namespace {

Member* member_of(State& state, const StreamId& registration) {
  const auto found = std::find_if(state.members.begin(), state.members.end(),
                                  [&](const Member& each) { return each.registration == registration; });
  return found == state.members.end() ? nullptr : &*found;
}

// A minor without a responsible adult is alone from `now` on, unless that was so before.
void look_after(Member& member, Instant now) {
  if (!member.minor.value_or(false) || member.responsible.has_value())
    member.alone_since.reset();
  else if (!member.alone_since.has_value())
    member.alone_since = now;
}

// Nobody is looked after any longer by `adult`.
void release_from(State& state, const StreamId& adult, Instant now) {
  for (auto& each : state.members)
    if (each.responsible.has_value() && each.responsible->adult == adult) {
      each.responsible.reset();
      look_after(each, now);
    }
}

void set_minority(State& state, Member& member, std::optional<bool> minor, Instant now) {
  member.minor = minor;
  if (minor == false) member.responsible.reset();
  look_after(member, now);
  // Who turns out to be a child is responsible for nobody.
  if (minor == true) release_from(state, member.registration, now);
}

RelationHeld turned(const RelationHeld& said, Relation relation) {
  return {said.to, said.from, relation};
}

}  // namespace

const Member* find_member(const State& state, const StreamId& registration) {
  const auto found = std::find_if(state.members.begin(), state.members.end(),
                                  [&](const Member& each) { return each.registration == registration; });
  return found == state.members.end() ? nullptr : &*found;
}

RelationHeld canonical(const RelationHeld& said) {
  switch (said.relation) {
    case Relation::child:
      return turned(said, Relation::parent);
    case Relation::grandchild:
      return turned(said, Relation::grandparent);
    case Relation::ward:
      return turned(said, Relation::guardian);
    case Relation::parent:
    case Relation::grandparent:
    case Relation::guardian:
      return said;
    case Relation::partner:
    case Relation::sibling:
    case Relation::companion:
    case Relation::other:
      return {std::min(said.from, said.to), std::max(said.from, said.to), said.relation};
  }
  return said;
}

// ---- evolve

void evolve(State& state, const Formed& event, const Told& told) {
  if (told.claims.operation.has_value()) state.group_of = *told.claims.operation;
  state.kind = event.kind;
  state.code = event.code;
}
void evolve(State& state, const MemberAdded& event, const Told& told) {
  state.registrations.push_back(event.registration);
  auto& member = state.members.emplace_back();
  member.registration = event.registration;
  member.minor = event.minor;
  look_after(member, told.claims.occurred_at);
}
void evolve(State& state, const MinorityRecorded& event, const Told& told) {
  if (auto* member = member_of(state, event.registration))
    set_minority(state, *member, event.minor, told.claims.occurred_at);
}
void evolve(State& state, const MemberRemoved& event, const Told& told) {
  const auto& gone = event.registration;
  std::erase(state.registrations, gone);
  std::erase_if(state.members, [&](const Member& each) { return each.registration == gone; });
  std::erase_if(state.relations,
                [&](const RelationHeld& each) { return each.from == gone || each.to == gone; });
  release_from(state, gone, told.claims.occurred_at);
  state.reason.supersede(event.reason);
}
void evolve(State& state, const RelationAsserted& event, const Told&) {
  state.relations.push_back({event.from, event.to, event.relation});
}
void evolve(State& state, const RelationRetracted& event, const Told&) {
  const auto wrong = canonical({event.from, event.to, event.relation});
  std::erase_if(state.relations, [&](const RelationHeld& each) { return canonical(each) == wrong; });
  state.reason.supersede(event.reason);
}
void evolve(State& state, const ResponsibleAdultRecorded& event, const Told& told) {
  auto* member = member_of(state, event.minor);
  if (member == nullptr) return;
  member->responsible = Responsible{event.adult, event.basis, event.decision};
  look_after(*member, told.claims.occurred_at);
}
void evolve(State& state, const Separated& event, const Told& told) {
  auto* member = member_of(state, event.member);
  if (member == nullptr) return;
  member->separated_since = told.claims.occurred_at;
  member->place = event.place;
}
void evolve(State& state, const Reunited& event, const Told&) {
  auto* member = member_of(state, event.member);
  if (member == nullptr) return;
  member->separated_since.reset();
  member->place.reset();
}
void evolve(State& state, const Dissolved& event, const Told&) {
  state.phase = Phase::dissolved;
  state.reason.supersede(event.reason);
}

// ---- duties

std::vector<Duty> duties(const State& state) {
  std::vector<Duty> waiting;
  if (state.phase == Phase::dissolved) return waiting;
  const auto add = [&](std::string_view kind, const Member& member, const std::optional<Instant>& since) {
    if (since.has_value())
      waiting.push_back(
          {kind, to_string(member.registration), {}, name_of(mandate::Role::reception_lead), *since, {}});
  };
  for (const auto& member : state.members) {
    add("group.reunion-due", member, member.separated_since);
    add("group.responsible-adult-due", member, member.alone_since);
  }
  return waiting;
}

}  // namespace kroniek::group
