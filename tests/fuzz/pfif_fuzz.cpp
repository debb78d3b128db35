// Any bytes as a PFIF document: refused with a rule of ours, or what was read is written and read again as it
// was.
#include <cstddef>
#include <cstdint>

#include "core/bytes.h"
#include "core/check.h"
#include "core/formats/pfif.h"

using namespace kroniek;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto reading = pfif::read(as_text({data, size}));
  if (!reading.ok()) {
    const auto& code = reading.error().code;
    VERIFY(code.starts_with("pfif.") || code.starts_with("xml."), "a refusal names its rule");
    return 0;
  }
  for (const auto& fault : reading->faults)
    VERIFY(fault.number > 0 && fault.code.starts_with("pfif."), "a fault says which record and why");
  VERIFY(reading->person_numbers.size() == reading->document.persons.size(), "each person has its number");
  VERIFY(reading->note_numbers.size() == reading->document.notes.size(), "each note has its number");
  const auto again = pfif::read(pfif::write(reading->document));
  VERIFY(again.ok() && again->faults.empty(), "what is written can be read");
  VERIFY(again->document.persons.size() == reading->document.persons.size(), "nobody is lost");
  return 0;
}
