// Result<T>: a value, or the one Error that says why there is none. For everything that callers or the world
// can cause. Access is checked; TRY hands an error on to the caller.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/check.h"

namespace kroniek {

// Closed: it decides the HTTP status and the exit code, each in one switch.
enum class ErrorKind {
  invalid,          // 400: the request breaks a rule of form or content
  unauthenticated,  // 401: we do not know who asks
  forbidden,        // 403: we know, and it is not allowed
  not_found,        // 404
  conflict,         // 409: contradicts what is recorded
  too_large,        // 413
  unsupported,      // 415
  too_many,         // 429
  busy,             // 503: try again, nothing was recorded
  unavailable,      // 503: the outcome may be unknown, the service has stopped accepting
  storage_full,     // 507
  corrupt,          // what is stored is not what was written
};

// One fault of a document: where (RFC 6901 JSON pointer), which rule, and a sentence.
struct Fault {
  std::string pointer;
  std::string code;
  std::string detail;
  bool operator==(const Fault&) const = default;
};

// `code` is `<subject>.<reason>`, stable for ever, and owned by whoever refuses. No personal data in any of
// it.
struct Error {
  ErrorKind kind = ErrorKind::invalid;
  std::string code;
  std::string detail = {};
  std::vector<Fault> faults = {};
  bool operator==(const Error&) const = default;
};

struct Ok {
  bool operator==(const Ok&) const = default;
};

template <typename T>
class [[nodiscard]] Result {
 public:
  using Value = T;

  Result(T value) : either_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : either_(std::in_place_index<1>, std::move(error)) {}

  bool ok() const { return either_.index() == 0; }
  explicit operator bool() const { return ok(); }

  T& value() & { return VERIFY(ok(), "value() of an error"), std::get<0>(either_); }
  const T& value() const& { return VERIFY(ok(), "value() of an error"), std::get<0>(either_); }
  T&& value() && { return VERIFY(ok(), "value() of an error"), std::get<0>(std::move(either_)); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  const Error& error() const& { return VERIFY(!ok(), "error() of a value"), std::get<1>(either_); }
  Error&& error() && { return VERIFY(!ok(), "error() of a value"), std::get<1>(std::move(either_)); }

 private:
  std::variant<T, Error> either_;
};

}  // namespace kroniek

// TRY(name, expression): `name` becomes the value, or the function returns the error.
#define KRONIEK_JOIN_(a, b) a##b
#define KRONIEK_JOIN(a, b) KRONIEK_JOIN_(a, b)
#define TRY_(result, name, ...)                       \
  auto result = __VA_ARGS__;                          \
  if (!result.ok()) return std::move(result).error(); \
  auto name = std::move(result).value()
#define TRY(name, ...) TRY_(KRONIEK_JOIN(try_result_, __LINE__), name, __VA_ARGS__)
// TRY_OK(expression): for a Result whose value says nothing.
#define TRY_OK(...)                                                                            \
  do {                                                                                         \
    if (auto try_result = __VA_ARGS__; !try_result.ok()) return std::move(try_result).error(); \
  } while (false)
