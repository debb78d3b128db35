#include "core/domain/persons.h"

#include <algorithm>

#include "core/domain/links.h"
#include "core/domain/registrations.h"

namespace kroniek {
namespace {

constexpr std::size_t person_files_max = 200;

}  // namespace

bool stands(const registration::State* file) {
  return file != nullptr && file->exit != registration::Phase::registered_in_error;
}

std::vector<StreamId> files_of_person(const StreamId& file, const States& states) {
  std::vector<StreamId> files{file};
  for (std::size_t i = 0; i < files.size() && files.size() < person_files_max; ++i) {
    for (const auto& id : states.listed({Links::collection, "files", to_string(files[i])})) {
      const auto link = find_state<Links>(states, id);
      if (link == nullptr || link->phase != link::Phase::confirmed) continue;
      for (const auto& other : {link->a, link->b})
        if (std::find(files.begin(), files.end(), other) == files.end() &&
            stands(find_state<Registrations>(states, other).get()))
          files.push_back(other);
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::vector<registration::Flag> flags_of_person(const StreamId& file, const States& states) {
  std::vector<registration::Flag> flags;
  for (const auto& each : files_of_person(file, states))
    if (const auto state = find_state<Registrations>(states, each))
      flags.insert(flags.end(), state->flags.begin(), state->flags.end());
  return flags;
}

}  // namespace kroniek
