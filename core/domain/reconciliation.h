// Who of a movement's manifest came: the numbers of `movement.reconciled`, from the open states of the
// people's files. Always expected = seen + no-show + diverted + unresolved; those who came without being
// expected count apart. Everybody counts once, however many nationalities, lists, files and sightings he has.
#pragma once

#include <span>

#include "core/domain/movements.h"
#include "core/domain/passengers.h"

namespace kroniek {

// How many people the newest list of a source names.
struct ListCase {
  StreamId movement;
  std::string source;
  std::int64_t count = 0;
};

struct MovementCase {
  StreamId movement;
  std::vector<StreamId> chain;      // legs before and after it: to be seen there says nothing about this leg
  std::int64_t manifest_count = 0;  // how many people are known to be expected, whoever says so
  std::vector<ListCase> lists = {};
  std::vector<StreamId> with = {};  // legs that count together with it, as one way
};

enum class Outcome { seen, no_show, diverted, unresolved, unexpected };
constexpr auto names_of(Outcome) {
  return std::to_array<std::string_view>({"seen", "no-show", "diverted", "unresolved", "unexpected"});
}

//   seen        expected, and seen with this movement
//   no_show     expected, and did not come, stayed by choice, or died before
//   diverted    expected, and went home by other means, or seen with a movement outside the chain
//   unresolved  the rest of the expected
//   unexpected  seen with this movement without being expected on it
// None for a file that says nothing of the movement, and for one registered in error.
std::optional<Outcome> outcome_of(const MovementCase& of, const registration::State& file);

// How many of the expected have no file. Of each list: its people less those whom it expects by a file; of a
// list under whose name there are no files at all, less everybody who is expected. Lists overlap, so the
// largest of these numbers counts, not their sum.
std::int64_t without_file(const MovementCase& of, std::span<const registration::State* const> files);

// `files` are the registrations that name the movement, in any order. Those without a file are unresolved.
movement::Reconciled reconcile(const MovementCase& of, std::span<const registration::State* const> files);
movement::Reconciled reconcile(const MovementCase& of, std::span<const registration::State> files);

// ---- of a movement as the states have it

// The legs before and after it; not those that only share one of these with it.
std::vector<StreamId> legs_before(const StreamId& movement, const States& states);  // the first one first
std::vector<StreamId> legs_after(const StreamId& movement, const States& states);   // nearer ones first
MovementCase case_of(const StreamId& movement, const States& states);
movement::Reconciled reconcile(const StreamId& movement, const States& states);

}  // namespace kroniek
