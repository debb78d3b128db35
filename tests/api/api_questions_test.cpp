// A question to which an account is owed, through the API: asked, assigned, answered on evidence, objected
// to, overdue, closed, and each side held to what is its to say.
#include <catch2/catch.hpp>

#include "tests/support/api_world.h"

using namespace kroniek;
using namespace kroniek::test;

namespace {

// The region asks, the ministry is asked, and the centre is to answer.
struct Questioned {
  ApiWorld api;
  Person asker = api.world.enrol(31, api.world.region, "board-secretary", R"(["steering"])");
  Person asked = api.world.enrol(32, api.world.ministry, "legal-officer", R"(["steering"])");
  Person answerer = api.world.enrol(33, api.world.kcr2, "legal-officer", R"(["steering"])");
  const StreamId question = stream("accountability-questions", 1);
  int version = 0;
  Uuid newest;

  // The code of the refusal; where there is none, the question is a version further.
  std::string say(const Person& by, std::string_view type, std::string_view data,
                  std::string_view more = "") {
    const auto answer =
        api.submit(by, R"({"type": "accountability-question.)" + std::string(type) + R"(", "sub": ")" +
                           to_string(question) + R"(", "version": )" + std::to_string(version + 1) +
                           std::string(more) + R"(, "data": )" + std::string(data) + "}");
    if (answer.status != 201) return code_of(answer);
    ++version;
    newest = parse_uuid(text_at(json_of(answer), "statement")).value();
    return accepted;
  }
  void ask() {
    CHECK(say(asker, "asked",
              R"({"by": "council", "text": "Waarom zo laat?", "asker": ")" + to_string(api.world.region) +
                  R"(", "addressed": ")" + to_string(api.world.ministry) +
                  R"(", "due": "2026-12-01T00:00:00Z"})") == accepted);
  }
  std::string assign(const Person& by, const StreamId& to) {
    return say(by, "assigned", R"({"organisation": ")" + to_string(to) + "\"}");
  }
  std::string answer(const Person& by, const Uuid& evidence) {
    return say(by, "answered",
               R"({"text": "Het zicht was slecht.", "evidence": [")" + to_string(evidence) + "\"]}");
  }
  void ask_and_answer() {
    ask();
    const auto evidence = newest;
    CHECK(assign(asked, api.world.kcr2) == accepted);
    CHECK(answer(answerer, evidence) == accepted);
  }
  // What waits, and for which organisation: the kind without what all have in common.
  std::string waits(std::string_view filter = "") {
    std::string out;
    for (const auto& item :
         items_at(json_of(api.get("/v1/worklist?limit=50" + std::string(filter), &asker)), "items"))
      if (text_at(item, "stream") == to_string(question))
        out += text_at(item, "kind").substr(sizeof("accountability-question")) + " " +
               text_at(item, "organisation") + " ";
    return out;
  }
  std::string shows(std::string_view place) {
    return text_at(json_of(api.get("/v1/" + to_string(question), &asker)), place);
  }
};

}  // namespace

TEST_CASE("api questions: waits on whom was asked, then on whom it was assigned to, and shows it overdue") {
  Questioned told;
  told.ask();
  CHECK(told.waits() == "assignment-due " + to_string(told.api.world.ministry) + " ");
  CHECK(told.assign(told.answerer, told.api.world.kcr2) == "accountability-question.not-the-answering-side");
  CHECK(told.assign(told.asker, told.api.world.kcr2) == "accountability-question.not-the-answering-side");
  CHECK(told.assign(told.asked, told.api.world.kcr2) == accepted);
  CHECK(told.waits() == "answer-due " + to_string(told.api.world.kcr2) + " ");
  CHECK(told.waits("&overdue=true").empty());
  told.api.world.clock.set(instant("2026-12-01T00:00:00Z"));
  CHECK(told.waits("&overdue=true") == "answer-due " + to_string(told.api.world.kcr2) + " ");
}

TEST_CASE("api questions: an answer rests on statements that are recorded") {
  Questioned told;
  told.ask();
  const auto evidence = told.newest;
  CHECK(told.assign(told.asked, told.api.world.kcr2) == accepted);
  CHECK(told.answer(told.answerer, stream("statements", 9).id) == "statement.cited-unknown");
  CHECK(told.answer(told.asked, evidence) == "accountability-question.not-the-assigned");
  CHECK(told.answer(told.answerer, evidence) == accepted);
  CHECK(told.shows("phase") == "answered");
  CHECK(told.shows("answers/0/evidence/0") == to_string(evidence));
  CHECK(told.waits().empty());
}

TEST_CASE("api questions: the side that answers extends the term, with reasons") {
  Questioned told;
  told.ask();
  const auto extended = R"({"until": "2027-01-01T00:00:00Z", "reasons": "Onderzoek loopt"})";
  CHECK(told.say(told.asker, "extended", extended) == "accountability-question.not-the-answering-side");
  CHECK(told.say(told.asked, "extended", extended) == accepted);
  CHECK(told.shows("due") == "2027-01-01T00:00:00Z");
}

TEST_CASE("api questions: the asker objects, and the answer to that is due until it is given") {
  Questioned told;
  told.ask_and_answer();
  const auto objected = R"({"reasons": "Dat verklaart het uur niet"})";
  CHECK(told.say(told.asked, "objected", objected) == "accountability-question.not-the-asker");
  // The centre writes down what it was told, and says how.
  CHECK(told.say(told.answerer, "objected", objected) == "accountability-question.not-the-asker");
  CHECK(told.say(told.answerer, "objected", objected, R"(, "via": "phone")") == accepted);
  CHECK(told.waits() == "objection-due " + to_string(told.api.world.kcr2) + " ");
  CHECK(told.say(told.asked, "closed", R"({"ending": "answered"})") ==
        "accountability-question.objection-waits");
  CHECK(told.answer(told.answerer, told.newest) == accepted);
  CHECK(told.shows("answers/1/text") == "Het zicht was slecht.");
  CHECK(told.say(told.asker, "objected", objected) == accepted);
}

TEST_CASE("api questions: the one side closes what is answered, the other withdraws") {
  Questioned told;
  told.ask_and_answer();
  CHECK(told.say(told.asker, "closed", R"({"ending": "answered"})") ==
        "accountability-question.not-the-answering-side");
  CHECK(told.say(told.asked, "closed", R"({"ending": "withdrawn", "reason": "Niet meer nodig"})") ==
        "accountability-question.not-the-asker");
  CHECK(told.say(told.asked, "closed", R"({"ending": "answered"})") == accepted);
  CHECK(told.shows("ending") == "answered");

  Questioned other;
  other.ask();
  CHECK(other.say(other.asker, "closed", R"({"ending": "forwarded", "reason": "Naar elders"})") ==
        "accountability-question.not-the-answering-side");
  CHECK(other.say(other.asker, "closed", R"({"ending": "withdrawn", "reason": "Niet meer nodig"})") ==
        accepted);
  CHECK(other.waits().empty());
}
