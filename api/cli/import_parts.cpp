#include "api/cli/import_parts.h"

namespace kroniek::cli {

Result<StreamId> stream_option(const Arguments& arguments, std::string_view name,
                               std::string_view collection) {
  const auto text = arguments.get(name);
  const auto stream = parse_stream_id(text);
  const auto bare = parse_uuid(text);
  if (bare.ok()) return StreamId{std::string(collection), *bare};
  if (stream.ok() && stream->collection == collection) return *stream;
  return Error{ErrorKind::invalid, "usage.stream",
               "`--" + std::string(name) + "` must be `" + std::string(collection) + "/` and a UUID."};
}

Result<StreamId> mandate_option(const Arguments& arguments, const Person& person) {
  if (arguments.has("mandate")) return stream_option(arguments, "mandate", "mandates");
  if (person.mandate.has_value()) return *person.mandate;
  return Error{ErrorKind::invalid, "usage.option-missing",
               "This needs `--mandate ID`, or a persona that has one."};
}

void add_fault(Json::Array& faults, const ManifestFault& fault) {
  faults.push_back(Json::object({{"line", std::uint64_t{fault.line}},
                                 {"column", fault.column},
                                 {"effect", fault.effect == ManifestEffect::noted ? "noted" : "refused"},
                                 {"code", fault.code},
                                 {"detail", fault.detail}}));
}

void set_count(Json& counts, const ImportCount& brought) {
  counts.set("added", brought.added);
  counts.set("completed", brought.completed);
  counts.set("alreadyThere", brought.already);
  counts.set("statements", brought.statements);
}

void set_people(Json& counts, const std::string& name, const std::vector<std::string>& numbers,
                bool with_numbers) {
  counts.set(name, std::uint64_t{numbers.size()});
  if (with_numbers)
    counts.set(name + "Numbers", Codec<std::vector<std::string>>::write(numbers, WriteMode::values));
}

ManifestFault fault_of(const RowRefusal& refusal) {
  return {refusal.line, "", refusal.code, refusal.detail, ManifestEffect::row_refused};
}

void report_import(Streams& streams, Format format, Json counts, const Json::Array& faults) {
  if (format == Format::json) {
    counts.set("faults", faults);
    return print(streams, format, counts);
  }
  print(streams, format, counts);
  if (!faults.empty()) streams.out << "\n" << as_table(faults) << std::flush;
}

}  // namespace kroniek::cli
