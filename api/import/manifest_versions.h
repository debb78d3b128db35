// Versions of one passenger list: whether two names are of one list, and whom a newer one says otherwise of.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <span>
#include <string>

#include "core/domain/manifest.h"

namespace kroniek {

// Whether `source` is the same list's name in the other form: with ids the name itself, without them the name
// and eight digits of the file's digest (manifest_source), which another file does not share.
bool is_other_form(std::string_view source, std::string_view own, bool own_has_ids);

// The external ids that stand on both and of which the newer one says anything else.
std::set<std::string, std::less<>> ids_changed(std::span<const ManifestRow> before,
                                               std::span<const ManifestRow> after);

// Whom a source expects on a movement under ids of its own by an earlier version, and whom of them the newest
// one leaves out.
struct LeftOut {
  std::size_t expected = 0, left_out = 0;
};
// Why nobody's expectation ends by a newer version although it leaves people out; none where it may.
// `manifest.removals-withheld-rows-refused`: a row that was refused is somebody's, and nobody knows whose.
// `manifest.removals-withheld-too-many`, unless somebody accepted it: it is empty, or leaves out more than a
// quarter and at least three; half a file looks just so.
std::optional<ManifestFault> removals_withheld(const Manifest& manifest, const LeftOut& people,
                                               bool accepted = false);

}  // namespace kroniek
