// A small register to test with: founded, with an operation and people who may act in it. Everything is real
// but the clock, the randomness (seeded) and, where asked for, the store. Statements are written as JSON;
// what is left out of one is filled in: jti, mandate, occurredAt, basis.
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <random>
#include <string>
#include <thread>

#include "core/register/found.h"
#include "core/register/service.h"
#include "crypto/signatures.h"
#include "storage/entry_codec.h"
#include "tests/support/decide.h"
#include "tests/support/fake_disk.h"
#include "tests/support/fault_store.h"
#include "tests/support/temporary_directory.h"

namespace kroniek::test {

class ManualClock final : public Clock {
 public:
  explicit ManualClock(Instant start) : now_(start.microseconds) {}
  Instant now() const override { return {now_.load()}; }
  void set(Instant instant) { now_ = instant.microseconds; }
  void advance_seconds(std::int64_t seconds) { now_ += seconds * 1'000'000; }

 private:
  std::atomic<std::int64_t> now_;
};

class SeededRandom final : public Random {
 public:
  explicit SeededRandom(std::uint64_t seed) : engine_(seed) {}
  void fill(std::span<std::uint8_t> bytes) override {
    const std::lock_guard lock(mutex_);
    for (auto& byte : bytes) byte = static_cast<std::uint8_t>(engine_());
  }

 private:
  std::mutex mutex_;
  std::mt19937_64 engine_;
};

class MemoryHighWater final : public HighWater {
 public:
  Result<std::optional<std::string>> read() const override {
    const std::lock_guard lock(mutex_);
    return checkpoint_;
  }
  Result<Ok> write(std::string_view checkpoint) override {
    const std::lock_guard lock(mutex_);
    ++tries_;
    if (fails_) return Error{ErrorKind::unavailable, "high-water.not-written", "The test says so."};
    checkpoint_ = std::string(checkpoint);
    return Ok{};
  }
  void forget() {
    const std::lock_guard lock(mutex_);
    checkpoint_.reset();
  }
  // As a file that cannot be written, until it is told otherwise.
  void fail(bool fails) {
    const std::lock_guard lock(mutex_);
    fails_ = fails;
  }
  std::size_t tries() const {
    const std::lock_guard lock(mutex_);
    return tries_;
  }

 private:
  mutable std::mutex mutex_;
  std::optional<std::string> checkpoint_;
  bool fails_ = false;
  std::size_t tries_ = 0;
};

// Waits for what another thread is about to do; false where it does not.
inline bool eventually(const std::function<bool()>& is_so) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
  while (!is_so()) {
    if (std::chrono::steady_clock::now() > end) return false;
    std::this_thread::yield();
  }
  return true;
}

// Somebody who states: the one mandate stands in what is signed where the JSON names none.
struct Person {
  StreamId actor;
  StreamId organisation;
  StreamId mandate;
  std::shared_ptr<const Signer> signer;  // shared by the copies of one person

  SignedIn signed_in() const;
};

// The same for the same seed: byte-equal logs in every run.
std::shared_ptr<const Signer> seeded_signer(std::uint8_t seed, KeyKind kind = KeyKind::ed25519);

class RegisterWorld {
 public:
  enum class On { memory, rocks };
  struct Options {
    On on = On::memory;
    WriterLimits limits = {};
    bool founded = true;  // false: an empty store, for found_register(ports(), plan())
    std::optional<FoundingPlan> plan = std::nullopt;  // left out: plan()
    Instant founded_at = instant("2026-01-01T00:00:00Z");
    bool populated = true;  // false: founded, and nothing more
    Writer::Released released = nullptr;
  };
  RegisterWorld() : RegisterWorld(Options{}) {}
  explicit RegisterWorld(Options options);
  ~RegisterWorld();
  RegisterWorld(const RegisterWorld&) = delete;
  RegisterWorld& operator=(const RegisterWorld&) = delete;

  static inline const std::string origin = "kroniek.test/register";
  const StreamId kcr2 = stream("organisations", 1);
  const StreamId region = stream("organisations", 2);
  const StreamId ministry = stream("organisations", 3);
  const StreamId operation = stream("operations", 1);
  Person administrator, coordinator, registrar, reception_lead, care, data_protection;

  ManualClock clock{instant("2026-11-23T19:50:00Z")};
  SeededRandom random{1};
  MemoryHighWater high_water;
  FoundingPlan plan() const;
  ServicePorts ports();
  Store& store() { return *faults_; }  // what the service writes to
  FaultStore& faults() { return *faults_; }
  Store& inner_store() { return *inner_; }
  // What the next opening seals with, as after a change of the seal key.
  void take_seal_key(std::shared_ptr<const Signer> key) { seal_key_ = std::move(key); }
  FakeDisk& disk() { return disk_; }  // that a store on RocksDB asks
  // Where a store on RocksDB has its files.
  std::filesystem::path store_path() const { return directory_.path() / "store"; }
  const EntryCodec& codec() const { return codec_; }
  const Verifier& verifier() const { return *verifier_; }

  Service& service() { return *service_; }
  bool is_open() const { return service_ != nullptr; }
  void close() { service_.reset(); }
  // A restart: the same bytes, a new process. The error of recovery, if there is one; then no service is
  // open.
  Result<Ok> reopen();

  // The author's own SD-JWT of a statement in JSON.
  std::string sign(const Person& by, std::string_view json);
  std::string sign_json(const Person& by, const Json& plain);
  SdJwt make(const Person& by, const Json& plain);
  // What is left out of a plain statement, filled in.
  Json complete(const Person& by, const Json& plain);
  // Waits for the answer.
  Result<Accepted> submit(std::string_view sd_jwt);
  Result<Accepted> submit_plain(const Person& by, std::string_view json);  // sealed by the service
  Result<Opened> open(const Person& reader, const StreamId& subject, const OpenRequest& request);
  Result<OpenedSeveral> open_several(const Person& reader, const SeveralRequest& asked);
  // Signs and submits: it must be taken, and stops the test where it is not.
  Accepted state(const Person& by, std::string_view json);
  // The code with which it is refused; empty where it is taken.
  std::string refusal(const Person& by, std::string_view json) { return refusal_of(sign(by, json)); }
  std::string refusal_of(std::string_view sd_jwt);

  // The view as stored, or null.
  Json view(const StreamId& of);
  std::uint64_t size() { return service_->read().size().value; }

  // Enrols somebody of an organisation with a mandate of this role, and gives them back ready to act.
  Person enrol(std::uint8_t number, const StreamId& organisation, std::string_view role,
               std::string_view tasks = "[]");

 private:
  void populate();

  Options options_;
  TemporaryDirectory directory_{Medium::memory};
  FakeDisk disk_;
  CapnpEntryCodec codec_;
  std::unique_ptr<Verifier> verifier_ = make_verifier();
  std::unique_ptr<VaultCipher> cipher_;
  std::shared_ptr<const Signer> log_key_;
  std::shared_ptr<const Signer> seal_key_;
  std::unique_ptr<Store> inner_;
  std::unique_ptr<FaultStore> faults_;
  std::unique_ptr<Service> service_;
};

}  // namespace kroniek::test
