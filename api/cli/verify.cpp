// Verifies a whole log: of a data directory, or of a register that runs elsewhere.
#include <thread>

#include "api/cli/data_option.h"
#include "api/cli/output.h"
#include "api/cli/remote.h"
#include "api/cli/verbs.h"
#include "api/data_directory.h"
#include "core/register/audit.h"
#include "core/register/recovery.h"

namespace kroniek::cli {
namespace {

bool is_url(std::string_view text) {
  return text.starts_with("http://") || text.starts_with("https://");
}

Result<AuditReport> verify_directory(const Arguments& arguments, const AuditPorts& ports,
                                     AuditOptions options) {
  DataOptions data_options;
  data_options.path = arguments.operands[0];
  if (const auto file = arguments.find("vault-key")) data_options.vault_key = *file;
  data_options.access = DataAccess::read;
  TRY(data, DataDirectory::open(data_options));
  options.cipher = data->vault_cipher();
  const auto snapshot = data->store().snapshot();
  TRY(report, audit_store(*snapshot, ports, options));
  if (report.problem.has_value()) return report;
  // What is stored is in order; is it also all that was ever signed?
  const auto recovered = recover({data->store(), data->high_water(), ports.codec, ports.verifier});
  if (!recovered.ok()) report.problem = {std::nullopt, recovered.error().code, recovered.error().detail};
  return report;
}

Result<AuditReport> verify_url(const std::string& url, const Arguments& arguments, const AuditPorts& ports,
                               const AuditOptions& options) {
  TRY(client, reach(url, arguments));
  TileSource source("/log", [&client](const std::string& path) -> Result<std::string> {
    TRY(answer, client->exchange({http::Method::get, path, {}, ""}));
    if (answer.status == 200) return std::move(answer.body);
    auto refusal = refusal_in(answer);
    refusal.kind = answer.status == 404 ? ErrorKind::not_found : ErrorKind::unavailable;
    return refusal;
  });
  return audit_log(source, ports, options);
}

Json answer_of(const AuditReport& report) {
  Json answer = Json::object({{"verified", !report.problem.has_value()},
                              {"origin", report.origin},
                              {"size", report.size.value},
                              {"root", base64(report.root)},
                              {"streams", report.streams},
                              {"personalKey", report.personal_key},
                              {"sealed", report.sealed},
                              {"signatures", report.signatures},
                              {"seals", report.seals},
                              {"sealsOfOtherViews", report.seals_of_other_views}});
  if (report.state_root.has_value()) answer.set("stateRoot", hex(*report.state_root));
  Json types = Json::object();
  for (const auto& [type, count] : report.types) types.set(type, count);
  answer.set("types", std::move(types));
  if (report.stored.has_value())
    answer.set("stored", Json::object({{"rows", report.stored->rows},
                                       {"checkpoints", report.stored->checkpoints},
                                       {"vaultRows", report.stored->vault_rows},
                                       {"disclosures", report.stored->disclosures},
                                       {"attachments", report.stored->attachments}}));
  if (const auto& problem = report.problem) {
    Json found = Json::object({{"code", problem->code}, {"detail", problem->detail}});
    if (problem->index.has_value()) found.set("index", problem->index->value);
    answer.set("problem", std::move(found));
  }
  return answer;
}

Error error_of(const AuditProblem& problem) {
  const auto place = problem.index.has_value()
                         ? "Entry " + std::to_string(problem.index->value) + " is wrong: "
                         : std::string("The log as a whole is wrong: ");
  return {ErrorKind::corrupt, problem.code, place + problem.detail};
}

Result<Exit> verify(const Arguments& arguments, Streams& streams, const Toolbox& tools) {
  TRY(format, format_of(arguments, streams));
  AuditOptions options;
  TRY(threads,
      number_option(arguments, "threads", {1, 256}, std::max(1U, std::thread::hardware_concurrency())));
  options.threads = static_cast<unsigned>(threads);
  if (arguments.has("hashes-only")) options.depth = AuditDepth::hashes;
  if (const auto text = arguments.find("log-key")) {
    TRY(key, parse_vkey(*text));
    options.log_key = std::move(key);
  }
  const auto& what = arguments.operands[0];
  const AuditPorts ports{*tools.codec, *tools.verifier, *tools.random};
  auto report = [&]() -> Result<AuditReport> {
    Progress progress(streams, "Verifying");
    options.progress = [&progress](std::uint64_t done, std::uint64_t total) { progress.show(done, total); };
    return is_url(what) ? verify_url(what, arguments, ports, options)
                        : verify_directory(arguments, ports, options);
  }();
  if (!report.ok()) return std::move(report).error();
  print(streams, format, answer_of(*report));
  if (!report->problem.has_value()) return Exit::ok;
  print_error(streams, error_of(*report->problem));
  return Exit::wrong;
}

}  // namespace

Verb verify_verb() {
  return {.name = "verify",
          .operands = "DATA_DIR|URL",
          .operands_min = 1,
          .operands_max = 1,
          .summary = "Verifies every entry of a log, and names the first that is wrong.",
          .details =
              "Bytes, hashes, tree, checkpoints, signatures, keys, mandates, rules; of a directory also "
              "every stored row,\n"
              "the vault and the high water. A directory may be verified beside the process that writes to "
              "it. Without\n"
              "--log-key the log's own first entry is believed about its key.",
          .options = {{"log-key", "VKEY", "The log's public key, as `init` printed it."},
                      {"threads", "N", "How many; as many as there are processors where left out."},
                      vault_key_option,
                      {"hashes-only", "", "Only that nothing was changed since it was signed."},
                      certificates_option,
                      output_option},
          .examples = {"kroniek verify /var/lib/kroniek", "kroniek verify https://register.example -o json"},
          .run = verify};
}

}  // namespace kroniek::cli
