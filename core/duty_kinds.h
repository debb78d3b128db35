// All kinds of duty that aggregates declare (core/duty.h): who asks for one that there is not would be told
// that nothing waits.
#pragma once

#include <span>
#include <string_view>

namespace kroniek {

std::span<const std::string_view> duty_kinds();  // sorted
bool is_duty_kind(std::string_view kind);

}  // namespace kroniek
