// Any bytes as a passenger list: refused with a rule of ours, or every row is taken or reported, and none
// that was taken holds what may not be kept.
#include <cstddef>
#include <cstdint>
#include <set>
#include <string_view>

#include "core/bsn.h"
#include "core/check.h"
#include "core/codes.h"
#include "core/domain/manifest.h"
#include "core/formats/zip.h"

using namespace kroniek;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr Date today{2026, 11, 23};
  const auto manifest = read_manifest({reinterpret_cast<const char*>(data), size}, today);
  if (!manifest.ok()) {
    const auto& code = manifest.error().code;
    const bool of_list = code.starts_with("manifest.");
    VERIFY(of_list || looks_like_zip({data, size}), "a refusal names its rule");
    return 0;
  }
  std::set<std::size_t> refused;
  for (const auto& fault : manifest->faults) {
    VERIFY(!fault.code.empty() && !fault.detail.empty() && fault.line > 0, "a fault says where and why");
    if (fault.effect == ManifestEffect::row_refused) refused.insert(fault.line);
  }
  VERIFY(refused.size() == manifest->rows_refused, "every refused row is reported");
  std::set<std::string> ids;
  for (const auto& row : manifest->rows) {
    VERIFY(!refused.contains(row.line), "a row is taken or refused");
    VERIFY(ids.insert(row.values.external_id).second, "an id names one row");
    VERIFY(is_list_id(row.values.external_id), "an id is opaque");
    const bool may_be_dutch = row.values.document_issuer.value_or("NLD") == "NLD";
    VERIFY(!may_be_dutch || !passes_eleven_test(row.values.document_number.value_or("")), "no BSN is kept");
  }
  return 0;
}
