// The people of an operation in PFIF, who let relatives be told: one asks for it, another approves, and then
// it leaves.
#include "api/cli/files.h"
#include "api/cli/import_parts.h"
#include "api/cli/remote.h"
#include "api/cli/verbs.h"
#include "core/domain/disclosures.h"
#include "core/register/sealing.h"
#include "core/register/sign_in.h"

namespace kroniek::cli {
namespace {

Result<PlainStatement> request_of(const Arguments& arguments, const Person& person, Instant now) {
  TRY(operation, stream_option(arguments, "operation", "operations"));
  TRY(recipient, stream_option(arguments, "recipient", "organisations"));
  PlainStatement plain;
  plain.type = disclosure::ExportRequested::type;
  TRY(mandate, mandate_option(arguments, person));
  plain.mandate = std::move(mandate);
  plain.occurred_at = now;
  plain.basis = {arguments.get("ground")};
  plain.operation = std::move(operation);
  const auto fields = disclosure::fields_of(disclosure::Format::pfif);
  plain.data = Json::object({{"recipient", to_string(recipient)},
                             {"format", name_of(disclosure::Format::pfif)},
                             {"fields", Codec<std::vector<std::string>>::write(fields, WriteMode::values)},
                             {"purpose", arguments.get("purpose")},
                             {"ground", arguments.get("ground")}});
  if (arguments.has("needed-by")) plain.data.set("neededBy", arguments.get("needed-by"));
  return plain;
}

Result<Exit> request_export(const Arguments& arguments, Streams& streams, const Toolbox& tools) {
  TRY(format, format_of(arguments, streams));
  TRY(person, person_of(arguments, streams, tools));
  const auto now = tools.clock->now();
  TRY(plain, request_of(arguments, person, now));
  TRY(client, reach(arguments));
  TRY(origin, ask_origin(*client));
  TRY(statement, make_statement(plain, {person.actor, origin, false}, {now, *tools.random, *person.signer}));
  constexpr unsigned tries = 5;
  TRY(answer, exchange_patiently(*client,
                                 {http::Method::post,
                                  "/v1/statements",
                                  {{"Content-Type", "application/sd-jwt"}},
                                  to_text(statement)},
                                 tries));
  if (answer.status >= 300) return refuse(streams, answer);
  TRY(accepted, parse_json(answer.body));
  print(streams, format, accepted);
  return Exit::ok;
}

Result<Exit> export_pfif(const Arguments& arguments, Streams& streams, const Toolbox& tools) {
  TRY(person, person_of(arguments, streams, tools));
  TRY(disclosure, stream_option(arguments, "disclosure", "disclosures"));
  Json asked = Json::object();
  if (arguments.has("mandate")) {
    TRY(mandate, stream_option(arguments, "mandate", "mandates"));
    asked.set("mandate", to_string(mandate));
  }
  TRY(client, reach(arguments));
  TRY(origin, ask_origin(*client));
  TRY(token, make_token(person.actor, origin, tools.clock->now(), *person.signer));
  TRY(answer, client->exchange({http::Method::post,
                                "/v1/" + to_string(disclosure) + "/_pfif",
                                {{"Authorization", "Bearer " + token}, {"Content-Type", "application/json"}},
                                write_json(asked)}));
  if (answer.status != 200) return refuse(streams, answer);
  if (arguments.operands.empty())
    streams.out << answer.body << std::flush;
  else
    TRY_OK(write_text(arguments.operands[0], answer.body));
  return Exit::ok;
}

}  // namespace

Verb export_request_verb() {
  return {
      .name = "export request",
      .summary = "Asks that the people of an operation who let relatives be told may leave in PFIF.",
      .details =
          "It is a disclosure: somebody else approves it (disclosure.approved), and `export pfif` performs "
          "it once.\nThe answer's stream is what --disclosure names there.",
      .options = {url_option,
                  key_option,
                  actor_option,
                  persona_option,
                  {"operation", "ID", "Whose people (operations/UUID).", true},
                  {"recipient", "ID", "Who is to receive it (organisations/UUID).", true},
                  {"purpose", "TEXT", "What the recipient needs it for.", true},
                  {"ground", "CODE", "The legal-basis code.", true},
                  {"needed-by", "MOMENT", "When the recipient needs it (RFC 3339)."},
                  {"mandate", "ID", "The mandate to ask on; the persona's where left out."},
                  certificates_option,
                  output_option},
      .examples = {"kroniek export request --url http://127.0.0.1:8080 --persona data#registrar \\",
                   "    --operation operations/0192… --recipient organisations/0192… \\",
                   "    --purpose 'Tracing by the Red Cross' --ground AVG-6-1-a"},
      .run = request_export};
}

Verb export_pfif_verb() {
  return {
      .name = "export pfif",
      .operands = "[FILE.xml]",
      .operands_min = 0,
      .operands_max = 1,
      .summary = "Performs an approved export: the people of an operation, in PFIF 1.4.",
      .details =
          "Asked for by `export request` and approved by somebody else. Everybody whose data leave is "
          "opened by a\n"
          "statement first. Nobody who is shielded, objected or died is in it; records that were given out "
          "before and\n"
          "may not be any more are placeholders. Copies expire after 30 days.",
      .options = {url_option,
                  key_option,
                  actor_option,
                  persona_option,
                  {"disclosure", "ID", "The approved disclosure (disclosures/UUID).", true},
                  {"mandate", "ID", "The mandate to open on; one that allows it where left out."},
                  certificates_option},
      .examples = {"kroniek export pfif --url http://127.0.0.1:8080 --persona data#registrar \\",
                   "    --disclosure disclosures/0192… people.xml"},
      .run = export_pfif};
}

}  // namespace kroniek::cli
