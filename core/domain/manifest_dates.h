// Dates as passenger lists write them.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "core/domain/manifest_header.h"
#include "core/time.h"

namespace kroniek {

// Which part of `05/06/1984` is the day; unsaid: nobody can tell.
enum class SlashOrder { unsaid, day_first, month_first };

// As the whole list says it: one date whose day is above 12 settles all of its slashes, unless another one
// says otherwise.
SlashOrder slashes_of(std::span<const TableRow> people, const ManifestColumns& columns);

// The day and the parts that are known: `1984-05-17`, `17-5-1984`, `17.05.1984`, `17/05/1984`, `19840517`,
// `17MAY1984`, `17 mei 1984`; `1984-05`, `1984`, and zeros or nothing for what is unknown. None if malformed,
// or if slashes leave day and month open.
std::optional<PartialDate> read_list_date(std::string_view cell, SlashOrder slashes);

}  // namespace kroniek
