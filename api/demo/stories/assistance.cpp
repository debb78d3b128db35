#include "api/demo/stories/assistance.h"

namespace kroniek::demo {

using namespace assistance_request;

Asked asked(const StreamId& party, std::string_view line, std::int64_t quantity, Instant reply_by) {
  Asked event;
  event.party = party;
  event.line = line;
  event.quantity = quantity;
  event.reply_by = reply_by;
  return event;
}

Offered offered(const Uuid& leg, std::int64_t quantity, Instant earliest) {
  Offered event;
  event.leg = leg;
  event.quantity = quantity;
  event.earliest = earliest;
  return event;
}

Declined declined(const Uuid& leg, std::string_view reasons) {
  Declined event;
  event.leg = leg;
  event.reasons.value = reasons;
  return event;
}

Accepted accepted(const Uuid& leg, std::int64_t quantity, std::string_view reasons) {
  Accepted event;
  event.leg = leg;
  event.quantity = quantity;
  if (!reasons.empty()) event.reasons.value = reasons;
  return event;
}

ReleaseOrdered ordered_home(const Uuid& leg, std::optional<std::int64_t> quantity) {
  ReleaseOrdered event;
  event.leg = leg;
  event.quantity = quantity;
  return event;
}

}  // namespace kroniek::demo
