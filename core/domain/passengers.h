// Who stands on a movement, person by person: the files that say expected on it or seen with it, those of one
// person taken together as confirmed links say. Two lists of one flight make two files of everybody; nobody
// counts twice for it. Only counting takes them together: no file changes.
#pragma once

#include <memory>
#include <vector>

#include "core/domain/registrations.h"

namespace kroniek {

struct Passenger {
  std::vector<StreamId> files;                      // of one person, in the order of their ids; never empty
  std::shared_ptr<const registration::State> file;  // what they say together, under the number of the first

  const StreamId& id() const { return files.front(); }
};

// The files that say expected on it or seen with it, in the order of their ids.
std::vector<StreamId> files_of(const StreamId& movement, const States& states);
// In the order of their first files. A file that was registered in error stands for itself.
std::vector<Passenger> passengers_of(const StreamId& movement, const States& states);
// The states alone, in the same order.
std::vector<const registration::State*> states_of(const std::vector<Passenger>& passengers);

}  // namespace kroniek
