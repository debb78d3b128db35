// What an import of PFIF states besides files of people: that the copy of a record which has expired is to
// go, and that two files may be of one person because a note says so. Pure.
#pragma once

#include "api/import/manifest_import.h"

namespace kroniek {

// A suggestion's method: a note (PFIF 1.4, linked_person_record_id) names both records.
inline constexpr std::string_view pfif_link_method = "pfif-linked-record-1";

// `erasure.proposed` of all values of `file`, which belongs to `operation`. Nobody asked for it and no day is
// set: the source's own term is over.
PlainStatement copy_erasure(const ManifestImport& run, const StreamId& file, const StreamId& operation);

// `link.suggested`. `said`: what the notes say of it, empty where nothing may be kept of that.
struct SaidLink {
  StreamId a, b;
  std::string said;
};
PlainStatement said_link(const ManifestImport& run, const SaidLink& link);

}  // namespace kroniek
