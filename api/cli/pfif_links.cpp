#include "api/cli/pfif_links.h"

#include <algorithm>
#include <set>

#include "api/cli/answer_parts.h"
#include "api/import/pfif_statements.h"
#include "core/domain/links.h"

namespace kroniek::cli {
namespace {

constexpr std::size_t explanation_characters_max = 2'000;  // link::Suggested

}  // namespace

void PfifLinks::note(std::size_t number, std::string_view field, std::string_view code, std::string detail) {
  count_.faults.push_back(note_fault(number, field, code, std::move(detail)));
}

Result<Ok> PfifLinks::find_own(const PfifRecordOf& record) {
  TRY(view, client_.find("/v1/" + to_string(*record.file)));
  if (view.has_value()) files_[record] = {*record.file, text_of(*view, "number")};
  return Ok{};
}

Result<Ok> PfifLinks::find_files(const std::vector<PfifNote>& notes) {
  std::map<std::string, std::set<PfifRecordOf>> wanted;  // by source
  for (const auto& each : notes)
    for (const auto& record : {each.about, each.linked})
      if (record.has_value()) wanted[record->source].insert(*record);
  for (const auto& [source, records] : wanted) {
    std::vector<std::string> ids;
    for (const auto& record : records)
      if (!record.file.has_value()) ids.push_back(record.external_id);
    TRY(codes, client_.codes(source, ids));
    auto code = codes.begin();
    for (const auto& record : records) {
      if (record.file.has_value()) {
        TRY_OK(find_own(record));
        continue;
      }
      TRY(found, client_.first("/v1/registrations?" + source_key_filter(source, *code++)));
      if (!found.has_value()) continue;
      TRY(stream, parse_stream_id(text_of(*found, "id")));
      files_[record] = {std::move(stream), text_of(*found, "number")};
    }
  }
  return Ok{};
}

const PfifLinks::File* PfifLinks::file_of(const std::optional<PfifRecordOf>& record) const {
  const auto found = record.has_value() ? files_.find(*record) : files_.end();
  return found == files_.end() ? nullptr : &found->second;
}

// No detail says what stands in the note: it is for whoever may read the document.
void PfifLinks::take(const PfifNote& note_read) {
  const auto& [number, about, linked, says_link, says_status, text] = note_read;
  const auto* file = file_of(about);
  const auto* other = file_of(linked);
  const auto whose = file == nullptr ? std::string("a person of whom no file is here") : file->number;
  if (file != nullptr && other != nullptr) {
    auto& pair = pairs_[link::pair_of(file->stream, other->stream)];
    if (pair.number == 0) pair = {file->stream, other->stream, number, {}};
    if (std::find(pair.texts.begin(), pair.texts.end(), text) == pair.texts.end()) pair.texts.push_back(text);
  } else if (says_link) {
    note(number, "linked_person_record_id", "pfif.linked-record-unknown",
         "The note says that two records are of one person, and not of both of them there is a file here: " +
             whose + (other == nullptr ? "" : " and " + other->number) + ". No link was suggested.");
  }
  if (says_status)
    note(number, "status", "pfif.status-not-taken",
         "The note says a status of " + whose + ", which is none of the register's. Read it there.");
  else if (!says_link)
    note(number, "text", "pfif.note-not-taken", "The note about " + whose + " was not taken. Read it there.");
}

std::string PfifLinks::said_by(const Pair& pair) {
  std::string said;
  for (const auto& text : pair.texts) said += (said.empty() ? "" : "\n") + text;
  const auto whole = first_characters(said, explanation_characters_max);
  if (whole.size() < said.size())
    note(pair.number, "text", "pfif.note-not-taken",
         "Of what the note says the first 2,000 characters stand with the link. Read the rest there.");
  return std::string(whole);
}

Result<std::optional<Error>> PfifLinks::state(const Pair& pair) {
  const auto said = said_by(pair);
  TRY(refusal, client_.state(said_link(run_, {pair.a, pair.b, said})));
  if (!refusal.has_value() || said.empty()) return refusal;
  // A text may hold what no text here does: nine digits of a citizen, marks that turn its direction.
  TRY(again, client_.state(said_link(run_, {pair.a, pair.b, ""})));
  if (!again.has_value())
    note(pair.number, "text", "pfif.note-not-taken",
         "The link was suggested without what the note says, since that is refused (" + refusal->code + ").");
  return again;
}

Result<Ok> PfifLinks::suggest(const Pair& pair) {
  auto key = link::pair_of(pair.a, pair.b);
  key.replace(key.find('+'), 1, "%2B");
  TRY(known, client_.first("/v1/links?limit=1&pair=" + key));
  if (known.has_value()) {
    ++count_.there;
    return Ok{};
  }
  TRY(refusal, state(pair));
  if (!refusal.has_value()) {
    ++count_.suggested;
    return Ok{};
  }
  note(pair.number, "linked_person_record_id", refusal->code, refusal->detail);
  count_.faults.back().effect = ManifestEffect::row_refused;
  return Ok{};
}

Result<Ok> PfifLinks::look_at(const std::vector<PfifNote>& notes) {
  TRY_OK(find_files(notes));
  for (const auto& each : notes) take(each);
  for (const auto& [key, pair] : pairs_) TRY_OK(suggest(pair));
  return Ok{};
}

}  // namespace kroniek::cli
