// Any bytes as a machine-readable zone: read or refused with a rule of ours, and a zone that was read is
// written back as it stood, but for data that is dropped.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/bsn.h"
#include "core/check.h"
#include "core/domain/mrz.h"

using namespace kroniek;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  constexpr Date today{2026, 11, 23};
  const auto read = read_mrz(text, today);
  if (!read.ok()) {
    VERIFY(read.error().code.starts_with("mrz.") && !read.error().faults.empty(),
           "a refusal names its rules");
    return 0;
  }
  VERIFY(read->issuer != "NLD" || (read->optional_data.empty() && read->optional_data_2.empty()),
         "no BSN is kept");
  VERIFY(!passes_eleven_test(read->document_number) || read->issuer != "NLD", "no BSN is a document number");
  const auto written = write_mrz(*read);
  VERIFY(written.ok(), "what was read can be written");
  const auto again = read_mrz(*written, today);
  VERIFY(again.ok(), "what was written can be read");
  VERIFY(again->document_number == read->document_number && again->birth_date == read->birth_date &&
             again->optional_data == read->optional_data && again->expiry == read->expiry,
         "and says the same");
  return 0;
}
