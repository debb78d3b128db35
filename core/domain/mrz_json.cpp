#include "core/domain/mrz_json.h"

#include "core/codecs.h"

namespace kroniek {
namespace {

std::string_view check_name(MrzCheck check) {
  return check == MrzCheck::verified ? "verified" : "absent";
}

}  // namespace

Json mrz_json(const Mrz& mrz) {
  auto json = Json::object({{"format", name_of(mrz.format)},
                            {"documentType", mrz.document_type},
                            {"issuer", mrz.issuer},
                            {"documentNumber", mrz.document_number},
                            {"primaryIdentifier", mrz.primary_identifier},
                            {"secondaryIdentifier", mrz.secondary_identifier},
                            {"namesTruncated", mrz.names_truncated},
                            {"nationality", mrz.nationality},
                            {"dateOfBirth", to_string(mrz.birth_date)},
                            {"sex", name_of(mrz.sex)}});
  if (mrz.expiry.has_value()) json.set("expiry", to_string(*mrz.expiry));
  if (!mrz.optional_data.empty()) json.set("optionalData", mrz.optional_data);
  if (!mrz.optional_data_2.empty()) json.set("optionalData2", mrz.optional_data_2);
  json.set("checks", Json::object({{"documentNumber", check_name(mrz.checks.document_number)},
                                   {"dateOfBirth", check_name(mrz.checks.birth_date)},
                                   {"expiry", check_name(mrz.checks.expiry)},
                                   {"optionalData", check_name(mrz.checks.optional_data)},
                                   {"composite", check_name(mrz.checks.composite)}}));
  return json;
}

}  // namespace kroniek
