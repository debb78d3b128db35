// The event's own part of a statement made by chance; only the files of happenings.h include this.
#pragma once

#include "tests/core/happenings.h"

namespace kroniek::test {

struct Drawing {
  const Streams& streams;
  const Known* known;  // the stream that it is about; null where it is not there
  const Member& by;
  Instant at;
};
// What the type asks for besides its field list, put into what was drawn.
void mend(Dice& dice, std::string_view type, Json& data, const Drawing& drawing);
Json draw_data(Dice& dice, const EventRow& event, const Drawing& drawing);

}  // namespace kroniek::test
