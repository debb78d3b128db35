// Exports the people of an operation in PFIF: an opening of everybody whose data leave.
#include "api/cli/files.h"
#include "api/cli/import_parts.h"
#include "api/cli/remote.h"
#include "api/cli/verbs.h"
#include "core/register/sign_in.h"

namespace kroniek::cli {
namespace {

Result<Exit> export_pfif(const Arguments& arguments, Streams& streams, const Toolbox& tools) {
  TRY(person, person_of(arguments, streams, tools));
  TRY(operation, stream_option(arguments, "operation", "operations"));
  Json asked = Json::object({{"purpose", arguments.get("purpose")}, {"ground", arguments.get("ground")}});
  if (arguments.has("mandate")) {
    TRY(mandate, stream_option(arguments, "mandate", "mandates"));
    asked.set("mandate", to_string(mandate));
  }
  TRY(client, reach(arguments));
  TRY(origin, ask_origin(*client));
  TRY(token, make_token(person.actor, origin, tools.clock->now(), *person.signer));
  TRY(answer, client->exchange({http::Method::post,
                                "/v1/" + to_string(operation) + "/_pfif",
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

Verb export_pfif_verb() {
  return {
      .name = "export pfif",
      .operands = "[FILE.xml]",
      .operands_min = 0,
      .operands_max = 1,
      .summary = "Exports the people of an operation who let relatives be told, in PFIF 1.4.",
      .details =
          "Everybody whose data leave is opened by a statement first. Nobody who is shielded, objected "
          "or died is in it;\n"
          "records that were given out before and may not be any more are placeholders. Copies expire "
          "after 30 days.",
      .options =
          {url_option,
           key_option,
           actor_option,
           persona_option,
           {"operation", "ID", "The operation (operations/UUID)."},
           {.name = "purpose", .value = "TEXT", .meaning = "Whom it is for, and what for.", .required = true},
           {.name = "ground", .value = "CODE", .meaning = "The legal-basis code.", .required = true},
           {"mandate", "ID", "The mandate to open on; one that allows it where left out."},
           certificates_option},
      .examples = {"kroniek export pfif --url http://127.0.0.1:8080 --persona data#registrar \\",
                   "    --operation operations/0192… --purpose 'Rode Kruis' --ground AVG-6-1-a people.xml"},
      .run = export_pfif};
}

}  // namespace kroniek::cli
