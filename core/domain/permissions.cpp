#include "core/domain/permissions.h"

#include <algorithm>
#include <array>

namespace kroniek {
namespace {

using enum mandate::Role;

template <typename... Roles>
constexpr RoleSet any_of(Roles... roles) {
  return {((1U << static_cast<unsigned>(roles)) | ...)};
}
constexpr RoleSet operator|(RoleSet a, RoleSet b) {
  return {a.bits | b.bits};
}

constexpr RoleSet everybody{(1U << names_of(Role{}).size()) - 1};
constexpr RoleSet administrators = any_of(administrator);
constexpr RoleSet keys = any_of(administrator, key_custodian);
constexpr RoleSet coordination = any_of(kcr2_duty_officer, kcr2_head);
// Movements: the centre, the reception's lead, and the liaison at the other end.
constexpr RoleSet transport = coordination | any_of(reception_lead, liaison);
constexpr RoleSet reception = any_of(reception_lead, registrar);
constexpr RoleSet desk = reception | any_of(identity_verifier);
// Whoever may meet the person on the way, the carers included; none of what these say names anybody.
constexpr RoleSet sightings = desk | any_of(liaison, family_contact, care);
constexpr RoleSet family = reception | any_of(family_contact);
constexpr RoleSet carers = any_of(care, reception_lead);
constexpr RoleSet board = any_of(board_member, board_secretary);
// Assistance: the requester's own people, those of whoever supplies, and the centre, which records for
// either.
constexpr RoleSet requesting = coordination | any_of(requesting_authority, region_duty_officer, liaison);
// The requester's authority; the centre only for what an authority abroad said, as the rules then ask.
constexpr RoleSet demanding = coordination | any_of(requesting_authority);
constexpr RoleSet supplying = coordination | any_of(offering_authority, region_duty_officer, liaison);
// Whoever may open somebody's personal data, of whatever kind: open_right says which.
constexpr RoleSet openers =
    desk | any_of(family_contact, care, data_protection_officer) | requesting | supplying | keys;

// Disclosures: whoever needs others to know, who judges, and who may open what then leaves.
constexpr RoleSet disclosing =
    coordination | reception |
    any_of(family_contact, liaison, region_duty_officer, legal_officer, data_protection_officer);
constexpr RoleSet approving = any_of(reception_lead, legal_officer, data_protection_officer);
constexpr RoleSet handing_out = desk | any_of(family_contact, care, data_protection_officer);

// Whoever tells others of a situation, and whoever must take note or give an answer: the latter also as the
// authority that asks for assistance or offers it.
constexpr RoleSet informers = coordination | any_of(region_duty_officer, liaison);
constexpr RoleSet addressees = informers | any_of(requesting_authority, offering_authority);
constexpr RoleSet preparers = informers | any_of(offering_authority);
// Whoever weighs what is kept of people, and for how long.
constexpr RoleSet data_keepers = any_of(data_protection_officer, legal_officer);
constexpr RoleSet secretariat = any_of(board_secretary, legal_officer);

// Delegation lets any holder grant his own mandate on, and take back what he granted; the mandate itself says
// whether. The supervisor reads only, and delegates nothing.
constexpr RoleSet grantors{everybody.bits & ~any_of(supervisor).bits};

constexpr std::array table{
    Permission{"organisation.registered", administrators},
    Permission{"organisation.changed", administrators},
    Permission{"organisation.suspended", administrators},
    Permission{"organisation.resumed", administrators},
    Permission{"organisation.ended", administrators},

    Permission{"register.seal-key-changed", keys},

    Permission{"actor.enrolled", administrators},
    Permission{"actor.key-added", keys},
    Permission{"actor.key-revoked", keys},
    Permission{"actor.suspended", administrators},
    Permission{"actor.resumed", administrators},
    Permission{"actor.ended", administrators},

    Permission{"mandate.granted", grantors},
    Permission{"mandate.withdrawn", grantors},

    Permission{"operation.opened", coordination},
    Permission{"operation.party-connected", coordination | any_of(liaison)},
    Permission{"operation.party-disconnected", coordination},
    Permission{"operation.priority-set", any_of(kcr2_head, board_secretary)},
    Permission{"operation.wound-down", coordination},
    Permission{"operation.closed", coordination},
    Permission{"operation.reopened", coordination},

    Permission{"movement.planned", transport},
    Permission{"movement.manifest-received", transport | any_of(registrar)},
    Permission{"movement.departed", transport},
    Permission{"movement.diverted", transport},
    Permission{"movement.arrived", transport | any_of(registrar)},
    Permission{"movement.reconciled", reception},
    Permission{"movement.cancelled", transport},
    Permission{"movement.closed", reception},

    Permission{"registration.opened", sightings},
    Permission{"registration.announced", sightings},
    Permission{"registration.expected", reception | any_of(liaison)},
    Permission{"registration.seen", sightings},
    Permission{"registration.checkpoint-passed", sightings},
    Permission{"registration.identified", desk},
    Permission{"registration.corrected", desk},
    Permission{"registration.registered", reception},
    Permission{"registration.needs-assessed", carers | reception},
    Permission{"registration.taken-into-care", carers | reception},
    Permission{"registration.transferred", carers | reception},
    Permission{"registration.handover-accepted", carers | reception | any_of(region_duty_officer, liaison)},
    Permission{"registration.handover-refused", carers | reception | any_of(region_duty_officer, liaison)},
    Permission{"registration.departed", reception},
    Permission{"registration.aftercare-handed-over", carers | reception},
    Permission{"registration.tagged", sightings},
    Permission{"registration.need-recorded", sightings},
    Permission{"registration.need-met", sightings},
    Permission{"registration.flagged", desk | carers},
    Permission{"registration.flag-cleared", desk | carers},
    Permission{"registration.contact-recorded", family},
    Permission{"registration.destination-recorded", family},
    Permission{"registration.objection-noted", family | any_of(data_protection_officer)},
    Permission{"registration.consent-recorded", family},
    Permission{"registration.marked-no-show", reception},
    Permission{"registration.stayed-by-choice", reception | any_of(liaison)},
    Permission{"registration.went-home-by-other-means", family | any_of(liaison)},
    Permission{"registration.marked-deceased", any_of(reception_lead, identity_verifier)},
    Permission{"registration.marked-registered-in-error", reception},
    Permission{"registration.contradiction-settled", desk},
    Permission{"registration.closed", reception},
    Permission{"registration.reopened", reception},

    Permission{"registration.expectation-ended", reception | any_of(liaison)},
    Permission{"registration.reported-otherwise", sightings},
    Permission{"registration.handover-answered-on-behalf", carers | reception},
    Permission{"registration.responsible-adult-recorded", carers | desk},

    Permission{"opening.made", openers},
    Permission{"opening.made-for-several", openers},
    Permission{"opening.searched", openers},

    Permission{"disclosure.requested", disclosing},
    Permission{"disclosure.export-requested", disclosing},
    Permission{"disclosure.approved", approving},
    Permission{"disclosure.refused", approving},
    Permission{"disclosure.withdrawn", disclosing | approving},
    Permission{"disclosure.performed", handing_out},
    Permission{"disclosure.export-performed", handing_out},
    Permission{"disclosure.receipted", handing_out | disclosing},

    Permission{"situation-report.published", informers},
    Permission{"situation-report.corrected", informers},
    Permission{"situation-report.acknowledged", addressees},
    Permission{"situation-report.withdrawn", informers},

    Permission{"crisis-team.established", coordination},
    Permission{"crisis-team.member-assigned", coordination},
    Permission{"crisis-team.member-relieved", coordination},
    Permission{"crisis-team.advice-given", informers},
    Permission{"crisis-team.advice-answered", addressees},
    Permission{"crisis-team.reissued", informers},
    Permission{"crisis-team.extended", coordination},
    Permission{"crisis-team.disbanded", coordination},

    Permission{"preparation.capability-declared", preparers},
    Permission{"preparation.capability-redeclared", preparers},
    Permission{"preparation.capability-withdrawn", preparers},
    Permission{"preparation.plan-adopted", preparers | secretariat},
    Permission{"preparation.plan-revised", preparers | secretariat},
    Permission{"preparation.plan-withdrawn", preparers | secretariat},
    Permission{"preparation.exercise-planned", preparers},
    Permission{"preparation.exercise-held", preparers},
    Permission{"preparation.exercise-cancelled", preparers},
    Permission{"preparation.evaluated", preparers},
    Permission{"preparation.action-opened", preparers},
    Permission{"preparation.action-done", preparers},

    Permission{"accountability-question.asked", secretariat | any_of(kcr2_head, board_member)},
    Permission{"accountability-question.assigned", secretariat | any_of(kcr2_head)},
    Permission{"accountability-question.answered", secretariat | coordination | any_of(region_duty_officer)},
    Permission{"accountability-question.extended", secretariat | any_of(kcr2_head)},
    Permission{"accountability-question.objected", secretariat | any_of(kcr2_head, board_member)},
    Permission{"accountability-question.closed", secretariat | any_of(kcr2_head)},

    Permission{"board-matter.tabled", board | any_of(kcr2_head)},
    Permission{"board-matter.amended", board},
    Permission{"board-matter.position-taken", any_of(board_member)},
    Permission{"board-matter.adopted", any_of(board_secretary)},
    Permission{"board-matter.not-adopted", any_of(board_secretary)},
    Permission{"board-matter.published", any_of(board_secretary)},
    Permission{"board-matter.executed", any_of(board_secretary, kcr2_head)},
    Permission{"board-matter.rescinded", any_of(board_secretary)},

    // A council's clerk is the secretary of that board: the mandate's organisation says which one.
    Permission{"consultation.opened", any_of(board_secretary)},
    Permission{"consultation.municipality-added", any_of(board_secretary)},
    Permission{"consultation.sent", any_of(board_secretary)},
    Permission{"consultation.received", any_of(board_secretary)},
    Permission{"consultation.views-given", any_of(board_secretary)},
    Permission{"consultation.answered", any_of(board_secretary)},
    Permission{"consultation.deadline-moved", any_of(board_secretary)},
    Permission{"consultation.final-decision-taken", any_of(board_secretary)},
    Permission{"consultation.withdrawn", any_of(board_secretary)},
    Permission{"consultation.foundation-established", any_of(board_secretary, legal_officer)},

    Permission{"assistance-request.drafted", requesting},
    Permission{"assistance-request.redrafted", requesting},
    Permission{"assistance-request.submitted", demanding},
    Permission{"assistance-request.returned", coordination},
    Permission{"assistance-request.assessed", coordination},
    Permission{"assistance-request.decision-revised", coordination},
    Permission{"assistance-request.asked", demanding},
    Permission{"assistance-request.offered", supplying},
    Permission{"assistance-request.declined", supplying},
    Permission{"assistance-request.accepted", demanding},
    Permission{"assistance-request.not-needed", demanding},
    Permission{"assistance-request.departed", supplying},
    Permission{"assistance-request.arrived", requesting},
    Permission{"assistance-request.extended", demanding},
    Permission{"assistance-request.release-ordered", requesting},
    Permission{"assistance-request.released", requesting},
    Permission{"assistance-request.returned-home", supplying},
    Permission{"assistance-request.informed", requesting},
    Permission{"assistance-request.reception-set", requesting},
    Permission{"assistance-request.cost-claimed", supplying | any_of(legal_officer)},
    Permission{"assistance-request.settled", coordination | any_of(legal_officer)},
    Permission{"assistance-request.withdrawn", demanding},
    Permission{"assistance-request.superseded", demanding},
    Permission{"assistance-request.closed", coordination},

    Permission{"offer.made", supplying},
    Permission{"offer.accepted", coordination},
    Permission{"offer.declined", coordination},
    Permission{"offer.lapsed", supplying},

    // A program may suggest; who judges must besides be a person (links.h).
    Permission{"link.suggested", desk | any_of(family_contact)},
    Permission{"link.confirmed", desk},
    Permission{"link.rejected", desk},
    Permission{"link.withdrawn", desk},
    Permission{"link.reopened", desk},

    Permission{"group.formed", sightings},
    Permission{"group.member-added", sightings},
    Permission{"group.minority-recorded", desk},
    Permission{"group.member-removed", desk},
    Permission{"group.relation-asserted", sightings},
    Permission{"group.relation-retracted", desk},
    Permission{"group.responsible-adult-recorded", desk | any_of(care)},
    Permission{"group.separated", sightings},
    Permission{"group.reunited", sightings},
    Permission{"group.dissolved", reception},

    Permission{"enquiry.received", family | any_of(liaison)},
    Permission{"enquiry.candidate-found", family},
    Permission{"enquiry.candidate-rejected", family},
    Permission{"enquiry.candidate-reconsidered", family},
    Permission{"enquiry.ground-checked", family},
    Permission{"enquiry.answered", family},
    Permission{"enquiry.refused", family},
    Permission{"enquiry.passed-to-sis", family},
    Permission{"enquiry.withdrawn", family},
    Permission{"enquiry.reopened", family},
    Permission{"enquiry.closed", family},
    Permission{"erasure.proposed", data_keepers | any_of(reception_lead)},
    Permission{"erasure.approved", data_keepers | any_of(kcr2_head)},
    Permission{"erasure.refused", data_keepers | any_of(kcr2_head)},
    Permission{"erasure.performed", data_keepers},
    Permission{"erasure.withdrawn", data_keepers | any_of(reception_lead)},
    Permission{"hold.set", data_keepers | any_of(kcr2_head)},
    Permission{"hold.lifted", data_keepers | any_of(kcr2_head)},
};

}  // namespace

std::span<const Permission> permissions() {
  return table;
}

bool may_state(Role role, std::string_view type) {
  const auto row =
      std::find_if(table.begin(), table.end(), [&](const Permission& each) { return each.type == type; });
  return row != table.end() && row->roles.has(role);
}

// Of the people registered. Movements and groups hold nobody's name.
OpenRight right_at_the_desk(Role role) {
  if (any_of(registrar, identity_verifier, reception_lead, family_contact).has(role))
    return OpenRight::personal;
  return role == care ? OpenRight::care : OpenRight::none;
}

OpenRight open_right(Role role, std::string_view collection) {
  if (role == data_protection_officer) return OpenRight::all;
  if (collection == "registrations") return right_at_the_desk(role);
  if (collection == "disclosures")  // who received
    return role == reception_lead ? OpenRight::personal : OpenRight::none;
  // Who has to look for the person and call the relative back.
  if (collection == "enquiries") return family.has(role) ? OpenRight::personal : OpenRight::none;
  // Who has to call back whoever asked for help.
  if (collection == "assistance-requests")
    return (requesting | supplying).has(role) ? OpenRight::personal : OpenRight::none;
  // Who enrols people and looks after their keys.
  if (collection == "actors") return keys.has(role) ? OpenRight::personal : OpenRight::none;
  return OpenRight::none;
}

bool reads_looks(Role role) {
  return (board | any_of(supervisor, legal_officer, data_protection_officer, reception_lead)).has(role);
}

}  // namespace kroniek
