// People of the world's operation, with values that a test can look for where they must not be.
#pragma once

#include "core/domain/registration_number.h"
#include "tests/core/statement_support.h"

namespace kroniek::test {

inline StreamId person(std::uint8_t number) {
  return stream("registrations", number);
}

inline std::string about_person(const RegisterWorld& world, std::uint8_t number, std::string_view type,
                                std::string_view rest) {
  return R"({"type": "registration.)" + std::string(type) + R"(", "sub": ")" + to_string(person(number)) +
         R"(", "operation": ")" + to_string(world.operation) + R"(", )" + std::string(rest) + "}";
}
inline std::string opened(const RegisterWorld& world, std::uint8_t number) {
  auto free = next_registration_number({"KLM", std::uint32_t{number} * 10}).value();
  return about_person(world, number, "opened",
                      R"("version": 1, "data": {"source": "desk-1", "number": ")" +
                          format_registration_number(free).value() + "\"}");
}
inline std::string seen(const RegisterWorld& world, std::uint8_t number,
                        std::string_view checkpoint = "AMS-1") {
  return about_person(world, number, "seen", R"("data": {"checkpoint": ")" + std::string(checkpoint) + "\"}");
}
inline std::string identified(const RegisterWorld& world, std::uint8_t number, int version,
                              std::string_view family) {
  return about_person(
      world, number, "identified",
      R"("version": )" + std::to_string(version) +
          R"(, "data": {"level": 1, "basis": ["oral-self"], "minor": false, "names": {"family": ")" +
          std::string(family) + R"(", "given": "Voornaam"}, "dateOfBirth": "1984-05-17"})");
}
inline std::string need(const RegisterWorld& world, std::uint8_t number, std::string_view detail) {
  return about_person(
      world, number, "need-recorded",
      R"("data": {"category": "medical", "urgent": true, "detail": ")" + std::string(detail) + "\"}");
}
// Opened, seen and identified: version 3.
inline void register_person(RegisterWorld& world, std::uint8_t number, std::string_view family) {
  world.state(world.registrar, opened(world, number));
  world.state(world.registrar, seen(world, number));
  world.state(world.registrar, identified(world, number, 3, family));
}

}  // namespace kroniek::test
