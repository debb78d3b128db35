// The three ways in which an aggregate says no; which of them decides the HTTP status.
#pragma once

#include <string>
#include <string_view>

#include "core/faults.h"

namespace kroniek::refuse {

// The statement breaks a rule whatever else is recorded, or names what is not there. `at`: the member of the
// claims that does (RFC 6901), `/data/until`; of several that do not go together the one to change, or to
// give.
inline Error invalid(std::string_view at, std::string_view code, std::string_view detail) {
  return one_fault(at, code, detail);
}
// This author, or this mandate, may not say it.
inline Error forbidden(std::string_view code, std::string_view detail) {
  return {ErrorKind::forbidden, std::string(code), std::string(detail)};
}
// It contradicts what is recorded.
inline Error conflict(std::string_view code, std::string_view detail) {
  return {ErrorKind::conflict, std::string(code), std::string(detail)};
}

}  // namespace kroniek::refuse
