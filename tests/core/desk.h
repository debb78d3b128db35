// A recorder on a world's store, without the service and its threads: a test says when a batch begins and
// ends, and may put something of its own between the recorder and the world.
#pragma once

#include "core/register/recorder.h"
#include "tests/core/statement_support.h"

namespace kroniek::test {

class Desk {
 public:
  // Closes the world's service: one at a time owns the end of a log.
  explicit Desk(RegisterWorld& world) : Desk(world, world.codec(), world.ports().log_key) {}
  Desk(RegisterWorld& world, const EntryCodec& codec, const Signer& log_key)
      : world_(world),
        recovered_(closed(world)),
        vault_(RegisterWorld::origin, world.ports().cipher),
        keys_(world.store(), recovered_.founding),
        intake_(RegisterWorld::origin, keys_, world.verifier(), world.clock),
        recorder_({world.store(), codec, vault_, log_key, world.clock}, recovered_) {}

  Recorder& recorder() { return recorder_; }
  const Vault& vault() const { return vault_; }
  Result<Prepared> read(std::string_view text) const { return intake_.prepare(text); }
  Prepared prepare(std::string_view text) const { return read(text).value(); }
  Prepared prepare(const Person& by, std::string_view json) const { return prepare(world_.sign(by, json)); }

  // The code with which a statement is refused in a batch of its own; empty where it is taken.
  std::string refusal(const Prepared& statement) { return refused(statement).code; }
  // The refusal itself; empty where it is taken.
  Error refused(const Prepared& statement) {
    recorder_.begin();
    const auto taken = recorder_.take(statement);
    return taken.ok() ? Error{} : taken.error();
  }
  Result<std::vector<Accepted>> record(const std::vector<Prepared>& statements) {
    recorder_.begin();
    for (const auto& each : statements) TRY_OK(recorder_.take(each));
    return recorder_.commit();
  }

 private:
  static Recovered closed(RegisterWorld& world) {
    world.close();
    return recover({world.store(), world.high_water, world.codec(), world.verifier()}).value();
  }

  RegisterWorld& world_;
  Recovered recovered_;
  Vault vault_;
  KeyDirectory keys_;
  Intake intake_;
  Recorder recorder_;
};

// Counts what it signs.
class CountingSigner final : public Signer {
 public:
  explicit CountingSigner(const Signer& inner) : inner_(inner) {}
  const PublicKey& key() const override { return inner_.key(); }
  Result<Bytes> sign(ByteView message) const override {
    ++signatures_;
    return inner_.sign(message);
  }
  int signatures() const { return signatures_; }

 private:
  const Signer& inner_;
  mutable int signatures_ = 0;
};

// A memory error while an entry is encoded: the given bit of what was to be stored is not what was said.
class FlippingCodec final : public EntryCodec {
 public:
  FlippingCodec(const EntryCodec& inner, std::size_t bit) : inner_(inner), bit_(bit) {}
  Result<Bytes> encode(const Entry& entry) const override {
    TRY(leaf, inner_.encode(entry));
    leaf[bit_ / 8 % leaf.size()] ^= static_cast<std::uint8_t>(1U << bit_ % 8);
    return leaf;
  }
  Result<Entry> decode(ByteView leaf) const override { return inner_.decode(leaf); }

 private:
  const EntryCodec& inner_;
  std::size_t bit_;
};

}  // namespace kroniek::test
