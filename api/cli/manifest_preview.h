// How a passenger list is to be read, as the command line says it, and what would be taken of it.
#pragma once

#include "api/cli/verb.h"
#include "core/domain/manifest.h"

namespace kroniek::cli {

inline constexpr Option map_option{
    "map", "COLUMN=FIELD",
    "What a column means: its name or #number, and a field such as lastName, or - to leave it out.", false,
    true};
inline constexpr Option sheet_option{"sheet", "NAME",
                                     "The sheet of a workbook; the first one where left out."};
inline constexpr Option encoding_option{"encoding", "windows-1252",
                                        "A CSV file's encoding, where it is neither UTF-8 nor UTF-16."};

// `manifest.map-malformed`, `manifest.map-field-unknown`, `manifest.encoding-unknown`.
Result<ManifestOptions> manifest_options(const Arguments& arguments);

// Prints what would be taken: without --url what the list alone says, with it also what of it is new to the
// register. Exit code 1 where a row would be refused.
Result<Exit> preview_manifest(const Arguments& arguments, std::string_view file, Streams& streams,
                              const Toolbox& tools);

}  // namespace kroniek::cli
