// Makes a statement of a JSON document, signs it with its author's key, and sends it. What is sent is made
// once: every further try sends the same bytes, so the register records it at most once.
#include "api/cli/files.h"
#include "api/cli/output.h"
#include "api/cli/person.h"
#include "api/cli/remote.h"
#include "api/cli/verbs.h"
#include "core/register/sealing.h"

namespace kroniek::cli {
namespace {

Result<PlainStatement> read_statement(const Arguments& arguments, Streams& streams, const Person& person,
                                      Instant now) {
  TRY(text, read_text(arguments.operands[0], streams));
  TRY(json, parse_json(text));
  if (json.members() != nullptr) {
    if (json.find("mandate") == nullptr && person.mandate.has_value())
      json.set("mandate", to_string(*person.mandate));
    if (json.find("occurredAt") == nullptr) json.set("occurredAt", to_string(now));
  }
  return read_plain(json);
}

Result<Ok> keep(const Arguments& arguments, std::string_view option, std::string_view text) {
  const auto path = arguments.find(option);
  return path.has_value() ? write_text(*path, text) : Result<Ok>(Ok{});
}

Result<Exit> submit(const Arguments& arguments, Streams& streams, const Toolbox& tools) {
  TRY(format, format_of(arguments, streams));
  TRY(tries, number_option(arguments, "tries", {1, 1'000}, 5));
  TRY(person, person_of(arguments, streams, tools));
  const auto now = tools.clock->now();
  TRY(plain, read_statement(arguments, streams, person, now));
  const bool needs_register = !arguments.has("dry-run") || !arguments.has("origin");
  std::unique_ptr<http::Client> client;
  if (needs_register) {
    TRY(reached, reach(arguments));
    client = std::move(reached);
  }
  std::string origin = arguments.get("origin");
  if (origin.empty()) {
    TRY(asked, ask_origin(*client));
    origin = std::move(asked);
  }
  TRY(statement, make_statement(plain, {person.actor, origin, false}, {now, *tools.random, *person.signer}));
  const auto text = to_text(statement);
  TRY_OK(keep(arguments, "statement", text + "\n"));
  if (arguments.has("dry-run")) {
    streams.out << text << "\n" << std::flush;
    return Exit::ok;
  }
  const http::ClientRequest request{
      http::Method::post, "/v1/statements", {{"Content-Type", "application/sd-jwt"}}, text};
  TRY(answer, exchange_patiently(*client, request, static_cast<unsigned>(tries)));
  if (answer.status >= 300) return refuse(streams, answer);
  TRY(accepted, parse_json(answer.body));
  const auto* proof = accepted.find("proof");
  if (proof != nullptr && proof->string() != nullptr) TRY_OK(keep(arguments, "receipt", *proof->string()));
  print(streams, format, accepted);
  return Exit::ok;
}

}  // namespace

Verb submit_verb() {
  return {
      .name = "submit",
      .operands = "FILE.json|-",
      .operands_min = 1,
      .operands_max = 1,
      .summary = "Makes a statement of a JSON file, signs it with its author's own key, and sends it.",
      .details =
          "The file holds {type, sub?, version?, mandate, occurredAt, basis, operation?, causes?, "
          "exercise?,\n"
          "data}; mandate is the persona's and occurredAt is now where left out. Each run signs anew: give "
          "jti,\n"
          "and a second run is refused instead of recorded twice.",
      .options = {url_option,
                  key_option,
                  actor_option,
                  persona_option,
                  {"receipt", "FILE", "Keep the receipt here."},
                  {"statement", "FILE", "Keep the signed statement here."},
                  {"origin", "NAME", "The log's name; asked of the register where left out."},
                  {"tries", "N", "How often to try while the register does not answer; 5 where left out."},
                  {"dry-run", "", "Print the signed statement, send nothing."},
                  certificates_option,
                  output_option},
      .examples = {"kroniek submit --url http://127.0.0.1:8080 --persona data#registrar arrival.json",
                   "kroniek submit --url https://register.example --key me.jwk --actor actors/0192… \\",
                   "    --receipt arrival.receipt --statement arrival.sd-jwt arrival.json"},
      .run = submit};
}

}  // namespace kroniek::cli
