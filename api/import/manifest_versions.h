// Versions of one passenger list: whether two names are of one list, and whom a newer one says otherwise of.
#pragma once

#include <functional>
#include <set>
#include <string>

#include "core/domain/manifest.h"

namespace kroniek {

// Whether `source` is the same list's name in the other form: with ids the name itself, without them the name
// and eight digits of the file's digest (manifest_source), which another file does not share.
bool is_other_form(std::string_view source, std::string_view own, bool own_has_ids);

// The external ids that stand on both and of which the newer one says anything else.
std::set<std::string, std::less<>> ids_changed(const Manifest& before, const Manifest& after);

}  // namespace kroniek
