// One person's files, as confirmed links join them, for what holds of the person and not of a file alone:
// nobody counts twice, and who is shielded in one file is so in all. Status never crosses a link.
#pragma once

#include "core/aggregate.h"
#include "core/domain/registration_state.h"

namespace kroniek {

// Whether the file is there and was not registered in error.
bool stands(const registration::State* file);

// The file, and all that confirmed links lead to from it and that stand; in the order of their ids. At most
// 200: more is a mistake in the links.
std::vector<StreamId> files_of_person(const StreamId& file, const States& states);

// What is to be minded of the person: the flags of all these files.
std::vector<registration::Flag> flags_of_person(const StreamId& file, const States& states);

}  // namespace kroniek
