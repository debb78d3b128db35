// Asks a register which files may be of one person, and has it suggest links between them.
#include "api/cli/import_parts.h"
#include "api/cli/remote.h"
#include "api/cli/verbs.h"
#include "core/domain/likeness.h"
#include "core/register/sign_in.h"

namespace kroniek::cli {
namespace {

Result<Json> request_of(const Arguments& arguments) {
  TRY(operation, stream_option(arguments, "operation", "operations"));
  Json asked = Json::object({{"operation", to_string(operation)},
                             {"purpose", arguments.get("purpose")},
                             {"ground", arguments.get("ground")}});
  if (arguments.has("threshold")) {
    TRY(threshold, number_option(arguments, "threshold", {0, likeness::score_max}, 0));
    asked.set("threshold", threshold);
  }
  if (arguments.has("mandate")) {
    TRY(mandate, stream_option(arguments, "mandate", "mandates"));
    asked.set("mandate", to_string(mandate));
  }
  return asked;
}

bool has_items(const Json& json, std::string_view name) {
  const auto* items = json.find(name);
  return items != nullptr && items->array_items() != nullptr && !items->array_items()->empty();
}

// For people the counts, then a line for each pair; for programs the answer as it is.
void report(Streams& streams, Format format, const Json& answer) {
  if (format == Format::json) return print(streams, format, answer);
  Json counts = Json::object({});
  for (const auto* name : {"threshold", "compared", "pairs", "known", "suggested", "left"})
    if (const auto* value = answer.find(name); value != nullptr) counts.set(name, *value);
  print(streams, format, counts);
  for (const auto* name : {"links", "refused"}) {
    if (!has_items(answer, name)) continue;
    streams.out << "\n";
    print(streams, format, *answer.find(name));
  }
}

Result<Exit> suggest_links(const Arguments& arguments, Streams& streams, const Toolbox& tools) {
  TRY(format, format_of(arguments, streams));
  TRY(asked, request_of(arguments));
  TRY(person, person_of(arguments, streams, tools));
  TRY(client, reach(arguments));
  TRY(origin, ask_origin(*client));
  TRY(token, make_token(person.actor, origin, tools.clock->now(), *person.signer));
  TRY(answer, client->exchange({http::Method::post,
                                "/v1/links/_suggest",
                                {{"Authorization", "Bearer " + token}, {"Content-Type", "application/json"}},
                                write_json(asked)}));
  if (answer.status != 200) return refuse(streams, answer);
  TRY(json, parse_json(answer.body));
  report(streams, format, json);
  return has_items(json, "refused") ? Exit::wrong : Exit::ok;
}

}  // namespace

Verb suggest_links_verb() {
  return {
      .name = "suggest links",
      .summary = "Compares the files of an operation and suggests links between those of one person.",
      .details =
          "Files are compared with each other and with those of every other operation; it is recorded as "
          "a look.\n"
          "People judge what is suggested, and whoever runs this cannot confirm it. Pairs that have a "
          "link already,\n"
          "whatever became of it, are not suggested again, so it may be repeated; one run suggests 200 "
          "at most.\n"
          "Exit code 1 where the register refused a suggestion.",
      .options = {url_option,
                  key_option,
                  actor_option,
                  persona_option,
                  {"operation", "ID", "The operation (operations/UUID).", true},
                  {"purpose", "TEXT", "What it is needed for.", true},
                  {"ground", "CODE", "The legal-basis code.", true},
                  {"threshold", "N", "The lowest score that is suggested, 0 to 100; 80 where left out."},
                  {"mandate", "ID", "The mandate to look and suggest on; one that allows it where left out."},
                  certificates_option,
                  output_option},
      .examples = {"kroniek suggest links --url http://127.0.0.1:8080 --persona data#registrar \\",
                   "    --operation operations/0192… --purpose 'Dubbele dossiers' --ground Wvr-39"},
      .run = suggest_links};
}

}  // namespace kroniek::cli
