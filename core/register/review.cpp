#include "core/register/review.h"

#include <set>

#include "core/domain/board_matters.h"
#include "core/register/named_matter.h"
#include "core/register/withdrawals.h"

namespace kroniek {
namespace {

constexpr std::size_t looked_at_max = 5'000;  // statements of one page

ReviewRow row_of(const Recorded& statement, Review review) {
  const auto& claims = statement.claims;
  return {claims.jti,
          static_cast<std::int64_t>(statement.position.value),
          claims.type,
          claims.stream,
          claims.author,
          claims.mandate,
          statement.statement.key_id,
          statement.assurance,
          claims.occurred_at,
          {claims.issued_at * 1'000'000},
          statement.recorded_at,
          proof_path(claims.jti),
          std::move(review)};
}

bool can_have(std::string_view type, const std::optional<ReviewReason>& wanted) {
  if (!wanted.has_value()) return true;
  switch (*wanted) {
    case ReviewReason::key_revoked:
      return type == actor::KeyRevoked::type;
    case ReviewReason::mandate_withdrawn:
    case ReviewReason::mandate_above_withdrawn:
      return type == mandate::Withdrawn::type;
    case ReviewReason::matter_rescinded:
      return type == board_matter::Rescinded::type;
  }
  return false;
}

class Walk {
 public:
  Walk(const LogReader& log, const ReviewQuery& query, const Moment& moment, std::size_t rows_max)
      : log_(log), query_(query), moment_(moment), rows_max_(rows_max), unused_(log, moment) {}

  Result<ReviewPage> from(ReviewPlace at) {
    while (true) {
      TRY(next, next_withdrawal({at.withdrawal}));
      if (!next.has_value()) return std::move(page_);
      if (next->position.value != at.withdrawal) at = {next->position.value, 0, 0};
      TRY(more, visit(Withdrawal(*next), at));
      if (!more) return std::move(page_);
      at = {at.withdrawal + 1, 0, 0};
      if (looked_at_ < looked_at_max) continue;
      page_.next = at;
      return std::move(page_);
    }
  }

 private:
  Result<std::optional<Recorded>> next_withdrawal(Position from) {
    std::optional<Recorded> next;
    for (const auto type :
         {actor::KeyRevoked::type, mandate::Withdrawn::type, board_matter::Rescinded::type}) {
      if (!can_have(type, query_.reason)) continue;
      LogQuery of_type;
      of_type.type = type;
      TRY_OK(visit_log({log_, of_type, {TreeSize{from.value}, moment_.known}, 1}, unused_,
                       [&](const Recorded& said) -> Result<bool> {
                         if (!next.has_value() || said.position < next->position) next = said;
                         return false;
                       }));
    }
    return next;
  }

  // False where the page is full, or has looked at enough.
  Result<bool> visit(const Withdrawal& withdrawal, ReviewPlace at) {
    ++looked_at_;
    if (moment_.valid_at.has_value() && withdrawal.recorded.claims.occurred_at > *moment_.valid_at)
      return true;
    TRY(lists, rests_on(log_, withdrawal, moment_));
    for (; at.list < lists.size(); ++at.list, at.position = 0) {
      ++looked_at_;
      TRY(rest, visit_list(withdrawal, lists[at.list], {at.position}));
      if (!rest.has_value()) continue;
      page_.next = {at.withdrawal, at.list, rest->value};
      return false;
    }
    return true;
  }

  // The position to go on from, if there is more than the page may look at.
  Result<std::optional<Position>> visit_list(const Withdrawal& withdrawal, const Resting& resting,
                                             Position from) {
    if (query_.reason.has_value() && *query_.reason != resting.reason) return std::optional<Position>();
    auto list = resting.list;
    narrow_to(list, moment_);
    const auto budget = looked_at_max > looked_at_ ? looked_at_max - looked_at_ : 1;
    return visit_log({log_, list, {TreeSize{from.value}, moment_.known}, budget}, unused_,
                     [&](const Recorded& statement) -> Result<bool> {
                       if (page_.rows.size() == rows_max_) return false;
                       ++looked_at_;
                       if (is_told_already(resting, withdrawal, statement)) return true;
                       auto review = review_of(resting.reason, withdrawal, statement);
                       if (is_asked_for(statement, review))
                         page_.rows.push_back(row_of(statement, std::move(review)));
                       return true;
                     });
  }

  // It names the matter itself, so it stands in the matter's own list.
  static bool is_told_already(const Resting& resting, const Withdrawal& withdrawal,
                              const Recorded& statement) {
    return resting.reason == ReviewReason::matter_rescinded && resting.list.mandate.has_value() &&
           matter_named(statement.claims) == withdrawal.recorded.claims.stream;
  }

  bool is_asked_for(const Recorded& statement, const Review& review) const {
    const auto& claims = statement.claims;
    return claims.is_exercise() == query_.exercise && (!query_.author || *query_.author == claims.author) &&
           (!query_.mandate || *query_.mandate == claims.mandate) &&
           (!query_.key_id || *query_.key_id == statement.statement.key_id) &&
           (!query_.timing || *query_.timing == review.timing);
  }

  const LogReader& log_;
  const ReviewQuery& query_;
  const Moment& moment_;
  const std::size_t rows_max_;
  AuthorOrganisations unused_;  // no question here is about organisations
  std::size_t looked_at_ = 0;
  ReviewPage page_;
};

// What was taken back of the things that one statement rests on.
class Behind {
 public:
  Behind(const LogReader& log, const Recorded& statement, const Moment& moment)
      : log_(log), statement_(statement), moment_(moment) {}

  Result<std::vector<Review>> all() {
    TRY_OK(add_key());
    TRY_OK(add_matter(matter_named(statement_.claims)));
    TRY_OK(add_mandates());
    return std::move(reviews_);
  }

 private:
  template <typename Event>
  Result<Ok> add(const StreamId& stream, ReviewReason reason) {
    return log_.visit_stream(stream, moment_.known, [&](const Recorded& said) -> Result<bool> {
      if (said.claims.type != Event::type) return true;
      const Withdrawal withdrawal(said);
      if (withdrawal.key == nullptr || withdrawal.key->key_id == statement_.statement.key_id)
        reviews_.push_back(review_of(reason, withdrawal, statement_));
      return true;
    });
  }

  Result<Ok> add_key() {
    TRY(author, held_at(log_, statement_.claims.author, moment_));
    if (!author.has_value()) return Ok{};  // the register itself
    const auto state = std::static_pointer_cast<const actor::State>(author->state);
    const auto* key = actor::find_key(*state, statement_.statement.key_id);
    if (key == nullptr || !key->revoked_at.has_value()) return Ok{};
    return add<actor::KeyRevoked>(statement_.claims.author, ReviewReason::key_revoked);
  }

  Result<Ok> add_mandates() {
    auto mandate = statement_.claims.mandate;
    auto reason = ReviewReason::mandate_withdrawn;
    TRY(state, mandate_known(log_, mandate, moment_));
    while (state != nullptr) {
      if (state->phase == mandate::Phase::withdrawn) TRY_OK(add<mandate::Withdrawn>(mandate, reason));
      TRY_OK(add_matter(state->instrument.matter));
      mandate = state->granted_under;
      reason = ReviewReason::mandate_above_withdrawn;
      TRY(above, mandate_known(log_, mandate, moment_));
      state = above != nullptr && above->role == mandate::Role::administrator ? nullptr : above;
    }
    return Ok{};
  }

  Result<Ok> add_matter(const std::optional<StreamId>& matter) {
    if (!matter.has_value() || !matters_.insert(*matter).second) return Ok{};
    return add<board_matter::Rescinded>(*matter, ReviewReason::matter_rescinded);
  }

  const LogReader& log_;
  const Recorded& statement_;
  const Moment& moment_;
  std::vector<Review> reviews_;
  std::set<StreamId> matters_;
};

}  // namespace

Result<ReviewPage> review_page(const LogReader& log, const ReviewQuery& query, const ReviewWindow& window) {
  return Walk(log, query, window.moment, window.rows_max).from(window.from);
}

Result<std::vector<Review>> reviews_of(const LogReader& log, const Recorded& statement,
                                       const Moment& moment) {
  return Behind(log, statement, moment).all();
}

}  // namespace kroniek
