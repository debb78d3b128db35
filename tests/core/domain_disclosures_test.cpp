// Disclosures: who asks, who approves, and that exactly what was approved leaves.
#include <catch2/catch.hpp>

#include "tests/core/disclosures_support.h"

namespace kroniek::test {
namespace {

constexpr std::string_view requested_type = "disclosure.requested";

std::string refusal_of_request(const std::string& json) {
  return disclosure_story().refusal(requested_type, json, disclosure_id());
}

}  // namespace

TEST_CASE("disclosure: goes from the request to the receipt") {
  auto story = disclosure_story();
  story.at("2026-11-23T19:45:00Z");
  given_request(story,
                asked(files({1, 2}), R"(["names","dateOfBirth"])", R"(,"neededBy":"2026-11-24T08:00:00Z")"));
  as(story, judge)
      .at("2026-11-23T19:46:00Z")
      .given("disclosure.approved", R"({"until":"2026-11-25T00:00:00Z","conditions":"Na gebruik wissen"})",
             disclosure_id());
  given_look(story);
  as(story, hander).at("2026-11-23T19:47:00Z").given("disclosure.performed", performed(), disclosure_id());
  story.at("2026-11-23T19:48:00Z").given("disclosure.receipted", received, disclosure_id());
  const auto state = story.world.state<Disclosures>(disclosure_id());
  CHECK(state.phase == disclosure::Phase::receipted);
  CHECK(state.recipient == organisation_id(1));
  CHECK(state.subjects == std::vector{file_id(1), file_id(2)});
  CHECK(state.asked == std::vector<std::string>{"names", "dateOfBirth"});
  CHECK(state.requester == actor_id(asker));
  CHECK(state.approver == actor_id(judge));
  CHECK(state.performer == actor_id(hander));
  CHECK(state.openings == std::vector{look_id()});
  CHECK(state.approved_until == instant("2026-11-25T00:00:00Z"));
  CHECK(state.performed_at == instant("2026-11-23T19:47:00Z"));
  CHECK(state.received_by.places.size() == 1);
  CHECK(survives_storing<Disclosures>(state));
}

TEST_CASE("disclosure: what waits, on whom, since when and until when") {
  auto story = disclosure_story();
  given_request(story, asked(files({1}), R"(["names"])", R"(,"neededBy":"2026-11-24T08:00:00Z")"));
  const auto duty = [&] { return disclosure::duties(story.world.state<Disclosures>(disclosure_id())).at(0); };
  CHECK(duty().kind == "disclosure.approval-due");
  CHECK(duty().role == "data-protection-officer");
  CHECK(duty().since == instant("2026-11-23T19:45:00Z"));
  CHECK(duty().until == instant("2026-11-24T08:00:00Z"));
  as(story, judge).given("disclosure.approved", R"({"until":"2026-11-24T06:00:00Z"})", disclosure_id());
  CHECK(duty().kind == "disclosure.performance-due");
  CHECK(duty().role == "reception-lead");
  CHECK(duty().until == instant("2026-11-24T06:00:00Z"));
  given_look(story, look(files({1}), R"(["names"])"));
  story.given("disclosure.performed", performed(), disclosure_id());
  CHECK(duty().kind == "disclosure.receipt-due");
  CHECK(duty().organisation == organisation_id(1));
  story.given("disclosure.receipted", received, disclosure_id());
  CHECK(story.waiting(disclosure_id()).empty());
}

TEST_CASE("disclosure: no program asks for one, decides on it or lets it leave") {
  auto story = disclosure_story();
  const std::string not_a_person = "disclosure.not-a-person";
  CHECK(as(story, program).refusal("disclosure.requested", asked(), disclosure_id()) == not_a_person);
  given_request(story);
  CHECK(as(story, program).refusal("disclosure.approved", "{}", disclosure_id()) == not_a_person);
  CHECK(story.refusal("disclosure.refused", R"({"reasons":"Nee"})", disclosure_id()) == not_a_person);
  as(story, judge).given("disclosure.approved", "{}", disclosure_id());
  as(story, program).given("opening.made-for-several", look(), look_id());
  CHECK(story.refusal("disclosure.performed", performed(), disclosure_id()) == not_a_person);
}

TEST_CASE(
    "disclosure: it is approved by a key of the approver's own; whoever holds the seal approves nothing") {
  auto story = disclosure_story();
  story.world.assurance = Assurance::sealed;
  given_request(story);
  as(story, judge);
  CHECK(story.refusal("disclosure.approved", "{}", disclosure_id()) == "disclosure.sealed-approval");
  CHECK(story.refusal("disclosure.refused", R"({"reasons":"Nee"})", disclosure_id()) == accepted);
  story.world.assurance = Assurance::personal_key;
  story.given("disclosure.approved", "{}", disclosure_id());
  story.world.assurance = Assurance::sealed;
  given_look(story);
  CHECK(story.refusal("disclosure.performed", performed(), disclosure_id()) == accepted);
}

TEST_CASE("disclosure: nothing waits once it was refused or withdrawn") {
  const auto [type, json] = GENERATE(
      table<std::string, std::string>({{"disclosure.refused", R"({"reasons":"Geen grond"})"},
                                       {"disclosure.withdrawn", R"({"reason":"Niet meer nodig"})"}}));
  auto story = disclosure_story();
  given_request(story);
  as(story, judge).given(type, json, disclosure_id());
  CHECK(story.waiting(disclosure_id()).empty());
  CHECK(story.world.state<Disclosures>(disclosure_id()).reasons.places.size() == 1);
}

TEST_CASE("disclosure: a request is refused where it does not say what is to leave, to whom and why") {
  const auto fields = std::string(R"(["names"])");
  const auto other = "\"" + to_string(organisation_id(2)) + "\"";
  const auto unknown = "\"" + to_string(organisation_id(99)) + "\"";
  auto to = [&](const std::string& recipient) {
    auto json = asked(files({1}), fields);
    return json.replace(json.find('"' + to_string(organisation_id(1))),
                        2 + to_string(organisation_id(1)).size(), recipient);
  };
  const auto [json, code] = GENERATE_COPY(table<std::string, std::string>({
      {to(unknown), "disclosure.recipient-unknown"},
      {to(other), "disclosure.recipient-not-active"},
      {asked("[]", fields), "disclosure.subjects-missing"},
      {asked(files({1, 2, 1}), fields), "disclosure.subject-twice"},
      {asked(files({1, 9}), fields), "disclosure.subject-unknown"},
      {asked(files({1, 4}), fields), "disclosure.subject-elsewhere"},
      {asked(files({1}), "[]"), "disclosure.fields-missing"},
      {asked(files({1}), R"(["phase"])"), "disclosure.field-unknown"},
      {asked(files({1}), R"(["names","names"])"), "disclosure.field-twice"},
      {asked(files({1}), fields, R"(,"ground":"6-1-e")"), "disclosure.ground-malformed"},
      {asked(files({1}), fields, R"(,"purpose":"BSN 123456782")"), "field.bsn"},
      {asked(files({1}), fields, R"(,"neededBy":"2026-11-23T19:45:00Z")"), "disclosure.needed-by-past"},
      {asked(files({1}), R"(["names","needs","contacts"])"), accepted},
  }));
  CHECK(refusal_of_request(json) == code);
}

TEST_CASE("disclosure: exercise data stay in their exercise") {
  auto story = disclosure_story();
  story.world.claims.operation.reset();
  CHECK(story.refusal(requested_type, asked(files({1})), disclosure_id()) == accepted);
  CHECK(story.refusal(requested_type, asked(files({1, 4})), disclosure_id()) ==
        "disclosure.subject-elsewhere");
  story.world.claims.operation = operation_id(2);
  story.world.claims.exercise = true;
  CHECK(story.refusal(requested_type, asked(files({4})), disclosure_id()) == accepted);
}

TEST_CASE("disclosure: who asks does not decide") {
  auto story = disclosure_story();
  as(given_request(story), asker);
  CHECK(story.refusal("disclosure.approved", "{}", disclosure_id()) == "disclosure.own-request");
  CHECK(story.refusal("disclosure.refused", R"({"reasons":"Toch niet"})", disclosure_id()) ==
        "disclosure.own-request");
  CHECK(story.refusal("disclosure.withdrawn", R"({"reason":"Toch niet"})", disclosure_id()) == accepted);
  // On whatever mandate: it is the person who counts.
  story.by(actor_id(asker), mandate_id(judge));
  CHECK(story.refusal("disclosure.approved", "{}", disclosure_id()) == "disclosure.own-request");
}

TEST_CASE("disclosure: an approval ends when it says so, and cannot end before it begins") {
  auto story = disclosure_story();
  as(given_request(story), judge);
  CHECK(story.refusal("disclosure.approved", R"({"until":"2026-11-23T19:45:00Z"})", disclosure_id()) ==
        "disclosure.until-past");
  story.given("disclosure.approved", R"({"until":"2026-11-24T00:00:00Z"})", disclosure_id());
  given_look(story).at("2026-11-24T00:00:00Z");
  CHECK(story.refusal("disclosure.performed", performed(), disclosure_id()) == "disclosure.approval-ended");
  story.at("2026-11-23T23:59:59Z");
  CHECK(story.refusal("disclosure.performed", performed(), disclosure_id()) == accepted);
}

TEST_CASE("disclosure: what leaves is exactly what was approved") {
  const auto [json, code] = GENERATE(table<std::string, std::string>({
      {look(), accepted},
      {look(files({1})), "disclosure.opening-differs"},
      {look(files({1, 2, 3})), "disclosure.opening-differs"},
      {look(files({1, 2}), R"(["names"])"), "disclosure.opening-differs"},
      {look(files({1, 2}), R"(["names","dateOfBirth","sex"])"), "disclosure.opening-differs"},
      {look(files({1, 2}), R"(["names","dateOfBirth"])", "batch"), "disclosure.opening-differs"},
      {look(files({1, 2}), R"(["names","dateOfBirth"])", "disclosure", "AVG-6-1-d"),
       "disclosure.opening-differs"},
  }));
  auto story = disclosure_story();
  given_approval(story);
  given_look(story, json);
  CHECK(story.refusal("disclosure.performed", performed(), disclosure_id()) == code);
}

TEST_CASE("disclosure: the look is the performer's own, and comes after the approval") {
  auto story = disclosure_story();
  story.world.recorded_at = instant("2026-11-23T19:40:00Z");
  given_look(story, look(), 2);
  story.world.recorded_at = instant("2026-11-23T19:50:00Z");
  given_approval(story);
  given_look(story);
  CHECK(story.refusal("disclosure.performed", performed(2), disclosure_id()) ==
        "disclosure.opening-before-approval");
  CHECK(story.refusal("disclosure.performed", performed(9), disclosure_id()) == "disclosure.opening-unknown");
  as(story, judge);
  CHECK(story.refusal("disclosure.performed", performed(), disclosure_id()) == "disclosure.opening-differs");
}

TEST_CASE(
    "disclosure: a shielded person goes along only where that was said, and on the word of who may see") {
  auto story = disclosure_story();
  put_shield(story, 2);
  CHECK(story.refusal(requested_type, asked(), disclosure_id()) == "disclosure.subject-shielded");
  given_request(story, asked(files({1, 2}), R"(["names","dateOfBirth"])", R"(,"includesShielded":true)"));
  given_actor(story.world, 9, organisation_id(1));
  story.world.put<Mandates>(mandate_id(9), held_mandate(actor_id(9), mandate::Role::legal_officer));
  as(story, 9);
  CHECK(story.refusal("disclosure.approved", "{}", disclosure_id()) == "disclosure.shield-not-yours");
  as(story, judge).given("disclosure.approved", "{}", disclosure_id());
  given_look(story);
  CHECK(story.refusal("disclosure.performed", performed(), disclosure_id()) == accepted);
}

TEST_CASE("disclosure: who is shielded after the request stays behind") {
  auto story = disclosure_story();
  given_request(story);
  auto later = story;
  put_shield(later, 1);
  CHECK(as(later, judge).refusal("disclosure.approved", "{}", disclosure_id()) ==
        "disclosure.subject-shielded");
  as(story, judge).given("disclosure.approved", "{}", disclosure_id());
  given_look(story);
  put_shield(story, 1);
  CHECK(story.refusal("disclosure.performed", performed(), disclosure_id()) == "disclosure.subject-shielded");
}

TEST_CASE("disclosure: an objection stops what was approved before it, or in the same moment") {
  auto story = disclosure_story();
  given_request(story);
  as(story, judge).given("disclosure.approved", "{}", disclosure_id());
  given_look(story);
  const auto approved_at = *story.world.state<Disclosures>(disclosure_id()).approval_recorded_at;
  const auto refusal_after_objection = [&](std::int64_t microseconds) {
    auto file = story.world.state<Registrations>(file_id(1));
    file.objection_recorded_at = Instant{approved_at.microseconds + microseconds};
    story.world.put<Registrations>(file_id(1), file);
    return story.refusal("disclosure.performed", performed(), disclosure_id());
  };
  CHECK(refusal_after_objection(-1) == accepted);  // whoever approved could know of it
  CHECK(refusal_after_objection(0) == "disclosure.objected-meanwhile");
  CHECK(refusal_after_objection(1) == "disclosure.objected-meanwhile");
}

TEST_CASE("disclosure: what is missing or too long is told by its place") {
  CHECK(faults<disclosure::Refused>("{}") == "/reasons field.missing\n");
  CHECK(faults<disclosure::Withdrawn>("{}") == "/reason field.missing\n");
  CHECK(faults<disclosure::Receipted>("{}") == "/receivedBy field.missing\n");
  CHECK(faults<disclosure::Requested>(asked("[\"movements/x\"]")) == "/subjects/0 stream.malformed\n");
  CHECK(faults<disclosure::Requested>(asked("[" + ("\"" + to_string(organisation_id(1)) + "\"") + "]")) ==
        "/subjects/0 field.wrong-collection\n");
}

TEST_CASE(
    "disclosure: the request, the approval, the performance and the receipt follow each other in time") {
  const auto reversed = "disclosure.dates-reversed";
  auto story = disclosure_story();
  story.at("2026-11-23T19:45:00Z");
  given_request(story, asked());
  as(story, judge).at("2026-11-23T19:44:59Z");
  CHECK(story.refusal("disclosure.approved", "{}", disclosure_id()) == reversed);
  CHECK(story.refusal("disclosure.refused", R"({"reasons":"Nee"})", disclosure_id()) == reversed);
  CHECK(story.refusal("disclosure.withdrawn", R"({"reason":"Nee"})", disclosure_id()) == reversed);
  story.at("2026-11-23T19:46:00Z").given("disclosure.approved", "{}", disclosure_id());
  given_look(story);
  as(story, hander).at("2026-11-23T19:45:59Z");
  CHECK(story.refusal("disclosure.performed", performed(), disclosure_id()) == reversed);
  story.at("2026-11-23T19:47:00Z").given("disclosure.performed", performed(), disclosure_id());
  CHECK(story.at("2026-11-23T19:46:59Z").refusal("disclosure.receipted", received, disclosure_id()) ==
        reversed);
  CHECK(story.at("2026-11-23T19:47:00Z").refusal("disclosure.receipted", received, disclosure_id()) ==
        accepted);
}

}  // namespace kroniek::test
