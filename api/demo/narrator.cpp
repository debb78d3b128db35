#include "api/demo/narrator.h"

namespace kroniek::demo {
namespace {

constexpr std::size_t waiting_max = 1'024;  // well below the writer's queue, so that nothing is turned away
// The register takes the time when it records, so what waits must be recorded before its clock moves on far.
// Waiting at every moment would cost a commit for each statement.
constexpr std::int64_t late_microseconds_max = 60 * std::int64_t{1'000'000};

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

void Narrator::note_failure(const std::string& type, const Error& error) {
  const std::lock_guard lock(mutex_);
  if (failure_.has_value()) return;
  failure_ = error;
  failure_->detail = type + ": " + error.detail;
}

bool Narrator::stopped() {
  const std::lock_guard lock(mutex_);
  return failure_.has_value();
}

void Narrator::wait_until_at_most(std::size_t waiting) {
  std::unique_lock lock(mutex_);
  answered_.wait(lock, [&] { return waiting_ <= waiting; });
}

Result<Submission> Narrator::prepare(const Persona& by, const PlainStatement& plain, Signing signing) {
  if (signing == Signing::sealed) return service_.prepare(plain, SignedIn{by.actor, by.organisation, {}});
  const Author author{by.actor, service_.origin(), false};
  TRY(made, make_statement(plain, author, {clock_.now(), random_, *by.signer}));
  return service_.prepare(to_text(made));
}

void Narrator::submit(const Persona& by, const PlainStatement& plain, Signing signing, Answer answer) {
  wait_until_at_most(waiting_max);
  auto submission = prepare(by, plain, signing);
  if (!submission.ok()) return answer(submission.error());
  {
    const std::lock_guard lock(mutex_);
    ++waiting_;
  }
  service_.submit(*std::move(submission), [this, answer = std::move(answer)](const Result<Accepted>& said) {
    answer(said);
    const std::lock_guard lock(mutex_);
    --waiting_;
    answered_.notify_all();  // with the lock held: whoever waits may end this narrator as soon as it is free
  });
}

void Narrator::say(const Persona& by, PlainStatement plain) {
  if (stopped()) return;
  prompter_.complete(by, clock_.now(), plain);
  prompter_.stands_at(*plain.stream, *plain.version);
  submit(by, plain, Signing::own_key, [this, type = plain.type](const Result<Accepted>& answer) {
    if (!answer.ok()) note_failure(type, answer.error());
  });
}

void Narrator::refused(const Persona& by, PlainStatement plain, const Refusal& refusal) {
  if (stopped()) return;
  prompter_.complete(by, clock_.now(), plain);
  const std::string code(refusal.code);
  submit(by, plain, refusal.signing, [this, type = plain.type, code](const Result<Accepted>& answer) {
    if (answer.ok())
      note_failure(type, {ErrorKind::conflict, "demo.not-refused", "It was to be refused: " + code + "."});
    else if (answer.error().code != code)
      note_failure(type, answer.error());
  });
}

std::int64_t Narrator::index_of(const Uuid& jti) {
  wait_until_at_most(0);
  const auto row = service_.read().find_statement(jti);
  return row.ok() ? static_cast<std::int64_t>(row->position.value) : 0;
}

Result<Ok> Narrator::settle() {
  wait_until_at_most(0);
  const std::lock_guard lock(mutex_);
  if (failure_.has_value()) return *failure_;
  return Ok{};
}

}  // namespace kroniek::demo
