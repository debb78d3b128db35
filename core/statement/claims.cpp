#include "core/statement/claims.h"

#include <algorithm>

#include "core/bsn.h"
#include "core/codes.h"

namespace kroniek {
namespace {

void check_basis(const Claims& claims, std::vector<Fault>& faults) {
  if (claims.basis.empty())
    faults.push_back({"/basis", "statement.basis-missing", "basis must name one legal-basis code or more."});
  for (std::size_t i = 0; i < claims.basis.size(); ++i)
    if (!is_basis_code(claims.basis[i]))
      faults.push_back({"/basis/" + std::to_string(i), "statement.basis-malformed",
                        "A legal-basis code begins with a letter, holds letters, digits, dots and hyphens, "
                        "and no digits that could be a citizen service number."});
}

// It stands in clear in a log that is public and for ever: a code that says nothing of whose it is.
void check_device(const Claims& claims, std::vector<Fault>& faults) {
  if (claims.device.has_value() && (!is_opaque_code(*claims.device) || contains_bsn(*claims.device)))
    faults.push_back({"/device", "statement.device-malformed",
                      "A device is named by a code of letters, digits, dots, hyphens and underscores, which "
                      "holds no digits that could be a citizen service number."});
  if (claims.device_sequence.has_value() && !claims.device.has_value())
    faults.push_back({"/device", "field.missing", "deviceSeq needs the device that counts it."});
}

void check_rules(const Claims& claims, std::vector<Fault>& faults) {
  if (uuid_version(claims.jti) != 7)
    faults.push_back({"/jti", "statement.jti-not-v7", "jti must be a UUIDv7 (RFC 9562)."});
  check_basis(claims, faults);
  if (claims.digest_algorithm != "sha-256")
    faults.push_back({"/_sd_alg", "statement.digest-algorithm", "_sd_alg must be sha-256."});
  if (claims.data.members() == nullptr) faults.push_back({"/data", "field.type", "Must be an object."});
  check_device(claims, faults);
}

}  // namespace

bool is_basis_code(std::string_view code) {
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  return !code.empty() && is_letter(code.front()) && std::all_of(code.begin(), code.end(), [&](char c) {
    return is_letter(c) || (c >= '0' && c <= '9') || c == '.' || c == '-';
  }) && !contains_bsn(code);
}

Result<Claims> read_claims(const Json& payload) {
  auto claims = read_fields<Claims>(payload, ReadMode::fold);
  std::vector<Fault> faults;
  if (claims.ok()) {
    check_rules(*claims, faults);
    if (faults.empty()) return claims;
  } else {
    faults = claims.error().faults;
  }
  return Error{ErrorKind::invalid, "statement.claims-invalid",
               "Some claims of the statement break their rules.", std::move(faults)};
}

}  // namespace kroniek
