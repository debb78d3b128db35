#include "core/statement/claims.h"

#include <algorithm>

#include "core/bsn.h"
#include "core/codes.h"
#include "core/faults.h"
#include "core/statement/claim_rules.h"

namespace kroniek {
namespace {

class Rules {
 public:
  explicit Rules(std::vector<Fault>& faults) : faults_(faults), known_(faults.size()) {}

  void fault(std::string pointer, std::string code, std::string detail) {
    const auto of_form = [&](const Fault& each) { return each.pointer == pointer; };
    if (std::any_of(faults_.begin(), faults_.begin() + known_, of_form)) return;
    note_fault(faults_, {std::move(pointer), std::move(code), std::move(detail)});
  }

 private:
  std::vector<Fault>& faults_;
  std::ptrdiff_t known_;  // those of the form
};

void check_basis(const std::vector<std::string>& basis, Rules& rules) {
  if (basis.empty())
    rules.fault("/basis", "statement.basis-missing", "basis must name one legal-basis code or more.");
  for (std::size_t i = 0; i < basis.size(); ++i)
    if (!is_basis_code(basis[i]))
      rules.fault("/basis/" + std::to_string(i), "statement.basis-malformed",
                  "A legal-basis code begins with a letter, holds letters, digits, dots and hyphens, "
                  "and no digits that could be a citizen service number.");
}

// It stands in clear in a log that is public and for ever: a code that says nothing of whose it is.
void check_device(const SharedClaims& claims, Rules& rules) {
  if (claims.device.has_value() && (!is_opaque_code(*claims.device) || contains_bsn(*claims.device)))
    rules.fault("/device", "statement.device-malformed",
                "A device is named by a code of letters, digits, dots, hyphens and underscores, which "
                "holds no digits that could be a citizen service number.");
  if (claims.device_sequence.has_value() && !claims.device.has_value())
    rules.fault("/device", "field.missing", "deviceSeq needs the device that counts it.");
}

}  // namespace

bool is_basis_code(std::string_view code) {
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  return !code.empty() && is_letter(code.front()) && std::all_of(code.begin(), code.end(), [&](char c) {
    return is_letter(c) || (c >= '0' && c <= '9') || c == '.' || c == '-';
  }) && !contains_bsn(code);
}

void check_shared_rules(const SharedClaims& claims, std::vector<Fault>& faults) {
  Rules rules(faults);
  if (claims.jti.has_value() && uuid_version(*claims.jti) != 7)
    rules.fault("/jti", "statement.jti-not-v7", "jti must be a UUIDv7 (RFC 9562).");
  check_basis(claims.basis, rules);
  check_device(claims, rules);
  if (claims.data.members() == nullptr) rules.fault("/data", "field.type", "Must be an object.");
}

Result<Claims> read_claims(const Json& payload) {
  Claims claims;
  FieldReader reader(ReadMode::fold, {}, {});
  read_members(payload, &claims, reader, members_of<Claims>());
  auto faults = within_bounds(reader.take_faults());
  if (payload.members() != nullptr) {
    if (claims.digest_algorithm != "sha-256")
      Rules(faults).fault("/_sd_alg", "statement.digest-algorithm", "_sd_alg must be sha-256.");
    check_shared_rules({claims.jti, claims.basis, claims.device, claims.device_sequence, claims.data},
                       faults);
  }
  if (faults.empty()) return claims;
  return Error{ErrorKind::invalid, "statement.claims-invalid",
               "Some claims of the statement break their rules.", std::move(faults)};
}

}  // namespace kroniek
