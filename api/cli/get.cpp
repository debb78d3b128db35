// Asks a register something, signed in.
#include "api/cli/output.h"
#include "api/cli/person.h"
#include "api/cli/remote.h"
#include "api/cli/verbs.h"
#include "core/register/sign_in.h"

namespace kroniek::cli {
namespace {

bool is_anonymous(const Arguments& arguments) {
  return !arguments.has("key") && !arguments.has("actor") && !arguments.has("persona");
}

Result<Exit> get(const Arguments& arguments, Streams& streams, const Toolbox& tools) {
  TRY(format, format_of(arguments, streams));
  TRY(client, reach(arguments));
  http::ClientRequest request{http::Method::get, arguments.operands[0], {}, ""};
  if (!request.target.starts_with('/'))
    return Error{ErrorKind::invalid, "usage.path", "PATH begins with `/`: /v1/registrations?limit=10."};
  if (!is_anonymous(arguments)) {
    TRY(person, person_of(arguments, streams, tools));
    TRY(origin, ask_origin(*client));
    TRY(token, make_token(person.actor, origin, tools.clock->now(), *person.signer));
    request.headers.push_back({"Authorization", "Bearer " + token});
  }
  TRY(answer, client->exchange(request));
  if (answer.status >= 400) return refuse(streams, answer);
  const auto json = parse_json(answer.body);
  if (answer.content_type.starts_with("application/json") && json.ok()) {
    print(streams, format, *json);
  } else {
    streams.out << answer.body << std::flush;
  }
  return Exit::ok;
}

}  // namespace

Verb get_verb() {
  return {
      .name = "get",
      .operands = "PATH",
      .operands_min = 1,
      .operands_max = 1,
      .summary = "Asks a register for something, signed in where somebody is named, and prints it.",
      .options = {url_option, key_option, actor_option, persona_option, certificates_option, output_option},
      .examples =
          {"kroniek get /log/checkpoint --url http://127.0.0.1:8080",
           "kroniek get '/v1/registrations?limit=10' --url http://127.0.0.1:8080 --persona data#registrar"},
      .run = get};
}

}  // namespace kroniek::cli
