// Actors: the people, systems and devices that state something, and the keys that they sign with. A key
// counts from the moment that its enrolment is recorded until its revocation is; `since` flags what to look
// at again, and undoes nothing.
#pragma once

#include "core/aggregate.h"

namespace kroniek::actor {

enum class Kind { person, system, device };
constexpr auto names_of(Kind) {
  return std::array<std::string_view, 3>{"person", "system", "device"};
}
enum class Phase { active, suspended, ended };
constexpr auto names_of(Phase) {
  return std::array<std::string_view, 3>{"active", "suspended", "ended"};
}

// ---- events

struct Enrolled {
  static constexpr std::string_view type = "actor.enrolled";
  static constexpr Use use = Use::opens;
  StreamId organisation;
  Text function;
  Kind kind{};
  PublicKey key;
  Personal<std::string> name;
  Personal<std::string> email;
  static constexpr auto fields = [](auto&& each) {
    return each(field("organisation", &Enrolled::organisation, RefersTo{"organisations"},
                      Label{"Organisatie", "Organisation"}, "The organisation that the actor belongs to."),
                field("function", &Enrolled::function, Mark::required, Limit{100},
                      Label{"Functie", "Function"}, "What the actor does there."),
                field("kind", &Enrolled::kind, Label{"Soort", "Kind"}, "A person, a system or a device."),
                field("key", &Enrolled::key, Label{"Sleutel", "Key"}, "The first key, as a JWK."),
                field("name", &Enrolled::name, Mark::required, Limit{200}, Label{"Naam", "Name"},
                      "The actor's name."),
                field("email", &Enrolled::email, Limit{254}, Label{"E-mailadres", "Email address"},
                      "Where it is reached."));
  };
};

struct KeyAdded {
  static constexpr std::string_view type = "actor.key-added";
  static constexpr Use use = Use::changes;
  PublicKey key;
  static constexpr auto fields = [](auto&& each) {
    return each(field("key", &KeyAdded::key, Label{"Sleutel", "Key"}, "A further key, as a JWK."));
  };
};

struct KeyRevoked {
  static constexpr std::string_view type = "actor.key-revoked";
  static constexpr Use use = Use::changes;
  std::string key_id;
  Text reason;
  Instant since;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("keyId", &KeyRevoked::key_id, Limit{43}, Label{"Sleutelnummer", "Key id"},
              "The key's thumbprint (RFC 7638)."),
        field("reason", &KeyRevoked::reason, Mark::required, Limit{2000}, Label{"Reden", "Reason"}, "Why."),
        field("since", &KeyRevoked::since, Label{"Onbetrouwbaar sinds", "Doubtful since"},
              "Statements signed with it from this moment on are to be reviewed."));
  };
};

struct Suspended {
  static constexpr std::string_view type = "actor.suspended";
  static constexpr Use use = Use::changes;
  Text reason;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("reason", &Suspended::reason, Mark::required, Limit{2000}, Label{"Reden", "Reason"}, "Why."));
  };
};

struct Resumed {
  static constexpr std::string_view type = "actor.resumed";
  static constexpr Use use = Use::changes;
  Text reason;
  static constexpr auto fields = [](auto&& each) {
    return each(field("reason", &Resumed::reason, Limit{2000}, Label{"Reden", "Reason"}, "Why."));
  };
};

struct Ended {
  static constexpr std::string_view type = "actor.ended";
  static constexpr Use use = Use::changes;
  Text reason;
  static constexpr auto fields = [](auto&& each) {
    return each(field("reason", &Ended::reason, Limit{2000}, Label{"Reden", "Reason"}, "Why."));
  };
};

// ---- state

struct HeldKey {
  std::string id;  // thumbprint, RFC 7638
  PublicKey key;
  Instant from;                       // recordedAt of its enrolment
  std::optional<Instant> revoked_at;  // recordedAt of its revocation: signs nothing from then on
  std::optional<Instant> since;
  static constexpr auto fields = [](auto&& each) {
    return each(field("id", &HeldKey::id, "The key's thumbprint (RFC 7638)."),
                field("key", &HeldKey::key, "The key, as a JWK."),
                field("from", &HeldKey::from, "When its enrolment was recorded."),
                field("revokedAt", &HeldKey::revoked_at, "When its revocation was recorded."),
                field("since", &HeldKey::since, "From when on its statements are to be reviewed."));
  };
};
constexpr std::size_t keys_max = 100;  // revoked ones count: they are kept for ever, and a state stays small

struct State {
  Phase phase = Phase::active;
  StreamId organisation;
  Text function;
  Kind kind{};
  std::vector<HeldKey> keys;
  std::vector<std::string> key_ids;
  Personal<std::string> name;
  Personal<std::string> email;
  Text reason;
  static constexpr auto fields = [](auto&& each) {
    return each(field("phase", &State::phase, Mark::indexed, "active, suspended or ended."),
                field("organisation", &State::organisation, Mark::indexed,
                      "The organisation that the actor belongs to."),
                field("function", &State::function, "What the actor does there."),
                field("kind", &State::kind, Mark::indexed, "A person, a system or a device."),
                field("keys", &State::keys, "All keys that it ever held, oldest first."),
                field("keyIds", &State::key_ids, Mark::indexed, Mark::unique,
                      "Their thumbprints: no key has two holders."),
                field("name", &State::name, "The actor's name."),
                field("email", &State::email, "Where it is reached."),
                field("reason", &State::reason, "Why it was suspended, resumed or ended, or a key revoked."));
  };
};

// The key of that thumbprint, revoked or not; null where the actor never held it.
const HeldKey* find_key(const State& state, std::string_view key_id);

Result<Ok> decide(const State& state, const Enrolled& event, const Context& context);
Result<Ok> decide(const State& state, const KeyAdded& event, const Context& context);
Result<Ok> decide(const State& state, const KeyRevoked& event, const Context& context);
Result<Ok> decide(const State& state, const Suspended& event, const Context& context);
Result<Ok> decide(const State& state, const Resumed& event, const Context& context);
Result<Ok> decide(const State& state, const Ended& event, const Context& context);
void evolve(State& state, const Enrolled& event, const Told& told);
void evolve(State& state, const KeyAdded& event, const Told& told);
void evolve(State& state, const KeyRevoked& event, const Told& told);
void evolve(State& state, const Suspended& event, const Told& told);
void evolve(State& state, const Resumed& event, const Told& told);
void evolve(State& state, const Ended& event, const Told& told);

}  // namespace kroniek::actor

namespace kroniek {

struct Actors {
  static constexpr std::string_view collection = "actors";
  static constexpr std::string_view singular = "actor";
  static constexpr Task task = Task::none;
  using State = actor::State;
  using Events = std::tuple<actor::Enrolled, actor::KeyAdded, actor::KeyRevoked, actor::Suspended,
                            actor::Resumed, actor::Ended>;
};
AggregateRow actors();

}  // namespace kroniek
