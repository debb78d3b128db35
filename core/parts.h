// The parts that streams consist of where several things go their own way in one: the councils of a
// consultation, the legs of a request, the advices of a crisis team. One table says for every aggregate which
// fields tell its parts apart; who asks what waits, or how long it took, asks of each part by itself.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/statement/claims.h"

namespace kroniek {

// One kind of part. A statement is about those that it names in one of the fields; one whose type has such a
// field and leaves it out is about all of them.
struct PartKind {
  std::string_view collection;
  std::vector<std::string_view> fields;     // references, also lists of them
  std::vector<std::string_view> opened_by;  // types whose statement opens a part, which is called by its id
};
std::span<const PartKind> part_kinds();

// The kind of part that times from the one type to the other are measured by; null where the two have none in
// common, so that they are measured by the stream. Null for types that there are not.
const PartKind* part_between(std::string_view from, std::string_view to);

// The parts that a time begins for with this statement: the one that it opens, or those that it names. None:
// all.
std::vector<std::string> parts_begun(const PartKind& kind, const Claims& claims);
// The parts that it names. None: all.
std::vector<std::string> parts_named(const PartKind& kind, const Claims& claims);

}  // namespace kroniek
