// Groups: households, tours, school classes. A group says who belongs together, so that families stay
// together, a minor has somebody, and whoever got separated is looked for. It changes nothing in its members'
// files: whether a minor may go, the file itself decides (registrations.h).
#pragma once

#include "core/domain/group_events.h"

namespace kroniek::group {

enum class Phase { formed, dissolved };
constexpr auto names_of(Phase) {
  return std::to_array<std::string_view>({"formed", "dissolved"});
}

// A tour of several buses fits; a list of everybody who was repatriated is no group.
constexpr std::size_t members_max = 500;
constexpr std::size_t relations_max = 2'000;

struct Responsible {
  StreamId adult;
  Basis basis{};
  std::optional<std::string> decision;
  bool operator==(const Responsible&) const = default;
  static constexpr auto fields = [](auto&& each) {
    return each(field("adult", &Responsible::adult, RefersTo{"registrations"}, "Who is responsible."),
                field("basis", &Responsible::basis, "On what that rests."),
                field("decision", &Responsible::decision, "The authority's decision."));
  };
};

struct Member {
  StreamId registration;
  std::optional<bool> minor;
  std::optional<Responsible> responsible;
  std::optional<Instant> alone_since;
  std::optional<Instant> separated_since;
  std::optional<std::string> place;
  bool operator==(const Member&) const = default;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("registration", &Member::registration, RefersTo{"registrations"}, "The member's file."),
        field("minor", &Member::minor, "Under 18; not there: unknown."),
        field("responsible", &Member::responsible, "The adult who is responsible for a minor."),
        field("aloneSince", &Member::alone_since, "Since when a minor has no responsible adult."),
        field("separatedSince", &Member::separated_since, "Since when the member is away from the others."),
        field("place", &Member::place, "Where a separated member is or was last."));
  };
};

struct RelationHeld {
  StreamId from;
  StreamId to;
  Relation relation{};
  bool operator==(const RelationHeld&) const = default;
  static constexpr auto fields = [](auto&& each) {
    return each(field("from", &RelationHeld::from, RefersTo{"registrations"}, "Of whom it is said."),
                field("to", &RelationHeld::to, RefersTo{"registrations"}, "The other member."),
                field("relation", &RelationHeld::relation, "What `from` is of `to`."));
  };
};

struct State {
  Phase phase = Phase::formed;
  StreamId group_of;
  Kind kind{};
  std::optional<std::string> code;
  std::vector<StreamId> registrations;
  std::vector<Member> members;
  std::vector<RelationHeld> relations;
  Text reason;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("phase", &State::phase, Mark::indexed, "Formed, or dissolved."),
        field("groupOf", &State::group_of, RefersTo{"operations"}, "The operation that it was formed in."),
        field("kind", &State::kind, Mark::indexed, "What kind of group it is."),
        field("code", &State::code, Mark::indexed, "The number of the tour or booking."),
        field("registrations", &State::registrations, Mark::indexed, RefersTo{"registrations"},
              "The members' files."),
        field("members", &State::members, "Who belongs to it."),
        field("relations", &State::relations, "What members are of each other."),
        field("reason", &State::reason, "Why it was dissolved, or the newest member or relation removed."));
  };
};

// Null where the file is no member.
const Member* find_member(const State& state, const StreamId& registration);
// Said the one way of two: a child of somebody is that somebody's being a parent; of two partners the lower
// id stands first.
RelationHeld canonical(const RelationHeld& relation);

Result<Ok> decide(const State& state, const Formed& event, const Context& context);
Result<Ok> decide(const State& state, const MemberAdded& event, const Context& context);
Result<Ok> decide(const State& state, const MinorityRecorded& event, const Context& context);
Result<Ok> decide(const State& state, const MemberRemoved& event, const Context& context);
Result<Ok> decide(const State& state, const RelationAsserted& event, const Context& context);
Result<Ok> decide(const State& state, const RelationRetracted& event, const Context& context);
Result<Ok> decide(const State& state, const ResponsibleAdultRecorded& event, const Context& context);
Result<Ok> decide(const State& state, const Separated& event, const Context& context);
Result<Ok> decide(const State& state, const Reunited& event, const Context& context);
Result<Ok> decide(const State& state, const Dissolved& event, const Context& context);
void evolve(State& state, const Formed& event, const Told& told);
void evolve(State& state, const MemberAdded& event, const Told& told);
void evolve(State& state, const MinorityRecorded& event, const Told& told);
void evolve(State& state, const MemberRemoved& event, const Told& told);
void evolve(State& state, const RelationAsserted& event, const Told& told);
void evolve(State& state, const RelationRetracted& event, const Told& told);
void evolve(State& state, const ResponsibleAdultRecorded& event, const Told& told);
void evolve(State& state, const Separated& event, const Told& told);
void evolve(State& state, const Reunited& event, const Told& told);
void evolve(State& state, const Dissolved& event, const Told& told);

// For each member: `group.reunion-due` while separated, `group.responsible-adult-due` while a minor is known
// to be without one. None once the group is dissolved.
std::vector<Duty> duties(const State& state);

}  // namespace kroniek::group

namespace kroniek {

struct Groups {
  static constexpr std::string_view collection = "groups";
  static constexpr std::string_view singular = "group";
  static constexpr Task task = Task::people;
  using State = group::State;
  using Events =
      std::tuple<group::Formed, group::MemberAdded, group::MinorityRecorded, group::MemberRemoved,
                 group::RelationAsserted, group::RelationRetracted, group::ResponsibleAdultRecorded,
                 group::Separated, group::Reunited, group::Dissolved>;
};
AggregateRow groups();

}  // namespace kroniek
