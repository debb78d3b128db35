// Reads the machine-readable zone of a travel document.
#include "api/cli/files.h"
#include "api/cli/output.h"
#include "api/cli/verbs.h"
#include "core/domain/mrz_json.h"

namespace kroniek::cli {
namespace {

Result<Exit> mrz(const Arguments& arguments, Streams& streams, const Toolbox& tools) {
  TRY(format, format_of(arguments, streams));
  TRY(text, read_text(arguments.operands.empty() ? "-" : arguments.operands[0], streams));
  const auto read = read_mrz(text, date_of(tools.clock->now()));
  if (!read.ok()) {
    print_error(streams, read.error());
    return Exit::wrong;
  }
  print(streams, format, mrz_json(*read));
  return Exit::ok;
}

}  // namespace

Verb mrz_verb() {
  return {.name = "mrz",
          .operands = "[FILE|-]",
          .operands_min = 0,
          .operands_max = 1,
          .summary = "Reads the machine-readable zone of a travel document (ICAO Doc 9303).",
          .details =
              "The lines of one zone, TD1, TD2, TD3, MRV-A or MRV-B; every check digit is checked. A citizen "
              "service\n"
              "number (BSN) in a Dutch document is dropped. Nothing is sent or kept.",
          .options = {output_option},
          .examples = {"kroniek mrz passport.txt", "kroniek mrz < passport.txt"},
          .run = mrz};
}

}  // namespace kroniek::cli
