// Who a command acts for: an actor with a private key, from a key file or from a list of persons such as the
// demo makes (`personas.json`: actor, handle, name, role, organisation, mandate and private key of each). A
// handle names one person only, so it goes before the rest.
#pragma once

#include <memory>
#include <optional>

#include "api/cli/verb.h"
#include "core/ids.h"

namespace kroniek::cli {

struct Person {
  StreamId actor;
  std::optional<StreamId> mandate;  // what it acts on unless it says otherwise
  std::unique_ptr<Signer> signer;
};

inline constexpr Option key_option{"key", "FILE", "The private key, as `key new` makes it; with --actor."};
inline constexpr Option actor_option{"actor", "actors/ID", "Who signs."};
inline constexpr Option persona_option{
    "persona", "FILE#WHO",
    "In place of both: somebody in a personas.json (or its directory), by handle, name or role."};

// `usage.who` unless exactly one of the two ways is used; `actor.malformed`, `key-file.*`,
// `persona.unreadable`, `persona.unknown`, `persona.ambiguous`.
Result<Person> person_of(const Arguments& arguments, Streams& streams, const Toolbox& tools);

}  // namespace kroniek::cli
