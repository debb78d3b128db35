#include "api/cli/manifest_preview.h"

#include <algorithm>

#include "api/cli/import_parts.h"
#include "api/cli/remote.h"
#include "core/domain/manifest_preview.h"
#include "core/formats/zip.h"
#include "core/register/sign_in.h"

namespace kroniek::cli {
namespace {

constexpr std::string_view workbook_type =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

// RFC 3986: everything but what never needs it.
std::string percent_encoded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.' || c == '_' || c == '~';
    const auto byte = static_cast<std::uint8_t>(c);
    if (plain)
      out += c;
    else
      for (const char digit : "%" + hex(ByteView(&byte, 1)))
        out += digit >= 'a' && digit <= 'f' ? static_cast<char>(digit - 'a' + 'A') : digit;
  }
  return out;
}

Result<std::string> target_of(const Arguments& arguments) {
  TRY(movement, stream_option(arguments, "movement", "movements"));
  std::string map;
  for (const auto& each : arguments.all("map")) map += (map.empty() ? "" : "|") + each;
  std::string target =
      "/v1/" + to_string(movement) + "/_preview?list=" + percent_encoded(arguments.get("list", "manifest"));
  if (!map.empty()) target += "&map=" + percent_encoded(map);
  for (const auto* name : {"sheet", "encoding"})
    if (const auto value = arguments.find(name))
      target += "&" + std::string(name) + "=" + percent_encoded(*value);
  return target;
}

Result<Json> ask_register(const Arguments& arguments, std::string_view file, Streams& streams,
                          const Toolbox& tools) {
  TRY(person, person_of(arguments, streams, tools));
  TRY(target, target_of(arguments));
  TRY(client, reach(arguments));
  TRY(origin, ask_origin(*client));
  TRY(token, make_token(person.actor, origin, tools.clock->now(), *person.signer));
  const std::string type(looks_like_zip(as_bytes(file)) ? workbook_type : "text/csv");
  http::ClientRequest request{http::Method::post,
                              target,
                              {{"Authorization", "Bearer " + token}, {"Content-Type", type}},
                              std::string(file)};
  TRY(answer, client->exchange(request));
  if (answer.status != 200) return refusal_in(answer);
  return parse_json(answer.body);
}

// An import would tell so by its exit code as well.
bool withholds_removals(const Json& preview) {
  const auto* faults = preview.find("faults");
  if (faults == nullptr || faults->array_items() == nullptr) return false;
  return std::any_of(faults->array_items()->begin(), faults->array_items()->end(), [](const Json& fault) {
    const auto* code = fault.find("code");
    return code != nullptr && code->string() != nullptr &&
           code->string()->starts_with("manifest.removals-withheld-");
  });
}

}  // namespace

Result<ManifestOptions> manifest_options(const Arguments& arguments) {
  ManifestOptions options;
  options.sheet = arguments.get("sheet");
  const auto encoding = arguments.get("encoding", name_of(TextEncoding::as_marked));
  if (encoding == name_of(TextEncoding::windows_1252))
    options.encoding = TextEncoding::windows_1252;
  else if (encoding != name_of(TextEncoding::as_marked))
    return Error{ErrorKind::invalid, "manifest.encoding-unknown",
                 "`--encoding` must be as-marked or windows-1252."};
  for (const auto& each : arguments.all("map")) {
    TRY(choice, read_column_choice(each));
    options.columns.push_back(std::move(choice));
  }
  return options;
}

Result<Exit> preview_manifest(const Arguments& arguments, std::string_view file, Streams& streams,
                              const Toolbox& tools) {
  TRY(format, format_of(arguments, streams));
  TRY(options, manifest_options(arguments));
  // Also where the register is asked: what cannot be read is not sent.
  TRY(manifest, read_manifest(file, date_of(tools.clock->now()), options));
  auto preview = write_fields(preview_of(manifest), WriteMode::values);
  if (arguments.has("url")) {
    TRY(answered, ask_register(arguments, file, streams, tools));
    preview = std::move(answered);
  }
  const bool refused = manifest.rows_refused > 0 || withholds_removals(preview);
  if (format == Format::json) {
    print(streams, format, preview);
    return refused ? Exit::wrong : Exit::ok;
  }
  // For people the counts, then the columns and the faults as tables.
  std::vector<Json> tables;
  for (const auto* name : {"columns", "faults"}) {
    if (const auto* table = preview.find(name); table != nullptr && !table->array_items()->empty())
      tables.push_back(*table);
    preview.remove(name);
  }
  print(streams, format, preview);
  for (const auto& table : tables) streams.out << "\n" << as_table(table);
  streams.out << std::flush;
  return refused ? Exit::wrong : Exit::ok;
}

}  // namespace kroniek::cli
