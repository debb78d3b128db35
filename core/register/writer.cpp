#include "core/register/writer.h"

#include <algorithm>

namespace kroniek {
namespace {

// After these the store and the recorder are as they were before the batch; after anything else nobody knows.
bool nothing_happened(const Error& error) {
  return error.kind == ErrorKind::storage_full;
}

// A refusal says something of the statement; these say something of the store.
bool is_doubt(const Error& error) {
  return error.kind == ErrorKind::corrupt || error.kind == ErrorKind::unavailable;
}

}  // namespace

Writer::Writer(RecorderPorts ports, Recovered recovered, WriterLimits limits, Released released)
    : limits_(limits),
      store_(ports.store),
      released_(std::move(released)),
      purger_(ports.store),
      recorder_(ports, std::move(recovered)) {
  checkpoint_ = recorder_.checkpoint();
  thread_ = std::thread([this] { run(); });
}

Writer::~Writer() {
  {
    const std::lock_guard lock(mutex_);
    closing_ = true;
  }
  arrived_.notify_one();
  thread_.join();
}

// The caller holds the lock.
std::optional<Error> Writer::refusal(std::size_t waiting, std::size_t waiting_max) const {
  if (stopped_.has_value())
    return Error{ErrorKind::unavailable, "writer.stopped",
                 "The register accepts nothing until it is restarted."};
  if (waiting >= waiting_max)
    return Error{ErrorKind::busy, "writer.queue-full",
                 "Too many statements wait; nothing was recorded, try again."};
  return std::nullopt;
}

void Writer::submit(Prepared statement, Done done) {
  std::optional<Error> refused;
  {
    const std::lock_guard lock(mutex_);
    refused = refusal(queue_.size(), limits_.queue_max);
    if (!refused.has_value()) queue_.push_back({std::move(statement), std::move(done)});
  }
  if (refused.has_value()) return done(*std::move(refused));
  arrived_.notify_one();
}

void Writer::keep(SealedAttachment sealed, KeptDone done) {
  std::optional<Error> refused;
  {
    const std::lock_guard lock(mutex_);
    refused = refusal(keepings_.size(), limits_.attachments_max);
    if (!refused.has_value()) keepings_.push_back({std::move(sealed), std::move(done)});
  }
  if (refused.has_value()) return done(*std::move(refused));
  arrived_.notify_one();
}

Result<Ok> Writer::health() const {
  const std::lock_guard lock(mutex_);
  if (stopped_.has_value()) return *stopped_;
  return Ok{};
}

std::string Writer::checkpoint() const {
  const std::lock_guard lock(mutex_);
  return checkpoint_;
}

WriterCounts Writer::counts() const {
  const std::lock_guard lock(mutex_);
  auto counts = counts_;
  counts.waiting = queue_.size();
  return counts;
}

// Of documents one at a time: however large, statements wait for one of them at most.
Writer::Work Writer::next_work() {
  std::unique_lock lock(mutex_);
  arrived_.wait(lock, [&] { return closing_ || !queue_.empty() || !keepings_.empty(); });
  Work work;
  while (!queue_.empty() && work.batch.size() < limits_.batch_max) {
    work.batch.push_back(std::move(queue_.front()));
    queue_.pop_front();
  }
  if (!keepings_.empty()) {
    work.keeping = std::move(keepings_.front());
    keepings_.pop_front();
  }
  return work;
}

void Writer::run() {
  const Error stopped{ErrorKind::unavailable, "writer.stopped",
                      "The register stopped before this was recorded."};
  for (auto work = next_work(); !work.none(); work = next_work()) {
    if (!health().ok()) {
      for (auto& each : work.batch) each.done(stopped);
    } else if (!work.batch.empty()) {
      write(std::move(work.batch));
    }
    if (!work.keeping.has_value()) continue;
    if (health().ok())
      write(*work.keeping);
    else
      work.keeping->done(stopped);
    work.keeping.reset();  // large, and somebody counts it: not held until there is something else to do
  }
}

void Writer::write(const Keeping& keeping) {
  auto kept = keep_attachment(store_, keeping.sealed);
  if (!kept.ok() && is_doubt(kept.error())) stop_on(kept.error());
  keeping.done(std::move(kept));
}

void Writer::stop_on(const Error& error) {
  const std::lock_guard lock(mutex_);
  if (!stopped_.has_value()) stopped_ = error;
}

// That an erasure was performed is acknowledged once it is purged, also where it is said again.
void Writer::acknowledge(const Waiting& waiting, Accepted accepted, std::vector<Erasing>& erasings) {
  const auto& done = waiting.done;
  const auto stream = accepted.stream;
  if (waiting.statement.claims.type != erasure::Performed::type) return done(std::move(accepted));
  const auto answer = [done, accepted](const Result<Ok>& purged) {
    done(purged.ok() ? Result<Accepted>(accepted) : Result<Accepted>(purged.error()));
  };
  const auto erasing = std::find_if(erasings.begin(), erasings.end(),
                                    [&](const Erasing& each) { return each.erasure == stream; });
  if (erasing != erasings.end()) {
    purger_.add(std::move(*erasing), answer);
    erasings.erase(erasing);
  } else if (!purger_.wait_for(stream, answer)) {
    done(std::move(accepted));
  }
}

void Writer::write(std::deque<Waiting> batch) {
  for (const auto& erasure : purger_.take_purged()) recorder_.note_purged(erasure);
  recorder_.begin();
  std::vector<Result<Recorder::Taken>> taken;
  taken.reserve(batch.size());
  std::optional<Error> doubt;
  for (const auto& each : batch) {
    taken.push_back(recorder_.take(each.statement));
    if (!taken.back().ok() && is_doubt(taken.back().error())) doubt = taken.back().error();
  }
  // A crash before this line: nothing of the batch happened. After it: all of it did.
  auto committed = doubt.has_value() ? Result<std::vector<Accepted>>(*doubt) : recorder_.commit();
  if (!committed.ok()) {
    if (!nothing_happened(committed.error())) stop_on(committed.error());
    for (auto& each : batch) each.done(committed.error());
    return;
  }
  std::uint64_t refused = 0;
  for (const auto& each : taken) refused += each.ok() ? 0 : 1;
  {
    const std::lock_guard lock(mutex_);
    checkpoint_ = recorder_.checkpoint();
    counts_.statements += committed->size();
    counts_.refusals += refused;
    counts_.batches += 1;
    counts_.clock_regressions = recorder_.clock_regressions();
  }
  auto erasings = recorder_.take_erasings();
  std::vector<bool> answered(committed->size(), false);
  if (!committed->empty()) released_(recorder_.size(), recorder_.checkpoint());
  for (std::size_t i = 0; i < batch.size(); ++i) {
    auto& result = taken[i];
    if (!result.ok()) {
      batch[i].done(std::move(result).error());
    } else if (auto* again = std::get_if<Accepted>(&*result)) {
      acknowledge(batch[i], std::move(*again), erasings);
    } else {
      const auto number = std::get<std::size_t>(*result);
      auto accepted = (*committed)[number];
      accepted.again = answered[number];  // the same statement twice in one batch
      answered[number] = true;
      acknowledge(batch[i], std::move(accepted), erasings);
    }
  }
}

}  // namespace kroniek
