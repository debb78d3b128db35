// Explanations: requests for assistance and offers.
#include <array>

#include "api/http/problem_table.h"

namespace kroniek::http {
namespace {

constexpr std::array table{
    ProblemText{"assistance-request.above-requested-reasons-missing",
                "More would come than was granted of this line. That is allowed, a relief for instance, but "
                "the reasons must say why."},
    ProblemText{"assistance-request.accepted-above-offered",
                "No more can be accepted than the party offered. Ask it for more, as a leg of its own."},
    ProblemText{"assistance-request.already-asked",
                "The party was asked for this line and has yet to answer. Wait for that, or say that the "
                "first asking is not needed."},
    ProblemText{"assistance-request.already-assessed",
                "The request has been assessed. What was decided is changed by a revised decision only."},
    ProblemText{"assistance-request.already-submitted",
                "The request has been submitted, so its draft does not change any more. It can be returned, "
                "or a new version can supersede it."},
    ProblemText{"assistance-request.arrived-above-departed", "More would arrive than are on their way."},
    ProblemText{"assistance-request.before-decision",
                "A decision is revised after it was taken, not before."},
    ProblemText{"assistance-request.before-submission",
                "A request is returned or decided on after it was submitted, not before."},
    ProblemText{"assistance-request.closed", "The request is closed, and nothing about it changes any more."},
    ProblemText{
        "assistance-request.code-malformed",
        "The id of a line, its unit type, its unit, its substitutes and the LCMS id are codes of letters, "
        "digits, dots, hyphens and underscores, so that nobody's name fits in them by mistake."},
    ProblemText{"assistance-request.consent-by-head-only",
                "KCR2 has no powers of its own: its head consents on behalf of the minister, or the ministry "
                "decides itself."},
    ProblemText{"assistance-request.crisis-plan-missing",
                "A region is asked directly only on the ground of the crisis plan: name the passage."},
    ProblemText{"assistance-request.departed-above-committed",
                "More would leave than were accepted. Ask the party for more, as a leg of its own."},
    ProblemText{"assistance-request.direction-mismatch",
                "The direction in is for what abroad asks of us: on the routes eu, nato and bilateral only."},
    ProblemText{"assistance-request.extension-not-later",
                "A stay is extended to a later moment than the end that it has. To end it earlier, order the "
                "release."},
    ProblemText{"assistance-request.goes-direct",
                "A request on the adjacent route goes straight to the neighbouring region, which answers "
                "itself. There is nothing to assess, return or revise."},
    ProblemText{"assistance-request.granted-above-requested",
                "No more can be granted of a line than it asks for."},
    ProblemText{"assistance-request.granted-mismatch",
                "Where a request is partly granted, say how many of which lines, less than all of it. Where "
                "it is granted or refused, name no lines."},
    ProblemText{"assistance-request.informee-missing", "Say which other organisation was informed."},
    ProblemText{"assistance-request.informee-unknown",
                "The organisation that was informed must be registered."},
    ProblemText{"assistance-request.leg-already-accepted", "The offer of this leg is accepted already."},
    ProblemText{"assistance-request.leg-already-departed",
                "Units of this leg are under way already. They come home by being released."},
    ProblemText{"assistance-request.leg-already-offered",
                "The party has made its offer for this leg already."},
    ProblemText{"assistance-request.leg-already-ordered-home",
                "All units of this leg that left home are ordered home already."},
    ProblemText{"assistance-request.leg-already-released",
                "All units of this leg that arrived are released already."},
    ProblemText{"assistance-request.leg-declined",
                "The party declined this leg. Ask again, as a leg of its own."},
    ProblemText{"assistance-request.leg-not-accepted",
                "The offer of this leg has yet to be accepted; nothing leaves home before that."},
    ProblemText{"assistance-request.leg-not-arrived", "Nothing of this leg has arrived yet."},
    ProblemText{"assistance-request.leg-not-departed", "Nothing of this leg has left home yet."},
    ProblemText{"assistance-request.leg-not-needed",
                "Nothing has to come on this leg any more. Ask again, as a leg of its own."},
    ProblemText{"assistance-request.leg-not-offered", "The party has yet to answer for this leg."},
    ProblemText{"assistance-request.leg-not-ordered-home", "Nothing of this leg has been ordered home yet."},
    ProblemText{"assistance-request.leg-returned-home", "All units of this leg are home already."},
    ProblemText{"assistance-request.leg-unknown",
                "A leg is called by the id of the statement of this request that asked for it."},
    ProblemText{
        "assistance-request.legs-open",
        "Something is still asked, offered, accepted or out. It must be answered, called off or home first."},
    ProblemText{
        "assistance-request.may-not-settle",
        "The costs are settled by KCR2, by the ministry, or by the organisation that asked for help."},
    ProblemText{"assistance-request.claims-open",
                "Whoever sent something may claim its costs within twelve months of the last release, and a "
                "settlement ends that. Wait for its claim, which may be 0, or for the end of the term."},
    ProblemText{
        "assistance-request.legs-too-many",
        "A request has at most 500 legs, so that its view stays readable. Supersede it by a new version."},
    ProblemText{"assistance-request.line-dates-reversed", "The need of a line ends after it begins."},
    ProblemText{"assistance-request.line-not-granted",
                "Nothing of that line was granted, so nobody is asked for it."},
    ProblemText{"assistance-request.line-twice", "A line is named once."},
    ProblemText{"assistance-request.line-unknown", "The line must be one of the request's need lines."},
    ProblemText{"assistance-request.lines-missing",
                "A request says what is needed, in one line or more, before it is submitted."},
    ProblemText{"assistance-request.loss-unexplained",
                "Where something will never come home, the explanation says what became of it."},
    ProblemText{"assistance-request.not-assessed",
                "The request has yet to be assessed; before that nobody is asked for anything."},
    ProblemText{"assistance-request.not-informed",
                "On the adjacent route the minister and the King's Commissioner are informed (Wvr 51.5). "
                "Record that they were, even if late, before the request is closed."},
    ProblemText{"assistance-request.not-settled",
                "Units were sent, so the costs are settled before the request is closed."},
    ProblemText{"assistance-request.not-submitted", "The request is a draft that has yet to be submitted."},
    ProblemText{"assistance-request.not-the-coordinator",
                "KCR2 or the ministry asks others for help. Only on the adjacent route does the requester "
                "ask itself."},
    ProblemText{
        "assistance-request.not-the-party",
        "Only the supplying organisation says this. An officer of KCR2 may write down what it said by phone "
        "or on paper; the claim via then says so."},
    ProblemText{
        "assistance-request.not-the-requester",
        "This is for the requesting organisation. An officer of KCR2 may write down most of it as it "
        "was said by phone or on paper, and the claim via then says so; but only the requester itself "
        "submits, withdraws and supersedes, unless it is an authority abroad."},
    ProblemText{"assistance-request.nothing-returned", "Say how many came home, or how many never will."},
    ProblemText{"assistance-request.nothing-to-settle",
                "Nothing left home, so there are no costs. The request can be closed as it is."},
    ProblemText{"assistance-request.offer-dates-reversed",
                "The units must be able to leave before their stay, or the need, ends."},
    ProblemText{
        "assistance-request.above-offer",
        "A leg takes up no more of an offer than was accepted of it. Ask for the rest without the offer."},
    ProblemText{
        "assistance-request.unit-type-differs",
        "The leg takes up an unsolicited offer, and sends what was offered then: name that unit type, "
        "or ask without the offer."},
    ProblemText{"assistance-request.unit-type-unknown",
                "A party sends what the line asks for, or one of the substitutes that the line names."},
    ProblemText{"assistance-request.offer-taken-up", "A leg of this request takes up that offer already."},
    ProblemText{
        "assistance-request.offer-unknown",
        "The offer must be one that this party made, and that was accepted for this request and this line."},
    ProblemText{"assistance-request.on-behalf-unknown",
                "A decision is given on behalf of a ministry that is registered and active."},
    ProblemText{"assistance-request.ordered-above-departed",
                "More would be ordered home than have left home and were not ordered home before."},
    ProblemText{"assistance-request.party-did-not-serve", "Only a party that sent units has costs to claim."},
    ProblemText{"assistance-request.party-is-requester", "The requester is not asked to help itself."},
    ProblemText{
        "assistance-request.party-kind",
        "Where we ask abroad, the party is a foreign organisation; on the islands' route it may be. On every "
        "other route, and where abroad asks us, it is one of ours."},
    ProblemText{"assistance-request.party-not-adjacent",
                "On the adjacent route only a safety region is asked that borders on the requester's. Others "
                "are asked through the minister."},
    ProblemText{"assistance-request.party-unknown",
                "The party must be a registered organisation that is active."},
    ProblemText{"assistance-request.reasons-missing", "A refusal, whole or in part, carries its reasons."},
    ProblemText{"assistance-request.refused",
                "The request is refused. Only what was already out comes home; a revised decision can still "
                "grant it."},
    ProblemText{"assistance-request.released-above-arrived", "More would be released than have arrived."},
    ProblemText{"assistance-request.released-above-ordered",
                "More would be released than were ordered home."},
    ProblemText{"assistance-request.reply-before-asking", "The reply is due after the moment of asking."},
    ProblemText{"assistance-request.requester-kind",
                "The route does not fit the requester: adjacent is for safety regions, islands for islands, "
                "and a foreign organisation asks on the international routes with the direction in."},
    ProblemText{"assistance-request.requester-unknown",
                "The requester must be a registered organisation that is active."},
    ProblemText{"assistance-request.returned-above-released",
                "More would be home or lost than were released or turned round on their way. What was lost "
                "at work is released first."},
    ProblemText{"assistance-request.settled", "The request is settled; what is left is to close it."},
    ProblemText{"assistance-request.superseded",
                "A new version took the request's place. What was out comes home on this one; everything new "
                "is said of the new version."},
    ProblemText{"assistance-request.superseded-differs",
                "A new version has the requester and the operation of the version that it supersedes."},
    ProblemText{"assistance-request.superseded-over",
                "The version that it supersedes is withdrawn, settled, closed or superseded by another "
                "already. Draft it as a request of its own."},
    ProblemText{"assistance-request.superseded-unknown",
                "What a new version supersedes must be another request that is there."},
    ProblemText{
        "assistance-request.times-reversed",
        "This would have happened before what must come first: the draft, the decision, the asking, or an "
        "earlier step of a leg. Look at the time of occurrence."},
    ProblemText{"assistance-request.urgency-missing",
                "A region is asked directly only where the request cannot wait for the minister: say why."},
    ProblemText{"assistance-request.version-not-submitted",
                "The new version must have been submitted, and must not be withdrawn or superseded itself."},
    ProblemText{"assistance-request.version-unknown",
                "The new version must be a request whose draft says that it supersedes this one."},
    ProblemText{
        "assistance-request.withdrawn",
        "The requester withdrew the request. What is accepted is called off, and what is out comes home."},
    ProblemText{"offer.accepted-above-offered", "No more can be accepted than is offered."},
    ProblemText{"offer.already-accepted", "The offer was accepted before."},
    ProblemText{"offer.already-declined", "The offer was declined before."},
    ProblemText{"offer.already-lapsed",
                "The offer has lapsed. If it still stands, its maker makes it again."},
    ProblemText{"offer.code-malformed",
                "The unit type and the unit are codes of letters, digits, dots, hyphens and underscores, so "
                "that nobody's name fits in them by mistake."},
    ProblemText{"offer.dates-reversed", "What is offered can stay until after it can come."},
    ProblemText{"offer.line-unknown", "The line must be one of the request's need lines."},
    ProblemText{"offer.not-lapsed-yet",
                "An offer lapses when its term has passed. Before that only the organisation that made it "
                "takes it back."},
    ProblemText{
        "offer.not-the-offering-party",
        "Only the organisation itself makes an offer. An officer of KCR2 may write down what it offered "
        "by phone or on paper; the claim via then says so."},
    ProblemText{"offer.before-made",
                "This would have happened before the offer was made. Look at the time of occurrence."},
    ProblemText{"offer.of-requester",
                "The offer is the requester's own. Nobody helps himself with an offer."},
    ProblemText{"offer.organisation-unknown", "The organisation that offers must be registered and active."},
    ProblemText{"offer.reply-before-offer", "The reply is due after the moment of the offer."},
    ProblemText{"offer.request-not-open",
                "The request is not granted, or has ended, so nothing is accepted for it."},
    ProblemText{"offer.request-unknown",
                "The request must be one of the operation that the offer belongs to."},
    ProblemText{"offer.too-late",
                "The term of the offer has passed. If it still stands, its maker makes it again."},
    ProblemText{"offer.unit-type-differs",
                "The line asks for another unit type, and does not name this one among its substitutes."},
};

}  // namespace

std::span<const ProblemText> assistance_problems() {
  return table;
}

}  // namespace kroniek::http
