#include "core/domain/registration_number.h"

#include <rapidcheck.h>

#include <catch2/catch.hpp>

using namespace kroniek;

namespace {

constexpr std::string_view characters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*-";

std::string code_of(std::string_view text) {
  const auto number = parse_registration_number(text);
  return number.ok() ? "" : number.error().code;
}

rc::Gen<RegistrationNumber> numbers() {
  return rc::gen::suchThat(
      rc::gen::build<RegistrationNumber>(
          rc::gen::set(
              &RegistrationNumber::prefix,
              rc::gen::map(rc::gen::pair(rc::gen::inRange('A', char('Z' + 1)),
                                         rc::gen::suchThat(rc::gen::container<std::string>(rc::gen::elementOf(
                                                               std::string(characters.substr(0, 36)))),
                                                           [](const auto& rest) {
                                                             return rest.size() == 2 || rest.size() == 3;
                                                           })),
                           [](const auto& parts) { return parts.first + parts.second; })),
          rc::gen::set(&RegistrationNumber::sequence, rc::gen::inRange(1U, registration_sequence_max + 1))),
      [](const auto& number) { return format_registration_number(number).ok(); });
}

}  // namespace

TEST_CASE("registration number: has the form and the check character of ISO 7064 MOD 37-2") {
  const auto [prefix, sequence, text] = GENERATE(table<std::string, std::uint32_t, std::string>({
      {"KLM", 42, "KLM-00042F"},
      {"KLM", 58, ""},  // its check character would be a star
      {"KLM", 0, ""},
      {"KLM", 100'000, ""},
      {"KL", 42, ""},
      {"EIN1", 1, "EIN1-00001F"},
      {"ZZZZ", 99'999, "ZZZZ-99999V"},
  }));
  const auto formatted = format_registration_number({prefix, sequence});
  CHECK((formatted.ok() ? *formatted : "") == text);
}

TEST_CASE("registration number: what is formatted is read again") {
  CHECK(rc::check([] {
    const auto number = *numbers();
    RC_ASSERT(parse_registration_number(format_registration_number(number).value()).value() == number);
  }));
}

TEST_CASE("registration number: every single wrong character is found") {
  CHECK(rc::check([] {
    const auto right = format_registration_number(*numbers()).value();
    for (std::size_t at = 0; at < right.size(); ++at) {
      for (const char c : characters) {
        if (c == right[at]) continue;
        auto wrong = right;
        wrong[at] = c;
        RC_ASSERT(!parse_registration_number(wrong).ok());
      }
    }
  }));
}

TEST_CASE("registration number: every swap of two neighbours is found") {
  CHECK(rc::check([] {
    const auto right = format_registration_number(*numbers()).value();
    for (std::size_t at = 0; at + 1 < right.size(); ++at) {
      auto wrong = right;
      std::swap(wrong[at], wrong[at + 1]);
      RC_ASSERT(wrong == right || !parse_registration_number(wrong).ok());
    }
  }));
}

TEST_CASE("registration number: another form is refused") {
  const auto text = GENERATE(
      values<std::string>({"", "-", "KLM", "KLM-", "KLM00042F", "KL-00042F", "KLMNO-00042F", "1LM-00042F",
                           "klm-00042F", "KLM-0042F", "KLM-000042F", "KLM-00042", "KLM-00042*", "KLM-00042f",
                           "KLM-0004AF", " KLM-00042F", "KLM-00042F ", "KLM--0042F"}));
  CHECK(code_of(text) == "registration.number-malformed");
}

TEST_CASE("registration number: a wrong check character is told from a wrong form") {
  CHECK(code_of("KLM-00042G") == "registration.number-check-character");
  CHECK(code_of("KLM-00024F") == "registration.number-check-character");
}

TEST_CASE("registration number: zero is no number, not even with its check character") {
  const std::string letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  for (const char check : letters)
    CHECK_FALSE(parse_registration_number(std::string("KLM-00000") + check).ok());
}

TEST_CASE("registration number: a range has its numbers in order, none with a star, and then ends") {
  RegistrationNumber number{"KLM", 0};
  std::uint32_t count = 0;
  auto next = next_registration_number(number);
  for (; next.ok(); next = next_registration_number(number)) {
    REQUIRE(next->sequence > number.sequence);
    REQUIRE(format_registration_number(*next).value().find('*') == std::string::npos);
    number = *next;
    ++count;
  }
  CHECK(next.error().code == "registration.number-range-exhausted");
  CHECK(count > registration_sequence_max * 35 / 37);
  CHECK(count < registration_sequence_max);
  CHECK(next_registration_number({"KLM", 4'294'967'295}).error().code ==
        "registration.number-range-exhausted");
  CHECK(next_registration_number({"kl", 1}).error().code == "registration.number-malformed");
}
