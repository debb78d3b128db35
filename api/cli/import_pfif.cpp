// Imports a PFIF document: good records are taken, each bad one is reported with the reason; expired records
// and notes are followed as far as an import may.
#include <algorithm>

#include "api/cli/files.h"
#include "api/cli/import_parts.h"
#include "api/cli/pfif_expiry.h"
#include "api/cli/pfif_links.h"
#include "api/cli/remote.h"
#include "api/cli/verbs.h"
#include "core/sha256.h"

namespace kroniek::cli {
namespace {

Result<registration::AnnouncedBy> announced_by(const Arguments& arguments) {
  const auto said = arguments.get("by", "list");
  const auto names = names_of(registration::AnnouncedBy{});
  const auto found = std::find(names.begin(), names.end(), said);
  if (found != names.end()) return static_cast<registration::AnnouncedBy>(found - names.begin());
  return Error{ErrorKind::invalid, "usage.announced-by", "`--by` must be form, list or relative."};
}

struct Document {
  PfifPeople people;
  PfifNotes notes;
  std::string digest;
};
struct Whose {
  std::string domain;  // the register's own
  Instant now;
};
Result<Document> read_document(const std::string& text, const Whose& whose) {
  TRY(reading, pfif::read(text));
  return Document{pfif_people(reading, whose.domain, whose.now), pfif_notes(reading, whose.domain),
                  hex(sha256(as_bytes(text)))};
}
// The document, and of its records those that say otherwise than in the one before under the same date.
Result<Document> read_documents(const Arguments& arguments, Streams& streams, const std::string& text,
                                const Whose& whose) {
  TRY(document, read_document(text, whose));
  if (!arguments.has("previous")) return document;
  TRY(earlier, read_text(arguments.get("previous"), streams));
  TRY(before, read_document(earlier, whose));
  part_undated_changes(document.people, before.people, document.digest);
  return document;
}

// All that is said of one document.
struct Bringing {
  ImportClient& client;
  ManifestImport import;
  RegistrationNumber last_number;
  PfifExpiry expiry{client, import};
  PfifLinks links{client, import};
  ImportCount count = {};

  // People first: notes are about their files too.
  Result<Ok> bring(const Document& document) {
    for (const auto& [source, rows] : document.people.by_source) TRY_OK(bring_people(source, rows));
    for (const auto& [source, expired] : document.people.expired_by_source)
      TRY_OK(expiry.look_at(source, expired));
    return links.look_at(document.notes.notes);
  }

 private:
  // One import for each repository, since ids mean something within one only.
  Result<Ok> bring_people(const std::string& source, std::vector<ManifestRow> rows) {
    import.source = source;
    ManifestImporter importer(client, import, last_number);
    auto taken = importer.put_codes(rows);
    if (taken.ok()) taken = take_all(importer, rows);
    add(importer.count());
    last_number = importer.last_number();
    return taken;
  }
  static Result<Ok> take_all(ManifestImporter& importer, std::span<const ManifestRow> rows) {
    for (; !rows.empty(); rows = rows.subspan(std::min(ManifestImporter::rows_max, rows.size())))
      TRY_OK(importer.take(rows.first(std::min(ManifestImporter::rows_max, rows.size()))));
    return Ok{};
  }
  void add(const ImportCount& more) {
    const auto join = [](auto& all, const auto& some) { all.insert(all.end(), some.begin(), some.end()); };
    count.added += more.added;
    count.completed += more.completed;
    count.already += more.already;
    count.statements += more.statements;
    join(count.numbers_added, more.numbers_added);
    join(count.numbers_changed, more.numbers_changed);
    join(count.numbers_kept, more.numbers_kept);
    join(count.refusals, more.refusals);
  }
};

Result<ManifestImport> import_of(const Arguments& arguments, const Person& person, Instant now) {
  TRY(operation, stream_option(arguments, "operation", "operations"));
  TRY(mandate, mandate_option(arguments, person));
  TRY(by, announced_by(arguments));
  ManifestImport import;
  import.operation = operation;
  import.mandate = mandate;
  import.received_at = now;
  import.basis = {arguments.get("basis", "AVG-6-1-d")};
  import.announced_by = by;
  if (arguments.has("exercise")) import.exercise = true;
  return import;
}

Json counts_of(const Document& document, const Bringing& brought, bool with_numbers) {
  const auto& people = document.people;
  const auto& count = brought.count;
  Json counts = Json::object({{"recordsRefused", std::uint64_t{people.refused}},
                              {"recordsExpired", std::uint64_t{people.expired}},
                              {"recordsExpiring", std::uint64_t{people.expiring}},
                              {"recordsOwn", std::uint64_t{people.own}},
                              {"notesRefused", std::uint64_t{document.notes.faults.size()}}});
  const auto& expiry = brought.expiry.count();
  const auto& links = brought.links.count();
  set_count(counts, count);
  counts.set("statements", count.statements + expiry.proposed + links.suggested);
  set_people(counts, "changed", count.numbers_changed, with_numbers);
  set_people(counts, "changedButKnownBetter", count.numbers_kept, with_numbers);
  counts.set("erasuresProposed", expiry.proposed);
  counts.set("erasuresThere", expiry.there);
  counts.set("expiredCopiesKept", expiry.kept);
  counts.set("linksSuggested", links.suggested);
  counts.set("linksThere", links.there);
  return counts;
}

// A repository may change a record and leave its date as it was, and nobody can see that from the date.
ManifestFault compared_by_date() {
  return {1, "source_date", "pfif.compared-by-date",
          "Records of the date that they had before count as unchanged. Import the document again with "
          "--previous where the repository may have changed them without a new date.",
          ManifestEffect::noted};
}

// Records first, then notes, each by their numbers.
std::vector<ManifestFault> faults_of(const Document& document, const Bringing& brought) {
  auto records = document.people.faults, notes = document.notes.faults;
  const auto& expired = brought.expiry.count().faults;
  const auto& links = brought.links.count().faults;
  records.insert(records.end(), expired.begin(), expired.end());
  for (const auto& each : brought.count.refusals) records.push_back(fault_of(each));
  notes.insert(notes.end(), links.begin(), links.end());
  for (auto* faults : {&records, &notes})
    std::stable_sort(faults->begin(), faults->end(),
                     [](const auto& one, const auto& other) { return one.line < other.line; });
  records.insert(records.end(), notes.begin(), notes.end());
  return records;
}

Result<Exit> import_pfif(const Arguments& arguments, Streams& streams, const Toolbox& tools) {
  TRY(format, format_of(arguments, streams));
  TRY(text, read_text(arguments.operands[0], streams));
  TRY_OK(pfif::read(text));
  TRY(person, person_of(arguments, streams, tools));
  const auto now = tools.clock->now();
  TRY(import, import_of(arguments, person, now));
  const RegistrationNumber before_first{arguments.get("numbers", "IMP"), 0};
  TRY_OK(next_registration_number(before_first));
  TRY(client, reach(arguments));
  TRY(origin, ask_origin(*client));
  TRY(document, read_documents(arguments, streams, text, {pfif_domain(origin), now}));
  ImportClient asking({*client, person, tools, origin}, import.exercise.value_or(false));
  Bringing bringing{asking, std::move(import), before_first};
  const auto done = bringing.bring(document);
  if (!done.ok() && !asking.refused().has_value()) return done.error();
  const auto faults = faults_of(document, bringing);
  Json::Array told;
  for (const auto& fault : faults) add_fault(told, fault);
  if (bringing.count.already > 0 && !arguments.has("previous")) add_fault(told, compared_by_date());
  report_import(streams, format, counts_of(document, bringing, format == Format::json), told);
  if (asking.refused().has_value()) print_error(streams, *asking.refused());
  const bool refused = std::any_of(faults.begin(), faults.end(), [](const ManifestFault& fault) {
    return fault.effect == ManifestEffect::row_refused;
  });
  return refused || asking.refused().has_value() ? Exit::wrong : Exit::ok;
}

}  // namespace

Verb import_pfif_verb() {
  return {
      .name = "import pfif",
      .operands = "FILE.xml|-",
      .operands_min = 1,
      .operands_max = 1,
      .summary = "Imports a PFIF 1.4 document; bad records are reported with the reason.",
      .details =
          "Opens a file for each person, announces it, and records the names at identity level 0. What a "
          "record says\n"
          "anew, by its source_date, is recorded as well, but never over what is known better. Of expired "
          "records the\n"
          "erasure of what was made of them is proposed, where the mandate may; otherwise the files are "
          "named. A note\n"
          "that names two records suggests a link; whatever else notes say is not taken, and told of each. "
          "Addresses\n"
          "and the register's own records are passed over. A second import of the same document changes "
          "nothing. Exit\n"
          "code 1 where a record, a note or a suggestion was refused, or an expired copy was kept.",
      .options = {url_option,
                  key_option,
                  actor_option,
                  persona_option,
                  {"operation", "ID", "The operation (operations/UUID)."},
                  {"mandate", "ID", "The mandate to act on; the persona's where left out."},
                  {"by", "form|list|relative", "Who announced the people; list where left out."},
                  {"previous", "FILE",
                   "The document before, as received, to see who is said otherwise of under the same date."},
                  {"numbers", "PREFIX", "The range that registration numbers come from; IMP where left out."},
                  {"basis", "CODE", "The legal-basis code; AVG-6-1-d where left out."},
                  {"exercise", "", "It is exercise data."},
                  certificates_option,
                  output_option},
      .examples = {"kroniek import pfif --url http://127.0.0.1:8080 --persona data#registrar \\",
                   "    --operation operations/0192… people.xml"},
      .run = import_pfif};
}

}  // namespace kroniek::cli
