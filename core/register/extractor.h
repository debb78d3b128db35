// Reads statements out of the log for an extract: each with the values that the extract may show of it, as it
// was signed, with its leaf and its proof.
#pragma once

#include <functional>

#include "core/register/extract.h"

namespace kroniek {

class Extractor {
 public:
  // Texts are shown of every statement; of its personal values, those at these places.
  using Shows = std::function<bool(const Recorded&, std::string_view pointer)>;
  static bool all(const Recorded&, std::string_view) { return true; }
  static bool texts(const Recorded&, std::string_view) { return false; }

  explicit Extractor(const Reading& reading) : reading_(reading) {}

  Result<Json> item(const Recorded& recorded, const Shows& shows) const;
  // Adds the statements of a stream that `wanted` says, oldest first.
  using Wanted = std::function<bool(const Recorded&)>;
  Result<Ok> add(const StreamId& stream, const Wanted& wanted, const Shows& shows, Json::Array& out) const;
  // The streams of a collection whose field holds the stream's id.
  Result<std::vector<StreamId>> listed(std::string_view collection, std::string_view field,
                                       const StreamId& stream, bool exercise) const;
  const Reading& reading() const { return reading_; }

 private:
  const Reading& reading_;
};

}  // namespace kroniek
