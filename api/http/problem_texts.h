// What each code means, for the page that a problem document's `type` points to. A test holds that every code
// that the program can give is explained here.
#pragma once

#include <string>
#include <string_view>

namespace kroniek::http {

// A few sentences in plain text; empty for a code that the program never gives.
std::string explain_code(std::string_view code);

}  // namespace kroniek::http
