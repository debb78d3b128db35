#include "api/import/pfif_statements.h"

#include "core/domain/erasure_events.h"
#include "core/domain/link_events.h"
#include "core/register/suggest_request.h"

namespace kroniek {

PlainStatement copy_erasure(const ManifestImport& run, const StreamId& file, const StreamId& operation) {
  erasure::Proposed event;
  event.subject = file;
  event.classes = {erasure::Erased::personal, erasure::Erased::text};
  event.ground = "AVG-5-1-e";
  event.reason.value =
      "PFIF 1.4: the record that the file was made of has expired, and copies of it must go.";
  auto plain = import_statement(run, std::nullopt, 1, event);
  plain.operation = operation;
  return plain;
}

PlainStatement said_link(const ManifestImport& run, const SaidLink& link) {
  link::Suggested event;
  event.a = link.a;
  event.b = link.b;
  // Somebody says so, and nothing was compared: as likely as what is just likely enough to be asked.
  event.score = suggest_threshold;
  event.score_parts = {{likeness::Kind::other, suggest_threshold}};
  event.method = pfif_link_method;
  if (!link.said.empty()) event.explanation.value = link.said;
  return import_statement(run, std::nullopt, 1, event);
}

}  // namespace kroniek
