// Rules that several events of a registration share; only the files that decide registrations include this.
#pragma once

#include "core/domain/refuse.h"
#include "core/domain/registrations.h"
#include "core/domain/within_operation.h"

namespace kroniek::registration {

using refuse::conflict;
using refuse::invalid;

// In somebody's hands: from opening to an accepted transfer.
constexpr bool in_hand(Phase phase) {
  return phase <= Phase::transferred;
}

// The refusal of a phase that allows nothing of the kind: `registration.<phase>`.
Error refused_in(Phase phase);
// Refused for a closed file and one registered in error; the person's death does not matter.
Result<Ok> not_shut(const State& state);
// Refused for those, and after death.
Result<Ok> not_shut_nor_deceased(const State& state);
// In hand, and at `first` or further: `registration.not-seen`, `not-identified`, `not-registered`.
Result<Ok> in_hand_from(const State& state, Phase first);
// `registration.handover-waits`: nothing ends while a hand-over waits for its answer.
Result<Ok> no_handover_waits(const State& state);
// `registration.no-handover`: there is nothing to answer.
Result<Ok> handover_waits(const State& state);
// `registration.handover-of-other`: only the organisation that was asked answers by its own people.
Result<Ok> is_asked(const State& state, const Context& context);

// `registration.code-malformed`: codes stand in clear, so they must be opaque.
Result<Ok> check_code(std::string_view name, const std::optional<std::string>& code);
// `registration.external-id-malformed`, `registration.source-missing`.
Result<Ok> check_source(const std::optional<std::string>& source,
                        const std::optional<std::string>& external_id);
// `registration.movement-unknown`, `registration.movement-of-other-operation`.
Result<Ok> check_movement(const std::optional<StreamId>& movement, const Context& context);
// Those, and `registration.movement-closed`: who was expected on it no longer changes.
Result<Ok> check_open_movement(const StreamId& movement, const Context& context);
// `registration.organisation-unknown` for one that is not there or not active.
Result<Ok> check_organisation(std::string_view name, const StreamId& organisation, const Context& context);

// `registration.state-code-unknown`, `registration.document-number-is-bsn`.
Result<Ok> check_document(const std::optional<Document>& document);
// `registration.municipality-malformed`, `registration.country-malformed`.
Result<Ok> check_destination(const std::optional<std::string>& municipality,
                             const std::optional<std::string>& country);

// Those who let a minor go: `registration.responsible-adult-missing`, `responsible-adult-unknown`,
// `responsible-adult-is-minor`.
struct Responsible {
  const std::optional<StreamId>& adult;
  const Personal<std::string>& person;
  const Text& guardian_decision;
};
Result<Ok> check_responsible(const State& state, const Responsible& responsible, const Context& context);

}  // namespace kroniek::registration
