// What an event type asks for besides its field list, so that what is drawn is sound somewhere.
#include <functional>

#include "core/domain/registration_number.h"
#include "core/statement/jwk.h"
#include "tests/core/happenings_data.h"

namespace kroniek::test {
namespace {

constexpr std::int64_t hour = 3'600'000'000;

Json members_of_board() {
  return Json::array({to_string(stream("organisations", 3)), to_string(stream("organisations", 4)),
                      to_string(stream("organisations", 2))});
}

// One of few keys, so that one that an actor holds is drawn often.
PublicKey key_number(std::size_t number) {
  return seeded_signer(static_cast<std::uint8_t>(140 + number))->key();
}

// ---- what a type asks for besides its field list

using Mend = std::function<void(Dice&, Json&, const Drawing&)>;

void mend_organisation(Dice& dice, Json& data, const Drawing&) {
  data.set("kind", "municipality");
  data.set("side", "none");
  data.set("code", "GM020" + std::to_string(dice.below(3)));
  data.remove("adjacent");
  data.set("region", to_string(stream("organisations", dice.one_in(2) ? 2 : 4)));
}
void mend_change(Dice&, Json& data, const Drawing&) {
  data.remove("adjacent");
  data.set("name", "Andere naam");
}
void mend_actor(Dice& dice, Json& data, const Drawing&) {
  data.set("key", write_jwk(key_number(dice.below(12))));
}
void mend_revocation(Dice& dice, Json& data, const Drawing&) {
  data.set("keyId", thumbprint(key_number(dice.below(12))));
}
void mend_mandate(Dice& dice, Json& data, const Drawing&) {
  data.set("holder", to_string(stream("actors", dice.one_in(2) ? 44 : 63)));
  data.set("scope", Json::object({}));
  data.set("instrument", Json::object({{"document", std::string(64, 'a')}}));
  data.set("tasks", Json::array({"people"}));
}
void mend_numbers(Dice&, Json& data, const Drawing&) {
  std::int64_t sum = 0;
  for (const auto part : {"seen", "noShow", "diverted", "unresolved"}) sum += *data.find(part)->integer();
  data.set("expected", sum);
}
void mend_file(Dice& dice, Json& data, const Drawing&) {
  const auto number =
      next_registration_number({"KLM", static_cast<std::uint32_t>(10 * (1 + dice.below(50)))}).value();
  data.set("number", format_registration_number(number).value());
}
void mend_identity(Dice& dice, Json& data, const Drawing&) {
  data.set("level", std::int64_t{1});
  data.set("basis", Json::array({"oral-self"}));
  data.set("minor", dice.one_in(4));
  for (const auto name : {"category", "nationalities", "dateOfBirth", "document"}) data.remove(name);
}
Json need_lines(Instant at) {
  return Json::array({Json::object({{"id", "1"},
                                    {"effect", "Blussen"},
                                    {"unitType", "FBO-helicopter"},
                                    {"quantity", std::int64_t{4}},
                                    {"unit", "toestel"},
                                    {"from", to_string(at)},
                                    {"until", to_string(Instant{at.microseconds + 40 * hour})}})});
}
void mend_request(Dice& dice, Json& data, const Drawing& drawing) {
  if (data.find("lines") != nullptr || data.find("requester") != nullptr)
    data.set("lines", need_lines(drawing.at));
  if (data.find("requester") == nullptr) return;
  data.set("requester", to_string(stream("organisations", 2)));
  data.set("route", "national");
  data.set("direction", "out");
  if (!dice.one_in(4)) data.remove("supersedes");
}
void mend_asking(Dice& dice, Json& data, const Drawing&) {
  data.set("party", to_string(stream("organisations", 4)));
  if (!dice.one_in(4)) data.remove("offer");
}
void mend_earliest(Dice&, Json& data, const Drawing&) {
  for (const auto name : {"earliest", "until"}) data.remove(name);
}
void mend_decision(Dice&, Json& data, const Drawing&) {
  data.set("outcome", "granted");
  data.set("onBehalfOf", to_string(stream("organisations", 3)));
  data.remove("granted");
}
void mend_own(Dice&, Json& data, const Drawing& drawing) {
  data.set("organisation", to_string(drawing.by.person.organisation));
}
void mend_founder(Dice&, Json& data, const Drawing& drawing) {
  const auto own = drawing.by.person.organisation;
  data.set("founder", to_string(own));
  const bool is_ministry = own == stream("organisations", 3);
  data.remove("municipalities");
  data.remove("deadline");
  if (is_ministry) return;
  const std::uint8_t first = own == stream("organisations", 2) ? 5 : 7;
  data.set("municipalities",
           Json::array({to_string(stream("organisations", first)),
                        to_string(stream("organisations", static_cast<std::uint8_t>(first + 1)))}));
  data.set("deadline", to_string(Instant{drawing.at.microseconds + 48 * hour}));
}
void mend_matter(Dice&, Json& data, const Drawing&) {
  data.set("kind", "decision");
  data.set("rules", to_string(stream("board-matters", 1)));
  data.set("members", members_of_board());
  for (const auto name : {"procedure", "rescinds"}) data.remove(name);
}
void mend_amendment(Dice&, Json& data, const Drawing&) {
  for (const auto name : {"procedure", "rules", "members"}) data.remove(name);
  data.set("text", "Anders");
}
void mend_position(Dice& dice, Json& data, const Drawing& drawing) {
  const auto own = drawing.by.person.organisation;
  data.set("member", to_string(own));
  data.set("side", own == stream("organisations", 3) ? "ministry" : "regions");
  if (!dice.one_in(3)) data.set("position", "for");
}
void mend_asker(Dice&, Json& data, const Drawing&) {
  data.remove("asker");
  data.set("by", "citizen");
}
void mend_team(Dice& dice, Json& data, const Drawing&) {
  data.set("actor", to_string(stream("actors", dice.one_in(2) ? 20 : 41)));
}
void mend_council(Dice& dice, Json& data, const Drawing& drawing) {
  const std::uint8_t first = drawing.by.person.organisation == stream("organisations", 2) ? 5 : 7;
  data.set("municipality",
           to_string(stream("organisations", static_cast<std::uint8_t>(first + dice.below(2)))));
}
void mend_disclosure(Dice&, Json& data, const Drawing&) {
  data.set("fields", Json::array({"names"}));
  data.set("includesShielded", true);
  data.remove("neededBy");
}
void mend_export(Dice&, Json& data, const Drawing&) {
  data.set("fields", Json::array({"dateOfBirth", "names", "otherNames", "sex"}));
  data.remove("neededBy");
}
void mend_picture(Dice&, Json& data, const Drawing& drawing) {
  std::uint64_t picture = 1;  // none
  for (const auto& [id, each] : drawing.streams)
    if (drawing.known != nullptr && each.envelope.operation == drawing.known->envelope.operation)
      picture = std::max(picture, each.picture.value_or(0));
  data.set("pictureIndex", static_cast<std::int64_t>(picture));
}

void mend_enquiry(Dice&, Json& data, const Drawing&) {
  data.set("names", Json::object({{"family", "Achternaam"}}));
  data.set("enquirerPhone", "+31612345678");
}
void mend_ground(Dice& dice, Json& data, const Drawing&) {
  if (!dice.one_in(4)) data.set("ground", "vital-interest");
  data.set("reasons", "Omdat");
}

const std::map<std::string_view, Mend>& mends() {
  static const std::map<std::string_view, Mend> all{
      {"organisation.registered", mend_organisation},
      {"organisation.changed", mend_change},
      {"actor.enrolled", mend_actor},
      {"actor.key-added", mend_actor},
      {"actor.key-revoked", mend_revocation},
      {"mandate.granted", mend_mandate},
      {"movement.reconciled", mend_numbers},
      {"registration.opened", mend_file},
      {"registration.identified", mend_identity},
      {"assistance-request.drafted", mend_request},
      {"assistance-request.redrafted", mend_request},
      {"assistance-request.assessed", mend_decision},
      {"assistance-request.decision-revised", mend_decision},
      {"assistance-request.asked", mend_asking},
      {"assistance-request.offered", mend_earliest},
      {"offer.made", mend_own},
      {"situation-report.acknowledged", mend_own},
      {"preparation.capability-declared", mend_own},
      {"preparation.plan-adopted", mend_own},
      {"preparation.exercise-planned", mend_own},
      {"crisis-team.member-assigned", mend_team},
      {"crisis-team.member-relieved", mend_team},
      {"crisis-team.advice-given", mend_picture},
      {"crisis-team.reissued", mend_picture},
      {"disclosure.requested", mend_disclosure},
      {"disclosure.export-requested", mend_export},
      {"consultation.opened", mend_founder},
      {"consultation.sent", mend_council},
      {"consultation.received", mend_council},
      {"consultation.views-given", mend_council},
      {"consultation.answered", mend_council},
      {"board-matter.amended", mend_amendment},
      {"board-matter.tabled", mend_matter},
      {"board-matter.position-taken", mend_position},
      {"accountability-question.asked", mend_asker},
      {"enquiry.received", mend_enquiry},
      {"enquiry.ground-checked", mend_ground},
  };
  return all;
}

}  // namespace

void mend(Dice& dice, std::string_view type, Json& data, const Drawing& drawing) {
  const auto found = mends().find(type);
  if (found != mends().end()) found->second(dice, data, drawing);
}

}  // namespace kroniek::test
