#include "api/demo/narrator.h"

namespace kroniek::demo {
namespace {

constexpr std::size_t waiting_max = 1'024;  // well below the writer's queue, so that nothing is turned away
// The register takes the time when it records, so what waits must be recorded before its clock moves on far.
// Waiting at every moment would cost a commit for each statement.
constexpr std::int64_t late_microseconds_max = 60 * std::int64_t{1'000'000};

bool is_about_people(const StreamId& stream) {
  return stream.collection == "movements" || stream.collection == "registrations";
}

}  // namespace

void DemoClock::move_to(Instant instant) {
  VERIFY(instant.microseconds >= now_, "the demo is told in the order in which it happens");
  now_ = instant.microseconds;
}

Uuid new_id(Instant at, kroniek::Random& random) {
  std::array<std::uint8_t, 10> bits{};
  random.fill(bits);
  return make_uuid_v7(at, bits);
}

Narrator::~Narrator() {
  wait_until_at_most(0);
}

void Narrator::at(Instant moment) {
  if (moment.microseconds - answered_at_.microseconds >= late_microseconds_max) {
    wait_until_at_most(0);
    answered_at_ = moment;
  }
  clock_.move_to(moment);
}

StreamId Narrator::new_stream(std::string_view collection) {
  return {std::string(collection), new_id(clock_.now(), random_)};
}

void Narrator::complete(const Persona& by, PlainStatement& plain) {
  plain.mandate = by.mandate;
  plain.occurred_at = clock_.now();
  plain.version = ++versions_[*plain.stream];
  const bool people = is_about_people(*plain.stream);
  if (plain.basis.empty()) plain.basis = {people ? "AVG-6-1-e" : "Wvr-39"};
  if (people) plain.operation = operation_;
  if (people && !plain.via.has_value()) plain.via = Via::desk;
}

void Narrator::note_refusal(const std::string& type, const Error& error) {
  const std::lock_guard lock(mutex_);
  if (refusal_.has_value()) return;
  refusal_ = error;
  refusal_->detail = type + " was refused: " + error.detail;
}

void Narrator::wait_until_at_most(std::size_t waiting) {
  std::unique_lock lock(mutex_);
  answered_.wait(lock, [&] { return waiting_ <= waiting; });
}

void Narrator::say(const Persona& by, PlainStatement plain) {
  wait_until_at_most(waiting_max);
  {
    const std::lock_guard lock(mutex_);
    if (refusal_.has_value()) return;
  }
  complete(by, plain);
  const Author author{by.actor, service_.origin(), false};
  const auto made = make_statement(plain, author, {clock_.now(), random_, *by.signer});
  if (!made.ok()) return note_refusal(plain.type, made.error());
  auto submission = service_.prepare(to_text(*made));
  if (!submission.ok()) return note_refusal(plain.type, submission.error());
  {
    const std::lock_guard lock(mutex_);
    ++waiting_;
  }
  service_.submit(*std::move(submission), [this, type = plain.type](const Result<Accepted>& answer) {
    if (!answer.ok()) note_refusal(type, answer.error());
    const std::lock_guard lock(mutex_);
    --waiting_;
    answered_.notify_all();  // with the lock held: whoever waits may end this narrator as soon as it is free
  });
}

Result<Ok> Narrator::settle() {
  wait_until_at_most(0);
  const std::lock_guard lock(mutex_);
  if (refusal_.has_value()) return *refusal_;
  return Ok{};
}

}  // namespace kroniek::demo
