// How many faults of one document are told, and how long their pointers are: whoever sends a hostile body
// must not get a larger answer back, nor make us keep one.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace kroniek {

constexpr std::size_t faults_max = 100;
constexpr std::size_t fault_pointer_bytes_max = 500;

// A refusal for one fault, of which it has the code and the sentence.
Error one_fault(std::string_view pointer, std::string_view code, std::string_view detail);

// Adds it while there is room. Of a longer pointer what encloses its place remains, which is a pointer too.
void note_fault(std::vector<Fault>& faults, Fault fault);
// The first ones of a list that was made without asking, each within its length.
std::vector<Fault> within_bounds(std::vector<Fault> faults);

}  // namespace kroniek
