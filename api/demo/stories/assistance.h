// What is said of an asking, put together in one line: stories say it often.
#pragma once

#include "core/domain/assistance_requests.h"

namespace kroniek::demo {

assistance_request::Asked asked(const StreamId& party, std::string_view line, std::int64_t quantity,
                                Instant reply_by);
assistance_request::Offered offered(const Uuid& leg, std::int64_t quantity, Instant earliest);
assistance_request::Declined declined(const Uuid& leg, std::string_view reasons);
// Reasons where there are any.
assistance_request::Accepted accepted(const Uuid& leg, std::int64_t quantity, std::string_view reasons = {});
// All of them that left home where no quantity is said.
assistance_request::ReleaseOrdered ordered_home(const Uuid& leg, std::optional<std::int64_t> quantity = {});

// What moves units: departed, arrived, released, returned home.
template <typename Event>
Event moved(const Uuid& leg, std::int64_t quantity) {
  Event event;
  event.leg = leg;
  event.quantity = quantity;
  return event;
}

}  // namespace kroniek::demo
