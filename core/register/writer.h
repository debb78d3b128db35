// The one thread that owns the end of the log. Statements wait in a bounded queue; a batch is what arrived
// while the batch before was being written, so a lone statement never waits for a timer. On any doubt about
// what is stored the writer stops for good and says why; a restart decides. An erasure is answered by the
// purger's thread, when its values are gone from the files.
#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

#include "core/register/attachments.h"
#include "core/register/purger.h"
#include "core/register/recorder.h"

namespace kroniek {

struct WriterLimits {
  std::size_t queue_max = 4'096;    // statements that wait; at 20,000/s a fifth of a second
  std::size_t batch_max = 512;      // statements in one commit; bounds its memory and its latency
  std::size_t attachments_max = 4;  // documents that wait, of 64 MiB at most each
};

struct WriterCounts {
  std::uint64_t statements = 0;
  std::uint64_t refusals = 0;
  std::uint64_t batches = 0;
  std::uint64_t waiting = 0;
  std::uint64_t clock_regressions = 0;
};

class Writer {
 public:
  // Called on the writer's thread or the purger's; must not wait for anything.
  using Done = std::function<void(Result<Accepted>)>;
  using Released = std::function<void(TreeSize, const std::string& checkpoint)>;

  // `released` hears of every checkpoint after it is durable, before its statements are answered.
  Writer(RecorderPorts ports, Recovered recovered, WriterLimits limits, Released released);
  ~Writer();  // writes what waits, then stops
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  // Calls `done` exactly once: with the answer, or at once with `writer.queue-full` (nothing was recorded) or
  // `writer.stopped` (a restart is needed).
  void submit(Prepared statement, Done done);
  // The rows of a document, between two batches: a commit of their own, and no erasure comes between. As
  // submit; `done` hears the codes of keep_attachment besides.
  using KeptDone = std::function<void(Result<Kept>)>;
  void keep(SealedAttachment sealed, KeptDone done);

  Result<Ok> health() const;  // an error: it has stopped, and why
  std::string checkpoint() const;
  WriterCounts counts() const;

 private:
  struct Waiting {
    Prepared statement;
    Done done;
  };

  struct Keeping {
    SealedAttachment sealed;
    KeptDone done;
  };
  struct Work {
    std::deque<Waiting> batch;
    std::optional<Keeping> keeping;
    bool none() const { return batch.empty() && !keeping.has_value(); }
  };

  void run();
  Work next_work();
  void write(std::deque<Waiting> batch);
  void write(const Keeping& keeping);
  std::optional<Error> refusal(std::size_t waiting, std::size_t waiting_max) const;
  void stop_on(const Error& error);
  void acknowledge(const Waiting& waiting, Accepted accepted, std::vector<Erasing>& erasings);

  const WriterLimits limits_;
  Store& store_;
  const Released released_;
  Purger purger_;
  Recorder recorder_;  // the writer's thread only

  mutable std::mutex mutex_;
  std::condition_variable arrived_;
  std::deque<Waiting> queue_;     // guarded by mutex_
  std::deque<Keeping> keepings_;  // guarded by mutex_
  std::string checkpoint_;        // guarded by mutex_
  std::optional<Error> stopped_;  // guarded by mutex_
  WriterCounts counts_;           // guarded by mutex_
  bool closing_ = false;          // guarded by mutex_

  std::thread thread_;
};

}  // namespace kroniek
