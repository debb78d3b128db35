// Documents that statements name by their SHA-256: sent once the statement is recorded, and fetched again.
#include "api/cli/files.h"
#include "api/cli/output.h"
#include "api/cli/person.h"
#include "api/cli/remote.h"
#include "api/cli/verbs.h"
#include "core/register/attachment_vault.h"
#include "core/register/sign_in.h"
#include "core/sha256.h"

namespace kroniek::cli {
namespace {

constexpr Option stream_name_option{"stream", "COLLECTION/ID", "The stream whose statements name it.", true};
constexpr std::chrono::minutes patience{5};  // as long as a token lasts

// A register, and a token of whoever asks it.
struct Asking {
  std::unique_ptr<http::Client> client;
  http::ClientRequest request;
};
Result<Asking> asking(const Arguments& arguments, Streams& streams, const Toolbox& tools) {
  TRY(stream, parse_stream_id(arguments.get("stream")));
  TRY(person, person_of(arguments, streams, tools));
  Asking ask;
  TRY(client, reach(arguments, patience));
  ask.client = std::move(client);
  TRY(origin, ask_origin(*ask.client));
  TRY(token, make_token(person.actor, origin, tools.clock->now(), *person.signer));
  ask.request.headers.push_back({"Authorization", "Bearer " + token});
  ask.request.target = "?stream=" + to_string(stream);
  return ask;
}

Result<Exit> put(const Arguments& arguments, Streams& streams, const Toolbox& tools) {
  TRY(format, format_of(arguments, streams));
  TRY(content, read_text(arguments.operands[0], streams, attachment_bytes_max));
  TRY(ask, asking(arguments, streams, tools));
  auto& request = ask.request;
  request.method = http::Method::put;
  request.target = "/v1/attachments/" + hex(sha256(as_bytes(content))) + request.target;
  if (arguments.has("type")) request.headers.push_back({"Content-Type", arguments.get("type")});
  constexpr unsigned tries = 5;
  // Whoever is refused in the middle of a large body may never read why, so it is asked first without one.
  TRY(allowed, exchange_patiently(*ask.client, request, tries));
  if (refusal_in(allowed).code != "attachment.empty") return refuse(streams, allowed);
  request.body = std::move(content);
  TRY(answer, exchange_patiently(*ask.client, request, tries));
  if (answer.status >= 300) return refuse(streams, answer);
  TRY(said, parse_json(answer.body));
  print(streams, format, said);
  return Exit::ok;
}

Result<Exit> get(const Arguments& arguments, Streams& streams, const Toolbox& tools) {
  const auto& digest = arguments.operands[0];
  const auto decoded = hex_decode(digest);
  if (!decoded.ok() || decoded->size() != sizeof(Hash))
    return Error{ErrorKind::invalid, "digest.malformed",
                 "SHA256 is a digest of 64 hexadecimal digits in lower case."};
  TRY(ask, asking(arguments, streams, tools));
  ask.request.target = "/v1/attachments/" + digest + ask.request.target;
  TRY(answer, ask.client->exchange(ask.request));
  if (answer.status != 200) return refuse(streams, answer);
  // The statement says what the document is; whoever gives it need not be believed.
  if (hex(sha256(as_bytes(answer.body))) != digest)
    return Error{ErrorKind::corrupt, "attachment.digest-differs",
                 "What the register gave does not have this digest; it was not kept."};
  if (!arguments.has("out")) return streams.out << answer.body << std::flush, Exit::ok;
  TRY_OK(write_text(arguments.get("out"), answer.body));
  return Exit::ok;
}

}  // namespace

Verb attachment_put_verb() {
  return {
      .name = "attachment put",
      .operands = "FILE|-",
      .operands_min = 1,
      .operands_max = 1,
      .summary = "Sends a document that a statement names, to be kept with it.",
      .details =
          "The statement comes first, with the document's SHA-256 (`sha256sum FILE`) in one of its fields. "
          "At most\n64 MiB. Sent again it changes nothing.",
      .options = {url_option,
                  key_option,
                  actor_option,
                  persona_option,
                  stream_name_option,
                  {"type", "TYPE/SUBTYPE", "Its media type; application/octet-stream where left out."},
                  certificates_option,
                  output_option},
      .examples = {"kroniek attachment put besluit.pdf --type application/pdf \\",
                   "    --stream board-matters/0192… --url http://127.0.0.1:8080 --persona data#secretary"},
      .run = put};
}

Verb attachment_get_verb() {
  return {.name = "attachment get",
          .operands = "SHA256",
          .operands_min = 1,
          .operands_max = 1,
          .summary = "Fetches a document that a statement names, and checks that it is that one.",
          .options = {url_option,
                      key_option,
                      actor_option,
                      persona_option,
                      stream_name_option,
                      {"out", "FILE", "Where to write it; the standard output where left out."},
                      certificates_option},
          .examples = {"kroniek attachment get 6fd1… --stream board-matters/0192… --out besluit.pdf \\",
                       "    --url http://127.0.0.1:8080 --persona data#secretary"},
          .run = get};
}

}  // namespace kroniek::cli
