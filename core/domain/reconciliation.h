// Who of a movement's manifest came: the numbers of `movement.reconciled`, from the open states of the
// people's files. Always expected = seen + no-show + diverted + unresolved; those who came without being
// expected count apart.
#pragma once

#include <span>

#include "core/domain/movements.h"
#include "core/domain/registrations.h"

namespace kroniek {

struct MovementCase {
  StreamId movement;
  std::vector<StreamId> chain;  // the other legs of its chain: to be seen there says nothing about this leg
  std::int64_t manifest_count = 0;
};

// `files` are the registrations that name the movement, in any order; files registered in error do not count.
//   expected    the manifest's count, or the files that say expected, whichever is more: nobody drops out of
//   the total seen        expected, and seen with this movement no_show     expected, and did not come,
//   stayed by choice, or died before diverted    expected, and went home by other means, or seen with a
//   movement outside the chain unresolved  the rest of the expected, with or without a file unexpected  seen
//   with this movement without being expected on it
movement::Reconciled reconcile(const MovementCase& of, std::span<const registration::State> files);

}  // namespace kroniek
