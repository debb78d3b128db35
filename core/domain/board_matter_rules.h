// What a matter may be made of: the rules that it is decided under, who is called to vote, and what it may
// rescind. Asked when it is tabled, when it is amended, and again when it is decided.
#pragma once

#include "core/domain/board_matters.h"

namespace kroniek::board_matter {

// The parts that must fit one another.
struct Composition {
  Kind kind{};
  std::optional<StreamId> rules;
  std::vector<StreamId> members;
  std::optional<Procedure> procedure;
  std::optional<StreamId> rescinds;
};
Composition composition_of(const Tabled& event);
Composition composition_of(const State& state);
// The state's, with what the amendment says put in.
Composition composition_of(const State& state, const Amended& event);

// What it rescinds, if anything, is in force and of a kind that it can rescind.
Result<Ok> check_rescinds(const Composition& matter, const Context& context);
// Every founder has a say in the first rules, which bind them all: the regions and the ministry that are
// active now, and not only those that somebody thought of. Later rules are made by those whom the first ones
// call.
Result<Ok> check_calls_all(const Composition& matter, const Context& context);
Result<Ok> check_composition(const Composition& matter, const Context& context);

// How it is decided: by its rules, which must be in force, or by the founding default for the first rules.
Result<Procedure> procedure_for(const Composition& matter, const Context& context);

}  // namespace kroniek::board_matter
