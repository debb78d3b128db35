#include "api/cli/pfif_expiry.h"

#include <algorithm>

#include "api/cli/answer_parts.h"
#include "api/import/pfif_statements.h"

namespace kroniek::cli {

// An erasure that was refused or withdrawn counts too: people have judged of it.
Result<bool> PfifExpiry::has_erasure(const StreamId& file) {
  for (const std::string field : {"subject", "also"}) {
    TRY(found, client_.first("/v1/erasures?limit=1&" + field + "=" + to_string(file)));
    if (found.has_value()) return true;
  }
  return false;
}

// Whatever a desk, a device or another source said of the person is the register's own to keep or to let go.
Result<bool> PfifExpiry::rests_on_record_alone(const StreamId& file, const Json& view) {
  if (items_of(view, "sourceKeys").size() != 1 || !items_of(view, "expectations").empty()) return false;
  TRY(history, client_.history(file));
  return std::all_of(history.begin(), history.end(),
                     [](const Json& claims) { return text_of(claims, "via") == name_of(Via::import); });
}

Result<Ok> PfifExpiry::propose(const StreamId& file, const Json& view, std::size_t number) {
  TRY(operation, parse_stream_id(text_of(view, "fileOf")));
  TRY(refusal, client_.state(copy_erasure(run_, file, operation)));
  if (!refusal.has_value()) {
    ++count_.proposed;
    return Ok{};
  }
  ++count_.kept;
  count_.faults.push_back(
      {number, "expiry_date", "pfif.expired-copy-kept",
       "The record has expired, and file " + text_of(view, "number") +
           " was made of it alone: its data must go. This mandate cannot propose that (" + refusal->code +
           "); have somebody import the document who may, or propose the erasure of the file.",
       ManifestEffect::row_refused});
  return Ok{};
}

Result<Ok> PfifExpiry::look_at_file(const Json& view, std::size_t number) {
  const auto file = parse_stream_id(text_of(view, "id"));
  if (!file.ok()) return unexpected_answer("A view of a registration does not say its id.");
  TRY(known, has_erasure(*file));
  if (known) {
    ++count_.there;
    return Ok{};
  }
  TRY(alone, rests_on_record_alone(*file, view));
  if (alone) return propose(*file, view, number);
  count_.faults.push_back({number, "expiry_date", "pfif.expired-file-rests-on-more",
                           "The record has expired, and file " + text_of(view, "number") +
                               " holds more than it said. Somebody must judge what of it has to go.",
                           ManifestEffect::noted});
  return Ok{};
}

Result<Ok> PfifExpiry::look_at(const std::string& source, const std::vector<PfifExpired>& expired) {
  std::vector<std::string> ids;
  for (const auto& each : expired) ids.push_back(each.external_id);
  TRY(codes, client_.codes(source, ids));
  for (std::size_t i = 0; i < codes.size(); ++i) {
    TRY(found, client_.first("/v1/registrations?" + source_key_filter(source, codes[i])));
    // Of whom no file was ever made, nothing has to go.
    if (found.has_value()) TRY_OK(look_at_file(*found, expired[i].number));
  }
  return Ok{};
}

}  // namespace kroniek::cli
