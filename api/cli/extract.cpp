// A person's own extract: asked of a register and kept in two files, and checked without asking anybody.
#include "api/cli/files.h"
#include "api/cli/output.h"
#include "api/cli/person.h"
#include "api/cli/remote.h"
#include "api/cli/verbs.h"
#include "core/register/extract_check.h"

namespace kroniek::cli {
namespace {

std::string text_of(const Json& json, std::string_view name) {
  const auto* value = json.find(name);
  return value == nullptr || value->string() == nullptr ? "" : *value->string();
}

std::uint64_t count_of(const Json& json, std::string_view name) {
  const auto* items = json.find(name);
  return items == nullptr || items->array_items() == nullptr ? 0 : items->array_items()->size();
}

// The name of the file for people, beside the one for programs.
std::string readable(const std::string& path) {
  const std::string_view end = ".json";
  return (path.ends_with(end) ? path.substr(0, path.size() - end.size()) : path) + ".txt";
}

Result<Exit> extract(const Arguments& arguments, Streams& streams, const Toolbox& tools) {
  TRY(format, format_of(arguments, streams));
  TRY(client, reach(arguments));
  TRY(person, person_of(arguments, streams, tools));
  TRY(subject, parse_stream_id(arguments.operands[0]));
  TRY(origin, ask_origin(*client));
  TRY(token, make_token(person.actor, origin, tools.clock->now(), *person.signer));
  auto asked = Json::object({{"purpose", *arguments.find("purpose")}, {"ground", *arguments.find("ground")}});
  if (person.mandate.has_value()) asked.set("mandate", to_string(*person.mandate));
  TRY(answer, client->exchange({http::Method::post,
                                "/v1/" + to_string(subject) + "/_extract",
                                {{"Authorization", "Bearer " + token}, {"Content-Type", "application/json"}},
                                write_json(asked)}));
  if (answer.status >= 300) return refuse(streams, answer);
  TRY(json, parse_json(answer.body));
  const auto path = *arguments.find("out");
  TRY_OK(write_text(path, answer.body));
  TRY_OK(write_text(readable(path), text_of(json, "text")));
  print(streams, format,
        Json::object({{"subject", text_of(json, "subject")},
                      {"opening", text_of(json, "opening")},
                      {"statements", count_of(json, "statements")},
                      {"looks", count_of(json, "looks")},
                      {"mentions", count_of(json, "mentions")},
                      {"file", path},
                      {"text", readable(path)}}));
  return Exit::ok;
}

Json answer_of(const ExtractChecked& checked) {
  return Json::object({{"verified", true},
                       {"log", checked.origin},
                       {"subject", to_string(checked.subject)},
                       {"size", checked.size.value},
                       {"statements", std::uint64_t{checked.statements}},
                       {"looks", std::uint64_t{checked.looks}},
                       {"mentions", std::uint64_t{checked.mentions}},
                       {"parties", std::uint64_t{checked.parties}},
                       {"erasedValues", checked.missing_values}});
}

Result<Exit> verify(const Arguments& arguments, Streams& streams, const Toolbox& tools) {
  TRY(format, format_of(arguments, streams));
  TRY(key, parse_vkey(*arguments.find("log-key")));
  Policy policy;
  policy.logs = {{std::move(key), ""}};
  TRY(text, read_text(arguments.operands[0], streams));
  const auto json = parse_json(text);
  const auto checked = json.ok() ? check_extract(*json, {policy, *tools.codec, *tools.verifier})
                                 : Result<ExtractChecked>(json.error());
  if (!checked.ok()) {
    print_error(streams, checked.error());
    return Exit::wrong;
  }
  print(streams, format, answer_of(*checked));
  return Exit::ok;
}

}  // namespace

Verb extract_verb() {
  return {
      .name = "extract",
      .operands = "COLLECTION/ID",
      .operands_min = 1,
      .operands_max = 1,
      .summary = "Gives a person all that is held about him or her, and who looked.",
      .details =
          "For whoever may open everything: the data protection officer. It is recorded as a look "
          "itself.\nBeside FILE.json, which `extract verify` checks, FILE.txt is for people.",
      .options = {{"purpose", "TEXT", "What it is needed for: the person's own request.", true},
                  {"ground", "CODE", "The legal-basis code: AVG-15.", true},
                  {"out", "FILE.json", "Where to keep it.", true},
                  url_option,
                  key_option,
                  actor_option,
                  persona_option,
                  certificates_option,
                  output_option},
      .examples = {"kroniek extract registrations/0192… --purpose 'Verzoek om inzage' --ground AVG-15 \\",
                   "    --out mine.json --url http://127.0.0.1:8080 --persona data#data-protection-officer"},
      .run = extract};
}

Verb extract_verify_verb() {
  return {
      .name = "extract verify",
      .operands = "FILE.json|-",
      .operands_min = 1,
      .operands_max = 1,
      .summary = "Checks an extract offline: every proof, and that what is shown is what was signed.",
      .details = "What it cannot see is a statement that was left out: `kroniek verify` reads the whole log.",
      .options = {{"log-key", "VKEY", "The log's public key, as `init` printed it.", true}, output_option},
      .examples = {"kroniek extract verify mine.json --log-key register.example/kroniek+1a2b3c4d+AQ…"},
      .run = verify};
}

}  // namespace kroniek::cli
