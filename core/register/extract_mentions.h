// What other files say of the person of an extract: statements that name one of the person's files, with
// their texts; what a relative who asked after the person said of him or her, once it was found who was
// meant; and what left of the files, to whom. Personal values of anybody else are never in it.
#pragma once

#include "core/register/extractor.h"

namespace kroniek {

// `looks`: the openings of the files.
Result<Json> extract_mentions(const Extractor& extractor, const std::vector<StreamId>& files,
                              const std::vector<StreamId>& looks, bool exercise);

}  // namespace kroniek
