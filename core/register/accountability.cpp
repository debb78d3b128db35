#include "core/register/accountability.h"

#include <set>

#include "core/domain/actors.h"
#include "core/domain/mandates.h"
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
    TRY_OK(follow_matter(matter_of(statement)));
    return follow_mandate(statement.claims.mandate);
  }
  std::vector<ChainLink> take() { return std::move(links_); }

 private:
  void add(LinkKind kind, const Recorded& recorded) {
    const auto& claims = recorded.claims;
    if (!told_.emplace(kind, claims.jti).second) return;
    links_.push_back({kind, claims.type, claims.stream, claims.jti,
                      static_cast<std::int64_t>(recorded.position.value), recorded.recorded_at, claims.author,
                      recorded.statement.key_id, recorded.assurance,
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
      TRY_OK(follow_matter(matter));
      if (!above.has_value()) break;
      mandate = *above;
    }
    return Ok{};
  }

  Result<Ok> follow_matter(const std::optional<StreamId>& matter) {
    if (!matter.has_value() || !followed_.insert(*matter).second) return Ok{};
    return log_.visit_stream(*matter, moment_.known, [&](const Recorded& said) -> Result<bool> {
      add(said.claims.type == "board-matter.position-taken" ? LinkKind::vote : LinkKind::decision, said);
      return true;
    });
  }

  // The board matter that a statement names as what it rests on; a grant names it in its instrument.
  static std::optional<StreamId> matter_of(const Recorded& statement) {
    if (const auto* granted = event_of<mandate::Granted>(statement)) return granted->instrument.matter;
    const auto* matter = statement.claims.data.find("matter");
    if (matter == nullptr || matter->string() == nullptr) return std::nullopt;
    auto stream = parse_stream_id(*matter->string());
    return stream.ok() ? std::optional(*std::move(stream)) : std::nullopt;
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
