// Makes a bearer token: a JWT that shows possession of one's own key for five minutes.
#include "api/cli/person.h"
#include "api/cli/remote.h"
#include "api/cli/verbs.h"
#include "core/register/sign_in.h"

namespace kroniek::cli {
namespace {

Result<std::string> origin_for(const Arguments& arguments) {
  if (const auto origin = arguments.find("origin")) return *origin;
  TRY(client, reach(arguments));
  return ask_origin(*client);
}

Result<Exit> token(const Arguments& arguments, Streams& streams, const Toolbox& tools) {
  TRY(person, person_of(arguments, streams, tools));
  TRY(origin, origin_for(arguments));
  TRY(made, make_token(person.actor, origin, tools.clock->now(), *person.signer));
  streams.out << made << "\n" << std::flush;
  return Exit::ok;
}

}  // namespace

Verb token_verb() {
  return {.name = "token",
          .summary = "Prints a bearer token that signs somebody in for five minutes.",
          .details = "The log's name comes from --origin, or is asked of the register at --url.",
          .options = {key_option,
                      actor_option,
                      persona_option,
                      {"origin", "NAME", "The log's name."},
                      url_option,
                      certificates_option},
          .examples = {"kroniek token --key me.jwk --actor actors/0192… --origin register.example/kroniek",
                       "curl -H \"Authorization: Bearer $(kroniek token --persona data#registrar --url "
                       "http://127.0.0.1:8080)\" http://127.0.0.1:8080/v1/_whoami"},
          .run = token};
}

}  // namespace kroniek::cli
