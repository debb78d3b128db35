#include "api/cli/person.h"

#include <filesystem>

#include "api/cli/files.h"

namespace kroniek::cli {
namespace {

std::string text_of(const Json& json, std::string_view name) {
  const auto* value = json.find(name);
  return value == nullptr || value->string() == nullptr ? "" : *value->string();
}

Result<Json> find_persona(const Json& list, const std::string& who) {
  std::vector<const Json*> found;
  std::string known;
  if (const auto* items = list.array_items()) {
    for (const auto& each : *items) {
      if (text_of(each, "handle") == who) return each;
      if (text_of(each, "name") == who || text_of(each, "role") == who || text_of(each, "actor") == who)
        found.push_back(&each);
      known += (known.empty() ? "" : ", ") + text_of(each, "name") + " (" + text_of(each, "role") + ")";
    }
  }
  if (found.size() == 1) return *found.front();
  if (found.empty())
    return Error{ErrorKind::not_found, "persona.unknown",
                 "Nobody there is called `" + who + "`; there are: " + known + "."};
  return Error{ErrorKind::invalid, "persona.ambiguous",
               "Several there are `" + who + "`; give a name. There are: " + known + "."};
}

Result<Person> read_persona(const std::string& text, Streams& streams, const Toolbox& tools) {
  const auto hash = text.rfind('#');
  if (hash == std::string::npos || hash == 0)
    return Error{ErrorKind::invalid, "usage.who", "`--persona` is FILE#WHO, with a role or a name as WHO."};
  std::filesystem::path path = text.substr(0, hash);
  std::error_code failed;
  if (std::filesystem::is_directory(path, failed)) path /= "personas.json";
  TRY(content, read_text(path.string(), streams));
  const Error unreadable{ErrorKind::invalid, "persona.unreadable",
                         path.string() + " is no list of persons with actor, name, role, mandate and key."};
  const auto list = parse_json(content);
  if (!list.ok()) return unreadable;
  TRY(found, find_persona(*list, text.substr(hash + 1)));
  const auto actor = parse_stream_id(text_of(found, "actor"));
  const auto* key = found.find("key");
  if (!actor.ok() || key == nullptr) return unreadable;
  TRY(signer, tools.signer_of(*key));
  Person person{*actor, std::nullopt, std::move(signer)};
  if (const auto mandate = parse_stream_id(text_of(found, "mandate")); mandate.ok())
    person.mandate = *mandate;
  return person;
}

}  // namespace

Result<Person> person_of(const Arguments& arguments, Streams& streams, const Toolbox& tools) {
  const auto key = arguments.find("key");
  const auto actor = arguments.find("actor");
  const auto persona = arguments.find("persona");
  const bool by_key = key.has_value() && actor.has_value();
  if (by_key == persona.has_value() || key.has_value() != actor.has_value())
    return Error{ErrorKind::invalid, "usage.who",
                 "Say who acts: `--key FILE --actor actors/ID`, or `--persona FILE#WHO`."};
  if (persona.has_value()) return read_persona(*persona, streams, tools);
  const auto id = parse_stream_id(*actor);
  if (!id.ok() || id->collection != "actors")
    return Error{ErrorKind::invalid, "actor.malformed", "`--actor` must be `actors/` and a UUID."};
  TRY(signer, tools.read_key_file(*key));
  return Person{*id, std::nullopt, std::move(signer)};
}

}  // namespace kroniek::cli
