// Rows that follow from the log alone: streams, views, their history and lists. The recorder writes them with
// each entry, rebuild drops and makes them again, verify compares them: said once, here, so that all three
// agree byte for byte.
#pragma once

#include "core/ports.h"
#include "core/register/held.h"

namespace kroniek {

// One statement in its place, with its stream before (null where it opens it) and after.
struct Derivation {
  const Claims& claims;
  const std::string& key_id;  // of the key that signed it
  Position position;
  const Held* before;
  const Held& after;
};

// Into the tables streams, view_history, views, lists and list_history. The row of the table statements also
// says by which checkpoint it was acknowledged, so it is put where that is known.
void put_derived_rows(Batch& batch, const Derivation& derivation);

}  // namespace kroniek
