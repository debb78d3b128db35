// Checks without asking anybody that a view is right and complete: the proof of it and the log's public key
// are all it takes.
#include "api/cli/files.h"
#include "api/cli/output.h"
#include "api/cli/policy_option.h"
#include "api/cli/verbs.h"
#include "core/register/view_proof.h"

namespace kroniek::cli {
namespace {

Json answer_of(const ProvenView& proven) {
  return Json::object({{"verified", true},
                       {"log", proven.log},
                       {"stream", to_string(proven.stream)},
                       {"statements", proven.statements},
                       {"sealedSize", proven.sealed_size.value},
                       {"sealedAt", to_string(proven.sealed_at)},
                       {"sealIndex", proven.seal_index.value}});
}

std::string sentence(const ProvenView& proven) {
  return "Proved: of the first " + std::to_string(proven.sealed_size.value) + " entries of the log " +
         proven.log + ", " + std::to_string(proven.statements) + " are about " + to_string(proven.stream) +
         ", and this view is what they add up to; the register sealed that at " +
         to_string(proven.sealed_at) + " as entry " + std::to_string(proven.seal_index.value) + ".\n";
}

Result<std::optional<Json>> view_of(const Arguments& arguments, Streams& streams) {
  const auto file = arguments.find("view");
  if (!file.has_value()) return std::optional<Json>();
  TRY(text, read_text(*file, streams));
  TRY(view, parse_json(text));
  return std::optional(std::move(view));
}

Result<Exit> receipt_verify_view(const Arguments& arguments, Streams& streams, const Toolbox& tools) {
  TRY(format, format_of(arguments, streams));
  TRY(policy, policy_of(arguments, streams));
  TRY(text, read_text(*arguments.find("proof"), streams));
  TRY(view, view_of(arguments, streams));
  TRY(document, parse_json(text));
  const auto proven = check_view_proof(document, view, {policy, *tools.codec, *tools.verifier});
  if (!proven.ok()) {
    print_error(streams, proven.error());
    return Exit::wrong;
  }
  if (format == Format::json) {
    print(streams, format, answer_of(*proven));
  } else {
    streams.out << sentence(*proven) << std::flush;
  }
  return Exit::ok;
}

}  // namespace

Verb receipt_verify_view_verb() {
  return {
      .name = "receipt verify-view",
      .summary = "Checks offline that a view is right, and that it is the whole of it.",
      .details =
          "Proves that a register sealed its state, and that this view of this many statements is in it.\n"
          "The proof is what GET /v1/<collection>/<id>/_seal-proof answers.",
      .options = {{"proof", "FILE", "The proof of the view.", true},
                  {"view", "FILE", "The view to be proven; that of the proof where left out."},
                  log_key_option,
                  policy_option,
                  output_option},
      .examples =
          {"kroniek receipt verify-view --proof file.json --log-key register.example/kroniek+1a2b3c4d+AQ…"},
      .run = receipt_verify_view};
}

}  // namespace kroniek::cli
