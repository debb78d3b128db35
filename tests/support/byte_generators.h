// RapidCheck generators over all bytes: zero, high bit, everything, at every size.
#pragma once

#include <rapidcheck.h>

#include <string>

#include "core/bytes.h"

namespace kroniek::test {

inline rc::Gen<std::uint8_t> any_byte() {
  return rc::gen::cast<std::uint8_t>(rc::gen::inRange(0, 256));
}
inline rc::Gen<Bytes> any_bytes() {
  return rc::gen::container<Bytes>(any_byte());
}
inline rc::Gen<std::string> any_byte_string() {
  return rc::gen::container<std::string>(rc::gen::cast<char>(rc::gen::inRange(-128, 128)));
}

}  // namespace kroniek::test
