// A sequence of statements made by chance and told to a register one at a time, to be told to others in other
// ways: in other batches, only up to a moment, again. What was refused is part of it.
#pragma once

#include <rapidcheck.h>

#include "tests/core/audit_support.h"
#include "tests/core/happenings.h"

namespace kroniek::test {

struct Attempt {
  Instant moment;  // the clock when it came in
  std::string text;
  Prepared prepared;
  std::string refusal;  // empty: taken
};

// A register on the rows of the cast, without a service.
struct Copy {
  std::unique_ptr<RegisterWorld> world = cast_world();
  Desk desk{*world};

  // Tells the steps, in batches that end where `ends` says so (the last one always does); each must become
  // of as it did before. Gives what was taken.
  using Ends = std::function<bool(std::size_t step)>;
  std::vector<Accepted> tell(std::span<const Attempt> steps, const Ends& ends);
};

class Sequence {
 public:
  Sequence(const std::vector<std::uint32_t>& seeds, std::uint32_t focus);
  // Of that many attempts, drawn by the property that is being checked; each can be left out when it fails.
  static Sequence drawn(std::size_t attempts);

  Copy copy;  // the register that it was told to
  const std::vector<Attempt>& steps() const { return steps_; }
  // Those that were taken, in order: position size_before() and on.
  std::vector<Attempt> taken() const;

 private:
  void attempt(std::uint32_t seed);
  // What one says next: as a rule the first of a few that would be taken, now and then whatever it is.
  std::pair<Said, Attempt> draw(Dice& dice);

  std::uint32_t focus_;
  Streams streams_;
  std::vector<Attempt> steps_;
};
std::uint64_t size_before();  // entries of the cast

// The log, and the tables that follow from it: what does not depend on batches or on chance in the vault.
std::array<CopiedStore::Rows, 7> lasting_rows(const CopiedStore& store);

// One snapshot of a register without a service, as its readers see it.
class Looking {
 public:
  explicit Looking(RegisterWorld& world);
  const LogReader& log() const { return log_; }
  TreeSize size() const { return {entries_.size()}; }
  const std::vector<Recorded>& entries() const { return entries_; }
  Moment now() const { return {size(), true, std::nullopt}; }
  Moment as_of(std::uint64_t known) const {
    return {TreeSize{known}, known == entries_.size(), std::nullopt};
  }
  // Every stream after that many entries, of what had happened by `valid_at` where it is given: folded from
  // the log alone.
  std::map<StreamId, Held> folded(std::uint64_t known, std::optional<Instant> valid_at) const;
  // The same of the streams only whose first statement had happened by then.
  std::map<StreamId, Held> open_streams(const Moment& moment) const;

 private:
  std::unique_ptr<const Snapshot> snapshot_;
  LogReader log_;
  std::vector<Recorded> entries_;
};

// A moment drawn on either clock, or on both: `now` is the world's.
Moment drawn_moment(const Looking& looking, Instant now);

// The same property for that many sequences; prints the smallest that it does not hold for.
template <typename Property>
bool holds_for(int cases, Property&& property) {
  auto params = rc::detail::configuration().testParams;
  params.maxSuccess = cases;
  const auto result =
      rc::detail::checkTestable(std::forward<Property>(property), rc::detail::TestMetadata(), params);
  const bool holds = result.template is<rc::detail::SuccessResult>();
  if (!holds) rc::detail::printResultMessage(result, std::cerr);
  return holds;
}

}  // namespace kroniek::test
