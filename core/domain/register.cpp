#include "core/domain/register.h"

#include <algorithm>
#include <array>
#include <set>

#include "core/domain/refuse.h"
#include "core/statement/jwk.h"

namespace kroniek::founding {
namespace {

using refuse::conflict;
using refuse::forbidden;
using refuse::invalid;

constexpr std::array<std::string_view, 3> founding_types{"organisation.registered", "actor.enrolled",
                                                         "mandate.granted"};

// The register's state where the register is the author; null where anybody else is.
std::shared_ptr<const State> author_register(const Context& context) {
  const auto& author = context.told.claims.author;
  const auto found = context.find<Registers>({std::string(Registers::collection), author.id});
  return found != nullptr && found->service == author ? found : nullptr;
}

Result<Ok> check_window(const State& state, const Context& context) {
  if (!register_may_state(state, context.told.claims.type, context.told.position))
    return forbidden("register.founding-over",
                     "The register itself states only its founding, and its seals after it.");
  return Ok{};
}

Result<Ok> check_author(const Founded& event, const Context& context) {
  const auto& claims = context.told.claims;
  if (context.told.position != Position{0})
    return conflict("register.not-first", "A log founds one register, with its first entry.");
  if (event.service.id != claims.stream.id || event.service != claims.author)
    return invalid("/data/service", "register.service-mismatch",
                   "service must be the author, with the id of the register's stream.");
  if (event.founding_mandate != claims.mandate)
    return invalid("/data/foundingMandate", "register.founding-mandate",
                   "foundingMandate must be the mandate that this statement names.");
  if (event.origin != claims.audience)
    return invalid("/data/origin", "register.origin-mismatch",
                   "origin must be the audience that this statement is made for.");
  return Ok{};
}

Result<Ok> check_keys(const Founded& event) {
  std::set<std::string> ids{thumbprint(event.log_key), thumbprint(event.seal_key)};
  for (const auto& administrator : event.administrators) ids.insert(thumbprint(administrator.key));
  if (ids.size() != 2 + event.administrators.size())
    return invalid(event.log_key == event.seal_key ? "/data/sealKey" : "/data/administrators",
                   "register.key-repeated", "logKey, sealKey and the administrators' keys must all differ.");
  return Ok{};
}

Result<Ok> check_lists(const Founded& event) {
  if (event.founders.empty())
    return invalid("/data/founders", "register.founders-missing", "founders must name one or more.");
  if (event.administrators.empty())
    return invalid("/data/administrators", "register.administrators-missing",
                   "administrators must name one or more.");
  const std::set<StreamId> founders(event.founders.begin(), event.founders.end());
  if (founders.size() != event.founders.size())
    return invalid("/data/founders", "register.founder-repeated", "founders names an organisation twice.");
  std::set<StreamId> named{event.service, event.founding_mandate};
  for (const auto& administrator : event.administrators) {
    if (!founders.contains(administrator.organisation))
      return invalid("/data/administrators", "register.administrator-not-of-founder",
                     "An administrator must belong to one of the founders.");
    if (!named.insert(administrator.actor).second || !named.insert(administrator.mandate).second)
      return invalid("/data/administrators", "register.administrator-repeated",
                     "administrators names an actor or a mandate twice.");
  }
  const auto statements = 1 + event.founders.size() + 2 * event.administrators.size();
  if (event.founding_statements != static_cast<std::int64_t>(statements))
    return invalid(
        "/data/foundingStatements", "register.founding-count",
        "foundingStatements must be one, and one for each founder, and two for each administrator.");
  return Ok{};
}

}  // namespace

bool register_may_state(const State& state, std::string_view type, Position position) {
  if (type == Founded::type) return position == Position{0};
  const bool founding = position < Position{static_cast<std::uint64_t>(state.founding_statements)};
  if (type == StateSealed::type) return !founding;
  return founding && std::find(founding_types.begin(), founding_types.end(), type) != founding_types.end();
}

bool is_founding(const Context& context) {
  return author_register(context) != nullptr;
}

Result<Ok> check_founder(const Context& context) {
  const auto state = author_register(context);
  if (state == nullptr) return Ok{};
  TRY_OK(check_window(*state, context));
  const auto& founders = state->founders;
  if (std::find(founders.begin(), founders.end(), context.told.claims.stream) == founders.end())
    return forbidden("register.not-a-founder", "The organisation is not one of the founders.");
  return Ok{};
}

Result<Ok> check_first_actor(const Context& context, const StreamId& organisation, const PublicKey& key) {
  const auto state = author_register(context);
  if (state == nullptr) return Ok{};
  TRY_OK(check_window(*state, context));
  for (const auto& each : state->administrators)
    if (each.actor == context.told.claims.stream && each.organisation == organisation && each.key == key)
      return Ok{};
  return forbidden("register.not-an-administrator",
                   "Actor, organisation and key are not those of an administrator.");
}

Result<Ok> check_first_mandate(const Context& context, const StreamId& holder) {
  const auto state = author_register(context);
  if (state == nullptr) return Ok{};
  TRY_OK(check_window(*state, context));
  for (const auto& each : state->administrators)
    if (each.mandate == context.told.claims.stream && each.actor == holder) return Ok{};
  return forbidden("register.not-an-administrator", "Mandate and holder are not those of an administrator.");
}

// ---- decide

Result<Ok> decide(const State&, const Founded& event, const Context& context) {
  TRY_OK(check_author(event, context));
  TRY_OK(check_keys(event));
  return check_lists(event);
}

Result<Ok> decide(const State& state, const StateSealed& event, const Context& context) {
  if (context.told.claims.author != state.service)
    return forbidden("register.not-the-register", "Only the register itself seals its state.");
  if (!register_may_state(state, StateSealed::type, context.told.position))
    return conflict("register.founding-not-over", "The register is still being founded.");
  if (event.size > static_cast<std::int64_t>(context.told.position.value))
    return invalid("/data/size", "register.seal-ahead",
                   "size must not count the seal itself or anything after it.");
  if (event.size < static_cast<std::int64_t>(context.told.position.value) - seal_lag_max)
    return conflict("register.seal-stale", "size must count all but the newest 65,536 entries.");
  if (state.sealed_size.has_value() && event.size <= *state.sealed_size)
    return conflict("register.seal-behind", "size must be larger than that of the last seal.");
  return Ok{};
}

// Whoever holds a stolen seal key must not be able to change it, so this is said with a key of one's own.
Result<Ok> decide(const State& state, const SealKeyChanged& event, const Context& context) {
  if (context.told.assurance != Assurance::personal_key)
    return forbidden("register.sealed-key-change",
                     "The seal key is changed by a statement that its author signs with a key of his own.");
  const auto id = thumbprint(event.key);
  const auto is_administrators = [&](const Administrator& each) { return each.key == event.key; };
  if (find_seal_key(state, id) != nullptr || event.key == state.log_key ||
      std::any_of(state.administrators.begin(), state.administrators.end(), is_administrators))
    return invalid("/data/key", "register.key-repeated",
                   "key must be one that the register never had for anything.");
  if (event.cause != ChangeCause::compromised && event.doubtful_since.has_value())
    return invalid("/data/doubtfulSince", "register.doubt-misplaced",
                   "doubtfulSince is said of a compromised key only.");
  if (event.doubtful_since.has_value() && *event.doubtful_since > context.told.recorded_at)
    return invalid("/data/doubtfulSince", "register.doubt-ahead",
                   "doubtfulSince must not lie ahead: the key stops counting now.");
  return Ok{};
}

const SealKey* find_seal_key(const State& state, std::string_view id) {
  const auto& keys = state.seal_keys;
  const auto at = std::find_if(keys.begin(), keys.end(), [&](const SealKey& key) { return key.id == id; });
  return at == keys.end() ? nullptr : &*at;
}

bool counts_at(const SealKey& key, Position position) {
  const auto at = static_cast<std::int64_t>(position.value);
  return key.from <= at && (!key.until.has_value() || at < *key.until);
}

// ---- evolve

void evolve(State& state, const Founded& event, const Told& told) {
  state.origin = event.origin;
  state.log_key = event.log_key;
  state.seal_key = event.seal_key;
  state.seal_keys.push_back({thumbprint(event.seal_key), event.seal_key,
                             static_cast<std::int64_t>(told.position.value), std::nullopt, std::nullopt});
  state.founders = event.founders;
  state.administrators = event.administrators;
  state.service = event.service;
  state.founding_mandate = event.founding_mandate;
  state.founding_statements = event.founding_statements;
}
void evolve(State& state, const StateSealed& event, const Told& told) {
  state.sealed_size = event.size;
  state.sealed_root = event.root;
  state.sealed_at = told.recorded_at;
}
void evolve(State& state, const SealKeyChanged& event, const Told& told) {
  const auto here = static_cast<std::int64_t>(told.position.value);
  auto& last = state.seal_keys.back();
  last.until = here;
  last.doubtful_since = event.doubtful_since;
  state.seal_keys.push_back({thumbprint(event.key), event.key, here, std::nullopt, std::nullopt});
  state.seal_key = event.key;
}

}  // namespace kroniek::founding

namespace kroniek {
AggregateRow registers() {
  return make_aggregate<Registers>();
}
}  // namespace kroniek
