// The register itself: who founded it, with which keys, and the seals of its state. The register acts as an
// actor of its own with its own id (`registers/<id>` speaks as `actors/<id>`), signs with the log key, and
// may state no more than the founding statements at the log's beginning and, after those, its seals. Its seal
// key is changed by those who keep keys; the log key is for ever
// (ops/decisions/0021-keys-of-the-register.md).
#pragma once

#include "core/aggregate.h"

namespace kroniek::founding {

struct Administrator {
  StreamId actor;
  StreamId mandate;
  StreamId organisation;
  PublicKey key;
  bool operator==(const Administrator&) const = default;
  static constexpr auto fields = [](auto&& each) {
    return each(field("actor", &Administrator::actor, RefersTo{"actors"}, "The administrator."),
                field("mandate", &Administrator::mandate, RefersTo{"mandates"},
                      "The mandate of the role administrator."),
                field("organisation", &Administrator::organisation, RefersTo{"organisations"},
                      "A founding organisation."),
                field("key", &Administrator::key, "The administrator's first key."));
  };
};

// ---- events

struct Founded {
  static constexpr std::string_view type = "register.founded";
  static constexpr Use use = Use::opens;
  std::string origin;
  PublicKey log_key;
  PublicKey seal_key;
  std::vector<StreamId> founders;
  std::vector<Administrator> administrators;
  StreamId service;
  StreamId founding_mandate;
  std::int64_t founding_statements = 0;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("origin", &Founded::origin, Label{"Naam van het logboek", "Origin"},
              "The log's origin, which every statement names as its audience."),
        field("logKey", &Founded::log_key, Label{"Logsleutel", "Log key"},
              "Signs tree heads and the register's own statements."),
        field("sealKey", &Founded::seal_key, Label{"Zegelsleutel", "Seal key"},
              "Signs the statements of signed-in authors who hold no key."),
        field("founders", &Founded::founders, Items{100}, RefersTo{"organisations"},
              Label{"Oprichters", "Founders"}, "The organisations that the founding statements register."),
        field("administrators", &Founded::administrators, Items{100}, Label{"Beheerders", "Administrators"},
              "The first administrators, whom the founding statements enrol and mandate."),
        field("service", &Founded::service, RefersTo{"actors"}, Label{"Dienst", "Service"},
              "The register as an actor: of the same id as the register's stream."),
        field("foundingMandate", &Founded::founding_mandate, RefersTo{"mandates"},
              Label{"Oprichtingsmandaat", "Founding mandate"},
              "The mandate that the register itself acts on."),
        field(
            "foundingStatements", &Founded::founding_statements, Range{1, 1'000},
            Label{"Aantal oprichtingsverklaringen", "Number of founding statements"},
            "This one, one for each founder and two for each administrator: the first entries of the log."));
  };
};

// How many of the newest entries a seal may leave out: those that were recorded while it was made. So whoever
// replays the log needs to remember no more than that to check it.
constexpr std::int64_t seal_lag_max = 65'536;

struct StateSealed {
  static constexpr std::string_view type = "register.state-sealed";
  static constexpr Use use = Use::fact;
  std::int64_t size = 0;
  Hash root{};
  std::optional<std::int64_t> views;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("size", &StateSealed::size, Range{1, json_integer_max}, Label{"Aantal regels", "Size"},
              "The number of log entries that the seal counts."),
        field("root", &StateSealed::root, Label{"Wortel", "Root"},
              "The root of the tree over all streams in the order of their ids."),
        field("views", &StateSealed::views, Range{1, json_integer_max},
              Label{"Versie van de standen", "Version of the views"},
              "By which version of the views it counts; left out: by one before versions were said."));
  };
};

enum class ChangeCause { scheduled, compromised };
constexpr auto names_of(ChangeCause) {
  return std::array<std::string_view, 2>{"scheduled", "compromised"};
}

// Another seal key, and the end of the one before: from this statement's place on only the new one seals.
struct SealKeyChanged {
  static constexpr std::string_view type = "register.seal-key-changed";
  static constexpr Use use = Use::changes;
  PublicKey key;
  ChangeCause cause{};
  std::optional<Instant> doubtful_since;
  static constexpr auto fields = [](auto&& each) {
    return each(field("key", &SealKeyChanged::key, Label{"Zegelsleutel", "Seal key"},
                      "The key that seals from now on, as a JWK."),
                field("cause", &SealKeyChanged::cause, Label{"Aanleiding", "Cause"},
                      "Whether it is time for another key, or others may hold the one before."),
                field("doubtfulSince", &SealKeyChanged::doubtful_since,
                      Label{"Onbetrouwbaar sinds", "Doubtful since"},
                      "Of a compromised key: statements sealed with it from this moment on are to be "
                      "reviewed."));
  };
};

// ---- state

// A seal key counts by place in the log, not by what a statement says of its own time.
struct SealKey {
  std::string id;
  PublicKey key;
  std::int64_t from = 0;
  std::optional<std::int64_t> until;
  std::optional<Instant> doubtful_since;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("id", &SealKey::id, "The key's thumbprint (RFC 7638)."),
        field("key", &SealKey::key, "The key."),
        field("from", &SealKey::from, Range{0, json_integer_max}, "The first place at which it counts."),
        field("until", &SealKey::until, Range{0, json_integer_max},
              "The first at which it does not any more."),
        field("doubtfulSince", &SealKey::doubtful_since,
              "Statements sealed with it from this moment on are to be reviewed."));
  };
};

struct State {
  std::string origin;
  PublicKey log_key;
  PublicKey seal_key;
  std::vector<SealKey> seal_keys;
  std::vector<StreamId> founders;
  std::vector<Administrator> administrators;
  StreamId service;
  StreamId founding_mandate;
  std::int64_t founding_statements = 0;
  std::optional<std::int64_t> sealed_size;
  std::optional<Hash> sealed_root;
  std::optional<Instant> sealed_at;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("origin", &State::origin, "The log's origin."),
        field("logKey", &State::log_key, "Signs tree heads and the register's own statements."),
        field("sealKey", &State::seal_key, "Signs the statements of signed-in authors who hold no key."),
        field("sealKeys", &State::seal_keys, "All seal keys that there were, the newest last."),
        field("founders", &State::founders, "The founding organisations."),
        field("administrators", &State::administrators, "The first administrators."),
        field("service", &State::service, "The register as an actor."),
        field("foundingMandate", &State::founding_mandate, "The mandate that the register itself acts on."),
        field("foundingStatements", &State::founding_statements, Range{1, 1'000},
              "How many statements found it."),
        field("sealedSize", &State::sealed_size, Range{1, json_integer_max}, "What the last seal counts."),
        field("sealedRoot", &State::sealed_root, "The root of the last seal."),
        field("sealedAt", &State::sealed_at, "When the last seal was recorded."));
  };
};

// Whether the register may state `type` at `position`: founding statements before `founding_statements`,
// seals after.
bool register_may_state(const State& state, std::string_view type, Position position);

// Whether a statement of the register itself agrees with what it was founded on; Ok where another author
// states it. `register.founding-over`, `register.not-a-founder`, `register.not-an-administrator`.
Result<Ok> check_founder(const Context& context);
Result<Ok> check_first_actor(const Context& context, const StreamId& organisation, const PublicKey& key);
Result<Ok> check_first_mandate(const Context& context, const StreamId& holder);
// True where the register itself is the author.
bool is_founding(const Context& context);

Result<Ok> decide(const State& state, const Founded& event, const Context& context);
Result<Ok> decide(const State& state, const StateSealed& event, const Context& context);
Result<Ok> decide(const State& state, const SealKeyChanged& event, const Context& context);
void evolve(State& state, const Founded& event, const Told& told);
void evolve(State& state, const StateSealed& event, const Told& told);
void evolve(State& state, const SealKeyChanged& event, const Told& told);

// The seal key of that thumbprint, of whatever time; null where there never was one.
const SealKey* find_seal_key(const State& state, std::string_view id);
bool counts_at(const SealKey& key, Position position);

}  // namespace kroniek::founding

namespace kroniek {

struct Registers {
  static constexpr std::string_view collection = "registers";
  static constexpr std::string_view singular = "register";
  static constexpr Task task = Task::none;
  using State = founding::State;
  using Events = std::tuple<founding::Founded, founding::StateSealed, founding::SealKeyChanged>;
};
AggregateRow registers();

}  // namespace kroniek
