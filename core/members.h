// The members of a struct as rows that code can walk without knowing the struct: where each lies, and how its
// type reads and writes. One row of functions a type, not one function a field, keeps the programs small.
// Made by members_of (core/fields.h) and used by it alone.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "core/codecs.h"
#include "core/field_info.h"

namespace kroniek {

struct ValueCodec {
  void (*read)(const Json& json, void* out, FieldReader& reader, const FieldOptions& options);
  void (*missing)(void* out, FieldReader& reader,
                  const FieldOptions& options);        // the document has no such member
  bool (*present)(const void* value, WriteMode mode);  // whether there is a value to write
  Json (*write)(const void* value, WriteMode mode);
  void (*describe)(FieldInfo& info);
};

struct Member {
  std::string_view name;
  std::size_t offset;  // bytes from the struct's start
  FieldOptions options;
  const ValueCodec* codec;
};
using Members = std::vector<Member>;

// Which members are written.
enum class Selection { all, listed };  // listed: those that lists filter on or that are unique

void read_members(const Json& json, void* out, FieldReader& reader, const Members& members);
// The same for a whole document: all its faults in one error, code `fields.invalid`.
Result<Ok> read_all_members(const Json& json, void* out, const Members& members, FieldReader reader);
// The same into a value of its own, which `members` describe.
Result<std::shared_ptr<const void>> read_shared(const Json& json, std::shared_ptr<void> blank,
                                                const Members& members, FieldReader reader);
Json write_members(const void* value, const Members& members, WriteMode mode,
                   Selection selection = Selection::all);
void describe_members(FieldInfo& info, const Members& members);

}  // namespace kroniek
