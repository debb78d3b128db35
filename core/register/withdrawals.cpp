#include "core/register/withdrawals.h"

#include <set>

#include "core/domain/board_matters.h"

namespace kroniek {
namespace {

constexpr std::size_t mandates_max = 10'000;  // under one withdrawal

// iat is in whole seconds, so its last microsecond is as early as the signature surely is.
Instant signed_at_latest(const Claims& claims) {
  return {(claims.issued_at + 1) * 1'000'000 - 1};
}

ReviewTiming timing_of(const Withdrawal& withdrawal, const Recorded& statement) {
  const auto since = withdrawal.since();
  const auto said =
      withdrawal.key != nullptr ? signed_at_latest(statement.claims) : statement.claims.occurred_at;
  if (said >= since) return ReviewTiming::since;
  const bool seen_before = statement.recorded_at < since && statement.position < withdrawal.recorded.position;
  return seen_before ? ReviewTiming::before : ReviewTiming::recorded_after;
}

// The lists behind a withdrawal, in an order that is the same for every page.
class Rests {
 public:
  Rests(const LogReader& log, const Moment& moment) : log_(log), moment_(moment) {}

  Result<std::vector<Resting>> behind(const Withdrawal& withdrawal) {
    const auto& stream = withdrawal.recorded.claims.stream;
    if (withdrawal.key != nullptr) {
      add(ReviewReason::key_revoked).key_id = withdrawal.key->key_id;
    } else if (stream.collection == Mandates::collection) {
      TRY_OK(add_mandate(stream, ReviewReason::mandate_withdrawn, ReviewReason::mandate_above_withdrawn));
    } else {
      add(ReviewReason::matter_rescinded).matter = stream;
      TRY_OK(add_granted_by(stream));
    }
    return std::move(lists_);
  }

 private:
  LogQuery& add(ReviewReason reason) { return lists_.emplace_back(Resting{{}, reason}).list; }

  // A mandate, and those that were delegated from it. What an administrator granted was no delegation
  // (mandates.h).
  Result<Ok> add_mandate(const StreamId& top, ReviewReason its_own, ReviewReason below) {
    std::vector<StreamId> waiting{top};
    for (std::size_t i = 0; i < waiting.size(); ++i) {
      const auto each = waiting[i];
      if (!told_.insert(each).second) continue;
      if (told_.size() > mandates_max)
        return Error{ErrorKind::too_large, "review.too-wide",
                     "More than 10,000 mandates hang under one withdrawal."};
      add(i == 0 ? its_own : below).mandate = each;
      TRY(state, mandate_known(log_, each, moment_));
      if (state == nullptr || state->role == mandate::Role::administrator) continue;
      const auto name = to_string(each);
      const ListKey granted_under{Mandates::collection, false, "grantedUnder", name};
      TRY_OK(visit_listed({log_, granted_under, moment_}, std::nullopt, [&](const Uuid& id) -> Result<bool> {
        waiting.push_back({std::string(Mandates::collection), id});
        return waiting.size() <= mandates_max;
      }));
    }
    return Ok{};
  }

  Result<Ok> add_granted_by(const StreamId& matter) {
    LogQuery grants;
    grants.matter = matter;
    grants.type = mandate::Granted::type;
    AuthorOrganisations unused(log_, moment_);
    std::vector<StreamId> granted;
    TRY_OK(visit_log({log_, grants, {TreeSize{0}, moment_.known}, mandates_max + 1}, unused,
                     [&](const Recorded& said) -> Result<bool> {
                       granted.push_back(said.claims.stream);
                       return true;
                     }));
    for (const auto& each : granted)
      TRY_OK(add_mandate(each, ReviewReason::matter_rescinded, ReviewReason::matter_rescinded));
    return Ok{};
  }

  const LogReader& log_;
  const Moment& moment_;
  std::vector<Resting> lists_;
  std::set<StreamId> told_;
};

}  // namespace

std::string proof_path(const Uuid& jti) {
  return "/v1/statements/" + to_string(jti) + "/proof";
}

Review review_of(ReviewReason reason, const Withdrawal& withdrawal, const Recorded& statement) {
  const auto& by = withdrawal.recorded;
  return {reason,           timing_of(withdrawal, statement),
          by.claims.stream, withdrawal.since(),
          by.claims.jti,    static_cast<std::int64_t>(by.position.value),
          by.recorded_at,   proof_path(by.claims.jti)};
}

Result<std::shared_ptr<const mandate::State>> mandate_known(const LogReader& log, const StreamId& stream,
                                                            const Moment& moment) {
  if (stream.collection != Mandates::collection) return std::shared_ptr<const mandate::State>();
  TRY(held, held_at(log, stream, {moment.known, moment.is_newest, std::nullopt}));
  if (!held.has_value()) return std::shared_ptr<const mandate::State>();
  return std::static_pointer_cast<const mandate::State>(held->state);
}

Result<std::vector<Resting>> rests_on(const LogReader& log, const Withdrawal& withdrawal,
                                      const Moment& moment) {
  return Rests(log, moment).behind(withdrawal);
}

}  // namespace kroniek
