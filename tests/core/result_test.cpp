#include "core/result.h"

#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <csignal>
#include <functional>
#include <memory>

using namespace kroniek;

namespace {

const Error too_odd{ErrorKind::invalid, "number.odd", "The number is odd."};

Result<int> half(int number) {
  if (number % 2 != 0) return too_odd;
  return number / 2;
}
Result<Ok> check_even(int number) {
  TRY_OK(half(number));
  return Ok{};
}
Result<std::string> quarter_in_words(int number) {
  TRY(first, half(number));
  TRY(second, half(first));
  return std::to_string(second);
}
Result<std::unique_ptr<int>> boxed(int number) {
  TRY(value, half(number));
  return std::make_unique<int>(value);
}

// What `action` does to a process: the signal that ended it, or 0.
int ending_signal(const std::function<void()>& action) {
  const pid_t child = ::fork();
  if (child == 0) {
    std::signal(SIGABRT, SIG_DFL);  // the test framework's handler would report a failure of this test
    std::fclose(stderr);
    action();
    ::_exit(0);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

}  // namespace

TEST_CASE("result: holds a value or the error that says why there is none") {
  CHECK(half(8).value() == 4);
  CHECK(*half(8) == 4);
  CHECK_FALSE(half(7).ok());
  CHECK(half(7).error() == too_odd);
}

TEST_CASE("result: TRY hands the value on, or the error up") {
  CHECK(quarter_in_words(12).value() == "3");
  CHECK(quarter_in_words(6).error().code == "number.odd");
  CHECK(quarter_in_words(5).error().code == "number.odd");
  CHECK(check_even(4).ok());
  CHECK(check_even(3).error().code == "number.odd");
}

TEST_CASE("result: carries values that can only be moved") {
  Result<std::unique_ptr<int>> box = boxed(4);
  const std::unique_ptr<int> taken = std::move(box).value();
  CHECK(*taken == 2);
}

TEST_CASE("result: asking an error for its value stops the process") {
  CHECK(ending_signal([] { static_cast<void>(half(7).value()); }) == SIGABRT);
  CHECK(ending_signal([] { static_cast<void>(half(8).error()); }) == SIGABRT);
  CHECK(ending_signal([] { static_cast<void>(half(8).value()); }) == 0);
}

TEST_CASE("check: a false condition stops the process, a true one does nothing") {
  CHECK(ending_signal([] { VERIFY(1 + 1 == 3, "arithmetic"); }) == SIGABRT);
  CHECK(ending_signal([] { VERIFY(1 + 1 == 2, "arithmetic"); }) == 0);
}
