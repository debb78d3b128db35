// What the owner of the log key could write into the log past the recorder, with all hashes and the
// checkpoint in order: verifying finds each at its entry.
#include <catch2/catch.hpp>

#include "core/log/checkpoint.h"
#include "core/register/recovery.h"
#include "core/statement/jwk.h"
#include "tests/core/audit_support.h"
#include "tests/core/question_support.h"

namespace kroniek::test {
namespace {

// The small register's log, and statements that are appended to it by whoever holds the log key.
class Forger {
 public:
  using Fill = std::function<void(RegisterWorld&)>;
  explicit Forger(const Fill& fill = fill_small)
      : world(founded_only()), store_((fill(world), *world.inner_store().snapshot())) {
    for (const auto& [key, leaf] : store_.rows(Table::entries))
      last_ = world.codec().decode(as_bytes(leaf)).value().recorded_at;
  }
  RegisterWorld world;

  Json payload(const Person& by, std::string_view plain) {
    return world.make(by, parse_json(plain).value()).payload;
  }
  void append(const SdJwt& statement, std::int64_t seconds = 0) {
    const Instant recorded_at{last_.microseconds + seconds * 1'000'000};
    const auto leaf = world.codec().encode(
        {recorded_at, statement.jws.header, statement.jws.payload, statement.jws.signature});
    auto& entries = store_.rows(Table::entries);
    entries.emplace(key_of(entries.size()), as_text(leaf.value()));
  }
  void append(Json said, const Signer& signer) { append(sign_sd_jwt(std::move(said), {}, signer).value()); }

  Instant last() const { return last_; }  // when the newest entry of the register itself was recorded

  // What verifying says of the log with what was appended: the code, where it is at the last entry.
  std::string verdict() {
    hash_and_sign();
    SeededRandom random(3);
    TileSource source("/log", [&](const std::string& path) { return serve(store_, path); });
    const auto report = audit_log(source, {world.codec(), world.verifier(), random}, {}).value();
    if (!report.problem.has_value()) return accepted;
    const bool at_the_end = report.problem->index == Position{store_.rows(Table::entries).size() - 1};
    return (at_the_end ? "" : "elsewhere: ") + report.problem->code;
  }
  std::string verdict(Json said, const Signer& signer) {
    append(std::move(said), signer);
    return verdict();
  }

 private:
  void hash_and_sign() {
    Frontier tree;
    auto& hashes = store_.rows(Table::hashes);
    for (const auto& [key, leaf] : store_.rows(Table::entries))
      hashes.insert_or_assign(key, to_bytes(tree.append(leaf_hash(as_bytes(leaf)))));
    const auto text = format_checkpoint({RegisterWorld::origin, tree.size(), tree.root()}).value();
    const auto signature =
        sign_note(text, log_note_key(world.service().founding()), world.ports().log_key).value();
    store_.rows(Table::meta)[newest_checkpoint_key] = format_note({text, {signature}});
  }

  CopiedStore store_;
  Instant last_;
};

const std::string seen_without_sub =
    R"({"type": "registration.seen", "data": {"checkpoint": "GATE-4"}, "operation": ")" +
    to_string(stream("operations", 1)) + R"(", "sub": ")";
const std::string seen = seen_without_sub + to_string(stream("registrations", 1)) + "\"}";

}  // namespace

TEST_CASE("forgery: what an author may say is in order, whoever wrote it into the log") {
  Forger forger;
  CHECK(forger.verdict(forger.payload(forger.world.registrar, seen), *forger.world.registrar.signer) ==
        accepted);
}

TEST_CASE("forgery: a signature that does not hold") {
  Forger forger;
  auto statement = forger.world.make(forger.world.registrar, parse_json(seen).value());
  statement.jws.signature[10] ^= 1;
  forger.append(statement);
  CHECK(forger.verdict() == "statement.signature-wrong");
}

TEST_CASE("forgery: another's key") {
  Forger forger;
  CHECK(forger.verdict(forger.payload(forger.world.registrar, seen), *forger.world.coordinator.signer) ==
        "statement.key-unknown");
}

TEST_CASE("forgery: the log key speaks for nobody but the register") {
  Forger forger;
  CHECK(forger.verdict(forger.payload(forger.world.registrar, seen), forger.world.ports().log_key) ==
        "statement.key-unknown");
}

TEST_CASE("forgery: the seal key without amr, an author's own key with it") {
  Forger forger;
  auto said = forger.payload(forger.world.registrar, seen);
  CHECK(forger.verdict(said, forger.world.ports().seal_key) == "statement.amr-misplaced");
  Forger other;
  said.set("amr", Json::array({"pop"}));
  CHECK(other.verdict(said, *other.world.registrar.signer) == "statement.amr-misplaced");
}

TEST_CASE("forgery: claims that no recorder would have taken") {
  const auto spoilt = [](std::string_view name, Json value) {
    Forger forger;
    auto said = forger.payload(forger.world.registrar, seen);
    said.set(name, std::move(value));
    return forger.verdict(said, *forger.world.registrar.signer);
  };
  CHECK(spoilt("aud", "kroniek.test/other") == "statement.wrong-log");
  CHECK(spoilt("version", 9) == "statement.version-ahead");
  CHECK(spoilt("exercise", true) == "statement.exercise-mixed");
  CHECK(spoilt("causes", Json::array({to_string(stream("statements", 9).id)})) == "statement.cause-unknown");
  CHECK(spoilt("mandate", to_string(stream("mandates", 2))) == "mandate.not-holder");
  CHECK(spoilt("type", "registration.unheard-of") == "entry.unreadable");
  CHECK(spoilt("device", "Tablet van Jan Jansen") == "entry.unreadable");
  CHECK(spoilt("device", "123456782") == "entry.unreadable");
  CHECK(spoilt("surprise", 1) == "entry.unreadable");
}

TEST_CASE("forgery: an answer rests on what nobody said") {
  const auto verdict = [](const std::function<Uuid(const Questioned&)>& evidence) {
    Questioned made;
    Forger forger([&](RegisterWorld& world) {
      fill_small(world);
      made = ask_question(world);
    });
    return forger.verdict(forger.payload(made.officer, answer_on(evidence(made))), *made.officer.signer);
  };
  CHECK(verdict([](const Questioned& made) { return made.asked; }) == accepted);
  CHECK(verdict([](const Questioned&) { return stream("statements", 9).id; }) == "statement.cited-unknown");
}

TEST_CASE("forgery: a stream that exists is opened again, one that does not is changed") {
  Forger forger;
  CHECK(forger.verdict(forger.payload(forger.world.registrar,
                                      seen_without_sub + to_string(stream("registrations", 9)) + "\"}"),
                       *forger.world.registrar.signer) == "stream.unknown");
  Forger other;
  auto said = other.payload(other.world.administrator, R"({"type": "organisation.registered", "data":
    {"name": "X", "kind": "agency", "side": "none", "code": "NEW"}})");
  said.set("sub", to_string(other.world.kcr2));
  CHECK(other.verdict(said, *other.world.administrator.signer) == "stream.exists");
}

TEST_CASE("forgery: a unique value twice") {
  Forger forger;
  const auto said = forger.payload(forger.world.administrator, R"({"type": "organisation.registered", "data":
    {"name": "X", "kind": "kcr2", "side": "none", "code": "KCR2"}})");
  CHECK(forger.verdict(said, *forger.world.administrator.signer) == "organisation.taken");
}

TEST_CASE("forgery: the same statement in two places") {
  Forger forger;
  const auto statement = forger.world.make(forger.world.registrar, parse_json(seen).value());
  forger.append(statement);
  forger.append(statement);
  CHECK(forger.verdict() == "statement.jti-reused");
}

TEST_CASE("forgery: an entry that is recorded before the one before it") {
  Forger forger;
  forger.append(forger.world.make(forger.world.registrar, parse_json(seen).value()), -1);
  CHECK(forger.verdict() == "log.time-backwards");
}

TEST_CASE("forgery: hidden fields in clear, and digests out of order") {
  const auto identified = [](const std::function<void(Json&)>& spoil) {
    Forger forger;
    auto said = forger.payload(
        forger.world.registrar,
        R"({"type": "registration.identified", "version": 3, "operation": ")" +
            to_string(forger.world.operation) + R"(", "sub": ")" + to_string(stream("registrations", 1)) +
            R"(", "data": {"level": 1, "basis": ["oral-self"], "minor": false, "sex": "female",
                                       "dateOfBirth": "1984-05-17"}})");
    spoil(*said.find("data"));
    return forger.verdict(said, *forger.world.registrar.signer);
  };
  CHECK(identified([](Json&) {}) == accepted);
  CHECK(identified([](Json& data) { data.set("sex", "female"); }) == "statement.hidden-in-clear");
  CHECK(identified([](Json& data) {
          auto& digests = *data.find("_sd")->array_items();
          std::swap(digests[0], digests[1]);
        }) == "statement.digests-order");
  CHECK(identified([](Json& data) { data.set("_sd", Json::array()); }) == "statement.digests");
  CHECK(identified([](Json& data) { data.set("_sd", Json::array({"Piet Jansen"})); }) == "statement.digests");
}

TEST_CASE("forgery: a revoked key signs nothing any more") {
  Forger forger;
  const auto late = forger.world.make(forger.world.registrar, parse_json(seen).value());
  const auto revoked =
      forger.payload(forger.world.administrator,
                     R"({"type": "actor.key-revoked", "version": 2, "sub": ")" +
                         to_string(forger.world.registrar.actor) + R"(", "data": {"keyId": ")" + late.key_id +
                         R"(", "reason": "Verloren", "since": "2026-11-23T19:00:00Z"}})");
  forger.append(revoked, *forger.world.administrator.signer);
  CHECK(forger.verdict() == accepted);
  forger.append(late);
  CHECK(forger.verdict() == "key.revoked");
}

TEST_CASE("forgery: a seal key that was changed seals nothing any more") {
  Forger forger;
  auto& world = forger.world;
  auto late = forger.payload(world.registrar, seen);
  late.set("amr", Json::array({"pop"}));
  auto change =
      forger.payload(forger.world.administrator,
                     R"({"type": "register.seal-key-changed", "version": 2, "sub": "registers/)" +
                         to_string(world.plan().service) + R"(", "data": {"cause": "compromised"}})");
  change.find("data")->set("key", write_jwk(seeded_signer(203)->key()));
  forger.append(change, *world.administrator.signer);
  CHECK(forger.verdict() == accepted);
  CHECK(forger.verdict(late, forger.world.ports().seal_key) == "key.revoked");

  Forger other;
  other.append(change, *world.administrator.signer);
  CHECK(other.verdict(late, *seeded_signer(203)) == accepted);
}

TEST_CASE("forgery: a change of the seal key that the seal key itself signed") {
  Forger forger;
  auto change =
      forger.payload(forger.world.administrator,
                     R"({"type": "register.seal-key-changed", "version": 2, "sub": "registers/)" +
                         to_string(forger.world.plan().service) + R"(", "data": {"cause": "scheduled"}})");
  change.find("data")->set("key", write_jwk(seeded_signer(203)->key()));
  change.set("amr", Json::array({"pop"}));
  CHECK(forger.verdict(change, forger.world.ports().seal_key) == "register.sealed-key-change");
}

TEST_CASE("forgery: a statement that was signed after it was recorded") {
  const auto verdict = [](std::int64_t seconds) {
    Forger forger;
    auto said = forger.payload(forger.world.registrar, seen);
    const auto newest = forger.last().microseconds / 1'000'000;
    said.set("iat", newest + seconds);
    return forger.verdict(said, *forger.world.registrar.signer);
  };
  CHECK(verdict(300) == accepted);
  CHECK(verdict(301) == "statement.issued-in-future");
}

TEST_CASE("forgery: the register says more than it may") {
  Forger forger;
  auto said = forger.payload(forger.world.administrator, R"({"type": "organisation.registered", "data":
    {"name": "X", "kind": "agency", "side": "none", "code": "NEW"}})");
  said.set("iss", to_string(forger.world.service().founding().said.service));
  said.set("mandate", to_string(forger.world.service().founding().said.founding_mandate));
  CHECK(forger.verdict(said, forger.world.ports().log_key) == "register.may-not-state");
}

}  // namespace kroniek::test
