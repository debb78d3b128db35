// The recorder: what is refused in its place, in which order; what one batch makes of many statements.
#include "core/register/recorder.h"

#include <catch2/catch.hpp>

#include "core/domain/registration_number.h"
#include "tests/core/desk.h"
#include "tests/core/question_support.h"

namespace kroniek::test {
namespace {

std::string priority(const RegisterWorld& world, std::string_view rest) {
  return R"({"type": "operation.party-connected", "sub": ")" + to_string(world.operation) +
         R"(", "data": {"organisation": ")" + to_string(world.region) + R"("}, )" + std::string(rest) + "}";
}

// A register in which a question waits for an answer, and that answer: it cites, it holds a text, it changes
// a stream, so that every step of the documented order can refuse it.
struct Answering {
  Answering() : made(ask_question(world)), answer(parse_json(answer_on(made.asked)).value()) {}
  Json& evidence() { return *answer.find("data")->find("evidence"); }

  RegisterWorld world;
  Questioned made;
  Json answer;
};

// One fault of each step.
struct PlaceStep {
  std::string code;
  std::function<void(Answering&)> spoil;
};
const std::vector<PlaceStep>& steps() {
  static const std::vector<PlaceStep> all{
      {"mandate.not-holder",
       [](Answering& at) { at.answer.set("mandate", to_string(at.world.registrar.mandate)); }},
      {"statement.cause-unknown",
       [](Answering& at) { at.answer.set("causes", Json::array({to_string(stream("statements", 99).id)})); }},
      {"statement.cited-unknown",
       [](Answering& at) { at.evidence().push_back(to_string(stream("statements", 98).id)); }},
      {"statement.version-ahead", [](Answering& at) { at.answer.set("version", 7); }},
      {"statement.exercise-mixed", [](Answering& at) { at.answer.set("exercise", true); }},
      {"subject.erased",
       [](Answering& at) {
         Batch batch;
         batch.put(Table::lists, erased_key(question_id, FieldClass::text, false), "erasures/x");
         REQUIRE(at.world.inner_store().commit(batch).ok());
       }},
      {"accountability-question.evidence-twice",
       [](Answering& at) { at.evidence().push_back(to_string(at.made.asked)); }},
  };
  return all;
}

std::string refusal_of(Answering& at) {
  Desk desk(at.world);
  return desk.refusal(desk.prepare(at.made.officer, write_json(at.answer)));
}

}  // namespace

TEST_CASE("recorder: each step refuses with its code") {
  Answering sound;
  CHECK(refusal_of(sound) == "");
  for (const auto& step : steps()) {
    Answering at;
    step.spoil(at);
    CHECK(refusal_of(at) == step.code);
  }
}

TEST_CASE("recorder: of two faults the documented order tells the first") {
  for (std::size_t first = 0; first < steps().size(); ++first) {
    for (auto second = first + 1; second < steps().size(); ++second) {
      Answering at;
      steps()[second].spoil(at);
      steps()[first].spoil(at);
      CAPTURE(steps()[second].code);
      CHECK(refusal_of(at) == steps()[first].code);
    }
  }
}

TEST_CASE("recorder: a jti that is known comes before everything else") {
  RegisterWorld world;
  auto json = parse_json(priority(world, R"("version": 2)")).value();
  const auto jti = world.state(world.coordinator, operation_opened(9)).jti;
  Desk desk(world);
  json.set("jti", to_string(jti));
  json.set("mandate", to_string(world.registrar.mandate));
  CHECK(desk.refusal(desk.prepare(world.coordinator, write_json(json))) == "statement.jti-reused");
}

TEST_CASE(
    "recorder: the aggregate's own rules before unique values, unique values before the size of the entry") {
  RegisterWorld world;
  Desk desk(world);
  auto plain =
      parse_json(R"({"type": "organisation.registered", "data": {"name": "X", "kind": "kcr2", "code": "KCR2",
                              "side": "regions"}})")
          .value();
  const auto huge = [&] {
    auto statement = world.make(world.administrator, plain);
    auto payload = write_json(statement.payload);
    payload.insert(1, 70'000, ' ');
    return desk.prepare(text_of_bytes(payload, world.administrator));
  };
  CHECK(desk.refusal(huge()) == "organisation.side-mismatch");
  plain.find("data")->set("side", "none");
  CHECK(desk.refusal(huge()) == "organisation.taken");
  plain.find("data")->set("code", "KCR3");
  CHECK(desk.refusal(huge()) == "entry.too-large");
}

TEST_CASE("recorder: stream and version") {
  RegisterWorld world;
  Desk desk(world);
  const auto code = [&](const std::string& json) {
    return desk.refusal(desk.prepare(world.coordinator, json));
  };
  CHECK(code(operation_opened(1)) == "stream.exists");
  CHECK(code(R"({"type": "operation.wound-down", "version": 2, "sub": ")" +
             to_string(stream("operations", 88)) + "\"}") == "stream.unknown");
  CHECK(code(priority(world, R"("via": "desk")")) == "statement.version-missing");
  CHECK(code(priority(world, R"("version": 1)")) == "statement.version-stale");
  CHECK(code(priority(world, R"("version": 3)")) == "statement.version-ahead");
}

TEST_CASE("recorder: a new stream's id is random") {
  RegisterWorld world;
  Desk desk(world);
  const auto opened = [&](std::string_view id) {
    auto json = parse_json(operation_opened(9)).value();
    json.set("sub", "operations/" + std::string(id));
    return desk.refusal(desk.prepare(world.coordinator, write_json(json)));
  };
  CHECK(opened("01935a00-0000-7000-8000-000000000099") == "");
  CHECK(opened("919108f7-52d1-4320-9bac-f847db4148a8") == "");
  CHECK(opened("c232ab00-9414-11ec-b3c8-9f6bdeced846") == "stream.id-version");
  CHECK(opened("2489e9ad-2ee2-8e00-8ec9-32d5f69181c0") == "stream.id-version");
  CHECK(opened("00000000-0000-0000-0000-123456782000") == "stream.id-version");
}

TEST_CASE("recorder: operation and exercise") {
  RegisterWorld world;
  Desk desk(world);
  const auto code = [&](const std::string& json) {
    return desk.refusal(desk.prepare(world.coordinator, json));
  };
  CHECK(code(priority(world, R"("version": 2, "operation": ")" + to_string(world.operation) + "\"")) == "");
  CHECK(code(R"({"operation": ")" + to_string(stream("operations", 77)) + "\"," +
             operation_opened(9).substr(1)) == "statement.operation-unknown");
  CHECK(code(R"({"exercise": true, "operation": ")" + to_string(world.operation) + "\"," +
             operation_opened(9).substr(1)) == "statement.exercise-mixed");
}

TEST_CASE("recorder: a stream stays in the operation that opened it") {
  RegisterWorld world;
  world.state(world.coordinator, operation_opened(8));
  world.state(world.coordinator,
              R"({"operation": ")" + to_string(world.operation) + "\"," + operation_opened(9).substr(1));
  Desk desk(world);
  const auto closing = [&](const StreamId& operation) {
    return desk.refusal(
        desk.prepare(world.coordinator, R"({"type": "operation.wound-down", "version": 2, "sub": ")" +
                                            to_string(stream("operations", 9)) + R"(", "operation": ")" +
                                            to_string(operation) + "\"}"));
  };
  CHECK(closing(stream("operations", 8)) == "statement.operation-differs");
  CHECK(closing(world.operation) == "");
}

TEST_CASE("recorder: statements of one batch see one another") {
  RegisterWorld world;
  Desk desk(world);
  const auto opened = desk.prepare(world.coordinator, operation_opened(9));
  const auto party = R"({"type": "operation.party-connected", "version": 2, "sub": ")" +
                     to_string(stream("operations", 9)) + R"(", "causes": [")" +
                     to_string(opened.claims.jti) + R"("], "data": {"organisation": ")" +
                     to_string(world.region) + R"("}})";
  const auto answers = desk.record({opened, desk.prepare(world.coordinator, party)}).value();
  REQUIRE(answers.size() == 2);
  CHECK(answers[1].version == 2);
  CHECK(answers[1].position.value == answers[0].position.value + 1);
}

TEST_CASE("recorder: which of the statements that are named is not recorded is told by its place") {
  Answering at;
  Desk desk(at.world);
  const auto place = [&] {
    const auto error = desk.refused(desk.prepare(at.made.officer, write_json(at.answer)));
    return error.faults.empty() ? error.code : error.faults[0].pointer;
  };
  const Json recorded(to_string(at.made.asked)), missing(to_string(stream("statements", 99).id));
  CHECK(place() == accepted);
  at.evidence() = Json::array({recorded, missing});
  CHECK(place() == "/data/evidence/1");
  at.answer.set("causes", Json::array({recorded, recorded, missing}));
  CHECK(place() == "/causes/2");
}

TEST_CASE("recorder: what a statement rests on must be recorded, at the latest just before it in its batch") {
  RegisterWorld world;
  const auto made = ask_question(world);
  Desk desk(world);
  const auto answer = [&](const Uuid& evidence) { return desk.prepare(made.officer, answer_on(evidence)); };
  CHECK(desk.refusal(answer(made.asked)) == "");
  CHECK(desk.refusal(answer(stream("statements", 99).id)) == "statement.cited-unknown");
  const auto opened = desk.prepare(world.coordinator, operation_opened(9));
  CHECK(desk.refusal(answer(opened.claims.jti)) == "statement.cited-unknown");
  CHECK(desk.record({opened, answer(opened.claims.jti)}).ok());
}

TEST_CASE("recorder: a capability is declared once, until it is withdrawn") {
  RegisterWorld world;
  const auto officer = world.enrol(9, world.kcr2, "kcr2-duty-officer", R"(["preparation"])");
  Desk desk(world);
  const auto declared = [&](std::uint8_t number) {
    return desk.prepare(officer, R"({"type": "preparation.capability-declared", "sub": ")" +
                                     to_string(stream("preparations", number)) +
                                     R"(", "data": {"organisation": ")" + to_string(world.kcr2) +
                                     R"(", "unitType": "pump", "quantity": 2, "readinessMinutes": 60}})");
  };
  REQUIRE(desk.record({declared(1)}).ok());
  CHECK(desk.refusal(declared(2)) == "preparation.taken");
  REQUIRE(desk.record({desk.prepare(officer, R"({"type": "preparation.capability-withdrawn", "version": 2,
    "sub": ")" + to_string(stream("preparations", 1)) +
                                                 R"(", "data": {"reason": "Verkocht"}})")})
              .ok());
  CHECK(desk.refusal(declared(2)) == "");
}

TEST_CASE("recorder: a unique value is taken within a batch as it is across batches") {
  RegisterWorld world;
  Desk desk(world);
  auto free = next_registration_number({"KLM", 10}).value();
  const auto number = format_registration_number(free).value();
  const auto drill = stream("operations", 8);
  REQUIRE(desk.record({desk.prepare(world.coordinator,
                                    R"({"type": "operation.opened", "exercise": true, "sub": ")" +
                                        to_string(drill) + R"(", "data": {"kind": "exercise",
      "title": "Oefening", "area": ["VR12"], "lead": ")" +
                                        to_string(world.kcr2) + R"(", "ground": "Wvr-39"}})")})
              .ok());
  // The same number for another person.
  const auto numbered = [&](bool exercise) {
    return desk.prepare(world.registrar,
                        R"({"type": "registration.opened", "exercise": )" +
                            std::string(exercise ? "true" : "false") + R"(, "operation": ")" +
                            to_string(exercise ? drill : world.operation) +
                            R"(", "data": {"source": "desk-1", "number": ")" + number + "\"}}");
  };
  auto& recorder = desk.recorder();
  recorder.begin();
  CHECK(recorder.take(numbered(false)).ok());
  CHECK(recorder.take(numbered(false)).error().code == "registration.taken");
  CHECK(recorder.take(numbered(true)).ok());
  REQUIRE(recorder.commit().ok());
  CHECK(desk.refusal(numbered(false)) == "registration.taken");
  CHECK(desk.refusal(numbered(true)) == "registration.taken");
}

TEST_CASE("recorder: the same statement twice in one batch gets one place; another under its jti gets none") {
  RegisterWorld world;
  Desk desk(world);
  const auto first = desk.prepare(world.coordinator, operation_opened(9));
  const auto jti = R"({"jti": ")" + to_string(first.claims.jti) + "\",";
  const auto other = desk.prepare(world.coordinator, jti + operation_opened(10).substr(1));
  auto& recorder = desk.recorder();
  recorder.begin();
  CHECK(std::get<std::size_t>(recorder.take(first).value()) == 0);
  CHECK(std::get<std::size_t>(recorder.take(first).value()) == 0);
  CHECK(recorder.take(other).error().code == "statement.jti-reused");
  CHECK(recorder.commit().value().size() == 1);
}

TEST_CASE("recorder: the same statement again is answered with the first answer, byte for byte") {
  RegisterWorld world;
  Desk desk(world);
  const auto statement = desk.prepare(world.coordinator, operation_opened(9));
  const auto first =
      desk.record({desk.prepare(world.coordinator, operation_opened(8)), statement}).value().at(1);
  world.clock.advance_seconds(60);
  REQUIRE(desk.record({desk.prepare(world.coordinator, operation_opened(10))}).ok());
  desk.recorder().begin();
  const auto again = std::get<Accepted>(desk.recorder().take(statement).value());
  CHECK(again.again);
  CHECK(again.recorded_at == first.recorded_at);
  CHECK(again.position == first.position);
  CHECK(again.version == first.version);
  CHECK(format_receipt(again.receipt) == format_receipt(first.receipt));
}

TEST_CASE("recorder: a batch in which nothing is taken writes nothing") {
  RegisterWorld world;
  Desk desk(world);
  const auto commits = world.faults().commits();
  desk.recorder().begin();
  CHECK_FALSE(desk.recorder().take(desk.prepare(world.coordinator, operation_opened(1))).ok());
  CHECK(desk.recorder().commit().value().empty());
  CHECK(world.faults().commits() == commits);
}

TEST_CASE("recorder: a full disk undoes the batch, and the same statements are taken later") {
  RegisterWorld world;
  Desk desk(world);
  const auto statement = desk.prepare(world.coordinator, operation_opened(9));
  const auto size = desk.recorder().size();
  world.faults().fail_next(Fault::disk_full);
  CHECK(desk.record({statement}).error().kind == ErrorKind::storage_full);
  CHECK(desk.recorder().size() == size);
  const auto answer = desk.record({statement}).value().at(0);
  CHECK(answer.position.value == size.value);
  CHECK(answer.version == 1);
}

TEST_CASE("recorder: recordedAt never goes back, and a clock that does is counted") {
  RegisterWorld world;
  Desk desk(world);
  const auto before =
      desk.record({desk.prepare(world.coordinator, operation_opened(8))}).value().at(0).recorded_at;
  world.clock.advance_seconds(-3'600);
  const auto after =
      desk.record({desk.prepare(world.coordinator, operation_opened(9))}).value().at(0).recorded_at;
  CHECK(after == before);
  CHECK(desk.recorder().clock_regressions() == 1);
}

TEST_CASE(
    "recorder: a stored view that does not read stops the recorder, whatever the statement would have met") {
  RegisterWorld world;
  Batch damage;
  damage.put(Table::views, stream_prefix(world.coordinator.mandate), "{");
  Desk desk(world);
  const auto statement = desk.prepare(world.coordinator, operation_opened(9));
  REQUIRE(world.inner_store().commit(damage).ok());
  desk.recorder().begin();
  CHECK(desk.recorder().take(statement).error().kind == ErrorKind::corrupt);
}

TEST_CASE("recorder: no snapshot stays open between batches") {
  RegisterWorld world;
  Desk desk(world);
  REQUIRE(desk.record({desk.prepare(world.coordinator, operation_opened(9))}).ok());
  CHECK(world.inner_store().purge(Table::vault, "", "").ok());
}

}  // namespace kroniek::test
