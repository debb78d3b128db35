#include "tests/core/register_sequence.h"

#include "core/statement/jwk.h"

namespace kroniek::test {
namespace {

constexpr int tries_max = 8;  // most of what is drawn is refused; with eight tries four of five are taken

Streams streams_of(const Snapshot& snapshot) {
  Streams streams;
  VERIFY(snapshot
             .scan(Table::views, "", "", Order::ascending,
                   [&](std::string_view, std::string_view view) {
                     const auto held = parse_view(view).value();
                     streams[held.envelope.id] = {held.envelope, {}, {}, {}};
                     return true;
                   })
             .ok(),
         "the views of the cast can be read");
  return streams;
}

const Streams& streams_of_cast() {
  static const Streams streams = streams_of(*cast_world()->inner_store().snapshot());
  return streams;
}

std::string code_of(const Result<Recorder::Taken>& taken) {
  return taken.ok() ? accepted : taken.error().code;
}

Instant next_moment(Dice& dice, Instant now) {
  const auto pause = dice.one_in(30) ? static_cast<std::int64_t>(dice.below(20)) * 3'600'000'000 : 0;
  return {now.microseconds + pause + static_cast<std::int64_t>(dice.below(3)) * 500'000};
}

}  // namespace

std::vector<Accepted> Copy::tell(std::span<const Attempt> steps, const Ends& ends) {
  std::vector<Accepted> answers;
  auto& recorder = desk.recorder();
  recorder.begin();
  for (std::size_t i = 0; i < steps.size(); ++i) {
    world->clock.set(steps[i].moment);
    VERIFY(code_of(recorder.take(steps[i].prepared)) == steps[i].refusal,
           "it becomes of it as it did before");
    if (i + 1 < steps.size() && !ends(i)) continue;
    auto batch = recorder.commit().value();
    std::move(batch.begin(), batch.end(), std::back_inserter(answers));
    recorder.begin();
  }
  return answers;
}

Sequence::Sequence(const std::vector<std::uint32_t>& seeds, std::uint32_t focus)
    : focus_(focus), streams_(streams_of_cast()) {
  for (const auto seed : seeds) attempt(seed);
}

Sequence Sequence::drawn(std::size_t attempts) {
  const auto number = rc::gen::noShrink(rc::gen::arbitrary<std::uint32_t>());
  const auto focus = *number;
  return Sequence(*rc::gen::container<std::vector<std::uint32_t>>(attempts, number), focus);
}

std::pair<Said, Attempt> Sequence::draw(Dice& dice) {
  auto& world = *copy.world;
  auto& recorder = copy.desk.recorder();
  for (int tries = dice.one_in(4) ? 1 : tries_max;; --tries) {
    auto said = say_something(dice, {streams_, focus_, world.clock.now()});
    auto text = world.sign_json(said.by->person, said.plain);
    auto prepared = copy.desk.read(text);
    if (!prepared.ok()) continue;  // intake's own refusals are its tests'
    recorder.begin();
    auto code = code_of(recorder.take(*prepared));
    if (tries > 1 && !code.empty()) continue;
    return {std::move(said), {world.clock.now(), std::move(text), *std::move(prepared), std::move(code)}};
  }
}

void Sequence::attempt(std::uint32_t seed) {
  Dice dice(seed);
  auto& world = *copy.world;
  world.clock.set(next_moment(dice, world.clock.now()));
  auto [said, drawn] = draw(dice);
  steps_.push_back(std::move(drawn));
  if (!steps_.back().refusal.empty()) return;
  VERIFY(copy.desk.recorder().commit().ok(), "a memory store takes a batch");
  const auto& claims = steps_.back().prepared.claims;
  const auto view = world.inner_store().snapshot()->read(Table::views, stream_prefix(claims.stream));
  auto& known = streams_[claims.stream];
  known.envelope = parse_view(**view).value().envelope;
  if (known.statements.empty()) known.organisation = said.by->person.organisation;
  known.statements.emplace_back(claims.type, claims.jti);
  if (claims.type == "situation-report.published" || claims.type == "situation-report.corrected")
    known.picture = copy.desk.recorder().size().value - 1;
}

std::vector<Attempt> Sequence::taken() const {
  std::vector<Attempt> out;
  for (const auto& step : steps_)
    if (step.refusal.empty()) out.push_back(step);
  return out;
}

std::uint64_t size_before() {
  static const std::uint64_t size = Looking(*cast_world()).size().value;
  return size;
}

std::array<CopiedStore::Rows, 7> lasting_rows(const CopiedStore& store) {
  return {store.rows(Table::entries),     store.rows(Table::hashes),       store.rows(Table::streams),
          store.rows(Table::views),       store.rows(Table::view_history), store.rows(Table::lists),
          store.rows(Table::list_history)};
}

Looking::Looking(RegisterWorld& world)
    : snapshot_(world.inner_store().snapshot()), log_{*snapshot_, world.codec()} {
  VERIFY(snapshot_
             ->scan(Table::entries, "", "", Order::ascending,
                    [&](std::string_view, std::string_view leaf) {
                      entries_.push_back(
                          read_recorded(as_bytes(leaf), Position{entries_.size()}, world.codec()).value());
                      return true;
                    })
             .ok(),
         "the log can be read");
}

std::map<StreamId, Held> Looking::folded(std::uint64_t known, std::optional<Instant> valid_at) const {
  std::map<StreamId, Held> held;
  for (std::uint64_t i = 0; i < known; ++i) {
    const auto& entry = entries_[i];
    if (valid_at.has_value() && entry.claims.occurred_at > *valid_at) continue;
    const auto before = held.find(entry.claims.stream);
    held[entry.claims.stream] = fold(before == held.end() ? nullptr : &before->second, entry);
  }
  return held;
}

Moment drawn_moment(const Looking& looking, Instant now) {
  auto moment = looking.as_of(*rc::gen::inRange<std::uint64_t>(size_before(), looking.size().value + 1));
  if (*rc::gen::arbitrary<bool>())
    moment.valid_at = Instant{now.microseconds - *rc::gen::inRange(0, 60) * std::int64_t{3'600'000'000}};
  return moment;
}

std::map<StreamId, Held> Looking::open_streams(const Moment& moment) const {
  auto streams = folded(moment.known.value, moment.valid_at);
  std::set<StreamId> begun;
  for (const auto& entry : entries_)
    if (begun.insert(entry.claims.stream).second && moment.valid_at.has_value() &&
        entry.claims.occurred_at > *moment.valid_at)
      streams.erase(entry.claims.stream);
  return streams;
}

}  // namespace kroniek::test
