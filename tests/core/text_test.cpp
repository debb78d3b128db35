// What does not show is nothing said, whatever its name in Unicode.
#include "core/text.h"

#include <catch2/catch.hpp>

#include "core/domain/registration_events.h"
#include "tests/support/decide.h"

using namespace kroniek;

TEST_CASE("text: blanks and characters that do not show are blank") {
  const auto text = GENERATE(
      values<std::string>({"", " ", "\n\t", "\u00a0", "\u200b", "\u2003\u200e", "\ufeff", "\u3164"}));
  CHECK(is_blank(text));
  CHECK_FALSE(is_blank(text + "é"));
}

TEST_CASE("text: letters of any script, emoji and a single character are not blank") {
  CHECK_FALSE(is_blank(GENERATE(values<std::string>({"X", "ع", "李", "😀", "e\u0301", "."}))));
}

TEST_CASE("text: only marks that turn the direction are refused, not letters that run from right to left") {
  CHECK(turns_direction("abc\u202edef"));
  CHECK(turns_direction("\u2066x"));
  CHECK_FALSE(turns_direction("محمد عبد الله"));
  CHECK_FALSE(turns_direction("\u200fשרה"));
}

TEST_CASE("text: a field says which of them it holds") {
  const auto faults_of = [](std::string_view family) {
    return test::faults<registration::Identified>(
        R"({"level":0,"basis":["list"],"minor":false,"names":{"family":")" + std::string(family) + R"("}})");
  };
  CHECK(faults_of(" ") == "/names/family field.blank\n");
  CHECK(faults_of("\u200b") == "/names/family field.blank\n");
  CHECK(faults_of("Jan\u202e") == "/names/family field.direction-mark\n");
  CHECK(faults_of("X").empty());
  CHECK(faults_of("😀").empty());
}
