// A register in which a question was asked and assigned, so that somebody may answer it on evidence.
#pragma once

#include "tests/support/register_world.h"

namespace kroniek::test {

inline const StreamId question_id = stream("accountability-questions", 1);

struct Questioned {
  Person officer;
  Uuid asked;
};
inline Questioned ask_question(RegisterWorld& world) {
  Questioned made;
  made.officer = world.enrol(9, world.kcr2, "legal-officer", R"(["steering"])");
  const auto sub = R"("sub": ")" + to_string(question_id) + "\"";
  const auto centre = "\"" + to_string(world.kcr2) + "\"";
  made.asked =
      world
          .state(made.officer, R"({"type": "accountability-question.asked", )" + sub +
                                   R"(, "data": {"by": "council", "text": "Waarom?", "addressed": )" +
                                   centre + R"(, "due": "2027-01-01T00:00:00Z"}})")
          .jti;
  world.state(made.officer, R"({"type": "accountability-question.assigned", "version": 2, )" + sub +
                                R"(, "data": {"organisation": )" + centre + "}}");
  return made;
}

inline std::string answer_on(const Uuid& evidence) {
  return R"({"type": "accountability-question.answered", "version": 3, "sub": ")" + to_string(question_id) +
         R"(", "data": {"text": "Daarom", "evidence": [")" + to_string(evidence) + "\"]}}";
}

}  // namespace kroniek::test
