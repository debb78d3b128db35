#include "core/domain/enquiry_ground.h"

#include "core/domain/refuse.h"
#include "core/domain/registration_shield.h"

namespace kroniek::enquiry {
namespace {

using refuse::conflict;

Result<Ok> allows_relatives(const Sought& sought) {
  if (sought.file.inform != registration::Inform::yes)
    return conflict("enquiry.no-consent", "The person has not said that relatives who ask may be told.");
  // Said before the danger was known, or by somebody else: it does not say who may know.
  if (registration::is_shielded(sought.flags))
    return conflict("enquiry.protected", "The person is under protection; a general consent is not enough.");
  return Ok{};
}

// The list of those named is personal: whoever checks has opened it and read it.
Result<Ok> allows_those_named(const registration::State& file) {
  if (file.inform == registration::Inform::named) return Ok{};
  return conflict("enquiry.no-named-consent", "The person has named nobody who may be told.");
}

Result<Ok> allows_parents(const Sought& sought, Relation relation) {
  if (!sought.file.minor.value_or(false))
    return conflict("enquiry.not-a-minor", "Parents have authority over a person known to be a minor.");
  if (relation != Relation::parent && relation != Relation::authority)
    return conflict("enquiry.not-by-a-parent", "The enquirer is neither a parent nor an authority.");
  if (registration::is_shielded(sought.flags))
    return conflict("enquiry.protected", "The minor is under protection, perhaps against a parent.");
  return Ok{};
}

}  // namespace

Result<Ok> file_allows(const Sought& sought, Ground ground, Relation relation) {
  switch (ground) {
    case Ground::consent:
      return allows_relatives(sought);
    case Ground::named_consent:
      return allows_those_named(sought.file);
    case Ground::parental_authority:
      return allows_parents(sought, relation);
    case Ground::vital_interest:
    case Ground::legal_obligation:
      return Ok{};
  }
  return Ok{};
}

}  // namespace kroniek::enquiry
