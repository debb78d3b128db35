#include "api/cli/run.h"

#include <exception>

#include "api/cli/output.h"
#include "api/cli/verbs.h"

namespace kroniek::cli {
namespace {

// Where a name begins another, the longer one comes first.
const std::vector<Verb>& verbs() {
  static const std::vector<Verb> all{init_verb(),
                                     serve_verb(),
                                     demo_verb(),
                                     key_new_verb(),
                                     key_rotate_seal_verb(),
                                     key_rotate_vault_verb(),
                                     token_verb(),
                                     submit_verb(),
                                     import_manifest_verb(),
                                     get_verb(),
                                     attachment_put_verb(),
                                     attachment_get_verb(),
                                     mrz_verb(),
                                     verify_verb(),
                                     receipt_verify_verb(),
                                     receipt_verify_view_verb(),
                                     extract_verify_verb(),
                                     extract_verb(),
                                     rebuild_verb(),
                                     seal_verb(),
                                     backup_verb(),
                                     restore_verb(),
                                     import_pfif_verb(),
                                     export_pfif_verb(),
                                     export_request_verb(),
                                     suggest_links_verb()};
  return all;
}

std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> words;
  for (std::size_t from = 0; from <= name.size();) {
    const auto space = std::min(name.find(' ', from), name.size());
    words.emplace_back(name.substr(from, space - from));
    from = space + 1;
  }
  return words;
}

std::string overview() {
  std::size_t width = 0;
  for (const auto& verb : verbs()) width = std::max(width, verb.name.size());
  std::string out = "kroniek <verb> [options]\n\nA register that proves every answer it gives.\n\nVerbs:\n";
  for (const auto& verb : verbs())
    out += "  " + std::string(verb.name) + std::string(width - verb.name.size() + 2, ' ') +
           std::string(verb.summary) + "\n";
  out +=
      "\n`kroniek <verb> --help` says more. Exit codes: 0 all is well; 1 it was checked and found wrong, or "
      "refused;\n"
      "2 it could not be done. Without -o, people at a terminal get tables and programs get JSON.\n";
  return out;
}

// The verb that the first words name, and how many words that are.
const Verb* find_verb(std::span<const std::string> words, std::size_t& length) {
  for (const auto& verb : verbs()) {
    const auto name = words_of(verb.name);
    length = name.size();
    if (words.size() >= length && std::equal(name.begin(), name.end(), words.begin())) return &verb;
  }
  return nullptr;
}

bool asks_for_help(std::span<const std::string> words) {
  for (const auto& word : words) {
    if (word == "--") return false;
    if (word == "--help" || word == "-h") return true;
  }
  return false;
}

// The verbs that begin with that word, a line each; empty where there are none.
std::string verbs_of(const std::string& group) {
  std::string out;
  for (const auto& verb : verbs())
    if (verb.name.starts_with(group + " ")) out += "  kroniek " + std::string(verb.name) + "\n";
  return out;
}

Result<Exit> without_verb(std::span<const std::string> words, Streams& streams) {
  if (words.empty())
    return Error{ErrorKind::invalid, "usage.unknown-verb", "Which verb? `kroniek --help` lists them."};
  const bool wants_help = words[0] == "help" || asks_for_help(words.first(1));
  const auto group = verbs_of(words[0]);
  if (!wants_help && (group.empty() || !asks_for_help(words)))
    return Error{ErrorKind::invalid, "usage.unknown-verb",
                 group.empty() ? "There is no verb `" + words[0] + "`; `kroniek --help` lists them."
                               : "Which of these?\n" + group.substr(0, group.size() - 1)};
  streams.out << (wants_help ? overview() : group);
  return Exit::ok;
}

Result<Exit> run_verb(std::span<const std::string> words, Streams& streams, const Toolbox& tools) {
  std::size_t length = 0;
  const auto* verb = find_verb(words, length);
  if (verb == nullptr) return without_verb(words, streams);
  const auto rest = words.subspan(length);
  if (asks_for_help(rest)) {
    streams.out << help_of(*verb);
    return Exit::ok;
  }
  TRY(arguments, parse_arguments(*verb, rest));
  return verb->run(arguments, streams, tools);
}

}  // namespace

int run(std::span<const std::string> words, Streams& streams, const Toolbox& tools) {
  try {
    const auto exit = run_verb(words, streams, tools);
    if (exit.ok()) return static_cast<int>(*exit);
    print_error(streams, exit.error());
    return static_cast<int>(exit_of(exit.error()));
  } catch (const std::exception& failure) {  // memory, or a file system that fails in the middle
    print_error(streams, {ErrorKind::unavailable, "program.failed", failure.what()});
    return static_cast<int>(Exit::cannot);
  }
}

}  // namespace kroniek::cli
