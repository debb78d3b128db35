#include "api/http/problem.h"

#include <iostream>

#include "api/http/log_line.h"
#include "core/faults.h"
#include "core/json.h"

namespace kroniek::http {
namespace {

Json faults_json(std::vector<Fault> faults) {
  Json list = Json::array();
  for (const auto& fault : within_bounds(std::move(faults)))
    list.push_back(
        Json::object({{"pointer", fault.pointer}, {"code", fault.code}, {"detail", fault.detail}}));
  return list;
}

// Seconds. A full queue is empty again soon; a service that has stopped accepting waits for a restart.
const char* retry_after(const Error& error) {
  return error.kind == ErrorKind::unavailable ? "30" : "1";
}

// What the store says of itself goes to the log, for whoever runs it, and no further than its code into an
// answer. The detail names files and places: nobody's who asks, and worth nothing to them.
bool is_internal(const Error& error) {
  return error.kind == ErrorKind::corrupt || error.code.starts_with("store.");
}

std::string plain_sentence(const Error& error) {
  if (error.kind == ErrorKind::corrupt)
    return "What is stored does not read as it was written. The register's log says where.";
  if (error.kind == ErrorKind::storage_full)
    return "There is too little room on the disk to record anything.";
  return "The store cannot do this now. The register's log says why.";
}

// That nothing is accepted any more is said once by whoever watches over it; this is of the one request.
void tell_log(const Error& error) {
  if (error.kind != ErrorKind::corrupt && error.code != "store.read-failed") return;
  log_line(std::cerr, "error", "store-error", {{"code", error.code}, {"detail", error.detail}});
}

std::string detail_of(const Error& error) {
  if (!is_internal(error)) return error.detail.empty() ? title_of(error.code) : error.detail;
  tell_log(error);
  return plain_sentence(error);
}

}  // namespace

int status_of(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::invalid:
      return 400;
    case ErrorKind::unauthenticated:
      return 401;
    case ErrorKind::forbidden:
      return 403;
    case ErrorKind::not_found:
      return 404;
    case ErrorKind::conflict:
      return 409;
    case ErrorKind::too_large:
      return 413;
    case ErrorKind::unsupported:
      return 415;
    case ErrorKind::too_many:
      return 429;
    case ErrorKind::busy:
      return 503;
    case ErrorKind::unavailable:
      return 503;
    case ErrorKind::storage_full:
      return 507;
    case ErrorKind::corrupt:
      return 500;
  }
  return 500;
}

std::string title_of(std::string_view code) {
  std::string title;
  for (const char c : code) {
    if (c == '.')
      title += ": ";
    else
      title.push_back(c == '-' ? ' ' : c);
  }
  if (!title.empty() && title[0] >= 'a' && title[0] <= 'z')
    title[0] = static_cast<char>(title[0] - 'a' + 'A');
  return title;
}

Response problem(const Error& error) {
  return problem(status_of(error.kind), error);
}

Response problem(int status, const Error& error) {
  Json document = Json::object({{"type", "/problems/" + error.code},
                                {"title", title_of(error.code)},
                                {"status", status},
                                {"detail", detail_of(error)},
                                {"code", error.code}});
  // What is wrong with a request as a whole is so at its root (RFC 6901, section 5).
  if (!error.faults.empty())
    document.set("errors", faults_json(error.faults));
  else if (status == 400)
    document.set("errors", faults_json({{"", error.code, detail_of(error)}}));
  Response response;
  response.status = status;
  response.content_type = "application/problem+json";
  response.body = write_json(document);
  if (status == 401) response.set_header("WWW-Authenticate", "Bearer realm=\"kroniek\"");
  if (status == 429 || status == 503) response.set_header("Retry-After", retry_after(error));
  return response;
}

}  // namespace kroniek::http
