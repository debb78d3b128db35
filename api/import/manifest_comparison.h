// How a passenger list stands to the files that there are, by its ids and the files' open facts only. Hidden
// values are not compared: who may not open a file must not find out by a list what stands in it.
#pragma once

#include "core/domain/manifest_preview.h"
#include "core/register/views.h"

namespace kroniek {

struct ListSource {
  StreamId movement;
  std::string source;  // manifest_source
  bool exercise = false;
};

struct ManifestComparison {
  PreviewPeople people;
  std::optional<ManifestFault> withheld;  // removals_withheld: then nobody is gone
};
Result<ManifestComparison> compare_manifest(const Manifest& manifest, const ListSource& list,
                                            const LogReader& log, const Moment& moment);

}  // namespace kroniek
