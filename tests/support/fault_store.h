// A store whose commits fail on command, in both ways that a real one can: not written, or written and not
// told. After a failure it refuses everything, as the port promises; a new FaultStore over the same inner one
// is the restart.
#pragma once

#include <atomic>
#include <optional>

#include "core/ports.h"

namespace kroniek::test {

enum class Fault {
  refuse,      // nothing is written, `unavailable`
  lose_reply,  // all is written, `unavailable`
  disk_full    // nothing is written, `storage_full`; the store goes on
};

class FaultStore final : public Store {
 public:
  explicit FaultStore(Store& inner) : inner_(inner) {}

  void fail_next(Fault fault) { fail_after(0, fault); }
  // Lets `commits` more succeed, then fails one.
  void fail_after(std::size_t commits, Fault fault) {
    fault_ = fault;
    left_ = commits;
  }
  std::size_t commits() const { return commits_; }  // that succeeded
  void fail_purges(std::size_t count, ErrorKind kind) {
    purge_fault_ = kind;
    purges_to_fail_ = count;
  }
  std::size_t purges() const { return purges_; }  // that were asked for

  Result<Ok> commit(const Batch& batch) override {
    TRY_OK(health());
    if (fault_ && left_ == 0) return fail(batch);
    if (fault_) --left_;
    TRY_OK(inner_.commit(batch));
    ++commits_;
    return Ok{};
  }
  std::unique_ptr<const Snapshot> snapshot() const override { return inner_.snapshot(); }
  Result<Ok> purge(Table table, std::string_view from, std::string_view before) override {
    TRY_OK(health());
    ++purges_;
    if (purges_to_fail_ > 0) {
      --purges_to_fail_;
      return Error{purge_fault_, "store.purge-failed", "The test made a purge fail."};
    }
    return inner_.purge(table, from, before);
  }
  Result<Ok> health() const override {
    if (failed_) return unavailable();
    return inner_.health();
  }
  Result<Ok> may_accept() const override {
    TRY_OK(health());
    return inner_.may_accept();
  }

 private:
  static Error unavailable() {
    return {ErrorKind::unavailable, "store.failed", "The test made a write fail."};
  }

  Result<Ok> fail(const Batch& batch) {
    const Fault fault = *fault_;
    fault_.reset();
    if (fault == Fault::disk_full)
      return Error{ErrorKind::storage_full, "store.disk-full", "The test says so."};
    failed_ = true;
    if (fault == Fault::lose_reply) TRY_OK(inner_.commit(batch));
    return unavailable();
  }

  Store& inner_;
  std::optional<Fault> fault_;
  std::size_t left_ = 0;
  std::size_t commits_ = 0;
  // A purge may run on a thread of its own, beside the commits.
  std::atomic<std::size_t> purges_ = 0;
  std::atomic<std::size_t> purges_to_fail_ = 0;
  std::atomic<ErrorKind> purge_fault_ = ErrorKind::busy;
  bool failed_ = false;
};

}  // namespace kroniek::test
