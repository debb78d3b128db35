// Who could help: of the capabilities that organisations declared, those that fit an open need line, the
// nearest regions first. A pure proposal: nobody is asked by it, and nothing is reserved.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/fields.h"

namespace kroniek::matching {

struct Capability {
  StreamId organisation;
  std::string unit_type;
  std::int64_t quantity = 0;
  std::int64_t readiness_minutes = 0;     // from being asked to leaving
  std::optional<Instant> until;           // the first moment at which it no longer holds
  std::optional<StreamId> declared = {};  // where it was
  std::int64_t engaged = 0;               // accepted on some request, and not home again
  bool operator==(const Capability&) const = default;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("organisation", &Capability::organisation, RefersTo{"organisations"}, "Who holds it ready."),
        field("unitType", &Capability::unit_type, "The type of unit."),
        field("quantity", &Capability::quantity, "How many of them."),
        field("readinessMinutes", &Capability::readiness_minutes, "From being asked to leaving."),
        field("until", &Capability::until, "The first moment at which it no longer holds."),
        field("declared", &Capability::declared, RefersTo{"preparations"}, "Where it was declared."),
        field("engaged", &Capability::engaged,
              "How many of them are accepted on a request and not home again."));
  };
};

// What each organisation has accepted of each unit type, on all requests, and that is not home again.
using Engaged = std::map<std::pair<StreamId, std::string>, std::int64_t>;
// Lays it on the capabilities of that organisation and type, each up to its quantity, in their order.
void lay_on(std::vector<Capability>& capabilities, Engaged engaged);

// What is still missing of a need line.
struct Need {
  StreamId requester;
  std::string unit_type;
  std::vector<std::string> substitutes;
  std::int64_t missing = 0;
  Instant from;
  Instant until;
};

// Borders, as the organisations declare them; one of the two saying so is enough.
using Adjacency = std::map<StreamId, std::vector<StreamId>>;

struct Match {
  Capability capability;
  std::optional<std::int64_t> distance;  // borders between its region and the requester's; none: no way there
  std::int64_t available = 0;            // declared and not engaged
  bool substitute = false;
  bool covers = false;   // all that is missing, by itself
  bool in_time = false;  // ready to leave by the time that it is needed
  bool operator==(const Match&) const = default;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("capability", &Match::capability, "What was declared."),
        field("distance", &Match::distance, "Borders to cross from the requester; left out: no way there."),
        field("available", &Match::available, "How many of them are declared and not engaged."),
        field("substitute", &Match::substitute, "Not what was asked for, but would do as well."),
        field("covers", &Match::covers, "All that is missing, by itself."),
        field("inTime", &Match::in_time, "Ready to leave by the time that it is needed."));
  };
};

// Regions by the number of borders to cross from `start`, which is at 0; what cannot be reached is left out.
std::map<StreamId, std::int64_t> distances_from(const StreamId& start, const Adjacency& adjacency);

// A capability fits where its unit type is asked for or would do as well, something is missing, some of it is
// free, it is ready before the need ends, asked at `asked_at`, and still holds when the need begins; never
// the requester's own. Order: distance (no way there last), what is asked for before substitutes, readiness,
// what is free of it (more first), organisation.
std::vector<Match> find_matches(const Need& need, std::span<const Capability> capabilities,
                                const Adjacency& adjacency, Instant asked_at);

}  // namespace kroniek::matching
