#include "core/members.h"

#include <algorithm>

#include "core/faults.h"

namespace kroniek {

void read_members(const Json& json, void* out, FieldReader& reader, const Members& members) {
  const auto* given = json.members();
  if (given == nullptr) return reader.fault("field.type", "Must be an object.");
  std::size_t known = 0;
  for (const auto& member : members) {
    const auto scope = reader.enter(member.name);
    auto* place = static_cast<char*>(out) + member.offset;
    if (const auto* value = json.find(member.name)) {
      ++known;
      member.codec->read(*value, place, reader, member.options);
    } else {
      member.codec->missing(place, reader, member.options);
    }
  }
  if (known == given->size()) return;
  for (const auto& each : *given) {
    const auto declared = [&](const Member& member) { return member.name == each.name; };
    if (std::any_of(members.begin(), members.end(), declared)) continue;
    if (reader.faults().size() >= faults_max) return;
    const auto scope = reader.enter(each.name);
    reader.fault("field.unknown", "No field of this name is declared.");
  }
}

Result<Ok> read_all_members(const Json& json, void* out, const Members& members, FieldReader reader) {
  read_members(json, out, reader, members);
  if (reader.faults().empty()) return Ok{};
  return Error{ErrorKind::invalid, "fields.invalid", "Some fields break their rules.",
               within_bounds(reader.take_faults())};
}

Result<std::shared_ptr<const void>> read_shared(const Json& json, std::shared_ptr<void> blank,
                                                const Members& members, FieldReader reader) {
  TRY_OK(read_all_members(json, blank.get(), members, std::move(reader)));
  return std::shared_ptr<const void>(std::move(blank));
}

Json write_members(const void* value, const Members& members, WriteMode mode, Selection selection) {
  Json::Object out;
  for (const auto& member : members) {
    if (selection == Selection::listed && !member.options.indexed && !member.options.unique) continue;
    const auto* place = static_cast<const char*>(value) + member.offset;
    if (member.codec->present(place, mode))
      out.push_back({std::string(member.name), member.codec->write(place, mode)});
  }
  return out;
}

void describe_members(FieldInfo& info, const Members& members) {
  info.kind = ValueKind::object;
  for (const auto& member : members) {
    FieldInfo described{member.name, member.options};
    member.codec->describe(described);
    info.members.push_back(std::move(described));
  }
}

}  // namespace kroniek
