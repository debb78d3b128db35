// Enquiries by relatives: who may be told what, and that nobody who asks is forgotten.
#include <catch2/catch.hpp>

#include "tests/core/together_support.h"

using namespace kroniek;
using namespace kroniek::test;

namespace {

const auto enquiry_id = stream("enquiries", 1);

const std::string asked = R"({"relation":"parent","channel":"phone","enquirerName":"A. Vraagster",)"
                          R"("enquirerPhone":"+31612345678","names":{"family":"Gezocht"}})";

Line received(const std::string& json = asked) {
  return {1, "enquiry.received", json};
}
std::string about(std::uint8_t number, const std::string& rest = {}) {
  return R"({"registration":)" + file(number) + rest + "}";
}
Line found(std::uint8_t number) {
  return {1, "enquiry.candidate-found", about(number, "," + parts)};
}
Line rejected(std::uint8_t number) {
  return {1, "enquiry.candidate-rejected", about(number, R"(,"reasons":"Andere leeftijd")")};
}
Line reconsidered(std::uint8_t number) {
  return {1, "enquiry.candidate-reconsidered", about(number, R"(,"reasons":"Toch dezelfde")")};
}
Line checked(std::uint8_t number, const std::string& ground, const std::string& outcome = "allow",
             const std::string& reasons = {}) {
  return {1, "enquiry.ground-checked",
          about(number, R"(,"ground":")" + ground + R"(","outcome":")" + outcome + "\"" +
                            (reasons.empty() ? "" : R"(,"reasons":")" + reasons + "\""))};
}
Line answered(const std::string& what, std::uint8_t number = 0) {
  const auto json = R"({"what":")" + what + "\"}";
  return {1, "enquiry.answered", number == 0 ? json : with(json, "registration", file(number))};
}
Line plain(std::string_view type, const std::string& json = because) {
  return {1, type, json};
}
const Line not_found = answered("not-found");

// Received, with file 1 as candidate, whose wish is this.
Story asking(std::optional<registration::Inform> inform) {
  auto story = together_story();
  change_file(story, 1, [&](auto& state) { state.inform = inform; });
  tell(story, enquiry_id, {received(), found(1)});
  return story;
}
using registration::Inform;

void protect(Story& story, std::uint8_t number,
             registration::FlagKind kind = registration::FlagKind::protection) {
  change_file(story, number, [=](auto& state) { state.flags.push_back({kind, {}}); });
}
// Actor 1 acts as this from now on.
void act_as(Story& story, mandate::Role role) {
  mandate::State own;
  own.role = role;
  story.world.put<Mandates>(mandate_id(1), own);
}

}  // namespace

TEST_CASE("enquiry: what may be asked") {
  struct Row {
    std::string json;
    std::string code;
  };
  const auto row = GENERATE(values<Row>({
      {asked, accepted},
      {with(asked, "enquirerPhone", ""), "enquiry.contact-missing"},
      {with(with(asked, "enquirerPhone", ""), "channel", R"("desk")"), accepted},
      {with(with(asked, "enquirerPhone", ""), "enquirerEmail", R"("a@voorbeeld.nl")"), accepted},
      {with(asked, "enquirerEmail", R"("voorbeeld.nl")"), "enquiry.email-malformed"},
      {with(asked, "enquirerPhone", R"("0612345678")"), "enquiry.phone-malformed"},
      {with(asked, "names", "{}"), "enquiry.names-missing"},
      {with(asked, "names", R"({"given":"O"})"), accepted},
      {with(asked, "nationalities", R"(["NLD","XXA"])"), accepted},
      {with(asked, "nationalities", R"(["ned"])"), "enquiry.state-code-unknown"},
      {with(asked, "dateOfBirth", R"("2012")"), accepted},
      {with(asked, "dateOfBirth", R"("2026-11-24")"), accepted},  // there is such a day on earth already
      {with(asked, "dateOfBirth", R"("2026-11-25")"), "enquiry.birth-date-in-future"},
      {with(asked, "dateOfBirth", R"("2027")"), "enquiry.birth-date-in-future"},
      {with(asked, "replyBy", R"("2026-11-23T19:44:59Z")"), "enquiry.reply-by-passed"},
      {with(asked, "replyBy", R"("2026-11-23T19:45:00Z")"), accepted},
      {with(asked, "replyBy", R"("2026-11-23T21:00:00Z")"), accepted},
      {with(asked, "lastKnown", R"("BSN 123456782")"), "field.bsn"},
  }));
  INFO(row.json);
  auto story = together_story();
  CHECK(refusal(story, enquiry_id, received(row.json)) == row.code);
}

TEST_CASE("enquiry: who asks and after whom must be disclosed") {
  CHECK(faults<enquiry::Received>(R"({"relation":"parent","channel":"phone"})") ==
        "/enquirerName field.missing\n/names field.missing\n");
}

TEST_CASE("enquiry: names are taken as they are told, in any script, within their limits") {
  const auto named = [](const std::string& name) {
    return faults<enquiry::Received>(with(asked, "names", R"({"family":")" + name + "\"}"));
  };
  for (const std::string name :
       {"O", "IJsbrand van der Zee", "Ян", "محمد", "王", "לוי", "e\u0301", "\U0001F642"})
    CHECK(named(name).empty());
  std::string hundred;
  for (int i = 0; i < 100; ++i) hundred += "é";
  CHECK(named(hundred).empty());
  CHECK(named(hundred + "é") == "/names/family field.too-long\n");
  CHECK(named("") == "/names/family field.empty\n");
  CHECK(named("A\\u0007") == "/names/family field.control-character\n");
  CHECK(parse_json(R"({"family":"A\u0000"})").error().code == "json.nul");
  CHECK(faults<enquiry::Received>(with(asked, "dateOfBirth", R"("2023-02-29")")) ==
        "/dateOfBirth date.malformed\n");
  CHECK(faults<enquiry::Received>(with(asked, "dateOfBirth", R"("1984-00-17")")) ==
        "/dateOfBirth date.malformed\n");
  CHECK(faults<enquiry::Received>(with(asked, "dateOfBirth", R"("1984-02-29")")).empty());
}

TEST_CASE("enquiry: a program finds candidates, and judges no ground") {
  auto story = asking(Inform::yes);
  const Line by_program{5, "enquiry.ground-checked", about(1, R"(,"ground":"consent","outcome":"allow")")};
  CHECK(refusal(story, enquiry_id, by_program) == "enquiry.not-a-person");
  CHECK(refusal(story, enquiry_id, {5, "enquiry.candidate-found", about(2, "," + parts)}) == accepted);
}

TEST_CASE("enquiry: a candidate is a file of the operation, found once, with what it rests on") {
  struct Row {
    Line line;
    std::string code;
  };
  const auto row = GENERATE(values<Row>({
      {found(2), accepted},
      {found(6), accepted},
      {found(1), "enquiry.already-candidate"},
      {found(5), "enquiry.registered-in-error"},
      {found(7), "enquiry.registration-of-other-operation"},
      {found(99), "enquiry.registration-unknown"},
      {plain("enquiry.candidate-found", about(2, R"(,"score":1,"scoreParts":[])")),
       "enquiry.score-parts-missing"},
      {plain("enquiry.candidate-found",
             about(2, R"(,"score":1,"scoreParts":[{"kind":"tag","score":1},{"kind":"tag","score":1}])")),
       "enquiry.score-part-twice"},
      {rejected(2), "enquiry.candidate-unknown"},
      {reconsidered(1), "enquiry.candidate-not-rejected"},
      {reconsidered(2), "enquiry.candidate-not-rejected"},
      {checked(2, "consent"), "enquiry.candidate-unknown"},
  }));
  INFO(row.line.type << row.line.json);
  auto story = asking(Inform::yes);
  CHECK(refusal(story, enquiry_id, row.line) == row.code);
}

TEST_CASE("enquiry: one that was rejected comes back only when somebody says why, and is checked anew") {
  auto story = asking(Inform::yes);
  tell(story, enquiry_id, {checked(1, "consent"), rejected(1)});
  CHECK(refusal(story, enquiry_id, found(1)) == "enquiry.already-candidate");
  CHECK(refusal(story, enquiry_id, rejected(1)) == "enquiry.candidate-was-rejected");
  CHECK(refusal(story, enquiry_id, checked(1, "consent")) == "enquiry.candidate-was-rejected");
  CHECK(refusal(story, enquiry_id, answered("in-care", 1)) == "enquiry.candidate-was-rejected");
  tell(story, enquiry_id, {reconsidered(1)});
  CHECK(refusal(story, enquiry_id, answered("in-care", 1)) == "enquiry.ground-unchecked");
}

TEST_CASE("enquiry: what the person said decides, unless another ground is given with reasons") {
  struct Row {
    std::optional<Inform> inform;
    Line line;
    std::string code;
  };
  const auto row = GENERATE(values<Row>({
      {Inform::yes, checked(1, "consent"), accepted},
      {Inform::no, checked(1, "consent"), "enquiry.no-consent"},
      {Inform::named, checked(1, "consent"), "enquiry.no-consent"},
      {std::nullopt, checked(1, "consent"), "enquiry.no-consent"},
      {Inform::named, checked(1, "named-consent"), accepted},
      {Inform::yes, checked(1, "named-consent"), "enquiry.no-named-consent"},
      {Inform::no, checked(1, "named-consent"), "enquiry.no-named-consent"},
      {Inform::no, checked(1, "vital-interest"), "enquiry.reasons-missing"},
      {Inform::no, checked(1, "vital-interest", "allow", "Medicijn nodig"), accepted},
      {Inform::no, checked(1, "legal-obligation", "allow", "Vordering"), accepted},
      {Inform::no, checked(1, "parental-authority", "allow", "Moeder"), "enquiry.not-a-minor"},
      {Inform::no, checked(1, "consent", "deny", "Wil niet"), accepted},
      {Inform::yes, checked(1, "consent", "deny"), "enquiry.reasons-missing"},
  }));
  INFO(row.line.json);
  auto story = asking(row.inform);
  CHECK(refusal(story, enquiry_id, row.line) == row.code);
}

TEST_CASE("enquiry: a parent is told of a minor, and nobody else on that ground") {
  const auto ask_by = [](const std::string& relation) {
    auto story = together_story();
    tell(story, enquiry_id, {received(with(asked, "relation", "\"" + relation + "\"")), found(3)});
    return story;
  };
  const auto check = checked(3, "parental-authority", "allow", "Moeder");
  auto parent = ask_by("parent");
  CHECK(refusal(parent, enquiry_id, check) == accepted);
  auto uncle = ask_by("other-relative");
  CHECK(refusal(uncle, enquiry_id, check) == "enquiry.not-by-a-parent");
  auto council = ask_by("authority");
  CHECK(refusal(council, enquiry_id, check) == accepted);
  protect(parent, 3);
  act_as(parent, mandate::Role::reception_lead);
  CHECK(refusal(parent, enquiry_id, check) == "enquiry.protected");
}

TEST_CASE("enquiry: a general consent does not reach a person under protection") {
  const auto kind = GENERATE(registration::FlagKind::protection, registration::FlagKind::security);
  auto story = asking(Inform::yes);
  act_as(story, mandate::Role::reception_lead);
  protect(story, 1, kind);
  CHECK(refusal(story, enquiry_id, checked(1, "consent")) == "enquiry.protected");
  change_file(story, 1, [](auto& state) { state.inform = Inform::named; });
  CHECK(refusal(story, enquiry_id, checked(1, "named-consent")) == accepted);
}

TEST_CASE("enquiry: who may not see a shielded person tells nobody, on whatever ground") {
  const auto [ground, inform] = GENERATE(table<std::string, Inform>(
      {{"named-consent", Inform::named}, {"vital-interest", Inform::no}, {"legal-obligation", Inform::no}}));
  auto story = asking(inform);
  const auto allow = checked(1, ground, "allow", "Medicijn");
  act_as(story, mandate::Role::family_contact);
  CHECK(refusal(story, enquiry_id, allow) == accepted);
  tell(story, enquiry_id, {allow});
  protect(story, 1, registration::FlagKind::security);
  CHECK(refusal(story, enquiry_id, allow) == "enquiry.shield-not-yours");
  CHECK(refusal(story, enquiry_id, answered("in-care", 1)) == "enquiry.shield-not-yours");
  CHECK(refusal(story, enquiry_id, checked(1, ground, "deny", "Afgeschermd")) == accepted);
  CHECK(refusal(story, enquiry_id, plain("enquiry.refused", R"({"reasons":"Geen mededeling"})")) == accepted);
  act_as(story, mandate::Role::reception_lead);
  CHECK(refusal(story, enquiry_id, allow) == accepted);
  CHECK(refusal(story, enquiry_id, answered("in-care", 1)) == accepted);
}

TEST_CASE("enquiry: a shield in another file of the same person holds here too") {
  auto story = asking(Inform::yes);
  act_as(story, mandate::Role::family_contact);
  protect(story, 2);
  CHECK(refusal(story, enquiry_id, checked(1, "consent")) == accepted);
  link::State link;
  link.a = file_id(1);
  link.b = file_id(2);
  link.files = {file_id(1), file_id(2)};
  link.phase = link::Phase::confirmed;
  story.world.put<Links>(stream("links", 1), link);
  CHECK(refusal(story, enquiry_id, checked(1, "consent")) == "enquiry.shield-not-yours");
  act_as(story, mandate::Role::reception_lead);
  CHECK(refusal(story, enquiry_id, checked(1, "consent")) == "enquiry.protected");
  change_file(story, 2, [](auto& state) { state.exit = registration::Phase::registered_in_error; });
  CHECK(refusal(story, enquiry_id, checked(1, "consent")) == accepted);
  change_file(story, 2, [](auto& state) { state.exit.reset(); });
  CHECK(refusal(story, enquiry_id, checked(1, "consent")) == "enquiry.protected");
  link.phase = link::Phase::withdrawn;
  story.world.put<Links>(stream("links", 1), link);
  CHECK(refusal(story, enquiry_id, checked(1, "consent")) == accepted);
}

TEST_CASE("enquiry: nothing is said before it was checked, and not after the person changed his mind") {
  auto story = asking(Inform::yes);
  CHECK(refusal(story, enquiry_id, answered("alive-and-well", 1)) == "enquiry.ground-unchecked");
  CHECK(refusal(story, enquiry_id, answered("alive-and-well")) == "enquiry.registration-missing");
  CHECK(refusal(story, enquiry_id, answered("alive-and-well", 2)) == "enquiry.candidate-unknown");
  tell(story, enquiry_id, {checked(1, "consent")});
  CHECK(refusal(story, enquiry_id, answered("alive-and-well", 1)) == accepted);
  change_file(story, 1, [](auto& state) { state.inform = Inform::no; });
  CHECK(refusal(story, enquiry_id, answered("alive-and-well", 1)) == "enquiry.no-consent");
  tell(story, enquiry_id, {checked(1, "consent", "deny", "Wil niet")});
  CHECK(refusal(story, enquiry_id, answered("contact-passed-on", 1)) == "enquiry.ground-denied");
  tell(story, enquiry_id, {checked(1, "vital-interest", "allow", "Medicijn"), answered("in-care", 1)});
  const auto state = story.world.state<Enquiries>(enquiry_id);
  CHECK(state.phase == enquiry::Phase::answered);
  CHECK(state.answered_about == file_id(1));
  CHECK(survives_storing<Enquiries>(state));
}

TEST_CASE("enquiry: that somebody died is no answer") {
  auto story = together_story();
  change_file(story, 6, [](auto& state) { state.inform = Inform::yes; });
  tell(story, enquiry_id, {received(), found(6), checked(6, "consent")});
  CHECK(refusal(story, enquiry_id, answered("in-care", 6)) == "enquiry.deceased");
  CHECK(refusal(story, enquiry_id, plain("enquiry.passed-to-sis", R"({"reference":"SIS-2026-17"})")) ==
        accepted);
}

TEST_CASE("enquiry: not found is said of nobody's file, and only while there is no candidate") {
  auto story = asking(Inform::no);
  CHECK(refusal(story, enquiry_id, not_found) == "enquiry.candidates-remain");
  CHECK(refusal(story, enquiry_id, answered("not-found", 1)) == "enquiry.registration-needless");
  tell(story, enquiry_id, {rejected(1), not_found});
  CHECK(story.waiting(enquiry_id).empty());
  // Somebody is found after all: the enquirer waits again.
  tell(story, enquiry_id, {found(2)});
  CHECK(story.world.state<Enquiries>(enquiry_id).phase == enquiry::Phase::received);
  CHECK(story.waiting(enquiry_id) ==
        "enquiry.answer-due\nenquiry.ground-check-due " + to_string(file_id(2)) + "\n");
}

TEST_CASE("enquiry: the enquirer waits until answered, refused, passed on or withdrawn") {
  const auto end = GENERATE_COPY(values<Line>({
      not_found,
      plain("enquiry.refused"),
      plain("enquiry.passed-to-sis", R"({"reference":"SIS-2026-17"})"),
      plain("enquiry.withdrawn", "{}"),
  }));
  INFO(end.type);
  auto story = together_story();
  story.at("2026-11-23T10:00:00Z");
  tell(story, enquiry_id, {received(with(asked, "replyBy", R"("2026-11-23T12:00:00Z")"))});
  const auto waiting = enquiry::duties(story.world.state<Enquiries>(enquiry_id));
  REQUIRE(waiting.size() == 1);
  CHECK(waiting[0].kind == "enquiry.answer-due");
  CHECK(waiting[0].role == "family-contact");
  CHECK(waiting[0].since == instant("2026-11-23T10:00:00Z"));
  CHECK(waiting[0].until == instant("2026-11-23T12:00:00Z"));
  CHECK(refusal(story, enquiry_id, plain("enquiry.closed", "{}")) == "enquiry.not-answered");
  tell(story, enquiry_id, {end});
  CHECK(story.waiting(enquiry_id).empty());
  tell(story, enquiry_id, {plain("enquiry.closed", "{}")});
  CHECK(story.waiting(enquiry_id).empty());
  tell(story, enquiry_id, {plain("enquiry.reopened")});
  CHECK(story.waiting(enquiry_id) == "enquiry.answer-due\n");
}

TEST_CASE("enquiry: a check waits for each candidate that is neither checked nor rejected") {
  auto story = asking(Inform::yes);
  tell(story, enquiry_id, {found(2)});
  const auto due = [](std::uint8_t number) {
    return "enquiry.ground-check-due " + to_string(file_id(number)) + "\n";
  };
  CHECK(story.waiting(enquiry_id) == "enquiry.answer-due\n" + due(1) + due(2));
  tell(story, enquiry_id, {checked(1, "consent")});
  CHECK(story.waiting(enquiry_id) == "enquiry.answer-due\n" + due(2));
  tell(story, enquiry_id, {rejected(2)});
  CHECK(story.waiting(enquiry_id) == "enquiry.answer-due\n");
}

TEST_CASE("enquiry: SIS is named by its own reference, and by an organisation that is active") {
  auto story = asking(Inform::no);
  const auto passed = [](const std::string& json) { return plain("enquiry.passed-to-sis", json); };
  CHECK(refusal(story, enquiry_id, passed(R"({"reference":"Familie Jansen"})")) ==
        "enquiry.reference-malformed");
  CHECK(refusal(story, enquiry_id, passed(R"({"reference":"SIS-1","to":")" + party(4) + "\"}")) ==
        "enquiry.organisation-unknown");
  CHECK(refusal(story, enquiry_id, passed(R"({"reference":"SIS-1","to":")" + party(1) + "\"}")) == accepted);
  auto full = story.world.state<Enquiries>(enquiry_id);
  full.candidates.resize(enquiry::candidates_max);
  story.world.put<Enquiries>(enquiry_id, full);
  CHECK(refusal(story, enquiry_id, found(2)) == "enquiry.candidates-too-many");
}

TEST_CASE("enquiry: is answered after it was received, and closed or reopened after its answer") {
  const auto reversed = "enquiry.dates-reversed";
  const Line refused{1, "enquiry.refused", because};
  const Line withdrawn{1, "enquiry.withdrawn", because};
  const Line reopened{1, "enquiry.reopened", because};
  const Line closed{1, "enquiry.closed", because};
  auto story = together_story();
  story.at("2026-11-23T20:00:00Z");
  tell(story, enquiry_id, {received()});
  story.at("2026-11-23T19:59:59Z");
  for (const auto& line : {answered("not-found"), refused, withdrawn})
    CHECK(refusal(story, enquiry_id, line) == reversed);
  story.at("2026-11-23T20:30:00Z");
  tell(story, enquiry_id, {answered("not-found")});
  story.at("2026-11-23T20:29:59Z");
  CHECK(refusal(story, enquiry_id, closed) == reversed);
  CHECK(refusal(story, enquiry_id, reopened) == reversed);
  story.at("2026-11-23T20:30:00Z");
  CHECK(refusal(story, enquiry_id, closed) == accepted);
  CHECK(refusal(story, enquiry_id, reopened) == accepted);
}
