// What a disclosure may ask for, and what its performance must be: the rules of disclosures.cpp that look at
// other streams.
#pragma once

#include "core/domain/disclosures.h"

namespace kroniek::disclosure {

// Recipient, subjects and fields of a request. Codes `disclosure.*`.
Result<Ok> check_request(const Requested& event, const Context& context);
// The same of an export; it is of an operation, and of all fields of its format.
// `disclosure.export-fields-differ`, `disclosure.operation-missing`.
Result<Ok> check_export(const ExportRequested& event, const Context& context);

// No shielded person goes along unless the request said so; and then only on the word of a role that may see
// the person. `disclosure.subject-shielded`, `disclosure.shield-not-yours`.
enum class Judging { yes, no };
Result<Ok> check_objections(const State& state, const Context& context);
Result<Ok> check_shields(const std::vector<StreamId>& subjects, bool includes_shielded, Judging judging,
                         const Context& context);

// The opening is exactly what was approved: `disclosure.opening-unknown`,
// `disclosure.opening-before-approval`, `disclosure.opening-differs`.
Result<Ok> check_opening(const State& state, const Performed& event, const Context& context);
// The openings are of nobody else than the approval is of: files of the operation, of people who let
// relatives be told (`disclosure.subject-unwilling`) and are not shielded. Besides:
// `disclosure.opening-twice`.
Result<Ok> check_openings(const State& state, const ExportPerformed& event, const Context& context);

}  // namespace kroniek::disclosure
