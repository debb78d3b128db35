#include "api/http/handlers/batch.h"

#include <algorithm>
#include <map>
#include <utility>

#include "api/http/handlers/answers.h"
#include "api/http/problem.h"

namespace kroniek::http {
namespace {

constexpr std::size_t lines_max =
    20'000;  // each costs some 2 KB while it waits; 16 MiB hold fewer real statements
constexpr std::size_t waiting_max = 1'024;  // of one batch at the writer, a quarter of its queue

std::vector<std::string_view> split_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const auto end = text.find('\n');
    auto line = text.substr(0, end);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (!line.empty()) lines.push_back(line);
    text.remove_prefix(end == text.npos ? text.size() : end + 1);
  }
  return lines;
}

std::string answer_line(const Result<Accepted>& answer) {
  if (!answer.ok()) return problem(answer.error()).body + "\n";
  Json json = accepted_json(*answer);
  json.set("status", answer->again ? 200 : 201);
  return write_json(json) + "\n";
}

// What a statement refused so may rest on can stand in a later line: a key that is enrolled, a stream that is
// opened, the version before. Devices write their lines in order, but those of several stand mixed.
bool may_be_missing(const Error& error) {
  return error.code.ends_with("unknown") || error.code == "statement.version-ahead";
}
constexpr int passes_max = 16;  // as deep as actor, mandate, operation, movement, file and facts go, and more

// Lines of one stream in the order of the versions that they make, in the places of its lines.
template <typename Lines>
void sort_versions(Lines& lines) {
  std::map<StreamId, std::vector<std::size_t>> places;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto& claims = lines[i].submission.prepared.claims;
    if (claims.version.has_value()) places[claims.stream].push_back(i);
  }
  for (const auto& [stream, at] : places) {
    Lines sorted;
    for (const auto i : at) sorted.push_back(std::move(lines[i]));
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto& one, const auto& other) {
      return *one.submission.prepared.claims.version < *other.submission.prepared.claims.version;
    });
    for (std::size_t i = 0; i < at.size(); ++i) lines[at[i]] = std::move(sorted[i]);
  }
}

}  // namespace

Result<Submission> prepare_plain(const Service& service, const Json& json, const Caller* caller) {
  if (caller == nullptr)
    return Error{ErrorKind::unauthenticated, "token.missing",
                 "A statement in JSON needs a signed-in author; one signed by its author needs no token."};
  TRY(plain, read_plain(json));
  return service.prepare(plain, caller->who);
}

StatementBatch::StatementBatch(Service& service, Request request, Reply reply)
    : service_(service),
      request_(std::move(request)),
      lines_(split_lines(request_.body)),
      reply_(std::move(reply)),
      prepared_(lines_.size() > lines_max ? 0 : lines_.size()),
      answers_(prepared_.size()) {}

bool StatementBatch::start(Workers& workers) {
  if (lines_.empty()) {
    refuse(Error{ErrorKind::invalid, "batch.empty", "A batch holds one statement a line, and at least one."});
    return true;
  }
  if (lines_.size() > lines_max) {
    refuse(Error{ErrorKind::too_large, "batch.too-many-lines", "A batch holds at most 20,000 statements."});
    return true;
  }
  bool started = false;
  for (unsigned i = 0; i < workers.threads(); ++i)
    started = workers.submit([self = shared_from_this()] { self->work(); }) || started;
  return started;
}

void StatementBatch::refuse(const Error& error) {
  const std::lock_guard lock(mutex_);
  reply_(problem(error));
}

std::optional<std::size_t> StatementBatch::next_line() {
  std::unique_lock lock(mutex_);
  room_.wait(lock, [&] { return waiting_ < waiting_max; });
  if (next_ == lines_.size()) return std::nullopt;
  ++waiting_;
  return next_++;
}

void StatementBatch::work() {
  while (const auto line = next_line()) prepared(*line, prepare(lines_[*line]));
  {
    const std::lock_guard lock(mutex_);
    if (std::exchange(is_finishing_, true)) return;
  }
  finish();
}

Result<Submission> StatementBatch::prepare(std::string_view line) const {
  TRY(json, parse_json(line));
  if (const auto* sd_jwt = json.string()) return service_.prepare(*sd_jwt);
  return prepare_plain(service_, json, request_.caller.get());
}

void StatementBatch::prepared(std::size_t line, Result<Submission> submission) {
  std::unique_lock lock(mutex_);
  prepared_[line] = std::move(submission);
  if (is_submitting_) return;  // whoever is at it goes on with this one
  is_submitting_ = true;
  while (submitted_ < lines_.size() && prepared_[submitted_].has_value()) {
    const auto at = submitted_++;
    auto ready = *std::move(prepared_[at]);
    prepared_[at].reset();
    lock.unlock();
    const auto done = [self = shared_from_this(), at](const Result<Accepted>& answer) {
      self->answered(at, answer);
    };
    if (ready.ok()) {
      service_.submit(*std::move(ready), done);
    } else {
      done(std::move(ready).error());
    }
    lock.lock();
  }
  is_submitting_ = false;
}

void StatementBatch::answered(std::size_t line, const Result<Accepted>& answer) {
  auto text = answer_line(answer);
  const std::lock_guard lock(mutex_);
  answers_[line] = std::move(text);
  accepted_ += answer.ok() ? 1 : 0;
  if (!answer.ok() && may_be_missing(answer.error())) held_back_.push_back(line);
  --waiting_;
  ++done_;
  room_.notify_all();
}

void StatementBatch::wait_for_answers() {
  std::unique_lock lock(mutex_);
  room_.wait(lock, [&] { return done_ == lines_.size(); });
}

std::vector<StatementBatch::Again> StatementBatch::prepare_again(const std::vector<std::size_t>& lines) {
  std::vector<Again> ready;
  for (const auto line : lines) {
    auto submission = prepare(lines_[line]);
    if (submission.ok()) {
      ready.push_back({line, *std::move(submission)});
    } else {
      {
        const std::lock_guard lock(mutex_);
        ++waiting_;
      }
      answered(line, std::move(submission).error());
    }
  }
  return ready;
}

bool StatementBatch::ask_again() {
  std::vector<std::size_t> lines;
  std::size_t before = 0;
  {
    const std::lock_guard lock(mutex_);
    lines.swap(held_back_);
    before = accepted_;
    done_ -= lines.size();
  }
  std::sort(lines.begin(), lines.end());
  auto ready = prepare_again(lines);
  sort_versions(ready);
  for (auto& each : ready) {
    {
      std::unique_lock lock(mutex_);
      room_.wait(lock, [&] { return waiting_ < waiting_max; });
      ++waiting_;
    }
    service_.submit(std::move(each.submission),
                    [self = shared_from_this(), at = each.line](const Result<Accepted>& answer) {
                      self->answered(at, answer);
                    });
  }
  wait_for_answers();
  const std::lock_guard lock(mutex_);
  return accepted_ > before;
}

void StatementBatch::finish() {
  wait_for_answers();
  for (int pass = 0; pass < passes_max; ++pass) {
    {
      const std::lock_guard lock(mutex_);
      if (held_back_.empty() || accepted_ == 0) break;
    }
    if (!ask_again()) break;
  }
  Response response;
  response.content_type = "application/x-ndjson";
  const std::lock_guard lock(mutex_);
  for (const auto& each : answers_) response.body += each;
  reply_(std::move(response));
}

}  // namespace kroniek::http
