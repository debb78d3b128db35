#include "tests/support/register_world.h"

#include <cstdio>

#include "core/sha256.h"
#include "core/statement/jwk.h"
#include "crypto/vault_cipher.h"
#include "storage/memory_store.h"
#include "storage/rocks_store.h"

namespace kroniek::test {
namespace {

// The test cannot go on; says why.
template <typename T>
T must(Result<T> result, std::string_view what) {
  if (!result.ok()) {
    std::fprintf(stderr, "register world: %.*s: %s: %s\n", static_cast<int>(what.size()), what.data(),
                 result.error().code.c_str(), result.error().detail.c_str());
    for (const auto& fault : result.error().faults)
      std::fprintf(stderr, "  %s %s %s\n", fault.pointer.c_str(), fault.code.c_str(), fault.detail.c_str());
  }
  return std::move(result).value();
}

constexpr std::string_view founded_on = "2026-01-01T00:00:00Z";

std::unique_ptr<Store> open_store(RegisterWorld::On on, const std::filesystem::path& path, const Disk& disk) {
  if (on == RegisterWorld::On::memory) return std::make_unique<MemoryStore>();
  StoreOptions options;
  options.path = path / "store";
  options.block_cache_bytes = std::size_t{8} << 20;
  options.ballast_bytes = 0;
  options.create = true;
  return must(RocksStore::open(options, disk), "opening RocksDB");
}

// Asks, and waits for the answer. Whoever asks and whoever answers both hold the promise.
template <typename T, typename Ask>
Result<T> wait_for(Ask ask) {
  const auto promise = std::make_shared<std::promise<Result<T>>>();
  auto answer = promise->get_future();
  ask([promise](Result<T> result) { promise->set_value(std::move(result)); });
  return answer.get();
}

Json quoted(const StreamId& id) {
  return to_string(id);
}

}  // namespace

SignedIn Person::signed_in() const {
  return {actor, organisation, thumbprint(signer->key())};
}

std::shared_ptr<const Signer> seeded_signer(std::uint8_t seed, KeyKind kind) {
  const Bytes secret(32, seed);
  return make_signer(must(private_key_from_secret(kind, secret), "making a key"));
}

RegisterWorld::RegisterWorld(Options options)
    : options_(std::move(options)),
      cipher_(make_vault_cipher(SecretBytes(key_encryption_key_bytes, 0x77))),
      log_key_(seeded_signer(201)),
      seal_key_(seeded_signer(202)),
      inner_(open_store(options_.on, directory_.path(), disk_)),
      faults_(std::make_unique<FaultStore>(*inner_)) {
  administrator = {stream("actors", 1), kcr2, stream("mandates", 1), seeded_signer(1)};
  if (!options_.founded) return;
  clock.set(options_.founded_at);
  must(found_register(ports(), options_.plan.value_or(plan())), "founding");
  clock.set(instant("2026-11-23T19:50:00Z"));
  must(reopen(), "opening");
  if (options_.populated) populate();
}

RegisterWorld::~RegisterWorld() = default;

FoundingPlan RegisterWorld::plan() const {
  FoundingPlan plan;
  plan.origin = origin;
  plan.service = stream("registers", 250).id;
  plan.founding_mandate = stream("mandates", 250).id;
  plan.organisations = {{kcr2, "KCR2", organisation::Kind::kcr2, "KCR2", organisation::Side::none},
                        {region, "Veiligheidsregio Kennemerland", organisation::Kind::safety_region, "VR12",
                         organisation::Side::regions},
                        {ministry, "Ministerie van Justitie en Veiligheid", organisation::Kind::ministry,
                         "JenV", organisation::Side::ministry}};
  plan.administrators = {{administrator.actor, administrator.mandate, kcr2, "Beheerder", "Anna Beheer",
                          administrator.signer->key()}};
  plan.basis = {"Wvr-8"};
  plan.instrument = sha256(as_bytes("the founding document"));
  return plan;
}

ServicePorts RegisterWorld::ports() {
  return {*faults_, high_water, codec_, *cipher_, *verifier_, *log_key_, *seal_key_, clock, random};
}

Result<Ok> RegisterWorld::reopen() {
  service_.reset();
  if (options_.on == On::rocks) {
    faults_.reset();
    inner_.reset();
    inner_ = open_store(options_.on, directory_.path(), disk_);
  }
  faults_ = std::make_unique<FaultStore>(*inner_);
  TRY(service, Service::open(ports(), options_.limits, options_.released));
  service_ = std::move(service);
  return Ok{};
}

Json RegisterWorld::complete(const Person& by, const Json& plain) {
  Json whole = plain;
  const auto fill = [&](std::string_view name, Json value) {
    if (whole.find(name) == nullptr) whole.set(name, std::move(value));
  };
  std::array<std::uint8_t, 10> bits{};
  random.fill(bits);
  fill("jti", to_string(make_uuid_v7(clock.now(), bits)));
  fill("mandate", quoted(by.mandate));
  fill("occurredAt", to_string(clock.now()));
  fill("basis", Json::array({"Wvr-39"}));
  fill("data", Json::object({}));
  return whole;
}

SdJwt RegisterWorld::make(const Person& by, const Json& plain) {
  const auto whole = must(read_plain(complete(by, plain)), "reading a plain statement");
  return must(make_statement(whole, {by.actor, origin, false}, {clock.now(), random, *by.signer}), "signing");
}

std::string RegisterWorld::sign_json(const Person& by, const Json& plain) {
  return to_text(make(by, plain));
}
std::string RegisterWorld::sign(const Person& by, std::string_view json) {
  return sign_json(by, must(parse_json(json), "reading JSON"));
}

Result<Accepted> RegisterWorld::submit(std::string_view sd_jwt) {
  TRY(submission, service_->prepare(sd_jwt));
  return wait_for<Accepted>([&](const auto& done) { service_->submit(std::move(submission), done); });
}

Result<Accepted> RegisterWorld::submit_plain(const Person& by, std::string_view json) {
  const auto whole =
      must(read_plain(complete(by, must(parse_json(json), "reading JSON"))), "reading a plain statement");
  TRY(submission, service_->prepare(whole, by.signed_in()));
  return wait_for<Accepted>([&](const auto& done) { service_->submit(std::move(submission), done); });
}

Result<Opened> RegisterWorld::open(const Person& reader, const StreamId& subject,
                                   const OpenRequest& request) {
  return wait_for<Opened>(
      [&](const auto& done) { service_->open_personal(subject, request, reader.signed_in(), done); });
}

Result<OpenedSeveral> RegisterWorld::open_several(const Person& reader, const SeveralRequest& asked) {
  return wait_for<OpenedSeveral>(
      [&](const auto& done) { service_->open_several(asked, reader.signed_in(), done); });
}

Accepted RegisterWorld::state(const Person& by, std::string_view json) {
  return must(submit(sign(by, json)), json);
}

std::string RegisterWorld::refusal_of(std::string_view sd_jwt) {
  const auto answer = submit(sd_jwt);
  return answer.ok() ? accepted : answer.error().code;
}

Json RegisterWorld::view(const StreamId& of) {
  const auto reading = service_->read();
  return must(view_at(reading.log(), of, {reading.size(), true, std::nullopt}), "reading a view")
      .value_or(Json());
}

Person RegisterWorld::enrol(std::uint8_t number, const StreamId& organisation, std::string_view role,
                            std::string_view tasks) {
  Person person{stream("actors", number), organisation, stream("mandates", number), seeded_signer(number)};
  const auto enrolled =
      Json::object({{"type", "actor.enrolled"},
                    {"sub", quoted(person.actor)},
                    {"data", Json::object({{"organisation", quoted(organisation)},
                                           {"function", "Functie " + std::to_string(number)},
                                           {"kind", "person"},
                                           {"key", write_jwk(person.signer->key())},
                                           {"name", "Persoon " + std::to_string(number)}})}});
  must(submit(sign_json(administrator, enrolled)), "enrolling");
  const auto granted = Json::object(
      {{"type", "mandate.granted"},
       {"sub", quoted(person.mandate)},
       {"data", Json::object({{"holder", quoted(person.actor)},
                              {"role", role},
                              {"scope", Json::object({})},
                              {"tasks", must(parse_json(tasks), "reading tasks")},
                              {"basis", Json::array({"Wvr-39"})},
                              {"from", founded_on},
                              {"instrument", Json::object({{"document", hex(sha256(as_bytes(role)))}})},
                              {"mayDelegate", false}})}});
  must(submit(sign_json(administrator, granted)), "granting");
  return person;
}

void RegisterWorld::populate() {
  coordinator = enrol(2, kcr2, "kcr2-duty-officer", R"(["information","people"])");
  registrar = enrol(3, region, "registrar", R"(["people"])");
  reception_lead = enrol(4, region, "reception-lead", R"(["people"])");
  care = enrol(5, region, "care", R"(["people"])");
  data_protection = enrol(6, kcr2, "data-protection-officer", R"(["people"])");
  state(coordinator, R"({"type": "operation.opened", "sub": ")" + to_string(operation) + R"(", "data": {
    "kind": "repatriation", "title": "Vlucht uit Beiroet", "area": ["VR12", "LB"], "lead": ")" +
                         to_string(kcr2) + R"(", "ground": "Wvr-39"}})");
}

}  // namespace kroniek::test
