#include "core/register/accountability.h"

#include <algorithm>
#include <set>

#include "core/domain/actors.h"
#include "core/domain/board_matters.h"
#include "core/domain/mandates.h"
#include "core/register/named_matter.h"
#include "core/statement/jwk.h"

namespace kroniek {
namespace {

template <typename Event>
const Event* event_of(const Recorded& recorded) {
  return recorded.claims.type == Event::type ? static_cast<const Event*>(recorded.event.get()) : nullptr;
}

// Follows one thing after the other; nothing is followed twice, so the chain ends.
class Chain {
 public:
  Chain(const LogReader& log, const Moment& moment) : log_(log), moment_(moment) {}

  Result<Ok> follow(const Recorded& statement) {
    add(LinkKind::statement, statement);
    TRY_OK(follow_author(statement));
    TRY_OK(follow_matter(matter_behind(statement.claims), Matter::decision));
    return follow_mandate(statement.claims.mandate);
  }
  std::vector<ChainLink> take() { return std::move(links_); }

 private:
  enum class Matter { decision, rules };

  void add(LinkKind kind, const Recorded& recorded, std::optional<bool> counts = {}) {
    const auto& claims = recorded.claims;
    if (!told_.emplace(kind, claims.jti).second) return;
    links_.push_back({kind, claims.type, claims.stream, claims.jti,
                      static_cast<std::int64_t>(recorded.position.value), recorded.recorded_at, claims.author,
                      recorded.statement.key_id, recorded.assurance, counts,
                      "/v1/statements/" + to_string(claims.jti) + "/proof"});
  }

  Result<Ok> follow_author(const Recorded& statement) {
    const auto& key_id = statement.statement.key_id;
    return log_.visit_stream(statement.claims.author, moment_.known,
                             [&](const Recorded& said) -> Result<bool> {
                               if (const auto* enrolled = event_of<actor::Enrolled>(said)) {
                                 add(LinkKind::author, said);
                                 if (thumbprint(enrolled->key) == key_id) add(LinkKind::key, said);
                               }
                               if (const auto* added = event_of<actor::KeyAdded>(said);
                                   added != nullptr && thumbprint(added->key) == key_id)
                                 add(LinkKind::key, said);
                               if (const auto* revoked = event_of<actor::KeyRevoked>(said);
                                   revoked != nullptr && revoked->key_id == key_id)
                                 add(LinkKind::key_revoked, said);
                               return true;
                             });
  }

  // How the mandate came to be, who granted it, and on what; then the same of the mandate it was granted
  // under.
  Result<Ok> follow_mandate(StreamId mandate) {
    while (followed_.insert(mandate).second) {
      std::optional<StreamId> above;
      std::optional<StreamId> matter;
      TRY_OK(log_.visit_stream(mandate, moment_.known, [&](const Recorded& said) -> Result<bool> {
        if (const auto* granted = event_of<mandate::Granted>(said)) {
          add(LinkKind::mandate, said);
          above = said.claims.mandate;
          matter = granted->instrument.matter;
          auto author = follow_author(said);
          if (!author.ok()) return std::move(author).error();
        } else if (event_of<mandate::Withdrawn>(said) != nullptr) {
          add(LinkKind::mandate_withdrawn, said);
        }
        return true;
      }));
      TRY_OK(follow_matter(matter, Matter::decision));
      if (!above.has_value()) break;
      mandate = *above;
    }
    return Ok{};
  }

  // What was said on the matter; behind each vote that counts, who cast it; then the rules that it was
  // decided under, which are a matter themselves.
  Result<Ok> follow_matter(const std::optional<StreamId>& stream, Matter as) {
    if (!stream.has_value() || !followed_.insert(*stream).second) return Ok{};
    TRY(held, held_at(log_, *stream, moment_));
    if (!held.has_value()) return Ok{};
    const auto matter = std::static_pointer_cast<const board_matter::State>(held->state);
    std::vector<Recorded> counting;
    TRY_OK(log_.visit_stream(*stream, moment_.known, [&](const Recorded& said) -> Result<bool> {
      const bool vote = event_of<board_matter::PositionTaken>(said) != nullptr;
      const bool counts = vote && does_count(*matter, said.claims.jti);
      if (counts) counting.push_back(said);
      const auto voted = as == Matter::rules ? LinkKind::rules_vote : LinkKind::vote;
      const auto stated = as == Matter::rules ? LinkKind::rules : LinkKind::decision;
      add(vote ? voted : stated, said, vote ? std::optional(counts) : std::nullopt);
      return true;
    }));
    for (const auto& vote : counting) {
      TRY_OK(follow_author(vote));
      TRY_OK(follow_mandate(vote.claims.mandate));
    }
    return follow_matter(matter->rules, Matter::rules);
  }

  static bool does_count(const board_matter::State& matter, const Uuid& statement) {
    return std::any_of(matter.votes.begin(), matter.votes.end(), [&](const board_matter::Vote& each) {
      return each.counts && each.statement == statement;
    });
  }

  // The matter that a statement names, or, where it states how one ended, that one.
  static std::optional<StreamId> matter_behind(const Claims& claims) {
    using namespace board_matter;
    for (const auto type :
         {Adopted::type, NotAdopted::type, Published::type, Executed::type, Rescinded::type})
      if (claims.type == type) return claims.stream;
    return matter_named(claims);
  }

  const LogReader& log_;
  const Moment& moment_;
  std::vector<ChainLink> links_;
  std::set<std::pair<LinkKind, Uuid>> told_;
  std::set<StreamId> followed_;
};

}  // namespace

Result<std::vector<ChainLink>> chain_behind(const LogReader& log, const Recorded& statement,
                                            const Moment& moment) {
  Chain chain(log, moment);
  TRY_OK(chain.follow(statement));
  return chain.take();
}

}  // namespace kroniek
