// What leaves in an export, and what comes of it. Who is in it is chosen when it leaves, of those whom the
// approval is of; the values are given only after the looks and the performance were durable.
#pragma once

#include <functional>

#include "core/domain/disclosures.h"
#include "core/register/open_request.h"

namespace kroniek {

class Reading;

struct ExportRequest {
  StreamId disclosure;
  disclosure::Format format{};
  std::optional<StreamId> mandate;  // none: one of the reader's that allows it
  // The files of the operation that go along, each once.
  std::function<Result<std::vector<StreamId>>(const Reading&, const StreamId& operation)> choose;
};

struct Exported {
  std::vector<OpenedSubject> subjects;
  Accepted performed;
};

}  // namespace kroniek
