// Imports a passenger list (CSV or a workbook): good rows are taken, each bad one is reported with its line
// and the reason.
#include "api/cli/files.h"
#include "api/cli/import_parts.h"
#include "api/cli/manifest_preview.h"
#include "api/cli/remote.h"
#include "api/cli/verbs.h"
#include "core/codes.h"

namespace kroniek::cli {
namespace {

Result<ManifestImport> import_of(const Arguments& arguments, const Person& person, const Manifest& manifest,
                                 Instant now) {
  TRY(operation, stream_option(arguments, "operation", "operations"));
  TRY(movement, stream_option(arguments, "movement", "movements"));
  TRY(mandate, mandate_option(arguments, person));
  TRY(source, manifest_source(arguments.get("list", "manifest"), manifest));
  ManifestImport import;
  import.operation = operation;
  import.movement = movement;
  import.mandate = mandate;
  import.source = source;
  import.received_at = now;
  import.basis = {arguments.get("basis", "AVG-6-1-d")};
  if (arguments.has("exercise")) import.exercise = true;
  if (!arguments.has("continues")) return import;
  TRY(leg, stream_option(arguments, "continues", "movements"));
  import.continues = leg;
  return import;
}

Json counts_of(const Manifest& manifest) {
  std::uint64_t assumed = 0;
  for (const auto& row : manifest.rows) assumed += row.values.minor.has_value() ? 0 : 1;
  return Json::object({{"rowsGood", std::uint64_t{manifest.rows.size()}},
                       {"rowsRefused", std::uint64_t{manifest.rows_refused}},
                       {"minorAssumed", assumed}});
}

Result<Ok> take_all(ManifestImporter& importer, const Manifest& manifest,
                    const std::optional<Manifest>& previous, Streams& streams) {
  TRY_OK(importer.receive(manifest, previous.has_value() ? &*previous : nullptr));
  Progress progress(streams, "Importing");
  for (std::size_t done = 0; done < manifest.rows.size();) {
    const auto count = std::min(ManifestImporter::rows_max, manifest.rows.size() - done);
    TRY_OK(importer.take(std::span(manifest.rows).subspan(done, count)));
    done += count;
    progress.show(done, manifest.rows.size());
  }
  return Ok{};
}

Result<std::optional<Manifest>> previous_of(const Arguments& arguments, Streams& streams, Date today) {
  if (!arguments.has("previous")) return std::optional<Manifest>();
  TRY(text, read_text(arguments.get("previous"), streams));
  TRY(manifest, read_manifest(text, today));
  return std::optional(std::move(manifest));
}

// Of whom is on both versions the newer one may say otherwise, and nobody can see it.
ManifestFault not_compared(const Manifest& manifest) {
  return {
      manifest.header_line, "", "import.not-compared",
      "Without the version before nobody sees what this one changes; nothing of that was taken. Import it "
      "again with --previous.",
      ManifestEffect::noted};
}

// What a newer version of the list changed: counts, and for programs the registration numbers as well.
void set_differences(Json& counts, const ImportCount& count, bool with_numbers) {
  set_people(counts, "removed", count.numbers_removed, with_numbers);
  set_people(counts, "changed", count.numbers_changed, with_numbers);
  set_people(counts, "changedButKnownBetter", count.numbers_kept, with_numbers);
  const auto there = count.already + count.completed;
  // Without the version before nobody knows of whom the newer one says otherwise.
  counts.set(count.compared ? "unchanged" : "notCompared",
             there - std::min<std::uint64_t>(there, count.numbers_changed.size()));
  counts.set("removalsWithheld", count.removals_withheld.has_value());
  if (with_numbers)
    counts.set("addedNumbers",
               Codec<std::vector<std::string>>::write(count.numbers_added, WriteMode::values));
}

struct Brought {
  ImportCount count;
  std::optional<Error> refused;  // what ended it
};
Result<Brought> bring(const Arguments& arguments, Manifest manifest, Streams& streams, const Toolbox& tools) {
  TRY(person, person_of(arguments, streams, tools));
  TRY(import, import_of(arguments, person, manifest, tools.clock->now()));
  // The range that numbers come from: its prefix. Before the first number stands sequence 0.
  const RegistrationNumber before_first{arguments.get("numbers", "IMP"), 0};
  TRY_OK(next_registration_number(before_first));
  TRY(client, reach(arguments));
  TRY(origin, ask_origin(*client));
  ImportClient asking({*client, person, tools, std::move(origin)}, import.exercise.value_or(false));
  ManifestImporter importer(asking, std::move(import), before_first);
  TRY(previous, previous_of(arguments, streams, date_of(tools.clock->now())));
  auto taken = importer.put_codes(manifest.rows);
  if (taken.ok() && previous.has_value()) taken = importer.put_codes(previous->rows);
  if (taken.ok()) taken = take_all(importer, manifest, previous, streams);
  if (taken.ok()) taken = importer.drop_others(manifest, arguments.has("accept-removals"));
  if (!taken.ok() && !asking.refused().has_value()) return std::move(taken).error();
  return Brought{importer.count(), asking.refused()};
}

Result<Exit> import_manifest(const Arguments& arguments, Streams& streams, const Toolbox& tools) {
  TRY(format, format_of(arguments, streams));
  TRY(text, read_text(arguments.operands[0], streams));
  if (arguments.has("preview")) return preview_manifest(arguments, text, streams, tools);
  TRY(options, manifest_options(arguments));
  TRY(manifest, read_manifest(text, date_of(tools.clock->now()), options));
  Json counts = counts_of(manifest);
  Json::Array faults;
  for (const auto& fault : manifest.faults) add_fault(faults, fault);
  bool refused = manifest.rows_refused > 0;
  std::optional<Error> ended;
  if (!arguments.has("dry-run")) {
    TRY(brought, bring(arguments, manifest, streams, tools));
    const auto& count = brought.count;
    set_count(counts, count);
    for (const auto& each : count.refusals) add_fault(faults, fault_of(each));
    counts.set("listRecorded", count.list_recorded);
    set_differences(counts, count, format == Format::json);
    if (count.removals_withheld.has_value()) add_fault(faults, *count.removals_withheld);
    if (!count.compared && count.already + count.completed > 0) add_fault(faults, not_compared(manifest));
    refused = refused || !count.refusals.empty() || count.removals_withheld.has_value();
    ended = brought.refused;
  }
  report_import(streams, format, std::move(counts), faults);
  if (format == Format::table && !arguments.has("dry-run"))
    streams.err << "Whether somebody is on the list twice, or was here before: `kroniek suggest links`.\n";
  if (ended.has_value()) print_error(streams, *ended);
  return refused || ended.has_value() ? Exit::wrong : Exit::ok;
}

}  // namespace

Verb import_manifest_verb() {
  return {.name = "import manifest",
          .operands = "FILE.csv|FILE.xlsx|-",
          .operands_min = 1,
          .operands_max = 1,
          .summary =
              "Imports a passenger list (CSV, XLSX); good rows are taken, bad ones reported with line and "
              "reason.",
          .details =
              "Opens a file for each person, expects them on the movement, and records what the list tells "
              "at identity\n"
              "level 0. Nothing that is recorded is stated again, so it may be repeated, and a second import "
              "of the same\n"
              "list changes nothing. A newer version of a list supersedes the one before: whom it leaves out "
              "is not\n"
              "expected by it any more. That is withheld where rows were refused, which may be theirs, and "
              "where it names\n"
              "nobody or leaves out more than a quarter and at least three; `--accept-removals` says that "
              "the latter is right.\n"
              "Under one name the same id is the same person: a list of another movement has another name, "
              "or says --continues.\n"
              "Who is not known to be an adult counts as a minor until seen. Exit code 1 where a row was "
              "refused, or\n"
              "removals were withheld.",
          .options =
              {url_option,
               key_option,
               actor_option,
               persona_option,
               {"operation", "ID", "The operation (operations/UUID)."},
               {"movement", "ID", "The movement that the list is of (movements/UUID)."},
               {"mandate", "ID", "The mandate to act on; the persona's where left out."},
               {"list", "NAME",
                "Whose list it is, a code: the same name for its later versions. `manifest` where left out."},
               {"continues", "ID",
                "The same people came on this movement (movements/UUID), on a list of the same name."},
               {"previous", "FILE", "The version before, as received, to see who is said otherwise of."},
               {"accept-removals", "",
                "Whom a newer version leaves out is not expected any more, however many they are."},
               {"numbers", "PREFIX", "The range that registration numbers come from; IMP where left out."},
               {"basis", "CODE", "The legal-basis code; AVG-6-1-d where left out."},
               {"exercise", "", "It is exercise data."},
               map_option,
               sheet_option,
               encoding_option,
               {"preview", "",
                "Say what would be taken, column by column; with --url and --movement also what is new."},
               {"dry-run", "", "Read and report only; nothing is sent."},
               certificates_option,
               output_option},
          .examples = {"kroniek import manifest --dry-run list.csv",
                       "kroniek import manifest --preview --map 'Wie=lastName' --map '#3=-' list.xlsx",
                       "kroniek import manifest --url http://127.0.0.1:8080 --persona data#registrar \\",
                       "    --operation operations/0192… --movement movements/0192… --list KL1234 list.csv"},
          .run = import_manifest};
}

}  // namespace kroniek::cli
