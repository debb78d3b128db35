// What many aggregates ask about organisations and the people who speak for them. Answers are those of the
// statement's place in the log.
#pragma once

#include "core/aggregate.h"

namespace kroniek {

// Registered, and neither suspended nor ended.
bool is_active_organisation(const StreamId& organisation, const Context& context);

// The organisation of an enrolled actor; none where there is no such actor.
std::optional<StreamId> organisation_of(const StreamId& actor, const Context& context);

// Enrolled as a person, not as a program or a device.
bool is_person(const StreamId& actor, const Context& context);
// Enrolled as a program or a device.
bool is_a_device(const StreamId& actor, const Context& context);

// Whether the author's mandate reaches what concerns that organisation: it holds for every one, or for it.
bool mandate_reaches(const StreamId& organisation, const Context& context);

// Whether the author's mandate is that of an officer of the centre.
bool acts_as_centre(const Context& context);

// What cannot be undone is said by a person with a key of his own: a program judges nothing, and whoever runs
// the register, who holds its seal key, says nothing in anybody's name.
enum class InPerson { yes, not_a_person, sealed };
InPerson said_in_person(const Context& context);

// Whether the author speaks for the organisation: he is one of its people, or he is an officer of the centre
// who writes down what it said by phone or on paper, as the claim via then shows.
bool speaks_for(const StreamId& organisation, const Context& context);

}  // namespace kroniek
