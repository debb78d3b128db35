#include "core/duty_kinds.h"

#include <algorithm>
#include <array>

namespace kroniek {
namespace {

constexpr auto kinds = std::to_array<std::string_view>({
    "accountability-question.answer-due",
    "accountability-question.assignment-due",
    "accountability-question.objection-due",
    "assistance-request.acceptance-due",
    "assistance-request.assessment-due",
    "assistance-request.closing-due",
    "assistance-request.cost-claim-due",
    "assistance-request.cover-due",
    "assistance-request.departure-due",
    "assistance-request.inform-due",
    "assistance-request.release-due",
    "assistance-request.reply-due",
    "assistance-request.resubmission-due",
    "assistance-request.return-due",
    "assistance-request.settlement-due",
    "assistance-request.stand-down-due",
    "board-matter.execution-due",
    "board-matter.outcome-due",
    "board-matter.position-due",
    "board-matter.publication-due",
    "consultation.answer-due",
    "consultation.decision-due",
    "consultation.sending-due",
    "consultation.views-due",
    "crisis-team.answer-due",
    "crisis-team.end-due",
    "crisis-team.reissue-due",
    "disclosure.approval-due",
    "disclosure.performance-due",
    "disclosure.receipt-due",
    "enquiry.answer-due",
    "enquiry.ground-check-due",
    "erasure.decision-due",
    "erasure.performing-due",
    "group.responsible-adult-due",
    "group.reunion-due",
    "hold.review-due",
    "link.judgement-due",
    "movement.handling-due",
    "movement.reconciliation-due",
    "offer.reply-due",
    "preparation.action-due",
    "preparation.evaluation-due",
    "registration.handover-due",
    "registration.responsible-adult-due",
    "registration.settlement-due",
    "registration.urgent-need-due",
    "situation-report.acknowledgement-due",
});
static_assert(std::is_sorted(kinds.begin(), kinds.end()));

}  // namespace

std::span<const std::string_view> duty_kinds() {
  return kinds;
}

bool is_duty_kind(std::string_view kind) {
  return std::binary_search(kinds.begin(), kinds.end(), kind);
}

}  // namespace kroniek
