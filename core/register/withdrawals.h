// A statement that takes something back, and the lists of the log in which all that rests on it stands: what
// review.h answers with, both ways round.
#pragma once

#include <memory>
#include <vector>

#include "core/domain/actors.h"
#include "core/domain/mandates.h"
#include "core/register/log_query.h"
#include "core/register/review.h"

namespace kroniek {

struct Withdrawal {
  const Recorded& recorded;
  const actor::KeyRevoked* key = nullptr;  // null: a mandate or a matter was taken back

  explicit Withdrawal(const Recorded& said) : recorded(said) {
    if (said.claims.type == actor::KeyRevoked::type)
      key = static_cast<const actor::KeyRevoked*>(said.event.get());
  }
  // From when on what it takes back is doubtful, or no longer holds.
  Instant since() const { return key != nullptr ? key->since : recorded.claims.occurred_at; }
};

Review review_of(ReviewReason reason, const Withdrawal& withdrawal, const Recorded& statement);

// One list of the log, all of which rests on a withdrawal for that reason.
struct Resting {
  LogQuery list;
  ReviewReason reason;
};
// In an order that is the same for the same moment. `review.too-wide`.
Result<std::vector<Resting>> rests_on(const LogReader& log, const Withdrawal& withdrawal,
                                      const Moment& moment);

// As it was known; null where there is none, as for the register's own.
Result<std::shared_ptr<const mandate::State>> mandate_known(const LogReader& log, const StreamId& stream,
                                                            const Moment& moment);
std::string proof_path(const Uuid& jti);

}  // namespace kroniek
