#include "api/import/pfif_notes.h"

#include "api/import/pfif_people.h"

namespace kroniek {
namespace {

std::optional<PfifRecordOf> record_of(std::string_view record_id, std::string_view own_domain) {
  const auto id = pfif::parse_record_id(record_id);
  if (!id.has_value()) return std::nullopt;
  if (id->domain == own_domain) {
    auto file = parse_stream_id(id->local);
    if (!file.ok() || file->collection != "registrations") return std::nullopt;
    return PfifRecordOf{"", "", *std::move(file)};
  }
  if (!is_pfif_source(id->domain)) return std::nullopt;
  return PfifRecordOf{id->domain, pfif_external_id(id->local), std::nullopt};
}

bool is_own(const pfif::Note& note, std::string_view own_domain) {
  const auto id = pfif::parse_record_id(note.record_id);
  return id.has_value() && id->domain == own_domain;
}

}  // namespace

ManifestFault note_fault(std::size_t number, std::string_view field, std::string_view code,
                         std::string detail) {
  return {number, "note/" + std::string(field), std::string(code), std::move(detail), ManifestEffect::noted};
}

std::string_view first_characters(std::string_view text, std::size_t characters_max) {
  std::size_t characters = 0, end = 0;
  for (; end < text.size(); ++end) {
    const bool begins = (static_cast<unsigned char>(text[end]) & 0xc0) != 0x80;  // UTF-8
    if (begins && ++characters > characters_max) break;
  }
  return text.substr(0, end);
}

PfifNotes pfif_notes(const pfif::Reading& reading, std::string_view own_domain) {
  PfifNotes out;
  for (const auto& fault : reading.faults) {
    if (fault.kind != "note") continue;
    out.faults.push_back(
        note_fault(fault.number, fault.field, fault.code, std::string(pfif_fault_detail(fault.code))));
    out.faults.back().effect = ManifestEffect::row_refused;
  }
  for (std::size_t i = 0; i < reading.document.notes.size(); ++i) {
    const auto& note = reading.document.notes[i];
    if (is_own(note, own_domain)) continue;
    PfifNote read;
    read.number = reading.note_numbers[i];
    read.about = record_of(note.person_record_id, own_domain);
    read.linked = record_of(note.linked_person_record_id, own_domain);
    read.says_link = !note.linked_person_record_id.empty();
    read.says_status = note.status.has_value();
    read.text = note.text;
    out.notes.push_back(std::move(read));
  }
  return out;
}

}  // namespace kroniek
