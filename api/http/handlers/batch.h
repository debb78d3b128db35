// A batch of statements, one a line, answered line by line in order. Workers read and check the lines side by
// side; a bounded number waits for the writer at a time, so one large batch does not fill the queue for
// everybody. Lines that waited on others of the same batch are asked again when those have been answered.
#pragma once

#include <condition_variable>
#include <mutex>

#include "api/http/handlers/api.h"

namespace kroniek::http {

class StatementBatch : public std::enable_shared_from_this<StatementBatch> {
 public:
  StatementBatch(Service& service, Request request, Reply reply);

  bool start(Workers& workers);  // false: nothing was started, and refuse() says so
  void refuse(const Error& error);

 private:
  void work();
  std::optional<std::size_t> next_line();
  Result<Submission> prepare(std::string_view line) const;
  void prepared(std::size_t line, Result<Submission> submission);
  void answered(std::size_t line, const Result<Accepted>& answer);

  // When all lines have been answered once, by one worker.
  struct Again {
    std::size_t line;
    Submission submission;
  };
  void finish();
  bool ask_again();  // false: nothing came of it
  std::vector<Again> prepare_again(const std::vector<std::size_t>& lines);
  void wait_for_answers();

  Service& service_;
  const Request request_;
  std::vector<std::string_view> lines_;  // of request_.body

  std::mutex mutex_;
  std::condition_variable room_;
  Reply reply_;                                              // guarded by mutex_, as all that follows
  std::vector<std::optional<Result<Submission>>> prepared_;  // by line; emptied when handed to the writer
  std::vector<std::string> answers_;
  std::size_t next_ = 0;       // the line to be prepared next
  std::size_t submitted_ = 0;  // lines before it have been handed to the writer, in their order
  std::size_t waiting_ = 0;
  std::size_t done_ = 0;
  std::vector<std::size_t> held_back_;  // lines that found something missing
  std::size_t accepted_ = 0;
  bool is_finishing_ = false;   // one worker finishes
  bool is_submitting_ = false;  // one thread at a time hands over, or the order would be lost
};

// The JSON form, which only a signed-in author may give: `token.missing`.
Result<Submission> prepare_plain(const Service& service, const Json& json, const Caller* caller);

}  // namespace kroniek::http
