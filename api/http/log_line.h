// One event a line, `key=value`, for those who run the service: no personal data, no secrets. Values with
// spaces or quotes are quoted. For several threads.
#pragma once

#include <initializer_list>
#include <ostream>
#include <string_view>
#include <utility>

namespace kroniek {

using LogPairs = std::initializer_list<std::pair<std::string_view, std::string_view>>;
void log_line(std::ostream& out, std::string_view level, std::string_view event, LogPairs pairs = {});

}  // namespace kroniek
