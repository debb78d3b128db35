// What the imports and exports of people share: whom and what the options name, and how an import is told.
#pragma once

#include "api/cli/manifest_importer.h"
#include "api/cli/output.h"

namespace kroniek::cli {

// `movements/UUID`, or the UUID alone. `usage.stream`.
Result<StreamId> stream_option(const Arguments& arguments, std::string_view name,
                               std::string_view collection);

// --mandate, or the persona's. `usage.stream`, `usage.option-missing`.
Result<StreamId> mandate_option(const Arguments& arguments, const Person& person);

void add_fault(Json::Array& faults, const ManifestFault& fault);
// What was taken.
void set_count(Json& counts, const ImportCount& brought);
// How many these are, and for programs their registration numbers as well.
void set_people(Json& counts, const std::string& name, const std::vector<std::string>& numbers,
                bool with_numbers);
// What the register did not take, as a fault of the row.
ManifestFault fault_of(const RowRefusal& refusal);

// For people the counts first, then a line for each fault; for programs one object.
void report_import(Streams& streams, Format format, Json counts, const Json::Array& faults);

}  // namespace kroniek::cli
