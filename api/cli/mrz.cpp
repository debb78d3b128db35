// Reads the machine-readable zone of a travel document.
#include "core/domain/mrz.h"
#include "api/cli/files.h"
#include "api/cli/output.h"
#include "api/cli/verbs.h"

namespace kroniek::cli {
namespace {

std::string_view check_name(MrzCheck check) {
  return check == MrzCheck::verified ? "verified" : "absent";
}

template <typename E>
std::string_view enum_name(E value) {
  return names_of(value)[static_cast<std::size_t>(value)];
}

Json answer_of(const Mrz& mrz) {
  Json answer = Json::object({{"format", enum_name(mrz.format)},
                              {"documentType", mrz.document_type},
                              {"issuer", mrz.issuer},
                              {"documentNumber", mrz.document_number},
                              {"primaryIdentifier", mrz.primary_identifier},
                              {"secondaryIdentifier", mrz.secondary_identifier},
                              {"namesTruncated", mrz.names_truncated},
                              {"nationality", mrz.nationality},
                              {"dateOfBirth", to_string(mrz.birth_date)},
                              {"sex", enum_name(mrz.sex)}});
  if (mrz.expiry.has_value()) answer.set("expiry", to_string(*mrz.expiry));
  if (!mrz.optional_data.empty()) answer.set("optionalData", mrz.optional_data);
  if (!mrz.optional_data_2.empty()) answer.set("optionalData2", mrz.optional_data_2);
  answer.set("checks", Json::object({{"documentNumber", check_name(mrz.checks.document_number)},
                                     {"dateOfBirth", check_name(mrz.checks.birth_date)},
                                     {"expiry", check_name(mrz.checks.expiry)},
                                     {"optionalData", check_name(mrz.checks.optional_data)},
                                     {"composite", check_name(mrz.checks.composite)}}));
  return answer;
}

Result<Exit> mrz(const Arguments& arguments, Streams& streams, const Toolbox& tools) {
  TRY(format, format_of(arguments, streams));
  TRY(text, read_text(arguments.operands.empty() ? "-" : arguments.operands[0], streams));
  const auto read = read_mrz(text, date_of(tools.clock->now()));
  if (!read.ok()) {
    print_error(streams, read.error());
    return Exit::wrong;
  }
  print(streams, format, answer_of(*read));
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
