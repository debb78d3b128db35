// Imports the persons of a PFIF document: good records are taken, each bad one is reported with the reason.
#include "api/cli/files.h"
#include "api/cli/import_parts.h"
#include "api/cli/remote.h"
#include "api/cli/verbs.h"
#include "api/import/pfif_people.h"

namespace kroniek::cli {
namespace {

Result<registration::AnnouncedBy> announced_by(const Arguments& arguments) {
  const auto said = arguments.get("by", "list");
  const auto names = names_of(registration::AnnouncedBy{});
  const auto found = std::find(names.begin(), names.end(), said);
  if (found != names.end()) return static_cast<registration::AnnouncedBy>(found - names.begin());
  return Error{ErrorKind::invalid, "usage.announced-by", "`--by` must be form, list or relative."};
}

// One import for each repository, since ids mean something within one only.
struct Bringing {
  const ManifestImporter::Ports& ports;
  ManifestImport import;
  RegistrationNumber last_number;
  ImportCount count = {};

  Result<Ok> bring(const std::string& source, std::vector<ManifestRow> rows) {
    import.source = source;
    ManifestImporter importer(ports, import, last_number);
    auto taken = importer.put_codes(rows);
    if (taken.ok()) taken = take_all(importer, rows);
    add(importer.count());
    last_number = importer.last_number();
    if (taken.ok() || count.refused.has_value()) return Ok{};
    return taken;
  }

 private:
  static Result<Ok> take_all(ManifestImporter& importer, std::span<const ManifestRow> rows) {
    for (; !rows.empty(); rows = rows.subspan(std::min(ManifestImporter::rows_max, rows.size())))
      TRY_OK(importer.take(rows.first(std::min(ManifestImporter::rows_max, rows.size()))));
    return Ok{};
  }
  void add(const ImportCount& more) {
    count.added += more.added;
    count.completed += more.completed;
    count.already += more.already;
    count.statements += more.statements;
    count.refusals.insert(count.refusals.end(), more.refusals.begin(), more.refusals.end());
    if (!count.refused.has_value()) count.refused = more.refused;
  }
};

Result<ImportCount> bring(const Arguments& arguments, const PfifPeople& people,
                          const ManifestImporter::Ports& ports) {
  TRY(operation, stream_option(arguments, "operation", "operations"));
  TRY(mandate, mandate_option(arguments, ports.person));
  TRY(by, announced_by(arguments));
  const RegistrationNumber before_first{arguments.get("numbers", "IMP"), 0};
  TRY_OK(next_registration_number(before_first));
  ManifestImport import;
  import.operation = operation;
  import.mandate = mandate;
  import.received_at = ports.tools.clock->now();
  import.basis = {arguments.get("basis", "AVG-6-1-d")};
  import.announced_by = by;
  if (arguments.has("exercise")) import.exercise = true;
  Bringing bringing{ports, std::move(import), before_first};
  for (const auto& [source, rows] : people.by_source) {
    TRY_OK(bringing.bring(source, rows));
    if (bringing.count.refused.has_value()) break;
  }
  return bringing.count;
}

Result<Exit> import_pfif(const Arguments& arguments, Streams& streams, const Toolbox& tools) {
  TRY(format, format_of(arguments, streams));
  TRY(text, read_text(arguments.operands[0], streams));
  TRY(reading, pfif::read(text));
  TRY(person, person_of(arguments, streams, tools));
  TRY(client, reach(arguments));
  TRY(origin, ask_origin(*client));
  const auto people = pfif_people(reading, pfif_domain(origin), tools.clock->now());
  Json counts = Json::object({{"recordsRefused", std::uint64_t{people.refused}},
                              {"recordsExpired", std::uint64_t{people.expired}},
                              {"recordsOwn", std::uint64_t{people.own}}});
  Json::Array faults;
  for (const auto& fault : people.faults) add_fault(faults, fault);
  const ManifestImporter::Ports ports{*client, person, tools, origin};
  TRY(brought, bring(arguments, people, ports));
  add_count(counts, faults, brought);
  report_import(streams, format, std::move(counts), faults);
  if (brought.refused.has_value()) print_error(streams, *brought.refused);
  const bool all_well = people.refused == 0 && brought.refusals.empty() && !brought.refused.has_value();
  return all_well ? Exit::ok : Exit::wrong;
}

}  // namespace

Verb import_pfif_verb() {
  return {
      .name = "import pfif",
      .operands = "FILE.xml|-",
      .operands_min = 1,
      .operands_max = 1,
      .summary = "Imports the persons of a PFIF 1.4 document; bad records are reported with the reason.",
      .details =
          "Opens a file for each person, announces it, and records the names at identity level 0. "
          "Notes, addresses,\n"
          "expired records and the register's own ones are passed over. A second import of the same "
          "document\n"
          "changes nothing. Exit code 1 where a record was refused.",
      .options = {url_option,
                  key_option,
                  actor_option,
                  persona_option,
                  {"operation", "ID", "The operation (operations/UUID)."},
                  {"mandate", "ID", "The mandate to act on; the persona's where left out."},
                  {"by", "form|list|relative", "Who announced the people; list where left out."},
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
